"""Fixed-point, condition register and storage access instructions (Power ISA Book I, Book II)."""

SUFFIX_RECORD = "cr0"

ROWS = """
addi||D Z s16|
addis||D Z h16|
subi||D Z n16|
subis||D Z N16|
li||D s16|
lis||D h16|
la||D d(Z)|
addic||D S s16|p:xer
addic.||D S s16|p:xer r:xer w:cr0
subic||D S n16|p:xer
subic.||D S n16|p:xer r:xer w:cr0
subfic||D S s16|p:xer
mulli||D S s16|
add subf sub|o.|D S S|
addc subfc subc|o.|D S S|p:xer
adde subfe|o.|D S S|r:xer p:xer
addme addze subfme subfze|o.|D S|r:xer p:xer
neg|o.|D S|
mullw mulld div{w,d}{,e}{,u}|o.|D S S|
mulh{w,d}{,u}|.|D S S|
mod{s,u}{w,d} addg6s||D S S|
addex||D S S u2|r:xer p:xer
maddhd maddhdu maddld||D S S S|
subwus subdus|.|D S S|
subfus|.|D u1 S S|
mulhhw mulhhwu mulchw mulchwu mullhw mullhwu|.|D S S|
{,n}mac{hh,ch,lh}w{,s} mac{hh,ch,lh}w{u,su}|o.|M S S|
dlmzb|.|D S S|p:xer
cmpw cmpd cmplw cmpld||cD? S S|cr0 r:xer
cmpwi cmpdi||cD? S s16|cr0 r:xer
cmplwi cmpldi||cD? S h16|cr0 r:xer
cmp cmpl||cD S S/cD u1 S S|r:xer x
cmpi||cD S s16/cD u1 S s16|r:xer x
cmpli||cD S u16/cD u1 S u16|r:xer x
cmprb||cD u1 S S|
cmpeqb||cD S S|
setb||D cS|
set{,n}bc{,r}||D bS|
andi. andis.||D S u16|w:cr0 r:xer
ori oris xori xoris||D S u16|
and or xor nand nor eqv andc orc|.|D S S|
mr not|.|D S|
extsb extsh extsw cntlzw cntlzd cnttzw cnttzd|.|D S|
popcntb popcntw popcntd prtyw prtyd brh brw brd cdtbcd cbcdtd||D S|
cmpb bpermd pdepd pextd cfuged cntlzdm cnttzdm||D S S|
slw srw sld srd|.|D S S|
sraw srad|.|D S S|p:xer
srawi|.|D S u5|p:xer
sradi|.|D S u6|p:xer
extswsli|.|D S u6|
rlwinm|.|D S u5 u5 u5/D S u5 m|
rlwnm|.|D S S u5 u5/D S S m|
rlwimi|.|M S u5 u5 u5/M S u5 m|
rldicl rldicr rldic|.|D S u6 u6|
rldcl rldcr|.|D S S u6|
rldimi|.|M S u6 u6|
slwi srwi rotlwi rotrwi clrlwi clrrwi|.|D S u5|
rotlw rotld|.|D S S|
extlwi extrwi clrlslwi|.|D S i i|
inslwi insrwi|.|M S i i|
sldi srdi rotldi rotrdi clrldi clrrdi|.|D S u6|
extldi extrdi clrlsldi|.|D S i i|
insrdi|.|M S i i|
isel||D Z S bS|
isel{lt,gt,eq}||D Z S|r:cr0
nop xnop exser||/|
crand cror crxor crnand crnor creqv crandc crorc||bD bS bS|
crmove crnot||bD bS|
crset crclr||bD|
mcrf||cD cS|
mcrxr||cD|r:xer p:xer
mcrxrx||cD|r:xer
mfcr||D/D fxm|r:cr
mfocrf||D fxm|r:cr
mtcrf mtocrf||fxm S|w:cr
mtcr||S|w:cr
mfspr||D spr|
mtspr||spr S|
mfdcr||D dcr|
mtdcr||dcr S|
mfdcr.||D dcr|w:cr0
mtdcr.||dcr S|w:cr0
mfdcrx.||D S|r:dcr w:cr0
mtdcrx.||S S|w:dcr,cr0
mfdcr{x,ux}||D S|r:dcr
mtdcr{x,ux}||S S|w:dcr
mftb||D/D i|r:spr:268
mfsprg||D u5|
mtsprg||u5 S|
mfgqr||D u3|
mtgqr||u3 S|
mfpmr||D i|r:pmr
mtpmr||i S|p:pmr
mfapidi||D S|
darn||D u2|
addpcis subpcis||D i|
lnia||D|
lbz||D d(Z)|L1
lhz||D d(Z)|L2
lha||D d(Z)|L2a
lwz||D d(Z)|L4
ld||D d4(Z)|L8
lwa||D d4(Z)|L4a
lbzu||D d(U)|L1
lhzu||D d(U)|L2
lhau||D d(U)|L2a
lwzu||D d(U)|L4
ldu||D d4(U)|L8
lbzx lbepx lbzcix||D Z S|L1
lhzx lhepx lhzcix||D Z S|L2
lhax||D Z S|L2a
lwzx lwepx lwzcix||D Z S|L4
lwax||D Z S|L4a
ldx ldepx ldcix||D Z S|L8
lbzux||D U S|L1
lhzux||D U S|L2
lhaux||D U S|L2a
lwzux||D U S|L4
lwaux||D U S|L4a
ldux||D U S|L8
lhbrx||D Z S|L2r
lwbrx||D Z S|L4r
ldbrx||D Z S|L8r
lbarx||D Z S/D Z S u1|L1c
lharx||D Z S/D Z S u1|L2c
lwarx||D Z S/D Z S u1|L4c
ldarx||D Z S/D Z S u1|L8c
lqarx||Q Z S/Q Z S u1|L16c
lq||Q d16(Z)|L16
lmw||D d(Z)|L4m
lswi||D Z nb|L0m
lswx||D Z S|L0m r:xer
lwat||M Z i|L4 S4
ldat||M Z i|L8 S8
stb||S d(Z)|S1
sth||S d(Z)|S2
stw||S d(Z)|S4
std||S d4(Z)|S8
stbu||S d(U)|S1
sthu||S d(U)|S2
stwu||S d(U)|S4
stdu||S d4(U)|S8
stbx stbepx stbcix||S Z S|S1
sthx sthepx sthcix||S Z S|S2
stwx stwepx stwcix||S Z S|S4
stdx stdepx stdcix||S Z S|S8
stbux||S U S|S1
sthux||S U S|S2
stwux||S U S|S4
stdux||S U S|S8
sthbrx||S Z S|S2r
stwbrx||S Z S|S4r
stdbrx||S Z S|S8r
stbcx.||S Z S|S1c w:cr0 r:xer
sthcx.||S Z S|S2c w:cr0 r:xer
stwcx.||S Z S|S4c w:cr0 r:xer
stdcx.||S Z S|S8c w:cr0 r:xer
stqcx.||q Z S|S16c w:cr0 r:xer
stq||q d4(Z)|S16
stmw||S d(Z)|S4m
stswi||S Z nb|S0m
stswx||S Z S|S0m r:xer
stwat||S Z i|S4
stdat||S Z i|S8
eciwx||D Z S|L4
lbdx||D S S|L1
lhdx||D S S|L2
lwdx||D S S|L4
lddx||D S S|L8
stbdx||S S S|S1
sthdx||S S S|S2
stwdx||S S S|S4
stddx||S S S|S8
ldawx.||D Z S|L8 w:cr0
icswx icswepx|.|S Z S|w:mem
ecowx||S Z S|S4
tw td||u5 S S|
twi tdi||u5 S s16|
{tw,td}{lgt,llt,eq,lge,lnl,lle,lng,gt,ge,nl,lt,le,ng,ne,u}||S S|
{tw,td}{lgt,llt,eq,lge,lnl,lle,lng,gt,ge,nl,lt,le,ng,ne,u}i||S s16|
trap||/|
dcbst icbi dcbstep dcbfep icbiep dcbfl dcbflp dcbfps dcbstps||Z S|
dcbz dcbz_l dcbzl dcbzep dcbi dcba dcbal||Z S|w:mem
dcbf||Z S/Z S i|
dcbt dcbtst icbt dcbtls dcbtstls dcblc dcblq. icbtls icblc icblq. dcbtlse dcbtstlse dcblce icbtlse icblce||Z S/i Z S|x
dcbtt dcbtstt dcbna||Z S|
dcbtct dcbtds dcbtstct dcbtstds||Z S/Z S i|x
dcbtep dcbtstep||i Z S|x
dccci iccci||/Z S|x
dci ici||/i|
dcread||D Z S|
icread||Z S|
dst dstt dstst dststt||S S u2|
dss||u2|
dssall||/|
copy||Z S|
paste.||Z S/Z S i|w:cr0 x
paddi||D Z i/D Z i u1|8
psubi||D Z i/D Z i u1|8
pli||D i|8
pla||D d34(Z)/D d34(Z) u1|8
plbz||D d34(Z)/D d34(Z) u1|L1 8
plhz||D d34(Z)/D d34(Z) u1|L2 8
plha||D d34(Z)/D d34(Z) u1|L2a 8
plwz||D d34(Z)/D d34(Z) u1|L4 8
plwa||D d34(Z)/D d34(Z) u1|L4a 8
pld||D d34(Z)/D d34(Z) u1|L8 8
plq||Q d34(Z)/Q d34(Z) u1|L16 8
pstb||S d34(Z)/S d34(Z) u1|S1 8
psth||S d34(Z)/S d34(Z) u1|S2 8
pstw||S d34(Z)/S d34(Z) u1|S4 8
pstd||S d34(Z)/S d34(Z) u1|S8 8
pstq||q d34(Z)/q d34(Z) u1|S16 8
pnop||/|8
hashst hashstp hashchk hashchkp||S i(Z)|x
mf{i,d}bat{u,l}||D u3|
mt{i,d}bat{u,l}||u3 S|
brinc||D S S|
abs nabs|o.|D S|
doz|o.|D S S|
dozi||D S s16|
mul|o.|D S S|w:spr:0
div|o.|D S S|r:spr:0 w:spr:0
divs|o.|D S S|w:spr:0
clcs||D S|
lscbx|.|D Z S|L0m r:xer p:xer
maskg|.|D S S|
maskir rrib|.|M S S|
rlmi|.|M S S u5 u5/M S S m|
sle slq sre srq|.|D S S|w:spr:0
sleq sreq|.|D S S|r:spr:0 w:spr:0
sllq srlq|.|D S S|r:spr:0
sliq sriq|.|D S u5|w:spr:0
slliq srliq|.|D S u5|r:spr:0 w:spr:0
sraiq|.|D S u5|p:xer w:spr:0
sraq srea|.|D S S|p:xer w:spr:0
"""
