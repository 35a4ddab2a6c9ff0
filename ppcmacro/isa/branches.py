"""Branch mnemonics: the basic forms and the simplified ones with conditions, CTR, and the three target registers."""

from __future__ import annotations

from ppcmacro.patterns import pattern
from ppcmacro.records import NamedTuple

__all__ = ["BranchForm", "branch_form", "branch_mnemonics"]


class BranchForm(NamedTuple):
    """What a branch mnemonic says.

    kind      "always" (b), "field" (beq: CR field optional), "bit" (bt: CR bit), "count" (bdnz: neither),
              "options" (bc: BO and BI)
    bit       for "field": 0 lt, 1 gt, 2 eq, 3 so
    sense     whether the bit must be set
    counts    0, or 1 for "CTR is not zero" and 2 for "CTR is zero" after the decrement
    target    "label", "lr", "ctr" or "tar"
    link, absolute
    """

    kind: str
    bit: int
    sense: bool
    counts: int
    target: str
    link: bool
    absolute: bool


_CONDITIONS = {
    "lt": (0, True),
    "gt": (1, True),
    "eq": (2, True),
    "so": (3, True),
    "un": (3, True),
    "ge": (0, False),
    "nl": (0, False),
    "le": (1, False),
    "ng": (1, False),
    "ne": (2, False),
    "ns": (3, False),
    "nu": (3, False),
}
_COUNTED = {"dnz": 1, "dz": 2}
_ENDINGS = ("", "l", "a", "la", "lr", "lrl", "ctr", "ctrl", "tar", "tarl")
_FORM = pattern(
    rf"b(?:(?P<always>)|(?P<options>c)|(?P<field>{'|'.join(_CONDITIONS)})|(?P<count>dn?z)?(?P<bit>[tf])?)"
    rf"(?P<ending>{'|'.join(sorted(_ENDINGS, key=len, reverse=True))})"
)


def branch_form(mnemonic: str) -> BranchForm | None:
    """Return what a mnemonic in lower case without hint says, or None when it is no branch."""
    match = _FORM.fullmatch(mnemonic)
    if not match:
        return None
    ending = match["ending"]
    register = ending.rstrip("l") if ending.startswith(("lr", "ctr", "tar")) else ""
    link = ending in ("l", "la", "lrl", "ctrl", "tarl")
    target, absolute = register or "label", not register and "a" in ending
    if register == "ctr" and match["count"]:
        return None
    if match["options"] is not None:
        return BranchForm("options", 0, True, 0, target, link, absolute)
    if match["field"]:
        bit, sense = _CONDITIONS[match["field"]]
        return BranchForm("field", bit, sense, 0, target, link, absolute)
    counts = _COUNTED.get(match["count"] or "", 0)
    if match["bit"]:
        return BranchForm("bit", 0, match["bit"] == "t", counts, target, link, absolute)
    return BranchForm("count" if counts else "always", 0, True, counts, target, link, absolute)


def branch_mnemonics() -> list[str]:
    """Return every branch mnemonic, without hints."""
    stems = ["", "c", *_CONDITIONS, *(count + bit for count in ("", *_COUNTED) for bit in "tf"), *_COUNTED]
    names = ["b" + stem + ending for stem in stems for ending in _ENDINGS]
    return sorted({name for name in names if branch_form(name)})
