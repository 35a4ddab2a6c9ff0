"""Several configurations of one file: what is found in some of them only says in which."""

from __future__ import annotations

from pathlib import Path

import pytest

from ppcmacro import Settings, lint
from ppcmacro.cli import main
from ppcmacro.errors import UsageError
from ppcmacro.project.checking.worlds import switches, worlds

SOURCE = """\
#define r10 %r10
DataTLBError44x:
	mtspr	272, r10
	li	r10, 1
#ifdef CONFIG_A
	mfspr	r10, 272
#endif
	rfi
InstructionTLBError44x:
#if defined(CONFIG_A) && !defined(CONFIG_44x)
	mtspr	272, r10
#endif
	li	r10, 1
#ifdef CONFIG_B
	mfspr	r10, 272
#endif
	rfi
"""


@pytest.fixture(autouse=True)
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("x.S").write_text(SOURCE)


def found(settings: Settings) -> list[tuple[str, int, tuple[str, ...]]]:
    return [(one.code, one.origin.location.line, one.configs) for one in lint(["x.S"], settings).diagnostics]


def test_every_combination_of_the_switches_in_the_file() -> None:
    assert found(Settings(cpu="440", config_sets=("all",))) == [
        ("M011", 6, ("!CONFIG_A",)),
        ("C001", 13, ("!CONFIG_A",)),
        ("M011", 15, ("CONFIG_A and !CONFIG_B",)),
    ]
    assert found(Settings(cpu="440", config_sets=("all",), select=("C",))) == [
        ("C002", 4, ("!CONFIG_A",)),
        ("C001", 13, ("!CONFIG_A",)),
        ("C002", 13, ("CONFIG_A and !CONFIG_B",)),
    ]
    assert found(Settings(cpu="440", config_sets=("all",), select=("M011",))) == [
        ("M011", 6, ("!CONFIG_A",)),
        ("M011", 15, ("CONFIG_A and !CONFIG_B",)),
    ]


def test_without_sets_the_file_is_read_once() -> None:
    assert found(Settings(cpu="440")) == [("C002", 4, ()), ("C001", 13, ())]
    both = (("CONFIG_A", None), ("CONFIG_B", None))
    assert found(Settings(cpu="440", defines=both)) == []


PAIRS = """\
#define r10 %r10
DataTLBError44x:
#ifdef CONFIG_A
	mtspr	272, r10
#else
	stw	r10, 8(0)
#endif
	li	r10, 1
#ifndef CONFIG_A
	lwz	r10, 8(0)
#else
	mfspr	r10, 272
#endif
	rfi
"""


def test_save_and_restore_under_different_conditions() -> None:
    every = Settings(cpu="440", config_sets=("all",))
    Path("x.S").write_text(PAIRS)
    assert found(every) == []
    Path("x.S").write_text(PAIRS.replace("#ifndef CONFIG_A", "#ifndef CONFIG_B"))
    (one,) = lint(["x.S"], every).diagnostics
    assert (one.code, one.origin.location.line, one.handler) == ("M011", 10, "DataTLBError44x")
    assert one.configs == ("CONFIG_A and !CONFIG_B", "!CONFIG_A and CONFIG_B")
    assert one.message == (
        "r10 is saved by `stw r10,8(0)` only without `CONFIG_A` and restored by `lwz r10,8(0)` only without `CONFIG_B`"
    )
    assert [label.origin.location.line for label in one.related] == [6, 10]


def test_what_has_no_other_half_keeps_its_code() -> None:
    Path("x.S").write_text("DataTLBError44x:\n#ifdef CONFIG_A\n\tmtspr 272, %r10\n\tli %r10, 1\n#endif\n\trfi\n")
    assert found(Settings(cpu="440", config_sets=("all",))) == [("C002", 4, ("CONFIG_A",))]


def test_named_set() -> None:
    configs = (("with a", (("CONFIG_A", "1"),)), ("with both", (("CONFIG_A", None), ("CONFIG_B", None))))
    settings = Settings(cpu="440", configs=configs, config_sets=("with a",))
    plain = ("the plain configuration",)
    assert found(settings) == [("M011", 6, plain), ("C001", 13, plain), ("C002", 13, ("with a",))]
    with pytest.raises(UsageError, match="there is no set of definitions `other`"):
        found(settings.with_(config_sets=("other",)))


def test_a_named_set_and_all_combinations() -> None:
    """A set defines a switch: there is no world in which it holds and the switch is off."""
    settings = Settings(config_sets=("all", "board"), configs=(("board", (("CONFIG_A", None),)),))
    named = [one.literals for one in worlds(settings, SOURCE, ("440",), lambda _: False) if "board" in one.literals]
    assert named == [("board", "cpu 440", "CONFIG_A", "!CONFIG_B")]


def test_configuration_file(capsys: pytest.CaptureFixture[str]) -> None:
    Path("ppcmacro.toml").write_text(
        'cpu = "440"\n[[configs]]\nname = "with a"\ndefines = ["CONFIG_A", "CONFIG_B"]\n'
    )
    assert main(["lint", "x.S", "--config-set", "with a", "--format", "full"]) == 1
    out = capsys.readouterr().out
    assert (out.count("M011"), out.count("C002")) == (1, 0)
    Path("ppcmacro.toml").write_text('[[configs]]\nname = "all"\ndefines = []\n')
    assert main(["lint", "x.S"]) == 2
    assert "`configs`" in capsys.readouterr().err


def test_refused_configuration_is_none() -> None:
    Path("x.S").write_text("#ifdef CONFIG_C\n#error not with C\n\tlwz\n#endif\n\tnop\n")
    assert found(Settings(cpu="440", config_sets=("all",))) == []
    assert [one[0] for one in found(Settings(cpu="440", defines=(("CONFIG_C", None),)))] == ["M033", "M036"]


def test_switches_of_each_function() -> None:
    assert switches(SOURCE, {"CONFIG_44x"}) == [("CONFIG_A",), ("CONFIG_A", "CONFIG_B")]
    assert switches("#if CONFIG_X > 2\n#elif CONFIG_Y\n#endif\n", ()) == [("CONFIG_X", "CONFIG_Y")]
