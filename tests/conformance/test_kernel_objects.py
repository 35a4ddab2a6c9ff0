"""Every assembly file of the PowerPC kernel: what gcc and GNU as make of it is what they make of our expansion.

The headers that a build generates are stubs; asm-offsets.h gives each of its names a different multiple of eight, so
that most files assemble.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

import pytest

from ppcmacro.cpp import CppOptions
from ppcmacro.diagnostic import Severity
from ppcmacro.macro import ExpandOptions, expand
from ppcmacro.views.verify import FLAGS, FLAGS_64, verify
from ppcmacro.views.writer import write
from tests.cpp.test_kernel_files import INCLUDE, SETTINGS, make_stubs, ours

GCC = shutil.which("powerpc-linux-gnu-gcc")
AS = shutil.which("powerpc-linux-gnu-as")
LEFT = re.compile(r"^\s*(?:\.L?\w+:\s*)*\.(macro|endm|rept|irp|irpc|endr|if\w*|else|elseif|endif|purgem|exitm)\b", re.M)

pytestmark = pytest.mark.skipif(not (GCC and AS), reason="powerpc-linux-gnu-gcc and -as are not both installed")


class Verdict(NamedTuple):
    """What became of one file: a word for the count, and what was different."""

    word: str
    details: list[str]


def _asm_offsets(tree: Path) -> str:
    """Give every name of asm-offsets.c a number."""
    text = (tree / "arch/powerpc/kernel/asm-offsets.c").read_text()
    names = re.findall(r"\b(?:DEFINE|OFFSET|STACK_PT_REGS_OFFSET|HSTATE_FIELD|SVCPU_FIELD)\(\s*(\w+)", text)
    names += re.findall(r"\bDEFINE\((\w+)", text)
    return "".join(f"#define {name} {8 * at + 64}\n" for at, name in enumerate(dict.fromkeys(names)) if name != "x")


def _judge(path: str, options: CppOptions, gcc: list[str], wide: bool) -> Verdict:
    done = subprocess.run([*gcc, path], capture_output=True, check=False)
    if done.returncode:
        return Verdict("refused by gcc -E", [])
    expansion = expand(ours(path, options).lines, ExpandOptions(include_paths=options.include_paths))
    refused = any(one.severity is Severity.ERROR for one in expansion.diagnostics) or bool(expansion.duplicates)
    written = write(expansion)
    result = verify(done.stdout, written, None, FLAGS_64 if wide else FLAGS)
    if "source" in result.refused:
        if refused or "expansion" in result.refused:
            return Verdict("refused on both sides", [])
        return Verdict("refused by GNU as only", result.messages[:5])
    if refused:
        return Verdict("refused by us only", [f"{one.origin.location}: {one.message}" for one in expansion.diagnostics])
    if not result.identical:
        return Verdict("different", result.differences[:5] + result.messages[:5])
    kept = any(statement.kind == "kept" for statement in expansion.statements)
    if LEFT.search(written) and not kept:
        return Verdict("macro directives left", LEFT.findall(written)[:5])
    return Verdict("identical, conditionals kept" if kept else "identical", [])


@pytest.mark.parametrize("setting", SETTINGS)
def test_objects_are_identical(
    setting: str, kernel: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(kernel)
    config, target, flags = SETTINGS[setting]
    names = ["__KERNEL__", "__ASSEMBLY__", *config.split()]
    options = CppOptions(
        include_paths=[str(tmp_path), *INCLUDE], defines=[(name, None) for name in names], target=target
    )
    (tmp_path / "generated").mkdir()
    (tmp_path / "generated/asm-offsets.h").write_text(_asm_offsets(kernel))
    files = sorted(str(path) for path in Path("arch/powerpc").rglob("*.S") if not path.name.endswith(".lds.S"))
    make_stubs(kernel, tmp_path, files, options)
    assert GCC is not None
    gcc = [GCC, "-E", "-x", "assembler-with-cpp", *flags, *(f"-D{name}" for name in names)]
    gcc += [f"-I{path}" for path in options.include_paths]
    with ThreadPoolExecutor(max_workers=2) as pool:
        verdicts = list(pool.map(lambda path: _judge(path, options, gcc, "-m64" in flags), files))
    counts = Counter(verdict.word for verdict in verdicts)
    with capsys.disabled():
        print(f"\n{setting}: {len(files)} files: " + ", ".join(f"{n} {word}" for word, n in sorted(counts.items())))
    bad = [
        f"{path}: {verdict.word}: {verdict.details}"
        for path, verdict in zip(files, verdicts, strict=True)
        if verdict.word not in ("identical", "refused by gcc -E", "refused on both sides")
    ]
    assert not bad, "\n".join(bad)
    assert counts["identical"] >= 60
