"""The scrubber against the listings of GNU as, and the places that its output remembers."""

from __future__ import annotations

import re
import shutil
import subprocess
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ppcmacro.gas.scrub import Scrubber, quick, scrub, scrub_string
from ppcmacro.gas.scrub_machine import DONE, Machine
from ppcmacro.macro.levels import source_lines
from ppcmacro.source import Location, Origin, Piece, Source, SourceLine, Text

AS = shutil.which("powerpc-linux-gnu-as")


@pytest.mark.parametrize(
    ("raw", "scrubbed"),
    [
        ("\tlwz\tr3 , 4 ( r1 )\t", "lwz r3,4(r1)"),
        ("  nop  ", "nop"),
        ("a :  b : nop", "a:b:nop"),
        ("\tm a  b -1 (c) d", "m a b-1(c)d"),
        ("\tm %r3 %r4 [ 1 ]", "m %r3 %r4 [ 1]"),
        ("\tm 'a b, 'c'", "m 97b,99"),
        ("\t.byte '\\n, '\\q, ';, '#", ".byte 10,113,59,35"),
        ('\tm "a  b" "c" # d', 'm "a  b" "c"'),
        ("\tnop /* a */ ; blr # b", "nop;blr"),
        ("\tm \\a \\b(\\c) \\d", "m \\a \\b(\\c)\\d"),
        ("\tm \\# \\x#y", "m \\#\\x"),
        ("# comment", ""),
        ('\t.ascii "it\'s # /* ;" ;# end', '.ascii "it\'s # /* ;"'),
        ("\tm / 2 // 3", "m /2//3"),
        ("\tm \u00e4 \u00f6", "m \u00e4 \u00f6"),
        ("\t.byte '\u00e9", ".byte 195\udca9"),
        ("a\0b", "a;b"),
        ("", ""),
        (" \t\r", ""),
    ],
)
def test_one_line(raw: str, scrubbed: str) -> None:
    assert scrub_string(raw) == scrubbed


def test_lines_that_belong_together() -> None:
    text = 'a /* one\ntwo */ b\n.ascii "x\ny"\n.byte \'\n, 2\nnop /* lost'
    assert scrub_string(text) == 'a b\n.ascii "x\ny"\n.byte 10,2\nnop'


def test_backslash_newline_in_a_string_by_version() -> None:
    text = '.ascii "a\\\nb"'
    assert scrub_string(text) == '.ascii "a\\\\nb"'
    assert scrub_string(text, (2, 41)) == '.ascii "a\\nb"'


def test_string_as_first_word_by_version() -> None:
    assert scrub_string(' "a" b') == '"a"b'
    assert scrub_string(' "a" b', (2, 43)) == '"a" b'


def places(text: Text) -> list[tuple[str, int, int]]:
    """The pieces of a text: its characters, and line and column of the first."""
    return [(text.text[start:end], origin.location.line, origin.location.column) for start, end, origin in text.pieces]


def lines_of(text: str) -> list[Text]:
    return list(scrub(source_lines(Source("t.s", text))))


def test_columns_survive_blanks() -> None:
    (line,) = lines_of("\tlwz\tr3 , 4 (r1)\n")
    assert (line.text, line.origin.location[1:]) == ("lwz r3,4(r1)", (1, 2))
    assert places(line) == [("lwz", 1, 2), ("r3", 1, 6), (",", 1, 9), ("4", 1, 11), ("(r1)", 1, 13)]
    assert line.at(4).location[1:] == (1, 6)
    assert places(line.slice(4, 8)) == [("r3", 1, 6), (",", 1, 9), ("4", 1, 11)]


def test_columns_survive_comments_constants_and_joined_lines() -> None:
    (line,) = lines_of(" .byte 'a, /* x\n y */ 12 # z\n")
    assert line.text == ".byte 97,12"
    assert places(line) == [(".byte", 1, 2), (",", 1, 10), ("12", 2, 7)]


@pytest.mark.parametrize(
    "comment", ["", " # a", "# a ; b", " # it's \"", " #\\", "#/* a", " # 1 \"x.c\"", " ;# a", " # a # b", "# \0"]
)
def test_columns_survive_a_comment_at_the_end(comment: str) -> None:
    (line,) = lines_of(f"\ta:  lwz\tr3 , 4{comment}\n")
    assert (line.text, line.origin.location[1:]) == ("a:lwz r3,4", (1, 2))
    assert places(line) == [("a:", 1, 2), ("lwz", 1, 6), ("r3", 1, 10), (",", 1, 13), ("4", 1, 15)]


def test_lines_that_differ_in_their_comments_are_not_mixed_up() -> None:
    lines = lines_of("\tnop  1 # a\n  nop 1 # b\n\tnop  1 # a\n")
    assert [line.text for line in lines] == ["nop 1"] * 3
    assert [places(line) for line in lines] == [
        [("nop", 1, 2), ("1", 1, 7)], [("nop 1", 2, 3)], [("nop", 3, 2), ("1", 3, 7)]
    ]  # fmt: skip


def test_pieces_of_a_preprocessed_line_survive() -> None:
    source = Source("t.S", "")
    head = Origin(Location(source, 4, 1))
    inner = Origin(Location(source, 1, 20))
    raw = Text("\tm  X Y", head, (Piece(0, 4, head), Piece(4, 7, inner)))
    (line,) = scrub([raw])
    assert line.text == "m X Y"
    assert places(line) == [("m", 4, 2), ("X Y", 1, 20)]


