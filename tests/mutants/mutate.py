"""Mechanical mutants of a file of handlers: one small edit each, made on the text of its lines.

Nothing here knows which line matters.  Every operator is applied to every line it fits, in the bodies of the handler
macros, in the calls of them and in the address table.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations, pairwise
from typing import NamedTuple

from .parts import Edit, Source, Statement


class Mutant(NamedTuple):
    """One edited copy: `number` in the list, the operator, what was done (with the 1-based line), the text, and
    whether the file has an address table."""

    number: int
    kind: str
    description: str
    text: str
    has_table: bool = True


_REGISTER = re.compile(r"(?<![\w\\%])r(\d+)\b")
_DISPLACEMENT = re.compile(r"(?<=,)\s*(\w[^,]*?)(?=\(r\d+\)\s*$)")
_WORD = re.compile(r"\\?\b\w+")

REGISTERS = ("r3", "r4", "r5", "r6", "r0", "r9")
SLOTS = ("VCPU_GPR(R3)", "VCPU_GPR(R4)", "VCPU_GPR(R5)", "VCPU_GPR(R6)", "VCPU_CTR", "VCPU_PC", "VCPU_CRIT_SAVE",
         "THREAD_KVM_VCPU")  # fmt: skip
SPRS = ("SPRN_SRR0", "SPRN_SRR1", "SPRN_CSRR0", "SPRN_CSRR1", "SPRN_MCSRR0", "SPRN_DBSR", "SPRN_SPRG_RSCRATCH0",
        "SPRN_SPRG_RSCRATCH_MC", "SPRN_SPRG_RSCRATCH_CRIT", "SPRN_SPRG_THREAD", "\\scratch", "\\srr0")  # fmt: skip
SCRATCHES = ("SPRN_SPRG_RSCRATCH0", "SPRN_SPRG_RSCRATCH_CRIT", "SPRN_SPRG_RSCRATCH_MC")
SRR0S = ("SPRN_SRR0", "SPRN_CSRR0", "SPRN_MCSRR0")
RETURNS = ("rfi", "rfci", "rfmci", "rfdi", "blr", "bctr")
BRANCHES = ("beq", "bne", "blt", "bgt", "ble", "bge", "bso", "bdnz", "b", "bl", "bne\tcr1,")
NEIGHBOURS = {
    "mfspr": ("mtspr", "lwz"), "mtspr": ("mfspr", "stw"), "lwz": ("stw", "lwzu", "lhz", "lbz", "la"),
    "stw": ("lwz", "stwu", "sth", "stb"), "mfcr": ("mtcr", "mfctr", "mflr", "mfxer", "mfmsr"),
    "mtcr": ("mfcr", "mtctr", "mtlr", "mtxer", "mtcrf\t0x80,", "mtcrf\t0x7f,"),
    "mfctr": ("mtctr", "mflr", "mfcr", "mfxer"), "mtctr": ("mfctr", "mtlr"),
    "lis": ("li", "addis\tr6,"), "li": ("lis",), "ori": ("addi", "oris", "xori", "andi."), "andi.": ("andis.", "ori"),
    "rlwinm": ("rlwimi", "rlwinm."), "bctr": ("bctrl", "blr", "rfi", "rfci"),
}  # fmt: skip
INSERTED = (
    "nop",
    "li\tr9, 0",
    "cmpwi\tr3, 0",
    "mtlr\tr4",
    "lwz\tr3, 0(r1)",
    "mtspr\tSPRN_SRR0, r3",
    "mfspr\tr4, \\scratch",
)
"""One statement that does nothing, the others lose a register, CR0, LR, or something that is on its way."""


def mutants(text: str, kinds: Iterable[str] | None = None, first: int = 0) -> list[Mutant]:
    """All mutants of a file, or those of some operators, numbered from `first` on; each text once, none equal to
    the original."""
    source = Source(text)
    found: list[Mutant] = []
    seen = {text}
    for kind in OPERATORS if kinds is None else kinds:
        for edit in OPERATORS[kind](source):
            changed = source.apply(edit)
            if changed not in seen:
                seen.add(changed)
                found.append(Mutant(first + len(found), kind, edit.description, changed, bool(source.table)))
    return found


def _one(statement: Statement, new: str) -> Edit:
    return Edit(
        f"line {statement.line}: `{_flat(statement.text)}` -> `{_flat(new)}`", {statement.line: statement.written(new)}
    )


def _flat(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def _delete(source: Source) -> Iterator[Edit]:
    for one in source.statements():
        yield Edit(f"line {one.line}: drop `{_flat(one.text)}`", {one.line: one.written("")})


def _duplicate(source: Source) -> Iterator[Edit]:
    for one in source.statements():
        yield Edit(f"line {one.line}: `{_flat(one.text)}` twice", {one.line: source.line(one.line) + "\n\t" + one.text})


def _swap(source: Source) -> Iterator[Edit]:
    for body in source.bodies():
        for one, two in pairwise(body):
            yield Edit(
                f"lines {one.line}, {two.line}: swap `{_flat(one.text)}` and `{_flat(two.text)}`",
                {one.line: one.written(two.text), two.line: two.written(one.text)},
            )


def _move(source: Source) -> Iterator[Edit]:
    """Each statement to every other place of its macro; labels stay with the place."""
    for body in source.bodies():
        texts = [one.text for one in body]
        for start, moved in enumerate(body):
            rest = texts[:start] + texts[start + 1 :]
            for end, place in enumerate(body):
                if abs(end - start) > 1:
                    order = [*rest[:end], moved.text, *rest[end:]]
                    lines = {one.line: one.written(text) for one, text in zip(body, order, strict=True)}
                    yield Edit(f"line {moved.line}: move `{_flat(moved.text)}` to line {place.line}", lines)


def _insert(source: Source) -> Iterator[Edit]:
    for one in source.statements():
        for new in INSERTED:
            yield Edit(
                f"line {one.line}: `{_flat(new)}` before `{_flat(one.text)}`",
                {one.line: one.written(new + "\n\t" + one.text)},
            )


def _substitute(
    source: Source, pattern: re.Pattern[str], others: Callable[[Statement, str], Iterable[str]], group: int = 0
) -> Iterator[Edit]:
    for one in source.statements():
        for match in pattern.finditer(one.operands):
            for other in others(one, match[group]):
                changed = one.operands[: match.start(group)] + other + one.operands[match.end(group) :]
                if changed != one.operands:
                    yield _one(one, one.mnemonic + one.gap + changed)


def _register(source: Source) -> Iterator[Edit]:
    return _substitute(source, _REGISTER, lambda *_: REGISTERS)


def _rename(source: Source) -> Iterator[Edit]:
    """Exchange two registers in a whole macro body, with and without the slots named after them."""
    for name, body in zip(source.handlers, source.bodies(), strict=True):
        for one, two in combinations(REGISTERS, 2):
            for prefix, what in (("r", "registers"), ("[rR]", "registers and slots")):
                lines = {
                    statement.line: statement.written(_exchange(statement.text, prefix, one[1:], two[1:]))
                    for statement in body
                }
                yield Edit(f"{name}: exchange {what} {one} and {two}", lines)


def _exchange(text: str, prefix: str, one: str, two: str) -> str:
    pattern = re.compile(rf"\b({prefix})(?:({one})|{two})\b")
    return pattern.sub(lambda found: found[1] + (two if found[2] else one), text)


def _slot(source: Source) -> Iterator[Edit]:
    return _substitute(source, _DISPLACEMENT, lambda *_: SLOTS, 1)


def _spr(source: Source) -> Iterator[Edit]:
    def others(one: Statement, found: str) -> Iterable[str]:
        is_spr = one.mnemonic in ("mtspr", "mfspr") and (found.startswith(("SPRN_", "\\")))
        return SPRS if is_spr else ()

    return _substitute(source, _WORD, others)


def _parameter(source: Source) -> Iterator[Edit]:
    def others(_: Statement, found: str) -> Iterable[str]:
        if not found.startswith("\\"):
            return ()
        return (found[1:], found + "x", "\\ivor_nr", "\\scratch", "\\srr0", "")

    return _substitute(source, _WORD, others)


_CONSTANTS: dict[str, tuple[str, ...]] = {
    "MSR_PR": ("MSR_DE", "0"), "MSR_DE": ("MSR_PR", "0"), "0xffff": ("0x7fff", "0xfffe", "0"), "h": ("ha", "l"),
    "l": ("h", "ha"), "0": ("1", "31"), "kvmppc_resume_host": ("kvmppc_handlers_start", "kvmppc_handle_exit"),
}  # fmt: skip


def _constant(source: Source) -> Iterator[Edit]:
    yield from _substitute(source, _WORD, lambda _, found: _CONSTANTS.get(found, ()))
    for one in source.statements():
        if "~" in one.operands:
            yield _one(one, one.text.replace("~", ""))
        if one.mnemonic == "li":
            yield _one(one, one.text + "+1")


def _opcode(source: Source) -> Iterator[Edit]:
    for one in source.statements():
        for other in NEIGHBOURS.get(one.mnemonic, ()):
            yield _one(one, other + (" " if other.endswith(",") else one.gap) + one.operands)
        if one.mnemonic in ("mfspr", "mtspr"):
            register, spr = (one.operands.split(",") if one.mnemonic == "mfspr" else one.operands.split(",")[::-1])[:2]
            memory = "lwz" if one.mnemonic == "mfspr" else "stw"
            yield _one(one, f"{memory}\t{register.strip()}, {spr.strip()}")
            yield _one(one, f"{memory}\t{register.strip()}, {spr.strip()}(r4)")


def _return(source: Source) -> Iterator[Edit]:
    for one in source.statements():
        if one.mnemonic in RETURNS[:4]:
            for other in RETURNS:
                yield _one(one, other)


def _branch(source: Source) -> Iterator[Edit]:
    for one in source.statements():
        if one.mnemonic in BRANCHES:
            for other in BRANCHES:
                yield _one(one, other + one.gap + one.operands)


def _leave_block(source: Source) -> Iterator[Edit]:
    """Branch away relative to the place of linking, in the stead of the computed jump and of every other statement."""
    for body in source.bodies():
        target = {
            one.line: one for one in body if "kvmppc_resume_host" in one.operands or one.mnemonic in ("mtctr", "bctr")
        }
        if target:
            last = max(target)
            for jump in ("b", "bl", "ba"):
                lines = {n: one.written("") for n, one in target.items()}
                lines[last] = target[last].written(f"{jump}\tkvmppc_resume_host")
                yield Edit(f"lines {min(target)}-{last}: `{jump} kvmppc_resume_host` for the jump through CTR", lines)
        for one in body:
            for new in ("b\tkvmppc_resume_host", "bne\tkvmppc_handlers_end", "bl\tkvmppc_handlers_start"):
                yield Edit(
                    f"line {one.line}: `{_flat(new)}` before `{_flat(one.text)}`",
                    {one.line: one.written(new + "\n\t" + one.text)},
                )


def _before_symbol(source: Source) -> Iterator[Edit]:
    """Statements that stand before the symbol of the handler, put there or moved there."""
    bodies = source.bodies()
    for (name, (first, last)), body in zip(source.handlers.items(), bodies, strict=True):
        for number in (n for n in source.symbols if first < n < last):
            for new in ("nop", "ori\tr9, r9, 0", "mfcr\tr3", body[0].text):
                if new.split()[0] not in source.handlers:
                    yield Edit(
                        f"line {number}: `{_flat(new)}` before the symbol in {name}",
                        {number: f"\t{new}\n{source.line(number)}"},
                    )
            for count in range(1, len(body) + 1):
                moved = "\n".join(f"\t{one.text}" for one in body[:count])
                lines = {one.line: one.written("") for one in body[:count]}
                lines[number] = f"{moved}\n{source.line(number)}"
                yield Edit(f"line {number}: the symbol in {name} behind {count} statements", lines)


def _symbol(source: Source) -> Iterator[Edit]:
    for number in source.symbols:
        line = source.line(number)
        yield Edit(f"line {number}: drop `{line}`", {number: ""})
        yield Edit(f"line {number}: `{line}` twice", {number: f"{line}\n{line}"})
        yield Edit(f"line {number}: another name in `{line}`", {number: line.replace("kvmppc_", "kvmppc_x")})
        if ".globl" not in line:
            yield Edit(f"line {number}: `{line}` without .globl", {number: re.sub(r"_GLOBAL\((.*)\)", r"\1:", line)})
    for name, (_, last) in source.handlers.items():
        yield Edit(
            f"line {last}: a second symbol at the end of {name}",
            {last: f"_GLOBAL(kvmppc_handler_\\ivor_nr)\n{source.line(last)}"},
        )


def _list_lines(source: Source, numbers: list[int]) -> Iterator[Edit]:
    for number in numbers:
        line = source.line(number)
        yield Edit(f"line {number}: drop `{_flat(line)}`", {number: ""})
        yield Edit(f"line {number}: `{_flat(line)}` twice", {number: f"{line}\n{line}"})
    for one, two in pairwise(numbers):
        yield Edit(
            f"lines {one}, {two}: swap `{_flat(source.line(one))}` with the next",
            {one: source.line(two), two: source.line(one)},
        )


def _table(source: Source) -> Iterator[Edit]:
    yield from _list_lines(source, source.table)
    for one in source.table:
        for two in source.table[::5]:
            yield Edit(
                f"line {one}: `{_flat(source.line(two))}` in the place of `{_flat(source.line(one))}`",
                {one: source.line(two)},
            )


def _call(source: Source) -> Iterator[Edit]:
    yield from _list_lines(source, source.calls)
    for number in source.calls:
        line = source.line(number)
        other = [name for name in source.handlers if name != line.split()[0]]
        for name in other:
            yield Edit(f"line {number}: {name} for `{_flat(line)}`", {number: name + line[len(line.split()[0]) :]})
        yield Edit(f"line {number}: data behind `{_flat(line)}`", {number: f"{line}\n\t.long\t0"})
        yield Edit(f"line {number}: alignment behind `{_flat(line)}`", {number: f"{line}\n\t.balign\t32"})


def _level(source: Source) -> Iterator[Edit]:
    """Every combination of the levels' macro arguments for every handler, and fewer arguments."""
    for number in source.calls:
        macro, ivor, *given = source.line(number).split()
        for scratch in SCRATCHES:
            for srr0 in SRR0S:
                if [scratch, srr0] != given:
                    yield Edit(
                        f"line {number}: {macro} {ivor} with {scratch} {srr0}",
                        {number: f"{macro}\t{ivor}\t{scratch}\t{srr0}"},
                    )
        yield Edit(
            f"line {number}: arguments of {macro} {ivor} exchanged",
            {number: f"{macro}\t{ivor}\t{given[1]}\t{given[0]}"},
        )
        yield Edit(f"line {number}: {macro} {ivor} without the last argument", {number: f"{macro}\t{ivor}\t{given[0]}"})


