"""How comments that speak of findings are read."""

from __future__ import annotations

import subprocess
from shutil import which

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ppcmacro.project.silencing.comments import Entry, comments_in, room_for_comments, without_comments

GCC = "powerpc-linux-gnu-gcc"

def read(text: str, preprocessed: bool = True) -> list[tuple[object, ...]]:
    return [
        (one.line, one.verb, [entry.text for entry in one.entries], one.reason, one.targets)
        for one in comments_in(text, preprocessed)
    ]


def test_on_the_line_and_before_the_statement() -> None:
    assert read("nop /* ppcmacro: ignore[C002] kept in r3 */\n") == [(1, "ignore", ["C002"], "kept in r3", (1, 1))]
    assert read("/* ppcmacro: ignore[C002] */ nop\n") == [(1, "ignore", ["C002"], "", (1, 1))]
    text = "nop\n/* ppcmacro: ignore[C002]\n * two lines */\n\n/* other */\n#ifdef X\n\tnop\n"
    assert read(text) == [(2, "ignore", ["C002"], "two lines", (7, 7))]
    assert read("/* ppcmacro: ignore[C002] */\n\n/* end */\n") == [(1, "ignore", ["C002"], "", (0, 0))]


def test_lists_and_reasons() -> None:
    one = comments_in("\tnop /* ppcmacro: ignore[C002, not-restored-at-exit ,S]: -- so it is */", True)[0]
    assert one.entries == (Entry("C002", 1, 26), Entry("not-restored-at-exit", 1, 32), Entry("S", 1, 54))
    assert (one.reason, one.codes, one.fault) == ("so it is", (26, 55), "")
    assert read("/* ppcmacro:disable[C002]*/")[0][1:4] == ("disable", ["C002"], "")
    text = "/*\n * ppcmacro: ignore-file[C002,\n *   S004] why\n */"
    assert read(text)[0][1:4] == ("ignore-file", ["C002", "S004"], "why")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("ignore", "list"),
        ("ignore C002", "list"),
        ("ignore[]", "empty"),
        ("ignore[ ] reason", "empty"),
        ("ignore[C002 reason", "open"),
        ("ingore[C002]", "word"),
        ("", "word"),
        ("see the manual", "word"),
    ],
)
def test_what_cannot_be_read(text: str, fault: str) -> None:
    assert [one.fault for one in comments_in(f"nop /* ppcmacro: {text} */\n", True)] == [fault]


def test_annotations_are_left_alone() -> None:
    assert read("/* ppcmacro: handler level=critical */\n# ppcmacro: private\n") == []


def test_each_language_has_its_comments() -> None:
    hashes, slashes = "nop # ppcmacro: ignore[C002] r\n", "nop // ppcmacro: ignore[C002] r\n"
    found = [(1, "ignore", ["C002"], "r", (1, 1))]
    assert (read(hashes), read(hashes, False)) == (found, found)
    assert (read(slashes), read(slashes, False)) == (found, [])


def test_strings_are_no_comments() -> None:
    assert read('.ascii "/* ppcmacro: ignore[C002] */"\n') == []
    assert read('.ascii "\\"/* ppcmacro: ignore[C002] */"\n', False) == []
    assert read('.ascii "a\n/* ppcmacro: ignore[C002] */"\n', False) == []
    assert read(".byte '\"\nnop # ppcmacro: ignore[C002]\n", False) == [(2, "ignore", ["C002"], "", (2, 2))]
    assert read("nop # it's\nnop /* ppcmacro: ignore[C002] */\n") == [(2, "ignore", ["C002"], "", (2, 2))]
    assert read("nop /* a /* ppcmacro: ignore[C002] */\n") == []


def test_joined_lines() -> None:
    text = "#define A(r) \\\n\t/* ppcmacro: ignore[C001] */ \\\n\tstw r,0(r1); \\\n\tnop /* ppcmacro: ignore[C002] */\n"
    first, second = comments_in(text, True)
    assert (first.targets, first.fixed, second.targets, second.fixed) == ((3, 3), True, (4, 4), True)
    text = "/* ppcmacro: ignore[C001] */\nSAVE(r3, \\\n\tr4) /* ppcmacro: ignore[C002] */\n"
    assert [one.targets for one in comments_in(text, True)] == [(2, 3), (2, 3)]
    assert comments_in(text, False)[0].targets == (2, 2)


