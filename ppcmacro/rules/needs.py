"""What must be in a unit for a rule to have anything to say: a look at what other rules ask for anyway.

A rule whose need is not met is not even imported; on a file without faults that is every second one.  A need may be
met in vain, but it must never fail where the rule would speak.
"""

from __future__ import annotations

from collections.abc import Callable

from ppcmacro.ledger.certain import Fact
from ppcmacro.rules.examination import Examination

__all__ = [
    "FEATURE_MACROS",
    "Need",
    "always",
    "annotated",
    "both",
    "breach",
    "captures",
    "certain",
    "configurations",
    "copied_code",
    "duplicates",
    "either",
    "exposed",
    "feature_sections",
    "function_breach",
    "functions",
    "handlers",
    "kept_registers",
    "link",
    "loop",
    "mnemonic",
    "role",
    "slips",
    "vector_setups",
    "vector_table",
    "written",
]

FEATURE_MACROS = ("BEGIN_FTR_SECTION", "BEGIN_MMU_FTR_SECTION", "BEGIN_FW_FTR_SECTION", "BEGIN_FTR_SECTION_NESTED")

Need = Callable[[Examination], bool]


def always(_: Examination) -> bool:
    """Every unit."""
    return True


def configurations(_: Examination) -> bool:
    """Several configurations, which no unit has: `ppcmacro.project.checking.asymmetry` compares them."""
    return False


def handlers(examination: Examination) -> bool:
    """A handler."""
    return bool(examination.handlers)


def breach(code: str) -> Need:
    """A breach of a contract that the rule with that code reports."""
    return lambda examination: any(True for _ in examination.breaches(code))


def link(examination: Examination) -> bool:
    """A handler that returns by the interrupted LR, or one of which more follows than its contract looks at."""
    checkpoint = any(exit_.kind == "checkpoint" for one in examination.handlers for exit_ in one.contract.exits)
    return checkpoint or breach("F005")(examination)


def function_breach(code: str) -> Need:
    """A function that does not keep what the rule with that code looks after."""
    return lambda examination: any(one.rule == code for _, one in examination.function_breaches)


def kept_registers(examination: Examination) -> bool:
    """A function that does not give its caller back a register."""
    from ppcmacro.rules.kept_registers import clobbers

    return function_breach("C011")(examination) or any(True for _ in clobbers(examination))


def certain(*kinds: type[Fact]) -> Need:
    """Something of these kinds that is certain at a branch, a store or a use."""
    return lambda examination: not examination.certain_kinds.isdisjoint(kinds)


def exposed(examination: Examination) -> bool:
    """A place that lets interrupts in while a scratch SPR is in use."""
    return any(walk.exposed for _, walk in examination.walks)


def loop(examination: Examination) -> bool:
    """A branch back."""
    return any(at >= code for code, places in examination.routes.branches.items() for at in places)


def written(text: str) -> Need:
    """An operand in which this stands."""
    return lambda examination: any(text in one.operand_text for one in examination.unit.statements)


def role(name: str) -> Need:
    """An operand of this role."""
    return lambda examination: any(one.role == name for _, code in examination.code for one in code.operands)


def functions(examination: Examination) -> bool:
    """A function that keeps to the ABI."""
    return bool(examination.functions)


def both(*needs: Need) -> Need:
    """All of these."""
    return lambda examination: all(need(examination) for need in needs)


def either(*needs: Need) -> Need:
    """One of these."""
    return lambda examination: any(need(examination) for need in needs)


def captures(examination: Examination) -> bool:
    """A handler whose contract says what it has to read."""
    return any(handler.contract.captures for handler in examination.handlers)


def mnemonic(*names: str) -> Need:
    """One of these instructions."""
    return lambda examination: not examination.mnemonics.isdisjoint(names)


def slips(examination: Examination) -> bool:
    """A load or store that names an SPR."""
    return bool(examination.slips)


def duplicates(examination: Examination) -> bool:
    """A symbol that is defined twice."""
    return bool(examination.unit.expansion.duplicates)


def vector_setups(examination: Examination) -> bool:
    """An IVOR or the base of the vectors is written."""
    return bool(examination.setups)


def copied_code(examination: Examination) -> bool:
    """A block of code that is copied to the vectors."""
    return bool(examination.layouts)


def annotated(examination: Examination) -> bool:
    """A comment to us in a file that defines a symbol."""
    sources = {id(s): s for s in (label.origin.location.source for label in examination.unit.expansion.labels)}
    return any("ppcmacro:" in source.text for source in sources.values())


def feature_sections(examination: Examination) -> bool:
    """The macros of Linux for code that is patched at boot (`asm/feature-fixups.h`)."""
    preprocessed = examination.unit.preprocessed
    return preprocessed is not None and any(preprocessed.macros.defined(name) for name in FEATURE_MACROS)


def vector_table(examination: Examination) -> bool:
    """A core with vectors at fixed places."""
    unit = examination.unit
    return bool(unit.protocols.vectors.get(unit.cpu.family))
