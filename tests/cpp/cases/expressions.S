#if -1 > 0u
yes 0
#else
no 0
#endif
#if -1 > 0
yes 1
#else
no 1
#endif
#if 1 ? 2 : 0
yes 2
#else
no 2
#endif
#if 0 ? 1 : 0
yes 3
#else
no 3
#endif
#if 1 || 1/0
yes 4
#else
no 4
#endif
#if 0 && 1/0
yes 5
#else
no 5
#endif
#if (2 + 3) * 4 == 20
yes 6
#else
no 6
#endif
#if 2 + 3 * 4 == 14
yes 7
#else
no 7
#endif
#if 7 / 2 == 3 && -7 / 2 == -3 && -7 % 3 == -1
yes 8
#else
no 8
#endif
#if 1 << 63 < 0
yes 9
#else
no 9
#endif
#if 1u << 63 > 0
yes 10
#else
no 10
#endif
#if -8 >> 1 == -4
yes 11
#else
no 11
#endif
#if 0x10 == 16 && 010 == 8 && 0b11 == 3
yes 12
#else
no 12
#endif
#if 'A' == 65 && '\n' == 10 && '\x41' == 65 && '\101' == 65 && 'ab' == 0x6162
yes 13
#else
no 13
#endif
#if ~0 == -1 && !0 == 1 && - -1 == 1
yes 14
#else
no 14
#endif
#if 0xffffffffffffffff == -1
yes 15
#else
no 15
#endif
#if 18446744073709551615 > 0
yes 16
#else
no 16
#endif
#if 1, 0
yes 17
#else
no 17
#endif
#if (1, 0)
yes 18
#else
no 18
#endif
#if 3 & 1 | 4 ^ 4
yes 19
#else
no 19
#endif
#if 1 == 1 == 1
yes 20
#else
no 20
#endif
#if 1 < 2 < 3
yes 21
#else
no 21
#endif
#if 10 >= 10 && 9 <= 10 && 3 != 4
yes 22
#else
no 22
#endif
#if 1 ? 0 ? 1 : 2 : 3
yes 23
#else
no 23
#endif
#if 0 ? 1 : 0 ? 2 : 3
yes 24
#else
no 24
#endif
#if 10LL == 10ULL && 1UL && 1l
yes 25
#else
no 25
#endif
#if true || yes
yes 26
#else
no 26
#endif
#if -9223372036854775807 - 1 < 0
yes 27
#else
no 27
#endif
#if 5 % 3 == 2 && 5u % 3 == 2
yes 28
#else
no 28
#endif
#if 1 << 64
yes 29
#else
no 29
#endif
#if 1 >> -1 == 2
yes 30
#else
no 30
#endif
#if '\377' < 0
yes 31
#else
no 31
#endif
#if '\0'
yes 32
#else
no 32
#endif
#if +1 == 1
yes 33
#else
no 33
#endif
#if 0 || 0 && 1
yes 34
#else
no 34
#endif
#if 1 ? -1 : 0u
yes 35
#else
no 35
#endif
#if (1 ? -1 : 0u) > 0
yes 36
#else
no 36
#endif
#if __LINE__ > 10
yes 37
#else
no 37
#endif
