"""What is certain before the statements of a function, whichever way leads there."""

from __future__ import annotations

import pytest

from ppcmacro.cfg import Flow
from ppcmacro.functions import find_functions
from ppcmacro.gas.expression import Linear
from ppcmacro.ledger import certain
from ppcmacro.ledger.certain import ENTRY, Certain, Destroyed, Facts, Frame, Masked, Set, Stale
from ppcmacro.ledger.conserved import may_spoil
from ppcmacro.ledger.routes import Called, Edge, Routes
from ppcmacro.unit import Unit

from .conftest import unit_of


def routes_of(unit: Unit) -> Routes:
    """Return the graph of a unit without feature sections."""
    known = {index: unit.instruction(index) for index in range(len(unit.statements))}
    return Routes(Flow(unit.statements), {index: one for index, one in known.items() if one is not None})


def facts_before(code: str, line: int) -> Facts:
    """Return what is certain before the branch, store or use on a line of a function that begins on the first line."""
    unit = unit_of(code)
    facts = Certain(unit, routes_of(unit), {0}, set())
    (found,) = [one.facts for one in facts.seen() if unit.line(one.at) == line]
    return found


def test_a_call_destroys_what_was_set() -> None:
    facts = facts_before("li 6, 1\nmflr 31\nbl tick\naddi 3, 6, 1\nblr", 4)
    assert facts["r6"] == Destroyed(0, 2)
    assert facts["r5"] == Destroyed(ENTRY, 2)
    assert facts["lr"] == Destroyed(ENTRY, 2)
    assert "r3" not in facts


def test_a_call_of_a_private_routine_leaves_nothing_certain() -> None:
    assert facts_before("li 6, 1\nbl _savegpr_14\nblr", 3) == {"lr": Destroyed(ENTRY, 1)}


def test_a_local_routine_changes_what_its_code_changes() -> None:
    facts = facts_before("li 6, 1\nli 7, 2\nbl sub\nblr\nsub: li 6, 3\nblr", 4)
    assert facts["r7"] == Set(1)
    assert "r6" not in facts


def test_ways_that_differ_leave_nothing_certain() -> None:
    facts = facts_before("li 6, 1\ncmpwi 3, 0\nbeq 1f\nbl tick\n1: beqlr\nblr", 5)
    assert "r6" not in facts
    assert "cr0" not in facts


@pytest.mark.parametrize(
    ("code", "line", "expected"),
    [
        ("li 3, 1\nbeq 1f\n1: blr", 2, Stale(ENTRY)),
        ("cmpwi 3, 0\nbl tick\nbeq 1f\n1: blr", 3, Stale(1)),
        ("cmpwi 3, 0\nbeq 1f\nbgt 1f\n1: blr", 3, certain.Tested(0, frozenset({(2, False)}))),
        ("cmpwi 3, 0\nbeq 1f\nli 3, 1\nblr\n1: bgtlr\nblr", 5, certain.Tested(0, frozenset({(2, True)}))),
    ],
)
def test_condition_fields(code: str, line: int, expected: object) -> None:
    assert facts_before(code, line)["cr0"] == expected


@pytest.mark.parametrize(
    ("code", "line", "expected"),
    [
        ("stwu 1, -16(1)\nblr", 2, Frame(Linear(-16, ()), Linear(0, ()), 0)),
        ("stwu 1, -16(1)\naddi 1, 1, 16\nblr", 3, Frame(Linear(0, ()), None, 1)),
        ("stwu 1, -SIZE(1)\nlwz 1, 0(1)\nblr", 3, Frame(Linear(0, ()), None, 1)),
        ("stwu 1, -SIZE(1)\naddi 1, 1, 4\nblr", 3, Frame(Linear(4, (("SIZE", -1),)), None, 1)),
        ("mr 1, 3\nblr", 2, None),
    ],
)
def test_the_stack_pointer(code: str, line: int, expected: object) -> None:
    assert facts_before(code, line).get("r1") == expected


@pytest.mark.parametrize(
    ("code", "line", "expected"),
    [
        ("wrteei 0\nblr", 2, Masked(0, ENTRY)),
        ("mfmsr 10\nwrteei 0\nwrtee 10\nblr", 4, Masked(1, 2)),
        ("mfmsr 9\nrlwinm 0, 9, 0, 17, 15\nmtmsr 0\nblr", 4, Masked(2, ENTRY)),
        ("mfmsr 9\nori 0, 9, 2\nmtmsr 0\nblr", 4, None),
    ],
)
def test_interrupts(code: str, line: int, expected: object) -> None:
    assert facts_before(code, line).get("ee") == expected


def test_a_branch_to_itself_ends() -> None:
    assert facts_before("li 5, 1\nb .\nblr", 2)["r5"] == Set(0)


def test_ways_and_calls() -> None:
    routes = routes_of(unit_of("cmpwi 3, 0\nbeq 1f\nbl sub\nbl 2f\n2: mflr 5\n1: blr\nsub: bctr"))
    assert routes.edges(1) == (Edge(5, True), Edge(2, False))
    assert routes.edges(2) == (Edge(3, None),)
    assert routes.edges(5) == ()
    assert routes.called(2) == Called("sub", 6)
    assert routes.called(3) is None
    assert routes.reached(0) == {0, 1, 2, 3, 4, 5}
    assert routes.reached(0, calls=True) == {0, 1, 2, 3, 4, 5, 6}


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("li 30, 0\nblr", True),
        ("stw 30, 8(1)\nli 30, 0\nlwz 30, 8(1)\nblr", False),
        ("stw 30, 8(1)\nstw 31, 12(1)\nli 30, 0\nlwz 30, 12(1)\nlwz 31, 12(1)\nblr", True),
        ("li 30, 0\n1: b 1b", False),
        ("li 5, 0\nblr", False),
    ],
)
def test_what_may_spoil_a_register(code: str, expected: bool) -> None:
    routes = routes_of(unit_of(code))
    assert may_spoil(routes, 0, routes.reached(0)) is expected


def test_functions_are_global_and_not_entered_from_the_file() -> None:
    code = (
        ".globl one\n.globl two\n.globl three\n.globl data\n.globl _restgpr_14\n"
        "one: b two\ntwo: blr\nthree: bdnz three\nblr\nlocal: blr\n_restgpr_14: lwz 14, -72(11)\nblr\ndata: .long 0"
    )
    unit = unit_of(code)
    flow = Flow(unit.statements)
    found = find_functions(unit, flow, [], routes_of(unit).branches)
    assert [(one.symbol, unit.line(one.entry), one.contract.id) for one in found] == [
        ("one", 6, "abi-sysv32"),
        ("three", 8, "abi-sysv32"),
    ]
