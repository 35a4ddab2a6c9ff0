"""Where control goes: labels that are defined in several branches of a conditional that was kept."""

from __future__ import annotations

from ppcmacro.cfg import Flow
from ppcmacro.macro import ExpandOptions, expand
from ppcmacro.macro.levels import source_lines
from ppcmacro.source import Source

KEPT = """\
.if SIZE > 4
 b out
 nop
out: rfi
.else
 b out
out: rfci
.if OTHER
 b out
out: rfmci
.endif
.endif
 b out
"""


def test_a_branch_sees_the_label_of_its_own_arm() -> None:
    result = expand(source_lines(Source("t.s", KEPT)), ExpandOptions(incomplete=True))
    flow = Flow(result.statements)
    branches = [index for index, one in enumerate(result.statements) if one.head == "b"]
    targets = [flow.label_at("out", index) for index in branches]
    assert [result.statements[at].head for at in targets if at is not None] == ["rfi", "rfci", "rfci", "rfi"]


def test_numeric_labels_go_by_position() -> None:
    result = expand(source_lines(Source("t.s", "1: nop\n b 1f\n1: rfi\n b 1b\n")), ExpandOptions())
    flow = Flow(result.statements)
    assert (flow.label_at("1f", 1), flow.label_at("1b", 3), flow.label_at("1b", 0)) == (2, 2, 0)
