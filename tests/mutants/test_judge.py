"""The judge is tried on good handlers and on hand-written corrupters before its verdicts on mutants are believed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.mutants import build
from tests.mutants.judge import IVORS, Slots, Verdict, judge, level

pytestmark = pytest.mark.skipif(bool(build.missing_tools()), reason=build.missing_tools() or "tools are there")

GOOD = Verdict(False, "")

HEADERS = "\n".join(f"#include <asm/{name}.h>" for name in ("ppc_asm", "reg", "asm-offsets"))
BODY = """\
	mtspr	{scratch}, r4
	mfspr	r4, SPRN_SPRG3
	lwz	r4, THREAD_KVM_VCPU(r4)
	stw	r6, VCPU_GPR(R6)(r4)
	mfspr	r6, {scratch}
	stw	r6, VCPU_GPR(R4)(r4)
	mfspr	r6, {srr0}
	stw	r6, VCPU_PC(r4)
	stw	r3, VCPU_GPR(R3)(r4)
	stw	r5, VCPU_GPR(R5)(r4)
	mfctr	r3
	stw	r3, VCPU_CTR(r4)
	lis	r3, kvmppc_resume_host@ha
	addi	r3, r3, kvmppc_resume_host@l
	mtctr	r3
	li	r5, {ivor}
	bctr"""
DEBUG = """\
	mtspr	{scratch}, r4
	mfspr	r4, SPRN_SPRG3
	lwz	r4, THREAD_KVM_VCPU(r4)
	stw	r3, VCPU_CRIT_SAVE(r4)
	mfcr	r3
	mfspr	r4, SPRN_CSRR1
	andi.	r4, r4, MSR_PR
	bne	15f
	mfspr	r4, SPRN_CSRR1
	rlwinm	r4, r4, 0, ~MSR_DE
	mtspr	SPRN_CSRR1, r4
	li	r4, -1
	mtspr	SPRN_DBSR, r4
	mtcr	r3
	mfspr	r4, SPRN_SPRG3
	lwz	r4, THREAD_KVM_VCPU(r4)
	lwz	r3, VCPU_CRIT_SAVE(r4)
	mfspr	r4, {scratch}
	rfci
15:	mtcr	r3
	mfspr	r4, SPRN_SPRG3
	lwz	r4, THREAD_KVM_VCPU(r4)
	lwz	r3, VCPU_CRIT_SAVE(r4)
	mfspr	r4, {scratch}
