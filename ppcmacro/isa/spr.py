"""Special-purpose registers: names, numbers, aliases and how they may be accessed.

A register is keyed by processor family and number, because neither the name nor the number is enough: 304 is DBSR
on Book E and HSPRG0 on Book3S, and DEAR is 61 on Book E and 981 on the 40x.  Families are "booke32", "booke64",
"40x", "8xx", "book3s32" and "book3s64".  The numbers come from GNU as (`spr_data`, generated) and, for registers
without a mnemonic, from the processors' manuals (`_NAMED`).
"""

from __future__ import annotations

from functools import lru_cache

__all__ = [
    "FAMILIES",
    "canonical",
    "families_of",
    "is_known",
    "is_read_alias",
    "is_read_only",
    "is_w1c",
    "is_write_alias",
    "is_write_only",
    "name_of",
    "names_of",
    "number_of",
    "numbers_of",
    "resource",
    "spr_move",
    "write_number",
]

FAMILIES = ("booke32", "booke64", "40x", "8xx", "book3s32", "book3s64")

_BOOKE = ("booke32", "booke64")
_SETS = {
    "*": FAMILIES,
    "E": _BOOKE,
    "e": ("booke32",),
    "4": ("40x",),
    "8": ("8xx",),
    "s": ("book3s32",),
    "S": ("book3s64",),
}

