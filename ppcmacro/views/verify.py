"""The proof of an expansion: GNU as makes the same object from it as from the source."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from bisect import bisect_right
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from ppcmacro.errors import UsageError
from ppcmacro.gas.statement import Statement
from ppcmacro.records import NamedTuple
from ppcmacro.views.objects import At, compare, read_object
from ppcmacro.views.writer import statement_line

__all__ = ["ASSEMBLER", "FLAGS", "FLAGS_64", "TIME_LIMIT", "Verification", "verify"]

ASSEMBLER = "powerpc-linux-gnu-as"
FLAGS = ("-many", "-a32", "-mbig")
FLAGS_64 = ("-many", "-a64", "-mbig")
TIME_LIMIT = 60.0
_MAX_OUTPUT = 1 << 16
_MAX_OBJECT = 512 << 20
_MAX_MEMORY = 8 << 30


@dataclass(frozen=True)
class Verification:
    """What the assembler made of a source and of its expansion.

    identical    both objects are there and are the same
    differences  what is different, most basic first; also which of the two was refused
    messages     what the assembler wrote, with `source.s` and `expanded.s` as the names of the two texts
    rejected     the assembler refused at least one of them
    refused      which ones: "source", "expansion"
    """

    identical: bool
    differences: list[str] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)
    rejected: bool = False
    refused: tuple[str, ...] = ()


class _Run(NamedTuple):
    accepted: bool
    messages: list[str]
    data: bytes


def verify(
    original: str | bytes,
    expanded: str | bytes,
    assembler: str | None = None,
    flags: Sequence[str] = FLAGS,
    *,
    statements: Sequence[Statement] = (),
    folder: str | None = None,
    time_limit: float = TIME_LIMIT,
) -> Verification:
    """Assemble both texts and compare the objects.

    original    the text whose expansion is to be proven, preprocessed by `cpp` where it has to be
    assembler   the path or name of a GNU as for PowerPC, None: `powerpc-linux-gnu-as` of the PATH
    flags       its options; `-I` for `.include` and `--defsym` belong here too
    statements  the expansion, to name the statement where the objects differ
    folder      where `.include` and `.incbin` look for files, None: the current folder
    time_limit  seconds for each run; an assembler that needs longer has refused the text

    Raises UsageError when there is no such assembler, it cannot be started, or it does not write ELF objects.
    """
    command = shutil.which(assembler or ASSEMBLER)
    if command is None:
        raise UsageError(
            f"the assembler `{assembler or ASSEMBLER}` was not found; install GNU binutils for PowerPC or name another"
        )
    with tempfile.TemporaryDirectory(prefix="ppcmacro-") as scratch:
        runs = [
            _assemble(command, flags, text, Path(scratch), name, folder, time_limit)
            for name, text in (("source", original), ("expanded", expanded))
        ]
    messages = [message for run in runs for message in run.messages]
    refused = tuple(name for name, run in zip(("source", "expansion"), runs, strict=True) if not run.accepted)
    if refused:
        differences = [f"the assembler refuses the {name}" for name in refused]
        return Verification(False, differences, messages, rejected=True, refused=refused)
    source, expansion = runs
    if source.data == expansion.data:
        return Verification(True, [], messages)
    differences = compare(
        read_object(source.data, "source.o"), read_object(expansion.data, "expanded.o"), _places(statements)
    )
    return Verification(not differences, differences, messages)


def _assemble(
    command: str, flags: Sequence[str], text: str | bytes, scratch: Path, name: str, folder: str | None, seconds: float
) -> _Run:
    source, target, log = (scratch / f"{name}{suffix}" for suffix in (".s", ".o", ".log"))
    source.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8", "surrogateescape"))
    environment = {**os.environ, "LC_ALL": "C"}
    with log.open("wb") as output:
        try:
            process = subprocess.Popen(
                [command, *flags, "-o", str(target), str(source)],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                cwd=folder,
                env=environment,
            )
        except OSError as error:
            raise UsageError(f"the assembler `{command}` cannot be started: {error.strerror or error}") from error
        with process:
            _limit(process.pid)
            try:
                status = process.wait(timeout=seconds)
            except subprocess.TimeoutExpired:
                process.kill()
                return _Run(False, [f"{name}.s: the assembler was stopped after {seconds:g} seconds"], b"")
            except BaseException:
                process.kill()
                raise
    with log.open("rb") as written:
        said = written.read(_MAX_OUTPUT).decode("utf-8", "surrogateescape")
    messages = said.replace(f"{scratch}{os.sep}", "").splitlines()
    if status != 0 or not target.is_file():
        if not messages:
            messages = [f"{name}.s: the assembler ended with status {status} and said nothing"]
        return _Run(False, messages, b"")
    if target.stat().st_size > _MAX_OBJECT:
        return _Run(False, [*messages, f"{name}.s: the object has more than {_MAX_OBJECT >> 20} MiB"], b"")
    return _Run(True, messages, target.read_bytes())


def _limit(pid: int) -> None:
    """Bound what a hostile source can make the assembler take; only Linux lets us do that from outside."""
    if sys.platform == "linux":
        import resource

        # It may have ended already, or the system forbids it: the time limit still holds.
        with suppress(OSError, ValueError):
            for what, most in ((resource.RLIMIT_FSIZE, _MAX_OBJECT), (resource.RLIMIT_AS, _MAX_MEMORY)):
                hard = resource.prlimit(pid, what)[1]
                resource.prlimit(pid, what, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def _places(statements: Sequence[Statement]) -> At:
    """Return the look-up of the statement at a byte offset of a section."""
    starts: dict[str, list[int]] = {}
    found: dict[str, list[Statement]] = {}
    known = [one for one in statements if one.address is not None and one.size]
    for statement in sorted(known, key=lambda one: one.address or 0):
        starts.setdefault(statement.section, []).append(statement.address or 0)
        found.setdefault(statement.section, []).append(statement)

    def at(section: str, offset: int) -> str:
        index = bisect_right(starts.get(section, []), offset) - 1
        if index < 0:
            return ""
        statement = found[section][index]
        if offset >= (statement.address or 0) + (statement.size or 0):
            return ""
        return " ".join(statement_line(statement, symbolic=True).split())

    return at
