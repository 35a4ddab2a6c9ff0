#define A 1
#define B A + A
#define EMPTY
 lwz r3, B(r4) EMPTY, A
EMPTY x
	EMPTY	y
x EMPTY EMPTY y
EMPTYx A.B A_B 1A .A A. $A a$A
-A +A - -A