# NAME=NUMBER (or NAME0..=FIRST..LAST for a run of names with a counted suffix), after the families they hold for.  The
# last rows are what Linux calls registers by their use there (asm/reg.h, "SPRG usage").
_NAMED = """
* XER=1 LR=8 CTR=9 DSISR=18 DAR=19 DEC=22 SRR0=26 SRR1=27 SPRG0..=272..275 TBRL=268 TBRU=269 TBL=268 TBU=269
* TBWL=284 TBWU=285 PVR=287
E4 SPRG4..=276..279 SPRG4R=260 SPRG5R=261 SPRG6R=262 SPRG7R=263 SPRG4W=276 SPRG5W=277 SPRG6W=278 SPRG7W=279
E4 USPRG0=256 USPRG3=259 USPRG4=260 USPRG5=261 USPRG6=262 USPRG7=263
E PID=48 PID0=48 DECAR=54 CSRR0=58 CSRR1=59 DEAR=61 ESR=62 IVPR=63 PIR=286 DBSR=304 DBSRWR=306 EPCR=307
E DBCR0..=308..310
E IAC1..=312..315 DAC1=316 DAC2=317 DVC1=318 DVC2=319 TSR=336 TCR=340 LPID=338 IVOR0..=400..415
E MCSRR0=570 MCSRR1=571 MCSR=572 MCAR=573 DSRR0=574 DSRR1=575 SPRG8=604 SPRG9=605
E GSPRG0..=368..371 GSRR0=378 GSRR1=379 GEPR=380 GDEAR=381 GPIR=382 GESR=383 GIVPR=447
E GIVOR2=440 GIVOR3=441 GIVOR4=442 GIVOR8=443 GIVOR13=444 GIVOR14=445
E MSRP=311 IVOR38=432 IVOR39=433 IVOR40=434 IVOR41=435 IVOR42=436 IVOR32..=528..533 EPR=702 EPLC=947 EPSC=948
E SPEFSCR=512 BBEAR=513 BBTAR=514 L1CFG0=515 L1CFG1=516 L2CFG0=519 ATBL=526 ATBU=527 DBCR3=561 DBCR4=563 DBCR5=564
E DBCR6=603
E MAS0..=624..628 MAS5=339 MAS6=630 MAS7=944 MAS8=341 MAS5_MAS6=348 MAS8_MAS1=349 MAS7_MAS3=372 MAS0_MAS1=373
E PID1=633 PID2=634 TLB0CFG=688 TLB1CFG=689 TLB2CFG=690 TLB3CFG=691
E EPTCFG=350 LRATCFG=342 TLB0PS=344 TLB1PS=345 LRATPS=343 HACOP=351
e L1CSR0=1010 L1CSR1=1011 L1CSR2=606 MMUCSR0=1012 MMUCFG=1015 L2CSR0=1017 L2CSR1=1018 PWRMGTCR0=1019
e SVR=1023 HID0=1008 HID1=1009
E MCARU=569 BUCSR=1013
E TENSR=437 TENS=438 TENC=439 TIR=446
e INV0..=880..883 ITV0..=884..887 CCR1=888 DNV0..=912..915 DTV0..=916..919 DVLIM=920 IVLIM=921
e MMUBE0=820 MMUBE1=821 ISPCR=829 SSPCR=830 USPCR=831
e RSTCFG=923 DCDBTRL=924 DCDBTRH=925 ICDBTRL=926 ICDBTRH=927 MMUCR=946 CCR0=947 ICDBDR=979 DBDR=1011
4 ZPR=944 PID=945 CCR0=947 IAC3=948 IAC4=949 DVC1=950 DVC2=951 SGR=953 DCWR=954 SLER=955 SU0R=956 DBCR1=957
4 ICDBDR=979 ESR=980 DEAR=981 EVPR=982 CDBCR=983 TSR=984 TCR=986 PIT=987 TBHI=988 TBLO=989
4 SRR2=990 SRR3=991 CSRR0=990 CSRR1=991 DBSR=1008 DBCR0=1010 DBCR=1010 IAC1=1012 IAC2=1013 DAC1=1014 DAC2=1015
4 DCCR=1018 ICCR=1019
8 EIE=80 EID=81 NRI=82 CMPA=144 CMPB=145 CMPC=146 CMPD=147 ICR=148 DER=149 COUNTA=150 COUNTB=151
8 CMPE=152 CMPF=153 CMPG=154 CMPH=155 LCTRL1=156 LCTRL2=157 ICTRL=158 BAR=159 IC_CST=560 IC_ADR=561 IC_DAT=562
8 DC_CST=568 DC_ADR=569 DC_DAT=570 DPDR=630 DPIR=631 IMMR=638 MI_CTR=784 MI_AP=786 MI_EPN=787 MI_TWC=789 MI_RPN=790
8 MI_CAM=816 MI_RAM0=817 MI_RAM1=818 MD_CTR=792 M_CASID=793 MD_AP=794 MD_EPN=795 M_TWB=796 MD_TWB=796 MD_TWC=797
8 MD_RPN=798
8 M_TW=799 MD_CAM=824 MD_RAM0=825 MD_RAM1=826
sS SDR1=25 EAR=282 PIR=1023 DABR=1013
s MQ=0 RTCU=4 RTCL=5 SPRG4..=276..279 SVR=286 IBAT0U=528 IBAT0L=529 IBAT1U=530 IBAT1L=531 IBAT2U=532 IBAT2L=533
s IBAT3U=534 IBAT3L=535
s DBAT0U=536 DBAT0L=537 DBAT1U=538 DBAT1L=539 DBAT2U=540 DBAT2L=541 DBAT3U=542 DBAT3L=543
s IBAT4U=560 IBAT4L=561 IBAT5U=562 IBAT5L=563 IBAT6U=564 IBAT6L=565 IBAT7U=566 IBAT7L=567
s DBAT4U=568 DBAT4L=569 DBAT5U=570 DBAT5L=571 DBAT6U=572 DBAT6L=573 DBAT7U=574 DBAT7L=575
s UMMCR2=928 UMMCR0=936 UPMC1=937 UPMC2=938 USIA=939 UMMCR1=940 UPMC3=941 UPMC4=942
s MMCR2=944 PMC5=945 PMC6=946 MMCR0=952 PMC1=953 PMC2=954 SIA=955 MMCR1=956 PMC3=957 PMC4=958 SDA=959
s DMISS=976 DCMP=977 HASH1=978 HASH2=979 IMISS=980 ICMP=981 TLBMISS=980 PTEHI=981 RPA=982 PTELO=982
s HID0=1008 HID1=1009 IABR=1010 HID2=1011 HID4=1012 MSSCR0=1014 MSSSR0=1015 LDSTCR=1016 L2CR=1017 L3CR=1018
s ICTC=1019 THRM1..=1020..1022
s CSRR0=58 CSRR1=59 VRSAVE=256 IBCR=309 DBCR=310 MBAR=311 DABR2=317 HID2_GEKKO=920
S DSCR=17 CFAR=28 AMR=29 PIDR=48 PID=48 IAMR=61 ACOP=31 TFHAR=128 TFIAR=129 TEXASR=130 TEXASRU=131 CTRLF=136
S CTRLT=152 TIDR=144
S FSCR=153 UAMOR=157 PSPB=159 DPDES=176 DAWR0=180 DAWR1=181 RPR=186 CIABR=187 DAWRX0=188 DAWRX1=189 HFSCR=190
S VRSAVE=256
S USPRG3=259 TB=268 TBU40=286 HSPRG0=304 HSPRG1=305 HDSISR=306 HDAR=307 SPURR=308 PURR=309 HDEC=310 RMOR=312
S HRMOR=313 HSRR0=314
S HSRR1=315 LPCR=318 LPID=319 LPIDR=319 HMER=336 HMEER=337 PCR=338 HEIR=339 AMOR=349 PTCR=464 MMCR2=785 MMCRA=786
S PMC1..=787..792 MMCR0=795
S SIER=784 SIAR=796 SDAR=797 MMCR1=798 BESCR=806 TAR=815 ASDR=816 PSSCR=855 IC=848 VTB=849 PMCR=884 PPR=896 PPR32=898
S HID0=1008 HID1=1009 DABRX=1015 HID4=1012 HID5=1014 HID6=1017 PMSR=853 SPRC=276 SPRD=277 DHDES=177
S CIR=283 HIOR=311 TACR=888 SIER2=752 SIER3=753 MMCR3=754 PSSCR_PR=823 LDBAR=850 MMCRC=851 PMICR=852 PMMAR=854 WORC=863
S TCSCR=889 CSIGR=890 SPMC1=892 SPMC2=893 MMCRS=894 WORT=895
e48s SPRG_THREAD=275
e SPRG_RSCRATCH0=272 SPRG_WSCRATCH0=272 SPRG_RSCRATCH1=273 SPRG_WSCRATCH1=273 SPRG_RSCRATCH2=260 SPRG_WSCRATCH2=276
e SPRG_RSCRATCH3=261 SPRG_WSCRATCH3=277 SPRG_RSCRATCH4=263 SPRG_WSCRATCH4=279 SPRG_RSCRATCH_MC=273 SPRG_WSCRATCH_MC=273
e SPRG_RSCRATCH_CRIT=274 SPRG_WSCRATCH_CRIT=274 SPRG_RSCRATCH_DBG=605 SPRG_WSCRATCH_DBG=605
48s SPRG_SCRATCH0=272 SPRG_SCRATCH1=273 SPRG_SCRATCH2=274
4 SPRG_SCRATCH3=276 SPRG_SCRATCH4=277 SPRG_SCRATCH5=278 SPRG_SCRATCH6=279
s SPRG_603_LRU=276
S SPRG_PACA=273 SPRG_SCRATCH0=274 SPRG_HPACA=304 SPRG_HSCRATCH0=305 SPRG_VDSO_READ=259 SPRG_VDSO_WRITE=275
"""

