"""What the commands share that show what is in a file: what they refuse, what they say beside it, where it goes."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Any, Protocol

from ppcmacro.cli import report, streams
from ppcmacro.cli.options import resolver
from ppcmacro.cli.status import CLEAN, FINDINGS
from ppcmacro.diagnostic import Diagnostic, Severity
from ppcmacro.errors import UsageError
from ppcmacro.project.config.settings import Settings
from ppcmacro.project.reading.missing import MissingHeader, as_findings
from ppcmacro.project.sources.discovery import is_linker_script

__all__ = ["deliver", "refuse", "settings_and_text", "status", "streams", "tell"]


class Read(Protocol):
    """What reading a file led to."""

    @property
    def diagnostics(self) -> Sequence[Diagnostic]: ...

    @property
    def missing(self) -> Sequence[MissingHeader]: ...

    @property
    def cores(self) -> tuple[str, ...]: ...


def refuse(file: str, output: str | None, command: str) -> None:
    """Raise UsageError for a path that is no source, and for an output that is the source itself."""
    if file == "-":
        return
    if is_linker_script(file):
        raise UsageError(f"`{file}` is a linker script, which holds no handlers")
    if os.path.isdir(file):
        raise UsageError(f"`{file}` is a folder; `{command}` takes files")
    if not os.path.lexists(file):
        raise UsageError(f"there is no file `{file}`")
    if output and os.path.isfile(output) and os.path.isfile(file) and os.path.samefile(file, output):
        raise UsageError(f"`-o {output}` would overwrite the source")


def settings_and_text(file: str, given: dict[str, Any]) -> tuple[Settings, str | None]:
    """Return the settings of a file, and the text of standard input for `-`."""
    settings = resolver(given).settings_for(file)
    return settings, streams.read_stdin() if file == "-" else None


def tell(result: Read, settings: Settings, given: dict[str, Any]) -> bool:
    """Show on standard error what was found in reading a file, and return whether there are errors among it."""
    diagnostics = list(result.diagnostics)
    if settings.missing_include == "error":
        diagnostics += as_findings(result.missing)
    form = report.pick_format(sys.stderr, commands=False)
    report.show_findings(diagnostics, settings, form=form, color=given["color"], stream=sys.stderr)
    report.tell_missing(result.missing, settings)
    if result.cores:
        first, *others = result.cores
        more = " and ".join(f"the {one} (--cpu {one})" for one in others)
        streams.tell(f"ppcmacro: this is for the {first}; the file is for {more} as well")
    return any(one.severity >= Severity.ERROR for one in diagnostics)


def deliver(text: str, output: str | None, failed: bool) -> None:
    """Write a text to standard output, or to a file, which is left alone when there were errors."""
    if output is None:
        streams.write(text)
    elif not failed:
        streams.write_file(output, (text,))
    else:
        streams.tell(f"ppcmacro: `{output}` was not written")


def status(failed: bool) -> int:
    """Return the exit status."""
    return FINDINGS if failed else CLEAN
