"""Mutants of the kernel's own handlers, made from a kernel source that is read at test time and never kept."""
