"""How many bytes a statement takes: instructions and directives.

Sizes were checked against GNU as 2.40.  What depends on the value of an expression is asked for with `value`,
which gives None for an expression that is not constant when the statement is read.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from ppcmacro.gas.directives import DATA_SIZES, FLOATS, STRINGS
from ppcmacro.patterns import pattern

__all__ = [
    "BLOCKS",
    "PREFIXED",
    "Value",
    "data_size",
    "instruction_size",
    "leb128_size",
    "split_values",
    "string_length",
]

Value = Callable[[str], "int | None"]

PREFIXED = frozenset(
    """
    paddi pla pli psubi pnop plbz plhz plha plwz plwa pld plq plfs plfd plxsd plxssp plxv plxvp
    pstb psth pstw pstd pstq pstfs pstfd pstxsd pstxssp pstxv pstxvp
    xxspltiw xxspltidp xxsplti32dx xxblendvb xxblendvh xxblendvw xxblendvd xxpermx xxeval
    pmxvbf16ger2 pmxvbf16ger2nn pmxvbf16ger2np pmxvbf16ger2pn pmxvbf16ger2pp pmxvf16ger2 pmxvf16ger2nn
    pmxvf16ger2np pmxvf16ger2pn pmxvf16ger2pp pmxvf32ger pmxvf32gernn pmxvf32gernp pmxvf32gerpn pmxvf32gerpp
    pmxvf64ger pmxvf64gernn pmxvf64gernp pmxvf64gerpn pmxvf64gerpp pmxvi16ger2 pmxvi16ger2pp pmxvi16ger2s
    pmxvi16ger2spp pmxvi4ger8 pmxvi4ger8pp pmxvi8ger4 pmxvi8ger4pp pmxvi8ger4spp
    """.split()  # noqa: SIM905
)
"""The 8-byte instructions of Power ISA 3.1, which must not cross a 64-byte boundary."""

_ESCAPE = pattern(r"\\(?:[xX][0-9A-Fa-f]+|[0-7]{1,3}|.|$)", re.DOTALL)
_STRING = pattern(r'"((?:[^"\\]|\\.)*)"?', re.DOTALL)
_PARTS = pattern(r'"(?:[^"\\]|\\.)*"?|[^",]+|,', re.DOTALL)


def instruction_size(mnemonic: str) -> int:
    """Return 8 for a prefixed instruction, 2 for a short one of the variable-length encoding, otherwise 4."""
    if mnemonic in PREFIXED:
        return 8
    return 2 if mnemonic.startswith("se_") else 4


def split_values(operands: str) -> list[str]:
    """Split a list at its commas, but not inside strings."""
    if '"' not in operands:
        return operands.split(",")
    values = [""]
    for part in _PARTS.findall(operands):
        if part == ",":
            values.append("")
        else:
            values[-1] += part
    return values


def string_length(text: str) -> int:
    """Return the number of bytes of a string, given as written between its quotes."""
    if "\\" in text:
        text = _ESCAPE.sub("x", text)
    return len(text) if text.isascii() else len(text.encode("utf-8", "surrogateescape"))


def leb128_size(value: int, signed: bool) -> int:
    """Return the number of bytes of a LEB128 number (DWARF 5, section 7.6)."""
    if not signed:
        value &= (1 << 64) - 1
        return max((value.bit_length() + 6) // 7, 1)
    return (value.bit_length() if value >= 0 else (~value).bit_length()) // 7 + 1


def data_size(name: str, operands: str, value: Value) -> int | None:
    """Return the bytes that a directive with values adds; None when GNU as too does not know them at once.

    `name` is in lower case and without its dot.  Directives that add nothing give 0.
    """
    unit = DATA_SIZES.get(name) or FLOATS.get(name)
    if unit is not None:
        return unit * len(split_values(operands)) if operands.strip() else 0
    if name in STRINGS:
        return _strings(operands, *STRINGS[name])
    if name in ("uleb128", "sleb128"):
        return _leb128(operands, name == "sleb128", value)
    if name in ("space", "skip", "zero"):
        return _times(value(operands.partition(",")[0]), 1)
    if name == "fill":
        return _fill(operands, value)
    if name.startswith(("ds", "dcb")):
        return _times(value(operands.partition(",")[0]), _BLOCK_UNITS.get(name.partition(".")[2], 2))
    if name == "nop":
        return 4
    return None if name == "nops" else 0


BLOCKS = frozenset(
    ("space", "skip", "zero", "fill", "dcb", "ds", *(f"{kind}.{unit}" for kind in ("dcb", "ds") for unit in "bdlpswx"))
)
"""Directives that fill a stretch with one value."""

_BLOCK_UNITS = {"b": 1, "d": 8, "l": 4, "p": 12, "s": 4, "w": 2, "x": 12, "": 2}


def _times(count: int | None, unit: int) -> int | None:
    return None if count is None else max(count, 0) * unit


def _strings(operands: str, width: int, zero: bool) -> int:
    total = 0
    for part in split_values(operands):
        found = _STRING.findall(part)
        numbers = part.count("<") if not found else 0
        total += width * (sum(map(string_length, found)) + numbers)
        if zero and found:
            total += width
    return total


def _leb128(operands: str, signed: bool, value: Value) -> int | None:
    total = 0
    for part in operands.split(","):
        number = value(part)
        if number is None:
            return None
        total += leb128_size(number, signed)
    return total


def _fill(operands: str, value: Value) -> int | None:
    parts = operands.split(",")
    unit: int | None = 1
    if len(parts) > 1 and parts[1].strip():
        unit = value(parts[1])
    count = value(parts[0])
    if count is None or unit is None:
        return None
    return max(count, 0) * min(max(unit, 0), 8)
