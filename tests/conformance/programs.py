"""Random macro programs: definitions, calls, loops, conditionals, odd blanks, quotes and operators.

`program(random)` gives a text that uses nothing but what GNU as may accept or refuse without reading other files.
What a program computes is seen in `.print` and `.byte`.
"""

from __future__ import annotations

from random import Random

NAMES = ("a", "b", "ab", "x", "a.b", "_n", "A")
MACROS = ("m", "m2", "M3", "outer", "q_")
NUMBERS = ("0", "1", "2", "7", "0x10", "-1", "'a", "'b'", "010", "0b11", "3")
SYMBOLS = ("s1", "s2", ".Ls", "later")
BLANKS = ("", "", "", " ", " ", "  ", "\t", " /* c */ ")


class Writer:
    """Writes one program."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.defined: list[tuple[str, list[str]]] = []
        self.budget = 28
        self.labels = 0

    def pick(self, *choices: str) -> str:
        return self.random.choice(choices)

    def chance(self, probability: float) -> bool:
        return self.random.random() < probability

    def blank(self) -> str:
        return self.random.choice(BLANKS)

    def value(self, parameters: list[str], depth: int = 0) -> str:
        """An expression, in which parameters may occur."""
        roll = self.random.random()
        if parameters and roll < 0.35:
            name = self.random.choice(parameters)
            return "\\" + name + self.pick("", "", "", "()", "'")
        if roll < 0.75 or depth > 2:
            return self.random.choice(NUMBERS)
        if roll < 0.82:
            return self.random.choice(SYMBOLS[:3])
        if roll < 0.9:
            return f"({self.blank()}{self.value(parameters, depth + 1)}{self.blank()})"
        operator = self.pick("+", "-", "*", "&", "|", "^", "<<", ">>", "==", "!=", "<", ">", "&&", "||", "/", "%")
        left, right = self.value(parameters, depth + 1), self.value(parameters, depth + 1)
        return f"{left}{self.blank()}{operator}{self.blank()}{right}"

    def argument(self, parameters: list[str]) -> str:
        """An argument of a call."""
        roll = self.random.random()
        if roll < 0.5:
            return self.value(parameters)
        if roll < 0.6:
            text = self.pick("x", "a b", "1,2", "a;b", "", "x#y", 'q\\"r', "d  e")
            return f'"{text}"'
        if roll < 0.7:
            return self.pick("%r3", "[1]", "(1 2)", "[1 2]", "8 (1)", "a@l", "{1}", "~1", "!0", "$", "1b")
        if roll < 0.8:
            return f"{self.random.choice(NAMES)}{self.blank()}={self.blank()}{self.value(parameters)}"
        return self.random.choice((*NAMES, *NUMBERS))

    def arguments(self, parameters: list[str], most: int) -> str:
        count = self.random.randint(0, most)
        text = ""
        for index in range(count):
            if index:
                text += self.pick(",", " ", ", ", " , ", "  ", "\t")
            text += self.argument(parameters)
        if self.chance(0.05):
            text += self.pick(",", " ,", " \\")
        return text

    def message(self, parameters: list[str]) -> str:
        parts = [f"<\\{name}>" for name in parameters[:3]] + [self.pick("", "\\@", "\\\\()x", "&a", "x\\()y", "#")]
        self.random.shuffle(parts)
        return f'.print "{"".join(parts)}"'

    def condition(self, parameters: list[str]) -> str:
        roll = self.random.random()
        if roll < 0.45:
            return f".{self.pick('if', 'ifeq', 'ifne', 'ifgt', 'iflt', 'ifge', 'ifle', 'IF')} {self.value(parameters)}"
        argument = self.argument(parameters)
        if roll < 0.6:
            return f".{self.pick('ifb', 'ifnb')} {argument if self.chance(0.6) else ''}"
        if roll < 0.75:
            other = self.argument(parameters)
            return f".{self.pick('ifc', 'ifnc')} {argument}{self.blank()},{self.blank()}{other}"
        if roll < 0.9:
            return f".{self.pick('ifdef', 'ifndef')} {self.random.choice(SYMBOLS)}"
        return '.ifeqs "a\\x62","ab"'

    def block(self, parameters: list[str], depth: int) -> list[str]:
        lines: list[str] = []
        for _ in range(self.random.randint(1, 4)):
            if self.budget <= 0:
                break
            self.budget -= 1
            lines += self.statement(parameters, depth)
        return lines

    def statement(self, parameters: list[str], depth: int) -> list[str]:
        roll = self.random.random()
        if roll < 0.2 or depth > 3:
            return [self.message(parameters)]
        if roll < 0.32:
            return [f" .byte {self.value(parameters)} & 0xff{self.pick('', ' # c', '/* d */')}"]
        if roll < 0.42:
            kind = self.pick(f".set {self.pick(*SYMBOLS[:3])}, ", f"{self.pick(*SYMBOLS[:3])}{self.blank()}= ")
            return [f" {kind}{self.value(parameters)}"]
        if roll < 0.5:
            self.labels += 1
            return [f"{self.pick('1', '2', f'L{self.labels}', f'L{self.labels}_')}:{self.pick('', ' nop', ' .byte 1')}"]
        if roll < 0.64 and self.defined:
            name, _ = self.random.choice(self.defined)
            written = name.upper() if self.chance(0.1) else name
            return [f"{self.pick('', ' ', chr(9))}{written} {self.arguments(parameters, 4)}"]
        if roll < 0.78:
            lines = [f" {self.condition(parameters)}", *self.block(parameters, depth + 1)]
            if self.chance(0.2):
                lines += [f".elseif {self.value(parameters)}", *self.block(parameters, depth + 1)]
            if self.chance(0.5):
                lines += [".else", *self.block(parameters, depth + 1)]
            return [*lines, ".endif" if self.chance(0.97) else " nop"]
        if roll < 0.88:
            return self.loop(parameters, depth)
        if roll < 0.96:
            return self.definition(depth)
        return [self.pick(".exitm", ".purgem m", ".endm", ".err", " .byte 1 ; .byte 2", " x", "#c", ".altmacro")]

    def loop(self, parameters: list[str], depth: int) -> list[str]:
        roll = self.random.random()
        if roll < 0.4:
            return [f".rept {self.pick('0', '1', '2', '3', 's1 & 3')}", *self.block(parameters, depth + 1), ".endr"]
        name = self.random.choice(NAMES)
        inner = [*parameters, name] if self.chance(0.8) else parameters
        if roll < 0.75:
            opening = f".irp {name}{self.pick(',', ' ', ' , ')}{self.arguments(parameters, 4)}"
        else:
            opening = f".irpc {name},{self.pick('abc', 'a b', '12', '', chr(34) + 'p q' + chr(34))}"
        return [opening, *self.block(inner, depth + 1), ".endr"]

    def definition(self, depth: int) -> list[str]:
        name = self.random.choice(MACROS)
        names = self.random.sample(NAMES, self.random.randint(0, 3))
        header = []
        for index, parameter in enumerate(names):
            text = parameter
            if self.chance(0.1):
                text += ":req"
            elif index == len(names) - 1 and self.chance(0.15):
                text += ":vararg"
            if self.chance(0.25):
                text += f"{self.blank()}={self.blank()}{self.pick('5', '(1 + 2)', chr(34) + 'd e' + chr(34), 'q')}"
            header.append(text)
        line = f".macro {name}{self.pick(' ', ' ', ',')}{self.pick(' ', ', ', ',').join(header)}"
        lines = [line, *self.block(names, depth + 1), ".endm" if self.chance(0.97) else ".ENDM junk"]
        self.defined.append((name, names))
        return lines


def program(random: Random) -> str:
    """Return the text of a random program."""
    writer = Writer(random)
    lines = ["s1 = 1", ".set s2, 2", ".Ls = 3"]
    while writer.budget > 0:
        lines += writer.definition(0) if not writer.defined else writer.statement([], 0)
        writer.budget -= 1
    lines.append("later = 9")
    text = ""
    for line in lines:
        text += line + ("\n" if random.random() < 0.93 or "'" in line or '"' in line or "#" in line else ";")
    return text + "\n"


DATA = (
    ".byte 1, 2, 3",
    ".short 4",
    ".long 5, 6",
    ".quad 7",
    ".octa 8",
    ".float 1.5",
    ".double 2.5, 3",
    '.ascii "ab\\n", "c"',
    '.asciz "d" "e"',
    '.string "f", "g"',
    '.string16 "hi"',
    ".space 5",
    ".skip 3, 1",
    ".zero 2",
    ".fill 2, 3, 4",
    ".fill 4",
    ".uleb128 127, 128, 99999",
    ".sleb128 63, 64, -64, -65",
    ".dcb.b 3, 1",
    ".ds.w 2",
    ".cfi_sections .debug_frame",
    ".comm cc, 4",
    ".globl gg",
    '.ident "x"',
)
MOVES = (
    ".balign 4",
    ".balign 8",
    ".p2align 1",
    ".p2align 0",
    ".balign 1",
    ".align 2",
    ".org . + 3",
    ". = . + 2",
    ".space {0} - {1}",
    ".uleb128 {0} - {1}",
)
SECTIONS = (
    *(".text", ".data", ".text 1", ".bss", '.section .s,"a"'),
    *(".previous", '.pushsection .p,"a"', ".popsection"),
)


def layout_program(random: Random) -> str:
    """Return a text that asks for distances between places with all kinds of data and moves between them."""
    labels = ["start", "start"]
    lines = ["start:"]
    pushed = 0
    for number in range(random.randint(4, 16)):
        roll = random.random()
        if roll < 0.5:
            lines.append(" " + random.choice(DATA))
        elif roll < 0.58:
            lines.append(" " + random.choice(MOVES).format(*random.sample(labels, 2)))
        elif roll < 0.7:
            section = random.choice(SECTIONS)
            if section == ".popsection" and not pushed:
                continue
            pushed += {'.pushsection .p,"a"': 1, ".popsection": -1}.get(section, 0)
            lines.append(" " + section)
        else:
            lines.append(f"l{number}:")
            labels.append(f"l{number}")
        if random.random() < 0.35:
            left, right = random.choice((".", *labels)), random.choice(labels)
            test = random.choice(("- {} > 6", "- {} == 4", "- {} < 0", "> {}", "== {}", "- {} & 1"))
            lines += [f" .if {left} {test.format(right)}", ' .print "yes"', " .else", ' .print "no"', " .endif"]
    return "\n".join(lines) + "\n"
