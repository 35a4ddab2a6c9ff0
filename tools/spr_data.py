"""Make `ppcmacro/isa/spr_data.py` from what GNU as assembles.

Every `mf*` and `mt*` mnemonic is assembled in one mode of GNU as a processor family, and the number is taken from
the machine word.  Run it with the cross-assembler in the path; `--check` only compares.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

FAMILIES = {
    "booke32": ("440", "e500", "e500mc", "476", "titan"),
    "booke64": ("e5500", "e6500", "a2"),
    "40x": ("405", "403"),
    "8xx": ("821",),
    "book3s32": ("ppc", "7450", "e300", "750cl", "601"),
    "book3s64": ("power8", "power9", "power10", "cell"),
}
OUTPUT = Path(__file__).parent.parent / "ppcmacro" / "isa" / "spr_data.py"
MOVES = {339: "spr", 467: "spr", 371: "spr", 323: "dcr", 451: "dcr"}
HEADER = '''"""The numbers that the `mf*` and `mt*` mnemonics of GNU as stand for.  Made by tools/spr_data.py."""

ROWS = """
'''


def assembled(mode: str, statements: list[str], folder: Path) -> list[int | None]:
    """The word that each statement gives in a mode, or None where GNU as refuses it."""
    source, target = folder / "x.s", folder / "x.o"
    refused: set[int] = set()
    while True:
        lines = [text if index not in refused else ".long 0" for index, text in enumerate(statements)]
        source.write_text("\n".join(lines) + "\n")
        command = ["powerpc-linux-gnu-as", f"-m{mode}", "-o", str(target), str(source)]
        result = subprocess.run(command, capture_output=True, text=True, check=False)
        if result.returncode == 0:
            break
        found = {int(line.split(":")[1]) - 1 for line in result.stderr.splitlines() if ": Error:" in line}
        if not found - refused:
            raise RuntimeError(result.stderr)
        refused |= found
    binary = folder / "x.bin"
    subprocess.run(["powerpc-linux-gnu-objcopy", "-O", "binary", "-j", ".text", str(target), str(binary)], check=True)
    data = binary.read_bytes()
    words = [int.from_bytes(data[at : at + 4], "big") for at in range(0, len(data), 4)]
    return [None if index in refused else word for index, word in enumerate(words)]


def number(word: int) -> tuple[str, int] | None:
    """The space ("spr" or "dcr") and the number in a move instruction."""
    if word >> 26 != 31 or (word >> 1 & 0x3FF) not in MOVES:
        return None
    field = word >> 11 & 0x3FF
    return MOVES[word >> 1 & 0x3FF], (field & 31) << 5 | field >> 5


def rows(mnemonics: Iterable[str]) -> list[str]:
    """`mnemonic space family=number ...` for each mnemonic that stands for a register."""
    names = sorted(mnemonics)
    numbers: dict[str, dict[str, int]] = {}
    spaces: dict[str, str] = {}
    with tempfile.TemporaryDirectory() as folder:
        for family, modes in FAMILIES.items():
            for mode in modes:
                words = assembled(mode, [f"{name} 3" for name in names], Path(folder))
                for name, word in zip(names, words, strict=True):
                    found = None if word is None else number(word)
                    if found:
                        spaces[name] = found[0]
                        numbers.setdefault(name, {}).setdefault(family, found[1])
    result = []
    for name in sorted(numbers):
        by_number: dict[int, list[str]] = {}
        for family, value in numbers[name].items():
            by_number.setdefault(value, []).append(family)
        parts = []
        for value, families in by_number.items():
            parts.append(f"{value}" if len(families) == len(FAMILIES) else f"{value}:{','.join(families)}")
        result.append(f"{name} {spaces[name]} {' '.join(parts)}")
    return result


def main() -> int:
    """Write the module, or with `--check` say whether it is what would be written."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("mnemonics", type=Path, nargs="?", help="a file with further mnemonics, one a line")
    arguments = parser.parse_args()
    sys.path.insert(0, str(OUTPUT.parents[2]))
    names: set[str] = set()
    if OUTPUT.exists():
        from ppcmacro.isa.spr_data import ROWS

        names |= {row.split()[0] for row in ROWS.split("\n") if row}
    if arguments.mnemonics:
        names |= set(arguments.mnemonics.read_text().split())
    text = HEADER + "".join(row + "\n" for row in rows(names)) + '"""\n'
    if arguments.check:
        return int(OUTPUT.read_text() != text)
    OUTPUT.write_text(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
