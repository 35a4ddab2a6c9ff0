"""Configuration files: which one holds, what each key means, what is said about a wrong one."""

from __future__ import annotations

from pathlib import Path

import pytest

from ppcmacro.diagnostic import Severity
from ppcmacro.errors import ConfigError
from ppcmacro.project.config import Resolver, find_config, load_config, override
from ppcmacro.project.settings import Settings


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(path: str, text: str) -> str:
    file = Path(path)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)
    return path


def test_every_key_fills_its_field() -> None:
    write(
        "sub/ppcmacro.toml",
        """
cpu = "e500mc"
target = ""
endian = "little"
include-paths = ["include", "/abs"]
defines = ["A", "B=2", "C="]
undefines = ["D"]
missing-include = "error"
select = ["C"]
ignore = ["C001"]
extend-select = ["S004"]
mandatory = ["V001"]
fail-on = "error"
protocols = ["own.toml"]
exclude = ["old"]
macro-backtrace = 3
quiet-macros = ["_GLOBAL"]
max-expansion = 1000
max-depth = 10
[per-file-ignores]
"boot/*.S" = ["C002"]
[severity]
C005 = "note"
""",
    )
    assert load_config("sub/ppcmacro.toml") == Settings(
        cpu="e500mc",
        target="",
        endian="little",
        include_paths=("sub/include", "/abs"),
        defines=(("A", None), ("B", "2"), ("C", "")),
        undefines=("D",),
        missing_include="error",
        select=("C",),
        ignore=("C001",),
        extend_select=("S004",),
        mandatory=("V001",),
        fail_on=Severity.ERROR,
        protocols=("sub/own.toml",),
        exclude=("old",),
        macro_backtrace=3,
        quiet_macros=("_GLOBAL",),
        max_expansion=1000,
        max_depth=10,
        per_file_ignores=(("boot/*.S", ("C002",)),),
        severity=(("C005", Severity.NOTE),),
        root="sub",
        config_file="sub/ppcmacro.toml",
    )


def test_defines_may_be_a_table() -> None:
    write("ppcmacro.toml", 'defines = { A = 1, B = "x y", C = true }\nfail-on = "never"\nmacro-backtrace = "all"\n')
    settings = load_config("ppcmacro.toml")
    assert settings.defines == (("A", "1"), ("B", "x y"), ("C", "1"))
    assert settings.fail_on is None
    assert settings.macro_backtrace == -1


def test_the_nearest_file_holds(folder: Path) -> None:
    write("pyproject.toml", '[tool.ppcmacro]\ncpu = "outer"\n')
    write("a/b/ppcmacro.toml", 'cpu = "inner"\n')
    write("a/c/pyproject.toml", '[project]\nname = "other"\n')
    resolve = Resolver()
    assert resolve.settings_for("x.S").cpu == "outer"
    assert resolve.settings_for("a/b/c/x.S").cpu == "inner"
    assert resolve.settings_for("a/c/x.S").cpu == "outer"
    assert resolve.settings_for("-").cpu == "outer"
    assert find_config("a/b") == str(folder / "a/b/ppcmacro.toml")


def test_own_name_goes_before_pyproject() -> None:
    write("pyproject.toml", '[tool.ppcmacro]\ncpu = "shared"\n')
    write("ppcmacro.toml", 'cpu = "own"\n')
    assert Resolver().settings_for("x.S").cpu == "own"


def test_a_named_file_is_the_only_one() -> None:
    write("a/ppcmacro.toml", 'cpu = "nearest"\n')
    write("other.toml", '[tool.ppcmacro]\ncpu = "named"\n')
    assert Resolver(config="other.toml").settings_for("a/x.S").cpu == "named"
    assert Resolver(config="").settings_for("a/x.S").cpu == ""


def test_extend_is_overridden_key_by_key() -> None:
    write("base/ppcmacro.toml", 'cpu = "440"\ninclude-paths = ["inc"]\nselect = ["C"]\nextend-select = ["S"]\n')
    write("a/ppcmacro.toml", 'extend = "../base/ppcmacro.toml"\nselect = ["V"]\nextend-select = ["M"]\n')
    settings = load_config("a/ppcmacro.toml")
    assert settings == Settings(
        cpu="440", include_paths=("base/inc",), select=("V",), extend_select=("S", "M"), root="a",
        config_file="a/ppcmacro.toml",
    )  # fmt: skip


