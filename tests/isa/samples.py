"""A statement for each mnemonic of the instruction table, made from its operand tokens."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from ppcmacro.isa.branches import branch_form, branch_mnemonics
from ppcmacro.isa.spr_data import ROWS
from ppcmacro.isa.table import mnemonics, row_of

AS = shutil.which("powerpc-linux-gnu-as")
OBJDUMP = shutil.which("powerpc-linux-gnu-objdump")

# modes of GNU as, tried one after the other until one takes the statement
MODES = (
    ("-many",),
    ("-mpower10",),
    ("-me500mc",),
    ("-me500", "-mspe"),
    ("-m405",),
    ("-m440",),
    ("-m476",),
    ("-me6500",),
    ("-ma2",),
    ("-mcell",),
    ("-m750cl",),
    ("-mpower9",),
    ("-mfuture",),
    ("-me300",),
    ("-m7450",),
    ("-mppc64bridge",),
    ("-mpower4",),
    ("-mppc",),
)

_TOKENS = {
    **dict.fromkeys(("D", "S", "M", "Z", "U"), "{}"),
    "Q": "8",
    "q": "8",
    "cD": "3",
    "cS": "2",
    "bD": "5",
    "bS": "6",
    "m": "0x3c",
    "fxm": "0x40",
    "spr": "26",
    "dcr": "5",
    "i": "0",
    "u1": "0",
}

# where the value 0 of an immediate means nothing
_SPECIAL = {("mftb", 2): "4,268", ("dcbtds", 3): "4,5,8", ("dcbtstds", 3): "4,5,8"}


def operand(token: str, register: int) -> str:
    """A plausible operand for a token; `register` is taken where it names a register."""
    if token in _TOKENS:
        return _TOKENS[token].format(register)
    if token[0] == "a":
        return "1"
    if token[0] in "fvxe":
        return str(register * 2 if token[1] in "Qq" else register)
    if token == "i(Z)":
        return f"-8({register})"
    if token[0] == "d" or token.startswith("k"):
        return "16(3)"
    return "1"


def statement(mnemonic: str, tokens: tuple[str, ...]) -> str:
    """The statement with registers 4, 5, 6 ..."""
    if (mnemonic, len(tokens)) in _SPECIAL:
        return f"{mnemonic} {_SPECIAL[mnemonic, len(tokens)]}"
    return f"{mnemonic} " + ",".join(operand(token, index + 4) for index, token in enumerate(tokens))


def table_statements() -> list[tuple[str, ...]]:
    """For each mnemonic of the table its statements, one for each alternative."""
    result = []
    for mnemonic in sorted(mnemonics()):
        row = row_of(mnemonic)
        assert row is not None
        result.append(tuple(statement(mnemonic, tokens) for tokens, _ in row.alternatives))
    return result


def branch_statements() -> list[tuple[str, ...]]:
    """A statement for each branch mnemonic."""
    result = []
    for mnemonic in branch_mnemonics():
        form = branch_form(mnemonic)
        assert form is not None
        operands = {"always": "", "count": "", "field": "3", "bit": "6", "options": "12,6"}[form.kind]
        if form.target == "label":
            operands = f"{operands},0x100".lstrip(",")
        result.append((f"{mnemonic} {operands}",))
    return result


def move_statements() -> list[tuple[str, ...]]:
    """A statement for each move of a single SPR or DCR."""
    return [(f"{row.split()[0]} 4",) for row in ROWS.split("\n") if row]


def assemble(statements: list[str], folder: Path, mode: tuple[str, ...]) -> list[bytes | None]:
    """The bytes of each statement in a mode, None where GNU as refuses it."""
    source, target = folder / "x.s", folder / "x.o"
    refused: set[int] = set()
    while True:
        lines = [
            f'.section s{index},"ax";{"nop" if index in refused else text}' for index, text in enumerate(statements)
        ]
        source.write_text("\n".join(lines) + "\n")
        command = [str(AS), *mode, "-o", str(target), str(source)]
        run = subprocess.run(command, capture_output=True, text=True, check=False)
        errors = [line for line in run.stderr.splitlines() if ": Error:" in line]
        if run.returncode == 0:
            break
        found = {int(line.split(":")[1]) - 1 for line in errors}
        assert found - refused, run.stderr
        refused |= found
    return [None if index in refused else code for index, code in enumerate(sections(target, len(statements)))]


def assemble_text(text: str, folder: Path, mode: tuple[str, ...] = ("-many",)) -> list[int]:
    """The words of the text section of a whole source."""
    source, target, binary = folder / "t.s", folder / "t.o", folder / "t.bin"
    source.write_text(text)
    subprocess.run([str(AS), *mode, "-o", str(target), str(source)], check=True)
    subprocess.run(["powerpc-linux-gnu-objcopy", "-O", "binary", "-j", ".text", str(target), str(binary)], check=True)
    data = binary.read_bytes()
    return [int.from_bytes(data[at : at + 4], "big") for at in range(0, len(data), 4)]


def sections(path: Path, count: int) -> list[bytes]:
    """The contents of the sections s0, s1 ... of a big-endian 32-bit ELF file."""
    data = path.read_bytes()
    table, size, number, names = (
        int.from_bytes(data[32:36], "big"),
        int.from_bytes(data[46:48], "big"),
        int.from_bytes(data[48:50], "big"),
        int.from_bytes(data[50:52], "big"),
    )
    if number == 0:
        number = int.from_bytes(data[table + 20 : table + 24], "big")
    if names == 0xFFFF:
        names = int.from_bytes(data[table + 24 : table + 28], "big")
    headers = [
        [int.from_bytes(data[at + 4 * word : at + 4 * word + 4], "big") for word in range(10)]
        for at in range(table, table + size * number, size)
    ]
    strings = headers[names][4]
    result = [b""] * count
    for header in headers:
        name = data[strings + header[0] : data.index(b"\0", strings + header[0])].decode()
        if name[:1] == "s" and name[1:].isdigit():
            result[int(name[1:])] = data[header[4] : header[4] + header[5]]
    return result
