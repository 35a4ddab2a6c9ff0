#### distances
start: .long 1
 nop
 beq start
 .byte 1, 2, 3
 .ascii "abc"
 .uleb128 300
 .sleb128 -1
.if . - start == 21
 .byte 0xaa
.else
 .byte . - start
.endif
#### data directives
s: .byte 1,2
 .2byte 1
 .hword 1,2
 .short 3
 .word 4
 .4byte 1
 .long 2,3
 .int 4
 .8byte 5
 .quad 6
 .llong 7
 .octa 8
.if . - s == 66
 .byte 1
.else
 .byte . - s
.endif
#### strings and blocks
s: .ascii "a", "bc"
 .asciz "d"
 .string "ef", "g"
 .asciz "h" "i"
 .space 3
 .skip 2, 1
 .zero 4
 .fill 2, 3, 1
 .fill 5
 .dcb.w 2, 1
 .ds.l 2
.if . - s == 45
 .byte 1
.else
 .byte . - s
.endif
#### floats
s: .float 1.5, 2
 .single 3
 .double 4.25
.if . - s == 20
 .byte 1
.endif
#### escapes have one byte
s: .ascii "\n\x41\101\\\"\q"
.if . - s == 6
 .byte 1
.endif
#### other sections between
s: nop
 .data
 .long 1, 2, 3
 .text
 nop
.if . - s == 8
 .byte 1
.endif
 .pushsection .rodata
 .byte 9
 .popsection
.if . - s == 9
 .byte 2
.endif
 .section .foo,"a"
f: .byte 1
 .previous
.if . - s == 10
 .byte 3
.endif
#### pushes nest
 .pushsection .a,"a"
a: .byte 1
 .pushsection .b,"a"
b: .byte 2
 .popsection
.if . - a == 1
 .byte 3
.endif
 .popsection
 nop
#### subsections
s: nop
 .text 1
t: nop
 nop
.if . - t == 8
 .byte 1
.endif
 .text 0
.if . - s == 4
 nop
.endif
#### alignment
s: nop
 .balign 8
.if . - s == 8
 .byte 1
.endif
#### alignment by zero
s: nop
 .p2align 0
.if . - s == 4
 .byte 1
.endif
#### alignment by one
s: nop
 .balign 1
.if . - s == 4
 .byte 1
.endif
#### org
s: nop
 .org 0x20
.if . - s == 32
 .byte 1
.endif
#### behind an alignment all is known again
 .byte 1
 .align 2
s: nop
 nop
.if . - s == 8
 .byte 2
.endif
#### certainly behind
s: nop
 .balign 16
t: nop
.if t > s
 .byte 1
.endif
.if t == s
 .byte 2
.endif
#### not certainly behind
s: nop
 .balign 16
t: nop
.if s < t
 .byte 1
.endif
#### forward label
s: nop
.if e - s == 8
 .byte 1
.endif
 nop
e:
#### labels of two sections
a: nop
 .data
b: .long 1
.if a == b
.endif
#### absolute section
 .struct 8
f1: .space 4
f2: .space 2
f3:
 .text
 .byte f1, f2, f3
.if f3 - f1 == 6 && f2 == 12
 .byte 1
.endif
#### dollar
s: nop
.if $ - s == 4
 .byte 1
.endif
#### size check of the kernel's kind
1: nop
 nop
2:
3: nop
4:
.ifgt (4b - 3b) - (2b - 1b)
.error "too big"
.endif
.if (. - 1b) > 12
.error "too long"
.endif
 .byte 1
#### padding of the kernel's kind
s: nop
.if . - s < 16
.rept (16 - (. - s)) / 4
 nop
.endr
.endif
e: .long e - s
#### space with a label difference
a: .long 1, 2
b:
s: .space b - a
.if . - s == 8
 .byte 1
.endif
#### leb128 of a difference
a: .byte 1
b:
s: .uleb128 b - a
.if . - s == 1
 .byte 1
.endif
#### nops
s: .nops 8
.if . - s == 8
.endif
#### location moved by an unknown
 . = later
later = 8
#### instruction at an odd address
 .byte 1
 nop
#### cfi and loc do not count
f: .cfi_startproc
 nop
 .cfi_def_cfa_offset 16
 nop
 .cfi_endproc
.if . - f == 8
 .byte 1
.endif
#### comm does not count
s: .comm c, 8, 4
 .lcomm l, 4
.if . - s == 0
 .byte 1
.endif
#### prefixed instruction | -mpower10
s: nop
 pnop
.if . - s
.endif
#### prefixed instructions and labels | -mpower10
.rept 15
 nop
.endr
a: pnop
.rept 13
 nop
.endr
b:
 pnop
 .long a - b
#### zero in a section without contents
 .bss
 .byte 0
 .space 4
 .long 0, 0
 .asciz ""
#### number in a section without contents
 .bss
 .long 0, 1
#### string in a section without contents
 .section .sbss
 .ascii "a"
#### float in a section without contents
 .section q,"aw",@nobits
 .float 0
#### filled section without contents
 .bss
 .fill 2, 1, 0
 .fill 2, 1, 1
#### number in the absolute section
 .struct 0
 .byte 0
 .long 1
#### string in the absolute section
 .struct 0
 .asciz ""
#### org backwards
 .long 1, 2, 3
 .org 8
#### location set backwards
a: .long 1, 2, 3
. = a + 4
#### subsec 1
.text 1
a: nop
b: nop
.if b-a==4
.byte 1
.endif
#### subsec 2
.text 1
a: nop
.text
nop
.text 1
b: nop
.if b-a==4
.byte 1
.endif
#### subsec 3
.text 1
a: nop
.text
b: nop
.if b-a==4
.byte 1
.endif
#### subsec align
.text 1
a: nop
.balign 8
b: nop
.if b-a
.byte 1
.endif
#### subsec org
.text 1
a: nop
.org 16
b: nop
#### subsec org label
.text 1
a: nop
.org a+16
b: nop
#### subsec dot assign
.text 1
a: nop
. = a+16
b: nop
.if b-a==16
.endif
#### subsec prefix
.machine "power10"
.text 1
a: nop
 paddi 3,3,0,0
b:
.if b-a
.endif
#### subsec gt
.text 1
a: nop
.balign 8
b: nop
.if b>a
.byte 1
.endif
#### subsec gt2
.text 
a: nop
.text 1
b: nop
.if b>a
.byte 1
.endif
#### subsec negative
.text -1
a: nop
.text
.if .-a
.endif
#### subsec big
.text 8192
a: nop
.text 1
.if .-a
.endif
#### subsec expr
x=3
.text x
a: nop
.text 3
.if .-a==4
.byte 1
.endif
#### pushsection number
.pushsection .text,2
a: nop
.popsection
.pushsection .text,2
.if .-a==4
.byte 2
.endif
.popsection
#### pushsection number flags
.pushsection .foo,2,"ax"
a: nop
.popsection
.pushsection .foo,2
.if .-a==4
.byte 2
.endif
.popsection
#### section number back
.text 1
nop
a:
.data
.section .text
.if .-a
.endif
#### subsection previous
.text 1
a: nop
.data
.previous
.if .-a==4
.byte 1
.endif
#### rept in subsec
.text 1
a: nop
nop
.rept (.-a)/4
.byte 1
.endr
#### subsec sym undefined
.text foo
a: nop
#### se 2 byte names | -mvle
 se_li 3,1
 e_li 3,1
 se_blr
 add 3,4,5
 mtspr 1,3
#### vle odd | -mvle
 .byte 1
 se_li 3,1
#### vle with novle
 .short 1
 add 3,4,5
