"""What ppcmacro has to say about a source: the Diagnostic value, independent of how it is shown.

Messages are lower case, have no full stop and put what stands in the source between backticks.
"""

from __future__ import annotations

from ppcmacro.records import NamedTuple
from ppcmacro.severity import Severity as Severity
from ppcmacro.source import Origin

# A line of a source may be a megabyte long, and a message quotes it.
_LONGEST_MESSAGE = 2000


def bounded(message: str) -> str:
    """Return a message without the middle of one that is longer than anybody reads."""
    if len(message) <= _LONGEST_MESSAGE:
        return message
    half = _LONGEST_MESSAGE // 2
    return f"{message[:half]} ... {message[-half:]}"


class Label(NamedTuple):
    """A further place that belongs to a finding, and what is to be seen there."""

    origin: Origin
    text: str


class Step(NamedTuple):
    """One station of the path on which a finding holds.

    text       the statement as expanded, C names kept
    condition  "" or how a branch goes from here, such as "taken" or "not taken"
    changes    what the statement does to the ledger, such as "r4 = vcpu"
    """

    origin: Origin
    text: str
    condition: str = ""
    changes: str = ""


class Edit(NamedTuple):
    """Replace the characters of one source line from `origin` on, `length` characters long, by `text`.

    One character more than what is left of the line takes its end, too.
    """

    origin: Origin
    length: int
    text: str

    @property
    def end(self) -> tuple[int, int]:
        """The 1-based line and column just behind what is replaced."""
        source, line, column = self.origin.location
        behind = max(column, 1) + self.length
        return (line + 1, 1) if behind > len(source.line(line)) + 1 else (line, behind)


class Fix(NamedTuple):
    """A repair.  `safe` ones change one statement into what was certainly meant."""

    edits: tuple[Edit, ...]
    safe: bool = False


class Suppression(NamedTuple):
    """What silences a finding: a comment in the source or a waiver of the configuration, and the reason it gives.

    kind    "comment" or "waiver"
    reason  the words of its writer, "" for none
    origin  where the comment stands, None for a waiver
    """

    kind: str
    reason: str = ""
    origin: Origin | None = None


class Diagnostic(NamedTuple):
    """One finding.

    code      such as "C003"; stable
    name      such as "restored-from-wrong-slot"; stable
    message   one line, complete without the rest
    origin    where the text at fault stands and the chain of calls that led there
    label     what the caret line says, "" for nothing
    related   further places, such as the second definition of a symbol with its own chain of calls
    path      the way through the code on which it happens
    why       why it matters, for `--explain`
    help      what to write instead, "" when there is nothing general to say
    handler   the symbol of the handler it is about, "" for none
    also      symbols of further handlers in which the same text is wrong in the same way
    configs   the sets of definitions in which it holds, none where that makes no difference
    suppressed  what silences it; a silenced finding is shown by the formats that can say so, and never fails a run
    baseline  "" without a baseline, else "new", or "unchanged" for one that was known and does not fail a run
    """

    code: str
    name: str
    severity: Severity
    message: str
    origin: Origin
    label: str = ""
    related: tuple[Label, ...] = ()
    path: tuple[Step, ...] = ()
    why: str = ""
    help: str = ""
    handler: str = ""
    also: tuple[str, ...] = ()
    fix: Fix | None = None
    confidence: str = "high"
    configs: tuple[str, ...] = ()
    suppressed: Suppression | None = None
    baseline: str = ""

    @property
    def counts(self) -> bool:
        """Whether it is shown in text and may fail a run: neither silenced nor known from the baseline."""
        return self.suppressed is None and self.baseline != "unchanged"
