"""Suppression comments: what they silence, and what is said of those that silence nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import ppcmacro
from ppcmacro.diagnostic import Diagnostic
from ppcmacro.project.config.settings import Settings
from ppcmacro.project.repair.edits import apply_edits

BAD = "\tlwz\tr4, SPRN_SPRG3(0)"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def lint(text: str, name: str = "a.S", **settings: Any) -> list[Diagnostic]:
    return ppcmacro.lint([name], Settings(**settings), stdin=text).diagnostics


def shown(found: list[Diagnostic]) -> list[tuple[int, str, str]]:
    """The line, the code, and what silences it."""
    return [
        (one.origin.location.line, one.code, "" if one.suppressed is None else f"{one.suppressed.reason or 'silenced'}")
        for one in found
    ]


def test_on_the_line_or_before_it() -> None:
    named = "/* ppcmacro: ignore[spr-as-memory-operand] two */"
    text = f"{BAD} /* ppcmacro: ignore[S004] one */\n{named}\n\n{BAD}\n{BAD}\n"
    assert shown(lint(text)) == [(1, "S004", "one"), (4, "S004", "two"), (5, "S004", "")]
    hashes = text.replace("/*", "#").replace(" */", "")
    assert shown(lint(hashes, "a.s")) == shown(lint(text))


def test_prefixes_and_other_codes() -> None:
    assert shown(lint(f"{BAD} /* ppcmacro: ignore[S0] */\n")) == [(1, "S004", "silenced")]
    assert shown(lint(f"{BAD} /* ppcmacro: ignore[S001,S004] */\n")) == [(1, "S004", "silenced"), (1, "M042", "")]


def test_ranges() -> None:
    off, on = "/* ppcmacro: disable[S] r */", "/* ppcmacro: enable[S004] */"
    text = f"{BAD}\n{off}\n{BAD}\n{on}\n{BAD}\n/* ppcmacro: disable[S004] t */\n{BAD}"
    assert shown(lint(text)) == [(1, "S004", ""), (3, "S004", "r"), (5, "S004", ""), (7, "S004", "t")]


def test_whole_files() -> None:
    text = f"{BAD}\n/* ppcmacro: ignore-file[S004] all of it */\n{BAD}\n"
    assert shown(lint(text)) == [(1, "S004", "all of it"), (3, "S004", "all of it")]


MACRO = """\
	.macro LOAD r{body}
	lwz	\\r, SPRN_SPRG3(0){inner}
	.endm
	.macro OTHER r
	LOAD	\\r
	.endm
	LOAD	r4{first}
	OTHER	r5{second}