def _ivor(source: Source) -> Iterator[Edit]:
    """The exit number a handler passes on is another one than its symbol says."""
    for number in source.calls:
        macro, ivor, *given = source.line(number).split()
        yield Edit(f"line {number}: {ivor} as {ivor}+1", {number: "\t".join([macro, ivor + "+1", *given])})
    for one in source.statements():
        if one.mnemonic in source.handlers:
            for other in ("0", "15", "\\ivor_nr+1"):
                yield _one(one, one.text.replace("\\ivor_nr", other))


def _endm(source: Source) -> Iterator[Edit]:
    for name, (_, last) in source.macros.items():
        above = source.line(last - 1)
        yield Edit(f"line {last}: `.endm` of {name} on the line above", {last - 1: f"{above} .endm", last: ""})
        yield Edit(f"line {last}: drop the `.endm` of {name}", {last: ""})
        yield Edit(f"line {last}: the `.endm` of {name} one line up", {last - 1: source.line(last), last: above})


OPERATORS: dict[str, Callable[[Source], Iterator[Edit]]] = {
    "delete": _delete,
    "duplicate": _duplicate,
    "swap": _swap,
    "move": _move,
    "insert": _insert,
    "register": _register,
    "rename": _rename,
    "slot": _slot,
    "spr": _spr,
    "parameter": _parameter,
    "constant": _constant,
    "opcode": _opcode,
    "return": _return,
    "branch": _branch,
    "leave-block": _leave_block,
    "before-symbol": _before_symbol,
    "symbol": _symbol,
    "table": _table,
    "call": _call,
    "level": _level,
    "ivor": _ivor,
    "endm": _endm,
}
