#### addresses
.macro addr r s
 lis \r, (\s)@ha
 la \r, (\s)@l(\r)
 lwz \r, \s+4@l(\r)
.endm
 addr 3 ext
 addr 4, 0x12345678
#### register names | -mregnames
.macro save a b
 stw \a, 8(\b)
 stw \b, 12(\a)
.endm
 save r3 r4
 save %r5, sp
.set t, r9
 mr t, r3
.ifdef r3
 .byte 1
.endif
#### special registers
.macro sp n r
 mtspr \n, \r
 mfspr \r, \n
.endm
 sp 26 3
 sp 274, %r4
#### branch hints
.macro br h
1: bne\h 1b
 beq\h- 1b
.endm
 br ""
#### record forms
.macro op d
 add\d 3, 4, 5
 and\d 3, 4, 5
.endm
 op .
 op ""
#### displacement with blanks
.macro l d b
 lwz 3, \d ( \b )
 stw 3, \d + 4 (\b)
.endm
 l 8 1
 l (4 + 4), 1
#### reloc ok
 lis 3,a@ha
 addi 3,3,a@l
 lwz 3,a@l(4)
 bl f@plt
#### reloc bogus
 lis 3,a@bogus
#### reloc ha on b
 b a@ha
#### reloc l on bl
 bl a@l
#### reloc on cmp
 cmpwi 3,a@ha
#### reloc on shift
 slwi 3,4,a@l
#### got
 lwz 3,a@got(4)
#### @ on .long
 .long a@ha
#### @ on .short
 .short a@ha
#### @ on .long bogus
 .long a@bogus
#### @plt
 .long a@plt
#### @l in .long expr
 .long (a+4)@l
#### sda
 lwz 3,a@sda21(0)
#### @l+4
 lwz 3,a@l+4(4)
#### @ on .byte
 .byte a@l
a = 1
#### @ in a number list of .byte
 .byte 1, (2)@ha
