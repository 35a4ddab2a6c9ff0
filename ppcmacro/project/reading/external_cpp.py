"""Preprocessing by another program: runs it and reads the line markers of what it prints back into places.

The program comes from the command line only.  It is started without a shell, gets nothing but the source, and may
take so much time and print so much.
"""

from __future__ import annotations

import os
import signal
import subprocess
import threading
from collections.abc import Sequence
from contextlib import suppress
from typing import IO

from ppcmacro import codes
from ppcmacro.diagnostic import Diagnostic
from ppcmacro.errors import UsageError
from ppcmacro.files import read_source
from ppcmacro.patterns import pattern
from ppcmacro.project.reading.build import Build
from ppcmacro.source import Location, Origin, Source, Text

__all__ = ["run_external"]

TIME_LIMIT = 60.0
_MAX_OUTPUT = 256 << 20
_MAX_MESSAGES = 1 << 16
_MAX_HEADER = 16 << 20
_MAX_DEPTH = 1000
_SHOWN = 5
_MARKER = pattern(r'#(?: line)? (\d{1,9}) "((?:[^"\\]|\\.)*)"((?: [1-4])*)[ \t]*')
_ERROR = pattern(r"(.+?):(\d{1,9}):(?:(\d{1,9}):)? (?:fatal )?error: (.*)")
_ESCAPE = pattern(r"\\([0-7]{1,3}|.)")


def run_external(command: Sequence[str], source: Source, from_stdin: bool, build: Build) -> list[Text] | Diagnostic:
    """Return the preprocessed lines of a source, or the finding that says why there are none.

    The program gets its own arguments, the folders and definitions of the build, and the path of the source; for a
    text from standard input it gets `-` and the text.  Raises UsageError when it cannot be started.
    """
    arguments = [*command, *_options(build), "-" if from_stdin else _no_option(source.path)]
    status, output, messages = _run(arguments, source.text if from_stdin else None)
    if status is None:
        return codes.LIMIT_REACHED(
            Origin(Location(source, 1)),
            f"`{command[0]}` was stopped: it may take {TIME_LIMIT:.0f} seconds and print {_MAX_OUTPUT >> 20} MiB",
        )
    if status:
        return _failure(command[0], status, messages, source)
    return _Reader(source, "<stdin>" if from_stdin else source.path).lines(output)


def _options(build: Build) -> list[str]:
    cpp = build.cpp
    options = []
    for name, folders in (("-iquote", cpp.quote_paths), ("-I", cpp.include_paths), ("-isystem", cpp.system_paths)):
        for folder in folders:
            options += [name, folder]
    options += [f"-D{name}" if value is None else f"-D{name}={value}" for name, value in cpp.defines]
    options += [f"-U{name}" for name in cpp.undefines]
    for file in cpp.forced:
        options += ["-imacros" if file in build.macro_files else "-include", file]
    return options


def _no_option(path: str) -> str:
    return os.path.join(os.curdir, path) if path.startswith("-") else path


