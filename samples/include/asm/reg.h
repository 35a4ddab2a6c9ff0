/*
 * Special purpose registers and MSR bits of the 32-bit Book E cores (e500v2), as far as the samples need them.
 */
#ifndef SAMPLES_ASM_REG_H
#define SAMPLES_ASM_REG_H

/* Where the core leaves the interrupted address and MSR, one pair for each interrupt class. */
#define SPRN_SRR0	0x01A
#define SPRN_SRR1	0x01B
#define SPRN_CSRR0	0x03A
#define SPRN_CSRR1	0x03B
#define SPRN_MCSRR0	0x23A
#define SPRN_MCSRR1	0x23B

/* What the core says about the interrupt. */
#define SPRN_DEAR	0x03D
#define SPRN_ESR	0x03E
#define SPRN_DBSR	0x130	/* bits are cleared by writing ones */

/* Address spaces and vectors. */
#define SPRN_PID	0x030
#define SPRN_PID1	0x279
#define SPRN_IVPR	0x03F

/* Software's own registers. */
#define SPRN_SPRG0	0x110
#define SPRN_SPRG1	0x111
#define SPRN_SPRG2	0x112
#define SPRN_SPRG3	0x113

/* What each is used for. A class needs a scratch register of its own because it can interrupt the ones below it. */
#define SPRN_SPRG_RSCRATCH0	SPRN_SPRG0
#define SPRN_SPRG_RSCRATCH_MC	SPRN_SPRG1
#define SPRN_SPRG_RSCRATCH_CRIT	SPRN_SPRG2
#define SPRN_SPRG_THREAD	SPRN_SPRG3

#define MSR_PR	(1 << 14)	/* problem state: user mode, and the guest always runs in it */
#define MSR_DE	(1 << 9)	/* debug interrupts enabled */
#define MSR_DS	(1 << 4)	/* data accesses use address space 1 */

#endif
