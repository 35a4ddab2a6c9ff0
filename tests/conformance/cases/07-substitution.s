#### longest name
.macro m a ab a.b
.print "\a \ab \abc \a.b \a.c \a_"
.endm
 m 1 2 3
#### separator
.macro m a
x\a\()y: .long 1
.long x\a\()y
.print "\a\()b \(\a) \a\().c"
.endm
 m 5
#### apostrophe behind a name
.macro m a
.print "\a'x \a''y"
.endm
 m 5
#### ampersand
.macro m a b
.print "&a &a&b x&a&y &c &&a"
 .byte 0xff & a, 0xf0 && 1
.endm
a = 4
 m 1 2
#### counter
.macro i
 .byte \@
.endm
.macro o
 .byte \@
 i
 .byte \@
.endm
 o
 i
 o
#### counter and loops
.macro i
 .byte \@
.endm
.irp x,1,2
 .byte 0x4\@
 i
.endr
.rept 2
 i
.endr
#### counter and refused calls
.macro i a:req
.print "\@"
.endm
 i 1 2
 i
 i 1
#### counter and dead calls
.macro i
.print "\@"
.endm
.if 0
 i
 i
.endif
 i
 i
#### unknown names stay
.macro m a
.ascii "\b\c\d"
.endm
 m 1
#### parameter hides an escape
.macro m n
.ascii "1\n2\t3"
.endm
 m X
#### double backslash
.macro m a
.ascii "\\a \\\\()b"
.endm
 m 1
#### unknown name in an operand
.macro m a
 .byte \a, \oops
.endm
 m 1
#### backslash outside of a macro
 .byte \a
#### literal parentheses
.macro m a
.print "\(\a) \( \a ) x\()\a"
.endm
 m 7
#### literal parentheses never closed
.macro m a
.print "\(abc"
.endm
 m 1
#### mnemonics and labels from parts
.macro op w r
 l\w\()z \r, 0(1)
 st\w \r, 4(1)
lab_\r\()_\w: nop
.endm
 op w 3
 op h 4
 .long lab_3_w, lab_4_h
#### statements from an argument
.macro do what
 \what
.endm
 do ".byte 1; .byte 2"
 do ".if 1"
 .byte 3
 do .endif
#### argument with a backslash
.macro i a b
.print "[\a][\b]"
.endm
 i \b 2
#### values are not searched again
.macro i a b
.print "[\a][\b]"
.endm
 i \\b "\a"
#### string escape from an argument
.macro t s
.ascii "<\s>"
.endm
 t "\n"
 t \x41
#### keywords of a nested call
.macro i p q
.print "<\p><\q>"
.endm
.macro o p q
 i p=\q q=\p
 i \p \q
.endm
 o 1 2
 o "3 4" 5
#### comments from arguments
.macro m a b
 .byte 1 \a, 2
 .byte 3 \b
.endm
 m "#" "# , 4"
