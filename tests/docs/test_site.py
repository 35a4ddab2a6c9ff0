"""The documentation site builds without a warning, so that every link within it leads somewhere."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.docs.blocks import pages
from tests.packaging.environments import ROOT, call

LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)#\s]+)(#[^)\s]*)?\)")


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_between_pages(page: Path) -> None:
    """They hold in the checkout too, where a code host shows the pages without the generator."""
    text = re.sub(r"^```.*?^```$", "", page.read_text(encoding="utf-8"), flags=re.M | re.S)
    links = [unquote(found[1]) for found in LINK.finditer(text)]
    relative = [link for link in links if "://" not in link]
    assert [link for link in relative if not (page.parent / link).exists()] == []


def test_every_page_is_in_the_contents() -> None:
    contents = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    listed = set(re.findall(r"^([a-z-]+(?:/[a-z-]+)?)$", contents, re.M))
    written = {
        page.relative_to(ROOT / "docs").with_suffix("").as_posix()
        for page in pages()
        if page.is_relative_to(ROOT / "docs") and page.parent.name != "rules" and page.stem != "index"
    }
    assert written - listed == set()


def test_the_site_builds(tmp_path: Path) -> None:
    pytest.importorskip("sphinx")
    pytest.importorskip("myst_parser")
    pytest.importorskip("sphinx_click")
    pytest.importorskip("furo")
    options = ["-q", "-W", "--keep-going", "-d", tmp_path / "trees"]
    done = call([sys.executable, "-m", "sphinx", *options, "docs", tmp_path / "site"], ROOT)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    page = (tmp_path / "site" / "reference" / "commands.html").read_text(encoding="utf-8")
    assert "--with-dependents" in page
    keys = (tmp_path / "site" / "reference" / "configuration.html").read_text(encoding="utf-8")
    assert "per-file-ignores" in keys
