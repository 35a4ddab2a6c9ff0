#### numbers
.irp v,-2,0,3
.irp k,,eq,ne,lt,le,ge,gt
.if\k \v
.print "\v if\k"
.endif
.endr
.endr
#### synonyms and case
.IF 1
 .byte 1
.ELSEIF 1
 .byte 2
.Else
 .byte 3
.ENDIF
.ifnotdef nosuch
 .byte 4
.elsec
 .byte 5
.endc
#### chains
.irp n,1,2,3,4
.if \n == 1
 .byte 0x11
.elseif \n == 2
 .byte 0x22
.elseif \n == 3
 .byte 0x33
.else
 .byte 0x44
.endif
.endr
#### decided chain is not evaluated
.if 1
 .byte 1
.elseif nosuch
 .byte 2
.endif
#### blank
.macro t a:vararg
.ifb \a
 .byte 0
.endif
.ifnb \a
 .byte 1
.endif
.endm
 t
 t x
 t # c
 t ""
 t ,
#### same text
.macro t a:vararg
.ifc \a
 .byte 1
.else
 .byte 0
.endif
.endm
 t x,x
 t x , x
 t x,X
 t a b,a  b
 t a + b,a+b
 t ,
 t 'c,99
 t a,a,a
 t (p,q),(p,q)
.ifnc x,y
 .byte 2
.endif
#### same text without comma
.ifc x
 .byte 1
.endif
#### equal strings
.ifeqs "a\x62c","abc"
 .byte 1
.endif
.ifnes "x","y"
 .byte 2
.endif
.ifeqs "x;y" , "x;y"
 .byte 3
.endif
#### equal strings without comma
.ifeqs "a" "b"
.endif
#### defined names
.macro t s
.ifdef \s
.print "\s: yes"
.else
.print "\s: no"
.endif
.endm
 t later
 .long later
 t later
later:
 t later
 .set k, 0
 t k
 .set fwd, other
 t fwd
 .globl gl
 t gl
 .weak wk
 t wk
 .comm com, 4
 t com
 .lcomm lcom, 4
 t lcom
 t t
 t .data
 t .
 .section .mine,"a"
 t .mine
#### ifdef without a name
.ifdef
 .byte 1
.endif
#### ifdef of a register
.ifndef %r5
.endif
#### junk behind directives
.if 1 x
 .byte 1
.else y
.endif z
#### junk behind ifdef
.ifdef a b
.endif
#### missing expression
.if
 .byte 1
.else
 .byte 2
.endif
#### unknown name
.if nosuch > 0
 .byte 1
.else
 .byte 2
.endif
#### stray else and endif
.else
.endif
.elseif 1
 .byte 1
#### else twice
.if 1
.else
.else
.endif
#### elseif behind else
.if 0
.else
.elseif 1
.endif
#### end of input inside
.if 1
 .byte 1
.if 1
.endif
#### dead code is not read
.if 0
 .error "no"
 .include "nothing.inc"
 .abort
 ) junk
 .nosuch
 don't worry
 .macro x
 .end
.endif
 .byte 1
#### dead labels hide directives
.if 0
a: .else
 .byte 1
1: .endif
b: .endif
 .byte 2
.endif
 .byte 3
#### dead conditionals keep the balance
.if 0
.if (
.ifdef nosuch
.ifc a,b
.endif
.endif
.elseif
.endif
.else
 .byte 1
.endif
#### dead conditionals with bad operands
.if 0
.ifc a
.endif
.endif
 .byte 1
#### unknown conditional in dead code
.if 0
.ifnever 1
.endif
#### macro that looks like a conditional
.macro .ifx
 .byte 9
.endm
.if 0
 .ifx
.endif
 .ifx
#### definitions in dead code
.if 0
.macro m
.if 1
.endm
.endif
.endif
 .byte 1
#### nested
.irp a,0,1
.irp b,0,1
.if \a
.if \b
 .byte 3
.else
 .byte 2
.endif
.else
.if \b
 .byte 1
.else
 .byte 0
.endif
.endif
.endr
.endr
#### conditional around a macro definition
.ifndef FLAG
.macro v
 .byte 1
.endm
.else
.macro v
 .byte 2
.endm
.endif
 v
#### conditional by default symbol
.macro define n rel:vararg
.ifndef IVEC_\n
IVEC_\n = 0
.endif
.if IVEC_\n && 1
 .byte 1
.else
 .byte 2
.endif
.endm
IVEC_a = 3
 define a
 define b
#### conditions on one line
.if 1; .byte 1; .else; .byte 2; .endif; .byte 3
#### errors by hand
.if 1 > 2
.error "not reached"
.endif
.ifgt 3 - 2
.error "reached"
.endif
.err
.warning "only a warning"
