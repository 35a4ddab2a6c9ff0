"""Runs straight-line code through the ledger and shows what every place holds afterwards."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ppcmacro.cfg import Flow
from ppcmacro.ledger.addresses import Addresses
from ppcmacro.ledger.state import State
from ppcmacro.ledger.transfer import Transfer
from ppcmacro.ledger.values import Object
from ppcmacro.macro import expand
from ppcmacro.protocols import load_protocols
from ppcmacro.source import Location, Origin, Source, Text
from ppcmacro.unit import Unit

Run = Callable[[str], State]


def unit_of(code: str) -> Unit:
    """Expand assembly text, one statement a line."""
    source = Source("code.s", code)
    lines = [Text(line, Origin(Location(source, n, 1))) for n, line in enumerate(code.splitlines(), 1)]
    protocols = load_protocols()
    return Unit("code.s", expand(lines), None, protocols, protocols.cpus["e500v2"])


@pytest.fixture
def run() -> Run:
    """Return a function that runs code from the state at an interrupt, with SPRG3 pointing to the thread."""

    def run_code(code: str) -> State:
        unit = unit_of(code)
        transfer = Transfer(unit, Addresses(unit, Flow(unit.statements)))
        state = State({"spr:275": Object("thread")}, {})
        for index in range(len(unit.statements)):
            instruction = unit.instruction(index)
            assert instruction is not None, unit.statements[index]
            transfer.run(state, instruction, index)
        return state

    return run_code
