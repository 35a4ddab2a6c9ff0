#if 1 +
yes 0
#else
no 0
#endif
#if (1
yes 1
#else
no 1
#endif
#if 1)
yes 2
#else
no 2
#endif
#if 1 2
yes 3
#else
no 3
#endif
#if 1 = 1
yes 4
#else
no 4
#endif
#if "s"
yes 5
#else
no 5
#endif
#if it's
yes 6
#else
no 6
#endif
#if 1.0
yes 7
#else
no 7
#endif
#if 1 ? 2
yes 8
#else
no 8
#endif
#if 1 : 2
yes 9
#else
no 9
#endif
#if 09
yes 10
#else
no 10
#endif
#if 0x
yes 11
#else
no 11
#endif
#if 1z
yes 12
#else
no 12
#endif
#if defined
yes 13
#else
no 13
#endif
#if defined(
yes 14
#else
no 14
#endif
#if defined(1)
yes 15
#else
no 15
#endif
#if defined(A
yes 16
#else
no 16
#endif
#if 1/0
yes 17
#else
no 17
#endif
#if 1%0
yes 18
#else
no 18
#endif
#if @
yes 19
#else
no 19
#endif
#if * 1
yes 20
#else
no 20
#endif
#if a b
yes 21
#else
no 21
#endif
#if () 
yes 22
#else
no 22
#endif
#if #
yes 23
#else
no 23
#endif
#if 1 +* 2
yes 24
#else
no 24
#endif
#if ''
yes 25
#else
no 25
#endif
