#### bare names
.altmacro
.macro m a b
 .byte a, b
x_&a: .ascii "a ab b"
.endm
 m 1 2
.noaltmacro
 .byte 3
#### only while in force
.macro m a
.print "a \a"
.endm
 m 1
.altmacro
 m 2
.noaltmacro
 m 3
#### angle brackets
.altmacro
.macro m a b
.print "[a][b]"
.endm
 m <x y>, <p,q>
 m <x y>
 m <a<b>c>, <d!>e>
 m <>, <z>
#### joined angle brackets
.altmacro
.macro m a b
.print "[a][b]"
.endm
 m <x> <y>
#### percent
.altmacro
.macro m a b
.print "[a][b]"
.endm
n = 4
 m %n+1, %(n*2)
 m %n == 4, %-1
#### percent without value
.altmacro
.macro m a
.print "[a]"
.endm
 m %missing
#### no keywords
.altmacro
.macro m a b
.print "[a][b]"
.endm
 m a=1 b
#### exclamation mark
.altmacro
.macro m s
 .ascii s
.endm
 m "a!!b"
 m "c!"d"
#### local names
.altmacro
.macro loop n
LOCAL top done
top: .long top
 .ifgt n
 .byte n
 .endif
done: .byte 0
.endm
 loop 1
 loop 2
#### local names in dead code
.altmacro
.macro q
.if 0
local z
.endif
.endm
.macro p
LOCAL y
.print "y"
.endm
 p
 q
 p
#### local name that is a parameter
.altmacro
.macro m a
LOCAL a
 .byte 1
.endm
 m 2
#### local is a word outside of altmacro
.macro local_ x
 .byte \x
.endm
 local_ 1
#### irp with angle brackets
.altmacro
.irp x,<a b>,%3*4,c
.print "x"
.endr
#### apostrophes
.altmacro
.macro m a
 .byte a
.endm
 m 'z'
