"""Every assembler source of the PowerPC kernel gives token for token, blank for blank and line for line what gcc gives.

Headers that a build generates are stubs: a wrapper of the asm-generic header of that name, else an empty file.
"""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from ppcmacro.cpp import CppOptions, Preprocessed, preprocess
from ppcmacro.files import read_source
from tests.cpp.gcc_oracle import GCC, NO_GCC, OutputLine, gcc_output, our_complaints, our_output
from tests.kernel_tree import REASON, kernel_tree

pytestmark = pytest.mark.skipif(GCC is None, reason=NO_GCC)

INCLUDE = ["arch/powerpc/include", "include", "arch/powerpc/include/uapi", "include/uapi", "arch/powerpc"]
BOOK_E_32 = (
    "CONFIG_PPC32 CONFIG_BOOKE CONFIG_BOOKE_OR_40x CONFIG_PPC_85xx CONFIG_E500 CONFIG_PPC_E500 CONFIG_FSL_BOOKE "
    "CONFIG_SPE CONFIG_KVM CONFIG_KVM_E500V2 CONFIG_KVM_BOOKE_HV CONFIG_PPC_FPU CONFIG_SMP CONFIG_MODULES"
)
BOOK_3S_64 = (
    "CONFIG_PPC64 CONFIG_PPC_BOOK3S_64 CONFIG_PPC_BOOK3S CONFIG_VSX CONFIG_ALTIVEC CONFIG_PPC_FPU CONFIG_SMP "
    "CONFIG_KVM_BOOK3S_64 CONFIG_KVM_BOOK3S_HV_POSSIBLE CONFIG_KVM_BOOK3S_64_HANDLER CONFIG_PPC_64S_HASH_MMU "
    "CONFIG_PPC_RADIX_MMU CONFIG_PPC_TRANSACTIONAL_MEM CONFIG_RELOCATABLE CONFIG_PPC_PSERIES CONFIG_PPC_POWERNV "
    "CONFIG_PPC_64K_PAGES CONFIG_MODULES"
)
SETTINGS = {
    "32-bit Book E": (BOOK_E_32, "powerpc-linux-gnu", []),
    "64-bit Book 3S": (BOOK_3S_64, "powerpc64-linux-gnu", ["-m64"]),
}


def ours(path: str, options: CppOptions) -> Preprocessed:
    options.folder = os.path.dirname(path)
    return preprocess(read_source(path), options)


def make_stubs(tree: Path, stubs: Path, files: list[str], options: CppOptions) -> None:
    """Write the headers that are missing, until none is."""
    missing = {path: ours(path, options).missing for path in files}
    while incomplete := [path for path in missing if missing[path]]:
        names = {header.name[1:-1] for path in incomplete for header in missing[path]}
        for name in names:
            stub = stubs / name
            assert not stub.exists(), name
            stub.parent.mkdir(parents=True, exist_ok=True)
            generic = name.replace("asm/", "asm-generic/", 1)
            wrapped = name.startswith("asm/") and (tree / "include" / generic).exists()
            stub.write_text(f"#include <{generic}>\n" if wrapped else "")
        missing = {path: ours(path, options).missing for path in incomplete}


@pytest.mark.parametrize("setting", SETTINGS)
def test_same_as_gcc(setting: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tree = kernel_tree()
    if tree is None:
        pytest.skip(REASON)
    monkeypatch.chdir(tree)
    config, target, flags = SETTINGS[setting]
    names = ["__KERNEL__", "__ASSEMBLY__", *config.split()]
    options = CppOptions(
        include_paths=[str(tmp_path), *INCLUDE], defines=[(name, None) for name in names], target=target
    )
    files = sorted(str(path) for path in Path("arch/powerpc").rglob("*.S") if not path.name.endswith(".lds.S"))
    assert len(files) > 100
    make_stubs(tree, tmp_path, files, options)
    flags = [*flags, *(f"-D{name}" for name in names), *(f"-I{path}" for path in options.include_paths)]
    different: dict[str, tuple[OutputLine | None, OutputLine | None]] = {}
    with ThreadPoolExecutor(max_workers=2) as pool:
        for path, (lines, complaints) in zip(
            files, pool.map(lambda path: gcc_output(path, flags, tree), files), strict=True
        ):
            preprocessed = ours(path, options)
            found = our_output(preprocessed)
            if found != lines:
                first = next(i for i in range(len(lines) + 1) if found[i : i + 1] != lines[i : i + 1])
                different[path] = (dict(enumerate(lines)).get(first), dict(enumerate(found)).get(first))
            elif set(our_complaints(preprocessed)) != set(complaints):
                different[path] = (None, None)
    assert different == {}
