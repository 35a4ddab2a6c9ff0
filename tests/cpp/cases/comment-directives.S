# define B bb
B
# if we are here
 bad
# endif the end
# ifdef B extra
 ok
# else not
 bad
# endif
/* c */ # define C cc /* d */ dd
C
/* multi
 line */ # define D /* e
 f */ d1 /*
 */ d2
D
#define E e1 \
  e2 \
	e3
E
#/* c */define F f
F
