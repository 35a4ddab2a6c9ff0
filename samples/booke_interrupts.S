/*
 * Exception handlers of a KVM host on a 32-bit Book E core without hardware virtualisation, in small.
 *
 * While a guest runs, IVPR points at an aligned copy (64 KiB) of the handlers between kvmppc_handlers_start and
 * kvmppc_handlers_end. Start-up code copies handler i from entry i of kvmppc_booke_handler_addr, up to the address
 * in entry i + 1, to the vector of its IVOR. Three things follow from that:
 *   - the symbol of a handler is its first instruction;
 *   - nothing but handlers lies between the two bounds, and the table lists them in the order they have here;
 *   - a handler leaves through an absolute address in CTR, because its own address is not the one it was linked at.
 *
 * Every handler passes on the same state, however it got there: r4 is the vcpu and r5 the exit number; the guest's
 * r3 to r6, its CTR and its pc are in the vcpu; r3, r6 and CTR are free; all the rest is still the guest's.
 */

#include <asm/ppc_asm.h>
#include <asm/kvm_asm.h>
#include <asm/reg.h>
#include <asm/page.h>
#include <asm/asm-offsets.h>

/* The stack frame that __kvmppc_vcpu_run makes and that the way back to the host takes down. */
#define HOST_R1			0	/* back chain, written by stwu */
#define HOST_CALLEE_LR		4	/* for the functions that are called from here */
#define HOST_R2			8
#define HOST_CR			12
#define HOST_NV_GPRS		16	/* r14 to r31 */
#define HOST_NV_GPR_SLOT(n)	(HOST_NV_GPRS + ((n - 14) * 4))
#define HOST_NV_GPR(reg)	HOST_NV_GPR_SLOT(__REG_##reg)
#define HOST_FRAME_END		(HOST_NV_GPR(R31) + 4)
#define HOST_STACK_SIZE		((HOST_FRAME_END + 15) / 16 * 16)
#define HOST_STACK_LR		(HOST_STACK_SIZE + 4)	/* in the frame of the caller */

/* Exits after which the C side wants more than registers: the instruction, the data address, the syndrome. */
#define EXIT_BIT(name)	(1 << BOOKE_INTERRUPT_##name)
#define NEED_INST_MASK	(EXIT_BIT(PROGRAM) | EXIT_BIT(DTLB_MISS) | EXIT_BIT(DEBUG))
#define NEED_DEAR_MASK	(EXIT_BIT(DATA_STORAGE) | EXIT_BIT(ALIGNMENT) | EXIT_BIT(DTLB_MISS))
#define NEED_ESR_MASK	(NEED_DEAR_MASK | EXIT_BIT(INST_STORAGE) | EXIT_BIT(PROGRAM))

/*
 * The body of every handler, without a symbol. Entered with all registers as the interrupt left them.
 *   ivor_nr	exit number
 *   scratch	SPR that is free in this interrupt class
 *   srr0	SPR that holds the interrupted address in this class
 */
.macro __KVM_HANDLER ivor_nr scratch srr0
	mtspr	\scratch, r4
	mfspr	r4, SPRN_SPRG_THREAD
	lwz	r4, THREAD_KVM_VCPU(r4)
	/* Make room to work in. */
	stw	r3, VCPU_GPR(R3)(r4)
	stw	r5, VCPU_GPR(R5)(r4)
	stw	r6, VCPU_GPR(R6)(r4)
	/* Move what is parked, or about to be overwritten, to where the C side looks for it. */
	mfspr	r3, \scratch
	stw	r3, VCPU_GPR(R4)(r4)
	mfctr	r5
	stw	r5, VCPU_CTR(r4)
	mfspr	r6, \srr0
	stw	r6, VCPU_PC(r4)
	/* A relative branch would miss from the copy. */
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

/*
 * A debug event that is armed for the guest can strike once more after the guest was left, in a handler of the host.
 * Such an event is dropped and debugging is switched off where it hit; one that hit in the guest becomes an exit.
 */
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
	/* The host was interrupted: go back to it, without debugging, as if nothing had been. */
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
	/* The guest was interrupted: give everything back and start over as any other handler does. */
