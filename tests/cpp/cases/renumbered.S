__LINE__ __FILE__
#line 100 "other.S"
__LINE__ __FILE__
#line 7
__FILE__
#define NUM 40
#line NUM
__LINE__
#define L __LINE__
L
#line 3 "again.S"
L __FILE__
