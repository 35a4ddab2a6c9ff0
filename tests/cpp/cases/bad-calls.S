#define f(x) [x]
#define g(x,y) {x,y}
#define n() n
f(1,2) a
f() b
g(1) c
g() d
g(1,2,3) e
n(1) h
n() n( ) i
f((1,2)) g((1,2),3) j
f(1
# hash
2) k
f(g(1)) l
x f(1,2)f(3) y
f(unterminated
last line