1:	mtcr	r3
	mfspr	r4, SPRN_SPRG_THREAD
	lwz	r4, THREAD_KVM_VCPU(r4)
	lwz	r3, VCPU_CRIT_SAVE(r4)
	mfspr	r4, \scratch
	__KVM_HANDLER \ivor_nr \scratch \srr0
.endm

/* Lines of the address table. */
.macro KVM_HANDLER_ADDR ivor_nr
	.long	kvmppc_handler_\ivor_nr
.endm

.macro KVM_HANDLER_END
	.long	kvmppc_handlers_end
.endm

	.text

_GLOBAL(kvmppc_handlers_start)
KVM_HANDLER	BOOKE_INTERRUPT_CRITICAL	SPRN_SPRG_RSCRATCH_CRIT	SPRN_CSRR0
KVM_HANDLER	BOOKE_INTERRUPT_MACHINE_CHECK	SPRN_SPRG_RSCRATCH_MC	SPRN_MCSRR0
KVM_HANDLER	BOOKE_INTERRUPT_DATA_STORAGE	SPRN_SPRG_RSCRATCH0	SPRN_SRR0
KVM_HANDLER	BOOKE_INTERRUPT_INST_STORAGE	SPRN_SPRG_RSCRATCH0	SPRN_SRR0
KVM_HANDLER	BOOKE_INTERRUPT_EXTERNAL	SPRN_SPRG_RSCRATCH0	SPRN_SRR0
KVM_HANDLER	BOOKE_INTERRUPT_ALIGNMENT	SPRN_SPRG_RSCRATCH0	SPRN_SRR0
KVM_HANDLER	BOOKE_INTERRUPT_PROGRAM		SPRN_SPRG_RSCRATCH0	SPRN_SRR0
KVM_HANDLER	BOOKE_INTERRUPT_FP_UNAVAIL	SPRN_SPRG_RSCRATCH0	SPRN_SRR0
KVM_HANDLER	BOOKE_INTERRUPT_SYSCALL		SPRN_SPRG_RSCRATCH0	SPRN_SRR0
KVM_HANDLER	BOOKE_INTERRUPT_AP_UNAVAIL	SPRN_SPRG_RSCRATCH0	SPRN_SRR0
KVM_HANDLER	BOOKE_INTERRUPT_DECREMENTER	SPRN_SPRG_RSCRATCH0	SPRN_SRR0
KVM_HANDLER	BOOKE_INTERRUPT_FIT		SPRN_SPRG_RSCRATCH0	SPRN_SRR0
KVM_HANDLER	BOOKE_INTERRUPT_WATCHDOG	SPRN_SPRG_RSCRATCH_CRIT	SPRN_CSRR0
KVM_HANDLER	BOOKE_INTERRUPT_DTLB_MISS	SPRN_SPRG_RSCRATCH0	SPRN_SRR0
KVM_HANDLER	BOOKE_INTERRUPT_ITLB_MISS	SPRN_SPRG_RSCRATCH0	SPRN_SRR0
KVM_DBG_HANDLER	BOOKE_INTERRUPT_DEBUG		SPRN_SPRG_RSCRATCH_CRIT	SPRN_CSRR0
KVM_HANDLER	BOOKE_INTERRUPT_SPE_UNAVAIL	SPRN_SPRG_RSCRATCH0	SPRN_SRR0
KVM_HANDLER	BOOKE_INTERRUPT_SPE_FP_DATA	SPRN_SPRG_RSCRATCH0	SPRN_SRR0
KVM_HANDLER	BOOKE_INTERRUPT_SPE_FP_ROUND	SPRN_SPRG_RSCRATCH0	SPRN_SRR0
_GLOBAL(kvmppc_handlers_end)

/*
 * From any handler to C, and from C back to the guest or to whoever called __kvmppc_vcpu_run.
 *   r4		vcpu
 *   r5		exit number
 */
