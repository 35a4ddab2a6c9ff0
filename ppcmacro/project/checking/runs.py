"""Many files: from the cache where nothing has changed, else checked here or by other processes, always in order."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ppcmacro.project.checking.cache import Cache
    from ppcmacro.project.checking.results import FileResult
    from ppcmacro.project.config.settings import Settings

__all__ = ["Run", "add_counts", "cpus"]

# Below this a process more takes longer to start than it saves.
_FILES_EACH = 4

Progress = Callable[[int, int], None]


class Run:
    """How files are checked.

    cache     where results are looked up and kept; None: nowhere
    jobs      the most processes to use; 0: as many as there are processors
    progress  is told after each file how many are done, and of how many
    facts     all that the results rest on, when `keep_facts` asks for it
    """

    def __init__(
        self, cache: Cache | None = None, jobs: int = 1, progress: Progress | None = None, keep_facts: bool = False
    ) -> None:
        self.facts: dict[str, None] = {}
        self._cache = cache
        self._jobs = jobs or cpus()
        self._progress = progress
        self._keep_facts = keep_facts

    def results(self, paths: Sequence[str], settings: Settings, count: bool = False) -> Iterator[FileResult]:
        """Yield the result of each file, in order.

        Raises what `lint_file` raises, and InternalError for a process that ended before its answer.
        """
        known: dict[str, FileResult] = {}
        if self._cache is not None:
            for path in paths:
                found = self._cache.get(path, settings, count)
                if found is not None:
                    known[path] = found
        unknown = [path for path in paths if path not in known]
        checked = self._checked(unknown, settings, count)
        try:
            for path in paths:
                result = known.pop(path, None)
                if result is None:
                    result = next(checked)
                    if self._cache is not None:
                        self._cache.put(result, settings, count)
                if self._keep_facts:
                    self.facts.update(dict.fromkeys(result.facts))
                yield result
        finally:
            checked.close()

    def _checked(self, paths: Sequence[str], settings: Settings, count: bool) -> Generator[FileResult, None, None]:
        jobs = min(self._jobs, len(paths) // _FILES_EACH)
        if jobs > 1:
            from ppcmacro.project.checking.workers import check_in_processes

            yield from check_in_processes(paths, settings, count, jobs, self._progress)
        elif paths:
            from ppcmacro.project.checking.linting import lint_file

            for done, path in enumerate(paths, 1):
                result = lint_file(path, settings, None, count)
                if self._progress is not None:
                    self._progress(done, len(paths))
                yield result


def cpus() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def add_counts(total: dict[str, Any], counts: Mapping[str, Any]) -> None:
    """Add counts, which are numbers or such mappings in turn, to a total."""
    for title, value in counts.items():
        if isinstance(value, Mapping):
            add_counts(total.setdefault(title, {}), value)
        else:
            total[title] = total.get(title, 0) + value
