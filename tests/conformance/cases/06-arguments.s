#### blanks and commas
.macro m a b c d=D
.print "<\a|\b|\c|\d>"
.endm
 m 1 2 3
 m 1,2,3
 m 1 , 2 , 3
 m 1 2,3
 m ,2
 m ,,3
 m , , ,4
 m 1,
 m 1 2 3 4,
 m	1	2
 m
#### parentheses and brackets
.macro m a b c
.print "<\a|\b|\c>"
.endm
 m (1 2) 3
 m (1 2), 3
 m (1,2), 3
 m [1 2], 3
 m 8 (1), 2
 m 8(1) 2
 m ((1) 2) 3
 m (1 [2 3) 4] 5
 m (1
#### signs
.macro m a b c
.print "<\a|\b|\c>"
.endm
 m 1 -2 3
 m 1, -2, 3
 m -1 -2
 m ~1 !2
 m 1 + 2 3 * 4
#### strings
.macro m a b c
.print "<\a|\b|\c>"
.endm
 m "a b" "c,d" "e;f"
 m "a"b c
 m a "b" c
 m "", "x", ""
 m "a#b" "/*c*/" d
 m "tab	here" x
#### quotes inside a string
.macro m s
.ascii "\s"
.endm
 m "say \"hi\""
 m "back\\slash"
 m "new\nline"
.macro n s
.ascii \s
.endm
 n """whole"""
#### string with a doubled quote inside
.macro m a b
.ascii "\a"
.endm
 m "a""b" c
#### keywords
.macro m a b c
.print "<\a|\b|\c>"
.endm
 m c=3 a=1
 m 1, c=3
 m 1 c = 3 b= 2
 m a=1+2 b=(3 4)
 m a= , b=2
 m a=
 m a==1
 m (a==1) 2
 m b="x y" c=z
#### keyword given twice
.macro m a b
.print "<\a|\b>"
.endm
 m a=1 a=2
 m 1 a=2
#### keywords compare with case
.macro m a b
.print "<\a|\b>"
.endm
 m A=1
#### unknown keyword
.macro m a b
.print "<\a|\b>"
.endm
 m 1 nosuch=2
 m 3
#### positional behind keyword
.macro m a b
.print "<\a|\b>"
.endm
 m a=1 2
 m 4
#### too many
.macro m a b
.print "<\a|\b>"
.endm
 m 1 2 3
 m 4 5
#### too many for none
.macro m
 .byte 1
.endm
 m
 m 1
#### equals in the wrong place
.macro m a b
.print "<\a|\b>"
.endm
 m 1!=2
#### equals behind an operator
.macro m a b
.print "<\a|\b>"
.endm
 m 4*cr1+eq=1
#### required argument missing
.macro m a:req b
.print "<\a|\b>"
.endm
 m
 m ,2
 m ""
 m 1
#### required argument by keyword
.macro m a:req b:req
.print "<\a|\b>"
.endm
 m b=2 a=1
 m 1 b=2
#### vararg
.macro m a rest:vararg
.print "<\a|\rest>"
.endm
 m
 m 1
 m 1 2 3
 m 1, 2,, 3 ,
 m , x
 m 1 (2) [3] 4
 m 1 b=2
#### vararg keeps quotes
.macro t all:vararg
 .ascii \all
.endm
 t "a;b" , "c  d"
 t "e" "f"
#### vararg by keyword
.macro m a rest:vararg
.print "<\a|\rest>"
.endm
 m 1 rest=2
 m rest=3
#### empty argument selects the default
.macro m a=1 b=2
.print "<\a|\b>"
.endm
 m "" ""
 m ,
 m a= b=
 m (),[]
#### numbers of characters as arguments
.macro m a b
 .byte \a, \b
.endm
 m 'a','b'
 m '(', ')'
 m ' ', ';'
#### expressions as arguments
.macro m a b
 .long \a, \b
.endm
 m 1 + 2, 3 << 4
 m (1 + 2) * 3, 7 & ~1
 m 5 - -1, 2|4
#### relocation operators as arguments
.macro ld r s
 lis \r, \s@ha
 lwz \r, \s@l(\r)
.endm
 ld 3 ext
 ld 4, ext + 8
#### register names as arguments
.macro mv d s
 mr \d, \s
.endm
 mv %r3 %r4
 mv %r5, %r6
 mv 7 8
#### arguments with label references
.macro br c t
 b\c \t
.endm
1: br eq 1b
 br ne, 1f
1: nop
#### values that look like directives
.macro m a
 \a 1
.endm
 m .byte
 m .long
#### a call with a comment behind
.macro m a b
.print "<\a|\b>"
.endm
 m 1 2 # 3
 m 4 /* 5 */ 6
 m 7; m 8
#### lone quote
.macro m a b
.print "<\a|\b>"
.endm
 m "open
 nop