def test_room_for_comments() -> None:
    lines = [
        "nop", "nop \\", "nop // x", "nop\t# it's", "nop /* x */", "nop /* x", "   y */ nop", '.ascii "it\'s"',
        "nop\r", "", "#define A b \\", "  c", ".byte '", "nop # \"",
    ]  # fmt: skip
    assert room_for_comments("\n".join(lines), True) == [4, 4, 4, 4, 12, 4, 12, 14, 4, 1, 12, 4, 0, 4]
    assert room_for_comments("nop # x\n.byte '#\n.byte '\" # x\n.ascii \"a\nb\" # x", False) == [4, 9, 9, 0, 3]


def test_without_comments() -> None:
    assert without_comments("stw r3, 0(r1) /* a */ ; nop // b").split() == ["stw", "r3,", "0(r1)", ";", "nop"]
    assert without_comments("nop # it's \\").split() == ["nop"]
    assert without_comments("#define X \\") == "#define X "


PARTS = st.sampled_from(
    ["nop", " ", "\t", "\n", "\\\n", "\r\n", '"', "'", "#", "//", "/*", "*/", "/", "*", "\\", "]", "[", ",", "é",
     "ppcmacro:", "ppcmacro: ignore[C002] r", "/* ppcmacro: ignore[C002] r */", "# ppcmacro: disable[S] x", "#define "]
)  # fmt: skip


@given(st.lists(PARTS, max_size=14).map("".join), st.booleans())
@settings(deadline=None, max_examples=300)
def test_every_text_can_be_read(text: str, preprocessed: bool) -> None:
    lines = text.split("\n")
    last = (0, 0)
    for one in comments_in(text, preprocessed):
        assert last <= (one.line, one.column) < (one.end_line, one.end_column)
        last = (one.end_line, one.end_column)
        assert lines[one.line - 1][one.column - 1 :].startswith(("/*", "//", "#"))
        for entry in one.entries:
            assert lines[entry.line - 1][entry.column - 1 :].startswith(entry.text)
        assert 0 <= one.targets[0] <= one.targets[1] <= len(lines)


@given(st.lists(PARTS, max_size=14).map("".join), st.booleans())
@settings(deadline=None, max_examples=300)
def test_a_comment_that_is_put_in_is_read(text: str, preprocessed: bool) -> None:
    lines = text.split("\n")
    room = room_for_comments(text, preprocessed)
    before = len(comments_in(text, preprocessed))
    assert len(room) == len(lines)
    for index, column in enumerate(room):
        if column:
            line = lines[index]
            new = f"{line[: column - 1]} /* ppcmacro: ignore[K9] here */ {line[column - 1 :]}"
            found = comments_in("\n".join([*lines[:index], new, *lines[index + 1 :]]), preprocessed)
            assert len(found) == before + 1
            assert [(one.line, one.reason) for one in found if [two.text for two in one.entries] == ["K9"]] == [
                (index + 1, "here")
            ]


@pytest.mark.skipif(which(GCC) is None, reason=f"{GCC} is not installed")
@given(st.lists(PARTS, max_size=10).map("".join))
@settings(deadline=None, max_examples=60, derandomize=True)
def test_a_comment_that_is_put_in_is_none_to_the_preprocessor(text: str) -> None:
    room = room_for_comments(text, True)
    lines = text.split("\n")
    index = next((index for index, column in enumerate(room) if column), None)
    if index is None:
        return
    line = lines[index]
    lines[index] = f"{line[: room[index] - 1]} /* ppcmacro: ignore[K9] here */ {line[room[index] - 1 :]}"
    command = [GCC, "-E", "-P", "-x", "assembler-with-cpp", "-"]
    done = subprocess.run(command, input="\n".join(lines).encode(), capture_output=True, check=False)
    assert b"K9" not in done.stdout
