#define f(x) [x]
#define g(x,y) {x:y}
f
(1) tail
f

  ( 2 )
f(
3
) after
next
g(a
  b,   
  c d) end g(1,2)
lead f( /* c
 c */ 4 /* d */
)
f
x
f
#define INSIDE 9
(5)
f(
#define IN2 8
INSIDE IN2
#ifdef IN2
 yes
#else
 no
#endif
) here
g(f(1
),f
(2))
#define name f
name
(6) name
y
name(
7) __LINE__
z f