def _run(arguments: Sequence[str], text: str | None) -> tuple[int | None, str, str]:
    """Return the exit status (None: stopped), what the program printed, and the beginning of its messages."""
    try:
        process = subprocess.Popen(
            arguments,
            stdin=subprocess.DEVNULL if text is None else subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise UsageError(f"cannot run the preprocessor `{arguments[0]}`: {reason}") from None
    assert process.stdout is not None
    assert process.stderr is not None
    stopped = threading.Event()

    def stop() -> None:
        stopped.set()
        with suppress(OSError):
            os.killpg(process.pid, signal.SIGKILL)

    messages: list[bytes] = []
    helpers = [threading.Thread(target=_drain, args=(process.stderr, messages), daemon=True)]
    if text is not None:
        assert process.stdin is not None
        data = text.encode("utf-8", "surrogateescape")
        helpers.append(threading.Thread(target=_feed, args=(process.stdin, data), daemon=True))
    for helper in helpers:
        helper.start()
    timer = threading.Timer(TIME_LIMIT, stop)
    timer.start()
    try:
        output = process.stdout.read(_MAX_OUTPUT + 1)
        if len(output) > _MAX_OUTPUT:
            stop()
        status = process.wait()
    except BaseException:
        stop()
        process.wait()
        raise
    finally:
        timer.cancel()
        process.stdout.close()
    for helper in helpers:
        helper.join(1.0)
    said = b"".join(messages).decode("utf-8", "replace")
    return None if stopped.is_set() else status, output.decode("utf-8", "surrogateescape"), said


def _drain(stream: IO[bytes], kept: list[bytes]) -> None:
    """Read a stream to its end and keep its beginning."""
    room = _MAX_MESSAGES
    with stream:
        while chunk := os.read(stream.fileno(), 1 << 16):
            kept.append(chunk[:room])
            room -= len(kept[-1])


def _feed(stream: IO[bytes], data: bytes) -> None:
    with suppress(OSError), stream:
        stream.write(data)


def _failure(program: str, status: int, messages: str, source: Source) -> Diagnostic:
    """Return the finding for a program that failed, at the place of its first error where it names one."""
    lines = [line.rstrip() for line in messages.splitlines() if line.strip()]
    for line in lines:
        match = _ERROR.fullmatch(line)
        if match:
            place = source if match[1] == source.path else Source(match[1], _text(match[1]))
            location = Location(place, int(match[2]), int(match[3] or 0))
            return codes.PREPROCESSOR(Origin(location), f"`{program}`: {match[4]}")
    said = "; ".join(lines[:_SHOWN]) or "without a word"
    how = f"signal {-status}" if status < 0 else f"status {status}"
    return codes.PREPROCESSOR(Origin(Location(source, 1)), f"`{program}` ended with {how}: {said}")


def _text(path: str) -> str:
    """Return the text of a file that a marker names, "" when it is no file or not of a common size."""
    with suppress(OSError, ValueError):
        if os.path.isfile(path) and os.path.getsize(path) <= _MAX_HEADER:
            return read_source(path).text
    return ""


class _Reader:
    """Gives each line of preprocessed text the place that the markers before it say."""

    def __init__(self, source: Source, name: str) -> None:
        self._main = source
        self._name = name
        self._texts: dict[str, str] = {}
        self._stack = [source]
        self._line = 1

    def lines(self, output: str) -> list[Text]:
        """Return the lines without markers and blank ones."""
        found: list[Text] = []
        for line in output.split("\n"):
            match = _MARKER.fullmatch(line) if line.startswith("#") else None
            if match is not None:
                self._mark(int(match[1]), _unescaped(match[2]), match[3].split())
                continue
            if line.strip():
                source = self._stack[-1]
                column = 1 if source.line(self._line) == line else 0
                found.append(Text(line, Origin(Location(source, self._line, column))))
            self._line += 1
        return found

    def _mark(self, number: int, path: str, flags: list[str]) -> None:
        stack = self._stack
        if "1" in flags and len(stack) < _MAX_DEPTH:
            stack.append(self._source(path, Origin(Location(stack[-1], self._line))))
        elif "2" in flags and len(stack) > 1:
            # Only the way back tells the line of the `#include`: blank lines before it are often left out.
            included = stack.pop()
            included.included_from = Origin(Location(stack[-1], max(number - 1, 1)))
        if stack[-1].path != path:
            stack[-1] = self._source(path, stack[-1].included_from)
        self._line = number

    def _source(self, path: str, included_from: Origin | None) -> Source:
        if path == self._name and included_from is None:
            return self._main
        if path not in self._texts:
            self._texts[path] = _text(path)
        return Source(path, self._texts[path], included_from)


def _unescaped(path: str) -> str:
    if "\\" not in path:
        return path
    return _ESCAPE.sub(lambda match: chr(int(match[1], 8) & 255) if match[1].isdecimal() else match[1], path)