"""


def macro(**parts: str) -> str:
    empty = dict.fromkeys(("body", "inner", "first", "second"), "")
    return MACRO.format(**empty | {name: f" /* ppcmacro: ignore[S004] {text} */" for name, text in parts.items()})


def test_a_comment_in_a_macro_is_about_every_expansion() -> None:
    assert shown(lint(macro(inner="x"))) == [(2, "S004", "x")]


def test_a_comment_at_a_call_is_about_that_call() -> None:
    found = lint(macro(first="x"))
    assert [(one.suppressed is None, one.origin.outermost().line) for one in found] == [(False, 7), (True, 8)]
    assert shown(lint(macro(first="x", second="y"))) == [(2, "S004", "x")]


def test_c_macros(folder: Path) -> None:
    load = "lwz r, SPRN_SPRG3(0) /* ppcmacro: ignore[S004] x */"
    (folder / "m.h").write_text(f"#define LOAD(r) \\\n\tnop; \\\n\t{load}\n")
    assert shown(lint('#include "m.h"\nLOAD(r4)\n')) == [(3, "S004", "x")]
    (folder / "m.h").write_text("#define LOAD(r) lwz r, SPRN_SPRG3(0)\n")
    assert shown(lint('#include "m.h"\nLOAD(r4)\nLOAD(r5) /* ppcmacro: ignore[S004] y */\n')) == [
        (2, "S004", ""), (3, "S004", "y"),
    ]  # fmt: skip


def test_line_markers_move_comments_as_they_move_findings() -> None:
    text = f'# 7 "b.S"\n{BAD} # ppcmacro: ignore[S004] x\n{BAD}\n'
    assert shown(lint(text, "a.s")) == [(7, "S004", "x"), (8, "S004", "")]


def test_strings_do_not_count() -> None:
    assert shown(lint(f'{BAD}; .ascii "/* ppcmacro: ignore[S004] */"\n')) == [(1, "S004", "")]


def test_mandatory_findings_stay_and_the_comment_is_told() -> None:
    found = lint(f"{BAD} /* ppcmacro: ignore[S] */\n", mandatory=("S004",))
    assert shown(found) == [(1, "S004", ""), (1, "M043", "")]
    assert found[1].message == "`S004` is mandatory here and cannot be silenced"
    found = lint("\tnop /* ppcmacro: ignore[S004] */\n", mandatory=("S004",))
    assert [one.code for one in found] == ["M043"]


@pytest.mark.parametrize(
    ("comment", "column", "message", "help"),
    [
        ("ignore", 6, "`ppcmacro: ignore` does not say what it is about",
         "name the codes between brackets: `ppcmacro: ignore[C002] reason`"),
        ("disable[]", 6, "`ppcmacro: disable[]` does not say what it is about",
         "name the codes between brackets: `ppcmacro: disable[C002] reason`"),
        ("ignore[S004", 6, "the list of codes behind `ppcmacro: ignore[` has no `]`",
         "name the codes between brackets: `ppcmacro: ignore[C002] reason`"),
        ("ignore[S004, Z9]", 32, "no rule has the code, prefix or name `Z9`", "`ppcmacro rule` lists the codes"),
        ("ignore[spr-as-memory]", 26, "no rule has the code, prefix or name `spr-as-memory`",
         "did you mean `spr-as-memory-operand`?"),
        ("ignore[ALL]", 26, "a comment cannot silence `ALL`, so that nobody silences what nobody has seen",
         "name the codes or a prefix of them"),
        ("ignored[S004]", 6, "`ignored` behind `ppcmacro:` is none of `ignore`, `disable`, `enable`, `ignore-file`, "
         "`handler`, `handlers`, `private`; did you mean `ignore`?", ""),
        ("hander", 6, "`hander` behind `ppcmacro:` is none of `ignore`, `disable`, `enable`, `ignore-file`, "
         "`handler`, `handlers`, `private`; did you mean `handler`?", ""),
    ],
)  # fmt: skip
def test_comments_that_cannot_be_obeyed(comment: str, column: int, message: str, help: str) -> None:
    found = [one for one in lint(f"\tnop /* ppcmacro: {comment} */\n", select=("C",)) if one.code == "M043"]
    assert [(one.origin.location.column, one.message, one.help) for one in found] == [(column, message, help)]


def test_a_reason_can_be_asked_for() -> None:
    text = f"{BAD} /* ppcmacro: ignore[S004] */\n"
    found = lint(text, require_reason=True)
    assert shown(found) == [(1, "S004", "silenced"), (1, "M043", "")]
    assert found[1].message == "`ppcmacro: ignore` gives no reason, and `require-reason` asks for one"
    assert shown(lint(text.replace("]", "] so"), require_reason=True)) == [(1, "S004", "so")]


def unused(text: str, name: str = "a.S", **settings: Any) -> list[tuple[str, str]]:
    return [(one.message, str(one.severity)) for one in lint(text, name, **settings) if one.code == "M042"]


NOTHING = ("there is no finding of `S004` for this comment to silence", "warning")


def test_unused_comments() -> None:
    assert unused("\tnop /* ppcmacro: ignore[S004] */\n") == [NOTHING]
    assert unused("/* ppcmacro: ignore-file[S004] */\n\tnop\n") == [NOTHING]
    assert unused("/* ppcmacro: disable[S004] */\n\tnop\n/* ppcmacro: enable[S004] */\n") == [NOTHING]
    assert unused("\tnop\n/* ppcmacro: enable[S004] */\n") == [
        ("`S004` was not disabled before, so there is nothing to enable", "warning")
    ]
    assert unused("\tnop /* ppcmacro: ignore[S004, C002] */\n") == [
        ("there is no finding of `S004`, `C002` for this comment to silence", "warning")
    ]


def test_what_was_not_looked_at_is_not_called_unused(folder: Path) -> None:
    comment = "\tnop /* ppcmacro: ignore[S004] */\n"
    assert unused(comment, select=("C",)) == []
    assert unused(comment, ignore=("S004",)) == []
    assert unused("\tnop /* ppcmacro: ignore[S] */\n", ignore=("S004",)) == []
    assert unused("\tnop /* ppcmacro: ignore[Y002] */\n") == []
    assert unused("\tnop /* ppcmacro: ignore[Y] */\n") == [(NOTHING[0].replace("S004", "Y"), "warning")]
    assert unused(f"#include <absent.h>\n{comment}") == []
    assert unused(f"#include <absent.h>\n{comment}", missing_include="ignore") == [NOTHING]
    assert unused(f"#if 0\n{comment}#endif\n") == []
    assert unused(f"\t.macro NEVER\n{comment}\t.endm\n") == []
    assert unused(f"#ifndef X\n{comment}#endif\n") == [(NOTHING[0], "note")]
    assert unused("/* ppcmacro: ignore-file[S004] */\n#ifdef X\n\tnop\n#else\n\tnop\n#endif\n") == []
    (folder / "h.h").write_text(comment)
    assert unused('#include "h.h"\n') == []


def test_unused_comments_can_be_kept() -> None:
    assert shown(lint("\tnop /* ppcmacro: ignore[S004, M042] for the other board */\n")) == [
        (1, "M042", "for the other board")
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("\tnop /* ppcmacro: ignore[S004] */", "\tnop"),
        ("\tnop /* ppcmacro: ignore[S004] */ ; nop", "\tnop ; nop"),
        ("\tnop/* ppcmacro: ignore[S004] */;nop", "\tnop ;nop"),
        ("/* ppcmacro: ignore[S004] */ nop", " nop"),
        ("\t/* ppcmacro: ignore[S004] */\n\tnop", "\tnop"),
        ("\tnop\r\n/* ppcmacro: ignore[S004]\r\n * for the old board\r\n */\r\n\tblr\r\n", "\tnop\r\n\tblr\r\n"),
        ("\tnop /* ppcmacro: ignore[S004] for\n\n the old board */\n\tblr\n", "\tnop\n\tblr\n"),
        ("\tnop\n\t/* ppcmacro: ignore-file[S004] */", "\tnop\n"),
        ("/* ppcmacro: disable[S004] x */\n\tnop\n", "\tnop\n"),
        ("\tnop\n/* ppcmacro: enable[S004] x */\n\tnop\n", "\tnop\n\tnop\n"),
        (f"# ppcmacro: disable[S]\n{BAD}\n# ppcmacro: enable[S004,C002]\n",
         f"# ppcmacro: disable[S]\n{BAD}\n# ppcmacro: enable[S004]\n"),
        (f"{BAD} /* ppcmacro: ignore[S001, S004, C002] x */", f"{BAD} /* ppcmacro: ignore[S004] x */"),
    ],
)
def test_unused_comments_are_taken_away(before: str, after: str) -> None:
    found = [one for one in lint(before) if one.code == "M042"]
    assert len(found) == 1
    assert found[0].fix is not None
    assert found[0].fix.safe
    assert apply_edits(before, found[0].fix.edits) == after
    assert [one for one in lint(after) if one.code == "M042"] == []


@pytest.mark.parametrize(
    "text",
    [
        # Nobody closed the comment: it has taken code with it.
        "\tnop\n\t/* ppcmacro: ignore[S004] x\n\tblr\n\t/* next */\n\tblr\n",
        "\tnop\n\t/* ppcmacro: ignore[S004] x\n\tblr",
        "\tnop\n\t/* ppcmacro: ignore[S004] x\n",
        "\tnop // ppcmacro: ignore[S004] x \\\n\tblr\n",
        "\tblr // ppcmacro: ignore[S004] x \\\n",
        # The preprocessor joins both lines of the statement: without the comment there would be two.
        "\tnop /* ppcmacro: ignore[S004] for\n the old board */ ; blr\n",
    ],
)
def test_a_comment_with_more_than_itself_is_not_taken_away(text: str) -> None:
    found = [one for one in lint(text) if one.code == "M042"]
    assert [one.fix for one in found] == [None]


def test_what_ends_by_another_name_is_needed() -> None:
    assert unused(f"# ppcmacro: disable[S004] x\n{BAD}\n# ppcmacro: enable[spr-as-memory-operand]\n") == []


def test_configurations_are_judged_together() -> None:
    text = f"#ifdef CONFIG_A\n{BAD} /* ppcmacro: ignore[S004] x */\n#endif\n\tnop\n"
    assert shown(lint(text, config_sets=("all",))) == [(2, "S004", "x")]
