"""The search of a folder for assembly sources."""

from __future__ import annotations

import os
from collections.abc import Callable

from ppcmacro.errors import UsageError
from ppcmacro.project.config.settings import Settings
from ppcmacro.records import NamedTuple

__all__ = ["HEADER_SUFFIXES", "INCLUDED", "Found", "Skipped", "is_linker_script", "search", "why_left_out"]

SUFFIXES = (".S", ".s")
LINKER_SUFFIXES = (".lds", ".ld", ".lds.S", ".ld.S", ".lds.s")
HEADER_SUFFIXES = (".h", ".inc")
BY_CONTENT = (".asm", ".inc")

INCLUDED = "header, checked through the sources that include it"
_FOREIGN = "no PowerPC assembly for GNU as"


class Skipped(NamedTuple):
    """A file that is not looked at, and the reason in a few words."""

    path: str
    reason: str


class Found:
    """The files to read, in order and each once, those that were passed over, and the folders that nobody can read."""

    def __init__(self) -> None:
        self.files: list[str] = []
        self.skipped: list[Skipped] = []
        self.unreadable: list[Skipped] = []
        self._seen: set[str] = set()

    def add(self, path: str) -> None:
        """Take a file in, unless it is there already."""
        key = os.path.abspath(path)
        if key not in self._seen:
            self._seen.add(key)
            self.files.append(path)

    def skip(self, path: str, reason: str) -> None:
        """Say that a file is passed over."""
        self.skipped.append(Skipped(path, reason))


def is_linker_script(path: str) -> bool:
    """Tell whether a name is that of a linker script, preprocessed or not; those hold no instructions."""
    return os.path.basename(path).endswith(LINKER_SUFFIXES)


def why_left_out(path: str, settings: Settings) -> str:
    """Return why a search would leave a file out although it is a source, "" when it would not."""
    if _is_excluded(path, settings):
        return "excluded"
    if settings.respect_gitignore:
        from ppcmacro.project.sources.gitignore import Ignored
        from ppcmacro.project.sources.paths import top_of_work_tree

        top = top_of_work_tree(os.path.dirname(os.path.abspath(path)))
        rule = Ignored(top).rule_for_named(path) if top else ""
        return f"ignored by {rule}" if rule else ""
    return ""


def search(top: str, settings_for: Callable[[str], Settings], found: Found) -> None:
    """Add the sources in a folder, as `discovery.find_sources` says; headers with code of their own come last.

    Raises UsageError when there is no source and when a folder cannot be read.
    """
    ignoring = _Ignoring(top, settings_for(os.path.join(top, "file.S")).respect_gitignore)
    sources = 0
    headers = []

    def refuse(error: OSError) -> None:
        if error.filename == top:
            raise UsageError(f"cannot read the folder `{top}`: {error.strerror}")
        found.unreadable.append(Skipped(error.filename.removeprefix("./"), (error.strerror or str(error)).lower()))

    for folder, folders, names in os.walk(top, onerror=refuse):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        folders[:] = [name for name in folders if not ignoring.names(os.path.join(folder, name), is_folder=True)]
        company = any(name.endswith((*SUFFIXES, *BY_CONTENT)) for name in names)
        suffixes = (*SUFFIXES, *BY_CONTENT, ".h") if company else ()
        for name in sorted(name for name in names if name.endswith(suffixes)):
            path = os.path.join(folder, name).removeprefix("./")
            if is_linker_script(name):
                found.skip(path, "linker script")
                continue
            if not os.path.isfile(path) and os.path.exists(path):
                found.skip(path, "no regular file")
                continue
            plain = name.endswith(SUFFIXES)
            sources += plain
            rule = ignoring.names(path)
            if rule or _is_excluded(path, settings_for(path)):
                if not name.endswith(".h"):
                    found.skip(path, f"ignored by {rule}" if rule else "excluded")
            elif plain:
                found.add(path)
            elif not _is_assembly(path):
                if not name.endswith(".h"):
                    found.skip(path, _FOREIGN)
            elif name.endswith(HEADER_SUFFIXES):
                headers.append(path)
            else:
                found.add(path)
                sources += 1
    sources += _add_headers(headers, top, found)
    if not sources and not found.unreadable:
        apart = f" but what {ignoring.rules} leaves out" if ignoring.rules else ""
        raise UsageError(f"no `.S` or `.s` file in the folder `{top}`{apart}")


def _add_headers(headers: list[str], top: str, found: Found) -> int:
    """Take in the headers that nothing in the folder includes, and return how many those are."""
    if not headers:
        return 0
    from ppcmacro.project.sources.dependents import included_files

    included = included_files(headers, top)
    for path in headers:
        if path in included:
            found.skip(path, INCLUDED)
        else:
            found.add(path)
    return len(headers) - len(included)


class _Ignoring:
    """What git ignores in a folder that is searched; `rules` is the first file of rules that left something out."""

    def __init__(self, top: str, respected: bool) -> None:
        self.rules = ""
        self._ignored = None
        if respected:
            from ppcmacro.project.sources.gitignore import Ignored

            self._ignored = Ignored(top)

    def names(self, path: str, is_folder: bool = False) -> str:
        rule = "" if self._ignored is None else self._ignored.rule_for(path, is_folder)
        self.rules = self.rules or rule
        return rule


def _is_excluded(path: str, settings: Settings) -> bool:
    if not settings.exclude:
        return False
    from ppcmacro.project.config.globs import matches

    return matches(path, settings.root, settings.exclude)


def _is_assembly(path: str) -> bool:
    from ppcmacro.project.sources.content import is_assembly

    return is_assembly(path)
