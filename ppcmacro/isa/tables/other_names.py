"""Mnemonics of GNU as that the instruction tables do not have.  Made by tools/gas_mnemonics.py.

They are those of GNU as 2.40 and the ones that later versions have added.
"""

NAMES = """
a a. ae ae. aeo aeo. ai ai. ame ame. ameo ameo. andil. andiu. ao ao. aze aze. azeo azeo. bbelr bbf bbfa bbfl bbfla
bbfr bbfrl bblels bbt bbta bbtl bbtla bbtr bbtrl bcc bccl bcr bcrl bdn bdna bdnl bdnla beqr beqrl bger bgerl bgtr
bgtrl bler blerl bltr bltrl bner bnerl bngr bngrl bnlr bnlrl bnsr bnsrl br brl bsor bsorl cal cau cax cax. caxo caxo.
ccmclean ccmrl cget circinc clf cli cntlz cntlz. cput dcffixqq dclst dclz dcs dctfixqq dmcryshash dmmr dmsetaccz
dmsetdmrz dmsha256hash dmsha2hash dmsha3dw dmsha3hash dmsha512hash dmxor dmxvbf16ger2 dmxvbf16ger2nn dmxvbf16ger2np
dmxvbf16ger2pn dmxvbf16ger2pp dmxvbf16gerx2 dmxvbf16gerx2nn dmxvbf16gerx2np dmxvbf16gerx2pn dmxvbf16gerx2pp
dmxvf16ger2 dmxvf16ger2nn dmxvf16ger2np dmxvf16ger2pn dmxvf16ger2pp dmxvf16gerx2 dmxvf16gerx2nn dmxvf16gerx2np
dmxvf16gerx2pn dmxvf16gerx2pp dmxvf32ger dmxvf32gernn dmxvf32gernp dmxvf32gerpn dmxvf32gerpp dmxvf64ger dmxvf64gernn
dmxvf64gernp dmxvf64gerpn dmxvf64gerpp dmxvi16ger2 dmxvi16ger2pp dmxvi16ger2s dmxvi16ger2spp dmxvi4ger8 dmxvi4ger8pp
dmxvi8ger4 dmxvi8ger4pp dmxvi8ger4spp dmxvi8gerx4 dmxvi8gerx4pp dmxvi8gerx4spp dmxxextfdmr256 dmxxextfdmr512
dmxxinstdmr256 dmxxinstdmr512 dmxxmfacc dmxxmtacc dmxxsha224256pad dmxxsha3224pad dmxxsha3256pad dmxxsha3384pad
dmxxsha3512pad dmxxsha384512pad dmxxshake128pad dmxxshake256pad dmxxshapad dni e_add16i e_add2i. e_add2is e_addi
e_addi. e_addic e_addic. e_and2i. e_and2is. e_andi e_andi. e_b e_bc e_bcl e_bdnz e_bdnzl e_bdz e_bdzl e_beq e_beql
e_bf e_bfl e_bge e_bgel e_bgt e_bgtl e_bl e_ble e_blel e_blt e_bltl e_bne e_bnel e_bng e_bngl e_bnl e_bnll e_bns
e_bnsl e_bnu e_bnul e_bso e_bsol e_bt e_btl e_bun e_bunl e_clrlslwi e_clrlwi e_clrrwi e_cmp16i e_cmph e_cmph16i
e_cmphl e_cmphl16i e_cmpi e_cmpl16i e_cmpli e_cmplwi e_cmpwi e_crand e_crandc e_crclr e_creqv e_crmove e_crnand
e_crnor e_crnot e_cror e_crorc e_crset e_crxor e_extlwi e_extrwi e_inslwi e_insrwi e_la e_lbz e_lbzu e_ldmvcsrrw
e_ldmvdsrrw e_ldmvgprw e_ldmvsprw e_ldmvsrrw e_lha e_lhau e_lhz e_lhzu e_li e_lis e_lmvcsrrw e_lmvdsrrw e_lmvgprw
e_lmvmcsrrw e_lmvsprw e_lmvsrrw e_lmw e_lwz e_lwzu e_mcrf e_mull2i e_mulli e_nop e_or2i e_or2is e_ori e_ori. e_rlw
e_rlw. e_rlwi e_rlwi. e_rlwimi e_rlwinm e_rotlwi e_rotrwi e_sc e_slwi e_slwi. e_srwi e_srwi. e_stb e_stbu e_sth e_sthu
e_stmvcsrrw e_stmvdsrrw e_stmvgprw e_stmvmcsrrw e_stmvsprw e_stmvsrrw e_stmw e_stw e_stwu e_sub16i e_sub2i. e_sub2is
e_subfic e_subfic. e_subi e_subic e_subic. e_xori e_xori. evabsb evabsbs evabsd evabsdifsb evabsdifsh evabsdifsw
evabsdifub evabsdifuh evabsdifuw evabsds evabsh evabshs evabss evadd2subf2h evadd2subf2hss evaddb evaddbss evaddbus
evaddd evadddss evadddus evaddh evaddhhisw evaddhhiuw evaddhlosw evaddhlouw evaddhss evaddhus evaddhx evaddhxss
evaddhxus evaddib evaddih evaddsmiaa evaddssiaa evaddsubfh evaddsubfhss evaddsubfhx evaddsubfhxss evaddsubfw
evaddsubfwss evaddsubfwx evaddsubfwxss evaddusiaa evaddwegsf evaddwegsi evaddwogsf evaddwogsi evaddwss evaddwus
evaddwx evaddwxss evaddwxus evavgbs evavgbsr evavgbu evavgbur evavgds evavgdsr evavgdu evavgdur evavghs evavghsr
evavghu evavghur evavgws evavgwsr evavgwu evavgwur evclrbe evclrbo evclrh evcmpeqd evcmpgtds evcmpgtdu evcmpltds
evcmpltdu evcntlsh evcntlzh evdiff2his evdiff2hisa evdiff2hisaaw evdivs evdivu evdivwsf evdivwuf evdlveb evdlveh
evdlveob evdlveoh evdlvob evdlvoeb evdlvoeh evdlvoh evdotp4hgasmf evdotp4hgasmfa evdotp4hgasmfaa evdotp4hgasmfaa3
evdotp4hgasmi evdotp4hgasmia evdotp4hgasmiaa evdotp4hgasmiaa3 evdotp4hgasumi evdotp4hgasumia evdotp4hgasumiaa
evdotp4hgasumiaa3 evdotp4hgaumi evdotp4hgaumia evdotp4hgaumiaa evdotp4hgaumiaa3 evdotp4hgssmf evdotp4hgssmfa
evdotp4hgssmfaa evdotp4hgssmfaa3 evdotp4hgssmi evdotp4hgssmia evdotp4hgssmiaa evdotp4hgssmiaa3 evdotp4hxgasmf
evdotp4hxgasmfa evdotp4hxgasmfaa evdotp4hxgasmfaa3 evdotp4hxgasmi evdotp4hxgasmia evdotp4hxgasmiaa evdotp4hxgasmiaa3
evdotp4hxgssmf evdotp4hxgssmfa evdotp4hxgssmfaa evdotp4hxgssmfaa3 evdotp4hxgssmi evdotp4hxgssmia evdotp4hxgssmiaa
evdotp4hxgssmiaa3 evdotpbasmi evdotpbasmia evdotpbasmiaaw evdotpbasmiaaw3 evdotpbasumi evdotpbasumia evdotpbasumiaaw
evdotpbasumiaaw3 evdotpbaumi evdotpbaumia evdotpbaumiaaw evdotpbaumiaaw3 evdotphasmi evdotphasmia evdotphasmiaaw
evdotphasmiaaw3 evdotphassf evdotphassfa evdotphassfaaw evdotphassfaaw3 evdotphassfr evdotphassfra evdotphassfraaw
evdotphassfraaw3 evdotphassi evdotphassia evdotphassiaaw evdotphassiaaw3 evdotphasumi evdotphasumia evdotphasumiaaw
evdotphasumiaaw3 evdotphasusi evdotphasusia evdotphasusiaaw evdotphasusiaaw3 evdotphaumi evdotphaumia evdotphaumiaaw
evdotphaumiaaw3 evdotphausi evdotphausia evdotphausiaaw evdotphausiaaw3 evdotphihcsmi evdotphihcsmia evdotphihcsmiaaw
evdotphihcsmiaaw3 evdotphihcssf evdotphihcssfa evdotphihcssfaaw evdotphihcssfaaw3 evdotphihcssfr evdotphihcssfra
evdotphihcssfraaw evdotphihcssfraaw3 evdotphihcssi evdotphihcssia evdotphihcssiaaw evdotphihcssiaaw3 evdotphssmi
evdotphssmia evdotphssmiaaw evdotphssmiaaw3 evdotphsssf evdotphsssfa evdotphsssfaaw evdotphsssfaaw3 evdotphsssfr
evdotphsssfra evdotphsssfraaw evdotphsssfraaw3 evdotphsssi evdotphsssia evdotphsssiaaw evdotphsssiaaw3 evdotplohcsmi
evdotplohcsmia evdotplohcsmiaaw evdotplohcsmiaaw3 evdotplohcssf evdotplohcssfa evdotplohcssfaaw evdotplohcssfaaw3
evdotplohcssfr evdotplohcssfra evdotplohcssfraaw evdotplohcssfraaw3 evdotplohcssi evdotplohcssia evdotplohcssiaaw
evdotplohcssiaaw3 evdotpwasmi evdotpwasmia evdotpwasmiaa evdotpwasmiaa3 evdotpwassi evdotpwassia evdotpwassiaa
evdotpwassiaa3 evdotpwasumi evdotpwasumia evdotpwasumiaa evdotpwasumiaa3 evdotpwasusi evdotpwasusia evdotpwasusiaa
evdotpwasusiaa3 evdotpwaumi evdotpwaumia evdotpwaumiaa evdotpwaumiaa3 evdotpwausi evdotpwausia evdotpwausiaa
evdotpwausiaa3 evdotpwcsmi evdotpwcsmia evdotpwcsmiaaw evdotpwcsmiaaw3 evdotpwcssf evdotpwcssfa evdotpwcssfaaw
evdotpwcssfaaw3 evdotpwcssfr evdotpwcssfra evdotpwcssfraaw evdotpwcssfraaw3 evdotpwcssi evdotpwcssia evdotpwcssiaaw
evdotpwcssiaaw3 evdotpwgasmf evdotpwgasmfa evdotpwgasmfaa evdotpwgasmfaa3 evdotpwgasmfr evdotpwgasmfra evdotpwgasmfraa
evdotpwgasmfraa3 evdotpwgssmf evdotpwgssmfa evdotpwgssmfaa evdotpwgssmfaa3 evdotpwgssmfr evdotpwgssmfra
evdotpwgssmfraa evdotpwgssmfraa3 evdotpwssmi evdotpwssmia evdotpwssmiaa evdotpwssmiaa3 evdotpwsssi evdotpwsssia
evdotpwsssiaa evdotpwsssiaa3 evdotpwxgasmf evdotpwxgasmfa evdotpwxgasmfaa evdotpwxgasmfaa3 evdotpwxgasmfr
evdotpwxgasmfra evdotpwxgasmfraa evdotpwxgasmfraa3 evdotpwxgssmf evdotpwxgssmfa evdotpwxgssmfaa evdotpwxgssmfaa3
evdotpwxgssmfr evdotpwxgssmfra evdotpwxgssmfraa evdotpwxgssmfraa3 evextsbh evextsw evextzb evilveh evilveoh evilvhih
evilvhiloh evilvloh evilvlohih evilvoeh evilvoh evinsb evinsh evlbbsplatb evlbbsplatbmx evlbbsplatbu evlbbsplatbx
evldb evldbmx evldbu evldbx evlddmx evlddu evldhmx evldhu evldwmx evldwu evlhhesplatmx evlhhesplatu evlhhossplatmx
evlhhossplatu evlhhousplatmx evlhhousplatu evlhhsplath evlhhsplathmx evlhhsplathu evlhhsplathx evlvsl evlvsr evlwbe
evlwbemx evlwbeu evlwbex evlwbos evlwbosmx evlwbosu evlwbosx evlwbou evlwboumx evlwbouu evlwboux evlwbsplatw
evlwbsplatwmx evlwbsplatwu evlwbsplatwx evlwhemx evlwheu evlwhosmx evlwhosu evlwhoumx evlwhouu evlwhsplatmx
evlwhsplatu evlwhsplatw evlwhsplatwmx evlwhsplatwu evlwhsplatwx evlwwsplatmx evlwwsplatu evmar evmaxbpsh evmaxbpuh
evmaxbs evmaxbu evmaxds evmaxdu evmaxhpsw evmaxhpuw evmaxhs evmaxhu evmaxmagws evmaxwpsd evmaxwpud evmaxws evmaxwu
evmbesmi evmbesmia evmbesmiaah evmbesmianh evmbessiaah evmbessianh evmbesumi evmbesumia evmbesumiaah evmbesumianh
evmbesusiaah evmbesusianh evmbeumi evmbeumia evmbeumiaah evmbeumianh evmbeusiaah evmbeusianh evmbosmi evmbosmia
evmbosmiaah evmbosmianh evmbossiaah evmbossianh evmbosumi evmbosumia evmbosumiaah evmbosumianh evmbosusiaah
evmbosusianh evmboumi evmboumia evmboumiaah evmboumianh evmbousiaah evmbousianh evmhesumi evmhesumia evmhesumiaaw
evmhesumianw evmhesusiaaw evmhesusianw evmhosumi evmhosumia evmhosumiaaw evmhosumianw evmhosusiaaw evmhosusianw
evmhssf evmhssfr evmhssi evmhsusi evmhumi evmhusi evminbpsh evminbpuh evminbs evminbu evminds evmindu evminhpsw
evminhpuw evminhs evminhu evminwpsd evminwpud evminws evminwu evmwehgsmf evmwehgsmfa evmwehgsmfaa evmwehgsmfan
evmwehgsmfr evmwehgsmfra evmwehgsmfraa evmwehgsmfran evmwhssfaaw evmwhssfaaw3 evmwhssfanw evmwhssfanw3 evmwhssfr
evmwhssfra evmwhssfraaw evmwhssfraaw3 evmwhssfranw evmwhssfranw3 evmwlsmiaaw3 evmwlsmianw3 evmwlssiaaw3 evmwlssianw3
evmwlumiaaw3 evmwlumianw3 evmwlusiaaw3 evmwlusianw3 evmwohgsmf evmwohgsmfa evmwohgsmfaa evmwohgsmfan evmwohgsmfr
evmwohgsmfra evmwohgsmfraa evmwohgsmfran evmwssiaa evmwssian evmwssiw evmwusiaa evmwusian evmwusiw evnegb evnegbo
evnegbos evnegbs evnegd evnegds evnegh evnegho evneghos evneghs evnegs evnegwo evnegwos evperm evperm2 evperm3
evpksdshefrs evpksdswfrs evpksdsws evpkshsbs evpkshubs evpkswgshefrs evpkswgswfrs evpkswshfrs evpkswshilvfrs
evpkswshilvs evpkswshs evpkswuhs evpkuduws evpkuhubs evpkuwuhs evpopcntb evrlb evrlbi evrlh evrlhi evrnddnw evrnddnwss
evrnddnwus evrnddw evrnddwss evrnddwus evrndhb evrndhbss evrndhbus evrndhnb evrndhnbss evrndhnbus evrndwh evrndwhss
evrndwhus evrndwnh evrndwnhss evrndwnhus evsad2sh evsad2sha evsad2shaaw evsad2uh evsad2uha evsad2uhaaw evsad4sb
evsad4sba evsad4sbaaw evsad4ub evsad4uba evsad4ubaaw evsadsw evsadswa evsadswaa evsaduw evsaduwa evsaduwaa evsatsbub
evsatsdsw evsatsduw evsatshsb evsatshub evsatshuh evsatswgsdf evsatswsh evsatswuh evsatswuw evsatubsb evsatuduw
evsatuhsh evsatuhub evsatuwsw evsatuwuh evselbit evselbitm0 evselbitm1 evseteqb evseteqb. evseteqh evseteqh. evseteqw
evseteqw. evsetgtbs evsetgtbs. evsetgtbu evsetgtbu. evsetgths evsetgths. evsetgthu evsetgthu. evsetgtws evsetgtws.
evsetgtwu evsetgtwu. evsetltbs evsetltbs. evsetltbu evsetltbu. evsetlths evsetlths. evsetlthu evsetlthu. evsetltws
evsetltws. evsetltwu evsetltwu. evsl evslb evslbi evslh evslhi evsli evsloi evsplatb evsplatfia evsplatfib evsplatfiba
evsplatfibo evsplatfiboa evsplatfid evsplatfida evsplatfih evsplatfiha evsplatfiho evsplatfihoa evsplatfio evsplatfioa
evsplath evsplatia evsplatib evsplatiba evsplatibe evsplatibea evsplatid evsplatida evsplatie evsplatiea evsplatih
evsplatiha evsplatihe evsplatihea evsrbis evsrbiu evsrbs evsrbu evsrhis evsrhiu evsrhs evsrhu evsris evsriu evsrois
evsroiu evsrs evsru evstdb evstdbmx evstdbu evstdbx evstddmx evstddu evstdhmx evstdhu evstdwmx evstdwu evsthb evsthbmx
evsthbu evsthbx evstwb evstwbe evstwbemx evstwbeu evstwbex evstwbmx evstwbo evstwbomx evstwbou evstwbox evstwbu
evstwbx evstwhemx evstwheu evstwhomx evstwhou evstwwemx evstwweu evstwwomx evstwwou evsubf2add2h evsubf2add2hss
evsubfaddh evsubfaddhss evsubfaddhx evsubfaddhxss evsubfaddw evsubfaddwss evsubfaddwx evsubfaddwxss evsubfb evsubfbss
evsubfbus evsubfd evsubfdss evsubfdus evsubfh evsubfhhisw evsubfhhiuw evsubfhlosw evsubfhlouw evsubfhss evsubfhus
evsubfhx evsubfhxss evsubfhxus evsubfsmiaa evsubfssiaa evsubfusiaa evsubfwegsf evsubfwegsi evsubfwogsf evsubfwogsi
evsubfwss evsubfwus evsubfwx evsubfwxss evsubfwxus evsubifb evsubifh evsum2his evsum2hisa evsum2hisaaw evsum2hs
evsum2hsa evsum2hsaaw evsum2hu evsum2hua evsum2huaaw evsum4bs evsum4bsa evsum4bsaaw evsum4bu evsum4bua evsum4buaaw
evsumws evsumwsa evsumwsaa evsumwu evsumwua evsumwuaa evswapbhilo evswapblohi evswaphe evswaphhi evswaphhilo evswaphlo
evswaphlohi evswapho evunpkhibsi evunpkhibui evunpkhihf evunpkhihsi evunpkhihui evunpkhiwgsf evunpklobsi evunpklobui
evunpklohf evunpklohsi evunpklohui evunpklowgsf evxtrb evxtrd evxtrh exts exts. fa fa. fd fd. fm fm. fma fma. fms fms.
fnma fnma. fnms fnms. fs fs. get l lbdcbx lbfcmux lbfcmx lbrx ldfcmux ldfcmx lfq lfqu lfqux lfqx lhdcbx lhfcmux lhfcmx
lil liu lm lqfcmux lqfcmx lsi lsx lu lux lwdcbx lwfcmux lwfcmx lx lxvpb32x mfmmcr1e mfmmcr2e mfmmcr3e mfmmcrae mfpmc7
mfpmc8 mfsdr0 mfsri mftid mfummcr1e mfummcr2e mfummcr3e mfummcrae mfupmc7 mfupmc8 mtlpl mtmmcr1e mtmmcr2e mtmmcr3e
mtmmcrae mtpmc7 mtpmc8 mtsdr0 mtsri mttid mtummcr1e mtummcr2e mtummcr3e mtummcrae mtupmc7 mtupmc8 muli muls muls.
mulso mulso. ncget ncput nget nput oril oriu paddis pbt. plis pmdmxvbf16ger2 pmdmxvbf16ger2nn pmdmxvbf16ger2np
pmdmxvbf16ger2pn pmdmxvbf16ger2pp pmdmxvbf16gerx2 pmdmxvbf16gerx2nn pmdmxvbf16gerx2np pmdmxvbf16gerx2pn
pmdmxvbf16gerx2pp pmdmxvf16ger2 pmdmxvf16ger2nn pmdmxvf16ger2np pmdmxvf16ger2pn pmdmxvf16ger2pp pmdmxvf16gerx2
pmdmxvf16gerx2nn pmdmxvf16gerx2np pmdmxvf16gerx2pn pmdmxvf16gerx2pp pmdmxvf32ger pmdmxvf32gernn pmdmxvf32gernp
pmdmxvf32gerpn pmdmxvf32gerpp pmdmxvf64ger pmdmxvf64gernn pmdmxvf64gernp pmdmxvf64gerpn pmdmxvf64gerpp pmdmxvi16ger2
pmdmxvi16ger2pp pmdmxvi16ger2s pmdmxvi16ger2spp pmdmxvi4ger8 pmdmxvi4ger8pp pmdmxvi8ger4 pmdmxvi8ger4pp
pmdmxvi8ger4spp pmdmxvi8gerx4 pmdmxvi8gerx4pp pmdmxvi8gerx4spp psubis ptesyncio put rac rfsvc rlimi rlimi. rlinm
rlinm. rlnm rlnm. se_add se_addi se_and se_and. se_andc se_andi se_b se_bc se_bclri se_bctr se_bctrl se_beq se_bf
se_bge se_bgeni se_bgt se_bl se_ble se_blr se_blrl se_blt se_bmaski se_bne se_bng se_bnl se_bns se_bnu se_bseti se_bso
se_bt se_btsti se_bun se_cmp se_cmph se_cmphl se_cmpi se_cmpl se_cmpli se_extsb se_extsh se_extzb se_extzh se_illegal
se_isync se_lbz se_lhz se_li se_lwz se_mfar se_mfctr se_mflr se_mr se_mtar se_mtctr se_mtlr se_mullw se_neg se_nop
se_not se_or se_rfci se_rfdi se_rfgi se_rfi se_rfmci se_sc se_slw se_slwi se_sraw se_srawi se_srw se_srwi se_stb
se_sth se_stw se_sub se_subf se_subi se_subi. setvl setvl. sf sf. sfe sfe. sfeo sfeo. sfi sfme sfme. sfmeo sfmeo. sfo
sfo. sfze sfze. sfzeo sfzeo. sl sl. sli sli. sr sr. sra sra. srai srai. sri sri. st stbdcbx stbfcmux stbfcmx stbrx
stdfcmux stdfcmx stfq stfqu stfqux stfqx sthdcbx sthfcmux sthfcmx stm stqfcmux stqfcmx stsi stsx stu stux stwdcbx
stwfcmux stwfcmx stx stxvpb32x svc svca svcl svcla svindex svremap svshape svstep svstep. t teq teqi tge tgei tgt tgti
ti tlbi tlbieio tlbiep tlbsyncio tle tlei tlge tlgei tlgt tlgti tlle tllei tllt tllti tlng tlngi tlnl tlnli tlt tlti
tne tnei tng tngi tnl tnli tu tui udi0fcm udi0fcm. udi10fcm udi10fcm. udi11fcm udi11fcm. udi12fcm udi12fcm. udi13fcm
udi13fcm. udi14fcm udi14fcm. udi15fcm udi15fcm. udi1fcm udi1fcm. udi2fcm udi2fcm. udi3fcm udi3fcm. udi4fcm udi4fcm.
udi5fcm udi5fcm. udi6fcm udi6fcm. udi7fcm udi7fcm. udi8fcm udi8fcm. udi9fcm udi9fcm. urfid vucmprhb vucmprhh vucmprhn
vucmprlb vucmprlh vucmprln vupkhsntob vupkint4tobf16 vupkint4tofp32 vupkint8tobf16 vupkint8tofp32 vupklsntob xoril
xoriu xsaddaddsuqm xsaddadduqm xsaddsubsuqm xsaddsubuqm xsmerge2t1uqm xsmerge2t2uqm xsmerge2t3uqm xsmerge3t1uqm
xsrebase2t1uqm xsrebase2t2uqm xsrebase2t3uqm xsrebase2t4uqm xsrebase3t1uqm xsrebase3t2uqm xsrebase3t3uqm xvadduhm
xvadduwm xvmulhsh xvmulhsw xvmulhuh xvmulhuw xvmuluhm xvmuluwm xvrlw xvsubuhm xvsubuwm xxaes128decp xxaes128encp
xxaes128genlkp xxaes192decp xxaes192encp xxaes192genlkp xxaes256decp xxaes256encp xxaes256genlkp xxaesdecp xxaesencp
xxaesgenlkp xxgfmul128 xxgfmul128gcm xxgfmul128xts xxmulmul xxmulmulhiadd xxmulmulloadd xxssumudm xxssumudmc
xxssumudmcext zabsw zabsws zaddd zadddss zadddus zaddhesw zaddheuw zaddhosw zaddhouw zaddwgsf zaddwgsi zaddwgui
zaddwss zaddwus zbrminc zcircinc zcntlsw zdivwsf zldd zlddmx zlddu zlddx zldh zldhmx zldhu zldhx zldw zldwmx zldwu
zldwx zlhgwsf zlhgwsfmx zlhgwsfu zlhgwsfx zlhhe zlhhemx zlhheu zlhhex zlhhos zlhhosmx zlhhosu zlhhosx zlhhou zlhhoumx
zlhhouu zlhhoux zlhhsplat zlhhsplatmx zlhhsplatu zlhhsplatx zlwgsfd zlwgsfdmx zlwgsfdu zlwgsfdx zlwh zlwhed zlwhedmx
zlwhedu zlwhedx zlwhgwsfd zlwhgwsfdmx zlwhgwsfdu zlwhgwsfdx zlwhmx zlwhosd zlwhosdmx zlwhosdu zlwhosdx zlwhoud
zlwhoudmx zlwhoudu zlwhoudx zlwhsplatd zlwhsplatdmx zlwhsplatdu zlwhsplatdx zlwhsplatwd zlwhsplatwdmx zlwhsplatwdu
zlwhsplatwdx zlwhu zlwhx zlww zlwwmx zlwwosd zlwwosdmx zlwwosdu zlwwosdx zlwwu zlwwx zmhegsi zmhegsiaa zmhegsian
zmhegsmf zmhegsmfaa zmhegsmfan zmhegsui zmhegsuiaa zmhegsuian zmhegui zmheguiaa zmheguian zmhegwsmf zmhegwsmfaa
zmhegwsmfan zmhegwsmfr zmhegwsmfraa zmhegwsmfran zmheogsi zmheogsiaa zmheogsian zmheogsmf zmheogsmfaa zmheogsmfan
zmheogsui zmheogsuiaa zmheogsuian zmheogui zmheoguiaa zmheoguian zmheogwsmf zmheogwsmfaa zmheogwsmfan zmheogwsmfr
zmheogwsmfraa zmheogwsmfran zmheosf zmheosfaas zmheosfans zmheosfr zmheosfraas zmheosfrans zmheosi zmheosiaa
zmheosiaas zmheosian zmheosians zmheosui zmheosuiaa zmheosuiaas zmheosuian zmheosuians zmheoui zmheouiaa zmheouiaas
zmheouian zmheouians zmhesf zmhesfaas zmhesfans zmhesfr zmhesfraas zmhesfrans zmhesi zmhesiaa zmhesiaas zmhesian
zmhesians zmhesui zmhesuiaa zmhesuiaas zmhesuian zmhesuians zmheui zmheuiaa zmheuiaas zmheuian zmheuians zmhogsi
zmhogsiaa zmhogsian zmhogsmf zmhogsmfaa zmhogsmfan zmhogsui zmhogsuiaa zmhogsuian zmhogui zmhoguiaa zmhoguian
zmhogwsmf zmhogwsmfaa zmhogwsmfan zmhogwsmfr zmhogwsmfraa zmhogwsmfran zmhosf zmhosfaas zmhosfans zmhosfr zmhosfraas
zmhosfrans zmhosi zmhosiaa zmhosiaas zmhosian zmhosians zmhosui zmhosuiaa zmhosuiaas zmhosuian zmhosuians zmhoui
zmhouiaa zmhouiaas zmhouian zmhouians zmwgsi zmwgsiaa zmwgsiaas zmwgsian zmwgsians zmwgsmf zmwgsmfaa zmwgsmfan
zmwgsmfr zmwgsmfraa zmwgsmfran zmwgsui zmwgsuiaa zmwgsuiaas zmwgsuian zmwgsuians zmwgui zmwguiaa zmwguiaas zmwguian
zmwguians zmwlsiaas zmwlsians zmwlsis zmwlsuiaas zmwlsuians zmwlsuis zmwluiaa zmwluiaas zmwluian zmwluians zmwluis
zmwsf zmwsfaas zmwsfans zmwsfr zmwsfraas zmwsfrans znegws zpkswgshfrs zpkswgswfrs zrndwh zrndwhss zsatsdsw zsatsduw
zsatswsh zsatswuh zsatswuw zsatuduw zsatuwsh zsatuwsw zsatuwuh zslwiss zslwius zslwss zslwus zstdd zstddmx zstddu
zstddx zstdh zstdhmx zstdhu zstdhx zstdw zstdwmx zstdwu zstdwx zsthe zsthemx zstheu zsthex zstho zsthomx zsthou zsthox
zstwh zstwhed zstwhedmx zstwhedu zstwhedx zstwhmx zstwhod zstwhodmx zstwhodu zstwhodx zstwhu zstwhx zstww zstwwmx
zstwwu zstwwx zsubfd zsubfdss zsubfdus zsubfhesw zsubfheuw zsubfhosw zsubfhouw zsubfwgsf zsubfwgsi zsubfwgui zsubfwss
zsubfwus zunpkwgsf zvabsh zvabshs zvaddh zvaddhss zvaddhus zvaddhx zvaddhxss zvaddih zvaddsubfh zvaddsubfhss
zvaddsubfhx zvaddsubfhxss zvaddsubfw zvaddsubfwss zvaddw zvaddwss zvaddwus zvcmpeqh zvcmpgths zvcmpgthu zvcmplths
zvcmplthu zvcntlsh zvcntlzh zvdotphasfaas zvdotphasfans zvdotphasfraas zvdotphasfrans zvdotphasfrs zvdotphasfs
zvdotphasi zvdotphasiaa zvdotphasiaas zvdotphasian zvdotphasians zvdotphasis zvdotphasui zvdotphasuiaa zvdotphasuiaas
zvdotphasuian zvdotphasuians zvdotphasuis zvdotphaui zvdotphauiaa zvdotphauiaas zvdotphauian zvdotphauians zvdotphauis
zvdotphgasi zvdotphgasiaa zvdotphgasian zvdotphgasmf zvdotphgasmfaa zvdotphgasmfan zvdotphgasui zvdotphgasuiaa
zvdotphgasuian zvdotphgaui zvdotphgauiaa zvdotphgauian zvdotphgssi zvdotphgssiaa zvdotphgssian zvdotphgssmf
zvdotphgssmfaa zvdotphgssmfan zvdotphgssui zvdotphgssuiaa zvdotphgssuian zvdotphgsui zvdotphgsuiaa zvdotphgsuian
zvdotphgwasmf zvdotphgwasmfaa zvdotphgwasmfan zvdotphgwasmfr zvdotphgwasmfraa zvdotphgwasmfran zvdotphgwssmf
zvdotphgwssmfaa zvdotphgwssmfan zvdotphgwssmfr zvdotphgwssmfraa zvdotphgwssmfran zvdotphssfaas zvdotphssfans
zvdotphssfraas zvdotphssfrans zvdotphssfrs zvdotphssfs zvdotphssi zvdotphssiaa zvdotphssiaas zvdotphssian
zvdotphssians zvdotphssis zvdotphssui zvdotphssuiaa zvdotphssuiaas zvdotphssuian zvdotphssuians zvdotphssuis
zvdotphsui zvdotphsuiaa zvdotphsuiaas zvdotphsuian zvdotphsuians zvdotphsuis zvdotphxasfaas zvdotphxasfans
zvdotphxasfraas zvdotphxasfrans zvdotphxasfrs zvdotphxasfs zvdotphxasi zvdotphxasiaa zvdotphxasiaas zvdotphxasian
zvdotphxasians zvdotphxasis zvdotphxasui zvdotphxasuiaa zvdotphxasuiaas zvdotphxasuian zvdotphxasuians zvdotphxasuis
zvdotphxaui zvdotphxauiaa zvdotphxauiaas zvdotphxauian zvdotphxauians zvdotphxauis zvdotphxgasi zvdotphxgasiaa
zvdotphxgasian zvdotphxgasmf zvdotphxgasmfaa zvdotphxgasmfan zvdotphxgasui zvdotphxgasuiaa zvdotphxgasuian
zvdotphxgaui zvdotphxgauiaa zvdotphxgauian zvdotphxgwasmf zvdotphxgwasmfaa zvdotphxgwasmfan zvdotphxgwasmfr
zvdotphxgwasmfraa zvdotphxgwasmfran zvmergehih zvmergehiloh zvmergeloh zvmergelohih zvmhllgwsmf zvmhllgwsmfaa
zvmhllgwsmfan zvmhllgwsmfanp zvmhllgwsmfr zvmhllgwsmfraa zvmhllgwsmfran zvmhllgwsmfranp zvmhllsf zvmhllsfaas
zvmhllsfanps zvmhllsfans zvmhllsfr zvmhllsfraas zvmhllsfranps zvmhllsfrans zvmhllsi zvmhllsiaa zvmhllsiaas zvmhllsian
zvmhllsianp zvmhllsianps zvmhllsians zvmhllsui zvmhllsuiaa zvmhllsuiaas zvmhllsuian zvmhllsuianp zvmhllsuianps
zvmhllsuians zvmhllui zvmhlluiaa zvmhlluiaas zvmhlluian zvmhlluianp zvmhlluianps zvmhlluians zvmhsfaahs zvmhsfanhs
zvmhsfh zvmhsfraahs zvmhsfranhs zvmhsfrh zvmhsiaahs zvmhsianhs zvmhsihs zvmhsuiaahs zvmhsuianhs zvmhsuihs zvmhuiaah
zvmhuiaahs zvmhuianh zvmhuianhs zvmhuih zvmhuihs zvmhulgwsmf zvmhulgwsmfaa zvmhulgwsmfan zvmhulgwsmfanp zvmhulgwsmfr
zvmhulgwsmfraa zvmhulgwsmfran zvmhulgwsmfranp zvmhulsf zvmhulsfaas zvmhulsfanps zvmhulsfans zvmhulsfr zvmhulsfraas
zvmhulsfranps zvmhulsfrans zvmhulsi zvmhulsiaa zvmhulsiaas zvmhulsian zvmhulsianp zvmhulsianps zvmhulsians zvmhulsui
zvmhulsuiaa zvmhulsuiaas zvmhulsuian zvmhulsuianp zvmhulsuianps zvmhulsuians zvmhului zvmhuluiaa zvmhuluiaas
zvmhuluian zvmhuluianp zvmhuluianps zvmhuluians zvmhuugwsmf zvmhuugwsmfaa zvmhuugwsmfan zvmhuugwsmfanp zvmhuugwsmfr
zvmhuugwsmfraa zvmhuugwsmfran zvmhuugwsmfranp zvmhuusf zvmhuusfaas zvmhuusfanps zvmhuusfans zvmhuusfr zvmhuusfraas
zvmhuusfranps zvmhuusfrans zvmhuusi zvmhuusiaa zvmhuusiaas zvmhuusian zvmhuusianp zvmhuusianps zvmhuusians zvmhuusui
zvmhuusuiaa zvmhuusuiaas zvmhuusuian zvmhuusuianp zvmhuusuianps zvmhuusuians zvmhuuui zvmhuuuiaa zvmhuuuiaas
zvmhuuuian zvmhuuuianp zvmhuuuianps zvmhuuuians zvmhxlgwsmf zvmhxlgwsmfaa zvmhxlgwsmfan zvmhxlgwsmfanp zvmhxlgwsmfr
zvmhxlgwsmfraa zvmhxlgwsmfran zvmhxlgwsmfranp zvmhxlsf zvmhxlsfaas zvmhxlsfanps zvmhxlsfans zvmhxlsfr zvmhxlsfraas
zvmhxlsfranps zvmhxlsfrans zvmhxlsi zvmhxlsiaa zvmhxlsiaas zvmhxlsian zvmhxlsianp zvmhxlsianps zvmhxlsians zvmhxlsui
zvmhxlsuiaa zvmhxlsuiaas zvmhxlsuian zvmhxlsuianp zvmhxlsuianps zvmhxlsuians zvmhxlui zvmhxluiaa zvmhxluiaas
zvmhxluian zvmhxluianp zvmhxluianps zvmhxluians zvnegh zvnegho zvneghos zvneghs zvpkshgwshfrs zvpkswshfrs zvpkswshs
zvpkswuhs zvpkuwuhs zvrlh zvrlhi zvsatshuh zvsatuhsh zvselh zvslh zvslhi zvslhiss zvslhius zvslhss zvslhus zvsplatfih
zvsplatih zvsrhis zvsrhiu zvsrhs zvsrhu zvsubfaddh zvsubfaddhss zvsubfaddhx zvsubfaddhxss zvsubfaddw zvsubfaddwss
zvsubfh zvsubfhss zvsubfhus zvsubfhx zvsubfhxss zvsubfw zvsubfwss zvsubfwus zvsubifh zvunpkhgwsf zvunpkhsf zvunpkhsi
zvunpkhui zxtrw
"""
