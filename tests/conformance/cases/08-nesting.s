#### definition inside a body
.macro make n v
.macro get_\n x
 .byte \v, \x, \\()x
.endm
.endm
 make one 1
.set x, 9
.purgem get_one
 .byte 1
#### captured parameter
.macro make n x
.macro get_\n x
 .byte \x
.endm
.endm
 make a 1
 get_a 5
#### protected parameter
.macro make n x
.macro get_\n x
 .byte \x, \\()x
.endm
.endm
 make a 1
 get_a 5
#### made twice
.macro make n
.macro same
 .byte \n
.endm
.endm
 make 1
 make 2
 same
#### recursion
.macro down n
 .byte \n
.if \n
 down "(\n-1)"
.endif
.endm
 down 5
#### recursion with growing text
.macro sum n acc=0
.if \n > 0
 sum (\n-1), (\acc+\n)
.else
 .long \acc
.endif
.endm
 sum 12
#### recursion that hits the limit
.macro forever n
 forever \n
.endm
 forever 1
#### loops count for the limit
.macro deep n
.if \n
.rept 1
 deep "(\n-1)"
.endr
.endif
.endm
 deep 20
#### leaving a macro
.macro m a
 .byte 1
.if \a
.exitm
.endif
 .byte 2
.endm
 m 0
 m 1
#### leaving a loop
.rept 5
 .byte 1
.exitm
 .byte 2
.endr
 .byte 3
#### leaving a loop inside a macro
.macro m
.irp x,1,2,3
 .byte \x
.ifeq \x - 2
.exitm
.endif
.endr
 .byte 9
.endm
 m
#### leaving forgets conditionals
.macro m
.if 1
.if 1
.exitm
.endif
.endif
.endm
.if 1
 m
 .byte 1
.else
 .byte 2
.endif
#### leaving outside
 .byte 1
.exitm
.mexit
 .byte 2
#### open conditional at the end of a macro
.macro m
.if 1
 .byte 1
.endm
 m
.endif
 .byte 2
#### else and endif of the caller
.macro other
.else
.endm
.macro done
.endif
.endm
.if 0
 other
 .byte 1
 done
.if 1
 .byte 2
 other
 .byte 3
.endif
 .byte 4
#### loop leaves a conditional open
.rept 2
.if 1
 .byte 1
.endr
.endif
.endif
 .byte 2
#### purge
.macro m
 .byte 1
.endm
 m
.purgem M
.macro m
 .byte 2
.endm
 m
#### purge several
.macro a
.endm
.macro b
.endm
.purgem a, B,nosuch
.purgem
 .byte 1
#### purge and define in the running macro
.macro m
 .byte 1
.purgem m
.macro m
 .byte 2
.endm
 .byte 3
.endm
 m
 m
#### purged macro is unknown
.macro .m
.endm
.purgem .m
 .m
#### macro that redefines a symbol
.macro step
n = n + 1
 .byte n
.endm
n = 0
.rept 3
 step
.endr
#### mutual recursion
.macro even n
.if \n
 odd \n - 1
.else
 .byte 0xee
.endif
.endm
.macro odd n
.if \n
 even \n - 1
.else
 .byte 0xdd
.endif
.endm
 even 4
 even 5
#### call in an argument of a conditional
.macro yes
 .byte 1
.endm
.ifnb yes
 yes
.endif
