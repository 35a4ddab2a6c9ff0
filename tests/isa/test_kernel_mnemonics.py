"""Every instruction that the kernel's assembly uses is in the table; GNU as says what is an instruction."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from ppcmacro.isa import decode
from tests.kernel_tree import REASON, kernel_tree

AS = shutil.which("powerpc-linux-gnu-as")
COMMENT = re.compile(r"/\*.*?\*/|//[^\n]*", re.DOTALL)
STATEMENT = re.compile(r"(?:[\w.$]+\s*:\s*)*([A-Za-z][\w]*\.?[+-]?)(?=\s|$)")

# POWER mnemonics that stand in the sources only as English words, macro parameters or C
NO_INSTRUCTIONS = {"a", "a.", "ai", "l", "st", "t", "br", "div", "get", "put", "sl", "sr", "abs", "clf"}


def words(tree: Path) -> set[str]:
    """The first words of the statements in the assembly files and assembly headers."""
    found: set[str] = set()
    for path in [*tree.rglob("*.S"), *tree.joinpath("include/asm").glob("*.h")]:
        text = COMMENT.sub(" ", path.read_text(encoding="utf-8", errors="surrogateescape"))
        for line in re.split(r"[\n;]", text.replace("\\\n", "\n")):
            if match := STATEMENT.match(line.strip()):
                found.add(match[1].lower())
    return found


@pytest.mark.skipif(AS is None, reason="powerpc-linux-gnu-as is not installed")
def test_every_instruction_of_the_kernel_is_known(tmp_path: Path) -> None:
    tree = kernel_tree()
    if tree is None:
        pytest.skip(REASON)
    candidates = sorted(words(tree / "arch" / "powerpc") - NO_INSTRUCTIONS)
    unknown = set(candidates)
    for mode in ("-many", "-me500mc", "-mspe", "-m440", "-mpower10"):
        source = tmp_path / "x.s"
        source.write_text("".join(f"{word}\n" for word in candidates))
        command = [str(AS), mode, "-o", str(tmp_path / "x.o"), str(source)]
        output = subprocess.run(command, capture_output=True, text=True, check=False).stderr
        unknown &= set(re.findall(r"unrecognized opcode: `([^']*)'", output))
    instructions = [word for word in candidates if word not in unknown]
    assert [word for word in instructions if decode(word, "") is None] == []
    assert len(instructions) > 300
