#define define 1
#define if 2
#define include 3
define if include
#if if == 2
ok
#endif
#undef define
define
