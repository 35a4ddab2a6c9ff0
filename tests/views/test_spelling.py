"""C names come back where a use stands in one operand by itself."""

from __future__ import annotations

from ppcmacro.source import Frame, Text
from ppcmacro.spelling import operand_offset, spelled, spelled_operands, spelled_statement


def test_a_use_is_replaced_by_its_outermost_spelling(build):
    gpr = build.use("VCPU_GPR", 3, "VCPU_GPR(R4)")
    inner = build.use("VCPU_GPRS", 1, within=gpr)
    number = build.use("R4", 3, within=gpr)
    base = build.use("r4", 3)
    statement = build.add(
        ["stw ", ("3", build.use("r3", 3)), ",", ("(", gpr), ("4", inner), ("+(", gpr), ("4", number), (")*4)", gpr),
         "(", ("4", base), ")"],
        3,
    )  # fmt: skip
    assert statement.text.text == "stw 3,(4+(4)*4)(4)"
    assert spelled_statement(statement.text, statement.operands) == "stw r3,VCPU_GPR(R4)(r4)"


def test_arguments_outside_the_chain_of_a_use_do_not_cut_it(build):
    gpr = build.use("VCPU_GPR", 3, "VCPU_GPR(R4)")
    number = build.use("R4", 3, column=20)
    statement = build.add(["stw 3,", ("(4+(", gpr), ("4", number), (")*4)", gpr), "(4)"], 3)
    assert spelled_statement(statement.text) == "stw 3,VCPU_GPR(R4)(4)"


def test_an_alias_is_shown_as_written_not_as_what_it_stands_for(build):
    outer = build.use("SPRN_SPRG_RSCRATCH_DBG", 7)
    inner = build.use("SPRN_SPRG9", 2, within=outer)
    assert spelled(build.text(["mtspr ", ("0x25d", inner), ",4"], 7), 6) == "SPRN_SPRG_RSCRATCH_DBG,4"


def test_a_use_that_made_the_statement_stays_expanded_but_not_the_names_in_it(build):
    save = build.use("SAVE_GPR", 9, "SAVE_GPR(14, r1)")
    slot = build.use("GPR0", 1, within=save)
    base = build.use("r1", 9, within=save)
    statement = build.add(
        [("stw 14,", save), ("16", slot), ("+4*(14)(", save), ("1", base), (")", save)], 9, frame=save
    )
    assert spelled_statement(statement.text, statement.operands) == "stw 14,GPR0+4*(14)(r1)"


def test_a_use_that_made_a_statement_with_one_operand_stays_expanded(build):
    restore = build.use("RESTORE_CR", 9)
    statement = build.add([("mtcr ", restore), ("0", build.use("r0", 1, within=restore))], 9, frame=restore)
    assert spelled_statement(statement.text, statement.operands) == "mtcr r0"
    assert spelled_operands(statement.text, statement.operands) == "r0"
    assert spelled_operands(statement.text) == "r0"


def test_operands_alone_know_what_made_the_statement_they_are_of(build):
    restore = build.use("RESTORE_CR", 9)
    statement = build.add([("mtcr ", restore), ("0", build.use("r0", 1, within=restore))], 9, frame=restore)
    operands = statement.operands
    assert spelled(Text(operands.text, statement.origin, operands.pieces)) == "r0"
    alias = build.use("SPR", 9)
    operands = build.text([("0x110", build.use("SPRG0", 1, within=alias))], 9, alias)
    assert spelled(operands) == "SPR"


def test_a_use_over_two_operands_stays_expanded(build):
    pair = build.use("PAIR", 4)
    assert spelled(build.text(["cmpw ", ("3,4", pair)], 4), 5) == "3,4"


def test_a_number_pasted_into_a_name_stays_a_number(build):
    vector = build.use("BOOKE_INTERRUPT_DEBUG", 30)
    text = build.text([".globl kvmppc_handler_", ("15", vector)], 4)
    assert spelled(text, 7) == "kvmppc_handler_15"
    text = build.text(["li 5,", ("15", vector)], 4)
    assert spelled(text, 3) == "5,BOOKE_INTERRUPT_DEBUG"


