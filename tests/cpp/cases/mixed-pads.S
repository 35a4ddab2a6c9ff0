#define a(x) b(x) x
#define b(x) c x
#define c d
#define d
#define w(x) x;
#define o (
#define cl )
#define i(x) <x>
a(1)a(2) a()a( ) a(a(1))
w()w(a)w( a )w(a(1))
i o 1 cl i(o) i(cl)
i EMPTY (1) d(1) i d (1)
i d
(1)
d i
d
(2) c i
z
#define j i d
j(3) j (4) j
(5) j
k
#define tail i
tail tail(6) tail
(7) tail
# hash
tail d
# hash
tail d x
c
# hash
#define k(x) x#x##x x ## #x
k(q)
