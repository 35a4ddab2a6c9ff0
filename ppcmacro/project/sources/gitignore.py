"""What git does not track by the rules of `.gitignore` and `.git/info/exclude`, found out without running git.

The user's own `core.excludesFile` is not read, and a file that git tracks although a rule names it counts as ignored.
"""

from __future__ import annotations

import os
import re
import warnings
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ppcmacro.files import read_regular
from ppcmacro.patterns import pattern
from ppcmacro.project.sources.paths import shown, top_of_work_tree
from ppcmacro.records import NamedTuple

if TYPE_CHECKING:
    from pathspec.pattern import RegexPattern as _Pattern

__all__ = ["Ignored"]

_NAME = ".gitignore"
# The classes of POSIX within brackets, which the library does not know.
_CLASS = pattern(r"\[:(\w+):\]")
_CLASSES = {
    **{"upper": "A-Z", "lower": "a-z", "alpha": "A-Za-z", "digit": "0-9", "alnum": "A-Za-z0-9"},
    **{"xdigit": "0-9A-Fa-f", "blank": " \t", "space": " \t\r\f\v"},
}


class _Rules(NamedTuple):
    """What one file says of what is below its folder `base`; git asks other rules for folders than for files."""

    name: str
    base: str
    for_files: Sequence[_Pattern]
    for_folders: Sequence[_Pattern]


class Ignored:
    """The rules that hold below a folder: its own, those of the folders in it and, up to the top of the work tree,
    above it.  Where there is no work tree, the folder itself is the top."""

    def __init__(self, folder: str) -> None:
        self._folder = os.path.abspath(folder)
        self._root = top_of_work_tree(self._folder) or self._folder
        self._specs: dict[str, list[_Rules]] = {}
        self._outside = self._rules_above()

    def rule_for(self, path: str, is_folder: bool = False) -> str:
        """Return the file whose rule says that git ignores a path below the folder, "" when none does.

        What lies in an ignored folder is not looked at one by one: ask for the folder first.
        """
        path = os.path.abspath(path)
        for rules in reversed(self._rules(os.path.dirname(path))):
            relative = path[len(rules.base.rstrip(os.sep)) + 1 :].replace(os.sep, "/")
            verdict = _verdict(rules.for_folders if is_folder else rules.for_files, relative)
            if verdict is not None:
                return rules.name if verdict else ""
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

    def _rules(self, folder: str) -> list[_Rules]:
        """Return the rules for what is in an absolute folder."""
        known = self._specs.get(folder)
        if known is None:
            inherited = self._rules(os.path.dirname(folder)) if len(folder) > len(self._folder) else self._outside
            own = _read(os.path.join(folder, _NAME), folder)
            known = self._specs[folder] = [*inherited, *own] if own else inherited
        return known

    def _rules_above(self) -> list[_Rules]:
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
        # git does not follow a `.gitignore` that is a link, either.
        return os.fsdecode(read_regular(path, links=os.path.basename(path) != _NAME))
    except OSError:
        return ""


def _read(path: str, folder: str) -> list[_Rules]:
    text = _text(path)
    if not text.strip():
        return []
    lines = [_CLASS.sub(_characters, line) for line in text.splitlines()]
    # git's `X/**` is what is in X, and not X; the library takes `X/` for a part of it, but not where `/*` follows.
    lines = [f"{line}/*" if line.rstrip().endswith("/**") else line for line in lines]
    bare = [line.rstrip()[:-1] if line.rstrip().endswith("/") else line for line in lines]
    return [_Rules(shown(path), folder, _patterns(lines), _patterns(bare))]


def _patterns(lines: list[str]) -> Sequence[_Pattern]:
    from pathspec import GitIgnoreSpec

    with warnings.catch_warnings():
        # The library makes regular expressions, and in them `[[` will mean something else one day.
        warnings.simplefilter("ignore", FutureWarning)
        try:
            spec = GitIgnoreSpec.from_lines(lines)
        except (ValueError, re.error):
            spec = GitIgnoreSpec.from_lines([line for line in lines if _is_pattern(line)])
    return spec.patterns


def _verdict(patterns: Sequence[_Pattern], path: str) -> bool | None:
    """Return what the last rule that names a path says, None when none does.

    The library is made to be asked for files only, and its rules also fit what lies in a folder that they name (then
    the slash behind the folder is in the group `ps_d`).  Here folders are asked for first, as git does.
    """
    for one in reversed(patterns):
        found = one.regex.search(path) if one.include is not None and one.regex is not None else None
        if found is not None and not found.groupdict().get("ps_d"):
            return one.include
    return None


def _is_pattern(line: str) -> bool:
    """Tell whether a line can be read; git passes over one that cannot."""
    from pathspec import GitIgnoreSpec

    try:
        GitIgnoreSpec.from_lines([line])
    except (ValueError, re.error):
        return False
    return True


def _characters(match: re.Match[str]) -> str:
    return _CLASSES.get(match[1], match[0])
