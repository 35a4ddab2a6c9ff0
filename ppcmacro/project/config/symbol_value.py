"""Symbols that the assembler knows from the beginning, as --defsym and the key `symbols` give them."""

from __future__ import annotations

import re

from ppcmacro.patterns import pattern

__all__ = ["parse_symbol"]

_SYMBOL = pattern(r"([A-Za-z_.$][\w.$]*)=(.*)", re.DOTALL)
_VALUE = pattern(r"([-+]?)(0[xX][0-9A-Fa-f]+|[0-9]+)", re.ASCII)


def parse_symbol(text: str) -> tuple[str, int]:
    """Read `NAME=VALUE` as of --defsym; the value is decimal, 0x hexadecimal or 0 octal.

    Raises ValueError for anything else (GNU as takes what it cannot read as 0).
    """
    match = _SYMBOL.fullmatch(text)
    value = _VALUE.fullmatch(match[2]) if match else None
    if match is None or value is None:
        raise ValueError("NAME=VALUE with a number as the value")
    digits = value[2]
    octal = len(digits) > 1 and digits[0] == "0" and digits[1] not in "xX"
    number = int(digits, 8 if octal else 0)
    return match[1], -number if value[1] == "-" else number
