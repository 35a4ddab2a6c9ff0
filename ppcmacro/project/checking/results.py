"""What was found in one file, as a value and as JSON: the form in which results are kept and passed between processes.

Places are shared by number: `sources` are the files, `places` are origins and frames in such an order that each one
only refers to earlier ones.  A finding is the list of its fields, without those at the end that have their defaults.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from ppcmacro.records import NamedTuple
from ppcmacro.witness import digest, path_of

if TYPE_CHECKING:
    from ppcmacro.diagnostic import Diagnostic, Suppression
    from ppcmacro.project.reading.missing import Header
    from ppcmacro.source import Frame, Location, Origin, Source

__all__ = ["Definition", "FileResult", "decode", "encode"]

Values = dict[str, Any]


class Definition(NamedTuple):
    """A handler's global symbol, where it is defined, and what silences a finding about that."""

    symbol: str
    origin: Origin
    suppressed: Suppression | None = None


class FileResult(NamedTuple):
    """What checking one file gave.

    diagnostics  its findings
    missing      the headers that were not found, each once
    statistics   counts of what was read, where they were asked for
    unchecked    why the file is not ours to judge, "" when it is
    facts        what was learned from the file system on the way (`ppcmacro.witness`)
    repeatable   whether the same facts lead to the same result
    fault        what went wrong in ppcmacro itself, "" for nothing; the findings are then not all
    definitions  the handlers it defines for the linker, where the settings say what is linked
    """

    path: str
    diagnostics: tuple[Diagnostic, ...] = ()
    missing: tuple[Header, ...] = ()
    statistics: dict[str, Any] = {}  # noqa: RUF012 - never written to
    unchecked: str = ""
    facts: tuple[str, ...] = ()
    repeatable: bool = True
    fault: str = ""
    definitions: tuple[Definition, ...] = ()


def encode(result: FileResult) -> Values | None:
    """Return a result as values that `json.dumps` takes, without its path and facts; None when nothing was found."""
    if result == FileResult(result.path, facts=result.facts, repeatable=result.repeatable):
        return None
    writer = _Writer(result.facts)
    return {
        "findings": [writer.record(one) for one in result.diagnostics],
        "missing": [writer.record(one) for one in result.missing],
        "statistics": result.statistics,
        "unchecked": result.unchecked,
        "fault": result.fault,
        "definitions": [writer.record(one) for one in result.definitions],
        "places": writer.places,
        "sources": writer.sources,
    }


def decode(path: str, values: Values | None, facts: Iterable[str] = (), repeatable: bool = True) -> FileResult:
    """Return the result that was encoded.  Raises KeyError, IndexError, TypeError or ValueError for other values."""
    if values is None:
        return FileResult(path, facts=tuple(facts), repeatable=repeatable)
    from ppcmacro.diagnostic import Diagnostic
    from ppcmacro.project.reading.missing import Header

    record = _reader(values)
    return FileResult(
        path,
        tuple(record(Diagnostic, row) for row in values["findings"]),
        tuple(record(Header, row) for row in values["missing"]),
        values["statistics"],
        values["unchecked"],
        tuple(facts),
        repeatable,
        values["fault"],
        tuple(record(Definition, row) for row in values["definitions"]),
    )


