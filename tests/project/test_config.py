"""Configuration files: which one holds, what each key means, what is said about a wrong one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ppcmacro.diagnostic import Severity
from ppcmacro.errors import ConfigError
from ppcmacro.project.config.globs import matches
from ppcmacro.project.config.resolver import Resolver, find_config, load_config, override
from ppcmacro.project.config.settings import Settings

SEVERITY = "ppcmacro.toml:{}: `severity` must be one of error, warning, note for `C001`"
GLOBS = "`per-file-ignores` must be a table of globs and lists of codes, and `a/*` has no list"
CONFIGS = "`configs` must be an array of tables with `name` (any but `all`) and `defines`"


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
    with pytest.raises(ConfigError, match=r"^b.toml:2:1: `extend` leads back to `a.toml`$"):
        load_config("a.toml")


def test_extend_to_nothing() -> None:
    write("a.toml", 'extend = "gone.toml"\n')
    with pytest.raises(ConfigError, match=r"^a.toml:1:1: there is no file `gone.toml` to extend$"):
        load_config("a.toml")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('cpu = "x"\n\nslect = ["C"]\n', "ppcmacro.toml:3:1: unknown key `slect`; did you mean `select`?"),
        ("include_paths = []\n", "ppcmacro.toml:1:1: unknown key `include_paths`; did you mean `include-paths`?"),
        ("zzz = 1\n", "ppcmacro.toml:1:1: unknown key `zzz`"),
        ("\n[zzz]\n", "ppcmacro.toml:2:2: unknown key `zzz`"),
        ("cpu = 440\n", "ppcmacro.toml:1:1: `cpu` must be a string"),
        ('select = "C"\n', "ppcmacro.toml:1:1: `select` must be a list of strings"),
        ('endian = "big-ish"\n', "ppcmacro.toml:1:1: `endian` must be one of big, little"),
        ('fail-on = "sometimes"\n', "ppcmacro.toml:1:1: `fail-on` must be one of error, warning, note, never"),
        ('[severity]\nC001 = "bad"\n', "ppcmacro.toml:2:1: `severity` must be one of error, warning, note for `C001`"),
        ("max-depth = 0\n", "ppcmacro.toml:1:1: `max-depth` must be a positive number"),
        ("jobs = 'x'\n", "ppcmacro.toml:1:1: `jobs` must be a number of processes, or `auto`"),
        ('select = [\n  "C",\n  3,\n]\n', "ppcmacro.toml:3:3: `select` must be a list of strings"),
        ("severity = { C001 = 1 }\n", SEVERITY.format("1:14")),
        ('[per-file-ignores]\n"a/*" = "C"\n', f"ppcmacro.toml:2:1: {GLOBS}"),
        ("respect-gitignore = 1\n", "ppcmacro.toml:1:1: `respect-gitignore` must be true or false"),
        ('min-confidence = "sure"\n', "ppcmacro.toml:1:1: `min-confidence` must be one of low, medium, high"),
        ('[[configs]]\nname = "a"\ndefine = []\n', f"ppcmacro.toml:3:1: {CONFIGS}, and not `define`"),
        ('[[configs]]\nname = "all"\ndefines = []\n', f"ppcmacro.toml:2:1: {CONFIGS}"),
        (
            '[[configs]]\nname = "a"\ndefines = []\n[[configs]]\nname = "a"\ndefines = []\n',
            f"ppcmacro.toml:5:1: {CONFIGS}, and the name `a` is taken",
        ),
        ("extends = 'x'\n", "ppcmacro.toml:1:1: unknown key `extends`; did you mean `extend`?"),
        ("extend = ['x']\n", "ppcmacro.toml:1:1: `extend` must be a string"),
        ("macro-backtrace = -1\n", "ppcmacro.toml:1:1: `macro-backtrace` must be a number, `all` or `collapse`"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(text: str, message: str) -> None:
    write("ppcmacro.toml", text)
    with pytest.raises(ConfigError) as caught:
        load_config("ppcmacro.toml")
    assert str(caught.value) == message


def test_pyproject_tells_the_line_too() -> None:
    write("pyproject.toml", '[project]\nname = "x"\n\n[tool.ppcmacro]\nselects = []\n')
    with pytest.raises(ConfigError, match=r"^pyproject.toml:5:1: unknown key `selects`; did you mean `select`\?$"):
        Resolver().settings_for("x.S")


def test_no_toml_at_all() -> None:
    write("ppcmacro.toml", "cpu = \n")
    with pytest.raises(ConfigError, match=r"^ppcmacro.toml:1:7: not valid TOML: invalid value$"):
        load_config("ppcmacro.toml")


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


def test_a_chain_of_extended_files_replaces_and_adds() -> None:
    write("base.toml", 'cpu = "440"\nignore = ["C001"]\nexclude = ["old"]\nselect = ["C"]\n')
    write("middle.toml", 'extend = "base.toml"\nextend-ignore = ["C002"]\nextend-exclude = ["gen"]\n')
    write("ppcmacro.toml", 'extend-ignore = ["C003"]\nextend = "middle.toml"\nselect = ["S"]\n')
    settings = load_config("ppcmacro.toml")
    assert (settings.cpu, settings.select) == ("440", ("S",))
    assert settings.ignore == ("C001", "C002", "C003")
    assert settings.exclude == ("old", "gen")
    write("ppcmacro.toml", 'extend-ignore = ["C003"]\nignore = ["V"]\nextend = "middle.toml"\n')
    assert load_config("ppcmacro.toml").ignore == ("V", "C003")


def test_globs_of_an_extended_file_mean_what_they_mean_there() -> None:
    write("base.toml", 'exclude = ["sub/gen/*.S", "old"]\nper-file-ignores = { "sub/boot/*" = ["C"] }\n')
    write("sub/ppcmacro.toml", 'extend = "../base.toml"\nextend-exclude = ["own/*"]\n')
    settings = load_config("sub/ppcmacro.toml")
    here = Path.cwd()
    assert settings.exclude == (f"{here}/sub/gen/*.S", f"{here}/**/old", "own/*")
    assert settings.per_file_ignores == ((f"{here}/sub/boot/*", ("C",)),)
    names = ("gen/a.S", "own/a.S", "sub/gen/a.S", "x/old/b.S")
    fits = [name for name in names if matches(f"sub/{name}", "sub", settings.exclude)]
    assert fits == ["gen/a.S", "own/a.S", "x/old/b.S"]


def test_extend_to_a_project_file_without_our_table() -> None:
    write("pyproject.toml", "[project]\n")
    write("a/ppcmacro.toml", 'extend = "../pyproject.toml"\n')
    with pytest.raises(ConfigError, match=r"^pyproject.toml: there is no table `\[tool.ppcmacro\]`$"):
        load_config("a/ppcmacro.toml")


def test_a_table_that_is_none() -> None:
    write("pyproject.toml", "tool = 3\n")
    with pytest.raises(ConfigError, match="there is no table"):
        load_config("pyproject.toml")


def test_extend_to_itself_through_a_link(folder: Path) -> None:
    write("a.toml", 'extend = "b.toml"\n')
    (folder / "b.toml").symlink_to("a.toml")
    with pytest.raises(ConfigError, match=r"^a.toml:1:1: `extend` leads back to `b.toml`$"):
        load_config("a.toml")


def test_what_is_no_text(folder: Path) -> None:
    (folder / "ppcmacro.toml").write_bytes(b"cpu = '\xff'\n")
    with pytest.raises(ConfigError, match=r"^cannot read the configuration file `ppcmacro.toml`: it is not UTF-8$"):
        load_config("ppcmacro.toml")


def test_nesting_without_end() -> None:
    write("ppcmacro.toml", f"cpu = {'[' * 100000}\n")
    with pytest.raises(ConfigError, match=r"^ppcmacro.toml.*: not valid TOML: "):
        load_config("ppcmacro.toml")


def test_globs_and_confidence_of_the_command_line_are_added() -> None:
    configured = Settings(exclude=("a",), per_file_ignores=(("a", ("C",)),), min_confidence="medium")
    given = {"exclude": ("b",), "per_file_ignores": (("b", ("S",)),), "min_confidence": "high"}
    assert override(configured, given) == Settings(
        exclude=("a", "b"), per_file_ignores=(("a", ("C",)), ("b", ("S",))), min_confidence="high"
    )


def test_each_file_is_looked_for_once(monkeypatch: pytest.MonkeyPatch) -> None:
    write("ppcmacro.toml", 'cpu = "440"\n')
    Path("a/b/c").mkdir(parents=True)
    looked: list[str] = []
    real = os.path.isfile
    monkeypatch.setattr(os.path, "isfile", lambda path: looked.append(str(path)) or real(path))
    resolve = Resolver()
    for name in ("a/b/c/x.S", "a/b/y.S", "a/b/c/z.S", "a/w.S", "v.S"):
        assert resolve.config_for(name) == os.path.abspath("ppcmacro.toml")
    assert len(looked) == len(set(looked))
