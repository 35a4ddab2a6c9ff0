#define E
#define f(x) x
#define P +
#define M -
#define sl \
#define bs(x) \x
#define bt(x) \##x
#define at(x) @x x@ x\x
+P -M P+ M- PP f(+)f(+) -f(-) f(-)> f(.)f(.) f(.).5 f(<)f(<) f(&)& f(|)| =f(=)
bs(a) bt(a) at(a) bs(E) bs(1) f(\)f(a) f(\)a \f(a) \E a
f(a)f(b) f(a)f(1) f(1)f(a) f(a)f("s") f(1)f(.) f(1)f(+) f(1)f('c')
aE bE E1 E.E E+E -E- (E) E,E [E] {E};E:E::E
x(E) f()f() f( )x x f() y f(E)
f(a )f( b) f( a)f(b) f(
c)f(d)
#define SPR(n) n
mfspr r3,SPR(272);mtspr SPR(273),r3
\E\f(x)\()x \f()()
1f(x) 0x1f(x) f(1)f f(1f)b
