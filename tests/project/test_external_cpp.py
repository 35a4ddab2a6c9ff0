"""Another program as the preprocessor: what it is given, how its text is read back, what is said when it fails."""

from __future__ import annotations

import shutil
import sys
import time
from pathlib import Path

import pytest

from ppcmacro import Settings, expand, lint, verify
from ppcmacro.errors import UsageError
from ppcmacro.project.reading import external_cpp

GCC = "powerpc-linux-gnu-gcc"
needs_gcc = pytest.mark.skipif(shutil.which(GCC) is None, reason=f"{GCC} is not installed")
needs_as = pytest.mark.skipif(shutil.which("powerpc-linux-gnu-as") is None, reason="powerpc-linux-gnu-as is missing")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def program(body: str) -> tuple[str, ...]:
    """Return the command of a small program in the working folder."""
    Path("cpp.py").write_text(f"import sys\n{body}\n")
    return (sys.executable, "cpp.py", "--own")


def instructions(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


def test_what_the_program_is_given() -> None:
    Path("a.S").write_text("\tnop\n")
    command = program("print('.ascii \"' + '|'.join(sys.argv[1:]) + '\"')")
    settings = Settings(
        cpp=command, include_paths=("i",), quote_paths=("q",), system_paths=("s",), undefines=("U",), forced=("f.h",),
        macro_files=("m.h",), defines=(("A", None), ("B", "1 2"), ("F(x)", "x;y")),
    )  # fmt: skip
    given = "--own|-iquote|q|-I|i|-isystem|s|-DA|-DB=1 2|-DF(x)=x;y|-UU|-imacros|m.h|-include|f.h|a.S"
    assert instructions(expand("a.S", settings).text) == [f'.ascii "{given}"']


def test_a_name_is_no_option() -> None:
    Path("-o.S").write_text("\tnop\n")
    command = program("print('.ascii \"' + sys.argv[-1] + '\"')")
    assert instructions(expand("-o.S", Settings(cpp=command)).text) == ['.ascii "./-o.S"']


def test_no_shell_is_asked(folder: Path) -> None:
    Path("a.S").write_text("\tnop\n")
    command = (*program("print(' nop')"), ";", "touch", "ran", "$(touch ran)")
    assert instructions(expand("a.S", Settings(cpp=command)).text) == ["nop"]
    assert not (folder / "ran").exists()


def test_standard_input_is_passed_on() -> None:
    command = program("print(sys.stdin.read() + '.ascii \"' + sys.argv[-1] + '\"')")
    result = expand("-", Settings(cpp=command, language="assembler-with-cpp"), stdin="\tli 3, 1\n")
    assert instructions(result.text) == ["li 3, 1", '.ascii "-"']


def test_markers_become_places() -> None:
    Path("a.S").write_text('#include "h.inc"\n\n\tfoo 1\n\tbar X\n')
    Path("h.inc").write_text("\n\tbaz 1\n")
    output = (
        '# 0 "a.S"\n# 0 "<built-in>"\n# 0 "<command-line>"\n# 1 "a.S"\n'
        '# 1 "h.inc" 1\n\n\tbaz 1\n# 2 "a.S" 2\n\n\tfoo 1\n\tbar 7\n# 70 "gone\\\\x.inc"\n\tqux 1\n'
    )
    found = expand("a.S", Settings(cpp=program(f"sys.stdout.write({output!r})"))).diagnostics
    shown = [(str(one.origin.location), one.message, [str(i) for i in one.origin.includes()]) for one in found]
    assert shown == [
        ("h.inc:2:2", "unrecognized opcode: `baz`", ["a.S:1"]),
        ("a.S:3:2", "unrecognized opcode: `foo`", []),
        ("a.S:4", "unrecognized opcode: `bar`", []),
        ("gone\\x.inc:70", "unrecognized opcode: `qux`", []),
    ]
    assert found[0].origin.location.source.line(2) == "\tbaz 1"


def test_markers_of_a_program_that_lies() -> None:
    Path("a.S").write_text("\tnop\n")
    output = '# 1 "a.S" 2\n# 1 "a.S" 2\n' + '# 1 "/dev/zero" 1\n' * 3000 + '\tfoo 1\n# 5 "x" 2 9\n# 99999999999 "y"\n'
    found = expand("a.S", Settings(cpp=program(f"sys.stdout.write({output!r})"))).diagnostics
    assert [(one.origin.location.path, one.origin.location.line) for one in found] == [("/dev/zero", 1)]


def test_failure_at_a_place() -> None:
    Path("a.S").write_text("\n\tnop\n")
    command = program("sys.exit('In file included from x:\\na.S:2:9: fatal error: gone.h: no such file\\nmore')")
    result = expand("a.S", Settings(cpp=command))
    assert result.text == ""
    assert [(one.code, str(one.origin.location), one.message) for one in result.diagnostics] == [
        ("M033", "a.S:2:9", f"`{sys.executable}`: gone.h: no such file")
    ]


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("sys.exit('one\\n\\ntwo')", "ended with status 1: one; two"),
        ("sys.exit('\\n'.join('abcdefgh'))", "ended with status 1: a; b; c; d; e"),
        ("sys.exit(3)", "ended with status 3: without a word"),
        ("import os; os.kill(os.getpid(), 9)", "ended with signal 9: without a word"),
    ],
)
def test_failure_without_a_place(body: str, message: str) -> None:
    Path("a.S").write_text("\tnop\n")
    found = lint(["a.S"], Settings(cpp=program(body))).diagnostics
    assert [(one.code, str(one.origin.location), one.message) for one in found] == [
        ("M033", "a.S:1", f"`{sys.executable}` {message}")
    ]


