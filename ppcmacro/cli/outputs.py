"""`--output FORMAT=FILE`: findings in further formats, each in a file of its own."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from ppcmacro.cli import streams
from ppcmacro.errors import UsageError
from ppcmacro.project.config.settings import Settings
from ppcmacro.records import NamedTuple
from ppcmacro.render import FORMATS, RenderOptions, render

if TYPE_CHECKING:
    from ppcmacro.diagnostic import Diagnostic

__all__ = ["Output", "parse_outputs", "write_outputs"]


# No report has a name like these, but a slip of the keys makes one: `--output json=handlers.S`.
_SOURCES = (".S", ".s", ".sx", ".inc", ".h", ".c", ".toml")


class Output(NamedTuple):
    """A format and the file that gets it."""

    form: str
    path: str


def parse_outputs(texts: Iterable[str]) -> list[Output]:
    """Read the values of the option; raises UsageError for what is no `FORMAT=FILE`, and for a file named twice."""
    found: dict[str, Output] = {}
    for text in texts:
        form, equals, path = text.partition("=")
        if not equals or not path:
            raise UsageError(f"`--output {text}`: write FORMAT=FILE, such as sarif=findings.sarif")
        if form not in FORMATS:
            from difflib import get_close_matches

            close = get_close_matches(form, FORMATS, n=1)
            hint = f"; did you mean `{close[0]}`?" if close else f"; there are {', '.join(FORMATS)}"
            raise UsageError(f"`--output {text}`: there is no format `{form}`{hint}")
        if os.path.exists(path) and path.endswith(_SOURCES):
            raise UsageError(f"`--output {text}` would overwrite a file that looks like a source; name another one")
        if path == "-":
            raise UsageError(f"`--output {text}`: standard output gets what `--format` says")
        target = os.path.realpath(path)
        if target in found and target != os.devnull:
            raise UsageError(f"`--output {text}`: the file is named twice")
        found[target] = Output(form, path)
    return list(found.values())


def write_outputs(
    outputs: Iterable[Output],
    diagnostics: Sequence[Diagnostic],
    settings: Settings,
    *,
    explain: bool = False,
    document: dict[str, Any] | None = None,
) -> bool:
    """Write the findings to the files, each whole or not at all; say which cannot be written, and whether all were."""
    options = RenderOptions(
        explain=explain,
        backtrace=settings.macro_backtrace,
        quiet_macros=settings.quiet_macros,
        fail_on=settings.fail_on,
        document=document,
    )
    written = [_write(path, render(form, diagnostics, options)) for form, path in outputs]
    return all(written)


def _write(path: str, text: str) -> bool:
    try:
        streams.write_file(path, (text,))
    except OSError as error:
        streams.tell(f"ppcmacro: error: `{path}`: {(error.strerror or type(error).__name__).lower()}")
        return False
    except UsageError as error:
        streams.tell(f"ppcmacro: error: {error}")
        return False
    return True
