#### ranks
.macro eq e v
.if (\e) == (\v)
 .byte 1
.else
 .byte 0
.endif
.endm
 eq 1+2*3, 7
 eq 1+2|4, 7
 eq 1|2+4, 7
 eq 2*3&1, 0
 eq 1<<2+1, 5
 eq 6^1+1, 8
 eq 7&3==3, -1
 eq 8-4-2, 2
 eq 1||0&&0, 1
 eq 1==1==-1, -1
 eq [1+2]*3, 9
#### truth
.irp e,1==1,1!=1,2<>2,3<4,3>=4,1&&2,0||5,!0,!7,!1+1
.if \e == -1
 .byte 1
.elseif \e == 1
 .byte 2
.else
 .byte 3
.endif
.endr
#### truth by text
.if 1==1
 .byte 1
.endif
.if (1==1)+(2>1) == -2
 .byte 2
.endif
.if (1&&1) == 1
 .byte 3
.endif
#### unsigned shift
.if -1 >> 60 == 15
 .byte 1
.endif
.if 1 << 63 < 0
 .byte 2
.endif
#### division
.if -7 / 2 == -3 && -7 % 2 == -1 && 7 % -2 == 1
 .byte 1
.endif
#### division by zero
.if 5 / 0 == 5
 .byte 1
.endif
#### shift too far
.if (1 << 64) == 0
 .byte 1
.endif
#### missing operand
.if 4 +
 .byte 1
.endif
#### number formats
 .long 0x1F, 0b101, 0B11, 017, 10U, 10ull, 0xffffffff, 00
#### character numbers
.if 'a == 97 && '\n == 10 && 'b' - 'a' == 1
 .byte 1
.endif
#### too big for a condition
.if 0x123456789012345678
.endif
#### floating number in a condition
.if 0d2.5 > 1
.endif
.byte 1
#### dollar labels do not exist
1$: .long 1
#### numeric labels
1: .byte 1
2: .byte 2
1: .byte 3
 .byte 1b - 2b, 1f - 1b
1:
.if 1b - 2b == 4
 .byte 9
.endif
#### numeric labels in a macro
.macro m
1: nop
 b 1b
 b 2f
.endm
1: m
2: b 1b
 m
2:
#### backward label that never was
.if 3b == 3b
.endif
 .byte 1
#### big sums
.if 0x8000000000000000 - 1 == 0x7fffffffffffffff
 .byte 1
.endif
.if 0xffffffffffffffff == -1
 .byte 2
.endif
#### or not and exclusive or
.if (6 ! 1) == -2 && (3 !! 1) == 2
 .byte 1
.endif
#### brackets do not match
.if (1 + 2
 .byte 1
.endif
#### bad start
.if * 2
.endif
#### relocation operator in a condition
.if 0x18000@ha == 2
.endif
#### registers
.if %r3 == 3
 .byte 1
.endif
.if %r4 == %r4
 .byte 2
.endif
.if %r5 != %r6
 .byte 3
.endif
#### condition field names
 bt 4*cr2+eq, 1f
 crand 4*cr1+lt, 0, 4*cr3+so
1:
#### condition field names in a condition
.if 4*cr1+eq == 6
.endif