"""
ARGUMENTS = {
    "base": ("SPRN_SPRG0", "SPRN_SRR0"),
    "critical": ("SPRN_SPRG2", "SPRN_CSRR0"),
    "mcheck": ("SPRN_SPRG1", "SPRN_MCSRR0"),
}


def handlers(changes: dict[int, tuple[str, str]] | None = None) -> str:
    """A file with all handlers, written out without macros; `changes` replaces one text in the handler of a vector."""
    lines = [HEADERS, "\t.text"]
    for ivor in IVORS:
        scratch, srr0 = ARGUMENTS[level(ivor)]
        code = ((DEBUG if ivor == 15 else "") + BODY).format(scratch=scratch, srr0=srr0, ivor=ivor)
        old, new = (changes or {}).get(ivor, ("", ""))
        assert old in code
        lines += [f"_GLOBAL(kvmppc_handler_{ivor})", code.replace(old, new, 1) if old else code]
    lines += ["_GLOBAL(kvmppc_handlers_end)", "\t.data", "_GLOBAL(kvmppc_booke_handler_addr)"]
    lines += [f"\t.long\tkvmppc_handler_{ivor}" for ivor in IVORS]
    return "\n".join([*lines, "\t.long\tkvmppc_handlers_end", ""])


@pytest.fixture(scope="module")
def slots(tmp_path_factory: pytest.TempPathFactory) -> Slots:
    return build.slots(tmp_path_factory.mktemp("slots"))


def verdict(text: str, slots: Slots, tmp_path: Path, *, by_table: bool = True) -> Verdict:
    return judge(build.assemble(text, tmp_path), slots, by_table=by_table)


def test_slots_are_those_of_the_headers(slots: Slots) -> None:
    assert slots == Slots(0x98, 0x2C, 0x30, 0x34, 0x38, 0xA8, 0xB0, 0xCC)


def test_the_sample_is_harmless(slots: Slots, tmp_path: Path) -> None:
    assert verdict(build.SAMPLE.read_text(), slots, tmp_path) == GOOD


def test_handlers_of_another_hand_are_harmless(slots: Slots, tmp_path: Path) -> None:
    assert verdict(handlers(), slots, tmp_path) == GOOD


@pytest.mark.parametrize(
    ("ivor", "old", "new", "reason"),
    [
        (3, "\tstw\tr3, VCPU_GPR(R3)(r4)\n", "", "IVOR 3: VCPU_GPR(R3) does not hold the interrupted value"),
        (3, "\tmfctr\tr3", "\tli\tr7, 0\n\tmfctr\tr3", "IVOR 3: r7 is lost"),
        (3, "\tmfctr\tr3", "\tcmpwi\tr3, 0\n\tmfctr\tr3", "IVOR 3: cr is lost"),
        (3, "\tmfctr\tr3", "\tcrclr\t31\n\tmfctr\tr3", "IVOR 3: cr is lost"),
        (3, "\tmfctr\tr3", "\tmtlr\tr3\n\tmfctr\tr3", "IVOR 3: lr is lost"),
        (3, "\tmfctr\tr3", "\taddic\tr3, r3, 1\n\tmtxer\tr6\n\tmfctr\tr3", "IVOR 3: xer is lost"),
        (3, "\tmfctr\tr3", "\twrteei\t1\n\tmfctr\tr3", "IVOR 3: msr is lost"),
        (3, "\tmfctr\tr3", "\tmfctr\tr6", "IVOR 3: VCPU_CTR does not hold the interrupted value"),
        (3, "SPRN_SRR0", "SPRN_CSRR0", "IVOR 3: VCPU_PC does not hold the interrupted value"),
        (12, "SPRN_CSRR0", "SPRN_SRR0", "IVOR 12: VCPU_PC does not hold the interrupted value"),
        (1, "SPRN_MCSRR0", "SPRN_CSRR0", "IVOR 1: VCPU_PC does not hold the interrupted value"),
        (3, "\tmfctr\tr3", "\tmtspr\tSPRN_SPRG2, r3\n\tmfctr\tr3", "IVOR 3: SPR 274 is written"),
        (12, "\tmfctr\tr3", "\tmtspr\tSPRN_SPRG0, r3\n\tmfctr\tr3", "IVOR 12: SPR 272 is written"),
        (1, "\tmfctr\tr3", "\tmtspr\tSPRN_SPRG2, r3\n\tmfctr\tr3", "IVOR 1: SPR 274 is written"),
        (3, "\tmfctr\tr3", "\tmtspr\tSPRN_SRR0, r3\n\tmfctr\tr3", "IVOR 3: SPR 26 is written"),
        (3, "\tmfctr\tr3", "\tstw\tr3, VCPU_CRIT_SAVE(r4)\n\tmfctr\tr3", "IVOR 3: vcpu+204 is overwritten"),
        (3, "\tstw\tr6, VCPU_GPR(R6)(r4)", "\tstw\tr6, VCPU_GPR(R6)(r1)", "IVOR 3: access to unknown address"),
        (3, "\tli\tr5, 3", "\tli\tr5, 4", "IVOR 3: r5 is 0x4"),
        (3, "\tbctr", "\tli\tr4, 0\n\tbctr", "IVOR 3: r4 is not the vcpu"),
        (3, "\tbctr", "\trfi", "IVOR 3: rfi instead of the hand-off"),
        (3, "\tbctr", "\tb\tkvmppc_resume_host", "IVOR 3: fetch from"),
        (3, "\tbctr", "\tb\tkvmppc_handler_4", "IVOR 3: fetch from"),
        (3, "\tbctr", "\tnop", "IVOR 3: fetch from"),
        (3, "\tbctr", "\tb\t.", "IVOR 3: no end after 300 instructions"),
        (3, "\tbctr", "\t.long\t0", "IVOR 3: unknown instruction word 0x00000000 at +0x40"),
        (3, "\tbctr", "\t.fill\t60, 4, 0", "IVOR 3: 304 bytes would be copied"),
        (15, "\trfci", "\trfi", "IVOR 15 from kernel: rfi instead of rfci"),
        (15, "\tmtcr\tr3\n\tmfspr", "\tmfspr", "IVOR 15 from kernel: cr is lost"),
        (15, "15:\tmtcr\tr3", "15:", "IVOR 15 from user: cr is lost"),
        (15, "\tlwz\tr3, VCPU_CRIT_SAVE(r4)\n", "", "IVOR 15 from kernel: r3 is lost"),
        (15, "\tmfspr\tr4, SPRN_SPRG2\n\trfci", "\trfci", "IVOR 15 from kernel: r4 is lost"),
        (15, "\tli\tr4, -1", "\tlis\tr4, -1", "IVOR 15 from kernel: DBSR keeps 0x"),
        (15, "~MSR_DE", "~MSR_PR", "IVOR 15 from kernel: CSRR1 is not the interrupted one with DE cleared"),
        (15, "\tbne\t15f", "\tbeq\t15f", "IVOR 15 from user: rfci instead of the hand-off"),
        (15, "\tbne\t15f", "\tb\t15f", "IVOR 15 from kernel: a hand-off instead of rfci"),
        (15, "SPRN_CSRR1\n\tandi.", "SPRN_SRR1\n\tandi.", "IVOR 15 from user: rfci instead of the hand-off"),
    ],
)  # fmt: skip
def test_corrupter_is_caught(ivor: int, old: str, new: str, reason: str, slots: Slots, tmp_path: Path) -> None:
    found = verdict(handlers({ivor: (old, new)}), slots, tmp_path)
    assert found.harmful
    assert found.reason.startswith(reason)


@pytest.mark.parametrize("ivor", IVORS)
def test_a_lost_register_is_caught_in_every_handler(ivor: int, slots: Slots, tmp_path: Path) -> None:
    found = verdict(handlers({ivor: ("\tlwz\tr4, THREAD", "\tli\tr31, 0\n\tlwz\tr4, THREAD")}), slots, tmp_path)
    assert found == Verdict(True, f"IVOR {ivor}{' from user' if ivor == 15 else ''}: r31 is lost")


@pytest.mark.parametrize(
    ("ivor", "old", "new"),
    [
        (3, "\tmfctr\tr3", "\tli\tr3, 0\n\tmfctr\tr3"),
        (3, "\tmfctr\tr3", "\tb\t1f\n\t.long\t0\n1:\tmfctr\tr3"),
        (3, "\tmfctr\tr3", "\tmtspr\tSPRN_SPRG0, r3\n\tmfctr\tr3"),
        (3, "\tbctr", "\tbctr\n\t.long\t0"),
        (15, "\tmtcr\tr3\n\tmfspr", "\tmtcrf\t0x80, r3\n\tmfspr"),
        (15, "\tbne\t15f", "\tbgt\t15f"),
    ],
)
def test_what_loses_nothing_is_harmless(ivor: int, old: str, new: str, slots: Slots, tmp_path: Path) -> None:
    assert verdict(handlers({ivor: (old, new)}), slots, tmp_path) == GOOD


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (".long\tkvmppc_handler_7\n", ".long\tkvmppc_handler_8\n", "IVOR 7: 0 bytes would be copied"),
        ("\t.long\tkvmppc_handler_7\n", "", "table has no entry 19"),
        (".long\tkvmppc_handler_7\n", ".long\tkvmppc_handler_99\n", "table entry 7: kvmppc_handler_99 is not defined"),
        ("\t.long\tkvmppc_handlers_end\n", "", "table has no entry 19"),
        ("\t.long\tkvmppc_handlers_end\n", "\t.long\tkvmppc_handler_0\n", "table does not end with the end"),
        ("_GLOBAL(kvmppc_booke_handler_addr)", "", "no table kvmppc_booke_handler_addr"),
    ],
)  # fmt: skip
def test_unusable_table_is_caught(old: str, new: str, reason: str, slots: Slots, tmp_path: Path) -> None:
    text = handlers()
    assert old in text
    found = verdict(text.replace(old, new), slots, tmp_path)
    assert found.harmful
    assert found.reason.startswith(reason)


def test_handlers_in_another_order_than_the_table_are_caught(slots: Slots, tmp_path: Path) -> None:
    text = (
        handlers()
        .replace("handler_5)", "handler_X)")
        .replace("handler_6)", "handler_5)")
        .replace("handler_X)", "handler_6)")
    )
    assert verdict(text, slots, tmp_path) == Verdict(True, "IVOR 5: -68 bytes would be copied")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("1-posted", ""),
        ("2b-prolog-no-entry-symbol", "IVOR 15 from kernel: a hand-off instead of rfci"),
        ("3b-stale-base", "IVOR 15 from user: access to unknown address 0x000040cc at +0x58"),
        ("4b-hybrid-r4-not-restored", "IVOR 15 from user: VCPU_GPR(R4) does not hold the interrupted value"),
        ("4c-hybrid-cr-after-r3", "IVOR 15 from user: cr is lost"),
        ("5-hybrid", ""),
    ],
)
def test_designs_that_assemble(name: str, expected: str, slots: Slots, tmp_path: Path) -> None:
    text = (build.SAMPLES / "designs" / f"{name}.S").read_text()
    assert verdict(text, slots, tmp_path, by_table=False) == Verdict(bool(expected), expected)


@pytest.mark.parametrize("name", ["1b-posted-mailwrapped", "2-prolog-then-handler", "3-short", "4-hybrid-as-typed"])
def test_designs_that_do_not_assemble(name: str, tmp_path: Path) -> None:
    with pytest.raises(build.Rejected):
        build.assemble((build.SAMPLES / "designs" / f"{name}.S").read_text(), tmp_path)
