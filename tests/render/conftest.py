"""A finding like the one a debug handler gives, made by hand: two macro levels, a path, a help line."""

from __future__ import annotations

import pytest

from ppcmacro.diagnostic import Diagnostic, Severity, Step
from ppcmacro.source import Frame, Location, Origin, Source

SHOWN = "samples/handlers.S"
LINES = {
    18: "\tmtspr\t\\scratch , r4",
    33: "\tbctr",
    43: "\tmtspr\t\\scratch, r4",
    50: "\tbne\t1f",
    69: "1:\tmtcr\tr3",
    74: "\t__KVM_HANDLER \\ivor_nr \\scratch \\srr0",
    118: "KVM_DBG_HANDLER BOOKE_INTERRUPT_DEBUG SPRN_SPRG_RSCRATCH_CRIT SPRN_CSRR0",
}
ARGS = (("ivor_nr", "BOOKE_INTERRUPT_DEBUG"), ("scratch", "SPRN_SPRG_RSCRATCH_CRIT"), ("srr0", "SPRN_CSRR0"))


@pytest.fixture
def source() -> Source:
    return Source(SHOWN, "\n".join(LINES.get(number, "") for number in range(1, 120)))


@pytest.fixture
def finding(source: Source) -> Diagnostic:
    call = Origin(Location(source, 118, 1))
    outer = Frame("macro", "KVM_DBG_HANDLER", call, Location(source, 40, 8), ARGS, LINES[118])
    inner = Frame(
        "macro", "__KVM_HANDLER", Origin(Location(source, 74, 2), outer), Location(source, 12, 8), ARGS, LINES[74]
    )

    def step(line: int, text: str, condition: str = "", frame: Frame | None = outer) -> Step:
        return Step(Origin(Location(source, line, 2), frame), text, condition)

    return Diagnostic(
        "C003",
        "restored-from-wrong-slot",
        Severity.ERROR,
        "VCPU_GPR(R4) holds `vcpu` at the hand-off to kvmppc_resume_host, not the interrupted r4",
        Origin(Location(source, 18, 2), inner),
        label="the last copy of the interrupted r4, in SPRG2 (SPRN_SPRG_RSCRATCH_CRIT) since line 43, is "
        "overwritten here",
        path=(
            step(43, "mtspr SPRN_SPRG_RSCRATCH_CRIT, r4"),
            step(50, "bne 1f", "taken"),
            step(69, "1: mtcr r3"),
            step(74, "__KVM_HANDLER BOOKE_INTERRUPT_DEBUG"),
            step(18, "mtspr SPRN_SPRG_RSCRATCH_CRIT, r4", frame=inner),
            step(33, "bctr", frame=inner),
        ),
        why="the guest resumes with another value in r4",
        help="insert `mfspr r4, \\scratch` before line 74",
        handler="kvmppc_handler_15",
    )
