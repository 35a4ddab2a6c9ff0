"""Runs command lines in this process; most tests use a stand-in for the engine, so that only the CLI is judged."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any, NamedTuple

import pytest

import ppcmacro
from ppcmacro import codes
from ppcmacro.cli import main
from ppcmacro.diagnostic import Diagnostic, Severity
from ppcmacro.project.config.selection import Selection
from ppcmacro.project.config.settings import Settings
from ppcmacro.rules.catalogue import RuleInfo
from ppcmacro.source import Location, Origin, Source


class Result(NamedTuple):
    """What a command line left behind."""

    status: int
    out: str
    err: str


Run = Callable[..., Result]


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GITHUB_ACTIONS", "NO_COLOR", "FORCE_COLOR", "PPCMACRO_DEBUG"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Run:
    def run(*argv: str, stdin: bytes = b"") -> Result:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        capfdbinary.readouterr()
        status = main(list(argv))
        out, err = capfdbinary.readouterr()
        return Result(status, out.decode("utf-8", "surrogateescape"), err.decode("utf-8", "surrogateescape"))

    return run


class Engine(ModuleType):
    """Stands in for `ppcmacro.api`: a line with `bad` is an error, `odd` a warning, `hm` a note."""

    def __init__(self) -> None:
        super().__init__("ppcmacro.api")
        self.calls: list[dict[str, Any]] = []
        self.missing: list[Any] = []
        self.identical = True
        self.statistics: dict[str, Any] = {"unknown instructions": {"foo": 2}, "statements": 7}
        self.failure: BaseException | None = None

    def _read(self, path: str, stdin: str | None) -> tuple[str, list[Diagnostic]]:
        if self.failure:
            raise self.failure
        text = Path(path).read_bytes().decode("utf-8", "surrogateescape") if stdin is None else stdin
        source = Source(path, text)
        found = []
        for number, line in enumerate(text.split("\n"), 1):
            for word, code, severity in (
                ("bad", codes.SYNTAX_ERROR, Severity.ERROR),
                ("odd", codes.READER_WARNING, Severity.WARNING),
                ("hm", codes.MISSING_HEADER, Severity.NOTE),
            ):
                if word in line:
                    origin = Origin(Location(source, number, line.index(word) + 1))
                    found.append(code(origin, f"`{word}` stands here", severity=severity))
        return text, found

    def expand(self, path: str, settings: Settings, **options: Any) -> Any:
        self.calls.append({"path": path, "settings": settings, **options})
        text, found = self._read(path, options.get("stdin"))
        expanded = text.replace("M", "nop")
        return SimpleNamespace(
            parts=lambda: iter(expanded.splitlines(keepends=True)), diagnostics=found, missing=self.missing,
            document=lambda: {"schema_version": 1, "text": text},
        )  # fmt: skip

    def verify(self, path: str, settings: Settings, assembler: str | None) -> Any:
        self.calls.append({"verify": path, "assembler": assembler})
        report = f"{path}: the objects are identical" if self.identical else f"{path}: .text differs at 0x4"
        return SimpleNamespace(identical=self.identical, report=report)

    def lint(
        self, paths: Sequence[str], settings: Settings | None = None, *, stdin: str | None = None, count: bool = False,
        run: Any = None,
    ) -> Any:  # fmt: skip
        assert settings is not None
        self.calls.append({"lint": list(paths), "settings": settings})
        found = [one for path in paths for one in self._read(path, stdin)[1]]
        return SimpleNamespace(
            diagnostics=Selection(settings).apply(found), files=list(paths), missing=self.missing,
            statistics=self.statistics, faults=[],
        )  # fmt: skip

    def list_rules(self) -> list[Any]:
        rules = [("C003", "restored-from-wrong-slot", Severity.ERROR), ("K002", "symbolic-spr", Severity.WARNING)]
        known = [(code.code, code.name, code.severity) for code in codes.ALL]
        return [RuleInfo(code, name, severity, on=code != "K002") for code, name, severity in rules + known]

    def explain(self, code: str, form: str) -> str:
        return f"page of {code} as {form}\n"


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> Engine:
    engine = Engine()
    monkeypatch.setitem(sys.modules, "ppcmacro.api", engine)
    monkeypatch.setattr(ppcmacro, "api", engine, raising=False)
    return engine


@pytest.fixture
def header() -> Any:
    def header(name: str) -> Any:
        return SimpleNamespace(name=name, origin=Origin(Location(Source("a.S", f"#include {name}\n"), 1, 1)))

    return header
