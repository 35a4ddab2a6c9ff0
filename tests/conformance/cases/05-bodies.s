#### all on one line
 .macro m x; .byte \x; .endm; m 1; m 2
#### loop on one line
 .rept 3; .byte 1; .endr; .byte 2
#### words behind the end
.macro m
 .byte 1
.endm m
 m
.rept 2
 .byte 2
.endr of the loop
#### label before the end
.macro m
 .byte 1
end_\@: .endm
 m
 m
 .long end_0, end_1
#### numeric label hides the end
.macro m
 .byte 1
1: .endm
 .byte 2
.endm
 m
#### quoted label hides the end
.macro m
 .byte 1
"q": .endm
 .byte 2
.endm
 m
#### words that only look like the end
.macro m
.if 0
 .endmx
 .endm.
 .endm$
.endif
 .byte 1
.endm
 m
#### the other kind of end
.macro m
.rept 2
.macro inner\@
.endr
.endm
.endr
.endm
 .byte 1
#### end in upper case
.Macro m
 .byte 1
.EndM
 M
.REPT 2
 .byte 2
.ENDR
#### end behind a word
.macro m
 nop .endm
 .byte 1
.endm
 m
#### nested definitions
.macro o
.macro i x
 .byte \x
.endm
 i 1
.endm
 o
 i 2
#### nested loops
.rept 2
.rept 2
 .byte 1
.endr
 .byte 2
.endr
#### loop inside a macro inside a loop
.irp n,1,2
.macro m\n a
.rept \n
 .byte \a
.endr
.endm
 m\n 7
.endr
 m2 8
#### loop opened in a macro and closed outside
.macro begin
.rept 2
.endm
 begin
 .byte 1
.endr
 .byte 2
#### macro opened in a macro and closed outside
.macro begin
.macro fresh x
.endm
 .byte 9
.endm
 begin
 .byte 1
#### missing end of a macro
 .byte 1
.macro open a
 .byte \a
#### missing end of a nested macro
.macro outer
.macro inner
.endm
 .byte 1
#### missing end of irp
 .byte 1
.irp a,1,2
 .byte \a
#### stray ends
 .byte 1
 .endm
 .endr
 .byte 2
#### rest of the rept line
.rept 2 ; .byte 1
 .byte 2
.endr
#### junk behind the count
.rept 1 +1 junk
 .byte 2
.endr
#### comment in a body
.macro m a # comment \a
 .byte \a # \a
 /* \a
 */ .byte 2
.endm
 m 1
#### string with end directive in a body
.macro m
 .ascii ".endm"
 .ascii "; .endm"
.endm
 m
#### junk behind a stray end
 .endm of nothing
#### missing end of rept
.rept 2
 .byte 1
#### quote over endr
.rept 2
.byte 1
 .print "x
.endr
.byte 3
#### quote over endr 2
.rept 2
.byte 1
.ascii "x
.endr
.byte 3
#### quote over endm
.macro m
.print "a
.endm
 m
#### quote over endm closed
.macro m
.ascii "a
.endm
b"
.endm
 m
#### quote over endr closed
.rept 2
.ascii "a
.endr
b"
.endr
#### quote in arg over endm
.macro m a
.byte \a
.endm
 m "1
 .byte 2
#### quote in irp
.irp x,"a
.print "\x"
.endr
