"""The JSON document of an expansion."""

from __future__ import annotations

import json

from ppcmacro.macro.expansion import Parameter, SymbolDefinition
from ppcmacro.source import Location, Origin, Source
from ppcmacro.views.document import document, places


def place(line, column=1, path="vectors.S"):
    return {"path": path, "line": line, "column": column}


def test_the_whole_document(build):
    macro = build.macro("HANDLER", ["h_\\n:mtspr SPR,4"], (Parameter("n", "1", ""),), line=1)
    call = build.call(macro, ["HANDLER ", ("15", build.use("DEBUG", 9))], 9, args=(("n", "15"),))
    call.values["n"] = "15"
    spr = build.use("SPR", 2, within=call.frame, column=13)
    statement = build.add(
        ["h_", ("15", build.use("DEBUG", 9)), ":mtspr ", ("0x110", spr), ",4"], 2, call.frame, address=8, size=4
    )
    build.close(call)
    expansion = build.expansion
    first = SymbolDefinition("h_15", statement.origin, 0)
    expansion.labels.append(first)
    expansion.duplicates.append(SymbolDefinition("h_15", build.at(30), 1, first))
    expansion.symbols.update(z=2, a=1)
    expansion.globals.update({"h_15", "a"})
    expansion.included.append("a.inc")
    expansion.printed.append("hello")

    frame = {
        "kind": "macro",
        "name": "HANDLER",
        "args": [{"name": "n", "value": "15"}],
        "spelling": "HANDLER 15",
        "call": place(9),
        "definition": place(1),
    }
    inside = {"origin": place(2), "chain": [frame], "includes": []}
    label = {"name": "h_15", "statement": 0, **inside}
    result = document(expansion)
    assert result == {
        "schema_version": 1,
        "statements": [
            {
                "kind": "instruction",
                "text": "h_15:mtspr 0x110,4",
                "spelled": "h_15:mtspr SPR,4",
                "labels": ["h_15"],
                "head": "mtspr",
                "operands": "0x110,4",
                "spelled_operands": "SPR,4",
                "section": ".text",
                "address": 8,
                "size": 4,
                **inside,
            }
        ],
        "macros": [
            {
                "name": "HANDLER",
                "parameters": [{"name": "n", "default": "1", "qualifier": ""}],
                "body": ["h_\\n:mtspr SPR,4"],
                "end": {"path": "vectors.S", "line": 3, "column": 0},
                "origin": place(1),
                "chain": [],
                "includes": [],
            }
        ],
        "calls": [
            {
                "macro": "HANDLER",
                "text": "HANDLER 15",
                "spelled": "HANDLER DEBUG",
                "args": [{"name": "n", "value": "15"}],
                "values": {"n": "15"},
                "first": 0,
                "last": 1,
                "definition": place(1),
                "origin": place(9),
                "chain": [],
                "includes": [],
            }
        ],
        "labels": [label],
        "duplicates": [
            {"name": "h_15", "statement": 1, "origin": place(30), "chain": [], "includes": [], "previous": label}
        ],
        "symbols": {"a": 1, "z": 2},
        "globals": ["a", "h_15"],
        "included": ["a.inc"],
        "printed": ["hello"],
    }
    assert json.loads(json.dumps(result)) == result


def test_places_name_includes_and_turns(build):
    header = Source("a.h", "", build.at(3, 0))
    inner = Source("b.h", "", Origin(Location(header, 7)))
    loop = build.use("rept", 4)
    loop.kind, loop.turn = "loop", 2
    assert places(Origin(Location(inner, 5, 2))) == {
        "origin": place(5, 2, "b.h"),
        "chain": [],
        "includes": [place(7, 0, "a.h"), place(3, 0)],
    }
    assert places(Origin(Location(inner, 5, 2), loop)) == {
        "origin": place(5, 2, "b.h"),
        "chain": [
            {
                "kind": "loop",
                "name": "rept",
                "args": [],
                "spelling": "rept",
                "call": place(4),
                "definition": None,
                "turn": 2,
            }
        ],
        "includes": [],
    }
