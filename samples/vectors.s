# Vectors for a Book E core in plain GNU as: no C preprocessor reads a file whose name ends in a small .s, so
# registers are bare numbers and all repetition is the assembler's own (.macro, .irp, .irpc, .rept, .if).
#
# One stub of 32 bytes for each interrupt branches to its handler. The handlers of the two timers count how often
# they ran, acknowledge the interrupt and return; the others stop where they are, for a debugger to look at.

	.set	STUB_BYTES, 32

	.set	IVPR, 63
	.set	IVOR0, 400
	.set	TSR, 336
	.set	TSR_DIS, 0x08000000	# decrementer, cleared by writing a one
	.set	TSR_FIS, 0x04000000	# fixed-interval timer, likewise

# An aligned vector, filled up with trap instructions so that a jump into the gap is noticed.
	.macro	stub name
vector_\name:
	nop
	b	handle_\name
	.rept	(STUB_BYTES - (. - vector_\name)) / 4
	trap
	.endr
	.endm

# IVORn = offset of the vector in its 64 KiB window.
	.macro	set_ivor number:req, name:req
	li	3, vector_\name - vectors
	mtspr	IVOR0 + \number, 3
	.endm

# Count and acknowledge. Nothing but the two parked registers is touched: no condition field, no CTR, no LR.
	.macro	timer_handler name:req, ack:req, slot=0
	.align	2
handle_\name:
	mtsprg	0, 3
	mtsprg	1, 4
	lis	3, counters@ha
	lwz	4, counters@l + 4 * \slot (3)
	addi	4, 4, 1
	stw	4, counters@l + 4 * \slot (3)
	lis	4, \ack@h
	mtspr	TSR, 4
	mfsprg	4, 1
	mfsprg	3, 0
	rfi
	.endm

	.section .vectors, "ax", @progbits
	.align	16
	.globl	vectors
vectors:
	.irp	name, data_storage, inst_storage, external, decrementer, fit
	stub	\name
	.endr
	.globl	vectors_end
vectors_end:
	.if	vectors_end - vectors > 0x10000
	.error	"the vectors do not fit into the window of IVPR"
	.endif

	.text
timer_handler decrementer, ack=TSR_DIS
timer_handler fit, slot=1, ack=TSR_FIS

	.irp	name, data_storage, inst_storage, external
handle_\name:
	b	handle_\name
	.endr

# void install_vectors(void)
	.globl	install_vectors
install_vectors:
	lis	3, vectors@h
	mtspr	IVPR, 3
	set_ivor 2, data_storage
	set_ivor 3, inst_storage
	set_ivor 4, external
	set_ivor number=10, name=decrementer
	set_ivor number=11, name=fit
	isync
	blr

	.data
	.align	2
counters:
	.rept	2
	.long	0
	.endr

# The names of the slots above, one letter each, for a memory dump.
	.globl	counter_names
counter_names:
	.irpc	letter, DF
	.ascii	"\letter"
	.endr
	.byte	0
