foo \
  bar
fo\
o
\
 x
#define AB 1 \
 + \
 2
AB A\
B
x \   
y
"str\
ing" AB
#def\
ine Z z
Z
it's \
 AB
AB
