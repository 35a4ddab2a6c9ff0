"""Branch-like, system, interrupt, storage control and synchronisation instructions (Power ISA Book II, Book III)."""

SUFFIX_RECORD = "cr0"

ROWS = """
sc||/u7|w:spr:26,spr:27,msr
scv||u7|w:lr,ctr,msr
rfi rfid||/|r:spr:26,spr:27 w:msr
rfci||/|r:spr:58,spr:59 w:msr
rfmci||/|r:spr:570,spr:571 w:msr
rfdi||/|r:spr:574,spr:575 w:msr
rfgi||/|r:spr:378,spr:379 w:msr
hrfid||/|r:spr:314,spr:315 w:msr
rfscv||/|r:lr,ctr w:msr
rfebb||/u1|r:spr:805 p:spr:806
mfmsr||D|r:msr
mtmsr mtmsrd||S/S u1|w:msr
wrtee||S|p:msr
wrteei||u1|p:msr
isync ics||/|
sync||/u3/u3 u2|x
lwsync hwsync ptesync phwsync plwsync msync eieio stncisync stcisync stsync||/|
mbar||/i|
wait||/i/i i|x
waitrsv waitimpl pause_short waitasec||/|
attn doze nap sleep rvwinkle stop||/|
ehpriv|||
dnh||u5 u10|
msgsnd msgclr msgsndp msgclrp msgsndu msgclru||S|
msgsync||/|
tlbia tlbsync slbsync||/|w:tlb
tlbie||S/S i/S S i i i|w:tlb x
tlbiel||S/S i/S i i i i|w:tlb x
tlbivax||Z S|w:tlb
tlbilx||u2 Z S|r:spr:339,spr:630 w:tlb
tlbilxlpid tlbilxpid||/|r:spr:339,spr:630 w:tlb
tlbilxva||Z S|r:spr:339,spr:630 w:tlb
tlbsrx.||Z S|r:spr:339,spr:630,tlb w:cr0
tlbld tlbli||S|w:tlb
tlbre||/D S i/D S|r:tlb,spr:624,spr:625,spr:626 w:spr:625,spr:626,spr:627,spr:944 p:spr:341 x/r:tlb x/r:tlb x
tlbwe||/S S i/S S|r:spr:341,spr:624,spr:625,spr:626,spr:627,spr:944 w:tlb x/w:tlb x/w:tlb x
tlbrehi||D S|r:tlb p:spr:945
tlbrelo||D S|r:tlb
mtmas1||S|w:spr:625
tlbwehi||S S|r:spr:945 w:tlb
tlbwelo||S S|w:tlb
tlbsx||Z S/D Z S|r:tlb,spr:339,spr:630 w:spr:624,spr:625,spr:626,spr:627,spr:944 p:spr:341/r:tlb
tlbsx.||D Z S/Z S|r:tlb,xer w:cr0
eratre||D S i|r:tlb
eratwe||S S i|w:tlb
eratsx|.|D Z S|r:tlb
erativax||S Z S|w:tlb
eratilx||i S S|w:tlb
slbie||S|w:tlb
slbieg||S S|w:tlb
slbia||/i|w:tlb
slbiag||S/S u1|w:tlb
slbmte||S S|w:tlb
slbmfee slbmfev||D S/D S u1|r:tlb
slbfee.||D S|r:tlb w:cr0
mtsr mtsrd||i S|w:sr
mfsr||D i|r:sr
mtsrin mtsrdin||S S|w:sr
mfsrin||D S|r:sr
clrbhrb cpabort||/|
mtsle||u1|
rmieg||S|
mftmr||D i|r:tmr
mttmr||i S|p:tmr
dsn||S S|
wchkall||cD?|cr0
wclr||u2 Z S|
wclrall||u2|
wclrone||Z S|
mfbhrbe||D i|
tbegin.||/u1|w:cr0
tend.||/u1|w:cr0
tendall.||/|w:cr0
tsr.||u1|w:cr0
tsuspend. tresume. trechkpt.||/|w:cr0
tabort. treclaim.||S|w:cr0
tabort{w,d}c.||u5 S S|w:cr0
tabort{w,d}ci.||u5 S i|w:cr0
tcheck||cD|
miso yield mdoio mdoom mdors||/|
db8cyc db10cyc db12cyc db16cyc cctpl cctpm cctph||/|
"""
