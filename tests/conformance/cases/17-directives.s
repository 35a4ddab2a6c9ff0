#### size no comma
a: .size a
#### size missing
a: .size a,
#### size junk
a: .size a, 4 5
#### type bad
a: .type a
#### type unknown
a: .type a, @foo
#### type nosep
a: .type a foo
#### type ok
a: .type a, @function
b: .type b, %object
c: .type c, STT_FUNC
d: .type d, "function"
e: .type e, function
f: .type f function
g: .type g, 2
#### cfi no startproc
.cfi_def_cfa_offset 16
#### cfi no endproc
.cfi_startproc
#### cfi twice
.cfi_startproc
.cfi_startproc
.cfi_endproc
#### cfi endproc alone
.cfi_endproc
#### cfi restore without remember
.cfi_startproc
.cfi_restore_state
.cfi_endproc
#### cfi missing sep
.cfi_startproc
.cfi_offset 3 4
.cfi_endproc
#### cfi junk
.cfi_startproc junk
.cfi_endproc
#### cfi_endproc junk
.cfi_startproc
.cfi_endproc junk
#### local undefined
 b 1f
#### local undefined back
 b 1b
#### local undefined in .set
 .set x, 1f
 .long x
#### redefine
a: nop
a: nop
#### redefine set
a: nop
.set a, 4
#### set then label
.set a, 4
a: nop
#### equiv twice
.equiv a, 4
.equiv a, 5
#### equiv of label
a:
 nop
