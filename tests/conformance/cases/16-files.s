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
#### inc plain
.incbin "data.bin"
#### inc skip
.incbin "data.bin",2
#### inc count 0
a: .incbin "data.bin",2,0
.if .-a==6
.byte 1
.endif
#### inc count
.incbin "data.bin",2,3
#### inc too much
.incbin "data.bin",2,7
#### inc skip too much
.incbin "data.bin",9
#### inc skip eq
.incbin "data.bin",8
#### inc neg
.incbin "data.bin",-1
#### inc neg count
.incbin "data.bin",1,-1
#### inc empty skip
.incbin "data.bin",,3
#### inc sym
.incbin "data.bin",foo
#### inc sym2
.incbin "data.bin",1,foo
#### inc junk
.incbin "data.bin" 2
#### inc junk2
.incbin "data.bin",1,2,3
#### inc missing
.incbin "none"
#### inc missing dir
.incbin "e.bin"
#### inc no name
.incbin
#### inc unq
.incbin data.bin
#### inc trailing
.incbin "data.bin",
#### inc trailing2
.incbin "data.bin",1,
#### include missing in dead
.if 0
.include "x"
.incbin "x"
.endif
