"""Edits applied to texts, and the patches made of them, against building the text by hand and against git and patch."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ppcmacro.diagnostic import Edit, Fix
from ppcmacro.files import decode_source
from ppcmacro.project.repair.edits import Document, apply_edits, compatible
from ppcmacro.source import Location, Origin, Source

SOURCE = Source("x.S")


def edit(line: int, column: int, length: int, text: str, source: Source = SOURCE) -> Edit:
    return Edit(Origin(Location(source, line, column)), length, text)


def by_hand(text: str, edits: list[Edit]) -> str:
    """Apply edits from the last one to the first on the text as one string."""
    starts = [0]
    for line in text.split("\n")[:-1]:
        starts.append(starts[-1] + len(line) + 1)
    for one in sorted(edits, key=lambda one: one.origin.location[1:], reverse=True):
        at = starts[one.origin.location.line - 1] + one.origin.location.column - 1
        text = text[:at] + one.text + text[at + one.length :]
    return text


@st.composite
def texts_with_edits(draw: st.DrawFn) -> tuple[str, list[Edit]]:
    line = st.text(alphabet="ab,\t \x0c\u2028é\udcff", max_size=6)
    lines = draw(st.lists(line, min_size=1, max_size=25))
    text = "\n".join(lines)
    edits = []
    for number, content in enumerate(lines, 1):
        if number == len(lines) and not content:
            break
        start = 0
        while start <= len(content) and draw(st.integers(0, 3)) == 0:
            first = draw(st.integers(start, len(content)))
            length = draw(st.integers(0, len(content) - first))
            edits.append(edit(number, first + 1, length, draw(st.sampled_from(("", "x", "yy\n", "\n", "é")))))
            start = first + max(length, 1)
    return text, edits


@settings(deadline=None)
@given(texts_with_edits())
def test_as_by_hand(case: tuple[str, list[Edit]]) -> None:
    text, edits = case
    assert apply_edits(text, reversed(edits)) == by_hand(text, edits)
    document = Document(text)
    for one in reversed(edits):
        document = document.edited([one])
    assert document.text == by_hand(text, edits)


@pytest.mark.parametrize("program", ["git", "patch"])
@settings(deadline=None, max_examples=40)
@given(case=texts_with_edits())
def test_patches_apply(program: str, tmp_path_factory: pytest.TempPathFactory, case: tuple[str, list[Edit]]) -> None:
    if shutil.which(program) is None:
        pytest.skip(f"no {program}")
    text, edits = case
    after = patched(program, tmp_path_factory.mktemp("patch"), "x.S", text, edits)
    assert after == by_hand(text, edits)


def patched(program: str, folder: Path, name: str, text: str, edits: list[Edit]) -> str:
    """Write a file, let git or patch apply the patch of some edits to it, and return what it is then."""
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    document = Document(text).edited(edits)
    diff = document.diff(name).encode("utf-8", "surrogateescape")
    if not diff:
        return text
    command = ["git", "apply", "-"] if program == "git" else ["patch", "-p1", "--binary", "--quiet"]
    subprocess.run(command, input=diff, cwd=folder, check=True, capture_output=True)
    return decode_source(path.read_bytes())


@pytest.mark.parametrize("program", ["git", "patch"])
@pytest.mark.parametrize("name", ["with blank.S", "sub/x.S", 'quote".S', "tab\t.S", "é.S"])
def test_patches_name_the_file(program: str, name: str, tmp_path: Path) -> None:
    if shutil.which(program) is None:
        pytest.skip(f"no {program}")
    assert patched(program, tmp_path, name, "a\nb\n", [edit(2, 1, 1, "c")]) == "a\nc\n"


def test_patch_keeps_line_ends_and_bytes() -> None:
    document = Document("a\r\nb \udcff\r\nc").edited([edit(2, 1, 1, "x\n"), edit(3, 1, 1, "y")])
    assert document.text == "a\r\nx\r\n \udcff\r\ny"
    assert document.diff("d/x.S") == (
        "--- a/d/x.S\n+++ b/d/x.S\n@@ -1,3 +1,4 @@\n a\r\n-b \udcff\r\n-c\n\\ No newline at end of file\n"
        "+x\r\n+ \udcff\r\n+y\n\\ No newline at end of file\n"
    )


def test_nothing_changed_is_no_patch() -> None:
    document = Document("a\n").edited([edit(1, 1, 1, "a")])
    assert (document.changed, document.diff("x.S")) == (False, "")


def test_rounds_build_on_each_other() -> None:
    first = Document("one\ntwo\n").edited([edit(1, 2, 0, "\n")])
    document = first.edited([edit(2, 1, 2, "NE"), edit(3, 1, 3, "TWO")])
    assert first.text == "o\nne\ntwo\n"
    assert document.text == "o\nNE\nTWO\n"
    assert document.diff("x.S") == "--- a/x.S\n+++ b/x.S\n@@ -1,2 +1,3 @@\n-one\n-two\n+o\n+NE\n+TWO\n"


@pytest.mark.parametrize(
    "edits",
    [
        [edit(1, 1, 2, "x"), edit(1, 2, 2, "y")],
        [edit(1, 2, 0, "x"), edit(1, 2, 0, "y")],
        [edit(1, 2, 3, "x")],
        [edit(3, 1, 0, "x")],
        [edit(0, 1, 0, "x")],
        [edit(1, 0, 1, "x")],
    ],
)
def test_refused_whole(edits: list[Edit]) -> None:
    with pytest.raises(ValueError, match="edit"):
        Document("abc\r\ndef").edited([edit(2, 1, 1, "D"), *edits])


def test_the_same_edit_twice_counts_once() -> None:
    assert apply_edits("abc", [edit(1, 1, 1, "x"), edit(1, 1, 1, "x")]) == "xbc"


def test_compatible_takes_fixes_whole() -> None:
    other = Source("y.S")
    fixes = [
        Fix((edit(1, 1, 2, "x"),)),
        Fix((edit(2, 1, 1, "x"), edit(1, 2, 1, "y"))),  # overlaps with the first one
        Fix((edit(2, 1, 1, "z"),)),  # free, as the second one was not taken
        Fix((edit(1, 1, 2, "x"), edit(1, 3, 0, "w"))),  # the first one again, and more
        Fix((edit(1, 1, 2, "other"),)),
        Fix((edit(1, 1, 2, "other", other),)),
        Fix((edit(4, 2, 0, "a"), edit(4, 2, 0, "b"))),  # contradicts itself
    ]
    assert compatible(fixes) == [True, False, True, True, False, True, False]
