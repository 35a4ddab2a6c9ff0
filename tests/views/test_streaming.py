"""The expanded text is given part by part, the same text that `write` gives at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ppcmacro import api
from ppcmacro.cli import streams
from ppcmacro.views.options import ViewOptions
from ppcmacro.views.writer import parts, write

SOURCE = """\
.macro save reg:req, slot=4
\tstw \\reg, \\slot(1) # kept
.endm
here:\tsave 3
\tsave 4, 8; nop
\t.ascii "a # b"
"""
NUMERIC = 'here:\n\tstw\t3, 4(1)\n\tstw\t4, 8(1)\n\tnop\n\t.ascii\t"a # b"\n'


def test_the_text_comes_line_by_line() -> None:
    result = api.expand("a.s", stdin=SOURCE)
    assert list(result.parts()) == NUMERIC.splitlines(keepends=True)
    assert result.text == NUMERIC


def test_a_file_without_text_has_no_parts() -> None:
    result = api.expand("a.s", stdin="\tnop\n\0")
    assert (result.expansion, list(result.parts()), result.text) == (None, [], "")


@pytest.mark.parametrize(
    "options",
    [
        ViewOptions(),
        ViewOptions(view="symbolic", annotate="comment", line_markers=True),
        ViewOptions(annotate="column", depth=0),
    ],
)
def test_parts_make_up_the_text(options: ViewOptions) -> None:
    expansion = api.expand("a.s", stdin=SOURCE).expansion
    assert expansion is not None
    assert "".join(parts(expansion, options)) == write(expansion, options)


def test_a_file_of_many_parts_is_written_in_order(tmp_path: Path) -> None:
    lines = [f"\t.long\t{number} # \udcff\n" for number in range(10_000)]
    streams.write_file(str(tmp_path / "out.s"), iter(lines))
    assert (tmp_path / "out.s").read_bytes() == "".join(lines).encode("utf-8", "surrogateescape")


def test_parts_that_break_off_leave_no_file(tmp_path: Path) -> None:
    def broken() -> Iterator[str]:
        yield "\tnop\n"
        raise ValueError("no more")

    with pytest.raises(ValueError, match="no more"):
        streams.write_file(str(tmp_path / "out.s"), broken())
    assert list(tmp_path.iterdir()) == []
