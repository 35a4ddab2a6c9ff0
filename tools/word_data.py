"""Make `ppcmacro/isa/word_data.py`: which machine words are which instructions, learnt from what GNU as assembles.

A statement of each row of the instruction table is assembled, and again with each bit of each operand changed; the
bits of the word that follow an operand are its field, the others are the opcode.  A row whose operands do not go
into the word bit by bit (`srwi`, of which the word holds 32 minus the operand) is left out: the word is then shown
as its basic form.  Every row is tried with further operands before it is taken.  Run it with the cross-assembler in
the path; `--check` only compares.
"""

from __future__ import annotations

import argparse
import random
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
OUTPUT = ROOT / "ppcmacro" / "isa" / "word_data.py"
FAMILIES = {
    "booke32": ("440", "e500", "e500mc", "476", "titan", "efs2"),
    "booke64": ("e5500", "e6500", "a2"),
    "40x": ("405", "403"),
    "8xx": ("821",),
    "book3s32": ("ppc", "7450", "e300", "750cl", "601"),
    "book3s64": ("power8", "power9", "power10", "power4", "power6", "cell"),
}
HEADER = '''"""Machine words as GNU as makes them: `opcode families mnemonic fields`.  Made by tools/word_data.py.

The rows stand under the first six bits of the word.  The opcode has the value of all bits that are in no field;
`families` has a bit for each of `spr.FAMILIES`.  A field is `[-]part{+part}` with the parts of the operand from its
low end: `16.5` five bits of which the lowest is worth 1 << 16, `16=21.5` the same twice, `_2` two bits of 0; with `-`
the number is signed.  `d(b)` is a displacement and its base, `@` a distance.  A letter stands for a field that is
frequent (`words.LETTERS`).
"""

WORDS = {
'''
# Numbers of registers to begin with: no changed bit makes one of them another one, or 0, which some operands refuse.
_REGISTERS = (26, 3, 12, 21)
# Operands of which not every number is accepted (one CR field only, no count in CTR for a branch to it), with the
# places of their bits.
_FIXED = {"fxm": range(12, 20), "bo": range(21, 26)}


class Form(NamedTuple):
    """A mnemonic with operand tokens; a displacement and its base are two."""

    mnemonic: str
    tokens: tuple[str, ...]


class Run:
    """An assembler for many statements at once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def words(self, mode: str, statements: list[str]) -> list[int | None]:
        """The word that each statement gives in a mode, None where it is refused or no single word."""
        source, target, binary = (self.folder / f"x.{end}" for end in ("s", "o", "bin"))
        refused: set[int] = set()
        while True:
            lines = [".long 0" if index in refused else text for index, text in enumerate(statements)]
            source.write_text("\n".join(lines) + "\n")
            command = ["powerpc-linux-gnu-as", f"-m{mode}", "-o", str(target), str(source)]
            result = subprocess.run(command, capture_output=True, text=True, check=False)
            # a warning means that the operands are not as the instruction wants them
            found = {int(line.split(":")[1]) - 1 for line in result.stderr.splitlines() if re.match(r".*:\d+: ", line)}
            if not found - refused:
                break
            refused |= found
        if result.returncode:
            raise RuntimeError(result.stderr)
        command = ["powerpc-linux-gnu-objcopy", "-O", "binary", "-j", ".text", str(target), str(binary)]
        subprocess.run(command, check=True)
        data = binary.read_bytes()
        if len(data) != 4 * len(statements):
            raise RuntimeError(f"{mode}: {len(data)} bytes for {len(statements)} statements")
        words = [int.from_bytes(data[at : at + 4], "big") for at in range(0, len(data), 4)]
        return [None if index in refused else word for index, word in enumerate(words)]


def forms() -> list[Form]:
    """Every alternative of every row that is one word and whose operands are numbers in the word."""
    from ppcmacro.isa.branches import branch_form, branch_mnemonics
    from ppcmacro.isa.effects import COUNTED
    from ppcmacro.isa.table import mnemonics, row_of

    result = [Form("mftbu", ("D",))]
    for mnemonic in sorted(mnemonics()):
        row = row_of(mnemonic)
        for tokens, effects in row.alternatives if row else ():
            if effects.size == 4 and "m" not in tokens and mnemonic not in (*COUNTED, "subpcis"):
                flat = [part for token in tokens for part in token.rstrip(")").split("(")]
                if mnemonic.startswith("psq_") and flat[1] == "d":
                    flat[1] = "w"
                if mnemonic in ("addis", "lis"):
                    flat[-1] = "s16"  # what GNU as takes besides is the same number
                if (mnemonic, len(flat)) != ("mftb", 2):
                    result.append(Form(mnemonic, tuple(flat)))
    for mnemonic in branch_mnemonics():
        form = branch_form(mnemonic)
        if form is None or form.kind not in ("always", "options"):
            continue
        own = ("bo", "bS") if form.kind == "options" else ()
        if form.target != "label":
            result.append(Form(mnemonic, own))
        else:
            bits = 14 if form.kind == "options" else 24
            result.append(Form(mnemonic, (*own, f"t{bits}")))
    return result


def bits_of(token: str) -> tuple[int, int, int]:
    """The lowest and highest bit of a token's values, and the value to begin with."""
    if token in ("D", "S", "M", "Z", "U") or (token[0] in "fve" and token[1:] in ("D", "S", "M")):
        return 0, 4, -1
    if token[0] == "x":
        return (1, 5, 36) if token[1] in "Qq" else (0, 5, 36)
    if token[0] in "Qq" or token[1:] in ("Q", "q"):
        return 1, 4, 8
    if token[0] == "a" or token[0] == "c":
        return 0, 2, 2
    if token == "bo":
        return 0, 4, 12
    if token[0] == "b":
        return 0, 4, 5
    if token in ("spr", "dcr"):
        return 0, 9, 26
    if token == "fxm":
        return 0, 7, 0x40
    if token == "nb":
        return 0, 4, 1
    if token == "i":
        return 0, 15, 0
    if token == "w":
        return 0, 11, 16
    if token[0] == "t":
        return 2, int(token[1:]) + 1, 0
    if token[0] == "d":
        low = int(token[1:] or 1).bit_length() - 1
        return low, 15, 16
    if token[0] == "k":
        low = int(token[1:]).bit_length() - 1
        return low, low + 4, 16
    return 0, int(token[1:]) - 1, 0 if token[1:] in ("1", "2") else 1


