"""The names that GNU as 2.40 for PowerPC ELF knows after a dot (each was tried), by what the macro layer does.

Names are in lower case and without their dot; GNU as does not distinguish the case of letters here.
"""

from __future__ import annotations

__all__ = [
    "CONDITIONALS",
    "DATA",
    "DATA_SIZES",
    "FLOATS",
    "KNOWN",
    "LOOPS",
    "MESSAGES",
    "NEWER",
    "STRINGS",
    "known_in",
]

CONDITIONALS = frozenset(
    (
        *("if", "ifeq", "ifne", "ifge", "ifgt", "ifle", "iflt", "ifb", "ifnb", "ifc", "ifnc", "ifeqs", "ifnes"),
        *("ifdef", "ifndef", "ifnotdef", "elseif", "else", "elsec", "endif", "endc"),
    )
)
"""Directives that open, divide and close conditionals."""

LOOPS = frozenset(("rept", "rep", "irp", "irep", "irpc", "irepc"))
"""Directives that begin a loop; `.endr` ends it."""

MESSAGES = frozenset(("err", "error", "fail", "warning", "print", "abort"))
"""Directives that speak to the user."""

DATA_SIZES: dict[str, int] = {
    **dict.fromkeys(("byte", "dc.b"), 1),
    **dict.fromkeys(("2byte", "hword", "short", "word", "dc", "dc.w"), 2),
    **dict.fromkeys(("4byte", "int", "long", "dc.l", "dc.a", "rva"), 4),
    **dict.fromkeys(("8byte", "quad", "llong"), 8),
    "octa": 16,
}
"""The size in bytes of one value of the directives for numbers (32-bit objects)."""

FLOATS: dict[str, int] = {
    **dict.fromkeys(("float", "single", "dc.s"), 4),
    **dict.fromkeys(("double", "dc.d"), 8),
    "dc.x": 12,
}
"""The size in bytes of one value of the directives for floating point numbers."""

STRINGS: dict[str, tuple[int, bool]] = {
    "ascii": (1, False),
    **dict.fromkeys(("asciz", "string", "string8"), (1, True)),
    "string16": (2, True),
    "string32": (4, True),
    "string64": (8, True),
}
"""The size in bytes of a character, and whether a zero is added, of the directives for strings."""

DATA = frozenset({*DATA_SIZES, *FLOATS, *STRINGS})
"""Directives whose operands are values that go to the section as they are listed."""

KNOWN = frozenset(
    """
    2byte 4byte 8byte abiversion abort align altmacro ascii asciz attach_to_group balign balignl balignw bss byte
    cfi_adjust_cfa_offset cfi_def_cfa cfi_def_cfa_offset cfi_def_cfa_register cfi_endproc cfi_escape cfi_fde_data
    cfi_inline_lsda cfi_label cfi_lsda cfi_negate_ra_state cfi_offset cfi_personality cfi_personality_id
    cfi_register cfi_rel_offset cfi_remember_state cfi_restore cfi_restore_state cfi_return_column cfi_same_value
    cfi_sections cfi_signal_frame cfi_startproc cfi_undefined cfi_val_encoded_addr cfi_val_offset cfi_window_save
    comm common common.s data dc dc.a dc.b dc.d dc.l dc.s dc.w dc.x dcb dcb.b dcb.d dcb.l dcb.s dcb.w dcb.x debug
    double ds ds.b ds.d ds.l ds.p ds.s ds.w ds.x eject else elsec elseif end endc endfunc endif endm endr equ equiv
    eqv err error exitm extern fail file fill float format func global globl gnu_attribute hidden hword ident if
    ifb ifc ifdef ifeq ifeqs ifge ifgt ifle iflt ifnb ifnc ifndef ifne ifnes ifnotdef incbin include int internal
    irep irepc irp irpc lcomm lflags line linefile linkonce list llen llong loc loc_mark_labels local localentry
    long lsym machine macro mexit mri name noaltmacro noformat nolist nop nopage nops octa offset org p2align
    p2alignl p2alignw page plen popsection previous print protected psize purgem pushsection quad rdata reloc rep
    rept rodata rva sbttl sect sect.s section section.s set short single size skip sleb128 space spc stabd stabn
    stabs string string16 string32 string64 string8 struct subsection symver tc text title tls_common ttl type
    uleb128 version vtable_entry vtable_inherit warning weak weakref word xcom xdef xref xstabs zero
    """.split()  # noqa: SIM905
)
"""All of them."""

NEWER: dict[str, tuple[int, int]] = {"base64": (2, 43), "errif": (2, 45), "warnif": (2, 45)}
"""Names that later versions of GNU as know, with the first version (from its NEWS)."""


def known_in(version: tuple[int, int]) -> frozenset[str]:
    """Return the directive names that a version of GNU as knows."""
    added = {name for name, since in NEWER.items() if version >= since}
    return KNOWN | added if added else KNOWN
