"""Write the manual pages into `man/` and the completion scripts into `completions/`, from the commands themselves.

    python tools/man_pages.py            write
    python tools/man_pages.py --check    only say what is out of date; exit status 1 when something is
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import click

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from ppcmacro import __version__  # noqa: E402
from ppcmacro.cli.app import app  # noqa: E402
from ppcmacro.cli.completion import SHELLS, script  # noqa: E402
from ppcmacro.cli.headings import OWN, grouped  # noqa: E402

NAME = "ppcmacro"
SCRIPTS = {"bash": "ppcmacro.bash", "zsh": "_ppcmacro", "fish": "ppcmacro.fish"}
FILES = """\
.SH FILES
.TP
.I ppcmacro.toml\\fR, \\fIpyproject.toml
The configuration; the nearest one above a file holds for it. In the latter the table is \\fB[tool.ppcmacro]\\fR.
.TP
.I $XDG_CACHE_HOME/ppcmacro
Results of files that have not changed since; \\fBppcmacro clean\\fR removes them.
.SH ENVIRONMENT
.TP
.B NO_COLOR\\fR, \\fBFORCE_COLOR
Never or always colour the findings.
.TP
.B GITHUB_ACTIONS
Write findings as annotations of a workflow unless \\fB\\-\\-format\\fR is given.
.TP
.B PPCMACRO_DEBUG
Set to 1: show where an internal error happened.
"""


def pages() -> dict[str, str]:
    """Return the text of each manual page by its file name."""
    top = click.Context(app, info_name=NAME)
    found: dict[str, str] = {}
    for path, command, context in _commands(app, top, (NAME,)):
        found[f"{'-'.join(path)}.1"] = _page(path, command, context)
    return found


def _commands(
    command: click.Command, context: click.Context, path: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], click.Command, click.Context]]:
    yield path, command, context
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            inner = command.get_command(context, name)
            assert inner is not None
            yield from _commands(inner, click.Context(inner, info_name=name, parent=context), (*path, name))


def _page(path: tuple[str, ...], command: click.Command, context: click.Context) -> str:
    name = "-".join(path)
    about = (command.help or "").split("\n\n")
    lines = [
        f'.TH {name.upper()} 1 "" "{NAME} {__version__}" "User Commands"',
        ".SH NAME",
        f"{_roff(name)} \\- {_roff(_short(about[0]))}",
        ".SH SYNOPSIS",
        f".B {_roff(' '.join(path))}",
        _roff(" ".join(command.collect_usage_pieces(context))),
        ".SH DESCRIPTION",
        *_paragraphs(about),
    ]
    if isinstance(command, click.Group):
        lines.append(".SH COMMANDS")
        for inner, one, _ in _commands(command, context, path):
            if len(inner) == len(path) + 1:
                lines += [".TP", f".BR {_roff('-'.join(inner))} (1)", _roff(_short((one.help or "").split("\n\n")[0]))]
    lines.append(".SH OPTIONS")
    for heading, options in grouped(command, context):
        if heading != OWN:
            lines.append(f".SS {_roff(heading)}")
        for option in options:
            record = option.get_help_record(context)
            if record is not None:
                lines += [".TP", f".B {_roff(record[0])}", _roff(" ".join(record[1].split()))]
    lines += _epilog(command.epilog or "")
    text = "\n".join(lines) + "\n" + (FILES if path == (NAME,) else "")
    others = sorted({NAME, *(f"{NAME}-{one}" for one in app.list_commands(context))} - {name})
    return text + ".SH SEE ALSO\n" + ",\n".join(f".BR {_roff(one)} (1)" for one in others) + "\n"


def _short(paragraph: str) -> str:
    """Return the first sentence without its full stop, for one line."""
    text = " ".join(paragraph.split())
    sentence = re.split(r"(?<=\w)[.;:](?:\s|$)", text)[0]
    return sentence[:1].lower() + sentence[1:]


def _paragraphs(texts: list[str]) -> list[str]:
    lines: list[str] = []
    for text in texts:
        if text.strip():
            lines += [*([".PP"] if lines else []), _roff(" ".join(text.split()))]
    return lines


def _epilog(text: str) -> list[str]:
    """Return the sections of an epilog: its blocks end at empty lines, and the first line of some is their title."""
    sections: dict[str, list[str]] = {}
    for block in re.split(r"\n\s*\n", text):
        verbatim = block.startswith("\b\n")
        body = block.removeprefix("\b\n")
        first, _, rest = body.partition("\n")
        if body.startswith("Exit status:"):
            sections.setdefault("EXIT STATUS", []).extend(_paragraphs([body.removeprefix("Exit status:")]))
        elif verbatim and first == "Examples:":
            sections.setdefault("EXAMPLES", []).extend(_example(rest))
        elif verbatim:
            sections.setdefault("NOTES", []).extend([_roff(first), *_example(rest)])
        else:
            sections.setdefault("NOTES", []).extend([".PP", *_paragraphs([body])])
    order = ("NOTES", "EXIT STATUS", "EXAMPLES")
    return [line for title in order if title in sections for line in (f".SH {title}", *_opened(sections[title]))]


def _opened(lines: list[str]) -> list[str]:
    return lines[1:] if lines[0] == ".PP" else lines


def _example(text: str) -> list[str]:
    return [".PP", ".nf", *(_roff(line.strip()) for line in text.split("\n")), ".fi"]


def _roff(text: str) -> str:
    """Return text that roff shows as it is."""
    text = text.replace("\\", "\\e").replace("-", "\\-").replace("…", "...").replace("'", "\\(aq").replace("`", "\\(ga")
    return f"\\&{text}" if text.startswith((".", "\\(aq")) else text


def main() -> int:
    """Write or compare the files."""
    parser = argparse.ArgumentParser(description="Write the manual pages and the completion scripts.")
    parser.add_argument("--check", action="store_true", help="only say what is out of date")
    check = parser.parse_args().check
    stale = False
    for folder, wanted in (("man", pages()), ("completions", {SCRIPTS[shell]: script(shell) for shell in SHELLS})):
        where = ROOT / folder
        there = {path.name: path.read_text(encoding="utf-8") for path in where.iterdir()} if where.is_dir() else {}
        for name in sorted({*wanted, *there}):
            if wanted.get(name) == there.get(name):
                continue
            stale = True
            if check:
                print(f"{folder}/{name} is out of date; run `python tools/man_pages.py`")
            elif name in wanted:
                where.mkdir(exist_ok=True)
                (where / name).write_text(wanted[name], encoding="utf-8")
            else:
                (where / name).unlink()
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
