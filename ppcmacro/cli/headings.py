"""The headings under which the help and the manual pages of a command list its options."""

from __future__ import annotations

import click

__all__ = ["OWN", "REST", "grouped", "write_options"]

OWN = "Options"
REST = "Other options"
GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "Choosing rules",
        (
            "select", "ignore", "extend_select", "per_file_ignores", "severity", "min_confidence", "config_sets",
            "fail_on", "exit_zero",
        ),
    ),
    (
        "Choosing files",
        (
            "exclude", "force_exclude", "respect_gitignore", "with_dependents", "stdin_filename", "show_files",
            "show_settings",
        ),
    ),
    ("Known and silenced findings", ("baseline", "new_only", "add_suppressions")),
    ("Fixes", ("fix", "unsafe_fixes", "diff")),
    (
        "Output",
        (
            "form", "outputs", "output", "explain", "statistics", "macro_backtrace", "color", "quiet", "silent",
            "verbose",
        ),
    ),
    (
        "Reading sources",
        (
            "include_paths", "defines", "undefines", "forced", "language", "cpu", "target", "gas_version", "kconfig",
            "build_dir", "no_compile_commands", "cpp", "max_expansion", "max_depth", "max_seconds", "safe",
        ),
    ),
    ("Running", ("config", "jobs", "no_cache", "cache_dir", "watch")),
    (REST, ("version",)),
)  # fmt: skip


def grouped(command: click.Command, ctx: click.Context) -> list[tuple[str, list[click.Option]]]:
    """Return the options of a command that are shown, under their headings; what has no heading is the command's own
    and comes first."""
    options = [one for one in command.get_params(ctx) if isinstance(one, click.Option) and not one.hidden]
    heading_of = {name: heading for heading, names in GROUPS for name in names}
    found: dict[str, list[click.Option]] = {OWN: [], **{heading: [] for heading, _ in GROUPS}}
    for one in options:
        found[REST if "--help" in one.opts else heading_of.get(one.name or "", OWN)].append(one)
    return [(heading, group) for heading, group in found.items() if group]


def write_options(command: click.Command, ctx: click.Context, formatter: click.HelpFormatter) -> None:
    """Write the options of a command, a section for each heading."""
    for heading, options in grouped(command, ctx):
        rows = [row for one in options if (row := one.get_help_record(ctx)) is not None]
        with formatter.section(heading):
            formatter.write_dl(rows)
