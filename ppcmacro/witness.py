"""What was learned from the file system while one file was judged, so that a later run can tell whether it still holds.

A fact is one string: a letter, then a path as it was used, so that it is seen from the working folder.

    f F   is a file, is none
    d D   is a folder, is none
    e E   is there, is not
    l     leads to a path once its links are followed: its length, a blank, that path, the path
    s     is a file of that size: the size, a blank, the path
    r     has that content: 32 hexadecimal digits (BLAKE2b of 16 bytes), the path

Whoever asks the file system on behalf of a source asks through this module; nothing is noted while nobody watches.
"""

from __future__ import annotations

import os
from contextvars import ContextVar
from stat import S_ISDIR, S_ISREG

try:
    # hashlib loads OpenSSL, which takes longer than all that a run with a warm cache does besides.
    from _blake2 import blake2b
except ImportError:  # an interpreter without the module of its own
    from hashlib import blake2b

__all__ = [
    "Facts",
    "Witness",
    "content",
    "digest",
    "exists",
    "is_file",
    "is_folder",
    "not_repeatable",
    "path_of",
    "real_path",
    "size",
    "watching",
]

_DIGITS = 32


class Witness:
    """The facts that were noted, in order and each once.

    repeatable  False where something counted that no fact can say, such as the time of day or an external program
    """

    __slots__ = ("facts", "repeatable")

    def __init__(self) -> None:
        self.facts: dict[str, None] = {}
        self.repeatable = True


_current: ContextVar[Witness | None] = ContextVar("witness", default=None)


class watching:
    """`with watching() as witness:` notes what is asked within; the innermost one gets it."""

    def __enter__(self) -> Witness:
        witness = Witness()
        self._token = _current.set(witness)
        return witness

    def __exit__(self, *error: object) -> None:
        _current.reset(self._token)


def digest(data: bytes) -> str:
    """Return the digest of a content, 32 hexadecimal digits."""
    return blake2b(data, digest_size=_DIGITS // 2).hexdigest()


def is_file(path: str) -> bool:
    """Tell whether there is a regular file, and note it."""
    found = os.path.isfile(path)
    witness = _current.get()
    if witness is not None:
        witness.facts["f" + path if found else "F" + path] = None
    return found


def is_folder(path: str) -> bool:
    """Tell whether there is a folder, and note it."""
    found = os.path.isdir(path)
    witness = _current.get()
    if witness is not None:
        witness.facts["d" + path if found else "D" + path] = None
    return found


def exists(path: str) -> bool:
    """Tell whether there is anything, and note it."""
    found = os.path.exists(path)
    witness = _current.get()
    if witness is not None:
        witness.facts["e" + path if found else "E" + path] = None
    return found


def real_path(path: str) -> str:
    """Return where a path leads once its links are followed, and note it."""
    found = os.path.realpath(path)
    witness = _current.get()
    if witness is not None:
        witness.facts[f"l{len(found)} {found}{path}"] = None
    return found


def size(path: str) -> int:
    """Return the size of a file in bytes, and note it.  Raises OSError."""
    found = os.path.getsize(path)
    witness = _current.get()
    if witness is not None:
        witness.facts[f"s{found} {path}"] = None
    return found


def content(path: str, data: bytes | str) -> None:
    """Note that a file was read: its bytes, or their digest."""
    witness = _current.get()
    if witness is not None:
        witness.facts[f"r{data if isinstance(data, str) else digest(data)}{path}"] = None


def not_repeatable() -> None:
    """Note that the same files need not lead to the same result."""
    witness = _current.get()
    if witness is not None:
        witness.repeatable = False


def path_of(fact: str) -> str:
    """Return the path that a fact is about."""
    kind = fact[:1]
    if kind == "r":
        return fact[1 + _DIGITS :]
    if kind not in ("s", "l"):
        return fact[1:]
    number, _, rest = fact[1:].partition(" ")
    return rest if kind == "s" else rest[int(number) :]


class Facts:
    """Tells whether facts hold; each is looked at once in the life of the object."""

    def __init__(self) -> None:
        self._known: dict[str, bool] = {}

    def hold(self, facts: list[str]) -> bool:
        """Tell whether all of the facts hold."""
        known = self._known
        for fact in facts:
            verdict = known.get(fact)
            if verdict is None:
                verdict = known[fact] = _holds(fact)
            if not verdict:
                return False
        return True


def _holds(fact: str) -> bool:
    kind, path = fact[:1], path_of(fact)
    try:
        if kind == "l":
            found = os.path.realpath(path)
            return fact == f"l{len(found)} {found}{path}"
        status = os.stat(path)
        if kind == "r":
            if not S_ISREG(status.st_mode):  # reading a pipe might never end
                return False
            with open(path, "rb") as file:
                return digest(file.read()) == fact[1 : 1 + _DIGITS]
    except (OSError, ValueError):
        return kind in ("F", "D", "E")
    if kind == "s":
        return S_ISREG(status.st_mode) and fact == f"s{status.st_size} {path}"
    mode = status.st_mode
    holds = {"f": S_ISREG(mode), "d": S_ISDIR(mode), "e": True}.get(kind.lower())
    return holds is not None and holds == kind.islower()
