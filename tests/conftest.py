"""What all tests share.  In CI (CI=true) a skipped test is a failed one: there every tool is installed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest

from tests.kernel_tree import REASON, kernel_tree
from tests.packaging.environments import NOT_COPIED, ROOT

IN_CI = os.environ.get("CI", "").lower() in ("1", "true")
MAY_SKIP_IN_CI: frozenset[str] = frozenset()


def _forbid_skip(report: Any, name: str) -> None:
    if IN_CI and report.skipped and not hasattr(report, "wasxfail") and name not in MAY_SKIP_IN_CI:
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"{name} may not be skipped in CI: {reason}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    _forbid_skip(report, item.nodeid)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    _forbid_skip(report, collector.nodeid)
    return report


@pytest.fixture(autouse=True)
def _not_under_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is tested behaves the same everywhere: under CI a run would be `--safe` by itself."""
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setenv("PPCMACRO_CACHE_DIR", "")


@pytest.fixture(scope="session")
def kernel() -> Path:
    """The root of a kernel tree; see `tests.kernel_tree`."""
    tree = kernel_tree()
    if tree is None:
        pytest.skip(REASON)
    return tree


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the checkout without what git does not track."""
    copy = tmp_path_factory.mktemp("project") / "ppcmacro"
    shutil.copytree(ROOT, copy, ignore=NOT_COPIED)
    return copy
