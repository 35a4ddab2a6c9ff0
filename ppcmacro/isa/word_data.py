"""Machine words as GNU as makes them: `opcode families mnemonic fields`.  Made by tools/word_data.py.

The rows stand under the first six bits of the word.  The opcode has the value of all bits that are in no field;
`families` has a bit for each of `spr.FAMILIES`.  A field is `[-]part{+part}` with the parts of the operand from its
low end: `16.5` five bits of which the lowest is worth 1 << 16, `16=21.5` the same twice, `_2` two bits of 0; with `-`
the number is signed.  `d(b)` is a displacement and its base, `@` a distance.  A letter stands for a field that is
frequent (`words.LETTERS`).
"""

WORDS = {
    0: """200 22 attn""",
    2: """8000000 22 tdi T A S
8200000 22 tdlgti A S
8400000 22 tdllti A S
8800000 22 tdeqi A S
8a00000 22 tdlgei A S
8a00000 22 tdlnli A S
8c00000 22 tdllei A S
8c00000 22 tdlngi A S
9000000 22 tdgti A S
9800000 22 tdgei A S
9800000 22 tdnli A S
a000000 22 tdlti A S
a800000 22 tdlei A S
a800000 22 tdngi A S
b000000 22 tdnei A S
be00000 22 tdui A S""",
    3: """c000000 3f twi T A S
c200000 3f twlgti A S
c400000 3f twllti A S
c800000 3f tweqi A S
ca00000 3f twlgei A S
ca00000 3f twlnli A S
cc00000 3f twllei A S
cc00000 3f twlngi A S
d000000 3f twgti A S
d800000 3f twgei A S
d800000 3f twnli A S
e000000 3f twlti A S
e800000 3f twlei A S
e800000 3f twngi A S
f000000 3f twnei A S
fe00000 3f twui A S""",
    4: """10000000 10 ps_cmpu0 F A B
10000000 32 vaddubm T A B
10000001 20 vmul10cuq T A
10000002 32 vmaxub T A B
10000004 32 vrlb T A B
10000005 20 vrlq T A B
10000006 32 vcmpequb T A B
10000007 20 vcmpneb T A B
10000008 32 vmuloub T A B
1000000a 32 vaddfp T A B
1000000b 20 vdivuq T A B
1000000c 10 psq_lx T A B 10.1 7.3
1000000c 32 vmrghb T A B
1000000d 20 vstribl T B
1000000e 10 psq_stx T A B 10.1 7.3
1000000e 32 vpkuhum T A B
1000000f 20 vinsbvlx T A B
10000010 5 mulhhwu T A B
10000011 5 mulhhwu. T A B
10000014 10 ps_sum0 T A C B
10000014 20 mtvsrbmi T 0.1+16.5+6.10
10000015 10 ps_sum0. T A C B
10000016 10 ps_sum1 T A C B
10000016 20 vsldbi T A B 6.3
10000017 10 ps_sum1. T A C B
10000017 20 vmsumcud T A B C
10000018 10 ps_muls0 T A C
10000018 20 vextdubvlx T A B C
10000018 5 machhwu T A B
10000019 10 ps_muls0. T A C
10000019 20 vextdubvrx T A B C
10000019 5 machhwu. T A B
1000001a 10 ps_muls1 T A C
1000001a 20 vextduhvlx T A B C
1000001b 10 ps_muls1. T A C
1000001b 20 vextduhvrx T A B C
1000001c 10 ps_madds0 T A C B
1000001c 20 vextduwvlx T A B C
1000001d 10 ps_madds0. T A C B
1000001d 20 vextduwvrx T A B C
1000001e 10 ps_madds1 T A C B
1000001e 20 vextddvlx T A B C
1000001f 10 ps_madds1. T A C B
1000001f 20 vextddvrx T A B C
10000020 32 vmhaddshs T A B C
10000021 32 vmhraddshs T A B C
10000022 32 vmladduhm T A B C
10000023 20 vmsumudm T A B C
10000024 10 ps_div T A B
10000024 32 vmsumubm T A B C
10000025 10 ps_div. T A B
10000025 32 vmsummbm T A B C
10000026 32 vmsumuhm T A B C
10000027 32 vmsumuhs T A B C
10000028 10 ps_sub T A B
10000028 32 vmsumshm T A B C
10000029 10 ps_sub. T A B
10000029 32 vmsumshs T A B C
1000002a 10 ps_add T A B
1000002a 32 vsel T A B C
1000002b 10 ps_add. T A B
1000002b 32 vperm T A B C
1000002c 32 vsldoi T A B 6.4
1000002d 22 vpermxor T A B C
1000002e 10 ps_sel T A C B
1000002e 32 vmaddfp T A C B
1000002f 10 ps_sel. T A C B
1000002f 32 vnmsubfp T A C B
10000030 10 ps_res T B
10000030 20 maddhd T A B C
10000031 10 ps_res. T B
10000031 20 maddhdu T A B C
10000032 10 ps_mul T A C
10000033 10 ps_mul. T A C
10000033 20 maddld T A B C
10000034 10 ps_rsqrte T B
10000035 10 ps_rsqrte. T B
10000038 10 ps_msub T A C B
10000039 10 ps_msub. T A C B
1000003a 10 ps_madd T A C B
1000003b 10 ps_madd. T A C B
1000003b 20 vpermr T A B C
1000003c 10 ps_nmsub T A C B
1000003c 22 vaddeuqm T A B C
1000003d 10 ps_nmsub. T A C B
1000003d 22 vaddecuq T A B C
1000003e 10 ps_nmadd T A C B
1000003e 22 vsubeuqm T A B C
1000003f 10 ps_nmadd. T A C B
1000003f 22 vsubecuq T A B C
10000040 10 ps_cmpo0 F A B
10000040 32 vadduhm T A B
10000041 20 vmul10ecuq T A B
10000042 32 vmaxuh T A B
10000044 32 vrlh T A B
10000045 20 vrlqmi T A B
10000046 32 vcmpequh T A B
10000047 20 vcmpneh T A B
10000048 32 vmulouh T A B
1000004a 32 vsubfp T A B
1000004c 10 psq_lux T A B 10.1 7.3
1000004c 32 vmrghh T A B
1000004e 10 psq_stux T A B 10.1 7.3
1000004e 32 vpkuwum T A B
1000004f 20 vinshvlx T A B
10000050 10 ps_neg T B
10000050 5 mulhhw T A B
10000051 10 ps_neg. T B
10000051 5 mulhhw. T A B
10000058 5 machhw T A B
10000059 5 machhw. T A B
1000005c 5 nmachhw T A B
1000005d 5 nmachhw. T A B
10000080 10 ps_cmpu1 F A B
10000080 32 vadduwm T A B
10000082 32 vmaxuw T A B
10000084 32 vrlw T A B
10000085 20 vrlwmi T A B
10000086 32 vcmpequw T A B
10000087 20 vcmpnew T A B
10000088 22 vmulouw T A B
10000089 22 vmuluwm T A B
1000008b 20 vdivuw T A B
1000008c 32 vmrghw T A B
1000008e 32 vpkuhus T A B
1000008f 20 vinswvlx T A B
10000090 10 ps_mr T B
10000091 10 ps_mr. T B
10000098 5 machhwsu T A B
10000099 5 machhwsu. T A B
100000c0 10 ps_cmpo1 F A B
100000c0 22 vaddudm T A B
100000c2 22 vmaxud T A B
100000c4 22 vrld T A B
100000c5 20 vrldmi T A B
100000c6 32 vcmpeqfp T A B
100000c7 22 vcmpequd T A B
100000c8 20 vmuloud T A B
100000cb 20 vdivud T A B
100000ce 32 vpkuwus T A B
100000cf 20 vinsw T B 16.4
100000d8 5 machhws T A B
100000d9 5 machhws. T A B
100000dc 5 nmachhws T A B
100000dd 5 nmachhws. T A B
10000100 22 vadduqm T A B
10000101 20 vcmpuq F A B
10000102 32 vmaxsb T A B
10000104 32 vslb T A B
10000105 20 vslq T A B
10000107 20 vcmpnezb T A B
10000108 32 vmulosb T A B
1000010a 32 vrefp T B
1000010b 20 vdivsq T A B
1000010c 32 vmrglb T A B
1000010e 32 vpkshus T A B
1000010f 20 vinsbvrx T A B
10000110 10 ps_nabs T B
10000110 5 mulchwu T A B
10000111 10 ps_nabs. T B
10000111 5 mulchwu. T A B
10000118 5 macchwu T A B
10000119 5 macchwu. T A B
10000140 22 vaddcuq T A B
10000141 20 vcmpsq F A B
10000142 32 vmaxsh T A B
10000144 32 vslh T A B
10000145 20 vrlqnm T A B
10000147 20 vcmpnezh T A B
10000148 32 vmulosh T A B
1000014a 32 vrsqrtefp T B
1000014c 32 vmrglh T A B
1000014e 32 vpkswus T A B
1000014f 20 vinshvrx T A B
10000150 5 mulchw T A B
10000151 5 mulchw. T A B
10000158 5 macchw T A B
10000159 5 macchw. T A B
1000015c 5 nmacchw T A B
1000015d 5 nmacchw. T A B
10000180 32 vaddcuw T A B
10000182 32 vmaxsw T A B
10000184 32 vslw T A B
10000185 20 vrlwnm T A B
10000187 20 vcmpnezw T A B
10000188 22 vmulosw T A B
1000018a 32 vexptefp T B
1000018b 20 vdivsw T A B
1000018c 32 vmrglw T A B
1000018d 20 vclrlb T A B
1000018e 32 vpkshss T A B
1000018f 20 vinswvrx T A B
10000198 5 macchwsu T A B
10000199 5 macchwsu. T A B
100001c2 22 vmaxsd T A B
100001c4 32 vsl T A B
100001c5 20 vrldnm T A B
100001c6 32 vcmpgefp T A B
100001c7 20 vcmpequq T A B
100001c8 20 vmulosd T A B
100001c9 20 vmulld T A B
100001ca 32 vlogefp T B
100001cb 20 vdivsd T A B
100001cd 20 vclrrb T A B
100001ce 32 vpkswss T A B
100001cf 20 vinsd T B 16.4
100001d8 5 macchws T A B
100001d9 5 macchws. T A B
100001dc 5 nmacchws T A B
100001dd 5 nmacchws. T A B
10000200 1 evaddw T A B
10000200 32 vaddubs T A B
10000201 20 vmul10uq T A
10000202 1 evaddiw T B A
10000202 32 vminub T A B
10000204 1 evsubfw T A B
10000204 1 evsubw T B A
10000204 32 vsrb T A B
10000205 20 vsrq T A B
10000206 1 evsubifw T A B
10000206 1 evsubiw T B A
10000206 32 vcmpgtub T A B
10000208 1 evabs T A
10000208 32 vmuleub T A B
10000209 1 evneg T A
1000020a 1 evextsb T A
1000020a 32 vrfin T B
1000020b 1 evextsh T A
1000020b 20 vdiveuq T A B
1000020c 1 evrndw T A
1000020c 32 vspltb T B 16.4
1000020d 1 evcntlzw T A
1000020d 20 vextractub T B 16.4
1000020e 1 evcntlsw T A
1000020e 32 vupkhsb T B
1000020f 1 brinc T A B
1000020f 20 vinsblx T A B
10000210 10 ps_abs T B
10000211 1 evand T A B
10000211 10 ps_abs. T B
10000212 1 evandc T A B
10000216 1 evxor T A B
10000216 20 vsrdbi T A B 6.3
10000217 1 evmr T 11=16.5
10000217 1 evor T A B
10000218 1 evnor T A B
10000218 1 evnot T 11=16.5
10000219 1 eveqv T A B
1000021b 1 evorc T A B
1000021e 1 evnand T A B
10000220 1 evsrwu T A B
10000221 1 evsrws T A B
10000222 1 evsrwiu T A B
10000223 1 evsrwis T A B
10000224 1 evslw T A B
10000226 1 evslwi T A B
10000228 1 evrlw T A B
10000229 1 evsplati T -16.5
1000022a 1 evrlwi T A B
1000022b 1 evsplatfi T -16.5
1000022c 1 evmergehi T A B
1000022d 1 evmergelo T A B
1000022e 1 evmergehilo T A B
1000022f 1 evmergelohi T A B
10000230 1 evcmpgtu F A B
10000231 1 evcmpgts F A B
10000232 1 evcmpltu F A B
10000233 1 evcmplts F A B
10000234 1 evcmpeq F A B
10000240 32 vadduhs T A B
10000241 20 vmul10euq T A B
10000242 32 vminuh T A B
10000244 32 vsrh T A B
10000246 32 vcmpgtuh T A B
10000248 32 vmuleuh T A B
1000024a 32 vrfiz T B
1000024c 32 vsplth T B 16.3
1000024d 20 vextractuh T B 16.4
1000024e 32 vupkhsh T B
1000024f 20 vinshlx T A B
10000278 1 evsel T A B 0.3
10000280 1 evfsadd T A B
10000280 32 vadduws T A B
10000281 1 evfssub T A B
10000282 1 evfsmadd T A B
10000282 32 vminuw T A B
10000283 1 evfsmsub T A B
10000284 1 evfsabs T A
10000284 32 vsrw T A B
10000285 1 evfsnabs T A
10000286 1 evfsneg T A
10000286 32 vcmpgtuw T A B
10000287 1 evfssqrt T A
10000287 20 vcmpgtuq T A B
10000288 1 evfsmul T A B
10000288 22 vmuleuw T A B
10000289 1 evfsdiv T A B
10000289 20 vmulhuw T A B
1000028a 1 evfsnmadd T A B
1000028a 32 vrfip T B
1000028b 1 evfsnmsub T A B
1000028b 20 vdiveuw T A B
1000028c 1 evfscmpgt F A B
1000028c 32 vspltw T B 16.2
1000028d 1 evfscmplt F A B
1000028d 20 vextractuw T B 16.4
1000028e 1 evfscmpeq F A B
1000028e 32 vupklsb T B
1000028f 20 vinswlx T A B
10000290 1 evfscfui T B
10000291 1 evfscfsi T B
10000292 1 evfscfuf T B
10000293 1 evfscfsf T B
10000294 1 evfsctui T B
10000295 1 evfsctsi T B
10000296 1 evfsctuf T B
10000297 1 evfsctsf T B
10000298 1 evfsctuiz T B
1000029a 1 evfsctsiz T B
1000029c 1 evfststgt F A B
1000029d 1 evfststlt F A B
1000029e 1 evfststeq F A B
100002a0 1 evfsmax T A B
100002a1 1 evfsmin T A B
100002a2 1 evfsaddsub T A B
100002a3 1 evfssubadd T A B
100002a4 1 evfssum T A B
100002a5 1 evfsdiff T A B
100002a6 1 evfssumdiff T A B
100002a7 1 evfsdiffsum T A B
100002a8 1 evfsaddx T A B
100002a9 1 evfssubx T A B
100002aa 1 evfsaddsubx T A B
100002ab 1 evfssubaddx T A B
100002ac 1 evfsmulx T A B
100002ae 1 evfsmule T A B
100002af 1 evfsmulo T A B
100002b0 1 efsmax T A B
100002b1 1 efsmin T A B
100002b8 1 efdmax T A B
100002b9 1 efdmin T A B
100002c0 1 efsadd T A B
100002c0 1 evsadd T A B
100002c1 1 efssub T A B
100002c1 1 evssub T A B
100002c2 1 efsmadd T A B
100002c2 22 vminud T A B
100002c3 1 efsmsub T A B
100002c4 1 efsabs T A
100002c4 1 evsabs T A
100002c4 32 vsr T A B
100002c5 1 efsnabs T A
100002c5 1 evsnabs T A
100002c6 1 efsneg T A
100002c6 1 evsneg T A
100002c6 32 vcmpgtfp T A B
100002c7 1 efssqrt T A
100002c7 22 vcmpgtud T A B
100002c8 1 efsmul T A B
100002c8 1 evsmul T A B
100002c8 20 vmuleud T A B
100002c9 1 efsdiv T A B
100002c9 1 evsdiv T A B
100002c9 20 vmulhud T A B
100002ca 1 efsnmadd T A B
100002ca 32 vrfim T B
100002cb 1 efsnmsub T A B
100002cb 20 vdiveud T A B
100002cc 1 efscmpgt F A B
100002cc 1 evscmpgt F A B
100002cd 1 efscmplt F A B
100002cd 1 evsgmplt F A B
100002cd 20 vextractd T B 16.4
100002ce 1 efscmpeq F A B
100002ce 1 evsgmpeq F A B
100002ce 32 vupklsh T B
100002cf 1 efscfd T B
100002cf 20 vinsdlx T A B
100002d0 1 efscfui T B
100002d0 1 evscfui T B
100002d1 1 efscfsi T B
100002d1 1 evscfsi T B
100002d2 1 efscfuf T B
100002d2 1 evscfuf T B
100002d3 1 efscfsf T B
100002d3 1 evscfsf T B
100002d4 1 efsctui T B
100002d4 1 evsctui T B
100002d5 1 efsctsi T B
100002d5 1 evsctsi T B
100002d6 1 efsctuf T B
100002d6 1 evsctuf T B
100002d7 1 efsctsf T B
100002d7 1 evsctsf T B
100002d8 1 efsctuiz T B
100002d8 1 evsctuiz T B
100002da 1 efsctsiz T B
100002da 1 evsctsiz T B
100002dc 1 efststgt F A B
100002dc 1 evststgt F A B
100002dd 1 efststlt F A B
100002dd 1 evststlt F A B
100002de 1 efststeq F A B
100002de 1 evststeq F A B
100002e0 1 efdadd T A B
100002e1 1 efdsub T A B
100002e2 1 efdmadd T A B
100002e2 3 efdcfuid T B
100002e3 1 efdmsub T A B
100002e3 3 efdcfsid T B
100002e4 1 efdabs T A
100002e5 1 efdnabs T A
100002e6 1 efdneg T A
100002e7 1 efdsqrt T A
100002e8 1 efdmul T A B
100002e9 1 efddiv T A B
100002ea 1 efdnmadd T A B
100002ea 3 efdctuidz T B
100002eb 1 efdnmsub T A B
100002eb 3 efdctsidz T B
100002ec 1 efdcmpgt F A B
100002ed 1 efdcmplt F A B
100002ee 1 efdcmpeq F A B
100002ef 1 efdcfs T B
100002f0 1 efdcfui T B
100002f1 1 efdcfsi T B
100002f2 1 efdcfuf T B
100002f3 1 efdcfsf T B
100002f4 1 efdctui T B
100002f5 1 efdctsi T B
100002f6 1 efdctuf T B
100002f7 1 efdctsf T B
100002f8 1 efdctuiz T B
100002fa 1 efdctsiz T B
100002fc 1 efdtstgt F A B
100002fd 1 efdtstlt F A B
100002fe 1 efdtsteq F A B
10000300 1 evlddx T A B
10000300 32 vaddsbs T A B
10000301 1 evldd T _3+11.5(A)
10000302 1 evldwx T A B
10000302 32 vminsb T A B
10000303 1 evldw T _3+11.5(A)
10000304 1 evldhx T A B
10000304 32 vsrab T A B
10000305 1 evldh T _3+11.5(A)
10000305 20 vsraq T A B
10000306 32 vcmpgtsb T A B
10000308 1 evlhhesplatx T A B
10000308 32 vmulesb T A B
10000309 1 evlhhesplat T _1+11.5(A)
1000030a 32 vcfux T B A
1000030a 32 vcuxwfp T B A
1000030b 20 vdivesq T A B
1000030c 1 evlhhousplatx T A B
1000030c 32 vspltisb T -16.5
1000030d 1 evlhhousplat T _1+11.5(A)
1000030d 20 vinsertb T B 16.4
1000030e 1 evlhhossplatx T A B
1000030e 32 vpkpx T A B
1000030f 1 evlhhossplat T _1+11.5(A)
1000030f 20 vinsbrx T A B
10000310 1 evlwhex T A B
10000310 5 mullhwu T A B
10000311 1 evlwhe T _2+11.5(A)
10000311 5 mullhwu. T A B
10000314 1 evlwhoux T A B
10000315 1 evlwhou T _2+11.5(A)
10000316 1 evlwhosx T A B
10000317 1 evlwhos T _2+11.5(A)
10000318 1 evlwwsplatx T A B
10000318 5 maclhwu T A B
10000319 1 evlwwsplat T _2+11.5(A)
10000319 5 maclhwu. T A B
1000031c 1 evlwhsplatx T A B
1000031d 1 evlwhsplat T _2+11.5(A)
10000320 1 evstddx T A B
10000321 1 evstdd T _3+11.5(A)
10000322 1 evstdwx T A B
10000323 1 evstdw T _3+11.5(A)
10000324 1 evstdhx T A B
10000325 1 evstdh T _3+11.5(A)
10000330 1 evstwhex T A B
10000331 1 evstwhe T _2+11.5(A)
10000334 1 evstwhox T A B
10000335 1 evstwho T _2+11.5(A)
10000338 1 evstwwex T A B
10000339 1 evstwwe T _2+11.5(A)
1000033c 1 evstwwox T A B
1000033d 1 evstwwo T _2+11.5(A)
10000340 32 vaddshs T A B
10000341 20 bcdcpsgn. T A B
10000342 32 vminsh T A B
10000344 32 vsrah T A B
10000346 32 vcmpgtsh T A B
10000348 32 vmulesh T A B
1000034a 32 vcfsx T B A
1000034a 32 vcsxwfp T B A
1000034c 32 vspltish T -16.5
1000034d 20 vinserth T B 16.4
1000034e 32 vupkhpx T B
1000034f 20 vinshrx T A B
10000350 5 mullhw T A B
10000351 5 mullhw. T A B
10000358 5 maclhw T A B
10000359 5 maclhw. T A B
1000035c 5 nmaclhw T A B
1000035d 5 nmaclhw. T A B
10000380 32 vaddsws T A B
10000382 32 vminsw T A B
10000384 32 vsraw T A B
10000386 32 vcmpgtsw T A B
10000387 20 vcmpgtsq T A B
10000388 22 vmulesw T A B
10000389 20 vmulhsw T A B
1000038a 32 vcfpuxws T B A
1000038a 32 vctuxs T B A
1000038b 20 vdivesw T A B
1000038c 32 vspltisw T -16.5
1000038d 20 vinsertw T B 16.4
1000038f 20 vinswrx T A B
10000398 5 maclhwsu T A B
10000399 5 maclhwsu. T A B
100003c2 22 vminsd T A B
100003c4 22 vsrad T A B
100003c6 32 vcmpbfp T A B
100003c7 22 vcmpgtsd T A B
100003c8 20 vmulesd T A B
100003c9 20 vmulhsd T A B
100003ca 32 vcfpsxws T B A
100003ca 32 vctsxs T B A
100003cb 20 vdivesd T A B
100003cd 20 vinsertd T B 16.4
100003ce 32 vupklpx T B
100003cf 20 vinsdrx T A B
100003d8 5 maclhws T A B
100003d9 5 maclhws. T A B
100003dc 5 nmaclhws T A B
100003dd 5 nmaclhws. T A B
10000400 32 vsububm T A B
10000401 22 bcdadd. T A B 9.1
10000402 32 vavgub T A B
10000403 1 evmhessf T A B
10000403 22 vabsdub T A B
10000404 32 vand T A B
10000406 32 vcmpequb. T A B
10000407 1 evmhossf T A B
10000407 20 vcmpneb. T A B
10000408 1 evmheumi T A B
10000408 22 vpmsumb T A B
10000409 1 evmhesmi T A B
1000040a 32 vmaxfp T A B
1000040b 1 evmhesmf T A B
1000040c 1 evmhoumi T A B
1000040c 32 vslo T A B
1000040d 1 evmhosmi T A B
1000040d 20 vstribl. T B
1000040f 1 evmhosmf T A B
10000418 5 machhwuo T A B
10000419 5 machhwuo. T A B
10000420 10 ps_merge00 T A B
10000421 10 ps_merge00. T A B
10000423 1 evmhessfa T A B
10000427 1 evmhossfa T A B
10000428 1 evmheumia T A B
10000429 1 evmhesmia T A B
1000042b 1 evmhesmfa T A B
1000042c 1 evmhoumia T A B
1000042d 1 evmhosmia T A B
1000042f 1 evmhosmfa T A B
10000440 32 vsubuhm T A B
10000441 22 bcdsub. T A B 9.1
10000442 32 vavguh T A B
10000443 1 evmwlssf T A B
10000443 22 vabsduh T A B
10000444 32 vandc T A B
10000446 32 vcmpequh. T A B
10000447 1 evmwhssf T A B
10000447 20 vcmpneh. T A B
10000448 1 evmwlumi T A B
10000448 22 vpmsumh T A B
1000044a 32 vminfp T A B
1000044b 1 evmwlsmf T A B
1000044c 1 evmwhumi T A B
1000044c 32 vsro T A B
1000044d 1 evmwhsmi T A B
1000044e 22 vpkudum T A B
1000044f 1 evmwhsmf T A B
10000453 1 evmwssf T A B
10000458 1 evmwumi T A B
10000458 5 machhwo T A B
10000459 1 evmwsmi T A B
10000459 5 machhwo. T A B
1000045b 1 evmwsmf T A B
1000045c 5 nmachhwo T A B
1000045d 5 nmachhwo. T A B
10000460 10 ps_merge01 T A B
10000461 10 ps_merge01. T A B
10000463 1 evmwlssfa T A B
10000467 1 evmwhssfa T A B
10000468 1 evmwlumia T A B
1000046b 1 evmwlsmfa T A B
1000046c 1 evmwhumia T A B
1000046d 1 evmwhsmia T A B
1000046f 1 evmwhsmfa T A B
10000473 1 evmwssfa T A B
10000478 1 evmwumia T A B
10000479 1 evmwsmia T A B
1000047b 1 evmwsmfa T A B
10000480 32 vsubuwm T A B
10000481 20 bcdus. T A B
10000482 32 vavguw T A B
10000483 22 vabsduw T A B
10000484 32 vmr T 11=16.5
10000484 32 vor T A B
10000486 32 vcmpequw. T A B
10000487 20 vcmpnew. T A B
10000488 22 vpmsumw T A B
10000498 5 machhwsuo T A B
10000499 5 machhwsuo. T A B
100004a0 10 ps_merge10 T A B
100004a1 10 ps_merge10. T A B
100004c0 1 evaddusiaaw T A
100004c0 22 vsubudm T A B
100004c1 1 evaddssiaaw T A
100004c1 20 bcds. T A B 9.1
100004c2 1 evsubfusiaaw T A
100004c3 1 evsubfssiaaw T A
100004c4 1 evmra T A
100004c4 32 vxor T A B
100004c6 1 evdivws T A B
100004c6 32 vcmpeqfp. T A B
100004c7 1 evdivwu T A B
100004c7 22 vcmpequd. T A B
100004c8 1 evaddumiaaw T A
100004c8 22 vpmsumd T A B
100004c9 1 evaddsmiaaw T A
100004ca 1 evsubfumiaaw T A
100004cb 1 evsubfsmiaaw T A
100004cc 20 vgnb T B 16.3
100004ce 22 vpkudus T A B
100004d8 5 machhwso T A B
100004d9 5 machhwso. T A B
100004dc 5 nmachhwso T A B
100004dd 5 nmachhwso. T A B
100004e0 10 ps_merge11 T A B
100004e1 10 ps_merge11. T A B
10000500 1 evmheusiaaw T A B
10000500 22 vsubuqm T A B
10000501 1 evmhessiaaw T A B
10000501 20 bcdtrunc. T A B 9.1
10000502 32 vavgsb T A B
10000503 1 evmhessfaaw T A B
10000504 1 evmhousiaaw T A B
10000504 32 vnor T A B
10000504 32 vnot T 11=16.5
10000505 1 evmhossiaaw T A B
10000507 1 evmhossfaaw T A B
10000507 20 vcmpnezb. T A B
10000508 1 evmheumiaaw T A B
10000508 22 vcipher T A B
10000509 1 evmhesmiaaw T A B
10000509 22 vcipherlast T A B
1000050b 1 evmhesmfaaw T A B
1000050c 1 evmhoumiaaw T A B
1000050c 22 vgbbd T B
1000050d 1 evmhosmiaaw T A B
1000050f 1 evmhosmfaaw T A B
10000518 5 macchwuo T A B
10000519 5 macchwuo. T A B
10000528 1 evmhegumiaa T A B
10000529 1 evmhegsmiaa T A B
1000052b 1 evmhegsmfaa T A B
1000052c 1 evmhogumiaa T A B
1000052d 1 evmhogsmiaa T A B
1000052f 1 evmhogsmfaa T A B
10000540 1 evmwlusiaaw T A B
10000540 22 vsubcuq T A B
10000541 1 evmwlssiaaw T A B
10000541 20 bcdutrunc. T A B
10000542 32 vavgsh T A B
10000543 1 evmwlssfaaw T A B
10000544 1 evmwhusiaa T A B
10000544 22 vorc T A B
10000545 1 evmwhssmaa T A B
10000547 1 evmwhssfaa T A B
10000547 20 vcmpnezh. T A B
10000548 1 evmwlumiaaw T A B
10000548 22 vncipher T A B
10000549 1 evmwlsmiaaw T A B
10000549 22 vncipherlast T A B
1000054b 1 evmwlsmfaaw T A B
1000054c 1 evmwhumiaa T A B
1000054c 22 vbpermq T A B
1000054d 1 evmwhsmiaa T A B
1000054d 20 vcfuged T A B
1000054e 22 vpksdus T A B
1000054f 1 evmwhsmfaa T A B
10000553 1 evmwssfaa T A B
10000558 1 evmwumiaa T A B
10000558 5 macchwo T A B
10000559 1 evmwsmiaa T A B
10000559 5 macchwo. T A B
1000055b 1 evmwsmfaa T A B
1000055c 5 nmacchwo T A B
1000055d 5 nmacchwo. T A B
10000564 1 evmwhgumiaa T A B
10000565 1 evmwhgsmiaa T A B
10000567 1 evmwhgssfaa T A B
1000056f 1 evmwhgsmfaa T A B
10000580 1 evmheusianw T A B
10000580 32 vsubcuw T A B
10000581 1 evmhessianw T A B
10000581 20 bcdctsq. T B
10000582 32 vavgsw T A B
10000583 1 evmhessfanw T A B
10000584 1 evmhousianw T A B
10000584 22 vnand T A B
10000585 1 evmhossianw T A B
10000587 1 evmhossfanw T A B
10000587 20 vcmpnezw. T A B
10000588 1 evmheumianw T A B
10000589 1 evmhesmianw T A B
1000058b 1 evmhesmfanw T A B
1000058c 1 evmhoumianw T A B
1000058d 1 evmhosmianw T A B
1000058d 20 vpextd T A B
1000058f 1 evmhosmfanw T A B
10000598 5 macchwsuo T A B
10000599 5 macchwsuo. T A B
100005a8 1 evmhegumian T A B
100005a9 1 evmhegsmian T A B
100005ab 1 evmhegsmfan T A B
100005ac 1 evmhogumian T A B
100005ad 1 evmhogsmian T A B
100005af 1 evmhogsmfan T A B
100005c0 1 evmwlusianw T A B
100005c1 1 evmwlssianw T A B
100005c1 20 bcdsr. T A B 9.1
100005c3 1 evmwlssfanw T A B
100005c4 1 evmwhusian T A B
100005c4 22 vsld T A B
100005c5 1 evmwhssian T A B
100005c6 32 vcmpgefp. T A B
100005c7 1 evmwhssfan T A B
100005c7 20 vcmpequq. T A B
100005c8 1 evmwlumianw T A B
100005c8 22 vsbox T A
100005c9 1 evmwlsmianw T A B
100005cb 1 evmwlsmfanw T A B
100005cc 1 evmwhumian T A B
100005cc 20 vbpermd T A B
100005cd 1 evmwhsmian T A B
100005cd 20 vpdepd T A B
100005ce 22 vpksdss T A B
100005cf 1 evmwhsmfan T A B
100005d3 1 evmwssfan T A B
100005d8 1 evmwumian T A B
100005d8 5 macchwso T A B
100005d9 1 evmwsmian T A B
100005d9 5 macchwso. T A B
100005db 1 evmwsmfan T A B
100005dc 5 nmacchwso T A B
100005dd 5 nmacchwso. T A B
100005e4 1 evmwhgumian T A B
100005e5 1 evmwhgsmian T A B
100005e7 1 evmwhgssfan T A B
100005ef 1 evmwhgsmfan T A B
10000600 32 vsububs T A B
10000602 20 vclzlsbb T B
10000604 32 mfvscr T
10000606 32 vcmpgtub. T A B
10000608 32 vsum4ubs T A B
1000060b 20 vmoduq T A B
1000060d 20 vextublx T A B
10000640 32 vsubuhs T A B
10000642 20 vexpandbm T B
10000644 32 mtvscr B
10000646 32 vcmpgtuh. T A B
10000648 32 vsum4shs T A B
1000064d 20 vextuhlx T A B
1000064e 22 vupkhsw T B
10000680 32 vsubuws T A B
10000682 22 vshasigmaw T A 15.1 11.4
10000684 22 veqv T A B
10000686 32 vcmpgtuw. T A B
10000687 20 vcmpgtuq. T A B
10000688 32 vsum2sws T A B
1000068b 20 vmoduw T A B
1000068c 22 vmrgow T A B
1000068d 20 vextuwlx T A B
100006c2 22 vshasigmad T A 15.1 11.4
100006c4 22 vsrd T A B
100006c6 32 vcmpgtfp. T A B
100006c7 22 vcmpgtud. T A B
100006cb 20 vmodud T A B
100006ce 22 vupklsw T B
10000700 32 vsubsbs T A B
10000702 22 vclzb T B
10000703 22 vpopcntb T B
10000704 20 vsrv T A B
10000706 32 vcmpgtsb. T A B
10000708 32 vsum4sbs T A B
1000070b 20 vmodsq T A B
1000070d 20 vextubrx T A B
10000718 5 maclhwuo T A B
10000719 5 maclhwuo. T A B
10000740 32 vsubshs T A B
10000742 22 vclzh T B
10000743 22 vpopcnth T B
10000744 20 vslv T A B
10000746 32 vcmpgtsh. T A B
1000074d 20 vextuhrx T A B
10000758 5 maclhwo T A B
10000759 5 maclhwo. T A B
1000075c 5 nmaclhwo T A B
1000075d 5 nmaclhwo. T A B
10000780 32 vsubsws T A B
10000782 22 vclzw T B
10000783 22 vpopcntw T B
10000784 20 vclzdm T A B
10000786 32 vcmpgtsw. T A B
10000787 20 vcmpgtsq. T A B
10000788 32 vsumsws T A B
1000078b 20 vmodsw T A B
1000078c 22 vmrgew T A B
1000078d 20 vextuwrx T A B
10000798 5 maclhwsuo T A B
10000799 5 maclhwsuo. T A B
100007c2 22 vclzd T B
100007c3 22 vpopcntd T B
100007c4 20 vctzdm T A B
100007c6 32 vcmpbfp. T A B
100007c7 22 vcmpgtsd. T A B
100007cb 20 vmodsd T A B
100007d8 5 maclhwso T A B
100007d9 5 maclhwso. T A B
100007dc 5 nmaclhwso T A B
100007dd 5 nmaclhwso. T A B
100007ec 10 dcbz_l A B
1001000d 20 vstribr T B
100102f0 1 efdcfuid T B
100102f1 1 efdcfsid T B
100102f8 1 efdctuidz T B
100102fa 1 efdctsidz T B
1001040d 20 vstribr. T B
10010602 20 vctzlsbb T B
10010642 20 vexpandhm T B
1002000d 20 vstrihl T B
1002040d 20 vstrihl. T B
10020581 20 bcdcfsq. T B 9.1
10020642 20 vexpandwm T B
1003000d 20 vstrihr T B
1003040d 20 vstrihr. T B
10030642 20 vexpanddm T B
10040291 1 evfscfh T B
10040295 1 evfscth T B
100402d1 1 efscfh T B
100402d5 1 efscth T B
100402f1 1 efdcfh T B
100402f5 1 efdcth T B
10040581 20 bcdctz. T B 9.1
10040642 20 vexpandqm T B
10050581 20 bcdctn. T B
10060581 20 bcdcfz. T B 9.1
10060602 20 vnegw T B
10070581 20 bcdcfn. T B 9.1
10070602 20 vnegd T B
10080602 20 vprtybw T B
10080642 20 vextractbm T B
10090602 20 vprtybd T B
10090642 20 vextracthm T B
100a0602 20 vprtybq T B
100a0642 20 vextractwm T B
100b0642 20 vextractdm T B
100c0642 20 vextractqm T B
10100602 20 vextsb2w T B
10100642 20 mtvsrbm T B
10110602 20 vextsh2w T B
10110642 20 mtvsrhm T B
10120642 20 mtvsrwm T B
10130642 20 mtvsrdm T B
10140642 20 mtvsrqm T B
10180602 20 vextsb2d T B
10180642 20 vcntmbb T B 16.1
10190602 20 vextsh2d T B
101a0602 20 vextsw2d T B
101a0642 20 vcntmbh T B 16.1
101b0602 20 vextsd2q T B
101c0602 20 vctzb T B
101c0642 20 vcntmbw T B 16.1
101d0602 20 vctzh T B
101e0602 20 vctzw T B
101e0642 20 vcntmbd T B 16.1
101f0581 20 bcdsetsgn. T B 9.1
101f0602 20 vctzd T B""",
    6: """18000000 20 lxvp _1+22.4+21.1 -_4+4.12(A)
18000001 20 stxvp _1+22.4+21.1 -_4+4.12(A)""",
    7: """1c000000 3f mulli T A S""",
    8: """20000000 3f subfic T A S""",
    9: """24000000 10 dozi T A S""",
    10: """28000000 3f cmpli F 21.1 A U
28000000 3f cmpli F A U
28000000 3f cmplwi A U
28000000 3f cmplwi F A U
28200000 22 cmpldi A U
28200000 22 cmpldi F A U""",
    11: """2c000000 3f cmpi F 21.1 A S
2c000000 3f cmpi F A S
2c000000 3f cmpwi A S
2c000000 3f cmpwi F A S
2c200000 22 cmpdi A S
2c200000 22 cmpdi F A S""",
    12: """30000000 3f addic T A S""",
    13: """34000000 3f addic. T A S""",
    14: """38000000 3f addi T A S
38000000 3f la T S(A)
38000000 3f li T S""",
    15: """3c000000 3f addis T A S
3c000000 3f lis T S""",
    16: """40000000 3f bc T A @-_2+2.14
40000001 3f bcl T A @-_2+2.14
40000002 3f bca T A -_2+2.14
40000003 3f bcla T A -_2+2.14""",
    17: """44000001 20 scv 5.7
44000002 3f sc
44000002 3f sc 5.7""",
    18: """48000000 3f b @-_2+2.24
48000001 3f bl @-_2+2.24
48000002 3f ba -_2+2.24
48000003 3f bla -_2+2.24""",
    19: """4c000000 3f mcrf F G
4c000004 20 addpcis T 0.1+16.5+6.10
4c000004 20 lnia T
4c000020 3f bclr T A
4c000021 3f bclrl T A
4c000024 22 rfid
4c000042 3f crnor T A B
4c000042 3f crnot T 11=16.5
4c00004c 3 rfmci
4c00004e 3 rfdi
4c000064 3f rfi
4c000066 17 rfci
4c0000a4 20 rfscv
4c0000cc 3 rfgi
4c000102 3f crandc T A B
4c000124 20 rfebb 11.1
4c00012c 10 ics
4c00012c 3f isync
4c000182 3f crclr 11=16=21.5
4c000182 3f crxor T A B
4c00018c 3 dnh T 11.10
4c0001c2 3f crnand T A B
4c000202 3f crand T A B
4c000224 22 hrfid
4c000242 3f creqv T A B
4c000242 3f crset 11=16=21.5
4c0002e4 20 stop
4c000324 22 doze
4c000342 3f crorc T A B
4c000364 22 nap
4c000382 3f crmove T 11=16.5
4c000382 3f cror T A B
4c0003a4 22 sleep
4c0003e4 22 rvwinkle
4c000420 3f bcctr T A
4c000421 3f bcctrl T A
4c000460 20 bctar T A
4c000461 20 bctarl T A
4c000924 20 rfebb
4e800020 3f blr
4e800021 3f blrl
4e800420 3f bctr
4e800421 3f bctrl
4e800460 20 btar
4e800461 20 btarl""",
    20: """50000000 3f rlwimi A T B C 1.5
50000001 3f rlwimi. A T B C 1.5""",
    21: """54000000 3f rlwinm A T B C 1.5
54000001 3f rlwinm. A T B C 1.5
5400003e 3f clrlwi A T C
5400003e 3f extrwi A T 6=7=8=9=10=11.1+7=8=9=10=12.1+8=9=10=13.1+9=10=14.1+10=15.1 B
5400003e 3f rotlwi A T B
5400003f 3f clrlwi. A T C
5400003f 3f extrwi. A T 6=7=8=9=10=11.1+7=8=9=10=12.1+8=9=10=13.1+9=10=14.1+10=15.1 B
5400003f 3f rotlwi. A T B""",
    22: """58000000 10 rlmi A T B C 1.5
58000001 10 rlmi. A T B C 1.5""",
    23: """5c000000 3f rlwnm A T B C 1.5
5c000001 3f rlwnm. A T B C 1.5
5c00003e 3f rotlw A T B
5c00003f 3f rotlw. A T B""",
    24: """60000000 3f nop
60000000 3f ori A T U
63ff0000 20 exser""",
    25: """64000000 3f oris A T U""",
    26: """68000000 3f xnop
68000000 3f xori A T U""",
    27: """6c000000 3f xoris A T U""",
    28: """70000000 3f andi. A T U""",
    29: """74000000 3f andis. A T U""",
    30: """78000000 22 clrldi A T 6.5+5.1
78000000 22 extrdi A T 5=6=7=8=9=10=11.1+5=7=8=9=10=12.1+5=8=9=10=13.1+5=9=10=14.1+5=10=15.1+1=5.1 11.5+1.1
78000000 22 rldicl A T 11.5+1.1 6.5+5.1
78000000 22 rotldi A T 11.5+1.1
78000001 22 clrldi. A T 6.5+5.1
78000001 22 extrdi. A T 5=6=7=8=9=10=11.1+5=7=8=9=10=12.1+5=8=9=10=13.1+5=9=10=14.1+5=10=15.1+1=5.1 11.5+1.1
78000001 22 rldicl. A T 11.5+1.1 6.5+5.1
78000001 22 rotldi. A T 11.5+1.1
78000004 22 rldicr A T 11.5+1.1 6.5+5.1
78000005 22 rldicr. A T 11.5+1.1 6.5+5.1
78000008 22 clrlsldi A T 6.5+5.1 5=6=7=8=9=10=11.1+5=7=8=9=10=12.1+5=8=9=10=13.1+5=9=10=14.1+5=10=15.1+1=5.1
78000008 22 rldic A T 11.5+1.1 6.5+5.1
78000009 22 clrlsldi. A T 6.5+5.1 5=6=7=8=9=10=11.1+5=7=8=9=10=12.1+5=8=9=10=13.1+5=9=10=14.1+5=10=15.1+1=5.1
78000009 22 rldic. A T 11.5+1.1 6.5+5.1
7800000c 22 rldimi A T 11.5+1.1 6.5+5.1
7800000d 22 rldimi. A T 11.5+1.1 6.5+5.1
78000010 22 rldcl A T B 6.5+5.1
78000010 22 rotld A T B
78000011 22 rldcl. A T B 6.5+5.1
78000011 22 rotld. A T B
78000012 22 rldcr A T B 6.5+5.1
78000013 22 rldcr. A T B 6.5+5.1""",
    31: """7c000000 3f cmp F 21.1 A B
7c000000 3f cmp F A B
7c000000 3f cmpw A B
7c000000 3f cmpw F A B
7c000008 3f tw T A B
7c00000c 32 lvsl T A B
7c00000e 32 lvebx T A B
7c000010 3f subc T B A
7c000010 3f subfc T A B
7c000011 3f subc. T B A
7c000011 3f subfc. T A B
7c000012 22 mulhdu T A B
7c000013 22 mulhdu. T A B
7c000014 3f addc T A B
7c000015 3f addc. T A B
7c000016 3f mulhwu T A B
7c000017 3f mulhwu. T A B
7c000018 20 lxsiwzx 21.5+0.1 A B
7c00001a 20 lxvrbx 21.5+0.1 A B
7c00001e 23 isel T A B C
7c00001e 23 isellt T A B
7c000024 3 tlbilx 21.2 A B
7c000024 3 tlbilxlpid
7c000026 3f mfcr T
7c000028 3f lwarx T A B
7c000028 3f lwarx T A B 0.1
7c00002a 22 ldx T A B
7c00002c 33 icbt A B
7c00002c 33 icbt T A B
7c00002e 3f lwzx T A B
7c000030 3f slw A T B
7c000031 3f slw. A T B
7c000034 3f cntlzw A T
7c000035 3f cntlzw. A T
7c000036 22 sld A T B
7c000037 22 sld. A T B
7c000038 3f and A T B
7c000039 3f and. A T B
7c00003a 10 maskg A T B
7c00003a 3 ldepx T A B
7c00003b 10 maskg. A T B
7c00003c 20 wait
7c00003c 20 waitasec
7c00003e 3 lwepx T A B
7c000040 3f cmpl F 21.1 A B
7c000040 3f cmpl F A B
7c000040 3f cmplw A B
7c000040 3f cmplw F A B
7c00004c 32 lvsr T A B
7c00004e 32 lvehx T A B
7c000050 3f sub T B A
7c000050 3f subf T A B
7c000051 3f sub. T B A
7c000051 3f subf. T A B
7c00005a 20 lxvrhx 21.5+0.1 A B
7c00005c 2 mviwsplt T A B
7c00005e 23 iselgt T A B
7c000066 2 eratilx 21.3 A B
7c000066 20 mffprd A T
7c000066 20 mfvsrd A 21.5+0.1
7c000067 20 mfvrd A T
7c000068 22 lbarx T A B
7c000068 22 lbarx T A B 0.1
7c00006a 22 ldux T A B
7c00006c 3f dcbst A B
7c00006e 3f lwzux T A B
7c000074 22 cntlzd A T
7c000075 22 cntlzd. A T
7c000076 20 cntlzdm A T B
7c000078 3f andc A T B
7c000079 3f andc. A T B
7c00007c 3 wait
7c00007c 3 wait 21.2
7c00007e 3 dcbstep A B
7c000088 22 td T A B
7c00008e 32 lvewx T A B
7c000090 0 subfus T 10.1 A B
7c000090 0 subwus T B A
7c000091 0 subfus. T 10.1 A B
7c000091 0 subwus. T B A
7c000092 22 mulhd T A B
7c000093 22 mulhd. T A B
7c000094 22 addg6s T A B
7c000096 3f mulhw T A B
7c000097 3f mulhw. T A B
7c000098 20 lxsiwax 21.5+0.1 A B
7c00009a 20 lxvrwx 21.5+0.1 A B
7c00009c 20 msgsndu B
7c00009c 5 dlmzb A T B
7c00009d 5 dlmzb. A T B
7c00009e 23 iseleq T A B
7c0000a4 22 mtsrd 16.4 T
7c0000a6 3f mfmsr T
7c0000a8 22 ldarx T A B
7c0000a8 22 ldarx T A B 0.1
7c0000ac 3f dcbf A B
7c0000ac 3f dcbf A B 21.1
7c0000ae 3f lbzx T A B
7c0000be 3 lbepx T A B
7c0000ce 32 lvx T A B
7c0000d0 3f neg T A
7c0000d1 3f neg. T A
7c0000d6 10 mul T A B
7c0000d7 10 mul. T A B
7c0000da 20 lxvrdx 21.5+0.1 A B
7c0000dc 2 mvidsplt T A B
7c0000dc 20 msgclru B
7c0000e4 22 mtsrdin T B
7c0000e6 20 mffprwz A T
7c0000e6 20 mfvsrwz A 21.5+0.1
7c0000e7 20 mfvrwz A T
7c0000e8 22 lharx T A B
7c0000e8 22 lharx T A B 0.1
7c0000ee 3f lbzux T A B
7c0000f4 23 popcntb A T
7c0000f8 3f nor A T B
7c0000f8 3f not A 11=21.5
7c0000f9 3f nor. A T B
7c0000f9 3f not. A 11=21.5
7c0000fe 3 dcbfep A B
7c000100 20 setb T G
7c000106 7 wrtee T
7c00010c 3 dcbtstls A B
7c00010c 3 dcbtstls T A B
7c00010e 32 stvebx T A B
7c000110 3f subfe T A B
7c000111 3f subfe. T A B
7c000114 3f adde T A B
7c000115 3f adde. T A B
7c000118 20 stxsiwx 21.5+0.1 A B
7c00011a 20 stxvrbx 21.5+0.1 A B
7c00011c 20 msgsndp B
7c00011c 3 dcbtstlse A B
7c00011c 3 dcbtstlse T A B
7c000120 3f mtcrf 12.8 T
7c000124 3f mtmsr T
7c000124 3f mtmsr T 16.1
7c000126 2 eratsx T A B
7c000126 20 mtsle 21.1
7c000127 2 eratsx. T A B
7c00012a 22 stdx T A B
7c00012d 3f stwcx. T A B
7c00012e 3f stwx T A B
7c000130 10 slq A T B
7c000131 10 slq. A T B
7c000132 10 sle A T B
7c000133 10 sle. A T B
7c000134 23 prtyw A T
7c000136 20 brw A T
7c000138 20 pdepd A T B
7c00013a 3 stdepx T A B
7c00013e 3 stwepx T A B
7c000146 7 wrteei 15.1
7c00014c 3 dcbtls A B
7c00014c 3 dcbtls T A B
7c00014e 32 stvehx T A B
7c000154 20 addex T A B 9.2
7c00015a 20 stxvrhx 21.5+0.1 A B
7c00015c 20 msgclrp B
7c00015c 3 dcbtlse A B
7c00015c 3 dcbtlse T A B
7c000162 20 xxmfacc F
7c000164 22 mtmsrd T
7c000164 22 mtmsrd T 16.1
7c000166 2 eratre T A 11.3
7c000166 20 mtfprd T A
7c000166 20 mtvsrd 21.5+0.1 A
7c000167 20 mtvrd T A
7c00016a 22 stdux T A B
7c00016c 2 wchkall
7c00016c 2 wchkall F
7c00016d 20 stqcx. _1+22.4 A B
7c00016e 3f stwux T A B
7c000170 10 sliq A T B
7c000171 10 sliq. A T B
7c000174 22 prtyd A T
7c000176 20 brd A T
7c000178 20 pextd A T B
7c000180 20 cmprb F 21.1 A B
7c00018d 2 icblq. A B
7c00018d 2 icblq. T A B
7c00018e 32 stvewx T A B
7c000190 3f subfze T A
7c000191 3f subfze. T A
7c000194 3f addze T A
7c000195 3f addze. T A
7c00019a 20 stxvrwx 21.5+0.1 A B
7c00019c 23 msgsnd B
7c0001a4 1d mtsr 16.4 T
7c0001a6 2 eratwe T A 11.3
7c0001a6 20 mtfprwa T A
7c0001a6 20 mtvsrwa 21.5+0.1 A
7c0001a7 20 mtvrwa T A
7c0001a9 2 ldawx. T A B
7c0001ad 22 stdcx. T A B
7c0001ae 3f stbx T A B
7c0001b0 10 sllq A T B
7c0001b1 10 sllq. A T B
7c0001b2 10 sleq A T B
7c0001b3 10 sleq. A T B
7c0001b6 20 brh A T
7c0001b8 20 cfuged A T B
7c0001be 3 stbepx T A B
7c0001c0 20 cmpeqb F A B
7c0001cc 3 icblc A B
7c0001cc 3 icblc T A B
7c0001ce 32 stvx T A B
7c0001d0 3f subfme T A
7c0001d1 3f subfme. T A
7c0001d2 22 mulld T A B
7c0001d3 22 mulld. T A B
7c0001d4 3f addme T A
7c0001d5 3f addme. T A
7c0001d6 3f mullw T A B
7c0001d7 3f mullw. T A B
7c0001da 20 stxvrdx 21.5+0.1 A B
7c0001dc 1 icblce A B
7c0001dc 1 icblce T A B
7c0001dc 23 msgclr B
7c0001e4 1d mtsrin T B
7c0001e6 20 mtfprwz T A
7c0001e6 20 mtvsrwz 21.5+0.1 A
7c0001e7 20 mtvrwz T A
7c0001ec 20 dcbtst A B T
7c0001ec 23 dcbtstct A B
7c0001ec 23 dcbtstct A B 21.3
7c0001ec 3 dcbtst T A B
7c0001ec 3f dcbtst A B
7c0001ee 3f stbux T A B
7c0001f0 10 slliq A T B
7c0001f1 10 slliq. A T B
7c0001f8 22 bpermd A T B
7c0001fe 3 dcbtstep T A B
7c000206 3 mfdcrx T A
7c000207 2 mfdcrx. T A
7c00020a 2 lvexbx T A B
7c00020c 4 icbt A B
7c00020e 2 lvepxl T A B
7c000210 10 doz T A B
7c000211 10 doz. T A B
7c000212 20 modud T A B
7c000214 3f add T A B
7c000215 3f add. T A B
7c000216 20 moduw T A B
7c000218 20 lxvx 21.5+0.1 A B
7c00021a 20 lxvl 21.5+0.1 A B
7c00021c 3 ehpriv
7c000224 20 tlbiel B T 18.2 17.1 16.1
7c000224 22 tlbiel B
7c000224 22 tlbiel B 21.1
7c000226 3 mfapidi T A
7c000228 20 lqarx _1+22.4 A B
7c000228 20 lqarx _1+22.4 A B 0.1
7c00022a 10 lscbx T A B
7c00022b 10 lscbx. T A B
7c00022c 20 dcbt A B T
7c00022c 23 dcbtct A B
7c00022c 23 dcbtct A B 21.3
7c00022c 3 dcbt T A B
7c00022c 3f dcbt A B
7c00022e 3f lhzx T A B
7c000234 22 cdtbcd A T
7c000238 3f eqv A T B
7c000239 3f eqv. A T B
7c00023e 3 lhepx T A B
7c000246 1 mfdcrux T A
7c00024a 2 lvexhx T A B
7c00024e 2 lvepx T A B
7c00025a 20 lxvll 21.5+0.1 A B
7c00025c 20 mfbhrbe T 11.10
7c000264 20 tlbie B T 18.2 17.1 16.1
7c000264 3f tlbie B
7c000264 3f tlbie B 21.1
7c000266 20 mfvsrld A 21.5+0.1
7c00026c 3f eciwx T A B
7c00026e 3f lhzux T A B
7c000274 22 cbcdtd A T
7c000278 3f xor A T B
7c000279 3f xor. A T B
7c00027e 3 dcbtep T A B
7c000286 7 mfdcr T 16.5+11.5
7c000287 2 mfdcr. T 16.5+11.5
7c00028a 2 lvexwx T A B
7c00028c 1 dcread T A B
7c000296 10 div T A B
7c000297 10 div. T A B
7c000298 20 lxvdsx 21.5+0.1 A B
7c00029a 20 lxvpx _1+22.4+21.1 A B
7c00029c 13 mfpmr T 16.5+11.5
7c0002a4 20 slbsync
7c0002a6 3f mfspr T 16.5+11.5
7c0002aa 22 lwax T A B
7c0002ac 32 dst A B 21.2
7c0002ae 3f lhax T A B
7c0002ce 32 lvxl T A B
7c0002d0 10 abs T A
7c0002d1 10 abs. T A
7c0002d6 10 divs T A B
7c0002d7 10 divs. T A B
7c0002d8 20 lxvwsx 21.5+0.1 A B
7c0002dc 2 mftmr T 16.5+11.5
7c0002e4 3f tlbia
7c0002ea 22 lwaux T A B
7c0002ec 32 dstst A B 21.2
7c0002ee 3f lhaux T A B
7c0002f4 22 popcntw A T
7c000300 20 setbc T A
7c000306 3 mtdcrx A T
7c000307 2 mtdcrx. A T
7c00030a 2 stvexbx T A B
7c00030c 3 dcblc A B
7c00030c 3 dcblc T A B
7c000312 22 divdeu T A B
7c000313 22 divdeu. T A B
7c000316 22 divweu T A B
7c000317 22 divweu. T A B
7c000318 20 stxvx 21.5+0.1 A B
7c00031a 20 stxvl 21.5+0.1 A B
7c00031c 3 dcblce A B
7c00031c 3 dcblce T A B
7c000324 22 slbmte T B
7c000326 20 mtvsrws 21.5+0.1 A
7c00032c 22 icswx T A B
7c00032d 22 icswx. T A B
7c00032e 3f sthx T A B
7c000338 3f orc A T B
7c000339 3f orc. A T B
7c00033e 3 sthepx T A B
7c000340 20 setbcr T A
7c000346 1 mtdcrux A T
7c00034a 2 stvexhx T A B
7c00034d 2 dcblq. A B
7c00034d 2 dcblq. T A B
7c000352 22 divde T A B
7c000353 22 divde. T A B
7c000356 22 divwe T A B
7c000357 22 divwe. T A B
7c00035a 20 stxvll 21.5+0.1 A B
7c00035c 20 clrbhrb
7c000364 22 slbie B
7c000366 20 mtvsrdd 21.5+0.1 A B
7c00036c 3f ecowx T A B
7c00036e 3f sthux T A B
7c000378 3f mr A 11=21.5
7c000378 3f or A T B
7c000379 3f mr. A 11=21.5
7c000379 3f or. A T B
7c000380 20 setnbc T A
7c000386 7 mtdcr 16.5+11.5 T
7c000387 2 mtdcr. 16.5+11.5 T
7c00038a 2 stvexwx T A B
7c00038c 3 dci
7c00038c 3 dci T
7c00038c 7 dccci
7c00038c 7 dccci A B
7c000392 22 divdu T A B
7c000393 22 divdu. T A B
7c000396 3f divwu T A B
7c000397 3f divwu. T A B
7c00039a 20 stxvpx _1+22.4+21.1 A B
7c00039c 13 mtpmr 16.5+11.5 T
7c0003a4 20 slbieg T B
7c0003a6 3f mtspr 16.5+11.5 T
7c0003ac 3f dcbi A B
7c0003b8 3f nand A T B
7c0003b9 3f nand. A T B
7c0003c0 20 setnbcr T A
7c0003c6 3 dsn A B
7c0003cc 3 icbtls A B
7c0003cc 3 icbtls T A B
7c0003cc 5 dcread T A B
7c0003ce 32 stvxl T A B
7c0003d0 10 nabs T A
7c0003d1 10 nabs. T A
7c0003d2 22 divd T A B
7c0003d3 22 divd. T A B
7c0003d6 3f divw T A B
7c0003d7 3f divw. T A B
7c0003dc 2 mttmr 16.5+11.5 T
7c0003dc 3 icbtlse A B
7c0003dc 3 icbtlse T A B
7c0003e4 22 slbia
7c0003e4 22 slbia 21.3
7c0003f4 22 popcntd A T
7c0003f8 23 cmpb A T B
7c000400 3f mcrxr F
7c000406 3 lbdx T A B
7c00040e 20 lvlx T A B
7c000410 3f subco T B A
7c000410 3f subfco T A B
7c000411 3f subco. T B A
7c000411 3f subfco. T A B
7c000414 3f addco T A B
7c000415 3f addco. T A B
7c000418 20 lxsspx 21.5+0.1 A B
7c00041a 0 lxvrl 21.5+0.1 A B
7c000426 10 clcs T A
7c000428 22 ldbrx T A B
7c00042a 3f lswx T A B
7c00042c 3f lwbrx T A B
7c00042e 3f lfsx T A B
7c000430 3f srw A T B
7c000431 3f srw. A T B
7c000432 10 rrib A T B
7c000433 10 rrib. A T B
7c000434 20 cnttzw A T
7c000435 20 cnttzw. A T
7c000436 22 srd A T B
7c000437 22 srd. A T B
7c00043a 10 maskir A T B
7c00043b 10 maskir. A T B
7c000446 3 lhdx T A B
7c00044a 2 lvtrx T A B
7c00044e 20 lvrx T A B
7c000450 3f subfo T A B
7c000450 3f subo T B A
7c000451 3f subfo. T A B
7c000451 3f subo. T B A
7c00045a 0 lxvrll 21.5+0.1 A B
7c00046c 3f tlbsync
7c00046e 3f lfsux T A B
7c000474 20 cnttzd A T
7c000475 20 cnttzd. A T
7c000476 20 cnttzdm A T B
7c000480 20 mcrxrx F
7c000486 3 lwdx T A B
7c00048a 2 lvtlx T A B
7c00048c 20 lwat T A B
7c000490 0 subdus T B A
7c000491 0 subdus. T B A
7c000498 20 lxsdx 21.5+0.1 A B
7c00049a 0 lxvprl _1+22.4+21.1 A B
7c0004a6 1d mfsr T 16.4
7c0004aa 3f lswi T A B
7c0004ac 1 lwsync
7c0004ac 22 hwsync
7c0004ac 3 msync
7c0004ac 3f sync
7c0004ae 3f lfdx T A B
7c0004be 20 mffgpr T B
7c0004be 3 lfdepx T A B
7c0004c6 3 lddx T A B
7c0004ca 2 lvswx T A B
7c0004cc 20 ldat T A B
7c0004d0 3f nego T A
7c0004d1 3f nego. T A
7c0004d6 10 mulo T A B
7c0004d7 10 mulo. T A B
7c0004da 0 lxvprll _1+22.4+21.1 A B
7c0004ee 3f lfdux T A B
7c000506 3 stbdx T A B
7c00050e 20 stvlx T A B
7c000510 3f subfeo T A B
7c000511 3f subfeo. T A B
7c000514 3f addeo T A B
7c000515 3f addeo. T A B
7c000518 20 stxsspx 21.5+0.1 A B
7c00051a 0 stxvrl 21.5+0.1 A B
7c00051d 20 tbegin.
7c00051d 20 tbegin. 21.1
7c000526 1d mfsrin T B
7c000528 22 stdbrx T A B
7c00052a 3f stswx T A B
7c00052c 3f stwbrx T A B
7c00052e 3f stfsx T A B
7c000530 10 srq A T B
7c000531 10 srq. A T B
7c000532 10 sre A T B
7c000533 10 sre. A T B
7c000546 3 sthdx T A B
7c00054a 2 stvfrx T A B
7c00054e 20 stvrx T A B
7c00055a 0 stxvrll 21.5+0.1 A B
7c00055d 20 tend.
7c00055d 20 tend. 25.1
7c00056d 22 stbcx. T A B
7c00056e 3f stfsux T A B
7c000570 10 sriq A T B
7c000571 10 sriq. A T B
7c000586 3 stwdx T A B
7c00058a 2 stvflx T A B
7c00058c 20 stwat T A B
7c000590 3f subfzeo T A
7c000591 3f subfzeo. T A
7c000594 3f addzeo T A
7c000595 3f addzeo. T A
7c000598 20 stxsdx 21.5+0.1 A B
7c00059a 0 stxvprl _1+22.4+21.1 A B
7c00059c 20 tcheck F
7c0005aa 3f stswi T A B
7c0005ad 22 sthcx. T A B
7c0005ae 3f stfdx T A B
7c0005b0 10 srlq A T B
7c0005b1 10 srlq. A T B
7c0005b2 10 sreq A T B
7c0005b3 10 sreq. A T B
7c0005be 20 mftgpr T B
7c0005be 3 stfdepx T A B
7c0005c6 3 stddx T A B
7c0005ca 2 stvswx T A B
7c0005cc 20 stdat T A B
7c0005d0 3f subfmeo T A
7c0005d1 3f subfmeo. T A
7c0005d2 22 mulldo T A B
7c0005d3 22 mulldo. T A B
7c0005d4 3f addmeo T A
7c0005d5 3f addmeo. T A
7c0005d6 3f mullwo T A B
7c0005d7 3f mullwo. T A B
7c0005da 0 stxvprll _1+22.4+21.1 A B
7c0005dd 20 tsr. 21.1
7c0005dd 20 tsuspend.
7c0005e6 20 darn T 16.2
7c0005ec 17 dcba A B
7c0005ee 3f stfdux T A B
7c0005f0 10 srliq A T B
7c0005f1 10 srliq. A T B
7c00060a 2 lvsm T A B
7c00060e 2 stvepxl T A B
7c00060e 20 lvlxl T A B
7c000610 10 dozo T A B
7c000611 10 dozo. T A B
7c000612 20 modsd T A B
7c000614 3f addo T A B
7c000615 3f addo. T A B
7c000616 20 modsw T A B
7c000618 20 lxvw4x 21.5+0.1 A B
7c00061a 20 lxsibzx 21.5+0.1 A B
7c00061d 20 tabortwc. T A B
7c000624 3 tlbivax A B
7c00062a 22 lwzcix T A B
7c00062c 3f lhbrx T A B
7c00062e 20 lfdpx _1+22.4 A B
7c000630 3f sraw A T B
7c000631 3f sraw. A T B
7c000634 22 srad A T B
7c000635 22 srad. A T B
7c00063e 1 evlddepx T A B
7c000646 3 lfddx T A B
7c00064a 2 lvtrxl T A B
7c00064e 2 stvepx T A B
7c00064e 20 lvrxl T A B
7c000658 20 lxvh8x 21.5+0.1 A B
7c00065a 20 lxsihzx 21.5+0.1 A B
7c00065d 20 tabortdc. T A B
7c000666 2 erativax T A B
7c00066a 22 lhzcix T A B
7c00066c 32 dss 21.2
7c000670 3f srawi A T B
7c000671 3f srawi. A T B
7c000674 22 sradi A T 11.5+1.1
7c000675 22 sradi. A T 11.5+1.1
7c00068a 2 lvtlxl T A B
7c00068c 20 cpabort
7c000696 10 divo T A B
7c000697 10 divo. T A B
7c000698 20 lxvd2x 21.5+0.1 A B
7c000698 20 lxvx 21.5+0.1 A B
7c00069d 20 tabortwci. T A 11.4
7c0006a4 20 slbiag T
7c0006a4 20 slbiag T 16.1
7c0006a5 2 tlbsrx. A B
7c0006a6 20 slbmfev T B 16.1
7c0006a6 22 slbmfev T B
7c0006aa 22 lbzcix T A B
7c0006ac 3 mbar
7c0006ac 3 mbar T
7c0006ac 3f eieio
7c0006ae 23 lfiwax T A B
7c0006ca 2 lvswxl T A B
7c0006d0 10 abso T A
7c0006d1 10 abso. T A
7c0006d6 10 divso T A B
7c0006d7 10 divso. T A B
7c0006d8 20 lxvb16x 21.5+0.1 A B
7c0006dd 20 tabortdci. T A 11.4
7c0006e4 20 rmieg B
7c0006ea 22 ldcix T A B
7c0006ec 20 msgsync
7c0006ee 22 lfiwzx T A B
7c0006f4 20 extswsli A T 11.5+1.1
7c0006f5 20 extswsli. A T 11.5+1.1
7c00070d 20 paste. A B 21.1
7c00070e 20 stvlxl T A B
7c000712 22 divdeuo T A B
7c000713 22 divdeuo. T A B
7c000716 22 divweuo T A B
7c000717 22 divweuo. T A B
7c000718 20 stxvw4x 21.5+0.1 A B
7c00071a 20 stxsibx 21.5+0.1 A B
7c00071d 20 tabort. A
7c000724 7 tlbsx A B
7c000724 7 tlbsx T A B
7c000725 7 tlbsx. A B
7c000725 7 tlbsx. T A B
7c000726 20 slbmfee T B 16.1
7c000726 22 slbmfee T B
7c00072a 22 stwcix T A B
7c00072c 3f sthbrx T A B
7c00072e 20 stfdpx _1+22.4 A B
7c000730 10 sraq A T B
7c000731 10 sraq. A T B
7c000732 10 srea A T B
7c000733 10 srea. A T B
7c000734 3f extsh A T
7c000735 3f extsh. A T
7c00073e 1 evstddepx T A B
7c000746 3 stfddx T A B
7c00074a 2 stvfrxl T A B
7c00074c 2 wclr 21.2 A B
7c00074c 2 wclrall 21.2
7c00074e 20 stvrxl T A B
7c000752 22 divdeo T A B
7c000753 22 divdeo. T A B
7c000756 22 divweo T A B
7c000757 22 divweo. T A B
7c000758 20 stxvh8x 21.5+0.1 A B
7c00075a 20 stxsihx 21.5+0.1 A B
7c00075d 20 treclaim. A
7c000764 4 tlbrehi T A
7c000764 7 tlbre
7c000764 7 tlbre T A
7c000764 7 tlbre T A B
7c00076a 22 sthcix T A B
7c00076c 2 icswepx T A B
7c00076d 2 icswepx. T A B
7c000770 10 sraiq A T B
7c000771 10 sraiq. A T B
7c000774 3f extsb A T
7c000775 3f extsb. A T
7c00078a 2 stvflxl T A B
7c00078c 3 ici
7c00078c 3 ici T
7c00078c 7 iccci
7c00078c 7 iccci A B
7c000792 22 divduo T A B
7c000793 22 divduo. T A B
7c000796 3f divwuo T A B
7c000797 3f divwuo. T A B
7c000798 20 stxvd2x 21.5+0.1 A B
7c000798 20 stxvx 21.5+0.1 A B
7c0007a4 39 tlbld B
7c0007a4 4 tlbwehi T A
7c0007a4 7 tlbwe
7c0007a4 7 tlbwe T A
7c0007a4 7 tlbwe T A B
7c0007a7 22 slbfee. T B
7c0007aa 22 stbcix T A B
7c0007ac 3f icbi A B
7c0007ae 3f stfiwx T A B
7c0007b4 22 extsw A T
7c0007b5 22 extsw. A T
7c0007be 3 icbiep A B
7c0007ca 2 stvswxl T A B
7c0007cc 5 icread A B
7c0007d0 10 nabso T A
7c0007d1 10 nabso. T A
7c0007d2 22 divdo T A B
7c0007d3 22 divdo. T A B
7c0007d6 3f divwo T A B
7c0007d7 3f divwo. T A B
7c0007d8 20 stxvb16x 21.5+0.1 A B
7c0007dd 20 trechkpt.
7c0007e4 3f tlbli B
7c0007ea 22 stdcix T A B
7c0007ec 3f dcbz A B
7c0007fe 3 dcbzep A B
7c000f64 4 tlbrelo T A
7c000fa4 4 tlbwelo T A
7c010162 20 xxmtacc F
7c0204ac 20 stcisync
7c030162 20 xxsetaccz F
7c0304ac 20 stsync
7c0c42e6 1c mftb T
7c0d42e6 1c mftbu T
7c0ff120 3f mtcr T
7c100026 23 mfcr T 12.8
7c100026 3f mfocrf T 12.8
7c100120 3f mtocrf 12.8 T
7c119ba6 0 mtmas1 T
7c200000 22 cmpd A B
7c200000 22 cmpd F A B
7c200008 3f twlgt A B
7c200024 3 tlbilxpid
7c20003c 20 waitrsv
7c200040 22 cmpld A B
7c200040 22 cmpld F A B
7c20007c 3 waitrsv
7c200088 22 tdlgt A B
7c2000ac 22 dcbfl A B
7c2004ac 3f lwsync
7c2005dd 20 tresume.
7c2005ec 3 dcbal A B
7c20060c 20 copy A B
7c2006ac 1 eieio
7c20070d 20 paste. A B
7c2007ec 23 dcbzl A B
7c2104ac 20 stncisync
7c210b78 20 cctpl
7c400008 3f twllt A B
7c40003c 20 pause_short
7c40007c 3 waitimpl
7c400088 22 tdllt A B
7c4004ac 22 ptesync
7c40074c 2 wclrone A B
7c421378 20 cctpm
7c600024 3 tlbilxva A B
7c6000ac 20 dcbflp A B
7c631b78 20 cctph
7c800008 3f tweq A B
7c800088 22 tdeq A B
7c8000ac 20 dcbfps A B
7c8004ac 20 phwsync
7ca00008 3f twlge A B
7ca00008 3f twlnl A B
7ca00088 22 tdlge A B
7ca00088 22 tdlnl A B
7ca004ac 20 plwsync
7cc00008 3f twlle A B
7cc00008 3f twlng A B
7cc00088 22 tdlle A B
7cc00088 22 tdlng A B
7cc000ac 20 dcbstps A B
7d000008 3f twgt A B
7d000088 22 tdgt A B
7d0001ec 23 dcbtstds A B
7d00022c 23 dcbtds A B
7d800008 3f twge A B
7d800008 3f twnl A B
7d800088 22 tdge A B
7d800088 22 tdnl A B
7e000008 3f twlt A B
7e000088 22 tdlt A B
7e0001ec 22 dcbtstt A B
7e00022c 22 dcbtt A B
7e0002ac 32 dstt A B 21.2
7e0002ec 32 dststt A B 21.2
7e00055d 20 tendall.
7e00066c 32 dssall
7e20022c 20 dcbna A B
7e800008 3f twle A B
7e800008 3f twng A B
7e800088 22 tdle A B
7e800088 22 tdng A B
7f000008 3f twne A B
7f000088 22 tdne A B
7f5ad378 22 miso
7f7bdb78 22 yield
7f9ce378 20 db8cyc
7f9ce378 3 mdors
7fbdeb78 20 db10cyc
7fbdeb78 22 mdoio
7fdef378 20 db12cyc
7fdef378 22 mdoom
7fe00008 3f trap
7fe00008 3f twu A B
7fe00088 22 tdu A B
7ffffb78 20 db16cyc""",
    32: """80000000 3f lwz T S(A)""",
    33: """84000000 3f lwzu T S(A)""",
    34: """88000000 3f lbz T S(A)""",
    35: """8c000000 3f lbzu T S(A)""",
    36: """90000000 3f stw T S(A)""",
    37: """94000000 3f stwu T S(A)""",
    38: """98000000 3f stb T S(A)""",
    39: """9c000000 3f stbu T S(A)""",
    40: """a0000000 3f lhz T S(A)""",
    41: """a4000000 3f lhzu T S(A)""",
    42: """a8000000 3f lha T S(A)""",
    43: """ac000000 3f lhau T S(A)""",
    44: """b0000000 3f sth T S(A)""",
    45: """b4000000 3f sthu T S(A)""",
    46: """b8000000 3f lmw T S(A)""",
    47: """bc000000 3f stmw T S(A)""",
    48: """c0000000 3f lfs T S(A)""",
    49: """c4000000 3f lfsu T S(A)""",
    50: """c8000000 3f lfd T S(A)""",
    51: """cc000000 3f lfdu T S(A)""",
    52: """d0000000 3f stfs T S(A)""",
    53: """d4000000 3f stfsu T S(A)""",
    54: """d8000000 3f stfd T S(A)""",
    55: """dc000000 3f stfdu T S(A)""",
    56: """e0000000 10 psq_l T -0.12(A) 15.1 12.3
e0000000 22 lq _1+22.4 -_4+4.12(A)""",
    57: """e4000000 10 psq_lu T -0.12(A) 15.1 12.3
e4000000 20 lfdp _1+22.4 -_2+2.14(A)
e4000002 20 lxsd T -_2+2.14(A)
e4000003 20 lxssp T -_2+2.14(A)""",
    58: """e8000000 22 ld T -_2+2.14(A)
e8000001 22 ldu T -_2+2.14(A)
e8000002 22 lwa T -_2+2.14(A)""",
    59: """ec000004 22 dadd T A B
ec000005 22 dadd. T A B
ec000006 22 dqua T A B 9.2
ec000007 22 dqua. T A B 9.2
ec000010 20 xvi8ger4pp F 16.5+2.1 11.5+1.1
ec000018 20 xvi8ger4 F 16.5+2.1 11.5+1.1
ec000024 3f fdivs T A B
ec000025 3f fdivs. T A B
ec000028 3f fsubs T A B
ec000029 3f fsubs. T A B
ec00002a 3f fadds T A B
ec00002b 3f fadds. T A B
ec00002c 3f fsqrts T B
ec00002d 3f fsqrts. T B
ec000030 3f fres T B
ec000030 3f fres T B 16.1
ec000031 3f fres. T B
ec000031 3f fres. T B 16.1
ec000032 3f fmuls T A C
ec000033 3f fmuls. T A C
ec000034 23 frsqrtes T B
ec000034 23 frsqrtes T B 16.1
ec000035 23 frsqrtes. T B
ec000035 23 frsqrtes. T B 16.1
ec000038 3f fmsubs T A C B
ec000039 3f fmsubs. T A C B
ec00003a 3f fmadds T A C B
ec00003b 3f fmadds. T A C B
ec00003c 3f fnmsubs T A C B
ec00003d 3f fnmsubs. T A C B
ec00003e 3f fnmadds T A C B
ec00003f 3f fnmadds. T A C B
ec000044 22 dmul T A B
ec000045 22 dmul. T A B
ec000046 22 drrnd T A B 9.2
ec000047 22 drrnd. T A B 9.2
ec000084 22 dscli T A 10.6
ec000085 22 dscli. T A 10.6
ec000086 22 dquai 16.4 T B 9.2
ec000087 22 dquai. 16.4 T B 9.2
ec000090 20 xvf16ger2pp F 16.5+2.1 11.5+1.1
ec000098 20 xvf16ger2 F 16.5+2.1 11.5+1.1
ec0000c4 22 dscri T A 10.6
ec0000c5 22 dscri. T A 10.6
ec0000c6 22 drintx 16.1 T B 9.2
ec0000c7 22 drintx. 16.1 T B 9.2
ec0000d0 20 xvf32gerpp F 16.5+2.1 11.5+1.1
ec0000d8 20 xvf32ger F 16.5+2.1 11.5+1.1
ec000104 22 dcmpo F A B
ec000110 20 xvi4ger8pp F 16.5+2.1 11.5+1.1
ec000118 20 xvi4ger8 F 16.5+2.1 11.5+1.1
ec000144 22 dtstex F A B
ec000150 20 xvi16ger2spp F 16.5+2.1 11.5+1.1
ec000158 20 xvi16ger2s F 16.5+2.1 11.5+1.1
ec000184 22 dtstdc F A 10.6
ec000190 20 xvbf16ger2pp F 16.5+2.1 11.5+1.1
ec000198 20 xvbf16ger2 F 16.5+2.1 11.5+1.1
ec0001c4 22 dtstdg F A 10.6
ec0001c6 22 drintn 16.1 T B 9.2
ec0001c7 22 drintn. 16.1 T B 9.2
ec0001d0 20 xvf64gerpp F _1+17.4+2.1 11.5+1.1
ec0001d8 20 xvf64ger F _1+17.4+2.1 11.5+1.1
ec000204 22 dctdp T B
ec000205 22 dctdp. T B
ec000244 22 dctfix T B
ec000245 22 dctfix. T B
ec000258 20 xvi16ger2 F 16.5+2.1 11.5+1.1
ec000284 22 ddedpd 19.2 T B
ec000285 22 ddedpd. 19.2 T B
ec000290 20 xvf16ger2np F 16.5+2.1 11.5+1.1
ec0002c4 22 dxex T B
ec0002c5 22 dxex. T B
ec0002d0 20 xvf32gernp F 16.5+2.1 11.5+1.1
ec000318 20 xvi8ger4spp F 16.5+2.1 11.5+1.1
ec000358 20 xvi16ger2pp F 16.5+2.1 11.5+1.1
ec000390 20 xvbf16ger2np F 16.5+2.1 11.5+1.1
ec0003d0 20 xvf64gernp F _1+17.4+2.1 11.5+1.1
ec000404 22 dsub T A B
ec000405 22 dsub. T A B
ec000444 22 ddiv T A B
ec000445 22 ddiv. T A B
ec000490 20 xvf16ger2pn F 16.5+2.1 11.5+1.1
ec0004d0 20 xvf32gerpn F 16.5+2.1 11.5+1.1
ec000504 22 dcmpu F A B
ec000544 22 dtstsf F A B
ec000546 20 dtstsfi F 16.6 B
ec000590 20 xvbf16ger2pn F 16.5+2.1 11.5+1.1
ec0005d0 20 xvf64gerpn F _1+17.4+2.1 11.5+1.1
ec000604 22 drsp T B
ec000605 22 drsp. T B
ec000644 22 dcffix T B
ec000645 22 dcffix. T B
ec000684 22 denbcd 20.1 T B
ec000685 22 denbcd. 20.1 T B
ec000690 20 xvf16ger2nn F 16.5+2.1 11.5+1.1
ec00069c 22 fcfids T B
ec00069d 22 fcfids. T B
ec0006c4 22 diex T A B
ec0006c5 22 diex. T A B
ec0006d0 20 xvf32gernn F 16.5+2.1 11.5+1.1
ec000790 20 xvbf16ger2nn F 16.5+2.1 11.5+1.1
ec00079c 22 fcfidus T B
ec00079d 22 fcfidus. T B
ec0007d0 20 xvf64gernn F _1+17.4+2.1 11.5+1.1""",
    60: """f0000000 10 psq_st T -0.12(A) 15.1 12.3
f0000000 20 xsaddsp 21.5+0.1 16.5+2.1 11.5+1.1
f0000008 20 xsmaddasp 21.5+0.1 16.5+2.1 11.5+1.1
f0000010 20 xxsldwi 21.5+0.1 16.5+2.1 11.5+1.1 8.2
f0000018 20 xscmpeqdp 21.5+0.1 16.5+2.1 11.5+1.1
f0000028 20 xsrsqrtesp 21.5+0.1 11.5+1.1
f000002c 20 xssqrtsp 21.5+0.1 11.5+1.1
f0000030 20 xxsel 21.5+0.1 16.5+2.1 11.5+1.1 6.5+3.1
f0000040 20 xssubsp 21.5+0.1 16.5+2.1 11.5+1.1
f0000048 20 xsmaddmsp 21.5+0.1 16.5+2.1 11.5+1.1
f0000050 20 xxmrghd 21.5+0.1 16.5+2.1 11.5+1.1
f0000050 20 xxpermdi 21.5+0.1 16.5+2.1 11.5+1.1 8.2
f0000050 20 xxspltd 21.5+0.1 11=16.5+1=2.1 8=9.1
f0000058 20 xscmpgtdp 21.5+0.1 16.5+2.1 11.5+1.1
f0000068 20 xsresp 21.5+0.1 11.5+1.1
f0000080 20 xsmulsp 21.5+0.1 16.5+2.1 11.5+1.1
f0000088 20 xsmsubasp 21.5+0.1 16.5+2.1 11.5+1.1
f0000090 20 xxmrghw 21.5+0.1 16.5+2.1 11.5+1.1
f0000098 20 xscmpgedp 21.5+0.1 16.5+2.1 11.5+1.1
f00000c0 20 xsdivsp 21.5+0.1 16.5+2.1 11.5+1.1
f00000c8 20 xsmsubmsp 21.5+0.1 16.5+2.1 11.5+1.1
f00000d0 20 xxperm 21.5+0.1 16.5+2.1 11.5+1.1
f0000100 20 xsadddp 21.5+0.1 16.5+2.1 11.5+1.1
f0000108 20 xsmaddadp 21.5+0.1 16.5+2.1 11.5+1.1
f0000118 20 xscmpudp F 16.5+2.1 11.5+1.1
f0000120 20 xscvdpuxws 21.5+0.1 11.5+1.1
f0000124 20 xsrdpi 21.5+0.1 11.5+1.1
f0000128 20 xsrsqrtedp 21.5+0.1 11.5+1.1
f000012c 20 xssqrtdp 21.5+0.1 11.5+1.1
f0000140 20 xssubdp 21.5+0.1 16.5+2.1 11.5+1.1
f0000148 20 xsmaddmdp 21.5+0.1 16.5+2.1 11.5+1.1
f0000158 20 xscmpodp F 16.5+2.1 11.5+1.1
f0000160 20 xscvdpsxws 21.5+0.1 11.5+1.1
f0000164 20 xsrdpiz 21.5+0.1 11.5+1.1
f0000168 20 xsredp 21.5+0.1 11.5+1.1
f0000180 20 xsmuldp 21.5+0.1 16.5+2.1 11.5+1.1
f0000188 20 xsmsubadp 21.5+0.1 16.5+2.1 11.5+1.1
f0000190 20 xxmrglw 21.5+0.1 16.5+2.1 11.5+1.1
f00001a4 20 xsrdpip 21.5+0.1 11.5+1.1
f00001a8 20 xstsqrtdp F 11.5+1.1
f00001ac 20 xsrdpic 21.5+0.1 11.5+1.1
f00001c0 20 xsdivdp 21.5+0.1 16.5+2.1 11.5+1.1
f00001c8 20 xsmsubmdp 21.5+0.1 16.5+2.1 11.5+1.1
f00001d0 20 xxpermr 21.5+0.1 16.5+2.1 11.5+1.1
f00001d8 20 xscmpexpdp F 16.5+2.1 11.5+1.1
f00001e4 20 xsrdpim 21.5+0.1 11.5+1.1
f00001e8 20 xstdivdp F 16.5+2.1 11.5+1.1
f0000200 20 xvaddsp 21.5+0.1 16.5+2.1 11.5+1.1
f0000208 20 xvmaddasp 21.5+0.1 16.5+2.1 11.5+1.1
f0000218 20 xvcmpeqsp 21.5+0.1 16.5+2.1 11.5+1.1
f0000220 20 xvcvspuxws 21.5+0.1 11.5+1.1
f0000224 20 xvrspi 21.5+0.1 11.5+1.1
f0000228 20 xvrsqrtesp 21.5+0.1 11.5+1.1
f000022c 20 xvsqrtsp 21.5+0.1 11.5+1.1
f0000240 20 xvsubsp 21.5+0.1 16.5+2.1 11.5+1.1
f0000248 20 xvmaddmsp 21.5+0.1 16.5+2.1 11.5+1.1
f0000250 20 xxswapd 21.5+0.1 11=16.5+1=2.1
f0000258 20 xvcmpgtsp 21.5+0.1 16.5+2.1 11.5+1.1
f0000260 20 xvcvspsxws 21.5+0.1 11.5+1.1
f0000264 20 xvrspiz 21.5+0.1 11.5+1.1
f0000268 20 xvresp 21.5+0.1 11.5+1.1
f0000280 20 xvmulsp 21.5+0.1 16.5+2.1 11.5+1.1
f0000288 20 xvmsubasp 21.5+0.1 16.5+2.1 11.5+1.1
f0000290 20 xxspltw 21.5+0.1 11.5+1.1 16.2
f0000294 20 xxextractuw 21.5+0.1 11.5+1.1 16.4
f0000298 20 xvcmpgesp 21.5+0.1 16.5+2.1 11.5+1.1
f00002a0 20 xvcvuxwsp 21.5+0.1 11.5+1.1
f00002a4 20 xvrspip 21.5+0.1 11.5+1.1
f00002a8 20 xvtsqrtsp F 11.5+1.1
f00002ac 20 xvrspic 21.5+0.1 11.5+1.1
f00002c0 20 xvdivsp 21.5+0.1 16.5+2.1 11.5+1.1
f00002c8 20 xvmsubmsp 21.5+0.1 16.5+2.1 11.5+1.1
f00002d0 20 xxspltib 21.5+0.1 11.8
f00002d4 20 xxinsertw 21.5+0.1 11.5+1.1 16.4
f00002e0 20 xvcvsxwsp 21.5+0.1 11.5+1.1
f00002e4 20 xvrspim 21.5+0.1 11.5+1.1
f00002e8 20 xvtdivsp F 16.5+2.1 11.5+1.1
f0000300 20 xvadddp 21.5+0.1 16.5+2.1 11.5+1.1
f0000308 20 xvmaddadp 21.5+0.1 16.5+2.1 11.5+1.1
f0000318 20 xvcmpeqdp 21.5+0.1 16.5+2.1 11.5+1.1
f0000320 20 xvcvdpuxws 21.5+0.1 11.5+1.1
f0000324 20 xvrdpi 21.5+0.1 11.5+1.1
f0000328 20 xvrsqrtedp 21.5+0.1 11.5+1.1
f000032c 20 xvsqrtdp 21.5+0.1 11.5+1.1
f0000340 20 xvsubdp 21.5+0.1 16.5+2.1 11.5+1.1
f0000348 20 xvmaddmdp 21.5+0.1 16.5+2.1 11.5+1.1
f0000350 20 xxmrgld 21.5+0.1 16.5+2.1 11.5+1.1
f0000358 20 xvcmpgtdp 21.5+0.1 16.5+2.1 11.5+1.1
f0000360 20 xvcvdpsxws 21.5+0.1 11.5+1.1
f0000364 20 xvrdpiz 21.5+0.1 11.5+1.1
f0000368 20 xvredp 21.5+0.1 11.5+1.1
f0000380 20 xvmuldp 21.5+0.1 16.5+2.1 11.5+1.1
f0000388 20 xvmsubadp 21.5+0.1 16.5+2.1 11.5+1.1
f0000398 20 xvcmpgedp 21.5+0.1 16.5+2.1 11.5+1.1
f00003a0 20 xvcvuxwdp 21.5+0.1 11.5+1.1
f00003a4 20 xvrdpip 21.5+0.1 11.5+1.1
f00003a8 20 xvtsqrtdp F 11.5+1.1
f00003ac 20 xvrdpic 21.5+0.1 11.5+1.1
f00003c0 20 xvdivdp 21.5+0.1 16.5+2.1 11.5+1.1
f00003c8 20 xvmsubmdp 21.5+0.1 16.5+2.1 11.5+1.1
f00003e0 20 xvcvsxwdp 21.5+0.1 11.5+1.1
f00003e4 20 xvrdpim 21.5+0.1 11.5+1.1
f00003e8 20 xvtdivdp F 16.5+2.1 11.5+1.1
f0000400 20 xsmaxcdp 21.5+0.1 16.5+2.1 11.5+1.1
f0000408 20 xsnmaddasp 21.5+0.1 16.5+2.1 11.5+1.1
f0000410 20 xxland 21.5+0.1 16.5+2.1 11.5+1.1
f0000424 20 xscvdpsp 21.5+0.1 11.5+1.1
f000042c 20 xscvdpspn 21.5+0.1 11.5+1.1
f0000440 20 xsmincdp 21.5+0.1 16.5+2.1 11.5+1.1
f0000448 20 xsnmaddmsp 21.5+0.1 16.5+2.1 11.5+1.1
f0000450 20 xxlandc 21.5+0.1 16.5+2.1 11.5+1.1
f0000464 20 xsrsp 21.5+0.1 11.5+1.1
f0000480 20 xsmaxjdp 21.5+0.1 16.5+2.1 11.5+1.1
f0000488 20 xsnmsubasp 21.5+0.1 16.5+2.1 11.5+1.1
f0000490 20 xxlor 21.5+0.1 16.5+2.1 11.5+1.1
f0000490 20 xxmr 21.5+0.1 11=16.5+1=2.1
f00004a0 20 xscvuxdsp 21.5+0.1 11.5+1.1
f00004a8 20 xststdcsp F 11.5+1.1 16.7
f00004c0 20 xsminjdp 21.5+0.1 16.5+2.1 11.5+1.1
f00004c8 20 xsnmsubmsp 21.5+0.1 16.5+2.1 11.5+1.1
f00004d0 20 xxlxor 21.5+0.1 16.5+2.1 11.5+1.1
f00004e0 20 xscvsxdsp 21.5+0.1 11.5+1.1
f0000500 20 xsmaxdp 21.5+0.1 16.5+2.1 11.5+1.1
f0000508 20 xsnmaddadp 21.5+0.1 16.5+2.1 11.5+1.1
f0000510 20 xxlnor 21.5+0.1 16.5+2.1 11.5+1.1
f0000510 20 xxlnot 21.5+0.1 11=16.5+1=2.1
f0000520 20 xscvdpuxds 21.5+0.1 11.5+1.1
f0000524 20 xscvspdp 21.5+0.1 11.5+1.1
f000052c 20 xscvspdpn 21.5+0.1 11.5+1.1
f0000540 20 xsmindp 21.5+0.1 16.5+2.1 11.5+1.1
f0000548 20 xsnmaddmdp 21.5+0.1 16.5+2.1 11.5+1.1
f0000550 20 xxlorc 21.5+0.1 16.5+2.1 11.5+1.1
f0000560 20 xscvdpsxds 21.5+0.1 11.5+1.1
f0000564 20 xsabsdp 21.5+0.1 11.5+1.1
f000056c 20 xsxexpdp T 11.5+1.1
f0000580 20 xscpsgndp 21.5+0.1 16.5+2.1 11.5+1.1
f0000588 20 xsnmsubadp 21.5+0.1 16.5+2.1 11.5+1.1
f0000590 20 xxlnand 21.5+0.1 16.5+2.1 11.5+1.1
f00005a0 20 xscvuxddp 21.5+0.1 11.5+1.1
f00005a4 20 xsnabsdp 21.5+0.1 11.5+1.1
f00005a8 20 xststdcdp F 11.5+1.1 16.7
f00005c8 20 xsnmsubmdp 21.5+0.1 16.5+2.1 11.5+1.1
f00005d0 20 xxleqv 21.5+0.1 16.5+2.1 11.5+1.1
f00005e0 20 xscvsxddp 21.5+0.1 11.5+1.1
f00005e4 20 xsnegdp 21.5+0.1 11.5+1.1
f0000600 20 xvmaxsp 21.5+0.1 16.5+2.1 11.5+1.1
f0000608 20 xvnmaddasp 21.5+0.1 16.5+2.1 11.5+1.1
f0000618 20 xvcmpeqsp. 21.5+0.1 16.5+2.1 11.5+1.1
f0000620 20 xvcvspuxds 21.5+0.1 11.5+1.1
f0000624 20 xvcvdpsp 21.5+0.1 11.5+1.1
f0000640 20 xvminsp 21.5+0.1 16.5+2.1 11.5+1.1
f0000648 20 xvnmaddmsp 21.5+0.1 16.5+2.1 11.5+1.1
f0000658 20 xvcmpgtsp. 21.5+0.1 16.5+2.1 11.5+1.1
f0000660 20 xvcvspsxds 21.5+0.1 11.5+1.1
f0000664 20 xvabssp 21.5+0.1 11.5+1.1
f0000680 20 xvcpsgnsp 21.5+0.1 16.5+2.1 11.5+1.1
f0000680 20 xvmovsp 21.5+0.1 11=16.5+1=2.1
f0000688 20 xvnmsubasp 21.5+0.1 16.5+2.1 11.5+1.1
f0000698 20 xvcmpgesp. 21.5+0.1 16.5+2.1 11.5+1.1
f00006a0 20 xvcvuxdsp 21.5+0.1 11.5+1.1
f00006a4 20 xvnabssp 21.5+0.1 11.5+1.1
f00006a8 20 xvtstdcsp 21.5+0.1 11.5+1.1 16.5+2.1+6.1
f00006c0 20 xviexpsp 21.5+0.1 16.5+2.1 11.5+1.1
f00006c8 20 xvnmsubmsp 21.5+0.1 16.5+2.1 11.5+1.1
f00006e0 20 xvcvsxdsp 21.5+0.1 11.5+1.1
f00006e4 20 xvnegsp 21.5+0.1 11.5+1.1
f0000700 20 xvmaxdp 21.5+0.1 16.5+2.1 11.5+1.1
f0000708 20 xvnmaddadp 21.5+0.1 16.5+2.1 11.5+1.1
f0000718 20 xvcmpeqdp. 21.5+0.1 16.5+2.1 11.5+1.1
f0000720 20 xvcvdpuxds 21.5+0.1 11.5+1.1
f0000724 20 xvcvspdp 21.5+0.1 11.5+1.1
f0000728 20 xxgenpcvbm 21.5+0.1 B A
f000072a 20 xxgenpcvhm 21.5+0.1 B A
f000072c 20 xsiexpdp 21.5+0.1 A B
f0000740 20 xvmindp 21.5+0.1 16.5+2.1 11.5+1.1
f0000748 20 xvnmaddmdp 21.5+0.1 16.5+2.1 11.5+1.1
f0000758 20 xvcmpgtdp. 21.5+0.1 16.5+2.1 11.5+1.1
f0000760 20 xvcvdpsxds 21.5+0.1 11.5+1.1
f0000764 20 xvabsdp 21.5+0.1 11.5+1.1
f0000768 20 xxgenpcvwm 21.5+0.1 B A
f000076a 20 xxgenpcvdm 21.5+0.1 B A
f000076c 20 xvxexpdp 21.5+0.1 11.5+1.1
f0000780 20 xvcpsgndp 21.5+0.1 16.5+2.1 11.5+1.1
f0000780 20 xvmovdp 21.5+0.1 11=16.5+1=2.1
f0000788 20 xvnmsubadp 21.5+0.1 16.5+2.1 11.5+1.1
f0000798 20 xvcmpgedp. 21.5+0.1 16.5+2.1 11.5+1.1
f00007a0 20 xvcvuxddp 21.5+0.1 11.5+1.1
f00007a4 20 xvnabsdp 21.5+0.1 11.5+1.1
f00007a8 20 xvtstdcdp 21.5+0.1 11.5+1.1 16.5+2.1+6.1
f00007c0 20 xviexpdp 21.5+0.1 16.5+2.1 11.5+1.1
f00007c8 20 xvnmsubmdp 21.5+0.1 16.5+2.1 11.5+1.1
f00007e0 20 xvcvsxddp 21.5+0.1 11.5+1.1
f00007e4 20 xvnegdp 21.5+0.1 11.5+1.1
f001056c 20 xsxsigdp T 11.5+1.1
f001076c 20 xvxsigdp 21.5+0.1 11.5+1.1
f002076c 20 xvtlsbb F 11.5+1.1
f007076c 20 xxbrh 21.5+0.1 11.5+1.1
f008076c 20 xvxexpsp 21.5+0.1 11.5+1.1
f009076c 20 xvxsigsp 21.5+0.1 11.5+1.1
f00f076c 20 xxbrw 21.5+0.1 11.5+1.1
f010056c 20 xscvhpdp 21.5+0.1 11.5+1.1
f010076c 20 xvcvbf16spn 21.5+0.1 11.5+1.1
f011056c 20 xscvdphp 21.5+0.1 11.5+1.1
f011076c 20 xvcvspbf16 21.5+0.1 11.5+1.1
f017076c 20 xxbrd 21.5+0.1 11.5+1.1
f018076c 20 xvcvhpsp 21.5+0.1 11.5+1.1
f019076c 20 xvcvsphp 21.5+0.1 11.5+1.1
f01f02d0 20 lxvkq 21.5+0.1 B
f01f076c 20 xxbrq 21.5+0.1 11.5+1.1""",
    61: """f4000000 10 psq_stu T -0.12(A) 15.1 12.3
f4000000 20 stfdp _1+22.4 -_2+2.14(A)
f4000001 20 lxv 21.5+3.1 -_4+4.12(A)
f4000002 20 stxsd T -_2+2.14(A)
f4000003 20 stxssp T -_2+2.14(A)
f4000005 20 stxv 21.5+3.1 -_4+4.12(A)""",
    62: """f8000000 22 std T -_2+2.14(A)
f8000001 22 stdu T -_2+2.14(A)
f8000002 22 stq _1+22.4 -_2+2.14(A)""",
    63: """fc000000 3f fcmpu F A B
fc000004 22 daddq _1+22.4 _1+17.4 _1+12.4
fc000005 22 daddq. _1+22.4 _1+17.4 _1+12.4
fc000006 22 dquaq _1+22.4 _1+17.4 _1+12.4 9.2
fc000007 22 dquaq. _1+22.4 _1+17.4 _1+12.4 9.2
fc000008 20 xsaddqp T A B
fc000009 20 xsaddqpo T A B
fc00000a 20 xsrqpi 16.1 T B 9.2
fc00000b 20 xsrqpix 16.1 T B 9.2
fc000010 23 fcpsgn T A B
fc000011 23 fcpsgn. T A B
fc000018 3f frsp T B
fc000019 3f frsp. T B
fc00001c 0 fcir T B
fc00001c 3f fctiw T B
fc00001d 0 fcir. T B
fc00001d 3f fctiw. T B
fc00001e 0 fcirz T B
fc00001e 3f fctiwz T B
fc00001f 0 fcirz. T B
fc00001f 3f fctiwz. T B
fc000024 3f fdiv T A B
fc000025 3f fdiv. T A B
fc000028 3f fsub T A B
fc000029 3f fsub. T A B
fc00002a 3f fadd T A B
fc00002b 3f fadd. T A B
fc00002c 3f fsqrt T B
fc00002d 3f fsqrt. T B
fc00002e 3f fsel T A C B
fc00002f 3f fsel. T A C B
fc000030 23 fre T B
fc000030 23 fre T B 16.1
fc000031 23 fre. T B
fc000031 23 fre. T B 16.1
fc000032 3f fmul T A C
fc000033 3f fmul. T A C
fc000034 3f frsqrte T B
fc000034 3f frsqrte T B 16.1
fc000035 3f frsqrte. T B
fc000035 3f frsqrte. T B 16.1
fc000038 3f fmsub T A C B
fc000039 3f fmsub. T A C B
fc00003a 3f fmadd T A C B
fc00003b 3f fmadd. T A C B
fc00003c 3f fnmsub T A C B
fc00003d 3f fnmsub. T A C B
fc00003e 3f fnmadd T A C B
fc00003f 3f fnmadd. T A C B
fc000040 3f fcmpo F A B
fc000044 22 dmulq _1+22.4 _1+17.4 _1+12.4
fc000045 22 dmulq. _1+22.4 _1+17.4 _1+12.4
fc000046 22 drrndq _1+22.4 A _1+12.4 9.2
fc000047 22 drrndq. _1+22.4 A _1+12.4 9.2
fc000048 20 xsmulqp T A B
fc000049 20 xsmulqpo T A B
fc00004a 20 xsrqpxp 16.1 T B 9.2
fc00004c 3f mtfsb1 T
fc00004d 3f mtfsb1. T
fc000050 3f fneg T B
fc000051 3f fneg. T B
fc000080 3f mcrfs F G
fc000084 22 dscliq _1+22.4 _1+17.4 10.6
fc000085 22 dscliq. _1+22.4 _1+17.4 10.6
fc000086 22 dquaiq 16.4 _1+22.4 _1+12.4 9.2
fc000087 22 dquaiq. 16.4 _1+22.4 _1+12.4 9.2
fc000088 20 xscmpeqqp T A B
fc00008c 3f mtfsb0 T
fc00008d 3f mtfsb0. T
fc000090 3f fmr T B
fc000091 3f fmr. T B
fc0000c4 22 dscriq _1+22.4 _1+17.4 10.6
fc0000c5 22 dscriq. _1+22.4 _1+17.4 10.6
fc0000c6 22 drintxq 16.1 _1+22.4 _1+12.4 9.2
fc0000c7 22 drintxq. 16.1 _1+22.4 _1+12.4 9.2
fc0000c8 20 xscpsgnqp T A B
fc000100 22 ftdiv F A B
fc000104 22 dcmpoq F _1+17.4 _1+12.4
fc000108 20 xscmpoqp F A B
fc00010c 23 mtfsfi F 12.4 16.1
fc00010c 3f mtfsfi F 12.4
fc00010d 23 mtfsfi. F 12.4 16.1
fc00010d 3f mtfsfi. F 12.4
fc000110 3f fnabs T B
fc000111 3f fnabs. T B
fc00011c 22 fctiwu T B
fc00011d 22 fctiwu. T B
fc00011e 22 fctiwuz T B
fc00011f 22 fctiwuz. T B
fc000140 22 ftsqrt F B
fc000144 22 dtstexq F _1+17.4 _1+12.4
fc000148 20 xscmpexpqp F A B
fc000184 22 dtstdcq F _1+17.4 10.6
fc000188 20 xscmpgeqp T A B
fc0001c4 22 dtstdgq F _1+17.4 10.6
fc0001c6 22 drintnq 16.1 _1+22.4 _1+12.4 9.2
fc0001c7 22 drintnq. 16.1 _1+22.4 _1+12.4 9.2
fc0001c8 20 xscmpgtqp T A B
fc000204 22 dctqpq _1+22.4 B
fc000205 22 dctqpq. _1+22.4 B
fc000210 3f fabs T B
fc000211 3f fabs. T B
fc000244 22 dctfixq T _1+12.4
fc000245 22 dctfixq. T _1+12.4
fc000284 22 ddedpdq 19.2 _1+22.4 _1+12.4
fc000285 22 ddedpdq. 19.2 _1+22.4 _1+12.4
fc0002c4 22 dxexq T _1+12.4
fc0002c5 22 dxexq. T _1+12.4
fc000308 20 xsmaddqp T A B
fc000309 20 xsmaddqpo T A B
fc000310 23 frin T B
fc000311 23 frin. T B
fc000348 20 xsmsubqp T A B
fc000349 20 xsmsubqpo T A B
fc000350 23 friz T B
fc000351 23 friz. T B
fc000388 20 xsnmaddqp T A B
fc000389 20 xsnmaddqpo T A B
fc000390 23 frip T B
fc000391 23 frip. T B
fc0003c8 20 xsnmsubqp T A B
fc0003c9 20 xsnmsubqpo T A B
fc0003d0 23 frim T B
fc0003d1 23 frim. T B
fc000404 22 dsubq _1+22.4 _1+17.4 _1+12.4
fc000405 22 dsubq. _1+22.4 _1+17.4 _1+12.4
fc000408 20 xssubqp T A B
fc000409 20 xssubqpo T A B
fc000444 22 ddivq _1+22.4 _1+17.4 _1+12.4
fc000445 22 ddivq. _1+22.4 _1+17.4 _1+12.4
fc000448 20 xsdivqp T A B
fc000449 20 xsdivqpo T A B
fc00048e 3f mffs T
fc00048f 3f mffs. T
fc000504 22 dcmpuq F _1+17.4 _1+12.4
fc000508 20 xscmpuqp F A B
fc000544 22 dtstsfq F A _1+12.4
fc000546 20 dtstsfiq F 16.6 _1+12.4
fc000548 20 xsmaxcqp T A B
fc000588 20 xststdcqp F B 16.7
fc00058e 23 mtfsf 17.8 B 25.1 16.1
fc00058e 3f mtfsf 17.8 B
fc00058f 23 mtfsf. 17.8 B 25.1 16.1
fc00058f 3f mtfsf. 17.8 B
fc0005c8 20 xsmincqp T A B
fc000604 22 drdpq _1+22.4 _1+12.4
fc000605 22 drdpq. _1+22.4 _1+12.4
fc000644 22 dcffixq _1+22.4 B
fc000645 22 dcffixq. _1+22.4 B
fc000648 20 xsabsqp T B
fc00065c 23 fctid T B
fc00065d 23 fctid. T B
fc00065e 23 fctidz T B
fc00065f 23 fctidz. T B
fc000684 22 denbcdq 20.1 _1+22.4 _1+12.4
fc000685 22 denbcdq. 20.1 _1+22.4 _1+12.4
fc000688 20 xscvqpuqz T B
fc00068c 20 fmrgow T A B
fc00069c 23 fcfid T B
fc00069d 23 fcfid. T B
fc0006c4 22 diexq _1+22.4 A _1+12.4
fc0006c5 22 diexq. _1+22.4 A _1+12.4
fc0006c8 20 xsiexpqp T A B
fc00075c 22 fctidu T B
fc00075d 22 fctidu. T B
fc00075e 22 fctiduz T B
fc00075f 22 fctiduz. T B
fc00078c 20 fmrgew T A B
fc00079c 22 fcfidu T B
fc00079d 22 fcfidu. T B
fc01048e 20 mffsce T
fc010688 20 xscvqpuwz T B
fc020648 20 xsxexpqp T B
fc020688 20 xscvudqp T B
fc030688 20 xscvuqqp T B
fc080648 20 xsnabsqp T B
fc080688 20 xscvqpsqz T B
fc090688 20 xscvqpswz T B
fc0a0688 20 xscvsdqp T B
fc0b0688 20 xscvsqqp T B
fc100648 20 xsnegqp T B
fc110688 20 xscvqpudz T B
fc120648 20 xsxsigqp T B
fc14048e 20 mffscdrn T B
fc140688 20 xscvqpdp T B
fc140689 20 xscvqpdpo T B
fc15048e 20 mffscdrni T 11.3
fc16048e 20 mffscrn T B
fc160688 20 xscvdpqp T B
fc17048e 20 mffscrni T 11.2
fc18048e 20 mffsl T
fc190688 20 xscvqpsdz T B
fc1b0648 20 xssqrtqp T B
fc1b0649 20 xssqrtqpo T B""",
}