def signed(token: str) -> bool:
    """Whether the highest bit of a token's field counts negative."""
    return token[0] in "sdtw" and token not in ("spr", "dcr")


def changed(token: str, value: int, bit: int) -> int:
    """The value with one bit changed, as it is written."""
    high = bits_of(token)[1]
    value ^= 1 << bit
    return value - (2 << high) if signed(token) and value >> high & 1 else value


def statement(form: Form, values: list[int]) -> str:
    """The form with numbers as operands."""
    operands, tokens = [], list(form.tokens)
    at = 0
    while at < len(tokens):
        if (
            tokens[at][0] in "dkiw"
            and tokens[at] != "dcr"
            and tokens[at + 1 : at + 2] in (["Z"], ["U"])
            and (tokens[at] != "i" or form.mnemonic.startswith("hash"))
        ):
            operands.append(f"{values[at]}({values[at + 1]})")
            at += 2
            continue
        distance = tokens[at][0] == "t" and not form.mnemonic.endswith("a")
        operands.append(f".+{values[at]}".replace("+-", "-") if distance else str(values[at]))
        at += 1
    return f"{form.mnemonic} {','.join(operands)}"


def start(form: Form) -> list[int]:
    """Operands that GNU as takes, as far as that can be known."""
    numbers = iter(_REGISTERS)
    values = [bits_of(token)[2] for token in form.tokens]
    if form.mnemonic == "mtcrf":
        values[0] = 0x81  # one field alone would be an mtocrf
    return [next(numbers) if value < 0 else value for value in values]


def learn(run: Run, mode: str, found: list[tuple[Form, list[int], int]]) -> dict[Form, str]:
    """The row of each form without its families; those that cannot be written so are left out."""
    statements, keys = [], []
    for form, values, _ in found:
        for index, token in enumerate(form.tokens):
            low, high, _ = bits_of(token)
            for bit in range(low, high + 1):
                other = [*values]
                other[index] = changed(token, values[index] & ((2 << high) - 1), bit)
                statements.append(statement(form, other))
                keys.append((form, index, bit))
    words = dict(zip(keys, run.words(mode, statements), strict=True))
    rows = {}
    for form, values, word in found:
        fields = []
        opcode = word
        for index, token in enumerate(form.tokens):
            low, high, _ = bits_of(token)
            if token in _FIXED:
                masks: dict[int, int | None] = {bit: 1 << place for bit, place in enumerate(_FIXED[token])}
            else:
                masks = {bit: None if (other := words[form, index, bit]) is None else other ^ word
                         for bit in range(low, high + 1)}  # fmt: skip
                if token == "i":
                    while masks and masks[max(masks)] is None:
                        masks.pop(max(masks))
            field = spelled(masks, low)
            if field is None:
                break
            field = "-" * signed(token) + field
            if token == "h16" and word >> 26 == 15:
                field = "-" + field
            whole = 0
            for mask in masks.values():
                whole |= mask or 0
            if extract(field, word) != values[index]:
                break
            opcode &= ~whole
            fields.append(field)
        else:
            text = f"{opcode:x} {form.mnemonic} {shown(form, fields)}"
            rows[form] = text.rstrip()
    return rows


