#### assignment beats a macro of that name
.macro n a
 .byte 0x40 + \a
.endm
 n 1
n = 5
 .byte n
 n 2
 n =6
 .byte n
#### label beats a macro of that name
.macro n a
 .byte 1
.endm
n: .byte 2
n : .byte 3
#### label of a macro's name
.macro n a
 .byte 1
.endm
n: n
 .long n
#### macro beats an instruction
.macro addi a b c
 .long 0x55
.endm
 addi 1, 2, 3
 ADDI 1 2 3
#### directive beats a macro
.macro .byte a
 .long 9
.endm
 .byte 1
#### a macro with a dot
.macro .twice a
 .byte \a, \a
.endm
 .twice 3
 .TWICE 4
x: .twice 5
#### a macro with a dot ends at a separator in a string
.macro .say a
.print "<\a>"
.endm
 .say "one" ; .say two
 .say "a;.byte 1;"
#### a macro ends behind a string with a separator
.macro say a
.print "<\a>"
.endm
 say "a;b" ; say c
#### names without regard to case
.macro Mixed
 .byte 1
.endm
 mixed
 MIXED
 .BYTE 2
 .Set x, 3
 .byte x
 NOP
#### symbols with regard to case
a = 1
A = 2
 .byte a, A
#### several labels
a: b: c: .long a, b, c
1: 2: 1: .long 1b - 2b
#### label and blank
a : .byte 1
b  : c  :  .byte 2
#### label before directives of the macro layer
a: .if 1
b: .byte 1
c: .endif
d: .rept 2
 .byte 2
e: .endr
f: .set x, 4
 .long a, b, c, d, f, x
#### label before a call
.macro three
 .long 3
.endm
a: three
b: c: three
 .long a, b, c
#### label redefined at another place
a: .byte 1
a: .byte 2
#### label defined twice at one place
a:
a: .byte 1
#### digits as a label
12: .long 12b
012: .long 12b
#### a quoted word
.macro q a
 .byte \a
.endm
 "q" 4
 ".byte" 5
#### empty statements
;;; ;
 .byte 1;

;
#### junk
 )
#### junk behind a label
a: ,
#### unknown pseudo-op
 .byte 1
 .nosuch 2
a: .nosuchtoo
#### glued parenthesis
.macro m a b
.print "<\a|\b>"
.endm
 m(1) 2
 m(1 2)
 m-1 2
 m,3
 m%r4
