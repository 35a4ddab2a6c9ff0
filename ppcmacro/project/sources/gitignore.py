"""What git does not track by the rules of `.gitignore` and `.git/info/exclude`, found out without running git.

The user's own `core.excludesFile` is not read, and a file that git tracks although a rule names it counts as ignored.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

__all__ = ["Ignored", "top_of_work_tree"]

_NAME = ".gitignore"
_MAX_BYTES = 1 << 20


class Ignored:
    """The rules that hold below a folder: its own, those of the folders in it and, up to the top of the work tree,
    above it.  Where there is no work tree, the folder itself is the top."""

    def __init__(self, folder: str) -> None:
        self._folder = os.path.abspath(folder)
        self._root = top_of_work_tree(self._folder) or self._folder
        self._specs: dict[str, list[tuple[str, str, GitIgnoreSpec]]] = {}
        self._outside = self._rules_above()

    def rule_for(self, path: str, is_folder: bool = False) -> str:
        """Return the file whose rule says that git ignores a path below the folder, "" when none does.

        What lies in an ignored folder is not looked at one by one: ask for the folder first.
        """
        path = os.path.abspath(path)
        for name, base, spec in reversed(self._rules(os.path.dirname(path))):
            relative = path[len(base.rstrip(os.sep)) + 1 :].replace(os.sep, "/")
            verdict = spec.check_file(relative + "/" if is_folder else relative).include
            if verdict is not None:
                return name if verdict else ""
        return ""

    def rule_for_named(self, path: str) -> str:
        """Return the same for a path that was not come upon by a search: the folders around it count too."""
        path = os.path.abspath(path)
        above = os.path.dirname(path)
        around = []
        while len(above) > len(self._folder):
            around.append(above)
            above = os.path.dirname(above)
        for folder in reversed(around):
            found = self.rule_for(folder, is_folder=True)
            if found:
                return found
        return self.rule_for(path)

    def _rules(self, folder: str) -> list[tuple[str, str, GitIgnoreSpec]]:
        """Return the rules for what is in an absolute folder: (file, folder that it speaks of, rules)."""
        known = self._specs.get(folder)
        if known is None:
            inherited = self._rules(os.path.dirname(folder)) if len(folder) > len(self._folder) else self._outside
            own = _read(os.path.join(folder, _NAME), folder)
            known = self._specs[folder] = [*inherited, *own] if own else inherited
        return known

    def _rules_above(self) -> list[tuple[str, str, GitIgnoreSpec]]:
        """Return the rules from outside of the folder; none where they ignore the folder itself: it was asked for."""
        info = _exclude_file(self._root)
        found = _read(info, self._root) if info else []
        if self._folder == self._root:
            return found
        parts = os.path.relpath(self._folder, self._root).split(os.sep)
        folder = self._root
        for part in parts:
            found = [*found, *_read(os.path.join(folder, _NAME), folder)]
            folder = os.path.join(folder, part)
            self._specs[os.path.dirname(folder)] = found
            if self.rule_for(folder, is_folder=True):
                self._specs.clear()
                return []
        self._specs.clear()
        return found


def top_of_work_tree(folder: str) -> str:
    """Return the top of the work tree that an absolute folder is in, "" for none."""
    while not os.path.lexists(os.path.join(folder, ".git")):
        above = os.path.dirname(folder)
        if above == folder:
            return ""
        folder = above
    return folder


def _exclude_file(root: str) -> str:
    """Return the path of `info/exclude`; in a linked work tree `.git` is a file that leads to it."""
    git = os.path.join(root, ".git")
    if os.path.isfile(git):
        head, _, folder = _text(git).partition("gitdir:")
        if head.strip():
            return ""
        git = os.path.join(root, folder.strip())
        common = _text(os.path.join(git, "commondir")).strip()
        git = os.path.join(git, common)
    return os.path.join(git, "info", "exclude")


def _text(path: str) -> str:
    try:
        with open(path, "rb") as file:
            return os.fsdecode(file.read(_MAX_BYTES))
    except OSError:
        return ""


def _read(path: str, folder: str) -> list[tuple[str, str, GitIgnoreSpec]]:
    text = _text(path)
    if not text.strip():
        return []
    from pathspec import GitIgnoreSpec

    from ppcmacro.project.sources.paths import shown

    # git's `X/**` is what is in X, and not X; the library takes `X/` for a part of it, but not where `/*` follows.
    lines = [f"{line}/*" if line.rstrip().endswith("/**") else line for line in text.splitlines()]
    try:
        spec = GitIgnoreSpec.from_lines(lines)
    except ValueError:
        spec = GitIgnoreSpec.from_lines([line for line in lines if _is_pattern(line)])
    return [(shown(path), folder, spec)]


def _is_pattern(line: str) -> bool:
    """Tell whether a line can be read; git passes over one that cannot."""
    from pathspec import GitIgnoreSpec

    try:
        GitIgnoreSpec.from_lines([line])
    except ValueError:
        return False
    return True
