#define E(...) <__VA_ARGS__>
#define F(a,...) <a|__VA_ARGS__>
#define G(a,b...) <a|b>
#define H(fmt, ...) p(fmt, ##__VA_ARGS__)
#define I(fmt, args...) p(fmt , ## args)
#define J(...) p(a, ##__VA_ARGS__)
#define K(x, ...) f(x __VA_OPT__(,) __VA_ARGS__)
#define L(...) f(0 __VA_OPT__(, a __VA_ARGS__ b)) __VA_OPT__()x
E() E(1) E(1,2) E((1,2),3) E( ) E(,)
F(1) F(1,) F(1,2) F(1,2,3) F() F(,)
G(1) G(1,) G(1,2,3)
H(1) H(1,) H(1,2) H(1,2,3) H(1, 2)
I(1) I(1,) I(1,2) I(1, 2)
J() J(1) J(1,2)
K(1) K(1,2) K(1,) K(1,E()) K()
L() L(1) L(1,2)
#define O(x,...) x __VA_OPT__(x) #__VA_ARGS__
O(1) O(1,2)
#define M(a,...) a##__VA_ARGS__
M(1) M(1,2) M(1,2,3)
