#define A aa
it's A
don't A /* not a comment
"open A // no
'A' "A" 'A A "A" 'A'
x "a\"A" A "\\" A '\'' A
li r3, 'a' /* A's */ ; A
.ascii "it's" A
A's A
L'x' L"A" AL"A" uA'b
A /* ' */ A
A " /* A
A // ' A
#define Q it's A
Q A
#define R "half A
R x
#define f(x) [x]
f(it's) A
)
