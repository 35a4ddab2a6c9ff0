#define
#define 1
#define "x"
#define A(
#define A(a
#define A(a,
#define A(a,)
#define A(a,a) a
#define A(1) a
#define A(a b) a
#define A(...,a) a
#define defined 1
#define B ## x
#define B x ##
#define B(x) ## x
#define B(x) x ##
B(1) A(1)
#undef
#undef 1
#undef defined
#undef B C
#ifdef
bad
#endif
#ifndef 1
bad
#else
ok
#endif
#else
#elif 1
#endif
#if 1
one
#else
#else
two
#elif 1
three
#endif
#error this is it's "text
#warning  be   careful 
#include
#include foo
#include "foo
#include ""
#include <>
#line
#line x
#line 5 x
after
#define S+ 1
#define OK 1
#define OK 1
#define OK  1
#define OK 2
#define OK2 a + b
#define OK2 a  +  b
#define OK2 a+b
#define OK3(x) x
#define OK3(y) y
OK OK2 OK3(1)
#ifdef OK junk
#endif junk
#undef __LINE__
#define __FILE__ 1
__FILE__
#define __PPC__ 7
__PPC__
#undef __PPC__
#unassert foo
#ident "x"
#if 1
