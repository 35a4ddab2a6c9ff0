"""The codes of findings that are made while a source is read and expanded.

The rules of `ppcmacro.rules` have a module each; what the preprocessor and the macro engine report is listed
here.  A `Code` is called with a place and a message and gives the Diagnostic.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ppcmacro.diagnostic import Diagnostic, Label, Severity, bounded
from ppcmacro.source import Origin


class Code:
    """A code with its name, default severity and the reason why it matters (one or two sentences)."""

    __slots__ = ("code", "name", "severity", "why")

    def __init__(self, code: str, name: str, severity: Severity, why: str) -> None:
        self.code = code
        self.name = name
        self.severity = severity
        self.why = why

    def __call__(
        self, origin: Origin, message: str, *, help: str = "", related: Iterable[Label] = (), **more: Any
    ) -> Diagnostic:
        """Make the Diagnostic; `more` are further fields of it."""
        fields: dict[str, Any] = {"severity": self.severity, "why": self.why, **more}
        return Diagnostic(
            self.code, self.name, message=bounded(message), origin=origin, help=help, related=tuple(related), **fields
        )


_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTE

ENDM_SWALLOWED = Code(
    "M001",
    "endm-swallowed",
    _E,
    "GNU as ends a macro only where `.endm` begins a statement; behind another word it is an argument or junk, "
    "and every macro that follows is swallowed by the open definition.",
)
MACRO_PARAMETER = Code(
    "M002",
    "macro-parameter",
    _E,
    "GNU as copies a `\\name` that is no parameter as it stands and replaces a missing argument by nothing, "
    "so a misspelt name changes the code without a word or fails far from its cause.",
)
SYNTAX_ERROR = Code("M020", "syntax-error", _E, "GNU as cannot read the statement and refuses the file.")
MISSING_INCLUDE = Code(
    "M021",
    "missing-include-file",
    _E,
    "`.include` looks in the folders given with `-I` and then in the assembler's working folder, not beside the "
    "including file; a file that is not found stops the assembly.",
)
NESTED_TOO_DEEPLY = Code(
    "M022",
    "nested-too-deeply",
    _E,
    "GNU as follows 101 nested expansions of macros and loops and gives up at the next one; "
    "nearly always a macro calls itself without an end.",
)
MISSING_END = Code(
    "M023",
    "missing-end",
    _E,
    "A `.macro`, `.rept`, `.irp` or `.irpc` without its end directive swallows the rest of the file.",
)
UNBALANCED_CONDITIONAL = Code(
    "M024",
    "unbalanced-conditional",
    _E,
    "`.if` and `.endif` must pair up within a macro expansion and within a file; otherwise the wrong code is "
    "assembled, or none.",
)
MACRO_REDEFINED = Code(
    "M025",
    "macro-redefined",
    _E,
    "GNU as keeps the first definition of a macro and refuses the second; the case of letters does not count. "
    "Use `.purgem` to give a name a new meaning.",
)
BAD_DEFINITION = Code(
    "M026", "bad-macro-definition", _E, "A `.macro` line that cannot be read leaves the macro undefined."
)
NOT_CONSTANT = Code(
    "M027",
    "not-constant",
    _E,
    "A condition or a count has to be known when GNU as reads it; forward references and distances across "
    "alignment are not.",
)
SYMBOL_REDEFINED = Code("M028", "symbol-redefined", _E, "A symbol can have one definition in a file.")
UNKNOWN_OPCODE = Code(
    "M029",
    "unknown-opcode",
    _E,
    "The word is no directive, macro or instruction that GNU as knows, so it refuses the file.",
)
BINARY_INPUT = Code("M030", "binary-input", _E, "A file with NUL bytes is no assembly source.")
LIMIT_REACHED = Code(
    "M031",
    "limit-reached",
    _E,
    "Expansion stops at a limit so that a runaway macro cannot take all time and memory.",
)
MISSING_HEADER = Code(
    "M032",
    "missing-header",
    _N,
    "Names that the header would define stay symbolic, and findings that depend on their values are not made.",
)
PREPROCESSOR = Code("M033", "preprocessor-error", _E, "The C preprocessor refuses the line, and with it the file.")
USER_ERROR = Code("M034", "error-directive", _E, "The source itself says that this must not be assembled.")
STRAY_END = Code(
    "M035", "stray-end", _W, "An end directive without its beginning does nothing; something else was meant."
)
BAD_OPERAND = Code("M036", "bad-operand", _E, "GNU as refuses the operands of the instruction.")
UNSUPPORTED = Code("M037", "unsupported", _E, "ppcmacro cannot follow GNU as here and says so instead of guessing.")
READER_WARNING = Code("M038", "suspicious-text", _W, "GNU as warns about this text; it seldom means what it seems to.")
USER_WARNING = Code("M039", "warning-directive", _W, "The source itself warns here.")
MISSING_BINARY = Code(
    "M040",
    "missing-binary-file",
    _E,
    "`.incbin` looks in the folders given with `-I` and then in the assembler's working folder; a file that is not "
    "found stops the assembly.",
)
OUTSIDE = Code(
    "M044",
    "outside-the-project",
    _E,
    "A run that does not trust its sources (`--safe`) reads no file outside of the project: what an include or a link "
    "leads to would appear in the messages.",
)
UNUSED_SUPPRESSION = Code(
    "M042",
    "unused-suppression",
    _W,
    "A comment that silences nothing misleads the reader, and it will hide the next fault that is made there.",
)
BAD_SUPPRESSION = Code(
    "M043",
    "bad-suppression",
    _E,
    "A suppression comment that cannot be obeyed as it stands either silences nothing or more than its writer meant.",
)
EXPIRED_WAIVER = Code(
    "M045",
    "expired-waiver",
    _W,
    "A waiver was given until a date so that somebody looks at the finding again; from that day on it silences "
    "nothing.",
)

ALL: tuple[Code, ...] = tuple(value for value in list(globals().values()) if isinstance(value, Code))