def test_a_name_inside_a_string_stays_what_the_assembler_reads(build):
    vector = build.use("BOOKE_INTERRUPT_DEBUG", 30)
    text = build.text(['.asciz "vector ', ("15", vector), '",', ("15", vector)], 4)
    assert spelled(text, 7) == '"vector 15",BOOKE_INTERRUPT_DEBUG'


def test_an_argument_that_is_used_twice_is_two_uses(build):
    slot = build.use("SLOT", 30)
    text = build.text(["addi ", ("7", slot), ",", ("7", slot), ",1"], 4)
    assert spelled(text, 5) == "SLOT,SLOT,1"


def test_a_broken_argument_that_is_used_twice_is_two_uses(build):
    gpr = build.use("GPR", 30, "GPR(R3)")
    number = build.use("R3", 30, column=9)
    one = [("(4*", gpr), ("3", number), (")", gpr)]
    text = build.text([".long ", *one, ",", *one], 4)
    assert text.text == ".long (4*3),(4*3)"
    assert spelled(text, 6) == "GPR(R3),GPR(R3)"


def test_frames_that_only_look_alike_are_one_use(build):
    macro = Frame("macro", "m", build.at(40), None, (), "m")
    gpr = build.use("VCPU_GPR", 3, "VCPU_GPR(R4)")
    inner = build.use("VCPU_GPRS", 1, within=gpr)
    text = build.text(
        ["stw 3,", ("(", gpr.within(macro)), ("4", inner.within(macro)), ("+16)", gpr.within(macro)), "(4)"], 3, macro
    )
    assert spelled(text, 4) == "3,VCPU_GPR(R4)(4)"


def test_parameters_in_a_spelling_get_the_names_of_their_arguments(build):
    macro = Frame("macro", "save", build.at(40), None, (("n", "5"), ("m", "6")), "save 5 6")
    gpr = build.use("VCPU_GPR", 3, "VCPU_GPR(\\n)", within=macro)
    text = build.text(["stw 5,", ("(4+", gpr), ("5", build.use("R5", 40)), ("*4)", gpr), "(4)"], 3, macro)
    assert spelled(text, 4) == "5,VCPU_GPR(R5)(4)"
    other = build.use("VCPU_GPR", 3, "VCPU_GPR(\\m\\())", within=macro)
    text = build.text(["stw 5,", ("(4+", other), "6", ("*4)", other), "(4)"], 3, macro)
    assert spelled(text, 4) == "5,VCPU_GPR(6)(4)"


def test_a_use_that_begins_or_ends_with_an_argument_is_not_guessed(build):
    offset = build.use("OFF", 3, "OFF(\\n)")
    assert spelled(build.text(["lwz 3,", "5", ("*8", offset), "(4)"], 3), 4) == "3,5*8(4)"
    assert spelled(build.text(["lwz 3,", ("8+", offset), "5", "(4)"], 3), 4) == "3,8+5(4)"
    assert spelled(build.text(["lwz 3,", "5", ("(1)", offset)], 3), 4) == "3,5(1)"


def test_ranges(build):
    text = build.text(["stw ", ("3", build.use("r3", 3)), ",", ("8", build.use("SLOT", 3)), "(4)"], 3)
    assert spelled(text) == "stw r3,SLOT(4)"
    assert spelled(text, 4, 5) == "r3"
    assert spelled(text, 6, 7) == "SLOT"
    assert spelled(text, 99) == ""
    assert spelled(text, 6, 99) == "SLOT(4)"


def test_a_whole_text_without_pieces_has_the_frame_of_its_origin(build):
    assert spelled(build.text("3", 1, build.use("r3", 1))) == "r3"
    assert spelled(build.text("3", 1)) == "3"


def test_where_operands_begin():
    assert operand_offset("a:b: stw 3,4(5)") == 9
    assert operand_offset("stw 3,4(5)") == 4
    assert operand_offset("nop") == 3
    assert operand_offset('"odd: name":nop') == 15
    assert operand_offset("") == 0


def test_a_long_line_takes_linear_time(build):
    uses = [build.use(f"N{number}", 1, column=number) for number in range(20_000)]
    parts: list[object] = [".long "]
    for use in uses:
        parts += [("1", use), ","]
    result = spelled(build.text([*parts, "0"], 1), 6)
    assert result == ",".join(f"N{number}" for number in range(20_000)) + ",0"
