"""A set of findings that has everything a format must cope with; made by hand, all of it."""

from __future__ import annotations

from typing import Any

from ppcmacro.diagnostic import Diagnostic, Edit, Fix, Label, Severity, Step, Suppression
from ppcmacro.source import Frame, Location, Origin, Source

DOCUMENT: dict[str, Any] = {
    "files": ["arch/handlers.S", "odd names/100% <ä>&:\udcff.S", "clean.S"],
    "missing_headers": ["<asm/asm-offsets.h>"],
    "unreadable": [{"path": "gone.S", "reason": "no such file or directory"}],
    "exit_status": 2,
}


def _text(lines: dict[int, str], end: str = "\n") -> str:
    return "".join(lines.get(number, "") + end for number in range(1, max(lines) + 1))


_HANDLERS = Source(
    "arch/handlers.S",
    _text({
        3: '#include "macros.h"',
        8: "\tlwz\tr4, \\scratch",
        20: "\tmtspr\t\\scratch , r4 /* ppcmacro: ignore[S003] shared */",
        22: "\tbne\t1f",
        24: "1:\tmtcr\tr3",
        26: "\tbctr",
        30: "\t.irp reg, r3, r4",
        31: "\tSAVE(\\reg)",
        40: "HANDLER 15 SPRN_SPRG2",
        41: "HANDLER 16 SPRN_SPRG2",
    }),
)  # fmt: skip
_CALL = Origin(Location(_HANDLERS, 40, 1))
_OUTER = Frame("macro", "HANDLER", _CALL, Location(_HANDLERS, 18, 8), (("nr", "15"), ("scratch", "SPRN_SPRG2")))
_INNER = Frame("macro", "PROLOG", Origin(Location(_HANDLERS, 26, 2), _OUTER), None, (("reg", "r4"),), "PROLOG r4")
_LOOP = Frame("loop", "irp", Origin(Location(_HANDLERS, 30, 2)), Location(_HANDLERS, 30, 3), (("reg", "r4"),), turn=2)
_SAVE = Frame("cpp", "SAVE", Origin(Location(_HANDLERS, 31, 2), _LOOP), spelling="SAVE(\\reg)")


def _step(line: int, text: str, condition: str = "", changes: str = "", frame: Frame | None = _OUTER) -> Step:
    return Step(Origin(Location(_HANDLERS, line, 2), frame), text, condition, changes)


MACRO_AND_PATH = Diagnostic(
    "C003", "restored-from-wrong-slot", Severity.ERROR,
    "VCPU_GPR(R4) holds `vcpu` at the exit, not the interrupted r4",
    Origin(Location(_HANDLERS, 20, 2), _INNER),
    label="the last copy of the interrupted r4, in SPRG2, is overwritten here",
    path=(
        _step(20, "mtspr SPRN_SPRG2, r4", changes="SPRG2 = the interrupted r4"),
        _step(22, "bne 1f", "taken"),
        _step(24, "1: mtcr r3", changes="CR0 restored, r3 = vcpu"),
        _step(26, "bctr", frame=_INNER),
    ),
    related=(Label(Origin(Location(_HANDLERS, 20, 2), _OUTER), "the interrupted r4 was put away here"),),
    why="the guest resumes with another value in r4",
    help="insert `mfspr r4, \\scratch` before line 22",
    handler="kvm_handler_15", also=("kvm_handler_16",), configs=("smp",),
)  # fmt: skip

_AT_LWZ = Origin(Location(_HANDLERS, 8, 2), _OUTER)
FIXABLE = Diagnostic(
    "S004", "spr-as-memory-operand", Severity.ERROR, "`lwz r4, \\scratch`: SPRN_SPRG2 is an SPR, not memory", _AT_LWZ,
    label="an SPR is read with mfspr", help="write `mfspr r4, SPRN_SPRG2`",
    fix=Fix((Edit(_AT_LWZ, 3, "mfspr"),), safe=True),
)  # fmt: skip

IN_A_LOOP = Diagnostic(
    "C001", "clobber-before-save", Severity.WARNING, "r4 is overwritten before it is saved",
    Origin(Location(_HANDLERS, 31, 7), _SAVE), confidence="medium", baseline="new",
)  # fmt: skip

SILENCED = Diagnostic(
    "S003", "scratch-level-mismatch", Severity.WARNING, "SPRG2 belongs to the critical class",
    Origin(Location(_HANDLERS, 20, 9), _OUTER),
    suppressed=Suppression("comment", "shared on <purpose>", Origin(Location(_HANDLERS, 20, 22))),
)  # fmt: skip
WAIVED = SILENCED._replace(
    origin=Origin(Location(_HANDLERS, 41, 1)), suppressed=Suppression("waiver", "until the vendor answers")
)
KNOWN = Diagnostic(
    "S004", "spr-as-memory-operand", Severity.ERROR, "`lwz r4, \\scratch`: SPRN_SPRG2 is an SPR, not memory", _AT_LWZ,
    baseline="unchanged",
)  # fmt: skip

_HEADER = Source("include/macros.h", "\n\tstw\tr3, 8(r1)\n", Origin(Location(_HANDLERS, 3, 1)))
IN_A_HEADER = Diagnostic(
    "C010", "wrong-register-stored", Severity.NOTE, "r3 is stored twice", Origin(Location(_HEADER, 2, 2)),
)  # fmt: skip

_DOS = Source("dos.S", _text({2: "\tlwz\tr4,\tSPRN_SRR0", 3: "\trfi"}, "\r\n"))
CRLF = Diagnostic(
    "I001", "register-as-immediate", Severity.WARNING, "`SPRN_SRR0` is no address", Origin(Location(_DOS, 2, 10)),
    fix=Fix((Edit(Origin(Location(_DOS, 2, 10)), 9, "0(r4)"), Edit(Origin(Location(_DOS, 3, 5)), 0, " "))),
)  # fmt: skip

_ODD = Source("odd names/100% <ä>&:\udcff.S", "漢字: li r3, \"\udcff\" /* é\u0301 */ ; bad]]>\x1b[31m\ufffe\n")
ODD = Diagnostic(
    "M020", "syntax-error", Severity.ERROR, "`bad]]>\x1b[31m\ufffe` <is> & \"stays\" 'odd'\udcff\u202e",
    Origin(Location(_ODD, 1, _ODD.text.index("bad") + 1)), label="line\u2028end\ttab",
    fix=Fix((Edit(Origin(Location(_ODD, 1, _ODD.text.index("bad") + 1)), 3, "ö<&"),)),
)  # fmt: skip
WHOLE_LINE = Diagnostic(
    "M008", "conflict-or-mail-marker", Severity.ERROR, "the file ends in a macro", Origin(Location(_ODD, 1))
)

FINDINGS = (MACRO_AND_PATH, FIXABLE, IN_A_LOOP, SILENCED, WAIVED, KNOWN, IN_A_HEADER, CRLF, ODD, WHOLE_LINE)
SHOWN = tuple(one for one in FINDINGS if one not in (SILENCED, WAIVED, KNOWN))
