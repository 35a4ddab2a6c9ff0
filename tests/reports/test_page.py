"""The page: well-formed, self-contained, and nothing of the source in it is ever more than text."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

import pytest

from ppcmacro.api import ledgers
from ppcmacro.project.config.settings import Settings
from tests.reports.conftest import ledger_of

VOID = {"meta", "br", "rect", "path"}
ATTACK = "</script><script>alert(1)</script>"
PATH = '"><img src=x onerror=alert(2)>.s'
HOSTILE = f"""\
	.macro	body note
	mtspr	0x110, 10
	stw	3, SLOT&lt(10)
	.endm
	.globl	DTLBMiss
DTLBMiss:
	body	{ATTACK}\u202e\x1b[31m\udcff
	li	5, 1
	rfi
"""


class Page(HTMLParser):
    """Reads a page and keeps its elements and texts; an element that is not closed is an error."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, str]] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append((self.open[-1] if self.open else "", data))


@pytest.fixture(scope="module")
def hostile() -> str:
    return ledgers(PATH, "DTLBMiss", Settings(cpu="405"), stdin=HOSTILE).text("html")


def test_no_element_comes_from_the_source(hostile: str) -> None:
    page = Page(hostile)
    assert [tag for tag, _ in page.elements if tag in ("script", "img", "iframe", "object", "link")] == ["script"] * 2
    assert not [name for _, attributes in page.elements for name in attributes if name.startswith("on")]
    assert "alert(1)" in "".join(text for tag, text in page.texts if tag != "script")
    assert "onerror=alert(2)" in "".join(text for tag, text in page.texts if tag != "script")


def test_the_data_cannot_end_its_element(hostile: str) -> None:
    data = re.search(r'<script type="application/json" id="ledgers">(.*?)</script>', hostile, re.DOTALL)
    assert data is not None
    assert not re.search("[<>&]", data[1])
    (ledger,) = json.loads(data[1])
    assert any(ATTACK in call for _, _, chain in ledger["lines"].values() for call in chain)


def test_nothing_invisible_and_only_utf8(hostile: str) -> None:
    hostile.encode("utf-8")
    assert not set("\u202e\x1b\udcff") & set(hostile)


def test_nothing_is_loaded_and_no_other_script_runs(hostile: str) -> None:
    page = Page(hostile)
    names = {name for _, attributes in page.elements for name in attributes}
    assert not names & {"src", "href", "xlink:href", "action", "style", "srcdoc", "data"}
    policy = next(one["content"] for tag, one in page.elements if tag == "meta" and "http-equiv" in one)
    inline = dict(re.findall(r"<(style|script)>(.*?)</\1>", hostile, re.DOTALL))
    hashes = {tag: b64encode(sha256(text.encode()).digest()).decode() for tag, text in inline.items()}
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{hashes['style']}'; script-src 'sha256-{hashes['script']}'; "
        "base-uri 'none'"
    )
    assert "url(" not in inline["style"]
    assert not re.search(r"innerHTML|insertAdjacent|eval|fetch|XMLHttp|document\.write|import", inline["script"])


def test_lines_and_ways_are_those_of_the_data() -> None:
    text = ledger_of("samples/designs/4b-hybrid-r4-not-restored.S", "kvmppc_handler_1?").text("html")
    page = Page(text)
    assert [tag for tag, _ in page.elements].count("article") == 2
    data = re.search(r'id="ledgers">(.*?)</script>', text, re.DOTALL)
    assert data is not None
    documents = json.loads(data[1])
    drawn = {one["data-line"] for _, one in page.elements if "data-line" in one}
    assert drawn == {line for document in documents for line in document["lines"]}
    steps = {str(step[0]) for document in documents for path in document["paths"] for step in path["steps"]}
    assert steps <= drawn
    ways = {one["data-way"] for _, one in page.elements if "data-way" in one}
    assert {str(way) for document in documents for path in document["paths"] for way in path["ways"]} == ways


def test_the_chosen_path() -> None:
    result = ledger_of("samples/designs/4b-hybrid-r4-not-restored.S", "15")
    for path, chosen in (("", "2: hand-off"), ("worst", "2: hand-off"), ("1", "1: exit")):
        (option,) = re.findall(r"<option selected>(\S+ [\w-]+)", result.text("html", path))
        assert option == chosen
