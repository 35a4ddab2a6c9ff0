"""The `[[waivers]]` of a configuration file: what each silences, for which reason, and until when."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any

from ppcmacro.diagnostic import Diagnostic
from ppcmacro.project.config.globs import matches
from ppcmacro.project.config.keys import BadPart
from ppcmacro.records import NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from ppcmacro.project.config.positions import Place

__all__ = ["Waiver", "read_waivers"]

_KEYS = ("file", "symbol", "macro", "code", "reason", "until")


class Waiver(NamedTuple):
    """One `[[waivers]]` table.

    codes    codes, prefixes of codes or names of rules
    reason   why the findings are accepted
    file     glob of the file in which the finding or one of the calls on its way stands, "" for any
    symbol   glob of the handler, "" for any
    macro    glob of the name of a macro on its way, "" for any
    until    the last day on which it holds, as in 2030-12-31; "" for ever
    root     the folder that `file` is relative to, as shown
    config   the configuration file that it stands in, as shown
    line     the 1-based line of the table there
    """

    codes: tuple[str, ...]
    reason: str
    file: str = ""
    symbol: str = ""
    macro: str = ""
    until: str = ""
    root: str = ""
    config: str = ""
    line: int = 0

    @property
    def place(self) -> str:
        """`file:line` of the table."""
        return f"{self.config}:{self.line}" if self.line else self.config

    def at(self, config: str, position: Place | None) -> Waiver:
        """Return the waiver as one that stands at that place of a configuration file."""
        return self._replace(config=config, line=position.line if position else 0)

    def holds(self, today: date) -> bool:
        """Tell whether it still silences anything on that day."""
        return not self.until or today.isoformat() <= self.until

    def fits(self, finding: Diagnostic) -> bool:
        """Tell whether it speaks of a finding: of one that several handlers share only when it speaks of them all."""
        from ppcmacro.project.config.selection import specificity

        if not any(specificity(entry, finding.code, finding.name) for entry in self.codes):
            return False
        if self.symbol and not all(fnmatchcase(name, self.symbol) for name in (finding.handler, *finding.also)):
            return False
        frames = list(finding.origin.frames())
        if self.macro and not any(fnmatchcase(frame.name, self.macro) for frame in frames):
            return False
        if not self.file:
            return True
        paths = {finding.origin.location.path, *(frame.call.location.path for frame in frames)}
        return any(matches(path, self.root, (self.file,)) for path in paths)


def read_waivers(value: Any, folder: str) -> tuple[Waiver, ...]:
    """Read the value of the key `waivers`; `folder` is that of the configuration file, "" for the working folder.

    Raises BadPart, which leads to the table and key at fault.
    """
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise ValueError("an array of tables")
    return tuple(_waiver(number, table, folder) for number, table in enumerate(value))


def _waiver(number: int, table: dict[str, Any], folder: str) -> Waiver:
    for key, value in table.items():
        if key not in _KEYS:
            from difflib import get_close_matches

            close = get_close_matches(key, _KEYS, 1)
            hint = f"; did you mean `{close[0]}`?" if close else ""
            raise BadPart(f"tables of {', '.join(_KEYS)}, and not `{key}`{hint}", number, key)
        if key == "until":
            if type(value).__name__ != "date":
                raise BadPart("tables whose `until` is a date such as 2030-12-31, without quotes", number, key)
        elif key != "code" and not (isinstance(value, str) and value.strip()):
            raise BadPart(f"tables whose `{key}` is a string that is not empty", number, key)
    codes = table.get("code", [])
    codes = [codes] if isinstance(codes, str) else codes
    if not isinstance(codes, list) or not codes or not all(isinstance(code, str) and code for code in codes):
        raise BadPart("tables that name the findings: `code` is a code or a list of codes", number, "code")
    if "reason" not in table:
        raise BadPart("tables that give a `reason`", number, "reason")
    return Waiver(
        tuple(codes), " ".join(table["reason"].split()), table.get("file", ""), table.get("symbol", ""),
        table.get("macro", ""), str(table.get("until", "")), folder,
    )  # fmt: skip
