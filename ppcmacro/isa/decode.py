"""From a statement's mnemonic and operands to what the instruction does."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from ppcmacro.gas.expression import Lookup, evaluate
from ppcmacro.gas.syntax import OperandSyntax, SyntaxFault, parse_operands
from ppcmacro.isa import spr
from ppcmacro.isa.branches import BranchForm, branch_form
from ppcmacro.isa.effects import memory_access, move_effects, special_effects
from ppcmacro.isa.instruction import Branch, Instruction, Operand
from ppcmacro.isa.operands import Parsed, Token, parse_operand, token_of
from ppcmacro.isa.table import Effects, Row, row_of

__all__ = ["decode"]

_REMEMBERED = 1 << 16
_RETURNS = frozenset(("rfi", "rfci", "rfmci", "rfdi", "rfgi", "rfid", "hrfid", "rfscv"))
_ALL_FIELDS = tuple(f"cr{field}" for field in range(8))


def _unknown(_: str) -> None:
    return None


def decode(
    statement_head: str, operands: str, family: str = "booke32", lookup: Lookup | None = None
) -> Instruction | None:
    """Return what an instruction does, or None when its mnemonic is not in the table.

    `statement_head` is the mnemonic in any case with its hint (`bne+`), `operands` the scrubbed text behind it.
    `family` is one of `spr.FAMILIES` and decides about numbers of SPRs.  `lookup` gives the values of symbols that
    stand for registers (`.set tmp, 9`); the answer is remembered only when there is none.
    """
    if lookup is None:
        return _remembered(statement_head, operands, family)
    return _decode(statement_head, operands, family, lookup)


@lru_cache(_REMEMBERED)
def _remembered(head: str, operands: str, family: str) -> Instruction | None:
    return _decode(head, operands, family, _unknown)


def _decode(head: str, text: str, family: str, lookup: Lookup) -> Instruction | None:
    mnemonic, hint = head.lower(), ""
    if mnemonic.endswith(("+", "-")):
        mnemonic, hint = mnemonic[:-1], mnemonic[-1]
        if text == hint or text.startswith(hint + " "):
            text = " " + text[1:]  # the hint belongs to no name, so a reader of names leaves it with the operands
    form = branch_form(mnemonic) if mnemonic[:1] == "b" else None
    # Moves of single SPRs come first: for their names the table would be read to its end in vain.  mftb is in the
    # table, because it may name the register.
    single = mnemonic.startswith(("mf", "mt")) and mnemonic != "mftb"
    move = spr.spr_move(mnemonic, family) if single else None
    row = None if form or move else row_of(mnemonic)
    if form is None and (hint or (row is None and move is None)):
        return None
    syntax = parse_operands(text)
    if isinstance(syntax, SyntaxFault):
        return Instruction(mnemonic, hint=hint, problem=syntax.message, unresolved=True)
    if form is not None:
        return _branch(mnemonic, hint, form, syntax, text, lookup)
    if row is not None:
        if mnemonic in ("mfspr", "mtspr"):
            lookup = _with_spr_names(lookup, family)
        if syntax and syntax[-1].expression is None and _fits(row, len(syntax) - 1):
            syntax = syntax[:-1]  # GNU as does not mind a comma behind the last operand
        return _from_row(mnemonic, row, syntax, text, family, lookup)
    assert move is not None
    return _spr_move(mnemonic, move, syntax, text, family, lookup)


def _with_spr_names(lookup: Lookup, family: str) -> Lookup:
    """A lookup that knows the SPRs as the Linux kernel calls them, for sources whose headers were not found."""

    def known(name: str) -> int | None:
        value = lookup(name)
        return spr.number_of(name, family) if value is None and name.startswith(("SPRN_", "SPR_")) else value

    return known


class _Reading:
    """The operands as they are read one after the other."""

    __slots__ = ("first", "operands", "problem", "unresolved", "warning")

    def __init__(self) -> None:
        self.operands: list[Operand] = []
        self.first: list[int] = []
        self.problem = ""
        self.warning = ""
        self.unresolved = False

    def add(self, parsed: Parsed, loose: bool) -> None:
        self.first.append(len(self.operands))
        self.operands += parsed.operands
        if not loose and not self.problem:
            self.problem = parsed.problem
            self.warning = self.warning or parsed.warning
        self.unresolved = self.unresolved or parsed.unresolved


def _read(
    tokens: Sequence[str], syntax: Sequence[OperandSyntax], text: str, lookup: Lookup, loose: bool = False
) -> _Reading:
    reading = _Reading()
    for index, (token, operand) in enumerate(zip(tokens, syntax, strict=False)):
        parsed = parse_operand(token_of(token), operand, text, lookup)
        if parsed.problem == "missing operand" and index + 1 < len(syntax) and operand.base is None and "(" in token:
            parsed = parsed._replace(problem="syntax error; found `,', expected `('")
        reading.add(parsed, loose)
    if len(syntax) < len(tokens):
        reading.unresolved = True
        if not loose:
            reading.problem = reading.problem or "missing operand"
    elif len(syntax) > len(tokens) and not loose:
        reading.problem = reading.problem or _junk(tokens, syntax, text)
    return reading


def _junk(tokens: Sequence[str], syntax: Sequence[OperandSyntax], text: str) -> str:
    """What GNU as says about operands that are too many; a comma at the end does not count, except behind a base."""
    rest = text[syntax[len(tokens)].start :]
    if tokens and "(" in tokens[-1]:
        rest = "," + rest
    return f"junk at end of line: `{rest}'" if rest else ""


def _names(token: Token, operand: Operand) -> list[str]:
    """The resources that an operand is."""
    number = operand.register
    if number is None:
        return []
    if token.kind == "field":
        return [f"cr{number}"]
    if token.kind == "bit":
        return [f"cr{number >> 2}"]
    if token.file == "a":
        return [f"f{number * 4 + index}" for index in range(4)]
    numbers = range(number, number + token.registers)
    if token.file == "x":
        return [f"f{index}" if index < 32 else f"v{index - 32}" for index in numbers if index < 64]
    return [f"{token.file}{index}" for index in numbers if index < 32]


def _fields(value: int) -> list[str]:
    """The CR fields of a mask of eight bits, the highest for cr0."""
    return [name for index, name in enumerate(_ALL_FIELDS) if value & 0x80 >> index]


def _from_row(
    mnemonic: str, row: Row, syntax: tuple[OperandSyntax, ...], text: str, family: str, lookup: Lookup
) -> Instruction:
    tokens, effects = _alternative(row, len(syntax))
    if family == "book3s64" and mnemonic in ("dcbt", "dcbtst") and len(tokens) == 3:
        tokens = (*tokens[1:], tokens[0])  # servers have the hint behind the address
    reading = _read(tokens, syntax, text, lookup, effects.loose)
    reads, writes, partial = set(effects.reads), set(effects.writes), set(effects.partial)
    field_given = False
    for token_text, index in zip(tokens, reading.first, strict=False):
        token = token_of(token_text)
        for operand in reading.operands[index : index + 2 if token.kind == "memory" else index + 1]:
            if not operand.access:
                continue
            names = _names(token, operand)
            if "r" in operand.access:
                reads.update(names)
            if "w" in operand.access:
                writes.update(names)
                if token.kind == "bit":
                    partial.update(names)
                field_given = field_given or token.kind == "field"
    if effects.default_field and not field_given:
        writes.add(effects.default_field)
    operands = tuple(reading.operands)
    problem = reading.problem
    special_effects(mnemonic, operands, family, lookup, reads, writes, partial)
    memory = None
    if effects.load or effects.store:
        memory, trouble = memory_access(effects, tokens, operands, lookup, reads, writes)
        if not effects.loose:
            problem = problem or trouble
    for resources in (reads, writes):
        if "cr" in resources:
            resources.discard("cr")
            resources.update(_masked(operands))
    return Instruction(
        mnemonic,
        operands,
        frozenset(reads),
        frozenset(writes | partial),
        frozenset(partial),
        problem=problem,
        warning=reading.warning,
        unresolved=reading.unresolved,
        size=effects.size,
        memory=memory,
        returns=mnemonic if mnemonic in _RETURNS else "",
    )


def _fits(row: Row, count: int) -> bool:
    """Whether an alternative has so many operands; after a base a comma is not accepted."""
    return any(len(tokens) == count and (not tokens or "(" not in tokens[-1]) for tokens, _ in row.alternatives)


def _alternative(row: Row, count: int) -> tuple[tuple[str, ...], Effects]:
    """The alternative for a number of operands, else the longest that is short of it, else the shortest."""
    best = row.alternatives[0]
    for alternative in row.alternatives:
        length = len(alternative[0])
        if length == count:
            return alternative
        if length < count and (len(best[0]) < length or len(best[0]) > count):
            best = alternative
    return best


def _masked(operands: Iterable[Operand]) -> list[str]:
    """The CR fields of an instruction with an fxm operand, all where it has none or its value is not known."""
    for operand in operands:
        if operand.role == "fxm" and operand.register is not None:
            return _fields(operand.register)
    return list(_ALL_FIELDS)


def _spr_move(
    mnemonic: str,
    move: tuple[str, str, int],
    syntax: tuple[OperandSyntax, ...],
    text: str,
    family: str,
    lookup: Lookup,
) -> Instruction:
    direction, space, number = move
    read = direction == "read"
    reading = _read(("D" if read else "S",), syntax, text, lookup)
    name = f"dcr:{number}" if space == "dcr" else spr.resource(number, family)
    reads: set[str] = set()
    writes: set[str] = set()
    partial: set[str] = set()
    if reading.operands and reading.operands[0].register is not None:
        (writes if read else reads).add(f"r{reading.operands[0].register}")
    move_effects(read, number, name, family, reads, writes, partial)
    return Instruction(
        mnemonic,
        tuple(reading.operands),
        frozenset(reads),
        frozenset(writes | partial),
        frozenset(partial),
        problem=reading.problem,
        warning=reading.warning,
        unresolved=reading.unresolved,
    )


_BRANCH_TOKENS = {"always": (), "count": (), "field": ("cS",), "bit": ("bS",), "options": ("u5", "bS")}


def _branch(
    mnemonic: str, hint: str, form: BranchForm, syntax: tuple[OperandSyntax, ...], text: str, lookup: Lookup
) -> Instruction:
    tokens: tuple[str, ...] = _BRANCH_TOKENS[form.kind]
    needed = len(tokens) + (form.target == "label")
    if form.kind == "field" and len(syntax) < needed:
        tokens = ()
    if form.target == "label":
        tokens = (*tokens, "i")
    elif len(syntax) > len(tokens):
        tokens = (*tokens, "i")  # the BH field
    reading = _read(tokens, syntax, text, lookup)
    operands = reading.operands
    target: Operand | None = None
    if form.target == "label" and len(operands) == len(tokens):
        target = operands[-1]._replace(role="target")
        operands[-1] = target
        value = None if target.value is None else evaluate(target.value, lookup)
        if value is not None and value % 4 and not reading.problem:
            reading.problem = f"operand out of domain ({value} is not a multiple of 4)"
    condition, counts = _condition(form, operands, lookup)
    reads: set[str] = set()
    writes: set[str] = set()
    if condition is not None:
        reads.add(f"cr{condition[0]}")
    if counts:
        reads.add("ctr")
        writes.add("ctr")
    if form.target in ("lr", "ctr"):
        reads.add(form.target)
    elif form.target == "tar":
        reads.add("spr:815")
    if form.link:
        writes.add("lr")
    tests_bit = condition is not None or form.kind in ("field", "bit")
    branch = Branch(
        conditional=tests_bit or bool(counts) or (form.kind == "options" and reading.unresolved),
        condition=condition,
        decrements_ctr=bool(counts),
        ctr_zero=counts == 2,
        link=form.link,
        absolute=form.absolute,
        target=form.target if form.target != "label" else target and target.value,
    )
    return Instruction(
        mnemonic,
        tuple(operands),
        frozenset(reads),
        frozenset(writes),
        hint=hint,
        problem=reading.problem,
        warning=reading.warning,
        unresolved=reading.unresolved,
        branch=branch,
    )


def _condition(form: BranchForm, operands: list[Operand], lookup: Lookup) -> tuple[tuple[int, int, bool] | None, int]:
    """The CR bit that is tested, and 1 or 2 where CTR is decremented and tested."""
    if form.kind == "field":
        first = operands[0] if operands and operands[0].role == "crf" else None
        field = 0 if first is None else first.register
        return (None if field is None else (field, form.bit, form.sense)), 0
    if form.kind == "bit":
        bit = operands[0].register if operands and operands[0].role == "crb" else None
        return (None if bit is None else (bit >> 2, bit & 3, form.sense)), form.counts
    if form.kind != "options":
        return None, form.counts
    options = evaluate(operands[0].value, lookup) if operands and operands[0].value is not None else None
    bit = operands[1].register if len(operands) > 1 else None
    if options is None:
        return None, 0
    # BO: 16 no condition, 8 sense, 4 no decrement, 2 branch when CTR is zero
    counts = 0 if options & 4 else 2 if options & 2 else 1
    if options & 16 or bit is None:
        return None, counts
    return (bit >> 2, bit & 3, bool(options & 8)), counts
