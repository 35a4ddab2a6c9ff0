#### separators of parameters
.macro a1 x,y z , w
.print "\x \y \z \w"
.endm
.macro a2, x	y
.print "\x \y"
.endm
.macro a3
.print "none"
.endm
 a1 1 2 3 4
 a1 1,2,3,4
 a2 5 6
 a3
#### defaults
.macro d1 a=1 b=(2 + 3) c="four five", d = 6 e=
.print "<\a><\b><\c><\d><\e>"
.endm
 d1
 d1 ,,,,7
 d1 "" x
 d1 e=9
#### default with operators
.macro d2 a=1+2*3,b=4 - 1
.print "<\a><\b>"
.endm
 d2
#### default is not substituted
.macro d3 a=1 b=\a
 .print "<\b>"
.endm
 d3
#### default of two words
.macro d4 a=1 2
.endm
#### qualifiers
.macro r1 a:req b : req
.print "<\a><\b>"
.endm
.macro v1 a rest:vararg
.print "<\a><\rest>"
.endm
.macro v2 all : vararg = 1 2
.endm
 r1 1 2
 v1 1 2, 3 4
#### vararg default
.macro v3 all:vararg=nothing
.print "<\all>"
.endm
 v3
 v3 some thing
#### qualifier in upper case
.macro r2 a:REQ
.endm
#### unknown qualifier
.macro r3 a:maybe
.endm
#### missing qualifier
.macro r4 a:
.endm
#### parameter behind vararg
.macro v4 a:vararg b
.endm
#### comma behind vararg
.macro v5 a:vararg,
.endm
#### comma at the end of the list
.macro c1 a, b,
.endm
#### two commas
.macro c2 a,,b
.endm
#### parentheses around the list
.macro c3 (a, b)
.endm
#### the same parameter twice
.macro c4 a b a
.endm
#### parameters that differ in case
.macro c5 a A
.print "\a\A"
.endm
 c5 1 2
#### no name
.macro
.endm
#### a number as name
.macro 2nd
.endm
#### a number as parameter
.macro c6 1st
.endm
#### defined twice
.macro t1
 .byte 1
.endm
.macro T1
 .byte 2
.endm
 t1
#### label as name
dup3:	.macro x y
 .byte \x, \y, \x
 .endm
 dup3 1 2
 .long dup3
#### default for a required parameter
.macro r5 a:req=4
.print "<\a>"
.endm
 r5 5
#### refused definition is not callable
.macro bad a,
 .byte 1
.endm
 .byte 2
#### body of a refused definition is swallowed
.macro bad a:what
 .error "never"
.endm
#### parameters with dots and dollars
.macro p1 a.b c$ _d
.print "\a.b \c$ \_d"
.endm
 p1 1 2 3
#### default with a string and a tail
.macro p2 a="x"b
.print "<\a><\b>"
.endm
 p2 b=7
#### long mixed list
.macro mixed n type reg, save, tmp=r10, flags
.print "\n:\type:\reg:\save:\tmp:\flags"
.endm
 mixed 1 2, 3, 4
 mixed A B 5, 4*2 (1), 58 , 1|2
 mixed 0x500 K S, 0, 16, -1
 mixed 0x500 K S, 0, 16 -1