_GLOBAL(kvmppc_resume_host)
	mfcr	r3
	stw	r3, VCPU_CR(r4)
	mflr	r3
	stw	r3, VCPU_LR(r4)
	mfxer	r3
	stw	r3, VCPU_XER(r4)
	stw	r0, VCPU_GPR(R0)(r4)
	stw	r1, VCPU_GPR(R1)(r4)
	stw	r2, VCPU_GPR(R2)(r4)
	stw	r7, VCPU_GPR(R7)(r4)
	stw	r8, VCPU_GPR(R8)(r4)
	stw	r9, VCPU_GPR(R9)(r4)
	stw	r10, VCPU_GPR(R10)(r4)
	stw	r11, VCPU_GPR(R11)(r4)
	stw	r12, VCPU_GPR(R12)(r4)
	stw	r13, VCPU_GPR(R13)(r4)
	stmw	r14, VCPU_GPR(R14)(r4)

	/* One bit for the exit number; none is left of the exits from 32 on, and none of them is in a mask. */
	li	r6, 1
	slw	r6, r6, r5

	/* DEAR and ESR first: reading the guest's memory below may fault and change both. */
	andi.	r7, r6, NEED_DEAR_MASK
	beq	1f
	mfspr	r9, SPRN_DEAR
	stw	r9, VCPU_FAULT_DEAR(r4)
1:	andi.	r7, r6, NEED_ESR_MASK
	beq	2f
	mfspr	r9, SPRN_ESR
	stw	r9, VCPU_FAULT_ESR(r4)
2:	andi.	r7, r6, NEED_INST_MASK
	beq	3f
	/* The guest's code is in address space 1. */
	lwz	r9, VCPU_PC(r4)
	mfmsr	r10
	ori	r11, r10, MSR_DS
	mtmsr	r11
	isync
	lwz	r9, 0(r9)
	mtmsr	r10
	isync
	stw	r9, VCPU_LAST_INST(r4)
3:
	/* The host's stack and address space have to be back before its vectors are. */
	lwz	r1, VCPU_HOST_STACK(r4)
	lwz	r3, VCPU_HOST_PID(r4)
	mtspr	SPRN_PID, r3
#ifdef CONFIG_PPC_85xx
	li	r3, 0
	mtspr	SPRN_PID1, r3
#endif
	lis	r3, PAGE_OFFSET@h
	mtspr	SPRN_IVPR, r3
	lwz	r2, HOST_R2(r1)

	/* kvmppc_handle_exit(vcpu, exit number); r14 keeps the vcpu, C preserves it. */
	LOAD_REG_ADDR(r3, kvmppc_handle_exit)
	mtctr	r3
	mr	r14, r4
	mr	r3, r4
	mr	r4, r5
	bctrl
	mr	r4, r14

	andi.	r5, r3, RESUME_FLAG_HOST
	beq	guest_enter

	/* To the host, with the error code alone as the result. The guest's r14 to r31 are in the vcpu since above. */
	srawi	r3, r3, RESUME_ERROR_SHIFT
	lmw	r14, HOST_NV_GPR(R14)(r1)
	lwz	r4, HOST_STACK_LR(r1)
	lwz	r5, HOST_CR(r1)
	mtlr	r4
	mtcr	r5
	addi	r1, r1, HOST_STACK_SIZE
	blr

/*
 * int __kvmppc_vcpu_run(vcpu): run the guest until C decides to come back.
 *   r3		vcpu
 */
_GLOBAL(__kvmppc_vcpu_run)
	mflr	r4
	stwu	r1, -HOST_STACK_SIZE(r1)
	stw	r4, HOST_STACK_LR(r1)
	mfcr	r5
	stw	r5, HOST_CR(r1)
	stw	r2, HOST_R2(r1)
	stmw	r14, HOST_NV_GPR(R14)(r1)
	mr	r4, r3
	stw	r1, VCPU_HOST_STACK(r4)

/* r1 is the host's stack, r4 the vcpu; everything else comes from the vcpu. */
guest_enter:
	mfspr	r3, SPRN_PID
	stw	r3, VCPU_HOST_PID(r4)
	lwz	r3, VCPU_SHADOW_PID(r4)
	mtspr	SPRN_PID, r3
#ifdef CONFIG_PPC_85xx
	lwz	r3, VCPU_SHADOW_PID1(r4)
	mtspr	SPRN_PID1, r3
