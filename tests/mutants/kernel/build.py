"""A text of the kernel with the numbers that a build would give it: stub headers, preprocessing, assembling by gcc."""

from __future__ import annotations

import re
import subprocess
from functools import cache
from pathlib import Path

from ppcmacro import Settings
from ppcmacro.project.reading.build import build_of
from ppcmacro.protocols import load_protocols
from tests.mutants.build import COMPILER, Rejected

from .targets import ARCH, CHECKPOINT, TARGETS, Target, cut

PAGE_OFFSET = 0xC0000000
MARK = "mutant_checkpoint"
"""Label behind each use of the macro that ends a prolog."""

_INCLUDE = (f"{ARCH}/include", "include", f"{ARCH}/include/uapi", "include/uapi", ARCH)
_MISSING = re.compile(r"fatal error: (\S+): No such file")
_FRAME, _THREAD, _TASK = 16, 0x40, 0x400
_FRAME_SIZE = 256
_TIMEOUT = 60


def settings(target: Target) -> Settings:
    """How the linter is called for a target: in a tree without configuration, where offsets stay names."""
    return Settings(cpu=target.cpu, defines=tuple((name, "1") for name in target.defines))


def path(tree: Path, target: Target) -> str:
    """The place that the text has."""
    return str(tree / ARCH / "kernel" / target.file)


class Builder:
    """Assembles texts of one target; `stubs` is the folder of stub headers, the object goes to `scratch`."""

    def __init__(self, tree: Path, target: Target, stubs: Path, scratch: Path) -> None:
        self.tree, self.object = tree, scratch / "out.o"
        defines = build_of(path(tree, target), settings(target), load_protocols()).cpp.defines
        self.flags = [f"-D{name}" if value is None else f"-D{name}={value}" for name, value in defines]
        self.flags += [f"-iquote{tree / ARCH / 'kernel'}", f"-I{stubs}", *(f"-I{tree / folder}" for folder in _INCLUDE)]

    def assemble(self, text: str) -> bytes:
        """The ELF object of a text.  Raises Rejected."""
        self.object.unlink(missing_ok=True)
        done = self.gcc(["-c", "-m32", "-Wa,-many,-a32,-mregnames", "-o", str(self.object)], _marked(text))
        if done.returncode:
            raise Rejected(next((line for line in done.stderr.splitlines() if "rror" in line), "refused"))
        return self.object.read_bytes()

    def active(self, text: str) -> frozenset[int]:
        """The 0-based lines of a text that are not left out by an `#if`; those of a `#define` are not told apart."""
        lines, number, here = set(), 0, False
        for line in self.gcc(["-E"], text).stdout.split("\n"):
            if marker := re.match(r'# (\d+) "(.*?)"', line):
                number, here = int(marker[1]) - 1, marker[2] == "<stdin>"
            elif here:
                if line.strip():
                    lines.add(number)
                number += 1
        return frozenset(lines)

    def gcc(self, what: list[str], text: str) -> subprocess.CompletedProcess[str]:
        """Run gcc on a text."""
        return subprocess.run(
            [COMPILER, *what, "-x", "assembler-with-cpp", *self.flags, "-include",
             str(self.tree / "include/linux/kconfig.h"), "-"],
            input=text, capture_output=True, text=True, timeout=_TIMEOUT, check=False,
        )  # fmt: skip


def write_stubs(tree: Path, stubs: Path) -> None:
    """Write the headers that a build generates, until gcc misses none for any target."""
    _header(stubs, "generated/asm-offsets.h", "".join(f"#define {name} {at}\n" for name, at in offsets(tree).items()))
    for target in TARGETS:
        builder = Builder(tree, target, stubs, stubs)
        text = "\n".join(cut(tree, target).lines)
        while match := _MISSING.search(builder.gcc(["-E", "-o", "/dev/null"], text).stderr):
            generic = match[1].replace("asm/", "asm-generic/", 1)
            wrapped = generic != match[1] and (tree / "include" / generic).exists()
            _header(stubs, match[1], f"#include <{generic}>\n" if wrapped else "")


def _header(stubs: Path, name: str, text: str) -> None:
    file = stubs / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)


def _marked(text: str) -> str:
    head, found, rest = text.partition(f".macro {CHECKPOINT}")
    if not found:
        return text
    body, end, rest = rest.partition(".endm")
    return f"{head}{found}{body}{MARK}_\\@:\n{end}{rest}"


@cache
def offsets(tree: Path) -> dict[str, int]:
    """A number for every name of asm-offsets.c: frame slots word by word, save areas far apart."""
    text = (tree / ARCH / "kernel/asm-offsets.c").read_text()
    slots = list(dict.fromkeys(re.findall(r"\bSTACK_PT_REGS_OFFSET\((\w+)", text)))
    slots = [name for name in slots if not re.fullmatch(r"GPR\d+|MMUCR", name)]
    numbers = {f"GPR{n}": _FRAME + 4 * n for n in range(32)}
    numbers |= {name: _FRAME + 4 * (32 + at) for at, name in enumerate(slots)}
    numbers |= {"MMUCR": numbers["MAS0"], "INT_FRAME_SIZE": _FRAME_SIZE, "THREAD": _TASK, "THREAD_NORMSAVES": 0x800}
    numbers |= {"PGD_T_LOG2": 2, "PTE_T_LOG2": 3}
    others = re.findall(r"\b(?:DEFINE|OFFSET)\(\s*(\w+)", text)
    others = [name for name in dict.fromkeys(others) if name not in numbers and name not in ("x", "TASK_SIZE")]
    return numbers | {name: _THREAD + 4 * at for at, name in enumerate(others)}
