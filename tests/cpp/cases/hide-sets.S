#define foo bar
#define bar foo
foo bar foo
bar
#define f(x) x f
f(1)(2)(3)
#define g f
g(1)
g (1) (2)
#define r0 %r0
#define r1 %r1
r0 r1 r0(r1)
#define NIL(xxx) xxx
#define G_0(arg) NIL(G_1)(arg)
#define G_1(arg) NIL(arg)
G_0(42)
#define z z[0]
#define t(a) a
t(t)(0) + t(z) t(t(t)(1))
#define AA BB
#define BB AA BB
AA BB t(AA) t(BB)
