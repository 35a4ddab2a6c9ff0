"""`lint --fix` and `lint --diff`, through the real engine: what is written, what is left, what is said."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

import pytest

SWALLOWED = "\t.macro\tONE\n\tnop .endm\n\tONE\n"
SLIP = "#define SPRN_SPRG2 0x112\n\t.macro\tRELOAD scratch\n\tlwz\t%r4, \\scratch\n\t.endm\n"


@pytest.fixture(autouse=True)
def here(folder: Path) -> Path:
    return folder


def write(path: str, text: str | bytes) -> None:
    file = Path(path)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode() if isinstance(text, str) else text)


def read(path: str) -> str:
    return Path(path).read_bytes().decode("utf-8", "surrogateescape")


def test_fixes_are_applied_and_counted(run: Any) -> None:
    write("a.s", "\tandi.\t%r3, %r31, %r10\n\tcmpi\t1, 5, 128\n\tblr\n")
    assert run("lint", "a.s").err == "ppcmacro: 1 error, 1 note in 1 file; [*] 2 fixable with --fix\n"
    assert run("lint", "--fix", "a.s") == (
        0,
        "",
        "ppcmacro: fixed 2 findings in 1 file\nppcmacro: no findings in 1 file\n",
    )
    assert read("a.s") == "\tand.\t%r3, %r31, %r10\n\tcmpwi\t1, 5, 128\n\tblr\n"
    assert run("lint", "--fix", "a.s") == (0, "", "ppcmacro: nothing was fixed\nppcmacro: no findings in 1 file\n")


def test_quiet_and_silent_say_nothing_of_it(run: Any) -> None:
    for option in ("-q", "-s"):
        write("a.s", "\tandi.\t%r3, %r31, %r10\n\t.nosuch\n")
        status, out, err = run("lint", option, "--fix", "a.s")
        assert (status, err) == (1, "")
        assert out == ("" if option == "-s" else "a.s:2:2: M029 unknown pseudo-op: `.nosuch`\n")
        assert read("a.s") == "\tand.\t%r3, %r31, %r10\n\t.nosuch\n"


def test_what_is_left_is_shown_and_decides(run: Any) -> None:
    write("a.s", "\tandi.\t%r3, %r31, %r10\n\tmfsrp\t3\n")
    status, out, err = run("lint", "--fix", "a.s")
    assert (status, out) == (1, "a.s:2:2: M029 unrecognized opcode: `mfsrp`\n")
    assert err == "ppcmacro: fixed 1 finding in 1 file\nppcmacro: 1 error in 1 file\n"


def test_two_fixes_on_one_line(run: Any) -> None:
    write("a.s", "\tcmpi 1, 3, 4; cmpli 1, 3, 4; dcbz %r0, %r3 # %r0\n")
    assert run("lint", "--fix", "a.s").status == 0
    assert read("a.s") == "\tcmpwi 1, 3, 4; cmplwi 1, 3, 4; dcbz 0, %r3 # %r0\n"


def test_bytes_line_ends_and_the_last_line_are_kept(run: Any) -> None:
    write("a.s", b"# \xff\r\n\tcmpi 1, 3, 4\r\n\t.macro ONE\r\n\tnop .endm\r\n\tONE\r\n\tcmpi 1, 5, 6")
    assert run("lint", "--fix", "a.s").status == 0
    assert Path("a.s").read_bytes() == (
        b"# \xff\r\n\tcmpwi 1, 3, 4\r\n\t.macro ONE\r\n\tnop\r\n.endm\r\n\tONE\r\n\tcmpwi 1, 5, 6"
    )


def test_what_comes_to_light_is_shown_and_fixed(run: Any) -> None:
    write("a.s", f"{SWALLOWED}\tcmpi 1, 3, 4\n\t.nosuch\n")
    status, out, err = run("lint", "--fix", "a.s")
    assert (status, out) == (1, "a.s:6:2: M029 unknown pseudo-op: `.nosuch`\n")
    assert read("a.s") == "\t.macro\tONE\n\tnop\n.endm\n\tONE\n\tcmpwi 1, 3, 4\n\t.nosuch\n"
    assert err.startswith("ppcmacro: fixed 2 findings in 1 file\n")


def test_a_macro_body_is_fixed_once(run: Any) -> None:
    write("a.S", f"{SLIP}\tRELOAD SPRN_SPRG2\n\tRELOAD SPRN_SPRG2\n\tblr\n")
    status, out, err = run("lint", "--fix", "a.S")
    assert (status, out) == (0, "")
    assert read("a.S") == f"{SLIP}\tRELOAD SPRN_SPRG2\n\tRELOAD SPRN_SPRG2\n\tblr\n".replace("lwz", "mfspr")
    assert err.startswith("ppcmacro: fixed 1 finding in 1 file\n")


def test_a_macro_body_stays_when_one_expansion_needs_it(run: Any) -> None:
    text = f"{SLIP}\tRELOAD SPRN_SPRG2\n\tRELOAD 8(%r3)\n\tblr\n"
    write("a.S", text)
    status, out, _ = run("lint", "--fix", "--unsafe-fixes", "a.S")
    assert (status, out) == (1, "a.S:3:2: S004 `lwz %r4, \\scratch`: SPRN_SPRG2 is an SPR, not memory\n")
    assert read("a.S") == text


def test_a_macro_body_stays_when_one_expansion_is_silenced(run: Any) -> None:
    text = f"{SLIP}\tRELOAD SPRN_SPRG2 /* ppcmacro: ignore[S004] memory there */\n\tRELOAD SPRN_SPRG2\n\tblr\n"
    write("a.S", text)
    assert run("lint", "--fix", "--unsafe-fixes", "a.S").status == 1
    assert read("a.S") == text


def test_a_header_needs_its_folder_and_unsafe_fixes(run: Any) -> None:
    write("h.h", SLIP)
    write("a.S", '#include "h.h"\n\tRELOAD SPRN_SPRG2\n\tblr\n')
    reasons = {
        ("a.S",): "other sources may include `h.h` (--unsafe-fixes)",
        (".",): "other sources may include `h.h` (--unsafe-fixes)",
        ("a.S", "--unsafe-fixes"): "`h.h` is not among the files and folders that were given",
    }
    reasons[("a.S",)] = reasons[("a.S", "--unsafe-fixes")]
    for options, reason in reasons.items():
        status, _, err = run("lint", "--fix", "-v", *options)
        assert (status, read("h.h")) == (1, SLIP)
        assert f"ppcmacro: h.h:3:2: S004 is not fixed: {reason}\n" in err
    assert run("lint", "--fix", ".", "--unsafe-fixes").status == 0
    assert read("h.h") == SLIP.replace("lwz", "mfspr")


def test_a_header_stays_when_another_source_is_broken_by_it(run: Any) -> None:
    write("src/h.h", SLIP)
    write("src/a.S", '#include "h.h"\n\tRELOAD SPRN_SPRG2\n\tblr\n')
    write("other/b.S", '#include "../src/h.h"\n\tRELOAD 8(%r3)\n\tblr\n')
    status, _, err = run("lint", "--fix", "-v", "--unsafe-fixes", "src")
    assert (status, read("src/h.h")) == (1, SLIP)
    assert "src/h.h:3:2: S004 is not fixed: it would bring M" in err


def test_code_that_is_not_assembled_is_left_alone(run: Any) -> None:
    text = "\t.macro\tSAVE reg\n\tcmpi\t1, \\reg, 4\n\t.endm\n\tSAVE 3\n\tSAVE 4\n\t.if 0\n\tcmpi 1, 3, 4\n\t.endif\n"
    write("a.s", text)
    assert run("lint", "--fix", "a.s").status == 0
    assert read("a.s") == text.replace("\tcmpi\t", "\tcmpwi\t")


def test_text_of_a_c_macro_is_left_alone(run: Any) -> None:
    text = "#define COMPARE cmpi 1, 3, 4\n\tCOMPARE\n\tblr\n"
    write("a.S", text)
    status, out, _ = run("lint", "--fix", "--unsafe-fixes", "a.S")
    assert (status, read("a.S")) == (0, text)
    assert out == "a.S:1:17: I004 `cmpi 1, 3, 4` does not say what it compares; the assembler takes 32 bits\n"


def test_a_preprocessed_text_does_not_change_the_file_that_it_names(run: Any) -> None:
    write("a.S", "\tcmpi 1, 3, 4\n")
    write("a.s", '# 1 "a.S"\n\tcmpi 1, 3, 4\n')
    run("lint", "--fix", "a.s")
    assert (read("a.S"), read("a.s")) == ("\tcmpi 1, 3, 4\n", '# 1 "a.S"\n\tcmpi 1, 3, 4\n')


def test_silenced_findings_are_not_fixed(run: Any) -> None:
    text = "\tcmpi 1, 3, 4 # ppcmacro: ignore[I004] as in the manual\n"
    write("a.s", text)
    assert run("lint", "--fix", "a.s").status == 0
    assert read("a.s") == text


def test_unsafe_fixes_only_where_asked_for(run: Any) -> None:
    text = "\t.wrod 1\n"
    write("a.s", text)
    assert run("lint", "a.s").err.endswith("; [*] 1 fixable with --fix --unsafe-fixes\n")
    status, _, err = run("lint", "--fix", "a.s")
    assert (status, read("a.s")) == (1, text)
    assert err == "ppcmacro: nothing was fixed\nppcmacro: 1 error in 1 file; [*] 1 more fixable with --unsafe-fixes\n"
    assert run("lint", "--unsafe-fixes", "a.s").status == 1
    assert read("a.s") == text
    assert run("lint", "--fix", "--unsafe-fixes", "a.s").status == 0
    assert read("a.s") == "\t.word 1\n"


def test_diff_is_a_patch_and_changes_nothing(run: Any, folder: Path) -> None:
    text = "\tnop\n\tcmpi 1, 3, 4\r\n\tblr"
    write("src/a.s", text)
    write("src/clean.s", "\tblr\n")
    status, out, err = run("lint", "--diff", "src")
    assert (status, read("src/a.s")) == (1, text)
    assert out == (
        "--- a/src/a.s\n+++ b/src/a.s\n@@ -1,3 +1,3 @@\n \tnop\n-\tcmpi 1, 3, 4\r\n+\tcmpwi 1, 3, 4\r\n \tblr\n"
        "\\ No newline at end of file\n"
    )
    assert err == "ppcmacro: would fix 1 finding in 1 file\n"
    if shutil.which("git"):
        subprocess.run(["git", "apply", "-"], input=out.encode(), check=True, cwd=folder)
        assert read("src/a.s") == text.replace("cmpi", "cmpwi")
        assert run("lint", "--diff", "src") == (0, "", "ppcmacro: there is nothing to fix\n")


def test_diff_wins_over_fix(run: Any) -> None:
    write("a.s", "\tcmpi 1, 3, 4\n")
    assert run("lint", "--diff", "--fix", "--exit-zero", "-q", "a.s").status == 0
    assert read("a.s") == "\tcmpi 1, 3, 4\n"


def test_standard_input(run: Any) -> None:
    text = b"\tcmpi 1, 3, 4 # \xff\n\t.nosuch"
    status, out, err = run("lint", "--fix", "-", stdin=text)
    assert (status, out) == (1, "\tcmpwi 1, 3, 4 # \udcff\n\t.nosuch")
    assert err.startswith("<stdin>:2:2: M029 unknown pseudo-op: `.nosuch`\nppcmacro: fixed 1 finding in 1 file\n")
    status, out, _ = run("lint", "--diff", "-", "--stdin-filename", "d/x.s", stdin=text)
    assert (status, out.splitlines()[:2]) == (1, ["--- a/d/x.s", "+++ b/d/x.s"])
    assert run("lint", "--fix", "-", stdin=b"\tblr\n").out == "\tblr\n"
    assert os.listdir(".") == []


def test_permissions_and_links_are_kept(run: Any) -> None:
    write("real/a.s", "\tcmpi 1, 3, 4\n")
    os.chmod("real/a.s", 0o640)
    os.symlink("real/a.s", "link.s")
    assert run("lint", "--fix", "link.s").status == 0
    assert (read("real/a.s"), os.stat("real/a.s").st_mode & 0o777) == ("\tcmpwi 1, 3, 4\n", 0o640)
    assert os.path.islink("link.s")


def test_a_link_out_of_the_folder_is_not_followed(run: Any, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside") / "a.s"
    outside.write_text("\tcmpi 1, 3, 4\n")
    os.mkdir("src")
    os.symlink(outside, "src/a.s")
    run("lint", "--fix", "src")
    assert outside.read_text() == "\tcmpi 1, 3, 4\n"


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="permissions are those of POSIX")
@pytest.mark.parametrize("what", ["file", "folder"])
def test_what_cannot_be_written_is_said(run: Any, monkeypatch: pytest.MonkeyPatch, what: str) -> None:
    # The temporary folders of pytest are closed to the user that root has to become here.
    with tempfile.TemporaryDirectory() as top:
        os.chmod(top, 0o755)
        monkeypatch.chdir(top)
        check_refused(run, what)
        monkeypatch.undo()


def check_refused(run: Any, what: str) -> None:
    write("src/a.s", "\tcmpi 1, 3, 4\n")
    # The other user may not be able to read the modules that this needs; now they are loaded.
    run("lint", "--diff", "src/a.s")
    write("b.s", "\tcmpi 1, 3, 4\n")
    os.chmod("b.s", 0o666)
    os.chmod(".", 0o777)
    os.chmod("src/a.s", 0o444 if what == "file" else 0o666)
    os.chmod("src", 0o777 if what == "file" else 0o555)
    user = os.geteuid()
    try:
        if user == 0:
            os.seteuid(65534)
        status, out, err = run("lint", "--fix", "--no-cache", "src/a.s", "b.s")
    finally:
        os.seteuid(user)
        os.chmod("src", 0o777)
    assert status == 2
    assert out.startswith("src/a.s:1:2: ")
    reason = "cannot be written: permission denied, so it is left as it was"
    assert err.splitlines()[-1] == f"ppcmacro: error: `src/a.s`: {reason}"
    assert err.splitlines()[0] == "ppcmacro: fixed 1 finding in 1 file"
    assert read("b.s") == "\tcmpwi 1, 3, 4\n"
    assert (read("src/a.s"), os.listdir("src")) == ("\tcmpi 1, 3, 4\n", ["a.s"])


@pytest.mark.parametrize("options", [(), ("--severity", "M042=error")])
def test_comments_that_silence_nothing_go_with_their_line(run: Any, options: tuple[str, ...]) -> None:
    off, on = (f"/* ppcmacro: {verb}[S004] */  /* ppcmacro: {verb}[S003] */" for verb in ("disable", "enable"))
    write("a.S", f"{off}\n\tnop\n\t{on}\n\tblr {off}\n{on}\n")
    assert run("lint", "--fix", *options, "a.S").status == 0
    assert read("a.S") == "\tnop\n\tblr\n"


def test_a_pair_of_comments_that_silences_nothing_goes_with_its_lines(run: Any, folder: Path) -> None:
    off, on = "/* ppcmacro: disable[S004] for\n * the old board */", "/* ppcmacro: enable[S004] */"
    before = f"\tli\t%r3, 1\n{off}\n\tnop\n{on}\n\tblr\n"
    after = "\tli\t%r3, 1\n\tnop\n\tblr\n"
    write("a.s", before)
    patch = run("lint", "--diff", "a.s").out
    assert run("lint", "--fix", "a.s") == (
        0,
        "",
        "ppcmacro: fixed 2 findings in 1 file\nppcmacro: no findings in 1 file\n",
    )
    assert read("a.s") == after
    if shutil.which("git"):
        write("a.s", before)
        subprocess.run(["git", "apply", "-"], input=patch.encode(), check=True, cwd=folder)
        assert read("a.s") == after


def test_a_patch_names_the_files_themselves(run: Any, folder: Path) -> None:
    write("src/a.s", "\tandi.\t%r3, %r31, %r10\n")
    os.symlink("src/a.s", "link.s")
    assert run("lint", "-q", "--diff", "link.s").out.startswith("--- a/src/a.s\n+++ b/src/a.s\n")


def test_a_patch_of_files_elsewhere_says_where_it_applies(
    run: Any, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("a.s", "\tandi.\t%r3, %r31, %r10\n")
    for name in (".git", "sub"):
        os.mkdir(name)
    monkeypatch.chdir("sub")
    status, out, err = run("lint", "--diff", "../a.s")
    assert (status, out.splitlines()[0]) == (1, "--- a/a.s")
    assert err.splitlines()[1] == f"ppcmacro: the patch is to be applied in `{os.path.realpath(folder)}`"


def test_why_the_text_of_a_macro_is_left_is_said(run: Any) -> None:
    silenced = "\tLD %r5, SPRN_SPRG2 /* ppcmacro: ignore[S004] here */"
    write("a.S", f"\t.macro LD r, s\n\tlwz \\r, \\s\n\t.endm\n\tLD %r4, SPRN_SPRG3\n{silenced}\n")
    assert "a.S:2:2: S004 is not fixed: it is silenced at another expansion of the same text" in run(
        "lint", "--fix", "-v", "a.S"
    ).err


@pytest.mark.parametrize("option", ["--fix", "--diff"])
def test_standard_input_that_is_left_out_stays(run: Any, option: str) -> None:
    text = "\tandi.\t%r3, %r31, %r10\n"
    options = ("--stdin-filename", "gen/a.s", "--exclude", "gen", "--force-exclude")
    status, out, _ = run("lint", "-q", option, *options, "-", stdin=text.encode())
    assert (status, out) == (0, text if option == "--fix" else "")
    assert run("lint", "-q", *options, "-", stdin=text.encode()) == (0, "", "")