# For each family: the number under which a register is also read or written, and its own number.  259 to 263 read
# SPRG3 to SPRG7, 284 and 285 write the time base, the performance monitor of Book3S has numbers for users.
_ALIASES: dict[tuple[str, int], int] = {
    **{(family, 259): 275 for family in FAMILIES if family not in ("8xx", "book3s32")},
    **{(family, read): read + 16 for family in ("booke32", "booke64", "40x") for read in range(260, 264)},
    **{(family, write): write - 16 for family in FAMILIES for write in (284, 285)},
    **{("book3s64", user): user + 16 for user in (736, 737, 738, *range(768, 777), 779, 780, 781, 782)},
    **{("book3s32", user): user + 16 for user in (928, 936, 937, 938, 939, 940, 941, 942)},
    ("book3s64", 3): 17,
    ("book3s64", 13): 29,
    ("book3s64", 152): 136,
    ("booke64", 152): 136,
    ("book3s32", 20): 4,
    ("book3s32", 21): 5,
}

_READ_ONLY = {
    **dict.fromkeys(FAMILIES, frozenset({268, 269, 287})),
    "booke32": frozenset({259, 260, 261, 262, 263, 268, 269, 286, 287, 437, 515, 516, 519, 526, 527, 573})
    | frozenset({688, 689, 690, 691, 702, 924, 925, 926, 927, 923, 979, 1015, 1023}),
    "booke64": frozenset({136, 259, 260, 261, 262, 263, 268, 269, 286, 287, 437, 515, 516, 519, 526, 527, 573})
    | frozenset({342, 343, 344, 350, 688, 689, 690, 691, 702, 1015, 1023}),
    "40x": frozenset({259, 260, 261, 262, 263, 268, 269, 287, 979}),
    "8xx": frozenset({268, 269, 287, 630, 631}),
    "book3s32": frozenset({268, 269, 287, 936, 937, 938, 939, 940, 941, 942, 928}),
    "book3s64": frozenset({136, 259, 268, 269, 287, 736, 737, 768, 780, 781, 782, 1023}),
}
_WRITE_ONLY = {
    **dict.fromkeys(FAMILIES, frozenset({284, 285})),
    "booke32": frozenset({284, 285, 54}),
    "booke64": frozenset({152, 284, 285, 54}),
    "8xx": frozenset({80, 81, 82, 284, 285}),
    "book3s64": frozenset({152, 284, 285, 286}),
}
# DBSR, TSR and MCSR; ESR is plain read and write
_WRITE_ONE_TO_CLEAR = {
    "booke32": frozenset({304, 336, 572}),
    "booke64": frozenset({304, 336, 572}),
    "40x": frozenset({984, 1008}),
}


