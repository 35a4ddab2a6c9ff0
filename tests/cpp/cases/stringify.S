#define S(x) #x
#define X(x) S(x)
#define A a  +   b
S( a   b ) S("q\n") S('"') S(a	b) X(A) S(A) S() S( ) X() S(\n) S("\\") S(a"b c"d)
S(it's fine)
S(a\) S(\) S(\\)
S(%r3) S(0x10(r3)) S(a,b)
#define V(...) #__VA_ARGS__
V(a, b ,c) V() V( a )
#define Q(x) # x
Q(b) x#b Q (c)
#define NOTARG #x # y
NOTARG
#define NOTPARAM(a) #b a # c #
NOTPARAM(1)
#define W(x) L#x #x#x
W(q)
