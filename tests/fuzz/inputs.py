"""Sources that nobody would write: random bytes, and real files that something went wrong with."""

from __future__ import annotations

from pathlib import Path

from hypothesis import strategies as st

__all__ = ["configurations", "mangled", "noise", "pieced"]

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


@st.composite
def mangled(draw: st.DrawFn) -> bytes:
    """Return a real file with lines taken out, doubled, moved, cut off or replaced by lines of another one."""
    lines = draw(st.sampled_from(_REAL)).splitlines(keepends=True)
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
