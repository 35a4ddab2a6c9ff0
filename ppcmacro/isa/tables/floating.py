"""Floating-point and decimal floating-point instructions (Power ISA Book I, chapters 4 and 5)."""

SUFFIX_RECORD = "cr1"

ROWS = """
fadd{,s} fsub{,s} fdiv{,s}|.|fD fS fS|r:fpscr p:fpscr
fmul{,s}|.|fD fS fS|r:fpscr p:fpscr
f{,n}m{add,sub}{,s}|.|fD fS fS fS|r:fpscr p:fpscr
fsel|.|fD fS fS fS|
fmr fneg fabs fnabs|.|fD fS|
fcpsgn|.|fD fS fS|
fsqrt{,s} frsp frin friz frip frim|.|fD fS|r:fpscr p:fpscr
fre{,s} frsqrte{,s}|.|fD fS/fD fS i|r:fpscr p:fpscr x
fctiw{,u}{,z} fctid{,u}{,z} fcfid{,u}{,s}|.|fD fS|r:fpscr p:fpscr
fcir fcirz|.|fD fS|r:fpscr p:fpscr
fmrgew fmrgow||fD fS fS|
fcmpu fcmpo||cD fS fS|p:fpscr
ftdiv||cD fS fS|
ftsqrt||cD fS|
mffs|.|fD|r:fpscr
mffsce mffsl||fD|r:fpscr
mffscdrn mffscrn||fD fS|r:fpscr p:fpscr
mffscdrni mffscrni||fD i|r:fpscr p:fpscr
mtfsf|.|i fS/i fS i i|p:fpscr x
mtfsfi|.|u3 i/u3 i i|p:fpscr x
mtfsb0 mtfsb1|.|u5|p:fpscr x
mcrfs||cD i|r:fpscr p:fpscr x
lfs||fD d(Z)|L4
lfd||fD d(Z)|L8
lfsu||fD d(U)|L4
lfdu||fD d(U)|L8
lfsx lfiwax lfiwzx||fD Z S|L4
lfdx lfdepx||fD Z S|L8
lfddx||fD S S|L8
mffgpr||fD S|
mftgpr||D fS|
lfsux||fD U S|L4
lfdux||fD U S|L8
lfdp||fQ d4(Z)|L16
lfdpx||fQ Z S|L16
stfs||fS d(Z)|S4
stfd||fS d(Z)|S8
stfsu||fS d(U)|S4
stfdu||fS d(U)|S8
stfsx stfiwx||fS Z S|S4
stfdx stfdepx||fS Z S|S8
stfddx||fS S S|S8
stfsux||fS U S|S4
stfdux||fS U S|S8
stfdp||fq d4(Z)|S16
stfdpx||fq Z S|S16
plfs||fD d34(Z)/fD d34(Z) u1|L4 8
plfd||fD d34(Z)/fD d34(Z) u1|L8 8
pstfs||fS d34(Z)/fS d34(Z) u1|S4 8
pstfd||fS d34(Z)/fS d34(Z) u1|S8 8
ps_{res,rsqrte,neg,mr,nabs,abs}|.|fD fS|
ps_{div,sub,add,mul,muls0,muls1,merge00,merge01,merge10,merge11}|.|fD fS fS|
ps_{sum0,sum1,madds0,madds1,sel,msub,madd,nmsub,nmadd}|.|fD fS fS fS|
ps_cmp{u,o}{0,1}||cD fS fS|
psq_l||fD d(Z) u1 u3|L8 x
psq_lu||fD d(U) u1 u3|L8 x
psq_st||fS d(Z) u1 u3|S8 x
psq_stu||fS d(U) u1 u3|S8 x
psq_lx||fD Z S u1 u3|L8 x
psq_lux||fD U S u1 u3|L8 x
psq_stx||fS Z S u1 u3|S8 x
psq_stux||fS U S u1 u3|S8 x
dadd dsub dmul ddiv diex|.|fD fS fS|r:fpscr p:fpscr
daddq dsubq dmulq ddivq|.|fQ fq fq|r:fpscr p:fpscr
dctqpq|.|fQ fS|r:fpscr p:fpscr
drdpq|.|fQ fq|r:fpscr p:fpscr
dcffixq|.|fQ fS|r:fpscr p:fpscr
dctfixq dxexq|.|fD fq|r:fpscr p:fpscr
diexq|.|fQ fS fq|r:fpscr p:fpscr
dcmpoq dcmpuq dtstexq||cD fq fq|p:fpscr
dtstsfq||cD fS fq|p:fpscr
dtstsfi||cD u6 fS|p:fpscr
dtstsfiq||cD u6 fq|p:fpscr
dtstdcq dtstdgq||cD fq u6|p:fpscr
dquaiq|.|i fQ fq u2|r:fpscr p:fpscr
dquaq|.|fQ fq fq u2|r:fpscr p:fpscr
drrndq|.|fQ fS fq u2|r:fpscr p:fpscr
drintxq drintnq|.|i fQ fq u2|r:fpscr p:fpscr
ddedpdq denbcdq|.|i fQ fq|r:fpscr p:fpscr
dscliq dscriq|.|fQ fq u6|
dctdp drsp dcffix dctfix dxex|.|fD fS|r:fpscr p:fpscr
dcmpo dcmpu dtstex dtstsf||cD fS fS|p:fpscr
dtstdc dtstdg||cD fS u6|p:fpscr
dquai|.|i fD fS u2|r:fpscr p:fpscr
dqua drrnd|.|fD fS fS u2|r:fpscr p:fpscr
drintx drintn|.|i fD fS u2|r:fpscr p:fpscr
ddedpd|.|i fD fS|r:fpscr p:fpscr
denbcd|.|i fD fS|r:fpscr p:fpscr
dscli dscri|.|fD fS u6|
"""
