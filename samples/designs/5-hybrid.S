/*
 * The hybrid as it was merged: the debug macro gives back CR, r3 and, from the scratch SPR, r4, and then enters the
 * same body with the same state as every other handler.
 *
 * SPRN_CSRR1 and rfci are written out although srr0 is a parameter: right for as long as all calls are for one level.
 *
 * assembler: clean
 * report:    nothing above a note
 */

#include <asm/ppc_asm.h>
#include <asm/kvm_asm.h>
#include <asm/reg.h>
#include <asm/asm-offsets.h>

/* Entered with all registers as the interrupt left them. */
.macro __KVM_HANDLER ivor_nr scratch srr0
	mtspr	\scratch, r4
	mfspr	r4, SPRN_SPRG_THREAD
	lwz	r4, THREAD_KVM_VCPU(r4)
	stw	r3, VCPU_GPR(R3)(r4)
	stw	r5, VCPU_GPR(R5)(r4)
	stw	r6, VCPU_GPR(R6)(r4)
	mfspr	r3, \scratch
	stw	r3, VCPU_GPR(R4)(r4)
	mfctr	r5
	stw	r5, VCPU_CTR(r4)
	mfspr	r6, \srr0
	stw	r6, VCPU_PC(r4)
	lis	r6, kvmppc_resume_host@h
	ori	r6, r6, kvmppc_resume_host@l
	mtctr	r6
	li	r5, \ivor_nr
	bctr
.endm

.macro KVM_HANDLER ivor_nr scratch srr0
_GLOBAL(kvmppc_handler_\ivor_nr)
	__KVM_HANDLER \ivor_nr \scratch \srr0
.endm

.macro KVM_DBG_HANDLER ivor_nr scratch srr0
_GLOBAL(kvmppc_handler_\ivor_nr)
	mtspr	\scratch, r4
	mfspr	r4, SPRN_SPRG_THREAD
	lwz	r4, THREAD_KVM_VCPU(r4)
	stw	r3, VCPU_CRIT_SAVE(r4)
	mfcr	r3
	mfspr	r4, SPRN_CSRR1
	andi.	r4, r4, MSR_PR
	bne	1f
	/* In the host: switch debugging off there and go back. */
	lis	r4, 0xffff
	ori	r4, r4, 0xffff
	mtspr	SPRN_DBSR, r4
	mfspr	r4, SPRN_CSRR1
	rlwinm	r4, r4, 0, ~MSR_DE
	mtspr	SPRN_CSRR1, r4
	mtcr	r3
	mfspr	r4, SPRN_SPRG_THREAD
	lwz	r4, THREAD_KVM_VCPU(r4)
	lwz	r3, VCPU_CRIT_SAVE(r4)
	mfspr	r4, \scratch
	rfci
	/* In the guest: undo the above, then exit as any handler does. */
1:	mtcr	r3
	mfspr	r4, SPRN_SPRG_THREAD
	lwz	r4, THREAD_KVM_VCPU(r4)
	lwz	r3, VCPU_CRIT_SAVE(r4)
	mfspr	r4, \scratch
	__KVM_HANDLER \ivor_nr \scratch \srr0
.endm

	.text

_GLOBAL(kvmppc_handlers_start)
KVM_HANDLER BOOKE_INTERRUPT_ITLB_MISS SPRN_SPRG_RSCRATCH0 SPRN_SRR0
KVM_DBG_HANDLER BOOKE_INTERRUPT_DEBUG SPRN_SPRG_RSCRATCH_CRIT SPRN_CSRR0
KVM_HANDLER BOOKE_INTERRUPT_SPE_UNAVAIL SPRN_SPRG_RSCRATCH0 SPRN_SRR0
_GLOBAL(kvmppc_handlers_end)
