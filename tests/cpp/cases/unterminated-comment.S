x
/* never
ends
