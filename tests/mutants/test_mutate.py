"""The operators on a small file, and the sample's mutants as a whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.mutants import build
from tests.mutants.evaluate import sample_mutants
from tests.mutants.mutate import OPERATORS, mutants
from tests.mutants.parts import Source

SMALL = """\
.macro H n s
_GLOBAL(kvmppc_handler_\\n)
	mtspr	\\s, r4	/* park */
1:	lwz	r4, VCPU_PC(r4)
	bctr
.endm
.macro ADDR n
	.long	kvmppc_handler_\\n
.endm
H	A	X
H	B	X
ADDR	A
ADDR	B
"""


def made_by(kind: str) -> list[str]:
    source = Source(SMALL)
    return [source.apply(edit) for edit in OPERATORS[kind](source)]


def test_parts_of_the_file() -> None:
    source = Source(SMALL)
    assert source.macros == {"H": (1, 6), "ADDR": (7, 9)}
    assert list(source.handlers) == ["H"]
    assert (source.calls, source.table, source.symbols) == ([10, 11], [12, 13], [2])
    assert [(one.line, one.text) for one in source.statements()] == [
        (3, "mtspr\t\\s, r4"), (4, "lwz\tr4, VCPU_PC(r4)"), (5, "bctr"),
    ]  # fmt: skip


def test_delete_keeps_label_and_comment() -> None:
    assert made_by("delete") == [
        SMALL.replace("mtspr\t\\s, r4\t", "\t"),
        SMALL.replace("lwz\tr4, VCPU_PC(r4)", ""),
        SMALL.replace("bctr", ""),
    ]


def test_swap_leaves_the_label_where_it_is() -> None:
    assert made_by("swap") == [
        SMALL.replace("mtspr\t\\s, r4\t", "lwz\tr4, VCPU_PC(r4)\t").replace(
            "1:\tlwz\tr4, VCPU_PC(r4)", "1:\tmtspr\t\\s, r4"
        ),
        SMALL.replace("lwz\tr4, VCPU_PC(r4)", "bctr").replace("\tbctr\n.endm", "\tlwz\tr4, VCPU_PC(r4)\n.endm"),
    ]


def test_register_takes_each_operand_alone() -> None:
    assert [text for text in made_by("register") if "r9" in text] == [
        SMALL.replace("\\s, r4", "\\s, r9"), SMALL.replace("lwz\tr4", "lwz\tr9"), SMALL.replace("(r4)", "(r9)"),
    ]  # fmt: skip


def test_slot() -> None:
    assert SMALL.replace("VCPU_PC", "VCPU_CTR") in made_by("slot")
    assert SMALL.replace("VCPU_PC", "VCPU_GPR(R3)") in made_by("slot")


def test_symbol_behind_the_first_statements() -> None:
    symbol, first = "_GLOBAL(kvmppc_handler_\\n)\n", "\tmtspr\t\\s, r4"
    moved = SMALL.replace(symbol + first, f"{first}\n{symbol}\t")
    assert moved in made_by("before-symbol")


def test_endm_on_the_line_above() -> None:
    assert SMALL.replace("\tbctr\n.endm\n", "\tbctr .endm\n\n") in made_by("endm")


def test_table_lines() -> None:
    found = made_by("table")
    assert SMALL.replace("ADDR\tA\nADDR\tB\n", "ADDR\tB\nADDR\tA\n") in found
    assert SMALL.replace("ADDR\tA\n", "\n") in found
    assert SMALL.replace("ADDR\tA\n", "ADDR\tA\nADDR\tA\n") in found


def test_every_operator_finds_something_in_the_sample_and_no_text_comes_twice() -> None:
    originals, found = {build.SAMPLE.read_text(), build.POSTED.read_text()}, sample_mutants()
    assert {one.kind for one in found} == set(OPERATORS)
    assert len({one.text for one in found} | originals) == len(found) + 2
    assert [one.number for one in found] == list(range(len(found)))


@pytest.mark.parametrize("kind", ["delete", "swap"])
def test_every_instruction_of_the_handler_macros_is_touched(kind: str) -> None:
    source = Source(build.SAMPLE.read_text())
    touched = {line for edit in OPERATORS[kind](source) for line in edit.lines}
    spans = [
        range(first + 1, last)
        for name, (first, last) in source.handlers.items()
        if kind == "delete" or name != "KVM_HANDLER"
    ]
    written = {
        n
        for span in spans
        for n in span
        if source.line(n).startswith(("\t", "1:")) and not source.line(n).startswith("\t/*")
    }
    assert touched == written


@pytest.mark.skipif(bool(build.missing_tools()), reason=build.missing_tools() or "tools are there")
def test_texts_preprocessed_together_and_alone_assemble_alike(tmp_path: Path) -> None:
    some = [one.text for one in mutants(build.SAMPLE.read_text())[::200]]

    def result(text: str | build.Rejected) -> bytes | None:
        try:
            return build.assemble_preprocessed(text, tmp_path)
        except build.Rejected:
            return None

    together = [result(text) for text in build.preprocess_all(some)]
    assert together == [result(build.preprocess(text)) for text in some]
