"""Where expanded text comes from: chains of calls, arguments, C macros."""

from __future__ import annotations

from ppcmacro.macro import Expansion, expand
from ppcmacro.macro.levels import source_lines
from ppcmacro.source import Frame, Location, Origin, Piece, Source, Text

TWO_LEVELS = """.macro inner reg, off=8
 lwz \\reg, \\off(1)
.endm
.macro outer r
 nop
 inner \\r
 inner \\r, 12
.endm
 outer 5
x: outer r=6
"""


def expanded(text: str, path: str = "t.s") -> Expansion:
    return expand(source_lines(Source(path, text)))


def chain(origin: Origin) -> list[str]:
    """A place and the calls that led to it, innermost first."""
    return [str(origin.location), *(f"{frame.name} <- {frame.call.location}" for frame in origin.frames())]


def test_chain_of_calls() -> None:
    result = expanded(TWO_LEVELS)
    assert [(statement.text.text, chain(statement.origin)) for statement in result.statements[:3]] == [
        ("nop", ["t.s:5:2", "outer <- t.s:9:2"]),
        ("lwz 5,8(1)", ["t.s:2:2", "inner <- t.s:6:2", "outer <- t.s:9:2"]),
        ("lwz 5,12(1)", ["t.s:2:2", "inner <- t.s:7:2", "outer <- t.s:9:2"]),
    ]


def test_labels_before_a_call_stand_alone() -> None:
    result = expanded(TWO_LEVELS)
    label = result.statements[3]
    assert (label.kind, label.text.text, label.labels, str(label.origin.location)) == (
        "label",
        "x:",
        ("x",),
        "t.s:10:1",
    )
    assert chain(result.statements[4].origin) == ["t.s:5:2", "outer <- t.s:10:4"]


def test_calls_name_their_statements_and_arguments() -> None:
    result = expanded(TWO_LEVELS)
    seen = [(call.macro.name, call.first, call.last, call.text.text, call.values) for call in result.calls]
    assert seen == [
        ("outer", 0, 3, "outer 5", {"r": "5"}),
        ("inner", 1, 2, "inner 5", {"reg": "5", "off": "8"}),
        ("inner", 2, 3, "inner 5,12", {"reg": "5", "off": "12"}),
        ("outer", 4, 7, "outer r=6", {"r": "6"}),
        ("inner", 5, 6, "inner 6", {"reg": "6", "off": "8"}),
        ("inner", 6, 7, "inner 6,12", {"reg": "6", "off": "12"}),
    ]
    assert all(call.frame.args == tuple(call.values.items()) for call in result.calls)
    assert [call.frame.definition for call in result.calls[:2]] == [
        call.macro.origin.location for call in result.calls[:2]
    ]


def test_an_argument_keeps_its_place() -> None:
    result = expanded(TWO_LEVELS)
    text = result.statements[2].text
    assert text.text == "lwz 5,12(1)"
    assert [chain(text.at(offset)) for offset in (0, 4, 6)] == [
        ["t.s:2:2", "inner <- t.s:7:2", "outer <- t.s:9:2"],
        ["t.s:9:8"],
        ["t.s:7:12", "outer <- t.s:9:2"],
    ]
    default = result.statements[1].text
    assert default.text == "lwz 5,8(1)"
    assert chain(default.at(6)) == ["t.s:1:23"]
    assert default.slice(4, 10).at(0).location == Location(result.macros[0].origin.location.source, 9, 8)


def test_turns_of_loops() -> None:
    result = expanded(".irp x,3,4\n li \\x, 0\n.endr\n.rept 2\n nop\n.endr\n")
    turns = [
        (statement.text.text, frame.name, frame.kind, frame.turn, frame.args)
        for statement in result.statements
        for frame in statement.origin.frames()
    ]
    assert turns == [
        ("li 3,0", "irp", "loop", 1, (("x", "3"),)),
        ("li 4,0", "irp", "loop", 2, (("x", "4"),)),
        ("nop", "rept", "loop", 1, ()),
        ("nop", "rept", "loop", 2, ()),
    ]
    assert str(result.statements[0].text.at(3).location) == "t.s:1:8"


def test_loop_in_a_macro_is_inside_its_frame() -> None:
    result = expanded(".macro m\n.rept 2\n nop\n.endr\n.endm\n m\n")
    assert chain(result.statements[1].origin) == ["t.s:3:2", "rept <- t.s:2:1", "m <- t.s:6:2"]


def test_definition_made_by_a_macro() -> None:
    result = expanded(".macro mk n\n.macro get_\\n\n .byte \\n\n.endm\n.endm\n mk 4\n get_4\n")
    assert chain(result.statements[0].origin) == ["t.s:3:2", "mk <- t.s:6:2", "get_4 <- t.s:7:2"]
    assert [definition.name for definition in result.macros] == ["mk", "get_4"]


def test_symbols_and_labels() -> None:
    result = expanded("a = 4\n.set b, a * 2\nc == b + 1\nd: .globl d, e\nf: .long g\nd: nop\n")
    assert result.symbols == {"a": 4, "b": 8, "c": 9}
    assert [(label.name, label.index) for label in result.labels] == [("d", 3), ("f", 4)]
    assert result.globals == {"d", "e"}
    (twice,) = result.duplicates
    assert (twice.name, str(twice.origin.location)) == ("d", "t.s:6:1")
    assert twice.previous is not None
    assert str(twice.previous.origin.location) == "t.s:4:1"


