#define A aa
A b