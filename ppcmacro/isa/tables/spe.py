"""Signal processing engine and embedded floating-point instructions of the e200 and e500 (SPE Programming Manual)."""

SUFFIX_RECORD = "cr0"

ROWS = """
evldd evldw evldh||eD k8(Z)|L8
evlwhe evlwhou evlwhos evlwwsplat evlwhsplat||eD k4(Z)|L4
evlhhesplat evlhhousplat evlhhossplat||eD k2(Z)|L2
evstdd evstdw evstdh||eS k8(Z)|S8
evstwhe evstwho evstwwe evstwwo||eS k4(Z)|S4
evlddx evldwx evldhx evlddepx||eD Z S|L8
evlwhex evlwhoux evlwhosx evlwwsplatx evlwhsplatx||eD Z S|L4
evlhhesplatx evlhhousplatx evlhhossplatx||eD Z S|L2
evstddx evstdwx evstdhx evstddepx||eS Z S|S8
evstwhex evstwhox evstwwex evstwwox||eS Z S|S4
evmergehi evmergelo evmergehilo evmergelohi||eD eS eS|
evand evandc evor evorc evxor evnor evnand eveqv||eD eS eS|
evmr evnot||eD eS|
evaddw evsubfw evsubw||eD eS eS|
evaddiw||eD eS u5|
evsubifw||eD u5 eS|
evsubiw||eD eS u5|
evabs evneg evextsb evextsh evrndw evcntlzw evcntlsw||eD eS|
evsplati evsplatfi||eD s5|
evslw evsrwu evsrws evrlw||eD eS eS|
evslwi evsrwiu evsrwis evrlwi||eD eS u5|
evsel||eD eS eS cS|
evcmpgt{u,s} evcmplt{u,s} evcmpeq||cD eS eS|
evdivw{s,u}||eD eS eS|p:spr:512
evmra||eD eS|w:acc
evadd{us,ss,um,sm}iaaw evsubf{us,ss,um,sm}iaaw||eD eS|r:acc w:acc
evm{h{e,o}{ssf,umi,smi,smf},wh{ssf,umi,smi,smf},wl{ssf,umi,smf},w{ssf,umi,smi,smf}}||eD eS eS|p:spr:512
evm{h{e,o}{ssf,umi,smi,smf},wh{ssf,umi,smi,smf},wl{ssf,umi,smf},w{ssf,umi,smi,smf}}a||eD eS eS|w:acc p:spr:512
evm{h{e,o}{us,ss,um,sm}i,h{e,o}{ss,sm}f,wl{us,ss,um,sm}i,wl{ss,sm}f}{aaw,anw}||eD eS eS|r:acc w:acc p:spr:512
evmh{e,o}g{umi,smi,smf}{aa,an} evmw{ssf,umi,smi,smf}{aa,an}||eD eS eS|r:acc w:acc p:spr:512
evfs{add,sub,mul,div} efs{add,sub,mul,div} efd{add,sub,mul,div} evs{add,sub,mul,div}||eD eS eS|p:spr:512
evfs{abs,nabs,neg} efs{abs,nabs,neg} efd{abs,nabs,neg} evs{abs,nabs,neg}||eD eS|
evfscf{ui,si,uf,sf} evfsct{ui,si,uf,sf}||eD eS|p:spr:512
evfsct{ui,si}z efsct{ui,si}z efdct{ui,si}{,d}z efscf{ui,si,uf,sf,d} efdcf{ui,si,uf,sf,s,uid,sid}||eD eS|p:spr:512
evmwh{{us,um,sm,ss}ia,{ss,sm}fa,g{um,sm}ia,g{ss,sm}fa}n||eD eS eS|r:acc w:acc p:spr:512
evmwh{usia,umia,smia,ssma,ssfa,smfa}a||eD eS eS|r:acc w:acc p:spr:512
evmwhg{umi,smi,ssf,smf}aa||eD eS eS|r:acc w:acc p:spr:512
evfs{,n}m{add,sub} efs{,n}m{add,sub} efd{,n}m{add,sub}||eM eS eS|p:spr:512
evfs{max,min,sum,diff,sumdiff,diffsum,addsub,subadd}||eD eS eS|p:spr:512
evfs{addx,subx,addsubx,subaddx,mulx,mule,mulo} efs{max,min} efd{max,min}||eD eS eS|p:spr:512
evfssqrt efssqrt efdsqrt evfscfh evfscth efscfh efscth efdcfh efdcth||eD eS|p:spr:512
evscf{ui,si,uf,sf} evsct{ui,si,uf,sf} evsct{ui,si}z||eD eS|p:spr:512
evscmpgt evsgmp{lt,eq} evstst{gt,lt,eq}||cD eS eS|p:spr:512
efsct{ui,si,uf,sf} efdct{ui,si,uf,sf}||eD eS|p:spr:512
ev{fscmp,fstst}{gt,lt,eq} ef{scmp,stst,dcmp,dtst}{gt,lt,eq}||cD eS eS|p:spr:512
"""
