#define C(a,b) a##b
#define D(a,b) C(a,b)
#define N 4
C(r,3) C(r,N) D(r,N) C(.,word) C(-,>) C(/,/) C(/,*) C(/,=) C(1,.2) C(a,"s") C(L,"s") C(L,'c') C("a","b")
C(,x) C(x,) C(,) C(+,+) C(+,-) C(<,<=) C(\,x) C(#,#) C(%,:) C(.,..) C(.,.) C(0x,1f) C(1e,+) C(x,(y)) C((x),y)
#define P3(a,b,c) a ## b ## c
P3(a,b,c) P3(,b,) P3(a,,c) P3(,,) P3(+,+,+) P3(a,+,b)
#define LBL(n) .L##n##_end: .Lx_##n:
LBL(5) LBL(a b) LBL(a+b) LBL()
#define OBJ a ## b c##d ## e f ## ## g
OBJ
#define VCPU_GPR(n) (VCPU_GPRS + (n * 4))
#define HOST_NV_GPR(n)  (HOST_R##n)
stw r3, VCPU_GPR(R3)(r4); HOST_NV_GPR(14)
#define ab AB
#define cat ab##cd
C(a,b) cat
#define EVIL(x) x ## x
EVIL(foo bar) EVIL(ab) EVIL(1) EVIL(/)
it C(its,')x C(',foo)