.equiv a,4
#### balign 3
.balign 3
#### balign 0
.balign 0
#### balign -4
.balign -4
#### align nonconst
.align foo
#### align junk
.align 2 3
#### align junk2
.align 2,0,4,5
#### p2align junk
.p2align 2 x
#### popsection
.popsection
#### previous none
.previous
#### popsection twice
.pushsection .data
.popsection
.popsection
#### pushsection open
.pushsection .data
#### globl junk
.globl a b
#### globl empty
.globl
#### globl number
.globl 3
#### weak empty
.weak
#### local num
.local 3
#### section junk
.section .foo,"zz"
#### section junk2
.section .foo,"ax" 3
#### section type
.section .foo,"ax",@bogus
#### section empty
.section
#### text junk
.text foo
#### data junk
.data 1 2
#### subsection neg
.text -1
#### subsection large
.text 9000
#### byte range
.byte 300
#### byte missing
.byte 1,,2
#### byte expr
.byte 1 2
#### byte symbol
.byte foo
#### short symbol
.short foo
#### long paren
.long (1
#### space neg
.space -1
#### space sym
.space foo
#### space junk
.space 1 2
#### skip
.skip 1,2,3
#### fill
.fill 1,9
#### fill neg
.fill -1
#### fill sym
.fill foo
#### org back
 nop
.org 0
#### org sym
.org foo
#### org othersection
.data
x: .long 1
.text
.org x
#### ascii noquote
.ascii abc
#### ascii no string
.ascii
#### comm
.comm
#### comm2
.comm a
#### comm3
.comm a,-1
#### comm4
.comm a,4,3
#### comm5
a: .comm a,4
#### lcomm
.lcomm a
#### float
.float abc
#### file
.file
#### ident
.ident foo
#### machine
.machine foo
#### machine2
.machine "ppc64"
#### machine3
.machine
#### set missing
.set a
#### label number name
3a: nop
#### hidden
.hidden
#### symver
.symver foo
#### include noarg
.include
#### uleb
.uleb128 foo
#### weakref
.weakref a
#### end junk
.end foo
#### struct
.struct
#### struct sym
.struct foo
#### struct nop
.struct 0
 nop
#### nop in bss
.bss
 nop
#### p2align in bss
.bss
.p2align 2,1
#### long 1 in bss
.bss
.long 1
#### func
.func
#### version
.version
#### cfi_sections
.cfi_sections foo
#### gnu_attribute2
.gnu_attribute 4, 1
#### sleb
.sleb128 
#### tc
.tc a
#### toc
.toc
#### purge
.purgem
#### extern
.extern
#### nops
.nops
#### dc.a
.dc.a foo,
#### ds
.ds
#### dcb
.dcb 2
#### linkonce
.linkonce
#### mexit
.mexit
#### internal
.internal a b
#### xdef
.xdef a,,b
#### string comma
.string "a",
#### string junk
.string "a" b
#### sec flags
.section .a,"axwoSMGTedR?v"
#### sec v
.section .a,"v"
#### sec o
.section .a,"o"
#### sec e
.section .a,"e"
#### sec R
.section .a,"R"
#### sec ?
.section .a,"?"
#### sec M no
.section .a,"aM"
#### sec M ok
.section .a,"aM",@progbits,4
#### sec MS no type
.section .a,"aMS"
#### sec G
.section .a,"aG",@progbits,gr,comdat
#### sec G bad
.section .a,"aG",@progbits
#### sec digit
.section .a,"0x80"
#### sec -
.section .a,"a-"
#### sec type
.section .a,"a",progbits
#### sec type3
.section .a,"a",%nobits
#### sec type4
.section .a,"a","progbits"
#### sec type5
.section .a,"a",1
#### sec type6
.section .a,"a",@
#### sec type7
.section .a,"a",
#### sec change
.section .text,"aw"
#### sec noflags
.section .a,foo
#### sec noflags2
.section .a,@progbits
#### sec name odd
.section foo bar
#### sec name num
.section 3
#### sec name -
.section .text.a-b/c
#### sec sub
.section .text,1
#### ident2
.ident "a","b"
#### ident3
.ident
#### mach
.machine push
.machine pop
#### mach pop
.machine pop
#### mach upper
.machine PPC64
#### mach junk
.machine ppc64 foo
#### mach q junk
.machine "ppc64" foo
#### globl trailing
.globl a,
#### weak trailing
.weak a,
#### weak list
.weak a,b
#### weak space
.weak a b
#### globl quoted
.globl "a b"
#### globl dot
.globl .
#### globl dollar
.globl $
#### globl 1f
.globl 1f
#### weak 1f
.weak 1f
#### globl plus
.globl a+4
#### globl a@b
.globl a@b
#### comm set
.set a,3
.comm a,4
#### comm equiv
.equiv a,3
.comm a,4
#### comm twice
.comm a,4
.comm a,8
#### comm label
.comm a,4
a:
#### comm space
.comm a 4
#### comm junk
.comm a,4,4,4
#### comm junk2
.comm a,4,4 4
#### comm sym
.comm a,foo
#### comm al sym
.comm a,4,foo
#### lcomm ok
.lcomm a,4
.lcomm b,4,4
#### lcomm label
a: .lcomm a,4
#### lcomm twice
.lcomm a,4
.lcomm a,4
#### lcomm junk
.lcomm a,4,4,4
#### lcomm missing
.lcomm a,
#### size 2
.size "a b", 4
#### size dot
a: .size a,.-a
#### size paren
a: .size a,(.-a
#### size label 1
1: nop
.size 1b,4
#### type pct
.type a,%function junk
#### type FN
.type a,@FUNC
#### type STT
.type a,STT_foo
#### type 10
.type a,10
#### type 7
.type a,7
#### type common
.type a,@common
#### type tls
.type a,@tls_object
#### type ifunc
.type a,@gnu_indirect_function
#### type uniq
.type a,@gnu_unique_object
#### type notype
.type a,@notype
#### type Function
.type a,@Function
#### type bare
.type a,function
#### type str bad
.type a,"foo"
#### type str q
.type a,"function
#### type two
.type a,b,@function
#### type at sp
.type a, @ function
#### align empty
.align
#### align 2,
.align 2,
#### align 2,,
.align 2,,
#### align 2,,4
.align 2,,4
#### align ,4
.align ,4
#### align fill sym
.align 2,foo
#### align fill expr
.align 2,1+2
#### align max sym
.align 2,,foo
#### align (2)
.align (2)
#### align 2 ;
.align 1+1
#### align reg
.align r3
#### align label
a: .align a
#### align label diff
a: nop
b: .align b-a
#### balignw
.balignw 4,0x1234
#### balign 6
.balign 6
#### balign 12 1
.balign 12,1
#### balign 1
.balign 1
#### text 2 3
.text 2 3
#### bss 1
.bss 1
#### bss junk
.bss foo
#### subsection empty
.subsection
#### subsection junk
.subsection 1,2
#### subsection foo
.subsection foo
#### pushsection empty
.pushsection
#### struct 1 2
.struct 1 2
#### struct empty
.struct
#### data foo
.data foo
#### rodata
.rodata 1
#### hidden 1f
.hidden 1f
#### hidden comma
.hidden a,
#### hidden ,
.hidden ,
#### globl ,
.globl ,
#### local a;
.local a b
#### extern junk
.extern 1 2 3 )
#### space empty
.space
#### skip empty
.skip
#### zero sym
.zero foo
#### space ,
.space 4,
#### space paren
.space (4
#### zero two
.zero 4,1
#### zero three
.zero 4,1,1
#### fill 4
.fill 1,2,3,4
#### fill junk
.fill 1 2
#### fill empty
.fill
#### fill size sym
.fill 1,foo
#### fill value sym
.fill 1,1,foo
#### org empty
.org
#### org junk
.org 4 5
#### org fill
.org 4,5,6
#### org fillsym
.org 4,foo
#### uleb empty
.uleb128
#### uleb ,
.uleb128 1,,2
#### uleb junk
.uleb128 1 2
#### float ok
.float 1.5,-2,0f3,1e10,0x10,nan,inf
#### float inf
.float inf
#### float nan
.float nan
#### float 0e1
.float 0e1.5, +3
#### float empty
.float
#### float ,,
.float 1,,2
#### double sym
.double foo
#### float :hex
.float :12345678
#### file one
.file "a.c"
#### file two
.file 1 "a.c"
#### file four
.file 1 foo
#### file junk
.file "a.c" foo
#### file sym
.file foo
#### loc
.file 1 "a.c"
.loc 1 2
.loc 1 2 3
.loc 1 2 3 is_stmt 0
#### set dot
.set ., 4
#### set quoted
.set "a b", 4
#### set junk
.set a, 4 5
#### set double
.set a,,4
#### set reg
.set a, %r3
#### set empty
.set a,
#### set nothing
.set
#### equ comma
.equ ,4
#### set 1f
.set 1f, 4
#### assign num
3 = 4
#### assign 1f
1f = 4
#### cfi ok
.cfi_startproc simple
.cfi_def_cfa 1,16
.cfi_def_cfa_offset 8
.cfi_def_cfa_register 3
.cfi_offset 3,-4
.cfi_rel_offset 3,4
.cfi_adjust_cfa_offset 4
.cfi_restore 3,4
.cfi_same_value 3
.cfi_undefined 4
.cfi_register 3,4
.cfi_remember_state
.cfi_restore_state
.cfi_return_column 65
.cfi_escape 1,2,3
.cfi_window_save
.cfi_signal_frame
.cfi_endproc
#### cfi lr
.cfi_startproc
.cfi_offset lr,4
.cfi_offset r31,4
.cfi_offset cr,4
.cfi_offset f1,4
.cfi_offset v1,4
.cfi_offset 65,4
.cfi_register 65,12
.cfi_offset ctr,4
.cfi_endproc
#### cfi other section
.cfi_startproc
.data
.cfi_def_cfa_offset 4
.text
.cfi_endproc
#### cfi other section back
.cfi_startproc
.data
.long 1
.text
.cfi_def_cfa_offset 4
.cfi_endproc
#### cfi subsection
.cfi_startproc
.text 1
.cfi_def_cfa_offset 4
.text 0
.cfi_endproc
#### cfi section none
.cfi_sections
.cfi_startproc
#### cfi section dbg
.cfi_sections .debug_frame
.cfi_startproc
#### cfi section two
.cfi_sections .debug_frame, .eh_frame
.cfi_startproc
.cfi_endproc
#### cfi section q
.cfi_sections ".eh_frame"
.cfi_startproc
.cfi_endproc
#### cfi too many
.cfi_startproc
.cfi_offset 3,4,5
.cfi_endproc
#### cfi too many 2
.cfi_startproc
.cfi_def_cfa_offset 4,5
.cfi_endproc
#### cfi missing arg
.cfi_startproc
.cfi_def_cfa_offset
.cfi_endproc
#### cfi remember junk
.cfi_startproc
.cfi_remember_state 1
.cfi_endproc
#### cfi sym
.cfi_startproc
.cfi_def_cfa_offset foo
.cfi_endproc
#### cfi bad number
.cfi_startproc
.cfi_offset 3000,4
.cfi_endproc
#### cfi rest empty
.cfi_startproc
.cfi_restore
.cfi_endproc
#### cfi restore junk
.cfi_startproc
.cfi_restore 3 4
.cfi_endproc
#### cfi escape empty
.cfi_startproc
.cfi_escape
.cfi_endproc
#### cfi signal junk
.cfi_startproc
.cfi_signal_frame 3
.cfi_endproc
#### cfi personality
.cfi_startproc
.cfi_personality 0xff
.cfi_lsda 0xff
.cfi_endproc
#### cfi personality before
.cfi_personality 0xff
#### cfi val
.cfi_startproc
.cfi_val_offset 3,4
.cfi_endproc
#### version ok
.version "a"
#### weakref ok
.weakref a,b
#### symver ok
a:
.symver a,a@V
#### abi
.abiversion 1
#### reloc
.reloc 0,R_PPC_NONE
#### reloc 3
.reloc 0,R_PPC_ADDR32,x
#### print
.print "a"
#### title
.title foo
#### sbttl
.sbttl "a
#### eject
.eject 4
#### psize
.psize 3
#### mach quoted upper
.machine "E500MC"
#### mach quoted empty
.machine ""
#### mach sp
.machine e500 
#### fl letters
.section .a,"axx"
#### nops 0
.nops 0
#### sec pushnum
.pushsection .foo,1,"a"
#### rdata 1
.rdata 1
#### type upper stt
.type a,STT_FUNC
.type b,STT_OBJECT
.type c,STT_TLS
.type d,STT_NOTYPE
.type e,STT_COMMON
.type f,STT_GNU_IFUNC
.type g,0
.type h,1
.type i,5
.type j,6
.type k,tls_object
#### type num 02
.type a,02
#### type str 2
.type a,"2"
#### type stt unique
.type a,STT_GNU_UNIQUE
#### file num expr
.file 1+1 "a.c"
#### file md5
.file 0 "/d" "a.c" md5 0x00112233445566778899aabbccddeeff
#### lcomm space
.lcomm a 4
#### lcomm sym
.lcomm a,foo
#### lcomm aln sym
.lcomm a,4,foo
#### comm quoted
.comm "a b",4
#### comm end
.comm a,
#### comm end label redefined
a:
.comm a,4
#### comm str
.comm "a,4
#### common
.common a,4,4
#### common2
.common a,4,"bss"
#### tls_common
.tls_common a,4
#### startproc foo
.cfi_startproc foo
.cfi_endproc
#### sections odd
.cfi_sections .eh_frame .debug_frame
#### sections sframe
.cfi_sections .sframe
#### personality 2
.cfi_startproc
.cfi_personality 0x1b,foo
.cfi_lsda 0x1b,bar
.cfi_endproc
#### def_cfa_reg junk
.cfi_startproc
.cfi_def_cfa_register 3 4
.cfi_endproc
#### def_cfa one
.cfi_startproc
.cfi_def_cfa 3
.cfi_endproc
#### register one
.cfi_startproc
.cfi_register 3
.cfi_endproc
#### offset empty
.cfi_startproc
.cfi_offset
.cfi_endproc
#### llsda
.cfi_startproc
.cfi_def_aspace_cfa 1,2,3
.cfi_endproc
#### undefined list
.cfi_startproc
.cfi_undefined 3,4,
.cfi_endproc
#### undefined nothing
.cfi_startproc
.cfi_same_value
.cfi_endproc
#### window junk
.cfi_startproc
.cfi_window_save 3
.cfi_endproc
#### popsection cfi
.cfi_startproc
.pushsection .data
.long 1
.popsection
.cfi_def_cfa_offset 3
.cfi_endproc
#### cfi in data
.data
.cfi_startproc
.cfi_endproc
#### cfi section same name switch
.cfi_startproc
.section .foo,"ax"
.cfi_startproc
.cfi_endproc
.text
.cfi_endproc
#### numeric 0f
 b 0f
0:
#### numeric 0f undefined
 b 0f
#### numeric 0b undefined
 b 0b
#### numeric 0f+4
 b 0f+4
0:
#### numeric big
 b 123f
123:
#### numeric lead zero
 b 01f
1:
#### numeric lead zero b
1:
 b 01b
#### numeric 1f-1b
1:
 .long 1f-1b
#### numeric paren
 lwz 3,(1f-1b)(4)
#### numeric cond
 bne cr1,1f
#### numeric hex
 li 3,0x1f
#### numeric reloc
 lis 3,1f@ha
#### numeric string
 .ascii "1f"
#### numeric after dot
 .section .text.1f,"ax"
#### numeric fbug
 .byte 0b1, 0b
#### numeric 0b then
0:
 .byte 0b101
 b 0b
#### numeric in sym
.set x,1f
1:
 b x
#### numeric set never used
.set x,1f
#### numeric in if dead
.if 0
 b 1f
.endif
#### numeric in size
a: .size a,1f-a
1:
#### numeric space
 .space 1f-2f
1:
2:
#### numeric octal010
 b 010f
10:
#### numeric octal010b
8:
 b 010b
#### byte label
a:
.byte a
#### byte undefined
.byte foo
#### byte later
.byte foo
foo=3
#### byte diff later
.byte foo-bar
foo: .long 1
bar:
#### short label
a: .short a
#### org abs in dot
.data
x: .long 1
.text
. = x
#### org dot abs
 nop
.org 8
. = 16
#### comm set comm
.set q,3
.comm q,4
#### lcomm after comm
.comm a,4
.lcomm a,4
#### comm after lcomm
.lcomm a,4
.comm a,4
#### byte names ok
.byte a,b, 3
a=1
.set b,2
#### byte equ chain
.byte a
a=b
b=3
#### byte diff
x: nop
y:
.byte y-x
#### uleb label diff
x: nop
y:
.uleb128 y-x, y
#### space fwd
.space n
n=4
#### fill fwd
.fill n
n=4
#### fill fwd size
.fill 1,n
n=4
#### zero
.zero
#### cfi sections sp
.cfi_sections .eh_frame , .debug_frame
#### cfi sections trailing
.cfi_sections .eh_frame,
#### cfi sections other
.cfi_sections .eh_frame_entry
#### globl percent
.globl %foo
#### globl bracket
.globl [a]
#### globl utf
.globl é
#### globl glued
.globl a;.globl b
#### type at
.type foo@plt,@function
#### sec group
.section .a,"axG",@progbits,foo,comdat
.section .a , "ax" , @progbits
.section ".b c","a"
.section .c;nop
.pushsection ".d", 1, "ax", @progbits
.popsection
#### sec quoted name junk
.section "a" b
#### sec empty flags
.section .note.GNU-stack,"",@progbits
.section .note,"",%progbits
.section .x,"a",@note
#### sec comma only
.section .a,
#### machine spaces
.machine "e500mc"
.machine  ppc
.machine push; .machine e500; .machine pop
#### file forms
.file "a b.c"
.file 1 "x/y.c"
#### size forms
a: .size a , . - a
.size a, 4
#### size fwd
.size f, .Lend-f
f: nop
.Lend:
#### align exprs
x=4
.align x-2
.balign x
.p2align 2, , x
#### balign big
.balign 0x10000
#### balign shift
.balign 1<<4
#### text exprs
.text 0
.data 1
.text 0+0
#### cfi nested expr
.cfi_startproc
.cfi_def_cfa_offset 8*2
.cfi_offset 65, -4*2+0
.cfi_def_cfa 1, 0
.cfi_def_cfa %r1, 0
.cfi_escape 0x0f,0x05,0x72
.cfi_endproc
#### cfi paren
.cfi_startproc
.cfi_offset 4(3),3
.cfi_endproc
#### struct expr
.struct 4*2
a: .space 4
.text
.long a
#### comm exprs
n=8
.comm a,n*2,4
.comm b , 4 , 4
#### numeric ok
1: nop
 b 1b
 bne- 2f
 .long 2f-1b, (2f - 1b) / 4
2: bdnz 1b
 lwz 3,1b-2b(4)
 .set q,1f
 1: .long q
#### numeric macro
.macro m
 b 1f
1:
.endm
 m
 m
 b 1b
#### numeric in other section
 b 1f
.data
1: .long 1
#### numeric in rept
.rept 2
 b 1f
 nop
1:
.endr
#### label in comment
 b 1f # 2f
1:
#### float list
.float 1.5, -2.5e3 , 0x1, 1e-3, NaN, -inf, infinity
.double 0f1.5, 0d2.0
#### uleb mix
.uleb128 1, 0x80, 1+2
.sleb128 -1
#### bss forms
.bss
.space 4
.bss 0
#### weak then space
.weak  a , b,c
#### hidden quoted
.hidden "a b", c
