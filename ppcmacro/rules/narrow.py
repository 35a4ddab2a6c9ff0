"""The finding for a value that was moved in part, which C004 and C016 share."""

from __future__ import annotations

from ppcmacro.diagnostic import Diagnostic, Fix, Label
from ppcmacro.handlers import Handler
from ppcmacro.isa import Instruction
from ppcmacro.ledger.breach import Breach
from ppcmacro.ledger.widths import Narrow, narrow_access
from ppcmacro.rules.base import Rule
from ppcmacro.rules.examination import Examination
from ppcmacro.rules.notation import mnemonic_fix, shown
from ppcmacro.rules.wording import exit_text

__all__ = ["narrow_finding"]

_WHOLE = {("load", 4): "lwz", ("load", 8): "ld", ("store", 4): "stw", ("store", 8): "std"}


def narrow_finding(examination: Examination, rule: Rule, handler: Handler, breach: Breach) -> Diagnostic:
    """Return the finding for a breach of the kind "narrow"."""
    unit, state = examination.unit, breach.outcome.state
    narrow = narrow_access(unit, state, breach.wanted, breach.found, breach.index)
    name = examination.words.place(breach.wanted)
    written = shown(examination, breach.index)
    word = state.word
    instruction = unit.instruction(breach.index)
    width = 0 if instruction is None or instruction.memory is None else instruction.memory.width
    help_, fix, related = "", None, _saved(examination, narrow, name)
    if narrow is not None and narrow.kind == "over":
        where = examination.words.slot(narrow.key) if narrow.key is not None else "it"
        message = f"`{written}` reaches into `{where}`, where the interrupted {name} is kept"
        help_ = "leave as many bytes between the two slots as the accesses have"
    else:
        verb = "saves" if narrow is not None and narrow.kind == "store" else "reads back"
        message = f"`{written}` {verb} {_bytes(width, word)} of the interrupted {name}"
        help_, fix = _whole(examination, breach.index, instruction, word)
    return examination.finding(
        rule,
        breach.index,
        message,
        handler=handler,
        trail=breach.outcome.trail,
        label=f"the rest of {name} is missing at {exit_text(breach.outcome)}",
        help=help_,
        fix=fix,
        related=related,
    )


def _bytes(width: int, word: int) -> str:
    if width >= word:
        return f"other {width} bytes than were saved"
    return f"{width} of the {word} bytes" if width > 1 else f"one of the {word} bytes"


def _saved(examination: Examination, narrow: Narrow | None, name: str) -> tuple[Label, ...]:
    if narrow is None or narrow.saved in (-1, narrow.at):
        return ()
    return (examination.label(narrow.saved, f"the interrupted {name} was saved here"),)


def _whole(
    examination: Examination, index: int, instruction: Instruction | None, word: int
) -> tuple[str, Fix | None]:
    """Return what to write instead: the access of a whole register."""
    memory = None if instruction is None else instruction.memory
    if memory is None or memory.width >= word:
        return "", None
    mnemonic = _WHOLE[memory.direction, word] + ("u" if memory.update else "") + ("x" if memory.index else "")
    return f"write `{mnemonic}`, on a slot of {word} bytes", mnemonic_fix(examination, index, mnemonic, safe=False)
