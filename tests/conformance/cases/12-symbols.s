#### assignments
.set a, 1
.equ b, a + 1
c = b * 2
d == c
 .byte a, b, c, d
a = a + 10
 .byte a, b
#### spaces around assignments
a=1
 b = 2
	.set	c	,	3
 .byte a,b,c
#### evaluated anew
x = 1
y == x + 1
.eqv z, x * 10
 .byte y, z
x = 5
 .byte y, z
.if y == 6 && z == 50
 .byte 0xff
.endif
#### forward references become constant
.set a, b + 1
.if a == 8
 .byte 1
.endif
.set b, 7
.if a == 8
 .byte 2
.endif
#### alias of a label
here: .long 1
alias = here
there = alias + 2
.if there - here == 2
 .byte 1
.endif
#### equiv twice
.equiv a, 1
.equiv a, 2
#### equiv over set
.set a, 1
.equiv a, 2
#### eqv twice
a == 1
a == 2
#### assignment over a label
a: .byte 1
.set a, 2
#### label over an assignment
a = 1
 .byte a
a: .byte 2
#### label over equiv
.equiv a, 1
a:
#### location counter as symbol
 .byte 1
. = 4
 .byte 2
.set ., . + 3
 .byte 3
#### location in an assignment
 .long 1
p = .
 .long 2
.if . - p == 4 && p - 4 == p - 4
 .byte 1
.endif
#### names only in conditions
.if aa == aa
 .byte 1
.endif
.if bb == cc
 .byte 2
.endif
.if "d d" != ee
 .byte 3
.endif
#### names in conditions that are defined later
.if ff == gg
.endif
ff: .byte 1
gg = 2
#### names in conditions that are used
.ifne hh != hh
.endif
 .long hh
#### names in a count
.rept (jj == kk) + 1
 .byte 1
.endr
#### assignment to nothing
.set a
#### assignment without expression
a =
#### two assignments in one
a = b = 1
#### register as a symbol
.set tmp, %r9
 addi tmp, %r3, 1
 mr %r4, tmp
#### junk behind an assignment
.set a, 1 2
#### set in dead code
.if 0
a = 1
.endif
.ifdef a
 .byte 1
.else
 .byte 2
.endif
#### sizes and types pass
f: nop
.type f, @function
.size f, . - f
.globl f
.hidden f
.weak g
.long g
#### assigned in a macro
.macro put n v
\n = \v
.set \n\()_twice, \n * 2
.endm
 put q 4
 .byte q, q_twice
#### global list
.globl a, b , c
a: b: c: .byte 1
#### symbol with a huge value
big = 0x7fffffffffffffff + 1
.if big < 0
 .byte 1
.endif