class _Writer:
    """Turns records into lists, and collects the places that they refer to."""

    def __init__(self, facts: Iterable[str]) -> None:
        self.sources: list[list[Any]] = []
        self.places: list[list[Any]] = []
        self._contents = {path_of(fact): fact for fact in facts if fact[:1] == "r"}
        self._numbers: dict[Any, int] = {}

    def record(self, record: Any) -> list[Any]:
        """Return the fields of a named tuple."""
        names, defaults = record._fields, record._field_defaults
        count = len(names)
        while count and names[count - 1] in defaults and record[count - 1] == defaults[names[count - 1]]:
            count -= 1
        return [self._value(value) for value in record[:count]]

    def _value(self, value: Any) -> Any:
        from ppcmacro.source import Origin

        if isinstance(value, Origin):
            return self._origin(value)
        if not isinstance(value, tuple):
            return value
        return self.record(value) if hasattr(value, "_fields") else [self._value(one) for one in value]

    def _origin(self, origin: Origin) -> int:
        # The frames around it first, the outermost of them before the others: a chain may be longer than the stack.
        waiting = []
        for frame in origin.frames():
            if id(frame) in self._numbers:
                break
            waiting.append(frame)
        for frame in reversed(waiting):
            self._frame(frame)
        return self._place(origin)

    def _frame(self, frame: Frame) -> None:
        definition = None if frame.definition is None else self._location(frame.definition)
        call = self._place(frame.call)
        self._numbers[id(frame)] = len(self.places)
        self.places.append([frame.kind, frame.name, call, definition, frame.args, frame.spelling, frame.turn])

    def _place(self, origin: Origin) -> int:
        """Return the number of an origin whose frame is known."""
        frame = None if origin.frame is None else self._numbers[id(origin.frame)]
        key = (*self._location(origin.location), frame)
        number = self._numbers.get(key)
        if number is None:
            number = self._numbers[key] = len(self.places)
            self.places.append(list(key))
        return number

    def _location(self, location: Location) -> tuple[int, int, int]:
        return self._source(location.source), location.line, location.column

    def _source(self, source: Source) -> int:
        number = self._numbers.get(id(source))
        if number is None:
            number = self._numbers[id(source)] = len(self.sources)
            row: list[Any] = [source.path, self._text(source), None]
            self.sources.append(row)
            if source.included_from is not None:
                row[2] = self._origin(source.included_from)
        return number

    def _text(self, source: Source) -> str | None:
        """Return the text of a source, None where it is that of the file which was read."""
        fact = self._contents.get(source.path)
        if fact is None or not source.text:
            return source.text
        same = fact == f"r{digest(source.text.encode('utf-8', 'surrogateescape'))}{source.path}"
        return None if same else source.text


def _reader(values: Values) -> Callable[[Any, list[Any]], Any]:
    """Return what makes a record of a class out of the list of its fields."""
    from ppcmacro.diagnostic import Edit, Fix, Label, Severity, Step, Suppression
    from ppcmacro.source import Frame, Location, Origin, Source, StoredSource

    sources: list[Source] = [
        StoredSource(path) if text is None else Source(path, text) for path, text, _ in values["sources"]
    ]

    def location(row: list[Any]) -> Location:
        return Location(sources[row[0]], row[1], row[2])

    places: list[Any] = []
    for row in values["places"]:
        if isinstance(row[0], str):
            kind, name, call, definition, args, spelling, turn = row
            where = None if definition is None else location(definition)
            pairs = tuple((one, value) for one, value in args)
            places.append(Frame(kind, name, places[call], where, pairs, spelling, turn))
        else:
            places.append(Origin(location(row), None if row[3] is None else places[row[3]]))
    for source, row in zip(sources, values["sources"], strict=True):
        source.included_from = None if row[2] is None else places[row[2]]

    several = {"related": Label, "path": Step, "edits": Edit}
    one_of = {"fix": Fix, "suppressed": Suppression}

    def record(kind: Any, row: list[Any]) -> Any:
        return kind._make((*map(value, kind._fields, row), *_defaults(kind, len(row))))

    def value(name: str, held: Any) -> Any:
        if held is None:
            return None
        if name == "origin":
            return places[held]
        if name == "severity":
            return Severity(held)
        if name in several:
            return tuple(record(several[name], row) for row in held)
        if name in one_of:
            return record(one_of[name], held)
        return _tuples(held)

    return record


def _defaults(kind: Any, given: int) -> list[Any]:
    return [kind._field_defaults[name] for name in kind._fields[given:]]


def _tuples(value: Any) -> Any:
    return tuple(map(_tuples, value)) if isinstance(value, list) else value
