"""Which handlers of the kernel are mutated, and how each file of them is cut down to what they need."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

ARCH = "arch/powerpc"
CHECKPOINT = "COMMON_EXCEPTION_PROLOG_END"

_BLOCK = re.compile(r"\t?(?:[A-Z_]*EXCEPTION|vmap_stack_overflow_exception)\b")
_NEEDED = re.compile(r"tlb_4xx_index:|finish_tlb_load\w*:")
_END = re.compile(r"\t__HEAD|interrupt_end:|start_here:|_GLOBAL\(")
_ALWAYS = re.compile(r"\t(?:SET_IVOR\(|__HEAD|\.text)")


class Target(NamedTuple):
    """One handler and the lines that are mutated for it.

    name      how tables call it
    file      below arch/powerpc/kernel
    cpu       the core that the linter is told; "" is the one it takes from the name of the file
    defines   CONFIG_ names in addition to those of the core
    family    44x, 85xx, 40x or 8xx
    level     of the interrupt: base, critical or mcheck
    symbol    of the handler
    kept      what occurs in the first line of other handlers that it needs
    spans     the mutated lines: from the line that begins with the first text up to the one that begins with the
              second, which is not among them
    """

    name: str
    file: str
    cpu: str
    defines: tuple[str, ...]
    family: str
    level: str
    symbol: str
    kept: tuple[str, ...]
    spans: tuple[tuple[str, str], ...]


_44X = "head_44x.S"
_85XX = "head_85xx.S"
_NORMAL = (("#define NORMAL_EXCEPTION_PROLOG", ".macro COMMON_EXCEPTION_PROLOG_END"),)
_LEVEL = (("#define EXC_LEVEL_EXCEPTION_PROLOG", "#define SAVE_xSRR"),)
_COMMON = ((".macro COMMON_EXCEPTION_PROLOG_END", ".macro prepare_transfer"),)
_STORAGE = ("DATA_STORAGE_EXCEPTION", "INSTRUCTION_STORAGE_EXCEPTION", "DataStorage")
_BIG = ("CONFIG_PTE_64BIT", "CONFIG_PHYS_64BIT", "CONFIG_HUGETLB_PAGE", "CONFIG_KVM_BOOKE_HV", "CONFIG_PPC_KUAP")

TARGETS = (
    Target("44x D-TLB", _44X, "", (), "44x", "base", "DataTLBError44x", (*_STORAGE, "InstructionTLBError44x"),
           (("\tSTART_EXCEPTION(DataTLBError44x)", "\tSTART_EXCEPTION"), ("finish_tlb_load_44x:", "/* TLB error"))),
    Target("44x I-TLB", _44X, "", (), "44x", "base", "InstructionTLBError44x", _STORAGE,
           (("\tSTART_EXCEPTION(InstructionTLBError44x)", "/*\n * Both"),)),
    Target("47x D-TLB", _44X, "476", (), "44x", "base", "DataTLBError47x", (*_STORAGE, "InstructionTLBError47x"),
           (("\tSTART_EXCEPTION(DataTLBError47x)", "\tSTART_EXCEPTION"), ("finish_tlb_load_47x:", "#endif"))),
    Target("47x I-TLB", _44X, "476", (), "44x", "base", "InstructionTLBError47x", _STORAGE,
           (("\tSTART_EXCEPTION(InstructionTLBError47x)", "finish_tlb_load_47x:"),)),
    Target("85xx D-TLB", _85XX, "", (), "85xx", "base", "DataTLBError", _STORAGE,
           (("\tSTART_EXCEPTION(DataTLBError)", "\tSTART_EXCEPTION"), ("finish_tlb_load:", "#ifdef CONFIG_SPE"))),
    Target("85xx I-TLB", _85XX, "", (), "85xx", "base", "InstructionTLBError", _STORAGE,
           (("\tSTART_EXCEPTION(InstructionTLBError)", "#ifdef CONFIG_SPE"),)),
    Target("e500mc D-TLB", _85XX, "e500mc", _BIG, "85xx", "base", "DataTLBError", _STORAGE,
           (("\tSTART_EXCEPTION(DataTLBError)", "\tSTART_EXCEPTION"), ("finish_tlb_load:", "#ifdef CONFIG_SPE"))),
    Target("40x D-TLB", "head_40x.S", "", (), "40x", "base", "DTLBMiss", ("DataStorage",),
           (("\tSTART_EXCEPTION(0x1100", "\tSTART_EXCEPTION"), ("finish_tlb_load:", "start_here:"))),
    Target("40x I-TLB", "head_40x.S", "", (), "40x", "base", "ITLBMiss", ("InstructionAccess",),
           (("\tSTART_EXCEPTION(0x1200", "\tEXCEPTION"), ("finish_tlb_load:", "start_here:"))),
    Target("8xx I-TLB", "head_8xx.S", "", (), "8xx", "base", "InstructionTLBMiss", (),
           (("\tSTART_EXCEPTION(INTERRUPT_INST_TLB_MISS", "\tSTART_EXCEPTION"),)),
    Target("8xx D-TLB", "head_8xx.S", "", (), "8xx", "base", "DataStoreTLBMiss", (),
           (("\tSTART_EXCEPTION(INTERRUPT_DATA_TLB_MISS", "\tSTART_EXCEPTION"),)),
    Target("44x normal", _44X, "", (), "44x", "base", "ExternalInput", (), _NORMAL),
    Target("44x common", _44X, "", (), "44x", "base", "ExternalInput", (), _COMMON),
    Target("44x critical", _44X, "", (), "44x", "critical", "CriticalInput", (), _LEVEL),
    Target("85xx normal", _85XX, "", (), "85xx", "base", "DataStorage", (), _NORMAL),
    Target("85xx critical", _85XX, "", (), "85xx", "critical", "CriticalInput", (), _LEVEL),
    Target("85xx mcheck", _85XX, "", (), "85xx", "mcheck", "MachineCheck", (), _LEVEL),
)  # fmt: skip


class Cut(NamedTuple):
    """The text of a target's file: lines, those that may be mutated (0-based), and all lines of the symbol."""

    lines: tuple[str, ...]
    spans: tuple[range, ...]
    symbol: int