#endif
	lmw	r14, VCPU_GPR(R14)(r4)
	lwz	r13, VCPU_GPR(R13)(r4)
	lwz	r12, VCPU_GPR(R12)(r4)
	lwz	r11, VCPU_GPR(R11)(r4)
	lwz	r10, VCPU_GPR(R10)(r4)
	lwz	r9, VCPU_GPR(R9)(r4)
	lwz	r3, VCPU_LR(r4)
	mtlr	r3
	lwz	r3, VCPU_XER(r4)
	mtxer	r3

	/* A reservation of the host's must not make a store of the guest's succeed. */
	li	r6, VCPU_CRIT_SAVE
	stwcx.	r3, r4, r6

	/* From here on an interrupt is taken by the copied handlers, which save into the vcpu. */
	lis	r8, kvmppc_booke_handlers@ha
	lwz	r8, kvmppc_booke_handlers@l(r8)
	mtspr	SPRN_IVPR, r8

	lwz	r0, VCPU_GPR(R0)(r4)
	lwz	r1, VCPU_GPR(R1)(r4)
	lwz	r2, VCPU_GPR(R2)(r4)
	lwz	r3, VCPU_CTR(r4)
	mtctr	r3
	lwz	r3, VCPU_CR(r4)
	mtcr	r3
	lwz	r3, VCPU_PC(r4)
	mtspr	SPRN_SRR0, r3
	lwz	r3, VCPU_SHADOW_MSR(r4)
	mtspr	SPRN_SRR1, r3
	/* Debug events of the host are not the guest's. */
	li	r3, -1
	mtspr	SPRN_DBSR, r3
	lwz	r8, VCPU_GPR(R8)(r4)
	lwz	r7, VCPU_GPR(R7)(r4)
	lwz	r6, VCPU_GPR(R6)(r4)
	lwz	r5, VCPU_GPR(R5)(r4)
	lwz	r3, VCPU_GPR(R3)(r4)
	lwz	r4, VCPU_GPR(R4)(r4)
	rfi

	.data
	.align	2
/* Entry n is the handler of IVORn up to 15; behind them IVOR32 to IVOR34, then the end of the last one. */
_GLOBAL(kvmppc_booke_handler_addr)
KVM_HANDLER_ADDR	BOOKE_INTERRUPT_CRITICAL
KVM_HANDLER_ADDR	BOOKE_INTERRUPT_MACHINE_CHECK
KVM_HANDLER_ADDR	BOOKE_INTERRUPT_DATA_STORAGE
KVM_HANDLER_ADDR	BOOKE_INTERRUPT_INST_STORAGE
KVM_HANDLER_ADDR	BOOKE_INTERRUPT_EXTERNAL
KVM_HANDLER_ADDR	BOOKE_INTERRUPT_ALIGNMENT
KVM_HANDLER_ADDR	BOOKE_INTERRUPT_PROGRAM
KVM_HANDLER_ADDR	BOOKE_INTERRUPT_FP_UNAVAIL
KVM_HANDLER_ADDR	BOOKE_INTERRUPT_SYSCALL
KVM_HANDLER_ADDR	BOOKE_INTERRUPT_AP_UNAVAIL
KVM_HANDLER_ADDR	BOOKE_INTERRUPT_DECREMENTER
KVM_HANDLER_ADDR	BOOKE_INTERRUPT_FIT
KVM_HANDLER_ADDR	BOOKE_INTERRUPT_WATCHDOG
KVM_HANDLER_ADDR	BOOKE_INTERRUPT_DTLB_MISS
KVM_HANDLER_ADDR	BOOKE_INTERRUPT_ITLB_MISS
KVM_HANDLER_ADDR	BOOKE_INTERRUPT_DEBUG
KVM_HANDLER_ADDR	BOOKE_INTERRUPT_SPE_UNAVAIL
KVM_HANDLER_ADDR	BOOKE_INTERRUPT_SPE_FP_DATA
KVM_HANDLER_ADDR	BOOKE_INTERRUPT_SPE_FP_ROUND
KVM_HANDLER_END
