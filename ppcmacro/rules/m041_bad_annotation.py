"""An annotation names a contract or a level that does not exist.

## What it does
Looks at the comments `ppcmacro: handler CONTRACT level=NAME` before symbols and reports a contract that no protocol
file has and a level that the core does not have.

## Why is this bad?
The handler is then held to nothing: whatever it loses stays unsaid.

## Example
```asm
        /* ppcmacro: handler level=critcal */
watchdog:
        rfci
```

## Use instead
```asm
        /* ppcmacro: handler level=critical */
watchdog:
        rfci
```
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ppcmacro.annotations import annotation_at
from ppcmacro.diagnostic import Diagnostic, Severity
from ppcmacro.rules.base import Rule
from ppcmacro.rules.examination import Examination

RULE = Rule(
    "M041",
    "bad-annotation",
    Severity.ERROR,
    "A handler whose contract is not known is held to nothing.",
)


def check(examination: Examination) -> Iterator[Diagnostic]:
    """Yield a finding for each annotation that names what is not there."""
    protocols = examination.unit.protocols
    for label in examination.unit.expansion.labels:
        annotation = annotation_at(label.origin.location)
        if annotation is None:
            continue
        for word in annotation.words[: annotation.kind != "private"]:
            if protocols.contract_with_id(word) is None:
                yield _unknown(examination, label.index, "contract", word, [one.id for one in protocols.contracts])
        level = annotation.options.get("level")
        if level is not None and protocols.level_named(level, examination.unit.cpu) is None:
            yield _unknown(examination, label.index, "level", level, protocols.levels)


def _unknown(examination: Examination, index: int, what: str, name: str, known: Iterable[str]) -> Diagnostic:
    from difflib import get_close_matches

    names = list(known)
    close = get_close_matches(name, names, 1)
    return examination.finding(
        RULE,
        index,
        f"the annotation names a {what} `{name}`, which does not exist",
        label="the annotation of this symbol",
        help=f"did you mean `{close[0]}`?" if close else f"one of {', '.join(names)}",
    )
