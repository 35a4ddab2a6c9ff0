"""The vector map: what each handler serves, where it stands, how much room there is, how it ends."""

from __future__ import annotations

import json
from pathlib import Path

from ppcmacro.api import list_handlers
from ppcmacro.project.config.settings import Settings
from tests.reports.conftest import ROOT, settings_for

VECTORS = """\
	.org 0x1100
	.globl DTLBMiss
DTLBMiss:
	mtspr 0x110, 10
	mfspr 10, 0x110
	rfi
	.org 0x1200
	.globl ITLBMiss
ITLBMiss:
	b DTLBMiss
	.org 0x3000
	nop
"""


def test_fixed_vectors() -> None:
    found = list_handlers("a.s", Settings(cpu="405"), stdin=VECTORS)
    assert found.text() == (
        "handler   vector  interrupt             class  at      size  free  table  ends\n"
        "DTLBMiss  0x1100  data TLB miss         base   0x1100  12    244          rfi\n"
        "ITLBMiss  0x1200  instruction TLB miss  base   0x1200  4                  to DTLBMiss\n"
    )


def test_copied_handlers_with_their_places_in_the_table() -> None:
    path = "samples/booke_interrupts.S"
    found = list_handlers(path, settings_for(str(ROOT / path)), stdin=(ROOT / path).read_text()).handlers
    assert [one.index for one in found] == list(range(19))
    debug = found[15]
    shown = (debug.symbol, debug.ivor, debug.vector, debug.interrupt, debug.level, debug.size, debug.free, debug.exits)
    assert shown == (
        "kvmppc_handler_15", 15, None, "debug", "critical", 168, 0, ("to kvmppc_resume_host", "rfci"),
    )  # fmt: skip
    assert {one.size for one in found if one is not debug} == {68}
    assert {one.free for one in found} == {0}


def test_handlers_that_only_stand_at_vectors() -> None:
    text = VECTORS.replace("\t.globl DTLBMiss\nDTLBMiss:\n", "").replace("b DTLBMiss", "b .")
    text = text.replace("\t.org 0x3000\n\tnop\n", "\t.org 0x2000\n\trfci\n")
    found = list_handlers("a.s", Settings(cpu="405"), stdin=text).handlers
    assert [(one.symbol, one.vector, one.interrupt, one.level, one.free) for one in found] == [
        ("", 0x1100, "data TLB miss", "base", 244),
        ("ITLBMiss", 0x1200, "instruction TLB miss", "base", 0xDFC),
        ("", 0x2000, "debug", "critical", None),
    ]


def test_a_file_for_several_cores(tmp_path: Path) -> None:
    folder = tmp_path / "arch" / "powerpc" / "kernel"
    folder.mkdir(parents=True)
    (tmp_path / "arch" / "powerpc" / "include" / "asm").mkdir(parents=True)
    (folder / "head_44x.S").write_text("\tnop\n")
    assert list_handlers(str(folder / "head_44x.S")).cores == ("440", "476")
    assert list_handlers("a.s", Settings(cpu="405"), stdin=VECTORS).cores == ()


def test_markdown_and_json() -> None:
    found = list_handlers("a.s", Settings(cpu="405"), stdin=VECTORS)
    assert found.text("md") == (
        "### `a.s`\n\n"
        "| handler | vector | interrupt | class | at | size | free | table | ends |\n"
        "| --- | --- | --- | --- | --- | --- | --- | --- | --- |\n"
        "| `DTLBMiss` | 0x1100 | data TLB miss | base | 0x1100 | 12 | 244 |  | rfi |\n"
        "| `ITLBMiss` | 0x1200 | instruction TLB miss | base | 0x1200 | 4 |  |  | to DTLBMiss |\n"
    )
    document = json.loads(found.text("json"))
    assert document["schema_version"] == 1
    (file,) = document["files"]
    assert file["path"] == "a.s"
    first = file["handlers"][0]
    assert first.pop("contract") == "Linux exception"
    assert first == {
        "symbol": "DTLBMiss", "ivor": None, "vector": 0x1100, "interrupt": "data TLB miss", "level": "base",
        "section": ".text", "address": 0x1100, "size": 12, "free": 244, "table_index": None, "exits": ["rfi"],
        "location": {"path": "a.s", "start": {"line": 3, "column": 1}}, "expansion": [],
    }  # fmt: skip


def test_a_file_without_handlers() -> None:
    found = list_handlers("a.s", stdin="\tnop\n")
    assert (found.handlers, found.text(), found.text("md")) == ([], "", "")