@cache
def cut(tree: Path, target: Target) -> Cut:
    """Read the file, put head_booke.h into it where it is included, and leave out the code that is not needed.

    A line that is left out stays as an empty one; directives of the preprocessor stay.
    """
    folder = tree / ARCH / "kernel"
    text = (folder / target.file).read_text()
    text = text.replace('#include "head_booke.h"\n', (folder / "head_booke.h").read_text())
    original = text.split("\n")
    spans = tuple(_span(original, *ends) for ends in target.spans)
    lines = _without(original, (target.symbol, *target.kept))
    return Cut(tuple(lines), spans, _symbol_line(lines, target.symbol))


def _without(lines: list[str], kept: tuple[str, ...]) -> list[str]:
    """Empty the lines of start-up code, and of the handlers in whose first line none of `kept` occurs as a word."""
    wanted = re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in kept))
    result, dropping, directive, continued, macro = [], True, False, False, False
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        directive = line.startswith("#") or (directive and continued)
        macro = macro or line.startswith(".macro")
        if not continued and not directive and not macro:
            if _BLOCK.match(line):
                dropping = not wanted.search(line + following if line.endswith("\\") else line)
            elif _NEEDED.match(line):
                dropping = False
            elif _END.match(line):
                dropping = True
        continued = line.endswith("\\")
        result.append("" if dropping and not (directive or macro or _ALWAYS.match(line)) else line)
        macro = macro and not line.startswith(".endm")
    return result


def _span(lines: list[str], first: str, end: str) -> range:
    start = next(n for n, line in enumerate(lines) if line.startswith(first))
    text = "\n".join(lines[start + 1 :])
    stop = text.index("\n" + end)
    return range(start, start + 2 + text.count("\n", 0, stop))


def _symbol_line(lines: list[str], symbol: str) -> int:
    """The 0-based line on which the handler begins."""
    return next(n for n, line in enumerate(lines) if _BLOCK.match(line) and re.search(rf"(?<!\w){symbol}(?!\w)", line))