def test_text_in_scrubbed_form_is_returned_unchanged() -> None:
    raw = Text("lwz r3,4(r1)", Origin(Location(Source("t.s"), 1, 1)))
    assert next(scrub([raw])) is raw


def test_line_markers_move_places() -> None:
    text = '# 10 "a.c"\n nop\n# 20\n nop\n # 30 "b.c"\n nop\n# 40 "c.h" 1\n nop\n# 11 "a.c" 2\n nop\n'
    shown = [str(line.origin.location) for line in lines_of(text + '# 5 "d.c" x\n nop\n')]
    assert shown == ["a.c:10:2", "a.c:12:2", "a.c:14:2", "c.h:40:2", "a.c:11:2", "a.c:13:2"]


def test_include_flags_of_line_markers_make_a_chain() -> None:
    lines = lines_of('# 1 "a.c"\n# 7 "b.h" 1\n nop\n# 2 "a.c" 2\n blr\n')
    assert [place.path for place in lines[0].origin.includes()] == ["a.c"]
    assert list(lines[1].origin.includes()) == []


def test_what_gas_warns_about_is_told() -> None:
    scrubber = Scrubber()
    list(scrubber.lines(source_lines(Source("t.s", 'nop\n.ascii "open'))))
    assert [(str(origin.location), message) for origin, message in scrubber.problems] == [
        ("t.s:2:1", 'end of file in string; `"` inserted')
    ]


ALPHABET = (
    *("a", "b", "r3", "%", "[", "]", "(", ")", " ", " ", " ", "\t", "+", "-", "*", ",", '"', '"x y"', "'c", "'"),
    *("'d'", "/", "/*c*/", "\\", "\\n", "#", ":", ";", ".", "$", "@", "&", "!", "~", "1", "{", "\u00e9", "foo "),
    *("x: ", " /* d */ "),
)


@given(st.lists(st.sampled_from(ALPHABET), max_size=14).map("".join))
@settings(max_examples=300, deadline=None)
def test_scrubbed_text_is_a_fixed_point(line: str) -> None:
    once = scrub_string(line)
    if "/*" not in once.replace("\n", ""):
        assert scrub_string(once) == once


@given(st.lists(st.sampled_from([part for part in ALPHABET if not set(part) & set("\"'#/")]), max_size=14).map("".join))
@settings(max_examples=300, deadline=None)
def test_quick_way_and_machine_agree(line: str) -> None:
    fast = quick(line)
    assert fast is not None
    slow = scrub_string(line + " /**/").rstrip(" ")
    assert [part.strip(" ") for part in fast.split(";")] == [part.strip(" ") for part in slow.split(";")]


@given(st.lists(st.sampled_from(ALPHABET), max_size=14).map("".join))
@settings(max_examples=300, deadline=None)
def test_comments_at_the_end_are_what_the_machine_says(line: str) -> None:
    source = Source("t.s", line)
    machine = Machine((2, 40))
    if line[:1] == "#" or machine.feed(line, 0, DONE) != DONE:
        return
    expected = "".join(machine.out)
    skip = len(expected) - len(expected.lstrip(" "))
    copied = {
        (run.start + at - skip, run.at + at + 1)
        for run in machine.runs for at in range(run.end - run.start) if expected[run.start + at] not in " ;"
    }  # fmt: skip
    got = list(scrub(source_lines(source)))
    assert [text.text for text in got] == ([expected.strip(" ").rstrip(" ;")] if expected.strip(" ;") else [])
    for text in got:
        verbatim = (Piece(0, len(text.text), text.origin),) if isinstance(text, SourceLine) else ()
        known = {
            (at, piece.origin.location.column + at - piece.start)
            for piece in (*text.pieces, *verbatim)
            for at in range(piece.start, piece.end) if text.text[at] not in " ;"
        }  # fmt: skip
        assert known == copied


@given(st.text(alphabet=st.sampled_from("ab \t;:/*\"'#\\\n,()1"), max_size=60))
@settings(max_examples=300, deadline=None)
def test_pieces_say_where_each_character_stands(text: str) -> None:
    source = Source("t.s", text)
    for line in scrub(source_lines(source)):
        for start, end, origin in line.pieces:
            _, number, column = origin.location
            assert line.text[start:end] == source.line(number)[column - 1 : column - 1 + end - start]


@pytest.mark.skipif(AS is None, reason="powerpc-linux-gnu-as is not installed")
def test_as_the_listing_of_gas_shows() -> None:
    """GNU as lists the lines of an expansion as they are after the second scrubbing."""
    random = Random(20400)
    parts = [part for part in ALPHABET if "\\" not in part and part not in ('"', "'", "@", "&", "#")]
    written = [f"q{number} " + "".join(random.choices(parts, k=12)) for number in range(150)]
    text = ".macro m\n" + "\n".join(written) + "\n.endm\n m\n"
    assert AS is not None
    done = subprocess.run(
        [AS, "-alm", "--listing-rhs-width=400", "-o", "/dev/null", "-"], input=text.encode(), capture_output=True
    )
    listed = re.findall(r"\t> ?(.*)", done.stdout.decode("utf-8", "surrogateescape"))
    got = "".join(line.strip() for line in listed)
    twice = scrub_string(scrub_string("\n".join(written)))
    expected = "".join(part.strip() for part in re.split(r"[;\n]", twice))
    assert got.replace(";", "") == expected
