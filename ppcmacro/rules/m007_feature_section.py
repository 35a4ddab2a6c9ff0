"""A feature section is not what its macros say: unbalanced, wrongly nested, or with a mask of another kind.

## What it does
Looks at the uses of the Linux macros `BEGIN_FTR_SECTION`, `FTR_SECTION_ELSE`, `END_FTR_SECTION…`,
`ALT_FTR_SECTION_END…` and their `MMU_` and `FW_` relatives, in the order of the expanded text. Reports an end or an
alternative without its begin, a begin without end, a section inside another one with the same label number, an end
macro that does not fit the form of the section, a mask of features of another kind, a value that the mask can never
give, and an alternative that is longer than the code it replaces.

## Why is this bad?
The boot code replaces what stands between the labels. With a wrong label it patches something else, with a wrong mask
it patches on the wrong processors, and none of that is an error to the assembler.

## Example
```asm
#define CPU_FTR_SLOW		0x00000010
#define PPC_FEATURE_ALTIVEC	0x10000000
#define BEGIN_FTR_SECTION	971:
#define END_FTR_SECTION_IFSET(msk) \\
972:	.pushsection __ftr_alt_97, "a"; \\
973: \\
974:	.popsection; \\
	.pushsection __ftr_fixup, "a"; \\
975:	.long msk, msk, 971b-975b, 972b-975b, 973b-975b, 974b-975b; \\
	.popsection
BEGIN_FTR_SECTION
        sync
END_FTR_SECTION_IFSET(PPC_FEATURE_ALTIVEC)
        blr
```

## Use instead
```asm
#define CPU_FTR_SLOW		0x00000010
#define BEGIN_FTR_SECTION	971:
#define END_FTR_SECTION_IFSET(msk) \\
972:	.pushsection __ftr_alt_97, "a"; \\
973: \\
974:	.popsection; \\
	.pushsection __ftr_fixup, "a"; \\
975:	.long msk, msk, 971b-975b, 972b-975b, 973b-975b, 974b-975b; \\
	.popsection
BEGIN_FTR_SECTION
        sync
END_FTR_SECTION_IFSET(CPU_FTR_SLOW)
        blr
```

## Known limits
Sections are known by the names of these macros, and only where the macros are defined. Whether the instructions in a
section need the feature is not checked.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ppcmacro import codes
from ppcmacro.diagnostic import Diagnostic, Label, Severity
from ppcmacro.patterns import pattern
from ppcmacro.rules.base import Rule
from ppcmacro.rules.examination import Examination
from ppcmacro.rules.feature_sections import Mark, marks

RULE = Rule(
    "M007",
    "feature-section",
    Severity.ERROR,
    "The boot code patches what stands between the labels of a feature section, on the processors that its mask names; "
    "the assembler checks neither.",
    confidence="medium",
)

_PREFIXES = {"CPU_FTR_": "CPU", "MMU_FTR_": "MMU", "FW_FEATURE_": "FW", "PPC_FEATURE_": "user", "PPC_FEATURE2_": "user"}
_WORDS = {"CPU": "CPU features", "MMU": "MMU features", "FW": "firmware features", "user": "features told to programs"}
_NAME = pattern(r"[A-Za-z_]\w*")


class _Open:
    """A section that has begun: its first mark and its alternative."""

    def __init__(self, begin: Mark) -> None:
        self.begin = begin
        self.alternative: Mark | None = None


def check(examination: Examination) -> Iterator[Diagnostic]:
    """Yield a finding for each use of a section macro that does not fit the others."""
    unfinished: list[_Open] = []
    numbered: dict[str, list[_Open]] = {}
    for mark in marks(examination.unit):
        if mark.kind == "begin":
            same = numbered.setdefault(mark.number, [])
            if same:
                yield _finding(
                    mark,
                    f"this section and the one around it both use the label number {mark.number}: the outer one "
                    "is patched from here on",
                    label="a section within a section",
                    help=f"use the `_NESTED` macros with another number here, such as {int(mark.number) + 1}",
                    related=(Label(same[0].begin.frame.call, "the outer section begins here"),),
                )
            unfinished.append(_Open(mark))
            same.append(unfinished[-1])
            continue
        yield from _mask(examination, mark)
        if not unfinished:
            what = "changes to the alternative of a section" if mark.kind == "else" else "ends a section"
            yield _finding(
                mark, f"`{mark.frame.name}` {what} that was not begun", label="no section is open here",
                help="put the begin macro before the code that is to be patched",
            )  # fmt: skip
            continue
        section = unfinished[-1]
        if section.begin.number != mark.number:
            yield _finding(
                mark,
                f"`{mark.frame.name}` has the label number {mark.number}, but the section that is open has "
                f"{section.begin.number}",
                label="the numbers must be the same",
                help=f"use the number {section.begin.number}",
                related=(_begun(section),),
            )
        if mark.kind == "else":
            yield from _second_alternative(section, mark)
            section.alternative = mark
            continue
        numbered[unfinished.pop().begin.number].pop()
        yield from _form(section, mark)
        yield from _length(examination, section, mark)
    for section in unfinished:
        yield _finding(
            section.begin, f"`{section.begin.frame.name}` begins a section that never ends",
            label="nothing here is ever patched", help="end it with the end macro that names the features",
        )  # fmt: skip


def _second_alternative(section: _Open, mark: Mark) -> Iterator[Diagnostic]:
    if section.alternative is not None:
        first = Label(section.alternative.frame.call, "the first alternative begins here")
        yield _finding(
            mark, "the section has an alternative already", label="a second alternative", related=(first,),
            help="nest a section in the alternative, with another label number",
        )  # fmt: skip


def _form(section: _Open, mark: Mark) -> Iterator[Diagnostic]:
    """`END_…` makes an empty alternative itself, `ALT_…_END` needs one."""
    name = mark.frame.name
    if mark.kind == "end" and section.alternative is not None:
        yield _finding(
            mark, f"`{name}` makes an empty alternative, but the section has one already", label="two alternatives",
            help=f"write `{_other_form(name)}`",
            related=(Label(section.alternative.frame.call, "the alternative begins here"),),
        )  # fmt: skip
    elif mark.kind == "alt-end" and section.alternative is None:
        yield _finding(
            mark, f"`{name}` ends an alternative, but the section has none", label="no alternative before this",
            help=f"write `{_other_form(name)}`", related=(_begun(section),),
        )  # fmt: skip


def _other_form(name: str) -> str:
    if name.startswith("END_"):
        return "ALT_" + name.removeprefix("END_").replace("_SECTION", "_SECTION_END", 1)
    return "END_" + name.removeprefix("ALT_").replace("_SECTION_END", "_SECTION", 1)


def _mask(examination: Examination, mark: Mark) -> Iterator[Diagnostic]:
    """The features that an end macro names."""
    arguments = [value for name, value in mark.frame.args if not name.startswith("label")]
    arguments = arguments[: 1 if "_IF" in mark.frame.name else 2]
    for argument in arguments:
        for name in _NAME.findall(argument):
            family = next((family for prefix, family in _PREFIXES.items() if name.startswith(prefix)), mark.family)
            if family != mark.family:
                right = next(prefix for prefix, one in _PREFIXES.items() if one == mark.family)
                yield _finding(
                    mark,
                    f"`{name}` in `{mark.frame.name}`: {_WORDS[family]} are tested in another word than "
                    f"{_WORDS[mark.family]}",
                    label=f"a `{right}…` name belongs here",
                    help=f"use a `{right}…` mask{'' if family == 'user' else f', or the macros for {_WORDS[family]}'}",
                )
                return
    named = all(any(name.startswith(tuple(_PREFIXES)) for name in _NAME.findall(one)) for one in arguments)
    if len(arguments) == 2 and named:
        mask, value = (examination.unit.value_of_text(argument) for argument in arguments)
        if mask is not None and value is not None and value & ~mask:
            yield _finding(
                mark,
                f"the value `{arguments[1]}` has bits that the mask `{arguments[0]}` does not let through, so the "
                "features never have it",
                label="never true",
                help="put all bits of the value into the mask",
            )


def _length(examination: Examination, section: _Open, mark: Mark) -> Iterator[Diagnostic]:
    """An alternative is copied over the code, so it must not be longer."""
    if section.alternative is None or mark.kind != "alt-end":
        return
    body = _bytes(examination, section.begin.places.get("1"), section.alternative.places.get("2"))
    alternative = _bytes(examination, section.alternative.places.get("3"), mark.places.get("4"))
    if body is None or alternative is None or alternative <= body:
        return
    if any(
        one.code == codes.USER_ERROR.code and one.origin.outermost() == mark.frame.call.outermost()
        for one in examination.unit.expansion.diagnostics
    ):
        return
    yield _finding(
        mark, f"the alternative has {alternative} bytes and the code that it replaces {body}",
        label="the alternative is too long", help="fill the code with `nop`, or branch to a longer alternative",
        related=(_begun(section), Label(section.alternative.frame.call, "the alternative begins here")),
    )  # fmt: skip


def _bytes(examination: Examination, first: int | None, last: int | None) -> int | None:
    """Return the size of the statements [first, last) in the section of the first, None when it is not known."""
    if first is None or last is None:
        return None
    statements = examination.unit.statements[first:last]
    sizes = [one.size for one in statements if one.section == statements[0].section and one.kind != "assignment"]
    return None if None in sizes else sum(size or 0 for size in sizes)


def _begun(section: _Open) -> Label:
    return Label(section.begin.frame.call, "the section begins here")


def _finding(mark: Mark, message: str, **more: Any) -> Diagnostic:
    return Diagnostic(
        RULE.code, RULE.name, RULE.severity, message, mark.frame.call, why=RULE.why, confidence=RULE.confidence, **more
    )
