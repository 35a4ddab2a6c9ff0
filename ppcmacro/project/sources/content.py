"""Whether a file whose suffix does not tell is PowerPC assembly for GNU as; only its beginning is read."""

from __future__ import annotations

import re
from itertools import islice

from ppcmacro.files import read_regular

__all__ = ["beginning", "has_assembly", "is_assembly"]

_MAX_BYTES = 1 << 16
# Of those that no other processor's assembler has: `ld`, `ori` or `add` would not tell.
_MNEMONICS = re.compile(
    rb"""^[ \t]* (?:[\w.$\\@()]+:[ \t]*)?
    (?: m[ft](?:spr|msrd?|ctr|lr|cr|crf|xer|dcr|tb|sr) | rf(?:i|ci|di|mci|id|ebb) | hrfid
    | l[bhw]zu?x? | lmw | stmw | st[bhw]ux? | stwcx\. | lwarx | ldarx | stdcx\. | stdu | std | lis | addis
    | b(?:lr|ctr)l? | bdnz | bcl | isync | tlb(?:we|re|sx|ie|ivax|ilx) | wrteei? | rlw(?:inm|imi)\.? | rld[a-z]+\.?
    | cmpl?[wd]i? | clrl[wd]i | crclr | dcb(?:st|f|i|z|t) | icbi | eieio | lwsync )
    (?=[ \t;\r\n]|$)""",
    re.MULTILINE | re.VERBOSE,
)
_GNU_AS = re.compile(
    rb"^[ \t]*(?:\.(?:macro|globa?l|text|section|pushsection|align|balign|long|org|rept|irpc?|set|type)\b"
    rb"|_GLOBAL[A-Z_]*\(|[A-Za-z_.$][\w.$]*:|\d+:)",
    re.MULTILINE,
)
_COMMENT = re.compile(rb"/\*.*?(?:\*/|\Z)", re.DOTALL)
_ENOUGH = 2


def is_assembly(path: str) -> bool:
    """Tell whether a file begins like PowerPC assembly for GNU as; False for one that cannot be read."""
    return has_assembly(beginning(path))


def beginning(path: str) -> bytes:
    """Return so much of a file as tells what it is; nothing for one that cannot be read."""
    try:
        return read_regular(path, most=_MAX_BYTES)
    except OSError:
        return b""


def has_assembly(data: bytes) -> bool:
    """Tell whether a text has a directive or label of GNU as and at least two instructions that only PowerPC has."""
    if b"\0" in data:
        return False
    data = _COMMENT.sub(b" ", data)
    if _GNU_AS.search(data) is None:
        return False
    return len(list(islice(_MNEMONICS.finditer(data), _ENOUGH))) == _ENOUGH
