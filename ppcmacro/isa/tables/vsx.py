"""Vector-scalar (VSX) and matrix (MMA) instructions (Power ISA Book I, chapter 7)."""

SUFFIX_RECORD = "cr6"

ROWS = """
lxv||xD d16(Z)|L16
stxv||xS d16(Z)|S16
lxsd||vD d4(Z)|L8
lxssp||vD d4(Z)|L4
stxsd||vS d4(Z)|S8
stxssp||vS d4(Z)|S4
lxvp||xQ d16(Z)|L32
stxvp||xq d16(Z)|S32
lxvpx lxvprl lxvprll||xQ Z S|L32
stxvpx stxvprl stxvprll||xq Z S|S32
lxvx lxvd2x lxvw4x lxvh8x lxvb16x lxvl lxvll lxvrl lxvrll||xD Z S|L16
lxvrbx lxsibzx||xD Z S|L1
lxvrhx lxsihzx||xD Z S|L2
lxvrwx lxvwsx lxsiwzx lxsiwax lxsspx||xD Z S|L4
lxvrdx lxvdsx lxsdx||xD Z S|L8
stxvx stxvd2x stxvw4x stxvh8x stxvb16x stxvl stxvll stxvrl stxvrll||xS Z S|S16
stxvrbx stxsibx||xS Z S|S1
stxvrhx stxsihx||xS Z S|S2
stxvrwx stxsiwx stxsspx||xS Z S|S4
stxvrdx stxsdx||xS Z S|S8
mfvsrd mfvsrwz mfvsrld||D xS|
mffprd mffprwz||D fS|
mfvrd mfvrwz||D vS|
mtvsrd mtvsrwa mtvsrwz mtvsrws||xD S|
mtfprd mtfprwa mtfprwz||fD S|
mtvrd mtvrwa mtvrwz||vD S|
mtvsrdd||xD Z S|
xs{add,sub,mul,div}{sp,dp} xv{add,sub,mul,div}{sp,dp}||xD xS xS|r:fpscr p:fpscr
x{s,v}{,n}m{add,sub}{a,m}{sp,dp}||xM xS xS|r:fpscr p:fpscr
xscmp{eq,ge,gt}dp xs{max,min}{c,j,}dp xv{max,min}{sp,dp} xscpsgndp xvcpsgn{sp,dp} xviexp{sp,dp}||xD xS xS|p:fpscr
xvcmp{eq,gt,ge}{sp,dp}|.|xD xS xS|p:fpscr
xscmp{u,o}dp||cD xS xS|p:fpscr
xscmpexpdp||cD xS xS|
xstdivdp xvtdiv{sp,dp}||cD xS xS|
xstsqrtdp xvtsqrt{sp,dp} xvtlsbb||cD xS|
x{s,v}{re,sqrt,rsqrte}{sp,dp} xsrsp||xD xS|r:fpscr p:fpscr
x{s,v}rdpi{,z,p,m,c} xvrspi{,z,p,m,c}||xD xS|r:fpscr p:fpscr
xscvdp{sp,spn,hp,{u,s}x{d,w}s} xscvspdp{,n} xscvhpdp xscv{u,s}xd{s,d}p||xD xS|r:fpscr p:fpscr
xvcvdp{sp,{u,s}x{d,w}s} xvcvsp{dp,hp,bf16,{u,s}x{d,w}s} xvcvhpsp xvcvbf16spn||xD xS|r:fpscr p:fpscr
xvcv{u,s}x{d,w}{s,d}p||xD xS|r:fpscr p:fpscr
x{s,v}{abs,nabs,neg}dp xv{abs,nabs,neg}sp xv{xexp,xsig}{sp,dp} xxbr{h,w,d,q}||xD xS|
xsxexpdp xsxsigdp||D xS|
xsiexpdp||xD S S|
xststdc{s,d}p||cD xS i|
xvtstdc{s,d}p||xD xS i|
xxl{and,andc,or,xor,nor,orc,nand,eqv} xxmrg{h,l}{w,d}||xD xS xS|
xxperm xxpermr||xM xS xS|
xxsel||xD xS xS xS|
xxmr xxlnot xxswapd xvmov{s,d}p||xD xS|
xxpermdi xxsldwi||xD xS xS u2|
xxspltd||xD xS i|
xxspltw||xD xS u2|
xxspltib||xD i|
lxvkq||xD u5|
xxextractuw||xD xS u4|
xxinsertw||xM xS u4|
xxgenpcv{b,h,w,d}m||xD vS u5|
xxsplti{w,dp}||xD i|8
xxsplti32dx||xM u1 i|8
xxblendv{b,h,w,d}||xD xS xS xS|8
xxpermx||xD xS xS xS u3|8
xxeval||xD xS xS xS i|8
plxv||xD d34(Z)/xD d34(Z) u1|L16 8
pstxv||xS d34(Z)/xS d34(Z) u1|S16 8
plxvp||xQ d34(Z)/xQ d34(Z) u1|L32 8
pstxvp||xq d34(Z)/xq d34(Z) u1|S32 8
plxsd||vD d34(Z)/vD d34(Z) u1|L8 8
plxssp||vD d34(Z)/vD d34(Z) u1|L4 8
pstxsd||vS d34(Z)/vS d34(Z) u1|S8 8
pstxssp||vS d34(Z)/vS d34(Z) u1|S4 8
xxmfacc xxmtacc||aM|
xxsetaccz||aD|
xvi4ger8 xvi8ger4 xvi16ger2{,s} xvf32ger xv{f,bf}16ger2||aD xS xS|
xvi4ger8pp xvi8ger4{pp,spp} xvi16ger2{pp,spp} xvf32ger{pp,pn,np,nn} xv{f,bf}16ger2{pp,pn,np,nn}||aM xS xS|
xvf64ger||aD xq xS|
xvf64ger{pp,pn,np,nn}||aM xq xS|
pmxvi4ger8 pmxvi8ger4 pmxvi16ger2{,s} pmxv{f,bf}16ger2||aD xS xS i i i|8
pmxvi4ger8pp pmxvi8ger4{pp,spp} pmxvi16ger2{pp,spp} pmxv{f,bf}16ger2{pp,pn,np,nn}||aM xS xS i i i|8
pmxvf32ger||aD xS xS i i|8
pmxvf32ger{pp,pn,np,nn}||aM xS xS i i|8
pmxvf64ger||aD xq xS i i|8
pmxvf64ger{pp,pn,np,nn}||aM xq xS i i|8
"""
