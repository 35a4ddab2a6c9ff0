"""The rules, one a module, and the list of them.

To add a rule: write its module and put it into `RULES`.
"""

from __future__ import annotations

from collections.abc import Iterator
from types import ModuleType

from ppcmacro.codes import SYMBOL_REDEFINED
from ppcmacro.diagnostic import Diagnostic, Label
from ppcmacro.refusals import refusals
from ppcmacro.rules import (
    c001_clobber_before_save,
    c002_not_restored_at_exit,
    c003_restored_from_wrong_slot,
    c004_slot_width,
    c005_cr_lost,
    c006_branch_reg_unsaved,
    c008_early_exit_skips_restore,
    c009_lower_level_state,
    c010_wrong_register_stored,
    c011_callee_saved_clobber,
    c012_volatile_across_call,
    c013_frame_discipline,
    c014_reservation_kept,
    c015_partial_cr_restore,
    c016_upper_half_lost,
    c017_bad_base,
    c018_dead_definition,
    f001_falls_off_end,
    f003_stale_condition,
    f004_loop_suspicious,
    f005_lost_return_address,
    f006_numeric_label_capture,
    f007_handoff_contract,
    i001_register_as_immediate,
    i002_r0_as_base,
    i003_insn_not_in_mode,
    i004_compare_form,
    i005_andi_complement,
    i007_hi_lo_pairing,
    i009_mtmsr_width,
    i011_vr_vsr_confusion,
    k002_symbolic_spr,
    m004_non_unique_label,
    m007_feature_section,
    m008_conflict_or_mail_marker,
    m009_directive_typo,
    m010_stray_continuation,
    m041_bad_annotation,
    s001_wrong_return_variant,
    s002_level_srr_mismatch,
    s003_scratch_level_mismatch,
    s004_spr_as_memory_operand,
    s005_spr_alias_direction,
    s006_spr_not_on_cpu,
    s007_scratch_not_exclusive,
    s008_w1c_misuse,
    s009_hard_coded_level,
    s013_syndrome_not_captured,
    s014_mmu_assist_window,
    v001_handler_symbol_not_at_start,
    v002_duplicate_handler_symbol,
    v003_vector_slot_overflow,
    v004_vector_misaligned,
    v005_handler_table_order,
    v006_copied_code_not_pic,
    v007_ivor_setup_mismatch,
    y001_mtmsr_no_context_sync,
    y002_mmu_write_sync,
)
from ppcmacro.rules.examination import Examination
from ppcmacro.rules.m002_unused_parameter import unused_parameters
from ppcmacro.rules.precedence import unexplained
from ppcmacro.unit import Unit

__all__ = ["RULES", "examine"]

RULES: tuple[ModuleType, ...] = (
    s004_spr_as_memory_operand,
    c017_bad_base,
    c005_cr_lost,
    c015_partial_cr_restore,
    c004_slot_width,
    c016_upper_half_lost,
    c003_restored_from_wrong_slot,
    c001_clobber_before_save,
    c002_not_restored_at_exit,
    c006_branch_reg_unsaved,
    c008_early_exit_skips_restore,
    c011_callee_saved_clobber,
    c012_volatile_across_call,
    c013_frame_discipline,
    c009_lower_level_state,
    c010_wrong_register_stored,
    c014_reservation_kept,
    c018_dead_definition,
    s001_wrong_return_variant,
    s002_level_srr_mismatch,
    s003_scratch_level_mismatch,
    s007_scratch_not_exclusive,
    s013_syndrome_not_captured,
    s014_mmu_assist_window,
    f001_falls_off_end,
    f003_stale_condition,
    f004_loop_suspicious,
    f005_lost_return_address,
    f007_handoff_contract,
    v001_handler_symbol_not_at_start,
    v002_duplicate_handler_symbol,
    v005_handler_table_order,
    v006_copied_code_not_pic,
    m008_conflict_or_mail_marker,
    m009_directive_typo,
    m010_stray_continuation,
    m041_bad_annotation,
    s005_spr_alias_direction,
    s006_spr_not_on_cpu,
    s008_w1c_misuse,
    s009_hard_coded_level,
    i001_register_as_immediate,
    i002_r0_as_base,
    i003_insn_not_in_mode,
    i004_compare_form,
    i005_andi_complement,
    i007_hi_lo_pairing,
    i009_mtmsr_width,
    i011_vr_vsr_confusion,
    k002_symbolic_spr,
    y001_mtmsr_no_context_sync,
    y002_mmu_write_sync,
    m004_non_unique_label,
    f006_numeric_label_capture,
    m007_feature_section,
    v003_vector_slot_overflow,
    v004_vector_misaligned,
    v007_ivor_setup_mismatch,
)


def examine(unit: Unit) -> list[Diagnostic]:
    """Return the findings of all rules on one unit, in the order of their places.

    The same finding at the same place of a macro is reported once, with the other handlers it holds for.
    """
    examination = Examination(unit)
    found = [finding for rule in RULES for finding in rule.check(examination)]
    found += _other_duplicates(examination)
    found += unused_parameters(examination)
    spoken = {finding.origin.location for finding in found if finding.code == s004_spr_as_memory_operand.RULE.code}
    found += [finding for index, finding in refusals(unit) if unit.statements[index].origin.location not in spoken]
    return sorted(_merged(unexplained(found, found)), key=_place)


def _other_duplicates(examination: Examination) -> Iterator[Diagnostic]:
    for definition in examination.unit.expansion.duplicates:
        handler = v002_duplicate_handler_symbol.is_handler_symbol(examination, definition)
        if not handler and not m004_non_unique_label.repeats(examination, definition):
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
            result[key] = first._replace(also=(*first.also, finding.handler))
    return list(result.values())
