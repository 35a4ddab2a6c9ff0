"""Every command and every mode on files that something went wrong with: a status, and nothing on the wrong stream."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given

from tests.fuzz.inputs import commented, globs, kernel_files, mangled, protocols
from tests.fuzz.running import run_soundly
from tests.fuzz.test_fuzz import EXAMPLES, check, debug, here
from tests.kernel_tree import REASON, kernel_tree

__all__ = ["debug", "here"]

LIMIT = ("--max-expansion", "3000", "--no-cache")
READING = LIMIT[:2]


@pytest.mark.skipif(kernel_tree() is None, reason=REASON)
def test_kernel_files_that_something_went_wrong_with() -> None:
    @EXAMPLES
    @given(data=mangled(kernel_files()))
    def checked(data: bytes) -> None:
        check(data, "a.S")

    checked()


@EXAMPLES
@given(data=mangled())
def test_formats_for_programs(data: bytes) -> None:
    Path("a.S").write_bytes(data)
    for form in ("json", "sarif"):
        assert isinstance(json.loads(run_soundly("lint", "a.S", *LIMIT, "-q", "--format", form)[1]), dict)
    _, out, err = run_soundly("lint", "a.S", *LIMIT, "-q", "--format", "junit")
    ElementTree.fromstring(out)
    assert err == ""


@EXAMPLES
@given(data=mangled())
def test_fixes(data: bytes) -> None:
    """A patch is shown and nothing is changed; what is fixed then is what the patch said, and can be linted."""
    Path("a.S").write_bytes(data)
    _, patch, _ = run_soundly("lint", "a.S", *LIMIT, "--fix", "--unsafe-fixes", "--diff")
    assert Path("a.S").read_bytes() == data
    run_soundly("lint", "a.S", *LIMIT, "--fix", "--unsafe-fixes", "-s")
    assert (Path("a.S").read_bytes() != data) == bool(patch)
    assert [path.name for path in Path().iterdir()] == ["a.S"]


@EXAMPLES
@given(data=mangled())
def test_configurations(data: bytes) -> None:
    Path("a.S").write_bytes(b"#ifdef CONFIG_A\n\tnop\n#endif\n" + data)
    run_soundly("lint", "a.S", *LIMIT, "--config-set", "all", statuses=(0, 1, 2))


@EXAMPLES
@given(data=mangled())
def test_reports(data: bytes) -> None:
    Path("a.S").write_bytes(data)
    run_soundly("handlers", "a.S", *READING)
    for form in ("table", "html", "json"):
        # 2 where there is no handler of that number
        status, out, err = run_soundly("ledger", "a.S", "*", *READING, "--format", form, statuses=(0, 1, 2))
        assert status < 2 or (out == "" and err), err
    run_soundly("expand", "a.S", *READING, "--view", "symbolic", "--annotate", "column")
    if run_soundly("expand", "a.S", *READING, "--json")[0] == 0:
        json.loads(run_soundly("expand", "a.S", *READING, "--json")[1])


@EXAMPLES
@given(data=mangled())
def test_what_is_known_is_known(data: bytes) -> None:
    """A baseline of all there is leaves nothing new, but for what no baseline may hide."""
    Path("a.S").write_bytes(data)
    status, _, err = run_soundly("baseline", "write", "a.S", statuses=(0, 2))
    if status == 0 and "mandatory" not in err:
        _, out, _ = run_soundly("lint", "a.S", "-q", "--no-cache", "--baseline", "ppcmacro-baseline.json")
        assert out == ""
    Path("ppcmacro-baseline.json").unlink(missing_ok=True)


@EXAMPLES
@given(data=mangled())
def test_suppressions_are_added(data: bytes) -> None:
    Path("a.S").write_bytes(data)
    run_soundly("lint", "a.S", *LIMIT, "--add-suppressions", "known")
    run_soundly("lint", "a.S", *LIMIT)


@EXAMPLES
@given(data=commented())
def test_suppression_comments(data: bytes) -> None:
    check(data, "a.S")


@EXAMPLES
@given(text=protocols())
def test_protocol_files(text: str) -> None:
    Path("p.toml").write_text(text, encoding="utf-8", errors="surrogatepass")
    Path("ppcmacro.toml").write_text('protocols = ["p.toml"]\n')
    Path("a.s").write_text("kvmppc_handler_15:\n\tmtspr 272, 4\n\tmfspr 5, 272\n\trfi\n")
    status, out, err = run_soundly("lint", "a.s", "--no-cache", statuses=(0, 1, 2))
    if status == 2:
        assert (out, err.count("\n")) == ("", 1)


@EXAMPLES
@given(text=globs)
def test_ignore_files(text: str) -> None:
    Path(".git").mkdir(exist_ok=True)
    Path(".gitignore").write_text(text, encoding="utf-8")
    Path("a").mkdir(exist_ok=True)
    Path("a/b.S").write_text("\tnop\n")
    run_soundly("lint", ".", "--show-files", statuses=(0, 2))
    shutil.rmtree(".git")