def test_many_messages_are_cut_short() -> None:
    Path("a.S").write_text("\tnop\n")
    (found,) = lint(["a.S"], Settings(cpp=program("sys.stderr.write('x' * 10_000_000); sys.exit(1)"))).diagnostics
    said, _, rest = found.message.partition("x")
    assert (found.code, said, set(rest)) == ("M033", f"`{sys.executable}` ended with status 1: ", set("x. "))
    assert len(rest) < 2100


def test_no_such_program() -> None:
    Path("a.S").write_text("\tnop\n")
    with pytest.raises(UsageError, match=r"^cannot run the preprocessor `\./none`: No such file or directory$"):
        expand("a.S", Settings(cpp=("./none", "-E")))


def test_time_and_size_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("a.S").write_text("\tnop\n")
    monkeypatch.setattr(external_cpp, "TIME_LIMIT", 1.0)
    monkeypatch.setattr(external_cpp, "_MAX_OUTPUT", 1 << 20)
    said = f"`{sys.executable}` was stopped: it may take 1 seconds and print 1 MiB"
    start = time.perf_counter()
    for body in (
        "import subprocess; subprocess.run([sys.executable, '-c', 'import time; time.sleep(600)'])",
        "\nwhile True: print('nop')",
    ):
        found = expand("a.S", Settings(cpp=program(body))).diagnostics
        assert [(one.code, one.message) for one in found] == [("M031", said)]
    assert time.perf_counter() - start < 300


def test_only_preprocessed_files_are_given_to_it() -> None:
    Path("a.s").write_text("\tnop\n")
    assert instructions(expand("a.s", Settings(cpp=("./none",))).text) == ["nop"]


SOURCE = """\
#define SLOT(n) (4 * (n))
#include "own.h"
	.macro	SAVE reg, n
	stw	\\reg, SLOT(\\n)(BASE)
	.endm
	SAVE	3, 1
	SAVE	4, EXTRA

	blr
"""


@needs_gcc
def test_gcc_and_we_give_the_same_expansion() -> None:
    Path("a.S").write_text(SOURCE)
    Path("own.h").write_text("#define BASE 1\n")
    settings = Settings(defines=(("EXTRA", "2 + 1"),))
    ours = expand("a.S", settings).text
    assert expand("a.S", settings.with_(cpp=(GCC, "-E"))).text == ours
    assert instructions(ours) == ["stw 3, (4*(1))(1)", "stw 4, (4*(2+1))(1)", "blr"]


@needs_gcc
@needs_as
def test_verify_takes_its_text_for_both_sides() -> None:
    Path("a.S").write_text(SOURCE)
    Path("own.h").write_text("#define BASE 1\n")
    result = verify("a.S", Settings(cpp=(GCC, "-E"), defines=(("EXTRA", "2"),)))
    assert (result.identical, result.report) == (True, "a.S: source and expansion assemble to the same object")
    failed = verify("a.S", Settings(cpp=(GCC, "-E", "-include", "gone.h")))
    assert (failed.identical, failed.report) == (False, "a.S: there is no text to assemble")
