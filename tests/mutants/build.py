"""Assembling: source text -> object bytes, and the byte offsets that the sample's headers give the slots."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from .elf32 import Object
from .judge import Slots

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
SAMPLE = SAMPLES / "booke_interrupts.S"
POSTED = SAMPLES / "designs" / "1-posted.S"
DEFINES = ("__ASSEMBLY__", "CONFIG_PPC_85xx")
COMPILER, ASSEMBLER = "powerpc-linux-gnu-gcc", "powerpc-linux-gnu-as"

_SLOTS = ("THREAD_KVM_VCPU", "VCPU_GPR(R3)", "VCPU_GPR(R4)", "VCPU_GPR(R5)", "VCPU_GPR(R6)", "VCPU_CTR", "VCPU_PC",
          "VCPU_CRIT_SAVE")  # fmt: skip
_TIMEOUT = 60


class Rejected(Exception):
    """The preprocessor or the assembler refuses the text; the message is its first error."""


def missing_tools() -> str:
    """Why nothing can be assembled here; empty when everything is there."""
    lacking = [tool for tool in (COMPILER, ASSEMBLER) if shutil.which(tool) is None]
    return f"{' and '.join(lacking)} not installed" if lacking else ""


def preprocess(text: str) -> str:
    """The output of `gcc -E` with the samples' include path and defines.  Raises Rejected."""
    command = [COMPILER, "-E", "-x", "assembler-with-cpp", f"-I{SAMPLES / 'include'}"]
    done = subprocess.run(
        [*command, *(f"-D{name}" for name in DEFINES), "-"],
        input=text, capture_output=True, text=True, timeout=_TIMEOUT, check=False,
    )  # fmt: skip
    if done.returncode:
        raise Rejected(_first_error(done.stderr))
    return done.stdout


def preprocess_all(texts: list[str]) -> list[str | Rejected]:
    """The preprocessed texts, from one run of gcc: the headers only define macros, so that one text leaves nothing
    in the next.  Where that run fails each text is preprocessed alone, and a refused one gives its Rejected."""
    edge = "mutant_boundary"
    try:
        whole = preprocess("".join(f'{edge}\n#line 1 "{number}"\n{text}\n' for number, text in enumerate(texts)))
    except Rejected:
        whole = ""
    parts = whole.split(f"{edge}\n")[1:]
    if len(parts) == len(texts):
        return list(parts)
    return [_preprocess_or_error(text) for text in texts]


def _preprocess_or_error(text: str) -> str | Rejected:
    try:
        return preprocess(text)
    except Rejected as error:
        return error


def assemble(text: str, scratch: Path) -> bytes:
    """The ELF object of a `.S` text; `scratch` is a folder for it.  Raises Rejected."""
    return assemble_preprocessed(preprocess(text), scratch)


def assemble_preprocessed(text: str | Rejected, scratch: Path) -> bytes:
    """The ELF object of a preprocessed text; raises Rejected, also the one that `text` already is."""
    if isinstance(text, Rejected):
        raise text
    target = scratch / "out.o"
    target.unlink(missing_ok=True)
    done = subprocess.run(
        [ASSEMBLER, "-me500", "-o", str(target), "-"],
        input=text, capture_output=True, text=True, timeout=_TIMEOUT, check=False,
    )  # fmt: skip
    if done.returncode:
        raise Rejected(_first_error(done.stderr))
    return target.read_bytes()


def slots(scratch: Path) -> Slots:
    """The offsets of the slots as the assembler computes them from the headers of the sample."""
    includes = [line for line in SAMPLE.read_text().splitlines() if line.startswith("#include")]
    words = [f"\t.long {name}" for name in _SLOTS]
    probe = Object(assemble("\n".join([*includes, "\t.data", *words, ""]), scratch))
    data = next(section.data for section in probe.sections.values() if section.name == ".data")
    return Slots(*(int.from_bytes(data[4 * n : 4 * n + 4], "big") for n in range(len(_SLOTS))))


def _first_error(text: str) -> str:
    errors = [line for line in text.splitlines() if "rror" in line] or text.splitlines()
    return errors[0] if errors else "failed without a message"
