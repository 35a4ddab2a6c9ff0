/*
 * Names for the assembler: registers, global labels, address loads.
 *
 * Registers get their GNU as spelling with the percent sign, so that a plain `r4` assembles without -mregnames
 * and a `4` that was meant as a number is never taken for a register.
 */
#ifndef SAMPLES_ASM_PPC_ASM_H
#define SAMPLES_ASM_PPC_ASM_H

#define r0	%r0
#define r1	%r1
#define r2	%r2
#define r3	%r3
#define r4	%r4
#define r5	%r5
#define r6	%r6
#define r7	%r7
#define r8	%r8
#define r9	%r9
#define r10	%r10
#define r11	%r11
#define r12	%r12
#define r13	%r13
#define r14	%r14
#define r15	%r15
#define r16	%r16
#define r17	%r17
#define r18	%r18
#define r19	%r19
#define r20	%r20
#define r21	%r21
#define r22	%r22
#define r23	%r23
#define r24	%r24
#define r25	%r25
#define r26	%r26
#define r27	%r27
#define r28	%r28
#define r29	%r29
#define r30	%r30
#define r31	%r31

/* R4 stands for the bare number where an offset is computed from it: SLOT(R4) pastes its way to __REG_R4. */
#define __REG_R0	0
#define __REG_R1	1
#define __REG_R2	2
#define __REG_R3	3
#define __REG_R4	4
#define __REG_R5	5
#define __REG_R6	6
#define __REG_R7	7
#define __REG_R8	8
#define __REG_R9	9
#define __REG_R10	10
#define __REG_R11	11
#define __REG_R12	12
#define __REG_R13	13
#define __REG_R14	14
#define __REG_R15	15
#define __REG_R16	16
#define __REG_R17	17
#define __REG_R18	18
#define __REG_R19	19
#define __REG_R20	20
#define __REG_R21	21
#define __REG_R22	22
#define __REG_R23	23
#define __REG_R24	24
#define __REG_R25	25
#define __REG_R26	26
#define __REG_R27	27
#define __REG_R28	28
#define __REG_R29	29
#define __REG_R30	30
#define __REG_R31	31

/* A label that other files may use. */
#define _GLOBAL(label)	.globl label; label:

/* The whole 32-bit address of `symbol`; `reg` may not be r0, which addi would read as zero. */
#define LOAD_REG_ADDR(reg, symbol)	lis reg, symbol@ha; addi reg, reg, symbol@l

#endif
