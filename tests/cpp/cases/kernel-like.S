#define __ASM_FORM(x) x
#define stringify_in_c(...) __VA_ARGS__
#define PPC_LL stringify_in_c(lwz)
#define PPC_STL stringify_in_c(stw)
#define SZL 4
#define ASM_CONST(x) __ASM_CONST(x)
#define __ASM_CONST(x) x##UL
#define __AC(X,Y) (X##Y)
#define _AC(X,Y) X
#define UL(x) (_AC(x, UL))
#define MSR_EE (1<<15)
#define BEGIN_FTR(label) label##1: nop ; label##2
#define GEN(n) \
	BEGIN_FTR(n##9) ; \
	PPC_LL r##n, n*SZL(r1) ; \
	PPC_STL	r##n,	n * SZL ( r1 )
GEN(3)
	GEN( 4 ) ; GEN(5)
	PPC_LL	r0,SZL(r1)
	li r3,ASM_CONST(0x10); li r4,UL(1)
	.macro KVM_HANDLER ivor_nr scratch srr0
	mtspr \scratch , r4 ; stw r5, SZL(\srr0)
	.endm
	KVM_HANDLER MSR_EE SZL \ivor_nr
	.if \ivor_nr == SZL
1:	.long 1b - 1f ; .long SZL
#define LBL(x) x##: ; b x##b
LBL(77)
	lis r3, MSR_EE@h ; ori r3, r3, MSR_EE@l
	rlwinm r3,r3,0,~MSR_EE ; andi. r3,r3,MSR_EE|SZL
