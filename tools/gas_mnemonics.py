"""Make `ppcmacro/isa/tables/other_names.py`: the mnemonics of GNU as that the instruction tables do not have.

The names are found in the assembler itself.  Every word in its files that could be a mnemonic is assembled in each
mode; what it does not call an unrecognized opcode is one.  Run it with the cross-assembler in the path.

`--check` only compares: with the version that the module was made with, all names; with another one, that no name
of that assembler is missing.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).parent.parent
OUTPUT = ROOT / "ppcmacro" / "isa" / "tables" / "other_names.py"
AS = "powerpc-linux-gnu-as"

# One for each set of instructions: those of `as --target-help`, less the ones that are other names of the same
# processor, and those that it does not list (efs, efs2, lsp, ppcps, e200z4).  `any` comes first as it knows nearly all.
MODES = """
any 403 405 440 476 601 603 620 7400 7450 750cl 821 a2 altivec booke cell com e200z4 e300 e500 e500mc e500mc64 e5500
e6500 efs efs2 future libresoc lsp power4 power5 power6 power7 power8 power9 power10 ppc64bridge ppcps pwr pwr2 spe
spe2 titan vle vsx
"""

# The names of POWER instructions to come that versions 2.41 to 2.46 of GNU as have added (gas/testsuite/gas/ppc).
LATER = """
ccmclean ccmrl dmcryshash dmsha256hash dmsha2hash dmsha3dw dmsha3hash dmsha512hash dmxxsha224256pad dmxxsha3224pad
dmxxsha3256pad dmxxsha3384pad dmxxsha3512pad dmxxsha384512pad dmxxshake128pad dmxxshake256pad dmxxshapad lxvpb32x
mfmmcr1e mfmmcr2e mfmmcr3e mfmmcrae mfpmc7 mfpmc8 mfummcr1e mfummcr2e mfummcr3e mfummcrae mfupmc7 mfupmc8 mtlpl
mtmmcr1e mtmmcr2e mtmmcr3e mtmmcrae mtpmc7 mtpmc8 mtummcr1e mtummcr2e mtummcr3e mtummcrae mtupmc7 mtupmc8 paddis plis
psubis ptesyncio stxvpb32x subdus subdus. subfus subfus. subwus subwus. tlbiep tlbieio tlbsyncio vucmprhb vucmprhh
vucmprhn vucmprlb vucmprlh vucmprln vupkhsntob vupkint4tobf16 vupkint4tofp32 vupkint8tobf16 vupkint8tofp32 vupklsntob
xsaddadduqm xsaddaddsuqm xsaddsubsuqm xsaddsubuqm xsmerge2t1uqm xsmerge2t2uqm xsmerge2t3uqm xsmerge3t1uqm
xsrebase2t1uqm xsrebase2t2uqm xsrebase2t3uqm xsrebase2t4uqm xsrebase3t1uqm xsrebase3t2uqm xsrebase3t3uqm xvadduhm
xvadduwm xvmulhsh xvmulhsw xvmulhuh xvmulhuw xvmuluhm xvmuluwm xvrlw xvsubuhm xvsubuwm xxaes128decp xxaes128encp
xxaes128genlkp xxaes192decp xxaes192encp xxaes192genlkp xxaes256decp xxaes256encp xxaes256genlkp xxaesdecp xxaesencp
xxaesgenlkp xxgfmul128 xxgfmul128gcm xxgfmul128xts xxmulmul xxmulmulhiadd xxmulmulloadd xxssumudm xxssumudmc
xxssumudmcext
"""

HEADER = '''"""Mnemonics of GNU as that the instruction tables do not have.  Made by tools/gas_mnemonics.py.

They are those of {version} and the ones that later versions have added.
"""

NAMES = """
'''

STRING = re.compile(rb"[!-~]{1,64}(?=\0)")
WORD = re.compile(r"[a-z][a-z0-9_]{0,30}\.?[+-]?")
UNKNOWN = re.compile(r":(\d+): Error: unrecognized opcode: ")


def version() -> str:
    """The name and version of the assembler, such as `GNU as 2.40`."""
    output = subprocess.run([AS, "--version"], capture_output=True, text=True, check=True).stdout
    found = re.search(r" (\d+\.\d+)", output.splitlines()[0])
    return f"GNU as {found[1] if found else output.splitlines()[0]}"


def candidates() -> set[str]:
    """The words in the files of the assembler that could be mnemonics.

    Linkers keep a string that is the end of another one only there, so every end of a string counts.
    """
    program = shutil.which(AS)
    if program is None:
        raise SystemExit(f"{AS} is not in the path")
    files = {Path(program)}
    libraries = subprocess.run(["ldd", program], capture_output=True, text=True, check=False).stdout
    files |= {Path(name) for name in re.findall(r"=> (/\S*opcodes\S*)", libraries)}
    words: set[str] = set()
    for file in files:
        for match in STRING.finditer(file.read_bytes()):
            text = match[0].decode("ascii")
            words.update(end for start in range(len(text)) if WORD.fullmatch(end := text[start:]))
    return words


def known(words: Iterable[str]) -> set[str]:
    """Those of the words that are instructions in one mode or another."""
    found: set[str] = set()
    left = sorted(words)
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "x.s", Path(folder) / "x.o"
        for mode in MODES.split():
            source.write_text("".join(f"{word}\n" for word in left))
            command = [AS, f"-m{mode}", "-o", str(target), str(source)]
            errors = subprocess.run(command, capture_output=True, text=True, check=False).stderr
            unknown = {int(line) for line in UNKNOWN.findall(errors)}
            if "unrecognized option" in errors or (left and not unknown):
                continue  # a mode of another version
            found |= {word for line, word in enumerate(left, 1) if line not in unknown}
            left = [word for line, word in enumerate(left, 1) if line in unknown]
    return found


def main() -> int:
    """Write the module, or with `--check` say what is not as it would be written."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--check", action="store_true")
    arguments = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    from ppcmacro.isa.branches import branch_mnemonics
    from ppcmacro.isa.names import described_mnemonics, is_described

    hinted = {mnemonic + hint for mnemonic in branch_mnemonics() for hint in "+-"}
    mine = described_mnemonics() | hinted
    real = known(candidates() | mine | set(LATER.split()))
    wrong = sorted(word for word in mine if is_described(word) != (word in real))
    if wrong:
        print("wrong in the tables:", *wrong)
        return 1
    others = {word for word in real | set(LATER.split()) if not is_described(word)}
    names = textwrap.fill(" ".join(sorted(others)), 118, break_on_hyphens=False, break_long_words=False)
    text = f'{HEADER.format(version=version())}{names}\n"""\n'
    if not arguments.check:
        OUTPUT.write_text(text)
        return 0
    if version() in OUTPUT.read_text():
        return int(OUTPUT.read_text() != text)
    from ppcmacro.isa.names import other_mnemonics

    missing = sorted(others - other_mnemonics())
    print("missing:", *missing)
    return int(bool(missing))


if __name__ == "__main__":
    sys.exit(main())