def preprocessed() -> list[Text]:
    """What a C preprocessor gives for `KVM_HANDLER BOOKE_DEBUG -SPRN_X plain` behind a macro definition."""
    source = Source("t.S", ".macro h a b c\n mtspr \\b, 3\n li \\c, \\a\n.endm\n h BOOKE_DEBUG -SPRN_X 7\n")
    lines = list(source_lines(source))
    call = lines[4]
    debug = Frame("cpp", "BOOKE_DEBUG", call.at(3), Location(source, 90, 9), (), "BOOKE_DEBUG")
    spr = Frame("cpp", "SPRN_X", call.at(16), Location(source, 91, 9), (), "SPRN_X")
    pieces = (
        Piece(0, 3, call.origin),
        Piece(3, 5, Origin(Location(source, 90, 21), debug)),
        Piece(5, 7, call.at(14)),
        Piece(7, 10, Origin(Location(source, 91, 16), spr)),
        Piece(10, 12, call.at(22)),
    )
    lines[4] = Text(" h 15 -274 7", call.origin, pieces)
    return lines


def test_arguments_are_spelt_as_in_c() -> None:
    result = expand(preprocessed())
    (call,) = result.calls
    assert call.text.text == "h 15-274 7"
    assert call.values == {"a": "15-274", "b": "7", "c": ""}
    assert call.frame.args == (("a", "BOOKE_DEBUG-SPRN_X"), ("b", "7"), ("c", ""))


def test_c_names_in_an_operand() -> None:
    text = expand(preprocessed()).statements[1].text
    assert text.text == "li ,15-274"
    piece = next(piece for piece in text.pieces if piece.start <= 4 < piece.end)
    assert piece.origin.frame is not None
    assert (piece.origin.frame.kind, piece.origin.frame.spelling) == ("cpp", "BOOKE_DEBUG")


def test_c_macros_in_a_body_become_inner_frames() -> None:
    source = Source("t.S", ".macro m\n li 3,ONE\n.endm\n m\n")
    lines = list(source_lines(source))
    one = Frame("cpp", "ONE", lines[1].at(6), Location(source, 80, 9), (), "ONE")
    lines[1] = Text(
        " li 3,1", lines[1].origin, (Piece(0, 6, lines[1].origin), Piece(6, 7, Origin(Location(source, 80, 13), one)))
    )
    (statement,) = expand(lines).statements
    assert chain(statement.text.at(5)) == ["t.S:80:13", "ONE <- t.S:2:7", "m <- t.S:4:2"]
    assert chain(statement.origin) == ["t.S:2:2", "m <- t.S:4:2"]


def test_flattened_statements_keep_their_places() -> None:
    source = Source("t.S", "", None)
    raw = " nop; li 3,1 ; blr"
    origin = Origin(Location(source, 7, 1))
    pieces = (
        Piece(0, 4, origin),
        Piece(4, 12, Origin(Location(source, 1, 30))),
        Piece(12, 18, Origin(Location(source, 2, 5))),
    )
    result = expand([Text(raw, origin, pieces)])
    assert [(s.text.text, s.origin.location[1:]) for s in result.statements] == [
        ("nop", (7, 2)),
        ("li 3,1", (1, 32)),
        ("blr", (2, 8)),
    ]


def test_markers_in_bodies_keep_the_places_of_the_body() -> None:
    result = expanded('.macro m\n nop\n# 33 "q.c"\n blr\n.endm\n m\n sync\n')
    assert [str(statement.origin.location) for statement in result.statements] == ["t.s:2:2", "q.c:33:2", "q.c:36:2"]


def test_addresses_and_sections() -> None:
    result = expanded(' nop\n .byte 1\n .balign 4\n nop\n .data\n .asciz "ab"\n .text\n blr\n .incbin "none"\n nop\n')
    seen = [(s.text.text, s.section, s.address, s.size) for s in result.statements]
    assert seen == [
        ("nop", ".text", 0, 4),
        (".byte 1", ".text", 4, 1),
        (".balign 4", ".text", 5, 3),
        ("nop", ".text", 8, 4),
        (".data", ".data", None, 0),
        ('.asciz "ab"', ".data", 0, 3),
        (".text", ".text", None, 0),
        ("blr", ".text", 12, 4),
        ('.incbin "none"', ".text", 16, None),
        ("nop", ".text", None, 4),
    ]


def test_statements_have_heads_and_operands() -> None:
    result = expanded("L1: L2: Lwz r3, 4(r1)\nBne+ L1\nx = 1 + 2\n.Set y, 3\n3: .LONG 1, 2\nz:\n")
    seen = [(s.kind, s.labels, s.head, s.operands.text) for s in result.statements]
    assert seen == [
        ("instruction", ("L1", "L2"), "lwz", "r3,4(r1)"),
        ("instruction", (), "bne+", "L1"),
        ("assignment", (), "x", "1+2"),
        ("directive", (), ".set", "y,3"),
        ("directive", ("3",), ".long", "1,2"),
        ("label", ("z",), "", ""),
    ]


def test_places_of_labels_on_one_line() -> None:
    result = expanded('l10:   l1: "q\\"": x: nop\n')
    places = [(label.name, label.origin.location.column) for label in result.labels]
    assert places[:2] == [("l10", 1), ("l1", 8)]
    assert places[3] == ("x", 19)
