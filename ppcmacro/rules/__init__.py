"""The rules, one a module, and the list of them.

To add a rule: write its module and put it into `RULES`, with what a unit must have for the rule to say anything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ppcmacro.codes import SYMBOL_REDEFINED
from ppcmacro.diagnostic import Diagnostic, Label
from ppcmacro.ledger.certain import Destroyed, Frame, Masked, Stale, Tested
from ppcmacro.refusals import refusals
from ppcmacro.rules import needs
from ppcmacro.rules.agreement import agreed, repair
from ppcmacro.rules.examination import Examination
from ppcmacro.rules.listed import Listed
from ppcmacro.rules.m002_unused_parameter import unused_parameters
from ppcmacro.rules.precedence import unexplained
from ppcmacro.unit import Unit

__all__ = ["RULES", "examine"]

RULES: tuple[Listed, ...] = (
    Listed("s004_spr_as_memory_operand", needs.slips),
    Listed("c017_bad_base", needs.breach("C017")),
    Listed("c005_cr_lost", needs.breach("C005")),
    Listed("c015_partial_cr_restore", needs.breach("C015")),
    Listed("c004_slot_width", needs.breach("C004")),
    Listed("c016_upper_half_lost", needs.breach("C016")),
    Listed("c003_restored_from_wrong_slot", needs.breach("C003")),
    Listed("c001_clobber_before_save", needs.breach("C001")),
    Listed("c002_not_restored_at_exit", needs.breach("C002")),
    Listed("c006_branch_reg_unsaved", needs.breach("C006")),
    Listed("c008_early_exit_skips_restore", needs.certain(Masked, Frame)),
    Listed("c011_callee_saved_clobber", needs.kept_registers),
    Listed("c012_volatile_across_call", needs.either(needs.certain(Destroyed), needs.function_breach("C012"))),
    Listed("c013_frame_discipline", needs.either(needs.certain(Frame), needs.function_breach("C013"))),
    Listed("c009_lower_level_state", needs.captures),
    Listed("c010_wrong_register_stored"),
    Listed("c014_reservation_kept", needs.mnemonic("lbarx", "lharx", "lwarx", "ldarx", "lqarx")),
    Listed("c018_dead_definition", needs.handlers),
    Listed("s001_wrong_return_variant", needs.breach("S001")),
    Listed("s002_level_srr_mismatch", needs.handlers),
    Listed("s003_scratch_level_mismatch", needs.handlers),
    Listed("s007_scratch_not_exclusive", needs.exposed),
    Listed("s013_syndrome_not_captured", needs.captures),
    Listed("s014_mmu_assist_window", needs.both(needs.mnemonic("mtspr"), needs.functions)),
    Listed("f001_falls_off_end"),
    Listed("f003_stale_condition", needs.certain(Stale, Tested)),
    Listed("f004_loop_suspicious", needs.loop),
    Listed("f005_lost_return_address", needs.link),
    Listed("f007_handoff_contract", needs.handlers),
    Listed("v001_handler_symbol_not_at_start"),
    Listed("v002_duplicate_handler_symbol", needs.duplicates),
    Listed("v005_handler_table_order"),
    Listed("v006_copied_code_not_pic", needs.copied_code),
    Listed("m008_conflict_or_mail_marker"),
    Listed("m009_directive_typo"),
    Listed("m010_stray_continuation"),
    Listed("m011_ifdef_asymmetry", needs.configurations),
    Listed("m041_bad_annotation", needs.annotated),
    Listed("s005_spr_alias_direction", needs.mnemonic("mfspr", "mtspr")),
    Listed("s006_spr_not_on_cpu"),
    Listed("s008_w1c_misuse", needs.mnemonic("mtspr")),
    Listed("s009_hard_coded_level"),
    Listed("i001_register_as_immediate"),
    Listed("i002_r0_as_base"),
    Listed("i003_insn_not_in_mode"),
    Listed("i004_compare_form", needs.mnemonic("cmp", "cmpi", "cmpl", "cmpli")),
    Listed("i005_andi_complement", needs.both(needs.mnemonic("andi.", "andis."), needs.written("~"))),
    Listed("i007_hi_lo_pairing", needs.written("@")),
    Listed("i009_mtmsr_width", needs.mnemonic("mtmsr", "mtmsrd")),
    Listed("i011_vr_vsr_confusion", needs.role("vsr")),
    Listed("k002_symbolic_spr", needs.mnemonic("mfspr", "mtspr")),
    Listed("y001_mtmsr_no_context_sync", needs.mnemonic("mtmsr", "mtmsrd")),
    Listed("y002_mmu_write_sync", needs.mnemonic("tlbwe", "tlbsx", "tlbsx.", "tlbre", "tlbivax")),
    Listed("m004_non_unique_label"),
    Listed("f006_numeric_label_capture"),
    Listed("m007_feature_section", needs.feature_sections),
    Listed("v003_vector_slot_overflow", needs.vector_table),
    Listed("v004_vector_misaligned", needs.vector_setups),
    Listed("v007_ivor_setup_mismatch", needs.vector_setups),
)
_SPR_AS_MEMORY = "S004"


def examine(
    unit: Unit, mark: Callable[[Diagnostic], tuple[Diagnostic, object]] | None = None, changes: bool = False
) -> list[Diagnostic]:
    """Return the findings of all rules on one unit, in the order of their places.

    The same finding at the same place of a macro is reported once, with the other handlers it holds for.  `mark` is
    given each before that and returns what is to be reported in its place and a value; findings with different values,
    or of which one is silenced, stay apart.  With `changes`, the paths say what each of their statements changes.
    """
    examination = Examination(unit, keep=changes)
    found = [finding for rule in RULES if rule.applies(examination) for finding in rule.check(examination)]
    found += _other_duplicates(examination)
    found += unused_parameters(examination)
    spoken = {finding.origin.location for finding in found if finding.code == _SPR_AS_MEMORY}
    found += [finding for index, finding in refusals(unit) if unit.origin(index).location not in spoken]
    found = agreed(unexplained(found, found), unit.statements)
    return sorted(_merged(found, mark or _unmarked), key=_place)


def _unmarked(finding: Diagnostic) -> tuple[Diagnostic, object]:
    return finding, ()


def _other_duplicates(examination: Examination) -> Iterator[Diagnostic]:
    if not examination.unit.expansion.duplicates:
        return
    from ppcmacro.rules import m004_non_unique_label, v002_duplicate_handler_symbol

    for definition in examination.unit.expansion.duplicates:
        handler = v002_duplicate_handler_symbol.is_handler_symbol(examination, definition)
        if not handler and not m004_non_unique_label.repeats(examination, definition):
            related = () if definition.previous is None else (Label(definition.previous.origin, "first defined here"),)
            yield SYMBOL_REDEFINED(definition.origin, f"symbol `{definition.name}` is already defined", related=related)


def _place(finding: Diagnostic) -> tuple[str, int, int, str]:
    location = finding.origin.location
    return (location.path, location.line, location.column, finding.code)


def _merged(found: list[Diagnostic], mark: Callable[[Diagnostic], tuple[Diagnostic, object]]) -> list[Diagnostic]:
    """Put findings together that differ only in the handler, or are repaired in a macro by the same change."""
    result: dict[object, Diagnostic] = {}
    for finding, group in map(mark, found):
        message = finding.message.replace(finding.handler, "") if finding.handler else finding.message
        source, line, column = finding.origin.location
        key = (finding.code, source.path, line, column, repair(finding) or message, finding.suppressed is None, group)
        first = result.get(key)
        if first is None:
            result[key] = finding
        elif finding.handler and finding.handler != first.handler and finding.handler not in first.also:
            result[key] = first._replace(also=(*first.also, finding.handler))
    return list(result.values())
