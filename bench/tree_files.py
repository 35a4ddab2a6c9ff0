"""The assembler sources of a kernel tree, and how they are preprocessed for a 32-bit Book E processor.

    python bench/tree_files.py stubs FOLDER     write empty headers for those that only a build generates
    python bench/tree_files.py expand FOLDER    preprocess and expand every file; prints the CPU seconds of both

Both run in the root of the tree; FOLDER is where the generated headers are.
"""

from __future__ import annotations

import gc
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

INCLUDE = ("arch/powerpc/include", "include", "arch/powerpc/include/uapi", "include/uapi", "arch/powerpc")
TARGET = "powerpc-linux-gnu"
_NAMES = (
    "__KERNEL__ __ASSEMBLY__ CONFIG_PPC32 CONFIG_BOOKE CONFIG_BOOKE_OR_40x CONFIG_PPC_85xx CONFIG_E500 "
    "CONFIG_PPC_E500 CONFIG_FSL_BOOKE CONFIG_SPE CONFIG_KVM CONFIG_KVM_E500V2 CONFIG_KVM_BOOKE_HV CONFIG_PPC_FPU "
    "CONFIG_SMP CONFIG_MODULES"
)
NAMES = tuple(_NAMES.split())


def sources() -> list[str]:
    """Return the assembler sources under the working folder, linker scripts left out."""
    found = Path("arch/powerpc").rglob("*.S")
    return sorted(str(path) for path in found if not path.name.endswith(".lds.S"))


def include_paths(stubs: str) -> list[str]:
    """Return the search folders."""
    return [stubs, *INCLUDE]


def make_stubs(stubs: str) -> None:
    """Write the headers that are missing, until none is: a wrapper of the asm-generic one, or an empty file."""
    from ppcmacro.cpp import CppOptions, preprocess
    from ppcmacro.files import read_source

    defines: list[tuple[str, str | None]] = [(name, None) for name in NAMES]
    options = CppOptions(include_paths=include_paths(stubs), defines=defines, target=TARGET)
    waiting = sources()
    while waiting:
        missing = {path: preprocess(read_source(path), options).missing for path in waiting}
        waiting = [path for path in waiting if missing[path]]
        for name in {header.name[1:-1] for path in waiting for header in missing[path]}:
            stub = Path(stubs, name)
            stub.parent.mkdir(parents=True, exist_ok=True)
            generic = name.replace("asm/", "asm-generic/", 1)
            wrapped = name.startswith("asm/") and Path("include", generic).exists()
            stub.write_text(f"#include <{generic}>\n" if wrapped else "")


def expand_all(stubs: str) -> None:
    """Expand every file as the program does, and print the CPU seconds of preprocessing and of expanding."""
    gc.disable()
    from ppcmacro.cpp import CppOptions, preprocess
    from ppcmacro.files import read_source
    from ppcmacro.macro import ExpandOptions, expand

    defines: list[tuple[str, str | None]] = [(name, None) for name in NAMES]
    preprocessing = expanding = 0.0
    for path in sources():
        options = CppOptions(include_paths=include_paths(stubs), defines=defines, target=TARGET)
        options.folder = os.path.dirname(path)
        begin = time.process_time()
        lines = preprocess(read_source(path), options).lines
        middle = time.process_time()
        expand(lines, ExpandOptions())
        preprocessing += middle - begin
        expanding += time.process_time() - middle
    print(f"{preprocessing} {expanding}")


def main(argv: Sequence[str]) -> None:
    """Do what the first argument says."""
    what, stubs = argv
    (make_stubs if what == "stubs" else expand_all)(stubs)


if __name__ == "__main__":
    main(sys.argv[1:])
