a/**/b a /**/ b
a// c
// whole
/* whole */
/* a */ b /* c */ d /* e */
	/* t */	x
/* a
 b */ x y
x /* k

  m */ z /* n */ o
x /*
*/
/**/ /* */ y
a /\
* c *\
/ b
a /\
/ c \
d
e /* http://x */ f
"/* s */" '/*' x
#define A /* x */ 1 /* y
 */ 2
A A/**/A
