"""Sources that nobody would write: random bytes, and real files that something went wrong with."""

from __future__ import annotations

from pathlib import Path

from hypothesis import strategies as st

import ppcmacro
from tests.kernel_tree import kernel_tree

__all__ = ["commented", "configurations", "globs", "kernel_files", "mangled", "noise", "pieced", "protocols"]

_SAMPLES = Path(__file__).resolve().parents[2] / "samples"
_REAL = tuple(path.read_bytes() for path in sorted(_SAMPLES.rglob("*.[Ss]")))
_LINES = tuple(sorted({line for text in _REAL for line in text.splitlines(keepends=True)}))
_WORDS = (
    *(b".macro", b".endm", b".rept 3", b".irp x,1,2", b".irpc c,ab", b".endr", b".if", b".else", b".endif", b".exitm"),
    *(b".altmacro", b".noaltmacro", b".set a,", b".equ", b".org", b".align 3", b".include", b".incbin", b".purgem"),
    *(b"#define F(x)", b"#include", b"#if", b"#elif", b"#else", b"#endif", b"#undef", b"##", b"__VA_ARGS__"),
    *(b"\\x", b"\\@", b"\\()", b"\\+", b"LOCAL", b"&", b"<", b">", b"!", b"%", b'"', b"'", b"/*", b"*/", b"//", b";"),
    *(b"mtspr", b"mfspr", b"rfi", b"rfci", b"bl", b"bctr", b"bne 1f", b"1:", b"1b", b"lwz r4, 8(r1)", b"stmw", b"cr0"),
    *(b" ", b"\t", b"\n", b"\r\n", b",", b"(", b")", b"@h", b"0x", b"1", b"-1", b"9" * 20, b"\xff", b"\xe9"),
)

noise = st.binary(max_size=400)


_MOST_BYTES = 60_000


def kernel_files() -> tuple[bytes, ...]:
    """Return the smaller assembly files of a kernel tree, none where there is no tree."""
    tree = kernel_tree()
    if tree is None:
        return ()
    paths = sorted((tree / "arch" / "powerpc").rglob("*.S"))
    return tuple(path.read_bytes() for path in paths if path.stat().st_size < _MOST_BYTES)


@st.composite
def mangled(draw: st.DrawFn, real: tuple[bytes, ...] = _REAL) -> bytes:
    """Return a real file with lines taken out, doubled, moved, cut off or replaced by lines of another one."""
    lines = draw(st.sampled_from(real)).splitlines(keepends=True)
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, max(len(lines) - 1, 0)))
        match draw(st.sampled_from(("drop", "double", "swap", "cut", "other", "byte"))):
            case "drop":
                del lines[at : at + draw(st.integers(1, 5))]
            case "double":
                lines[at:at] = lines[at : at + 1] * draw(st.integers(1, 3))
            case "swap" if lines:
                other = draw(st.integers(0, len(lines) - 1))
                lines[at], lines[other] = lines[other], lines[at]
            case "cut" if lines:
                lines[at] = lines[at][: draw(st.integers(0, len(lines[at])))]
            case "byte" if lines:
                where = draw(st.integers(0, len(lines[at])))
                lines[at] = lines[at][:where] + draw(st.binary(min_size=1, max_size=2)) + lines[at][where:]
            case _:
                lines.insert(at, draw(st.sampled_from(_LINES)))
    return b"".join(lines)


pieced = st.lists(st.sampled_from(_WORDS), max_size=60).map(b" ".join)

_VALUES = st.recursive(
    st.one_of(st.booleans(), st.integers(-(2**70), 2**70), st.text(max_size=8), st.sampled_from(("C", "440", ".."))),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=4), inner, max_size=2)),
    max_leaves=4,
)


@st.composite
def configurations(draw: st.DrawFn) -> str:
    """Return the text of a configuration file: known keys with values of any kind, or no TOML at all."""
    from ppcmacro.project.config.keys import KEYS

    if draw(st.integers(0, 9)) == 0:
        return draw(st.text(max_size=60))
    keys = draw(st.lists(st.sampled_from(sorted(KEYS)), max_size=4, unique=True))
    return "".join(f"{key} = {_toml(draw(_VALUES))}\n" for key in keys)


_COMMENT_WORDS = (
    *("ignore", "disable", "enable", "ignore-file", "handler", "private", "[", "]", "C001", "C", "M0", "--", ":", ","),
    *("ppcmacro:", "ppcmacro", "why", "15", "=", "(", ")", "*/", "/*", "//", "#", '"', "\\", " ", "\t", "ALL", "é"),
)
_comment = st.lists(st.one_of(st.sampled_from(_COMMENT_WORDS), st.text(max_size=3)), max_size=10).map("".join)


@st.composite
def commented(draw: st.DrawFn) -> bytes:
    """Return a real file with suppression comments of any content on some of its lines."""
    lines = draw(st.sampled_from(_REAL)).splitlines()
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(lines) - 1))
        text = draw(_comment).encode("utf-8", "surrogatepass")
        opening, closing = draw(st.sampled_from(((b"/*", b"*/"), (b"//", b""), (b"#", b""))))
        lines[at] += opening + b" ppcmacro: " + text + closing
    return b"\n".join(lines) + b"\n"


globs = st.lists(
    st.lists(st.sampled_from((*"*/?[]!\\-# \0é", "**", "a", "b.S")), max_size=8).map("".join),
    max_size=5,
).map("\n".join)

_SHIPPED = tuple(path.read_text() for path in sorted(Path(ppcmacro.__file__).parent.glob("protocols/*.toml")))


@st.composite
def protocols(draw: st.DrawFn) -> str:
    """Return a shipped protocol file in which values were replaced by any others, or lines dropped."""
    lines = draw(st.sampled_from(_SHIPPED)).splitlines()
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(lines) - 1))
        key, equals, _ = lines[at].partition("=")
        if equals and draw(st.booleans()):
            lines[at] = f"{key}= {_toml(draw(_VALUES))}"
        else:
            del lines[at : at + draw(st.integers(1, 2))]
            lines = lines or [""]
    return "\n".join(lines) + "\n"


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    if isinstance(value, list):
        return f"[{', '.join(map(_toml, value))}]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_toml(str(key))} = {_toml(item)}" for key, item in value.items()) + "}"
    text = str(value).encode("unicode_escape").decode().replace('"', '\\"')
    return f'"{text}"' if "\\x" not in text else '"x"'