@lru_cache(1)
def _moves() -> dict[str, tuple[str, dict[str, int]]]:
    """Each `mf*` and `mt*` mnemonic with its space ("spr" or "dcr") and its number in each family."""
    from ppcmacro.isa.spr_data import ROWS

    moves: dict[str, tuple[str, dict[str, int]]] = {}
    for row in ROWS.split("\n"):
        if row:
            mnemonic, space, *parts = row.split(" ")
            numbers: dict[str, int] = {}
            for part in parts:
                number, _, families = part.partition(":")
                numbers.update(dict.fromkeys(families.split(",") if families else FAMILIES, int(number)))
            moves[mnemonic] = space, numbers
    return moves


@lru_cache(len(FAMILIES))
def _tables(family: str) -> tuple[dict[str, int], dict[int, str]]:
    """The registers of a family: numbers by name, and names by number."""
    letters = {letter for letter, families in _SETS.items() if family in families}
    numbers: dict[str, int] = {}
    for row in _NAMED.split("\n"):
        sets, _, entries = row.partition(" ")
        if not letters.isdisjoint(sets):
            numbers.update([pair for entry in entries.split(" ") for pair in _entry(entry)])
    names: dict[int, str] = {}
    for name, number in numbers.items():
        names.setdefault(number, name)
    for mnemonic, (space, by_family) in _moves().items():
        if space == "spr" and family in by_family:
            name, number = mnemonic[2:].upper(), by_family[family]
            if numbers.setdefault(name, number) == number:
                names.setdefault(number, name)
    return numbers, names


def _entry(entry: str) -> list[tuple[str, int]]:
    name, _, numbers = entry.partition("=")
    if not name.endswith(".."):
        return [(name, int(numbers))]
    first, last = map(int, numbers.split(".."))
    stem = name[:-2].rstrip("0123456789")
    start = int(name[len(stem) : -2])
    return [(f"{stem}{start + index}", number) for index, number in enumerate(range(first, last + 1))]


def canonical(number: int, family: str = "booke32") -> int:
    """Return the number that stands for a register: 260, from which SPRG4 is read, gives 276."""
    return _ALIASES.get((family, number), number)


def name_of(number: int, family: str = "booke32") -> str:
    """Return the register's name in the processor's manual such as "CSRR1", or "SPR 999" when there is none.

    An alias has the name of its register: 260 gives "SPRG4".
    """
    names = _tables(family)[1]
    return names.get(canonical(number, family)) or names.get(number) or f"SPR {number}"


