#assert machine(ppc)
#ifdef machine
bad
#endif
ok