def shown(form: Form, fields: list[str]) -> str:
    """The fields as the operands are written."""
    from ppcmacro.isa.words import LETTERS

    short = {field: letter for letter, field in LETTERS.items()}
    fields = [short.get(field, field) for field in fields]
    numbered = statement(form, list(range(1000, 1000 + len(fields)))).partition(" ")[2].replace(".+", "@")
    return re.sub(r"1\d{3}", lambda match: fields[int(match[0]) - 1000], numbered).replace(",", " ")


def spelled(masks: dict[int, int | None], low: int) -> str | None:
    """The parts of a field from the bits of the word that follow each bit of the operand."""
    parts: list[str] = [f"_{low}"] if low else []
    runs: list[tuple[list[int], int]] = []
    for bit in range(low, max(masks, default=-1) + 1):
        mask = masks[bit]
        if not mask:
            return None
        places = [place for place in range(32) if mask >> place & 1]
        if runs and places == [place + runs[-1][1] for place in runs[-1][0]]:
            runs[-1] = runs[-1][0], runs[-1][1] + 1
        else:
            runs.append((places, 1))
    parts += [f"{'='.join(map(str, places))}.{width}" for places, width in runs]
    return "+".join(parts) if runs else None


def extract(field: str, word: int) -> int | None:
    """The number in a field, None when places that must be the same are not."""
    from ppcmacro.isa.words import field_value

    return field_value(field, word)


def tried(run: Run, mode: str, rows: dict[Form, str], known: dict[Form, list[int]]) -> dict[Form, str]:
    """The rows that read the right operands out of words with other operands too."""
    from ppcmacro.isa.words import operands_of

    chance = random.Random(7)
    good = dict(rows)
    for _ in range(4):
        statements, values = [], []
        for form in rows:
            other = []
            for token, old in zip(form.tokens, known[form], strict=True):
                low, high, _ = bits_of(token)
                value = chance.randrange(1 << high - low + 1) << low
                if token == "i" or token in _FIXED:
                    value = old
                elif signed(token) and value >> high & 1:
                    value -= 2 << high
                other.append(value)
            statements.append(statement(form, other))
            values.append(other)
        for form, text, word in zip(rows, statements, run.words(mode, statements), strict=True):
            if word is None:
                continue
            mine = operands_of(rows[form].partition(" ")[2].partition(" ")[2], word)
            if mine is None or text.partition(" ")[2] != mine:
                good.pop(form, None)
    return good


def main() -> int:
    """Write the module, or with `--check` say whether it is what would be written."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--check", action="store_true")
    arguments = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    everything = forms()
    families: dict[tuple[Form, int], int] = {}
    rows: dict[tuple[Form, int], str] = {}
    refused: set[str] = set()
    with tempfile.TemporaryDirectory() as folder:
        run = Run(Path(folder))
        modes = [(mode, 1 << index) for index, of in enumerate(FAMILIES.values()) for mode in of] + [("any", 0)]
        for mode, bit in modes:
            done = {form for form, _ in families}
            left = [form for form in everything if bit or form not in done]
            values = [start(form) for form in left]
            words = run.words(mode, [statement(form, value) for form, value in zip(left, values, strict=True)])
            taken = [
                (form, value, word)
                for form, value, word in zip(left, values, words, strict=True)
                if word is not None and (not form.mnemonic.startswith("mftb") or word >> 1 & 0x3FF == 371)
            ]
            # one mnemonic may be another word in another mode
            fresh = [one for one in taken if (one[0], one[2]) not in families]
            for form, _, word in taken:
                families[form, word] = families.get((form, word), 0) | bit
            learnt = learn(run, mode, fresh)
            good = tried(run, mode, learnt, {form: value for form, value, _ in fresh})
            rows.update({(form, word): good[form] for form, _, word in fresh if form in good})
            refused |= {form.mnemonic for form, _, _ in fresh if form not in good}
    by_primary: dict[int, set[str]] = {}
    for key, row in rows.items():
        opcode, _, rest = row.partition(" ")
        line = f"{opcode} {families[key]:x} {rest}"
        by_primary.setdefault(int(opcode, 16) >> 26, set()).add(line)
    text = HEADER
    for primary in sorted(by_primary):
        lines = sorted(by_primary[primary], key=lambda line: (int(line.split(" ")[0], 16), line))
        text += f'    {primary}: """' + "\n".join(lines) + '""",\n'
    text += "}\n"
    left_out = {form.mnemonic for form in everything} - {form.mnemonic for form, _ in families}
    print(len(rows), "rows; not bit by bit:", *sorted(refused))
    print("refused in every mode:", *sorted(left_out))
    if arguments.check:
        return int(OUTPUT.read_text() != text)
    OUTPUT.write_text(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
