"""The graph for Graphviz: strings that cannot break out, and a graph that Graphviz takes."""

from __future__ import annotations

import re
import shutil
import subprocess

import pytest

from ppcmacro.api import ledgers
from ppcmacro.project.config.settings import Settings
from tests.reports.conftest import ledger_of

STRING = r'"(?:[^"\\\n]|\\.)*"'
ATTRIBUTES = rf"\[\w+=(?:{STRING}|[\w.]+)(?:, \w+=(?:{STRING}|[\w.]+))*\]"
STATEMENT = re.compile(
    rf"digraph ledger \{{|subgraph cluster_h\d+ \{{|\}}|label={STRING};|\w+ {ATTRIBUTES};|\w+ -> \w+(?: {ATTRIBUTES})?;"
)
HOSTILE = '\t.globl DTLBMiss\nDTLBMiss:\n\tmtspr 0x110, 10\n\tb "quo\\"te\\\\"\n'


def graphs() -> list[str]:
    return [
        ledger_of("samples/designs/4b-hybrid-r4-not-restored.S", "kvm*").text("dot", "1"),
        ledger_of("tests/reports/fixtures/tlb-miss.S", "13", "440").text("dot"),
        ledgers("a.s", "DTLBMiss", Settings(cpu="405"), stdin=HOSTILE).text("dot"),
    ]


def test_every_statement_is_one() -> None:
    for graph in graphs():
        for line in graph.splitlines():
            assert STATEMENT.fullmatch(line.strip()), line


def test_graphviz_takes_it() -> None:
    if not shutil.which("dot"):
        pytest.skip("dot (Graphviz) is not installed")
    for graph in graphs():
        done = subprocess.run(["dot", "-Tplain"], input=graph.encode(), capture_output=True, check=True)
        assert done.stdout.startswith(b"graph ")
        assert done.stdout.count(b"\nnode ") == len(re.findall(r"^ +h\d+_[be]\d+ \[", graph, re.MULTILINE))


def test_the_path_that_was_asked_for_is_thick() -> None:
    graph = ledger_of("samples/designs/4b-hybrid-r4-not-restored.S", "15").text("dot", "worst")
    assert [line.strip() for line in graph.splitlines() if "->" in line] == [
        'h0_b0 -> h0_b1 [label="not taken"];',
        'h0_b0 -> h0_b2 [label="taken", penwidth=2.5];',
        "h0_b1 -> h0_e0;",
        "h0_b2 -> h0_e1 [penwidth=2.5];",
    ]
