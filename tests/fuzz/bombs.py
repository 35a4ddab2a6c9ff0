"""Small inputs that ask for endless work, and large ones of a single kind: what each must lead to."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

__all__ = ["BOMBS", "Bomb"]


class Bomb(NamedTuple):
    """A source, and the code that `lint` gives first ("" where the file is long but right)."""

    text: Callable[[], str]
    code: str
    suffix: str = "S"


def _doubling(levels: int) -> str:
    uses = "".join(f"#define M{n} M{n - 1} M{n - 1}\n" for n in range(1, levels))
    return f"#define M0 nop;\n{uses}\tM{levels - 1}\n"


def _arguments(levels: int) -> str:
    return "#define D(x) x x\n\t" + "D(" * levels + "nop;" + ")" * levels + "\n"


def _nested_rept(levels: int) -> str:
    return ".rept 1000\n" * levels + "\tnop\n" + ".endr\n" * levels


def _many(text: str, count: int) -> Callable[[], str]:
    return lambda: text * count


BOMBS: dict[str, Bomb] = {
    "C macros that double": Bomb(lambda: _doubling(60), "M031"),
    "C macro arguments that double": Bomb(lambda: _arguments(40), "M031"),
    "C macro arguments without an end": Bomb(lambda: "#define F(x) x\nF(" + "(" * 100_000 + "\n", "M033"),
    "C macros in a long chain": Bomb(
        lambda: "".join(f"#define A{n} A{n + 1}\n" for n in range(20_000)) + "\t.long A0\n", "M031"
    ),
    "C macro with very many parameters": Bomb(
        lambda: (
            f"#define F({','.join(f'p{n}' for n in range(20_000))}) p7\n"
            f"\t.long F({','.join(map(str, range(20_000)))})\n"
        ),
        "",
    ),
    "pasting that grows": Bomb(
        lambda: (
            "#define C(a,b) a##b\n#define D(a) C(a,a)\n"
            + "".join(f"#define E{n}(a) E{n - 1}(a##a)\n" for n in range(1, 40))
            + "#define E0(a) a\nE39(x)\n"
        ),
        "M031",
    ),
    "strings that grow": Bomb(
        lambda: "#define S(x) #x\n#define T(x) S(x)\n\t.long " + "T(" * 60 + '"\\"' + '"' + ")" * 60 + "\n", "M0"
    ),
    "macros that call each other twice": Bomb(
        lambda: '.macro T d\n.if \\d\n\tT "(\\d-1)"\n\tT "(\\d-1)"\n.endif\n.endm\n\tT 31\n', "M031", "s"
    ),
    "a macro that calls itself": Bomb(lambda: ".macro T\n\tT\n.endm\n\tT\n", "M0", "s"),
    "a macro whose argument grows": Bomb(lambda: ".macro T a\n\tT \\a\\a\n.endm\n\tT x\n", "M0", "s"),
    "a macro that defines macros": Bomb(
        lambda: ".macro T n\n.macro T\\n\n\tT \\n\\n\n.endm\n\tT\\n\n.endm\n\tT 1\n", "M0", "s"
    ),
    "a macro whose text grows in altmacro": Bomb(
        lambda: ".altmacro\n.macro T a\n\tT <\\a \\a>\n.endm\n\tT x\n", "M0", "s"
    ),
    ".rept of a billion": Bomb(lambda: ".rept 1000000000\n\tnop\n.endr\n", "M031", "s"),
    ".rept of a billion times nothing": Bomb(lambda: ".rept 1000000000\n.endr\n", "", "s"),
    ".rept of a billion blank lines": Bomb(lambda: ".rept 1000000000\n\n.endr\n", "", "s"),
    ".rept of a billion comments": Bomb(lambda: ".rept 1000000000\n/* x */\n.endr\n", "", "s"),
    ".rept of more than a word": Bomb(lambda: ".rept 99999999999999999999\n\tnop\n.endr\n", "M0", "s"),
    ".rept in .rept": Bomb(lambda: _nested_rept(12), "M031", "s"),
    ".rept in .rept without an end": Bomb(_many(".rept 9\n", 20_000), "M0", "s"),
    ".irp with very many arguments": Bomb(
        lambda: f".irp x,{','.join(map(str, range(100_000)))}\n\t.long \\x\n.endr\n", "", "s"
    ),
    ".irpc over a long text": Bomb(lambda: f".irpc x,{'ab' * 50_000}\n\t.byte '\\x\n.endr\n", "", "s"),
    ".irp over many in .irp over many": Bomb(
        lambda: (
            f".irp x,{','.join(map(str, range(3000)))}\n.irp y,{','.join(map(str, range(3000)))}\n"
            "\t.long 1\\x\\y\n.endr\n.endr\n"
        ),
        "M031",
        "s",
    ),
    "a macro with very many parameters": Bomb(
        lambda: f".macro T {','.join(f'p{n}' for n in range(5000))}\n\t.long \\p7\n.endm\n\tT 1\n", "M0", "s"
    ),
    "a macro with very many arguments": Bomb(
        lambda: f".macro T a:vararg\n\t.long \\a\n.endm\n\tT {','.join(map(str, range(100_000)))}\n", "M031", "s"
    ),
    "a line of a megabyte": Bomb(lambda: f"\t.long {'1+' * 500_000}1\n", "", "s"),
    "a name of a megabyte": Bomb(lambda: f"\tli 3, {'x' * 1_000_000}\n", "M036", "S"),
    "a string of a megabyte": Bomb(lambda: f'\t.ascii "{"x" * 1_000_000}"\n', "", "S"),
    "a number of a megabyte": Bomb(lambda: f"\t.long {'9' * 1_000_000}\n", "", "s"),
    "a number of a megabyte in #if": Bomb(lambda: f"#if {'9' * 1_000_000}\n#endif\n", ""),
    "a hexadecimal number of a megabyte": Bomb(lambda: f"\t.long 0x{'f' * 1_000_000}\n", "", "s"),
    "a shift of a billion": Bomb(lambda: ".if 1 << 1000000000\n.endif\n.set a, 1 << 99999999999\n", "M038", "s"),
    "a shift of a billion in #if": Bomb(lambda: "#if 1 << 1000000000\n#endif\n#if 1 << 99999999999999\n#endif\n", ""),
    "products that grow": Bomb(lambda: ".set a, 0x7fffffff\n.rept 100000\n.set a, a * a\n.endr\n", "", "s"),
    "parentheses": Bomb(lambda: f"\t.long {'(' * 10_000}1{')' * 10_000}\n", "M0", "s"),
    "parentheses in .if": Bomb(lambda: f".if {'(' * 10_000}1{')' * 10_000}\n.endif\n", "M0", "s"),
    "parentheses in #if": Bomb(lambda: f"#if {'(' * 10_000}1{')' * 10_000}\n#endif\n", "M0"),
    "signs in #if": Bomb(lambda: f"#if {'-!~' * 10_000}1\n#endif\n", ""),
    "signs": Bomb(lambda: f"\t.long {'-~' * 10_000}1\n", "M0", "s"),
    "questions in #if": Bomb(lambda: f"#if {'1?' * 10_000}1{':1' * 10_000}\n#endif\n", "M0"),
    "symbols in a long chain": Bomb(
        lambda: "".join(f".set a{n}, a{n + 1}+1\n" for n in range(20_000)) + ".set a20000, 1\n\t.long a0\n", "", "s"
    ),
    "symbols in a circle": Bomb(lambda: ".set a, b+1\n.set b, a+1\n.if a\n.endif\n\t.long a\n", "M0", "s"),
    "symbols that double": Bomb(
        lambda: "".join(f".set a{n}, a{n + 1}+a{n + 1}\n" for n in range(60)) + "\t.long a0\n.if a0\n.endif\n",
        "M0",
        "s",
    ),
    "labels on one line": Bomb(lambda: "".join(f"l{n}: " for n in range(10_000)) + "nop\n", "", "s"),
    "numeric labels": Bomb(_many("1:\tb 1b\n", 100_000), "", "s"),
    "numeric labels ahead": Bomb(lambda: "\tb 1f\n" * 50_000 + "1:\n", "", "s"),
    "numeric labels that never come": Bomb(_many("\tb 1f\n", 50_000), "M0", "s"),
    "a comment of five megabytes": Bomb(lambda: f"/*{'x y ' * 1_250_000}*/\n", "", "S"),
    "a comment of five megabytes to as": Bomb(lambda: f"/*{'x y ' * 1_250_000}*/\n", "", "s"),
    "a comment of many lines": Bomb(lambda: f"/*{'* x' * 30 + chr(10)}" * 1 + "* x\n" * 500_000 + "*/\n", "", "S"),
    "a comment without an end": Bomb(lambda: "/*" * 1_000_000, "M0", "S"),
    "quotes without an end": Bomb(_many('\t.ascii "\n', 20_000), "", "s"),
    "quotes": Bomb(lambda: '"' * 100_001, "M0", "S"),
    "statements on one line": Bomb(lambda: "nop;" * 200_000, "", "s"),
    "statements on one line of .S": Bomb(lambda: "nop;" * 200_000, "", "S"),
    ".if without an end": Bomb(_many(".if 1\n", 10_000), "M0", "s"),
    ".if that is false without an end": Bomb(_many(".if 0\n", 10_000), "M0", "s"),
    ".else without .if": Bomb(_many(".else\n", 10_000), "M0", "s"),
    "#if without an end": Bomb(_many("#if 1\n", 10_000), "M0"),
    "#elif": Bomb(lambda: "#if 0\n" + "#elif 0\n" * 50_000 + "#endif\n", ""),
    ".macro without an end": Bomb(_many(".macro a\n", 10_000), "M0", "s"),
    "sections without an end": Bomb(_many("\t.pushsection .text\n", 10_000), "", "s"),
    "feature sections without an end": Bomb(
        lambda: "".join(f'{n}:\n\t.pushsection __ftr_alt_{n},"a"\n\t.popsection\n' for n in range(3000)), "", "s"
    ),
    "BEGIN_FTR_SECTION without an end": Bomb(_many("BEGIN_FTR_SECTION\n\tnop\n", 5000), "M0", "S"),
    "suppression comments without an end": Bomb(
        _many("\tnop /* ppcmacro: disable C001 -- why */\n", 10_000), "M0", "S"
    ),
    "a file that includes itself": Bomb(lambda: '#include "bomb.S"\n', "M0"),
    "a file that includes itself twice": Bomb(lambda: '#include "bomb.S"\n' * 2, "M0"),
    "a file that includes itself very often": Bomb(lambda: '#include "bomb.S"\n' * 3000, "M0"),
    "a file that .includes itself very often": Bomb(lambda: '\t.include "bomb.s"\n' * 3000, "M0", "s"),
    "a file that .incbins itself very often": Bomb(lambda: '\t.incbin "bomb.s"\n' * 10_000, "", "s"),
    "a line in 100 000 pieces": Bomb(lambda: "\t.long 1\\\n" + "+1\\\n" * 100_000 + "\n", "", "S"),
    "a macro of 100 000 lines": Bomb(lambda: "#define F \\\n" + "nop; \\\n" * 100_000 + "\n\tF\n", "", "S"),
    "backslashes": Bomb(lambda: "\\\n" * 200_000, "M033", "S"),
    "backslashes in a row": Bomb(lambda: "\\" * 200_000 + "\n", "M0", "S"),
    "backslashes in a macro": Bomb(lambda: ".macro T a\n" + "\\" * 200_000 + "\n.endm\n\tT 1\n", "M0", "s"),
    "macros that are defined and not used": Bomb(
        lambda: "".join(f".macro m{n} a\n\t.long \\a\n.endm\n" for n in range(20_000)), "", "s"
    ),
    "line markers": Bomb(lambda: "".join(f'# {n} "f{n}.S"\n\tnop\n' for n in range(50_000)), "", "s"),
    "line markers of a far line": Bomb(lambda: '# 99999999999999999999 "f.S"\n\t.error "x"\n', "M0", "s"),
    ".fill of everything": Bomb(
        lambda: "\t.fill 4000000000, 8, 1\n\t.space 99999999999999\n.if . - 1\n.endif\n", "M027", "s"
    ),
    ".org far away": Bomb(lambda: "\t.org 0x7fffffffffffffff\n\tnop\n\t.balign 1 << 40\n", "M020", "s"),
    "branches that double the paths": Bomb(
        lambda: (
            "\t.globl kvmppc_handler_15\nkvmppc_handler_15:\n\tmtspr 0x110, 4\n"
            + "".join(f"\tcmpwi {n % 8}, 5, {n}\n\tbeq {n % 8}, 1f\n\tli {n % 20 + 5}, {n}\n1:\n" for n in range(150))
            + "\trfi\n"
        ),
        "S",
        "s",
    ),
    "a handler in a circle": Bomb(
        lambda: "handler_15:\n" + "".join(f"l{n}:\tbeq l{(n * 7 + 3) % 3000}\n" for n in range(3000)) + "\trfi\n",
        "",
        "s",
    ),
    "handlers by the thousand": Bomb(
        lambda: "".join(f"handler_{n}:\n\tmtspr 0x110, 4\n\tmfspr 5, 0x110\n\trfi\n" for n in range(5000)), "", "s"
    ),
}
