"""The rules, one a module, and the list of them.

To add a rule: write its module and put it into `RULES`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from types import ModuleType

from ppcmacro.codes import SYMBOL_REDEFINED
from ppcmacro.diagnostic import Diagnostic, Label
from ppcmacro.refusals import refusals
from ppcmacro.rules import (
    c001_clobber_before_save,
    c002_not_restored_at_exit,
    c003_restored_from_wrong_slot,
    c005_cr_lost,
    c006_branch_reg_unsaved,
    c017_bad_base,
    f001_falls_off_end,
    f007_handoff_contract,
    s001_wrong_return_variant,
    s003_scratch_level_mismatch,
    s004_spr_as_memory_operand,
    v001_handler_symbol_not_at_start,
    v002_duplicate_handler_symbol,
    v005_handler_table_order,
    v006_copied_code_not_pic,
)
from ppcmacro.rules.examination import Examination
from ppcmacro.unit import Unit

__all__ = ["RULES", "examine"]

RULES: tuple[ModuleType, ...] = (
    s004_spr_as_memory_operand,
    c017_bad_base,
    c005_cr_lost,
    c003_restored_from_wrong_slot,
    c001_clobber_before_save,
    c002_not_restored_at_exit,
    c006_branch_reg_unsaved,
    s001_wrong_return_variant,
    s003_scratch_level_mismatch,
    f001_falls_off_end,
    f007_handoff_contract,
    v001_handler_symbol_not_at_start,
    v002_duplicate_handler_symbol,
    v005_handler_table_order,
    v006_copied_code_not_pic,
)


def examine(unit: Unit) -> list[Diagnostic]:
    """Return the findings of all rules on one unit, in the order of their places.

    The same finding at the same place of a macro is reported once, with the other handlers it holds for.
    """
    examination = Examination(unit)
    found = [finding for rule in RULES for finding in rule.check(examination)]
    found += _other_duplicates(examination)
    spoken = {finding.origin.location for finding in found if finding.code == s004_spr_as_memory_operand.RULE.code}
    found += [finding for index, finding in refusals(unit) if unit.statements[index].origin.location not in spoken]
    return sorted(_merged(found), key=_place)


def _other_duplicates(examination: Examination) -> Iterator[Diagnostic]:
    for definition in examination.unit.expansion.duplicates:
        if not v002_duplicate_handler_symbol.is_handler_symbol(examination, definition):
            related = () if definition.previous is None else (Label(definition.previous.origin, "first defined here"),)
            yield SYMBOL_REDEFINED(definition.origin, f"symbol `{definition.name}` is already defined", related=related)


def _place(finding: Diagnostic) -> tuple[str, int, int, str]:
    location = finding.origin.location
    return (location.path, location.line, location.column, finding.code)


def _merged(found: list[Diagnostic]) -> list[Diagnostic]:
    """Put findings together that differ only in the handler: the text at fault is the same."""
    result: dict[object, Diagnostic] = {}
    for finding in found:
        message = finding.message.replace(finding.handler, "") if finding.handler else finding.message
        key = (finding.code, finding.origin.location, message)
        first = result.get(key)
        if first is None:
            result[key] = finding
        elif finding.handler and finding.handler != first.handler and finding.handler not in first.also:
            result[key] = replace(first, also=(*first.also, finding.handler))
    return list(result.values())
