"""Sections, addresses, and what GNU as knows of distances."""

from __future__ import annotations

from random import Random

import pytest

from ppcmacro.layout import Layout, Place, certainly_after, distance
from ppcmacro.macro import expand
from ppcmacro.macro.levels import source_lines
from ppcmacro.source import Source
from tests.conformance.harness import AS, assemble, compare
from tests.conformance.programs import layout_program


def number(text: str) -> int | None:
    return int(text, 0) if text.strip().lstrip("-").isdigit() else None


def go(layout: Layout, *directives: str) -> None:
    for directive in directives:
        name, _, operands = directive.partition(" ")
        layout.directive(name, operands, number)


def test_sections_and_their_stack() -> None:
    layout = Layout()
    seen = []
    for directive in (
        *("long 1", "data", "byte 1", "previous", "pushsection .a", 'section .b,"a"', "popsection", "previous"),
        *("subsection 2", "text", 'section "x y"', "bss", "rodata", "struct 4", "text"),
    ):
        go(layout, directive)
        seen.append(layout.section)
    assert seen == [
        *(".text", ".data", ".data", ".text", ".a", ".b", ".text", ".data"),
        *(".data", ".text", "x y", ".bss", ".rodata", "*ABS*", ".text"),
    ]


def test_addresses_behind_alignment_and_org() -> None:
    layout = Layout()
    assert layout.instruction(4) == 0
    assert layout.directive("balign", "16", number) == (4, 12)
    assert layout.instruction(4) == 16
    layout.origin(0x40)
    assert layout.instruction(4) == 0x40
    layout.origin(None)
    assert layout.instruction(4) is None
    assert layout.directive("p2align", "3", number) == (None, None)


def test_alignment_with_a_limit() -> None:
    layout = Layout()
    layout.instruction(4)
    assert layout.directive("p2align", "4,,8", number) == (4, 0)
    assert layout.directive("p2align", "4,,12", number) == (4, 12)


def test_prefixed_instructions_do_not_cross_a_block() -> None:
    layout = Layout()
    layout.add(56)
    assert layout.instruction(8) == 56
    layout.add(60)
    assert layout.instruction(8) == 128


def test_distances() -> None:
    layout = Layout()
    start = layout.here()
    layout.add(6)
    middle = layout.here()
    layout.directive("balign", "4", number)
    end = layout.here()
    assert isinstance(start, Place)
    assert isinstance(middle, Place)
    assert isinstance(end, Place)
    assert (distance(middle, start), distance(start, middle), distance(end, start)) == (6, -6, None)
    assert (certainly_after(end, start), certainly_after(end, middle), certainly_after(start, end)) == (
        *(True, False, False),
    )
    assert (end.address, end.section) == (8, ".text")


def test_blocks_do_not_count_as_certain() -> None:
    layout = Layout()
    start = layout.here()
    go(layout, "space 8", "balign 16")
    end = layout.here()
    assert isinstance(start, Place)
    assert isinstance(end, Place)
    assert not certainly_after(end, start)


def test_absolute_section_counts() -> None:
    layout = Layout()
    go(layout, "struct 8", "space 4")
    assert layout.here() == 12
    go(layout, "align 3")
    assert layout.here() == 16


@pytest.mark.skipif(AS is None, reason="powerpc-linux-gnu-as is not installed")
@pytest.mark.parametrize("seed", range(60))
def test_random_layouts_as_gas_does(seed: int) -> None:
    text = layout_program(Random(seed))
    verdict = compare(text)
    assert verdict.good, f"{verdict.outcome}: {verdict.detail}\n{text}"


@pytest.mark.skipif(AS is None, reason="powerpc-linux-gnu-as is not installed")
def test_addresses_are_those_of_the_symbol_table() -> None:
    checked = 0
    for seed in range(120):
        text = layout_program(Random(seed))
        done = assemble(text)
        if not done.accepted:
            continue
        values = {symbol[0]: symbol[1] for symbol in done.object["symbols"]}
        result = expand(source_lines(Source("t.s", text)))
        for label in result.labels:
            address = result.statements[label.index].address
            if address is not None:
                assert (label.name, address) == (label.name, values[label.name])
                checked += 1
    assert checked > 100
