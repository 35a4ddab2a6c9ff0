"""Line markers: `# N "file"` says that the next line is line N of that file.

GNU as reads them at the very start of a line and only with a file name (GNU as experiments, section 2.7).
"""

from __future__ import annotations

from ppcmacro.source import Location, Origin

__all__ = ["Markers", "written_at"]


def written_at(origin: Origin) -> Location:
    """Return the place of a statement in the text that GNU as reads: the use of a C macro, not its definition."""
    location = origin.location
    for frame in origin.frames():
        if frame.kind != "cpp":
            break
        location = frame.call.location
    return location


class Markers:
    """Keeps track of where the assembler believes to be and says when it has to be told."""

    def __init__(self) -> None:
        self._path: str | None = None
        self._line = 0

    def before(self, origin: Origin) -> str:
        """Return the marker line to put before text from there, "" when the next line has that place anyhow."""
        location = written_at(origin)
        if location.line <= 0 or (location.path == self._path and location.line == self._line):
            return ""
        self._path, self._line = location.path, location.line
        return f"# {location.line} {_quoted(location.path)}\n"

    def advance(self, text: str) -> None:
        """Count the lines of text (each with its newline) that was written behind the marker."""
        self._line += text.count("\n")


def _quoted(path: str) -> str:
    """Return a file name as the string that GNU as reads it from; control characters become octal escapes."""
    escaped = path.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(char if char >= " " else f"\\{ord(char):03o}" for char in escaped) + '"'
