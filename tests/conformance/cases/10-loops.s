#### rept
.rept 3
 .byte 1
.endr
.rep 2
 .byte 2
.endr
.rept 0
 anything ( at all
.endr
.rept
 .err
.endr
#### rept with symbols
n = 2
.rept n * 2 - 1
 .byte n
n = n + 1
.endr
#### rept is not substituted
.rept 2
 .ascii "\\@ & x"
.endr
#### negative count
.rept 1 - 3
 .byte 1
.endr
 .byte 2
#### count known later
.rept later
 .byte 1
.endr
later = 2
#### count from addresses
start: .long 1, 2
.rept (. - start) / 4
 .byte 7
.endr
#### irp
.irp x,1,2,3
 .byte \x
.endr
.irp x 4 5 6
 .byte \x
.endr
.irep x,7
 .byte \x
.endr
#### irp with odd lists
.irp x,a b,"c d",(e f),[g h],i=j,-1 -2
.print "<\x>"
.endr
.irp x
.print "once<\x>"
.endr
.irp x,
.print "comma<\x>"
.endr
.irp x,1,,2,
.print "gap<\x>"
.endr
#### irpc
.irpc c,abc
.print "<\c>"
.endr
.irpc c,"x y"
.print "q<\c>"
.endr
.irpc c,1 2,3
.print "b<\c>"
.endr
.irpc c
.print "once<\c>"
.endr
.irpc c,""
.print "never"
.endr
.irepc c,z
.print "rep<\c>"
.endr
#### irpc with a quote inside
.irpc c,a"b c"d
.print "round"
.endr
#### missing loop parameter
.irp 1,2
 .byte 1
.endr
#### nested loops with both values
.irp a,1,2
.irp b,3,4
 .byte \a\b
.endr
.endr
#### loop parameter hides a macro parameter
.macro m x
.irp x,5,6
 .byte \x
.endr
.endm
 m 1
#### loop over a vararg
.macro each list:vararg
.irp v,\list
 .byte \v
.endr
.endm
 each 1, 2, 3
 each 4 5
 each
#### counter and ampersand in a loop
.irp x,1,2
x\@_&x: .byte \x
.endr
#### register numbers
.irpc d,345
 li \d, \d
 stw \d, 4*\d(1)
.endr
#### definitions in a loop
.irp n,a,b
.macro put_\n v
 .byte \v, '\n
.endm
.endr
 put_a 1
 put_b 2
#### labels in a loop
.rept 2
1: b 1b
 b 1f
1:
.endr
#### symbol in a loop
i = 0
.rept 4
 .byte i * i
 .set i, i + 1
.endr
#### conditional in a loop
.irp k,1,2,3,4
.if \k & 1
 .byte \k
.else
 .byte 0xf0 | \k
.endif
.endr
