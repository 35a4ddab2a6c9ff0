"""Every instruction of the kernel's assembly, preprocessed and expanded, is one that the tables describe."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from ppcmacro.cpp import CppOptions
from ppcmacro.isa import decode, is_mnemonic
from ppcmacro.macro import ExpandOptions, expand
from tests.cpp.test_kernel_files import INCLUDE, SETTINGS, make_stubs, ours

FAMILIES = {"32-bit Book E": "booke32", "64-bit Book 3S": "book3s64"}
# the auxiliary processors of the Cell have an assembler of their own
OTHER_PROCESSOR = "arch/powerpc/platforms/cell/spufs/"


def instructions(setting: str, tree: Path, stubs: Path) -> Counter[tuple[str, str]]:
    """The heads and operands of all instructions of the assembly files, read for a kind of processor."""
    config, target, _ = SETTINGS[setting]
    names = ["__KERNEL__", "__ASSEMBLY__", *config.split()]
    options = CppOptions(include_paths=[str(stubs), *INCLUDE], defines=[(name, None) for name in names], target=target)
    paths = sorted(str(path) for path in Path("arch/powerpc").rglob("*.S") if not path.name.endswith(".lds.S"))
    files = [path for path in paths if not path.startswith(OTHER_PROCESSOR)]
    assert len(files) > 100
    make_stubs(tree, stubs, files, options)
    found: Counter[tuple[str, str]] = Counter()
    for path in files:
        lines = ours(path, options).lines
        expansion = expand(lines, ExpandOptions(include_paths=options.include_paths))
        found.update((one.head, one.operands.text) for one in expansion.statements if one.kind == "instruction")
    return found


@pytest.mark.parametrize("setting", SETTINGS)
def test_every_mnemonic_is_in_the_tables(
    setting: str, kernel: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(kernel)
    found = instructions(setting, kernel, tmp_path)
    total = sum(found.values())
    assert total > 15_000
    unknown: Counter[str] = Counter()
    for (head, operands), count in found.items():
        if decode(head, operands, FAMILIES[setting]) is None:
            unknown[head] += count
    # what is left are macros that headers define for the other kind of processor; `is_mnemonic` is tested against
    # every mode of GNU as
    assert [head for head in unknown if is_mnemonic(head)] == []
    assert sum(unknown.values()) < total / 100
