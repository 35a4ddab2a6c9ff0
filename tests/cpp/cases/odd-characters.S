#define A aa
AAA	é A µA A§A `A` ?A: A
~A^A|A\A\\A
\()A \@A @A
A
A \
 B
