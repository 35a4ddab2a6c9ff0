/*
 * Byte offsets into the two structures that the handlers touch. In a kernel tree a header like this one is made
 * from the C declarations during the build; here the layout is invented and the numbers are written by hand.
 */
#ifndef SAMPLES_ASM_OFFSETS_H
#define SAMPLES_ASM_OFFSETS_H

/* The thread, from SPRG_THREAD. */
#define THREAD_KVM_VCPU		0x98	/* the vcpu that runs on this thread */

/* The vcpu: host state first, then the guest's. */
#define VCPU_HOST_STACK		0x10
#define VCPU_HOST_PID		0x14
#define VCPU_GPRS		0x20	/* 32 words */
#define VCPU_CR			0xA0
#define VCPU_LR			0xA4
#define VCPU_CTR		0xA8
#define VCPU_XER		0xAC
#define VCPU_PC			0xB0
#define VCPU_SHADOW_MSR		0xB4	/* the MSR that the guest really runs with */
#define VCPU_SHADOW_PID		0xB8
#define VCPU_SHADOW_PID1	0xBC
#define VCPU_LAST_INST		0xC0
#define VCPU_FAULT_DEAR		0xC4
#define VCPU_FAULT_ESR		0xC8
#define VCPU_CRIT_SAVE		0xCC	/* one word of scratch for the debug handler */

#define VCPU_GPR_SLOT(n)	(VCPU_GPRS + (n * 4))
#define VCPU_GPR(reg)		VCPU_GPR_SLOT(__REG_##reg)

#endif
