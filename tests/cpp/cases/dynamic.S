__FILE__ __LINE__ __BASE_FILE__ __INCLUDE_LEVEL__
__COUNTER__ __COUNTER__
#define L __LINE__
#define C __COUNTER__
#define cat(a,b) a##b
#define xcat(a,b) cat(a,b)
L C xcat(.Ltmp,C) xcat(.Ltmp,__LINE__)
__DATE__ __TIME__
#ifdef __LINE__
defined
#endif
__STDC__ __ASSEMBLER__ __powerpc__ __PPC__ _ARCH_PPC __BYTE_ORDER__ __REGISTER_PREFIX__ linux
#define f(x) [x __LINE__]
#define two(x) f(x) \
  f(L) __LINE__ \
  x
f(
__LINE__) __LINE__
f(

L
) L
two(
  __LINE__ L
) L
two(f(
__LINE__)
L)