def is_known(number: int, family: str = "booke32") -> bool:
    """Return whether the tables have a register with that number (or alias) for the family."""
    names = _tables(family)[1]
    return number in names or canonical(number, family) in names


def number_of(name: str, family: str = "booke32") -> int | None:
    """Return the number of a register by its name in any case, with or without `SPRN_` or `SPR_` before it.

    A name that only exists for reading or writing (SPRG4R, TBWL) gives that number; SPRG4 gives 276.
    """
    name = name.upper()
    for prefix in ("SPRN_", "SPR_"):
        name = name.removeprefix(prefix)
    return _tables(family)[0].get(name)


def families_of(number: int) -> tuple[str, ...]:
    """Return the families, in the order of `FAMILIES`, that have a register with that number (or alias)."""
    return tuple(family for family in FAMILIES if is_known(number, family))


def names_of(number: int) -> dict[str, str]:
    """Return the names that a number has, by family: 304 is DBSR for booke32 and HSPRG0 for book3s64.

    Families that have no such register are left out.
    """
    return {family: name_of(number, family) for family in families_of(number)}


def numbers_of(name: str) -> dict[str, int]:
    """Return the numbers that a name has, by family: CSRR0 is 58 for booke32 and 990 for the 40x.

    The name is as for `number_of`; families that have no such name are left out.
    """
    found = {family: number_of(name, family) for family in FAMILIES}
    return {family: number for family, number in found.items() if number is not None}


def is_read_only(number: int, family: str = "booke32") -> bool:
    """Return whether `mtspr` to that number does not write the register (260 on Book E, PVR everywhere)."""
    return number in _READ_ONLY[family]


def is_write_only(number: int, family: str = "booke32") -> bool:
    """Return whether `mfspr` from that number does not read a register (284, by which TBL is written)."""
    return number in _WRITE_ONLY[family]


def is_read_alias(number: int, family: str = "booke32") -> bool:
    """Return whether a number only reads a register that is written by another one (260 reads SPRG4, which is 276).

    `mtspr` to it is a mistake that GNU as does not see; `write_number` gives the number that was meant.
    """
    return is_read_only(number, family) and write_number(number, family) != number


def is_write_alias(number: int, family: str = "booke32") -> bool:
    """Return whether a number only writes a register that is read by another one (284 writes TBL, which is 268)."""
    return is_write_only(number, family) and canonical(number, family) != number


def write_number(number: int, family: str = "booke32") -> int:
    """Return the number by which a register is written: 276 for 260 (SPRG4), 284 for 268 (TBL), else the number."""
    own = canonical(number, family)
    if not is_read_only(own, family):
        return own
    return next((n for (f, n), to in _ALIASES.items() if f == family and to == own and is_write_only(n, f)), number)


def is_w1c(number: int, family: str = "booke32") -> bool:
    """Return whether a 1 that is written clears the bit and a 0 leaves it (DBSR, TSR, MCSR).

    ESR is none of them: it is plain read and write, and the hardware overwrites it.
    """
    return canonical(number, family) in _WRITE_ONE_TO_CLEAR.get(family, ())


def spr_move(mnemonic: str, family: str = "booke32") -> tuple[str, str, int] | None:
    """Return what a mnemonic such as `mtcsrr1` moves: ("read" or "write", "spr" or "dcr", number), or None.

    A mnemonic that GNU as knows for other families only gives the number it has there, as with `-many`.
    """
    found = _moves().get(mnemonic)
    if found is None:
        return None
    space, numbers = found
    number = numbers.get(family)
    if number is None:
        number = next(iter(numbers.values()))
    return ("read" if mnemonic[1] == "f" else "write"), space, number


def resource(number: int, family: str = "booke32") -> str:
    """Return the resource that a register is: "lr", "ctr", "xer", or "spr:" and the canonical number."""
    number = canonical(number, family)
    return {1: "xer", 8: "lr", 9: "ctr"}.get(number) or f"spr:{number}"