def test_extend_in_a_circle() -> None:
    write("a.toml", 'extend = "b.toml"\n')
    write("b.toml", '\nextend = "a.toml"\n')
    with pytest.raises(ConfigError, match=r"^b.toml:2: `extend` leads back to `a.toml`$"):
        load_config("a.toml")


def test_extend_to_nothing() -> None:
    write("a.toml", 'extend = "gone.toml"\n')
    with pytest.raises(ConfigError, match=r"^a.toml:1: there is no file `gone.toml` to extend$"):
        load_config("a.toml")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('cpu = "x"\n\nslect = ["C"]\n', "ppcmacro.toml:3: unknown key `slect`; did you mean `select`?"),
        ("include_paths = []\n", "ppcmacro.toml:1: unknown key `include_paths`; did you mean `include-paths`?"),
        ("zzz = 1\n", "ppcmacro.toml:1: unknown key `zzz`"),
        ("\n[zzz]\n", "ppcmacro.toml:2: unknown key `zzz`"),
        ("cpu = 440\n", "ppcmacro.toml:1: `cpu` must be a string"),
        ('select = "C"\n', "ppcmacro.toml:1: `select` must be a list of strings"),
        ('endian = "big-ish"\n', "ppcmacro.toml:1: `endian` must be one of big, little"),
        ('fail-on = "sometimes"\n', "ppcmacro.toml:1: `fail-on` must be one of error, warning, note, never"),
        ('[severity]\nC001 = "bad"\n', "ppcmacro.toml:1: `severity` must be one of error, warning, note for `C001`"),
        ("max-depth = 0\n", "ppcmacro.toml:1: `max-depth` must be a positive number"),
        ("jobs = 'x'\n", "ppcmacro.toml:1: `jobs` must be a positive number"),
        ("macro-backtrace = -1\n", "ppcmacro.toml:1: `macro-backtrace` must be a number, `all` or `collapse`"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(text: str, message: str) -> None:
    write("ppcmacro.toml", text)
    with pytest.raises(ConfigError) as caught:
        load_config("ppcmacro.toml")
    assert str(caught.value) == message


def test_pyproject_tells_the_line_too() -> None:
    write("pyproject.toml", '[project]\nname = "x"\n\n[tool.ppcmacro]\nselects = []\n')
    with pytest.raises(ConfigError, match=r"^pyproject.toml:5: unknown key `selects`; did you mean `select`\?$"):
        Resolver().settings_for("x.S")


def test_no_toml_at_all() -> None:
    write("ppcmacro.toml", "cpu = \n")
    with pytest.raises(ConfigError, match=r"^ppcmacro.toml: not valid TOML: .*line 1"):
        load_config("ppcmacro.toml")


def test_keys_without_effect_say_so() -> None:
    write("ppcmacro.toml", 'jobs = 4\n[[waivers]]\nfile = "x"\n')
    assert load_config("ppcmacro.toml").inactive == (
        "ppcmacro.toml:1: `jobs` has no effect in this version",
        "ppcmacro.toml:2: `waivers` has no effect in this version",
    )


def test_options_over_configuration() -> None:
    configured = Settings(
        cpu="440", include_paths=("c",), defines=(("A", "1"),), select=("C",), ignore=("C001", "S"),
        severity=(("C", Severity.NOTE),),
    )  # fmt: skip
    given = {
        "cpu": "476",
        "include_paths": ("o",),
        "defines": (("A", "2"),),
        "select": ("S", "V"),
        "ignore": ("V001",),
        "severity": (("C001", Severity.ERROR),),
    }
    assert override(configured, given) == Settings(
        cpu="476", include_paths=("o", "c"), defines=(("A", "1"), ("A", "2")), select=("S", "V"),
        ignore=("C001", "V001"), severity=(("C", Severity.NOTE), ("C001", Severity.ERROR)),
    )  # fmt: skip


def test_settings_are_equal_where_the_file_is_the_same() -> None:
    write("a/ppcmacro.toml", 'cpu = "440"\n')
    resolve = Resolver({"fail_on": None})
    assert resolve.settings_for("a/x.S") is resolve.settings_for("a/b/y.S")
    assert resolve.settings_for("a/x.S").fail_on is None
