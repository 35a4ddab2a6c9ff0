"""Exception tables: where the kernel goes on when an access to memory faults (`.section __ex_table`).

An entry is a pair of words: the instruction that may fault and the code to go on with, as addresses or as distances
from the words themselves (Linux, asm/asm-compat.h and asm/extable.h, `EX_TABLE`).
"""

from __future__ import annotations

from ppcmacro.cfg import Flow
from ppcmacro.patterns import pattern

__all__ = ["fix_ups"]

_SECTION = "__ex_table"
_WORDS = frozenset({".long", ".4byte", ".int", ".llong", ".8byte", ".quad"})
_NAME = pattern(r"\(*\s*([A-Za-z_.$][\w.$]*|\d+[bf])\b")


def fix_ups(flow: Flow) -> dict[int, int]:
    """Return for each instruction with an entry in an exception table the first statement of its fix-up."""
    words: list[int | None] = []
    for index, statement in enumerate(flow.statements):
        if statement.section == _SECTION and statement.head in _WORDS:
            for word in statement.operand_text.split(","):
                name = _NAME.match(word.strip())
                at = None if name is None else flow.label_at(name[1], index)
                words.append(None if at is None else flow.code_of_label(at))
    pairs = zip(words[::2], words[1::2], strict=False)
    return {fault: target for fault, target in pairs if fault is not None and target is not None}
