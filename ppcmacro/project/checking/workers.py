"""Checks files in processes of their own: one line of JSON for each file goes in, one comes back.

A worker is this module, started with the module path of its parent, so that nothing that lies in the working folder
is ever imported.  It ends when its input does, and so with its parent, whatever happens to that.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Generator, Sequence
from contextlib import suppress
from typing import Any

from ppcmacro.errors import ConfigError, InternalError, PpcmacroError, UsageError
from ppcmacro.project.checking.cache import relevant
from ppcmacro.project.checking.results import FileResult, decode, encode
from ppcmacro.project.config.settings import Settings

__all__ = ["check_in_processes", "serve", "settings_from", "settings_values"]

_START = "import sys; sys.path[:] = sys.argv[1:]; from ppcmacro.project.checking.workers import serve; serve()"
_MOST_DEATHS = 3
_ERRORS: dict[str, type[PpcmacroError]] = {one.__name__: one for one in (ConfigError, UsageError)}


def settings_values(settings: Settings) -> dict[str, Any]:
    """Return what findings depend on as values that `json.dumps` takes."""
    return relevant(settings)


def settings_from(values: dict[str, Any]) -> Settings:
    """Return the settings with these values; what findings do not depend on is as usual."""
    from ppcmacro.diagnostic import Severity

    found = {name: _tuples(value) for name, value in values.items()}
    found["severity"] = tuple((code, Severity(level)) for code, level in found["severity"])
    if found["waivers"]:
        from ppcmacro.project.config.waiver_table import Waiver

        found["waivers"] = tuple(Waiver(*fields) for fields in found["waivers"])
    return Settings(**found)


def _tuples(value: Any) -> Any:
    return tuple(map(_tuples, value)) if isinstance(value, list) else value


def check_in_processes(
    paths: Sequence[str],
    settings: Settings,
    count: bool,
    jobs: int,
    progress: Callable[[int, int], None] | None = None,
) -> Generator[FileResult, None, None]:
    """Yield the result of each file in order, checked by that many processes.

    A process that ends before its answer is a fault of the file that it checked.  Raises what checking a file raises,
    and InternalError when that happens again and again.
    """
    import selectors

    waiting = deque(enumerate(paths))
    answers: dict[int, bytes] = {}
    order = json.dumps({"settings": settings_values(settings), "count": count})
    done = given = deaths = 0
    workers: list[_Worker] = []
    try:
        with selectors.DefaultSelector() as selector:
            for _ in range(jobs):
                worker = _Worker(order)
                workers.append(worker)
                worker.take(waiting)
                selector.register(worker.output, selectors.EVENT_READ, worker)
            while given < len(paths):
                while given in answers:
                    yield _result(paths[given], answers.pop(given))
                    given += 1
                if given == len(paths):
                    break
                for key, _ in selector.select():
                    worker = key.data
                    answer = worker.receive()
                    if answer is None:
                        continue
                    if isinstance(answer, InternalError):
                        # The system may have ended it for what one file took; that must not hide the other files.
                        deaths += 1
                        if deaths > _MOST_DEATHS:
                            raise answer
                        answers[worker.number] = json.dumps({"fault": str(answer)}).encode()
                        selector.unregister(worker.output)
                        worker.end(kill=True)
                        workers.remove(worker)
                        worker = _Worker(order)
                        workers.append(worker)
                        selector.register(worker.output, selectors.EVENT_READ, worker)
                    else:
                        answers[worker.number] = answer
                    done += 1
                    if progress is not None:
                        progress(done, len(paths))
                    if not worker.take(waiting):
                        selector.unregister(worker.output)
                        worker.end()
    finally:
        for worker in workers:
            worker.end(kill=True)


class _Worker:
    """A process, and the number of the file that it has to do with."""

    def __init__(self, order: str) -> None:
        self.number = -1
        self._path = ""
        self._held = bytearray()
        # Inherited: while it starts, the process must not die of the interrupt that its parent deals with.
        mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            self._process = subprocess.Popen(
                [sys.executable, "-c", _START, *(path or os.getcwd() for path in sys.path)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
            )
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._input, self.output = self._process.stdin, self._process.stdout
        self._send(order)

    def take(self, waiting: deque[tuple[int, str]]) -> bool:
        """Send the next file; return False when there is none."""
        if not waiting:
            return False
        self.number, self._path = waiting.popleft()
        self._send(json.dumps(self._path))
        return True

    def receive(self) -> bytes | InternalError | None:
        """Read what there is; return an answer when it is complete, or what says that none will come."""
        chunk = os.read(self.output.fileno(), 1 << 16)
        if not chunk:
            status = self._process.wait()
            how = f"signal {-status}" if status < 0 else f"status {status}"
            return InternalError(f"the process that checked `{self._path}` ended with {how}")
        self._held += chunk
        if not self._held.endswith(b"\n"):
            return None
        answer, self._held = bytes(self._held), bytearray()
        return answer

    def end(self, kill: bool = False) -> None:
        """Let the process end, or make it."""
        with suppress(OSError):
            self._input.close()
        if kill and self._process.poll() is None:
            self._process.kill()
            self._process.wait()
        if kill:
            self.output.close()

    def _send(self, text: str) -> None:
        # The reader of `output` says so when the process is gone.
        with suppress(BrokenPipeError):
            self._input.write(text.encode() + b"\n")
            self._input.flush()


def _result(path: str, answer: bytes) -> FileResult:
    values = json.loads(answer)
    if "error" in values:
        raise _ERRORS.get(values["error"], InternalError)(values["message"])
    if "fault" in values:
        return FileResult(path, repeatable=False, fault=values["fault"])
    return decode(path, values["result"], values["facts"], values["repeatable"])


def serve() -> None:
    """Be a worker: read the settings and then paths from standard input, write results to standard output."""
    import gc

    gc.disable()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent gets it too, and ends this process
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever prints must not get between the answers
    lines = (line for line in sys.stdin.buffer if line.endswith(b"\n"))  # the parent may die in the middle of one
    for line in lines:
        order = json.loads(line)
        settings, count = settings_from(order["settings"]), order["count"]
        for path in lines:
            answers.write(json.dumps(_answer(json.loads(path), settings, count)).encode() + b"\n")
            answers.flush()


def _answer(path: str, settings: Settings, count: bool) -> dict[str, Any]:
    from ppcmacro.project.checking.linting import lint_file

    try:
        result = lint_file(path, settings, None, count)
        if result.fault:
            return {"fault": result.fault}
        return {"result": encode(result), "facts": result.facts, "repeatable": result.repeatable}
    except PpcmacroError as error:
        return {"error": type(error).__name__, "message": str(error)}
