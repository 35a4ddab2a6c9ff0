/*
 * Where the kernel lives.
 */
#ifndef SAMPLES_ASM_PAGE_H
#define SAMPLES_ASM_PAGE_H

/* The assembler does not know the suffix that C wants on a large constant. */
#if defined(__ASSEMBLY__) || defined(__ASSEMBLER__)
#define ASM_CONST(value)	value
#else
#define ASM_CONST(value)	value##UL
#endif

#define PAGE_OFFSET	ASM_CONST(0xC0000000)	/* the host's exception vectors begin here as well */

#endif
