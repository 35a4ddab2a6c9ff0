#### blanks between words and operators
.macro show all:vararg
.print "[\all]"
.endm
 show	r3 ,  r4	, 8 ( r1 )
 show a  *  b
 show - 1
 show ( a ) ( b )
 show a ( b ) c
 show x	y	z
 show a , , b
 show ~ a ! b
 show a = b
 show <a> <b>
#### blank before percent and bracket
.macro show all:vararg
.print "[\all]"
.endm
 show a %r5
 show a [4]
 show 3 %r5 ] 4
 show a % b
#### colon in operands
.macro show all:vararg
.print "[\all]"
.endm
 show a : b c:d  e
 show "s" : t
#### strings between operands
.macro first a b
.print "<\a><\b>"
.endm
.macro second a:vararg
.ascii \a
.endm
 second "x" "y"
 second "one"	, "two"
 second "t\tab" , "q\"uote"
 first x "y z"
 first "y z" x
#### character constants
 .byte 'A , 'B', '\n , '\t', ' ', '\\
 .byte 'x-'a , -'b'+1
 .byte '"', '; , '#', '/', '*
#### character constant closes the gap
.macro two a b
.print "<\a|\b>"
.endm
 two 'c d
 two 'c' 'd'
 two 'c', d
 two c 'd
#### apostrophe at the end of a line
 .byte '
, 2
 .byte 3
#### character constant in a body is not a parameter
.macro m n
 .byte '\n, \n
.endm
 m 7
#### hash comments anywhere
 .byte 1# no blank
# at the start
	# after a tab
 .byte 2 # with blank
 .byte 3;# after a separator
 .byte 4 ; .byte 5 # ; .byte 6
 .ascii "# not here"
#### backslash keeps a hash
.macro q s
 .ascii "\s"
.endm
 q \#a
 q a\#b
#### block comments
 .byte 1 /* a */ , /* b */ 2
 /* c */ .byte /* d */ 3 /* e
 f */ , 4
 .byte 5 /* /* */
/* whole
line
*/ .byte 6
 .ascii "/* text */"
#### block comment separates words
.macro two a b
.print "<\a|\b>"
.endm
 two x/* */y
 two x /* */ y
 two/* */x,y
 two (a)/**/b
#### slash slash is no comment
 .byte 8 // 4
#### exclamation mark is no comment
 ! nop
#### star at the start is no comment
* nop
#### comment that is never closed
 .byte 1
/* lost
 .byte 2
#### comment opened in an argument
.macro m a
 .byte 1 \a
 .byte 2
 .byte 3 */ , 4
.endm
 m "/*"
 .byte 5
#### several statements on a line
 .byte 1;.byte 2 ;	.byte 3;; ;.byte 4
l1: l2: .byte 5; l3: .byte 6
#### separator in a string
 .ascii ";;" ; .byte 1
 .section ".data" ; .ascii "a;b"
#### escapes in strings
 .ascii "\b\f\n\r\t\v\\\""
 .ascii "\1\12\123\1234\x41\x4142\x"
 .ascii "\q\a\e\8\9"
#### newline in a string
 .ascii "first
second"
 .byte 1
#### backslash newline in a string
 .ascii "first\
second"
 .byte 1
#### string left open at the end
 .byte 7
 .ascii "open
#### line markers
# 40 "seen.c"
 .byte 1
 .error "line 41"
# 7
 .error "line 43"
 # 99 "not.c"
 .error "line 45"
#50 "tight.c"
 .error "line 50"
# 60 "flags.c" 1 3 4
 .error "line 60"
# 70 "junk.c" x
 .error "line 62"
#### line marker in dead code
.if 0
# 500 "dead.c"
.endif
 .error "line 501"
#### line numbers behind comments and strings
/* one
two
three */ .error "at line 1"
 .error "at line 4"
 .ascii "x
y"
 .error "at line 7"
#### names
$d: a$: .L1: _u: x.y.z: A9:
 .long $d, a$, .L1, _u, x.y.z, A9, $ - .
#### names in quotes
"one two": "a;b#c":
 .long "one two", "a;b#c"
 .set "three four", 3
 .byte "three four"
#### at sign is no part of a name
x@y: .byte 1
#### question mark is no part of a name
x?y: .byte 1
#### letters beyond ASCII
.macro größe ä
schön_\ä: .byte \ä
.endm
 größe 4
 .long schön_4 - schön_4
#### carriage return is a blank
.macro m a b
 .ifb \b
 .byte \a
 .else
 .byte \a, \b
 .endif
.endm
 m 1
 m 1, 2
#### form feed before a statement
 .byte 1
#### form feed behind a statement
 .byte 1
#### vertical tab
 .byte 1
#### backslash at the end of a call
.macro m a b c
.print "<\a><\b><\c>"
.endm
 m 1, 2, \
 m 3 \
#### backslash at the end of a directive
 .long 1, \
 2
#### slash and operators in the first word
 nop/
#### comment introducer from two arguments
.macro glue a b
 .byte 1 \a\b
 .byte 2 */ , 3
.endm
 glue / *
#### a second scrubbing
.macro inner a b
.print "<\a|\b>"
.endm
.macro outer a b
 inner \a \b
 inner (\a) \b
 inner \a - \b
.endm
 outer 1 2
 outer "3 4" 5
 outer (6) (7)
 outer 'a' b
