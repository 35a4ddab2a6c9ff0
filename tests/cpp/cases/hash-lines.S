#define A aa
# 33 comment A
#word A
	# word A
  #word A
## A it's A
# it's A
#A
A
# A after
A
	# A
x # A
# 12 "file"
#
 #
#!A
#<A>
# "A"
#(A)
x A
#word
/* c */ #word A
