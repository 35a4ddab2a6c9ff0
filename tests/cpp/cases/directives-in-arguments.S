#define f(x) [x]
f(a
#undef f
b) c
#define f(x) <x>
f(1
#define f(x) {x}
f(2)) f(3)
f(
#if 0
no
#elif 1
yes
#endif
)
f(#) f( # ) f(
 # word
)
