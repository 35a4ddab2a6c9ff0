#### conditional across files
.include "if.inc"
 .byte 1
.endif
#### macro across files
.include "begin.inc"
 .byte 2
.endm
 begun 3
#### include in a loop
.rept 2
.include "five.inc"; .byte 4
.endr
#### include in a macro
.macro m f
.include "\f"
.endm
 m five.inc
#### leaving an included file
.macro m
 .byte 1
.include "leave.inc"
 .byte 2
.endm
 m
#### missing file
 .byte 1
.include "nosuch.inc"
 .byte 2
#### include without quotes
.include five.inc
#### include junk
.include "five.inc" junk
#### error in an included file
.include "bad.inc"
#### incbin
.incbin "data.bin"
s: .incbin "data.bin", 2
.incbin "data.bin",1,3
.if . - s == 8
 .byte 0xff
.else
 .byte . - s
.endif
#### end
 .byte 1
.end
 .byte 2
 junk )
#### end in an expansion
.macro m
 .byte 1
.end
 .byte 2
.endm
 m
 .byte 3
#### end in an included file
 .byte 1
.include "end.inc"
 .byte 2
#### end inside a conditional
.if 1
.end
.endif
#### abort
 .byte 1
.abort
 .byte 2
#### messages
.err
.error "text"
.error
.fail 3
.fail 600
.warning "w"
.print "p"
.error nostring
#### print needs a string
.print x
#### print with escapes
.print "a\tb\"c\\"
.print "one" 
#### line directive
 .line 50
 .byte 1
#### linefile directive
 .linefile 70 "other.s"
 .error "line 70"
#### line markers in a body
.macro m
 .error "first"
# 33 "body.c"
 .error "line 33"
.endm
 m
 .error "last"
#### errors inside nested calls
.macro i x
 .long 1, \x
.endm
.macro o
 i )
.endm
 .byte 1
 o
 o
#### altmacro by option | --alternate
.irp x,<p q>,%2*3
.print "x"
.endr
#### symbols by option | --defsym FOO=3
.if FOO == 3
 .byte FOO
.endif
#### several errors in one run
.macro m a
 .byte \a
.endm
 m 1 2
 .nosuch
.if later
.endif
 m )
.endif
 .byte 1
