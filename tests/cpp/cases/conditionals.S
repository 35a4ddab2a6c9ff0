#define ONE 1
#define ZERO 0
#define EMPTY
#define f(x) (x)+0
#if ONE
a1
#elif ONE
bad
#else
bad
#endif
#if ZERO
bad
#elif ZERO
bad
#elif ONE
a2
#else
bad
#endif
#ifdef ONE
a3
#ifndef ONE
bad
#else
a4
#endif
#else
bad
#if bad nested ( ' 
#elif more bad
#endif
#endif
#if 0
# 33 no
#word
#if 1
bad
#else
bad
#endif
it's #endif
#elifdef ONE
a5
#endif
#ifdef NO
#elifndef NO
a6
#endif
#if defined ONE && defined(ZERO) && !defined NO && !defined (NO)
a7
#endif
#if defined(NO) || f(1) == 1
a8
#endif
#if NO == 0 && NO() == 0
bad
#endif
#
#if 1 /* c */ // d
a9
#endif // x
#define DEF defined(ONE)
#if DEF
a10
#endif
#if __has_include("nothing.h")
bad
#endif
#ifdef __has_include
a11
#endif
