"""Vector (AltiVec) instructions (Power ISA Book I, chapter 6)."""

SUFFIX_RECORD = "cr6"

ROWS = """
lvx lvxl lvepx lvepxl||vD Z S|L16
lvebx||vD Z S|L1
lvehx||vD Z S|L2
lvewx||vD Z S|L4
lvsl lvsr lvsm||vD Z S|
lv{l,r}x{,l}||vD Z S|L16
stvx stvxl stvepx stvepxl stv{l,r}x{,l}||vS Z S|S16
lvex{b,h,w}x lvswx{,l} lvt{l,r}x{,l}||vD Z S|L16
stvex{b,h,w}x stvswx{,l} stvf{l,r}x{,l}||vS Z S|S16
stvebx||vS Z S|S1
stvehx||vS Z S|S2
stvewx||vS Z S|S4
mfvscr||vD|r:vscr
mtvscr||vS|w:vscr
vmr vnot||vD vS|
mvidsplt mviwsplt||vD S S|
vand vandc vor vorc vxor vnor vnand veqv||vD vS vS|
vadd{u,s}{b,h,w}s vsub{u,s}{b,h,w}s vaddu{b,h,w,d,q}m vsubu{b,h,w,d,q}m vaddc{uw,uq} vsubc{uw,uq}||vD vS vS|
vaddfp vsubfp vmaxfp vminfp||vD vS vS|
vadde{uqm,cuq} vsube{uqm,cuq}||vD vS vS vS|
v{max,min}{u,s}{b,h,w,d} vavg{u,s}{b,h,w} vabsdu{b,h,w}||vD vS vS|
vrl{b,h,w,d,q} vsl{b,h,w,d,q} vsr{b,h,w,d,q} vsra{b,h,w,d,q} vsl vsr vslo vsro vslv vsrv||vD vS vS|
vrl{w,d,q}nm||vD vS vS|
vrl{w,d,q}mi||vM vS vS|
vmul{e,o}{u,s}{b,h,w,d} vmuluwm vmulld vmulh{u,s}{w,d}||vD vS vS|
vdiv{u,s}{w,d,q} vdive{u,s}{w,d,q} vmod{u,s}{w,d,q}||vD vS vS|
vmrg{h,l}{b,h,w} vmrg{e,o}w||vD vS vS|
vpku{h,w,d}um vpk{u,s}{h,w}us vpk{u,s}dus vpks{h,w,d}ss vpkpx||vD vS vS|
vupk{h,l}s{b,h,w} vupk{h,l}px||vD vS|
vpmsum{b,h,w,d} vsum4ubs vsum4{s}bs vsum4shs vsum2sws vsumsws||vD vS vS|
vcmpequ{b,h,w,d,q} vcmpgt{u,s}{b,h,w,d,q} vcmpne{b,h,w} vcmpnez{b,h,w} vcmp{eq,ge,gt,b}fp|.|vD vS vS|
vcmp{u,s}q||cD vS vS|
vcipher{,last} vncipher{,last} vbpermq vbpermd vcfuged vpextd vpdepd vclzdm vctzdm||vD vS vS|
vsbox||vD vS|
vshasigma{w,d}||vD vS u1 u4|
vmhaddshs vmhraddshs vmladduhm vmsum{u,m}bm vmsum{uhm,uhs,shm,shs,udm,cud} vsel vperm vpermr vpermxor||vD vS vS vS|
vmaddfp vnmsubfp||vD vS vS vS|
vsldoi||vD vS vS u4|
vs{l,r}dbi||vD vS vS u3|
vrefp vrsqrtefp vexptefp vlogefp vrfi{n,z,p,m}||vD vS|
vcf{u,s}x vct{u,s}xs vcuxwfp vcsxwfp vcfpuxws vcfpsxws||vD vS u5|
vspltb||vD vS u4|
vsplth||vD vS u3|
vspltw||vD vS u2|
vspltis{b,h,w}||vD s5|
vclz{b,h,w,d} vctz{b,h,w,d} vpopcnt{b,h,w,d} vgbbd vneg{w,d} vprtyb{w,d,q}||vD vS|
vexts{b,h}2{w,d} vextsw2d vextsd2q vexpand{b,h,w,d,q}m||vD vS|
vextract{b,h,w,d,q}m vclzlsbb vctzlsbb||D vS|
vextractub vextractuh vextractuw vextractd||vD vS u4|
vinsert{b,h,w,d}||vM vS u4|
vextu{b,h,w}{l,r}x||D S vS|
vextd{ubv,uhv,uwv,dv}{l,r}x||vD vS vS S|
vins{b,h,w,d}{l,r}x||vM S S|
vins{b,h,w}v{l,r}x||vM S vS|
vins{w,d}||vM S u4|
vstri{b,h}{l,r}|.|vD vS|
vclr{l,r}b||vD vS S|
vgnb||D vS u3|
vcntmb{b,h,w,d}||D vS u1|
mtvsr{b,h,w,d,q}m||vD S|
mtvsrbmi||vD i|
vmul10{uq,cuq}||vD vS|
vmul10e{uq,cuq}||vD vS vS|
bcdadd. bcdsub.||vD vS vS u1|w:cr6
bcd{cfn,cfz,ctz,cfsq,setsgn}.||vD vS u1|w:cr6
bcdctn. bcdctsq.||vD vS|w:cr6
bcdcpsgn. bcdus. bcdutrunc.||vD vS vS|w:cr6
bcds. bcdsr. bcdtrunc.||vD vS vS u1|w:cr6
xs{add,sub,mul,div}qp{,o}||vD vS vS|r:fpscr p:fpscr
xs{,n}m{add,sub}qp{,o}||vM vS vS|r:fpscr p:fpscr
xscpsgnqp xsmaxcqp xsmincqp xsiexpqp xscmp{eq,ge,gt}qp||vD vS vS|
xsabsqp xsnabsqp xsnegqp xsxexpqp xsxsigqp||vD vS|
xssqrtqp{,o} xscvqpdp{,o} xscvqp{u,s}{w,d,q}z xscv{u,s}{d,q}qp xscvdpqp||vD vS|r:fpscr p:fpscr
xscmp{o,u}qp xscmpexpqp||cD vS vS|
xststdcqp||cD vS i|
xsrqpi{,x} xsrqpxp||u1 vD vS u2|r:fpscr p:fpscr
"""
