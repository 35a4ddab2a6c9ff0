"""The numbers that the `mf*` and `mt*` mnemonics of GNU as stand for.  Made by tools/spr_data.py."""

ROWS = """
mfamor spr 349:booke64,book3s64
mfamr spr 29:booke64,book3s64
mfasdr spr 816:book3s64
mfasr spr 280:booke64,book3s64
mfbar spr 159:8xx
mfbbear spr 513:booke32
mfbbtar spr 514:booke32
mfbear dcr 144:40x
mfbescr spr 806:book3s64
mfbescrr spr 802:book3s64
mfbescrru spr 803:book3s64
mfbescrs spr 800:book3s64
mfbescrsu spr 801:book3s64
mfbesr dcr 145:40x
mfbr0 dcr 128:40x
mfbr1 dcr 129:40x
mfbr2 dcr 130:40x
mfbr3 dcr 131:40x
mfbr4 dcr 132:40x
mfbr5 dcr 133:40x
mfbr6 dcr 134:40x
mfbr7 dcr 135:40x
mfccr0 spr 947:booke32,40x
mfccr1 spr 888:booke32
mfcdbcr spr 983:40x
mfcfar spr 28:booke64,book3s64
mfciabr spr 187:book3s64
mfclcsr spr 884:booke32
mfcmpa spr 144:8xx
mfcmpb spr 145:8xx
mfcmpc spr 146:8xx
mfcmpd spr 147:8xx
mfcmpe spr 152:8xx
mfcmpf spr 153:8xx
mfcmpg spr 154:8xx
mfcmph spr 155:8xx
mfcounta spr 150:8xx
mfcountb spr 151:8xx
mfcsrr0 spr 58:booke32,booke64
mfcsrr1 spr 59:booke32,booke64
mfctr spr 9
mfctrl spr 136:booke32,booke64,book3s64
mfdabr spr 1013:book3s32
mfdac1 spr 316:booke32,booke64 1014:40x
mfdac2 spr 317:booke32,booke64 1015:40x
mfdar spr 19
mfdawr0 spr 180:book3s64
mfdawr1 spr 181:book3s64
mfdawrx0 spr 188:book3s64
mfdawrx1 spr 189:book3s64
mfdbcr0 spr 308:booke32,booke64 1010:40x
mfdbcr1 spr 309:booke32,booke64 957:40x
mfdbcr2 spr 310:booke32,booke64
mfdbdr spr 1011:booke32
mfdbsr spr 304:booke32,booke64 1008:40x
mfdc_adr spr 569:8xx
mfdc_cst spr 568:8xx
mfdc_dat spr 570:8xx
mfdccr spr 1018:40x
mfdcdbtrh spr 925:booke32
mfdcdbtrl spr 924:booke32
mfdcwr spr 954:40x
mfdear spr 61:booke32,booke64 981:40x
mfdec spr 22
mfder spr 149:8xx
mfdmacc0 dcr 196:40x
mfdmacc1 dcr 204:40x
mfdmacc2 dcr 212:40x
mfdmacc3 dcr 220:40x
mfdmacr0 dcr 192:40x
mfdmacr1 dcr 200:40x
mfdmacr2 dcr 208:40x
mfdmacr3 dcr 216:40x
mfdmact0 dcr 193:40x
mfdmact1 dcr 201:40x
mfdmact2 dcr 209:40x
mfdmact3 dcr 217:40x
mfdmada0 dcr 194:40x
mfdmada1 dcr 202:40x
mfdmada2 dcr 210:40x
mfdmada3 dcr 218:40x
mfdmal spr 923:book3s32
mfdmasa0 dcr 195:40x
mfdmasa1 dcr 203:40x
mfdmasa2 dcr 211:40x
mfdmasa3 dcr 219:40x
mfdmasr dcr 224:40x
mfdmau spr 922:book3s32
mfdpdes spr 176:book3s64
mfdpdr spr 630:8xx
mfdpir spr 631:8xx
mfdscr spr 17:booke64,book3s64
mfdsisr spr 18
mfdvc1 spr 318:booke32,booke64 950:40x
mfdvc2 spr 319:booke32,booke64 951:40x
mfdvlim spr 883:booke32
mfdvndx spr 881:booke32
mfear spr 282
mfebbhr spr 804:book3s64
mfebbrr spr 805:book3s64
mfesr spr 62:booke32,booke64 980:40x
mfevpr spr 982:40x
mfexier dcr 66:40x
mfexisr dcr 64:40x
mffscr spr 153:book3s64
mfhdar spr 307:book3s64
mfhdec spr 310:book3s64
mfhdisr spr 306:book3s64
mfheir spr 339:book3s64
mfhfscr spr 190:book3s64
mfhid0 spr 1008:book3s32
mfhid1 spr 1009:book3s32
mfhid2 spr 920:book3s32
mfhid4 spr 1011:book3s32
mfhmeer spr 337:booke64,book3s64
mfhmer spr 336:booke64,book3s64
mfhpsscr spr 855:book3s64
mfhrmor spr 313:book3s64
mfhsprg0 spr 304:book3s64
mfhsprg1 spr 305:book3s64
mfhsrr0 spr 314:book3s64
mfhsrr1 spr 315:book3s64
mfiabr spr 1010:book3s32
mfiac1 spr 312:booke32,booke64 1012:40x
mfiac2 spr 313:booke32,booke64 1013:40x
mfiac3 spr 314:booke32,booke64 948:40x
mfiac4 spr 315:booke32,booke64 949:40x
mfiamr spr 61:book3s64
mfic spr 848:book3s64
mfic_adr spr 561:8xx
mfic_cst spr 560:8xx
mfic_dat spr 562:8xx
mficcr spr 1019:40x
mficdbdr spr 979:booke32,40x
mficdbtr spr 927:booke32
mficr spr 148:8xx
mfictc spr 1019:book3s32
mfictrl spr 158:8xx
mfimmr spr 638:8xx
mfiocr dcr 160:40x
mfivlim spr 882:booke32
mfivndx spr 880:booke32
mfivor0 spr 400:booke32,booke64
mfivor1 spr 401:booke32,booke64
mfivor10 spr 410:booke32,booke64
mfivor11 spr 411:booke32,booke64
mfivor12 spr 412:booke32,booke64
mfivor13 spr 413:booke32,booke64
mfivor14 spr 414:booke32,booke64
mfivor15 spr 415:booke32,booke64
mfivor2 spr 402:booke32,booke64
mfivor3 spr 403:booke32,booke64
mfivor32 spr 528:booke32,booke64
mfivor33 spr 529:booke32,booke64
mfivor34 spr 530:booke32
mfivor35 spr 531:booke32,booke64
mfivor4 spr 404:booke32,booke64
mfivor5 spr 405:booke32,booke64
mfivor6 spr 406:booke32,booke64
mfivor7 spr 407:booke32,booke64
mfivor8 spr 408:booke32,booke64
mfivor9 spr 409:booke32,booke64
mfivpr spr 63:booke32,booke64
mfl2cr spr 1017:book3s32
mflctrl1 spr 156:8xx
mflctrl2 spr 157:8xx
mflpcr spr 318:book3s64
mflpidr spr 319:book3s64
mflr spr 8
mfm_casid spr 793:8xx
mfm_tw spr 799:8xx
mfmcar spr 573:booke32,booke64
mfmcsr spr 572:booke32,booke64
mfmcsrr0 spr 570:booke32,booke64
mfmcsrr1 spr 571:booke32,booke64
mfmd_ap spr 794:8xx
mfmd_ctr spr 792:8xx
mfmd_dbcam spr 824:8xx
mfmd_dbram0 spr 825:8xx
mfmd_dbram1 spr 826:8xx
mfmd_epn spr 795:8xx
mfmd_rpn spr 798:8xx
mfmd_twb spr 796:8xx
mfmd_twc spr 797:8xx
mfmi_ap spr 786:8xx
mfmi_ctr spr 784:8xx
mfmi_dbcam spr 816:8xx
mfmi_dbram0 spr 817:8xx
mfmi_dbram1 spr 818:8xx
mfmi_epn spr 787:8xx
mfmi_rpn spr 790:8xx
mfmi_twc spr 789:8xx
mfmmcr0 spr 779:booke64,book3s64 952:book3s32
mfmmcr1 spr 782:booke64,book3s64 956:book3s32
mfmmcr2 spr 769:book3s64
mfmmcr3 spr 738:book3s64
mfmmcra spr 770:booke64,book3s64
mfmmucr spr 946:booke32
mfmq spr 0:book3s32
mfpbl1 spr 1020:40x
mfpbl2 spr 1022:40x
mfpbu1 spr 1021:40x
mfpbu2 spr 1023:40x
mfpcr spr 338:book3s64
mfpid spr 48:booke32,booke64 945:40x
mfpidr spr 48:book3s64
mfpir spr 286:booke32,booke64 1023:book3s64
mfpit spr 987:40x
mfpmc1 spr 771:booke64,book3s64 953:book3s32
mfpmc2 spr 772:booke64,book3s64 954:book3s32
mfpmc3 spr 773:booke64,book3s64 957:book3s32
mfpmc4 spr 774:booke64,book3s64 958:book3s32
mfpmc5 spr 775:booke64,book3s64
mfpmc6 spr 776:booke64,book3s64
mfppr spr 896:booke32,booke64,book3s64
mfppr32 spr 898:booke32,booke64,book3s64
mfpspb spr 159:book3s64
mfpsscr spr 823:book3s64
mfptcr spr 464:book3s64
mfpurr spr 309:book3s64
mfpvr spr 287
mfrpr spr 186:book3s64
mfrstcfg spr 923:booke32
mfrtcl spr 5
mfrtcu spr 4
mfsdar spr 781:book3s64
mfsdr1 spr 25
mfsgr spr 953:40x
mfsia spr 955:book3s32
mfsiar spr 780:book3s64
mfsier spr 768:book3s64
mfsier2 spr 736:book3s64
mfsier3 spr 737:book3s64
mfsler spr 955:40x
mfsmfctrl spr 511:book3s64
mfspefscr spr 512:booke32
mfsprg0 spr 272
mfsprg1 spr 273
mfsprg2 spr 274
mfsprg3 spr 275
mfsprg4 spr 260:booke32,booke64,40x
mfsprg5 spr 261:booke32,booke64,40x
mfsprg6 spr 262:booke32,booke64,40x
mfsprg7 spr 263:booke32,booke64,40x
mfspurr spr 308:book3s64
mfsrr0 spr 26
mfsrr1 spr 27
mfsrr2 spr 990:40x
mfsrr3 spr 991:40x
mfsu0r spr 956:40x
mftar spr 815:book3s64
mftb spr 268
mftbhi spr 988:40x
mftbl spr 268
mftblo spr 989:40x
mftbu spr 269
mftcr spr 340:booke32,booke64 986:40x
mfthrm1 spr 1020:book3s32
mfthrm2 spr 1021:book3s32
mfthrm3 spr 1022:book3s32
mftir spr 446:book3s64
mftsr spr 336:booke32,booke64 984:40x
mfuamor spr 157:booke64,book3s64
mfuamr spr 13:book3s64
mfudscr spr 3:book3s64
mfummcr0 spr 936:book3s32 779:book3s64
mfummcr1 spr 940:book3s32 782:book3s64
mfummcr2 spr 769:book3s64
mfummcr3 spr 738:book3s64
mfummcra spr 770:book3s64
mfupmc1 spr 937:book3s32 771:book3s64
mfupmc2 spr 938:book3s32 772:book3s64
mfupmc3 spr 941:book3s32 773:book3s64
mfupmc4 spr 942:book3s32 774:book3s64
mfupmc5 spr 775:book3s64
mfupmc6 spr 776:book3s64
mfurmor spr 505:book3s64
mfusdar spr 781:book3s64
mfusia spr 939:book3s32
mfusiar spr 780:book3s64
mfusier spr 768:book3s64
mfusier2 spr 736:book3s64
mfusier3 spr 737:book3s64
mfusprg0 spr 256:booke32,booke64 496:book3s64
mfusprg1 spr 497:book3s64
mfusprg3 spr 259:book3s64
mfusrr0 spr 506:book3s64
mfusrr1 spr 507:book3s64
mfvrsave spr 256:booke64,book3s32,book3s64
mfvtb spr 849:book3s64
mfwpar spr 921:book3s32
mfxer spr 1
mfzpr spr 944:40x
mtamor spr 349:booke64,book3s64
mtamr spr 29:booke64,book3s64
mtasdr spr 816:book3s64
mtasr spr 280:booke64,book3s64
mtbar spr 159:8xx
mtbbear spr 513:booke32
mtbbtar spr 514:booke32
mtbear dcr 144:40x
mtbescr spr 806:book3s64
mtbescrr spr 802:book3s64
mtbescrru spr 803:book3s64
mtbescrs spr 800:book3s64
mtbescrsu spr 801:book3s64
mtbesr dcr 145:40x
mtbr0 dcr 128:40x
mtbr1 dcr 129:40x
mtbr2 dcr 130:40x
mtbr3 dcr 131:40x
mtbr4 dcr 132:40x
mtbr5 dcr 133:40x
mtbr6 dcr 134:40x
mtbr7 dcr 135:40x
mtccr0 spr 947:booke32,40x
mtccr1 spr 888:booke32
mtcdbcr spr 983:40x
mtcfar spr 28:booke64,book3s64
mtciabr spr 187:book3s64
mtclcsr spr 884:booke32
mtcmpa spr 144:8xx
mtcmpb spr 145:8xx
mtcmpc spr 146:8xx
mtcmpd spr 147:8xx
mtcmpe spr 152:8xx
mtcmpf spr 153:8xx
mtcmpg spr 154:8xx
mtcmph spr 155:8xx
mtcounta spr 150:8xx
mtcountb spr 151:8xx
mtcsrr0 spr 58:booke32,booke64
mtcsrr1 spr 59:booke32,booke64
mtctr spr 9
mtctrl spr 152:booke32,booke64,book3s64
mtdabr spr 1013:book3s32
mtdac1 spr 316:booke32,booke64 1014:40x
mtdac2 spr 317:booke32,booke64 1015:40x
mtdar spr 19
mtdawr0 spr 180:book3s64
mtdawr1 spr 181:book3s64
mtdawrx0 spr 188:book3s64
mtdawrx1 spr 189:book3s64
mtdbcr0 spr 308:booke32,booke64 1010:40x
mtdbcr1 spr 309:booke32,booke64 957:40x
mtdbcr2 spr 310:booke32,booke64
mtdbdr spr 1011:booke32
mtdbsr spr 304:booke32,booke64 1008:40x
mtdccr spr 1018:40x
mtdcwr spr 954:40x
mtdear spr 61:booke32,booke64 981:40x
mtdec spr 22
mtdecar spr 54:booke32,booke64
mtder spr 149:8xx
mtdmacc0 dcr 196:40x
mtdmacc1 dcr 204:40x
mtdmacc2 dcr 212:40x
mtdmacc3 dcr 220:40x
mtdmacr0 dcr 192:40x
mtdmacr1 dcr 200:40x
mtdmacr2 dcr 208:40x
mtdmacr3 dcr 216:40x
mtdmact0 dcr 193:40x
mtdmact1 dcr 201:40x
mtdmact2 dcr 209:40x
mtdmact3 dcr 217:40x
mtdmada0 dcr 194:40x
mtdmada1 dcr 202:40x
mtdmada2 dcr 210:40x
mtdmada3 dcr 218:40x
mtdmal spr 923:book3s32
mtdmasa0 dcr 195:40x
mtdmasa1 dcr 203:40x
mtdmasa2 dcr 211:40x
mtdmasa3 dcr 219:40x
mtdmasr dcr 224:40x
mtdmau spr 922:book3s32
mtdpdes spr 176:book3s64
mtdscr spr 17:booke64,book3s64
mtdsisr spr 18
mtdvc1 spr 318:booke32,booke64 950:40x
mtdvc2 spr 319:booke32,booke64 951:40x
mtdvlim spr 883:booke32
mtdvndx spr 881:booke32
mtear spr 282
mtebbhr spr 804:book3s64
mtebbrr spr 805:book3s64
mtesr spr 62:booke32,booke64 980:40x
mtevpr spr 982:40x
mtexier dcr 66:40x
mtexisr dcr 64:40x
mtfscr spr 153:book3s64
mthdar spr 307:book3s64
mthdec spr 310:book3s64
mthdisr spr 306:book3s64
mtheir spr 339:book3s64
mthfscr spr 190:book3s64
mthid0 spr 1008:book3s32
mthid1 spr 1009:book3s32
mthid2 spr 920:book3s32
mthid4 spr 1011:book3s32
mthmeer spr 337:booke64,book3s64
mthmer spr 336:booke64,book3s64
mthpsscr spr 855:book3s64
mthrmor spr 313:book3s64
mthsprg0 spr 304:book3s64
mthsprg1 spr 305:book3s64
mthsrr0 spr 314:book3s64
mthsrr1 spr 315:book3s64
mtiabr spr 1010:book3s32
mtiac1 spr 312:booke32,booke64 1012:40x
mtiac2 spr 313:booke32,booke64 1013:40x
mtiac3 spr 314:booke32,booke64 948:40x
mtiac4 spr 315:booke32,booke64 949:40x
mtiamr spr 61:book3s64
mtic spr 848:book3s64
mticcr spr 1019:40x
mticdbdr spr 979:40x
mticr spr 148:8xx
mtictc spr 1019:book3s32
mtictrl spr 158:8xx
mtiocr dcr 160:40x
mtivlim spr 882:booke32
mtivndx spr 880:booke32
mtivor0 spr 400:booke32,booke64
mtivor1 spr 401:booke32,booke64
mtivor10 spr 410:booke32,booke64
mtivor11 spr 411:booke32,booke64
mtivor12 spr 412:booke32,booke64
mtivor13 spr 413:booke32,booke64
mtivor14 spr 414:booke32,booke64
mtivor15 spr 415:booke32,booke64
mtivor2 spr 402:booke32,booke64
mtivor3 spr 403:booke32,booke64
mtivor32 spr 528:booke32,booke64
mtivor33 spr 529:booke32,booke64
mtivor34 spr 530:booke32
mtivor35 spr 531:booke32,booke64
mtivor4 spr 404:booke32,booke64
mtivor5 spr 405:booke32,booke64
mtivor6 spr 406:booke32,booke64
mtivor7 spr 407:booke32,booke64
mtivor8 spr 408:booke32,booke64
mtivor9 spr 409:booke32,booke64
mtivpr spr 63:booke32,booke64
mtl2cr spr 1017:book3s32
mtlctrl1 spr 156:8xx
mtlctrl2 spr 157:8xx
mtlpcr spr 318:book3s64
mtlpidr spr 319:book3s64
mtlr spr 8
mtmcsr spr 572:booke32,booke64
mtmcsrr0 spr 570:booke32,booke64
mtmcsrr1 spr 571:booke32,booke64
mtmmcr0 spr 795:booke64,book3s64 952:book3s32
mtmmcr1 spr 798:booke64,book3s64 956:book3s32
mtmmcr2 spr 769:book3s64
mtmmcr3 spr 754:book3s64
mtmmcra spr 786:booke64,book3s64
mtmq spr 0:book3s32
mtpbl1 spr 1020:40x
mtpbl2 spr 1022:40x
mtpbu1 spr 1021:40x
mtpbu2 spr 1023:40x
mtpcr spr 338:book3s64
mtpid spr 48:booke32,booke64 945:40x
mtpidr spr 48:book3s64
mtpit spr 987:40x
mtpmc1 spr 787:booke64,book3s64 953:book3s32
mtpmc2 spr 788:booke64,book3s64 954:book3s32
mtpmc3 spr 789:booke64,book3s64 957:book3s32
mtpmc4 spr 790:booke64,book3s64 958:book3s32
mtpmc5 spr 791:booke64,book3s64
mtpmc6 spr 792:booke64,book3s64
mtppr spr 896:booke32,booke64,book3s64
mtppr32 spr 898:booke32,booke64,book3s64
mtpspb spr 159:book3s64
mtpsscr spr 823:book3s64
mtptcr spr 464:book3s64
mtpurr spr 309:book3s64
mtrmmucr spr 946:booke32
mtrpr spr 186:book3s64
mtrtcl spr 21
mtrtcu spr 20
mtsdar spr 797:book3s64
mtsdr1 spr 25
mtsgr spr 953:40x
mtsia spr 955:book3s32
mtsiar spr 796:book3s64
mtsier spr 784:book3s64
mtsier2 spr 752:book3s64
mtsier3 spr 753:book3s64
mtsler spr 955:40x
mtsmfctrl spr 511:book3s64
mtspefscr spr 512:booke32
mtsprg0 spr 272
mtsprg1 spr 273
mtsprg2 spr 274
mtsprg3 spr 275
mtsprg4 spr 276:booke32,booke64,40x
mtsprg5 spr 277:booke32,booke64,40x
mtsprg6 spr 278:booke32,booke64,40x
mtsprg7 spr 279:booke32,booke64,40x
mtspurr spr 308:book3s64
mtsrr0 spr 26
mtsrr1 spr 27
mtsrr2 spr 990:40x
mtsrr3 spr 991:40x
mtsu0r spr 956:40x
mttar spr 815:book3s64
mttbhi spr 988:40x
mttbl spr 284
mttblo spr 989:40x
mttbu spr 285
mttbu40 spr 286:book3s64
mttcr spr 340:booke32,booke64 986:40x
mttexasr spr 130:book3s64
mttexasru spr 131:book3s64
mttfhar spr 128:book3s64
mttfiar spr 129:book3s64
mtthrm1 spr 1020:book3s32
mtthrm2 spr 1021:book3s32
mtthrm3 spr 1022:book3s32
mttsr spr 336:booke32,booke64 984:40x
mtuamor spr 157:booke64,book3s64
mtuamr spr 13:book3s64
mtudscr spr 3:book3s64
mtummcr0 spr 936:book3s32 779:book3s64
mtummcr1 spr 940:book3s32
mtummcr2 spr 769:book3s64
mtummcra spr 770:book3s64
mtupmc1 spr 937:book3s32 771:book3s64
mtupmc2 spr 938:book3s32 772:book3s64
mtupmc3 spr 941:book3s32 773:book3s64
mtupmc4 spr 942:book3s32 774:book3s64
mtupmc5 spr 775:book3s64
mtupmc6 spr 776:book3s64
mturmor spr 505:book3s64
mtusia spr 939:book3s32
mtusprg0 spr 256:booke32,booke64 496:book3s64
mtusprg1 spr 497:book3s64
mtusrr0 spr 506:book3s64
mtusrr1 spr 507:book3s64
mtvrsave spr 256:booke64,book3s32,book3s64
mtvtb spr 849:book3s64
mtwpar spr 921:book3s32
mtxer spr 1
mtzpr spr 944:40x
"""
