"""Where headers are looked for, what happens when they are not there, and what may not be read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ppcmacro import codes
from ppcmacro.cpp import CppOptions, Preprocessed, preprocess
from ppcmacro.diagnostic import Severity
from ppcmacro.files import read_source
from ppcmacro.source import Source
from tests.cpp.gcc_oracle import GCC, NO_GCC, gcc_output, our_output


def texts(result: Preprocessed) -> list[str]:
    return [line.text.strip() for line in result.lines]


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


TREE = {
    "main.S": (
        '#include "beside.h"\n#include <beside.h>\n#include "sub/x.h"\n#include <only_i2.h>\n'
        '#define NAME <computed.h>\n#include NAME\n#define QUOTED "beside.h"\n#include QUOTED\n'
        "#include <once.h>\n#include <once.h>\n#include <guarded.h>\n#include <guarded.h>\n"
        '#if __has_include("beside.h") && __has_include(<only_i2.h>) && !__has_include(<none.h>)\nhas\n#endif\n'
        "__INCLUDE_LEVEL__\nend\n"
    ),
    "beside.h": "beside main __FILE__ __INCLUDE_LEVEL__\n",
    "i1/beside.h": 'i1 __FILE__\n#include_next <beside.h>\n#include "near.h"\n',
    "i2/beside.h": "i2 __FILE__\n",
    "i1/near.h": "near __FILE__ __INCLUDE_LEVEL__\n",
    "i2/only_i2.h": "only_i2\n#define FROM_HEADER 1\n",
    "sub/x.h": '#include "y.h"\n#include "beside.h"\n',
    "sub/y.h": "y __FILE__ __LINE__\n",
    "i2/computed.h": "computed FROM_HEADER\n",
    "i1/once.h": "#pragma once\nonce\n",
    "i1/guarded.h": "#ifndef GUARD\n#define GUARD\nguarded\n#endif\n",
    "quote/beside.h": "quoted\n",
    "forced.h": "#define FORCED 1\nforced\n",
}


@pytest.mark.skipif(GCC is None, reason=NO_GCC)
def test_search_order_is_that_of_gcc(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, TREE)
    monkeypatch.chdir(tmp_path)
    flags = ["-iquote", "quote", "-Ii1", "-isystem", "i2", "-include", "forced.h", "-DX=1", "-DF(x)=<x>", "-DY", "-UX"]
    lines, complaints = gcc_output("main.S", flags, tmp_path)
    result = preprocess(
        read_source("main.S"),
        CppOptions(
            include_paths=["i1"],
            quote_paths=["quote"],
            system_paths=["i2"],
            forced=["forced.h"],
            defines=[("X", "1"), ("F(x)", "<x>"), ("Y", None)],
            undefines=["X"],
        ),
    )
    assert complaints == []
    assert our_output(result) == [(file.removeprefix("./"), *rest) for file, *rest in lines]
    assert result.diagnostics == []
    assert result.missing == []
    assert (result.macros.defined("X"), result.macros.expand("F(Y)")) == (False, "<1>")
    assert result.included == [
        "forced.h", "beside.h", "i1/beside.h", "i2/beside.h", "i1/near.h", "sub/x.h", "sub/y.h", "quote/beside.h",
        "i2/only_i2.h", "i2/computed.h", "i1/once.h", "i1/guarded.h",
    ]  # fmt: skip


def test_missing_headers_are_noted_once_and_names_stay(tmp_path: Path) -> None:
    text = '#include <asm/none.h>\n#include "none.h"\n#include <asm/none.h>\nlwz r3, VCPU_GPR(R3)(r4)\n'
    result = preprocess(Source("main.S", text), CppOptions(include_paths=[str(tmp_path)]))
    assert [(found.name, found.origin.location.line) for found in result.missing] == [
        ("<asm/none.h>", 1),
        ('"none.h"', 2),
    ]
    assert result.diagnostics == []
    assert texts(result) == ["lwz r3, VCPU_GPR(R3)(r4)"]


def test_error_directive_names_headers_that_were_missing() -> None:
    result = preprocess(Source("main.S", "#include <asm/none.h>\n#error no page size\nnop\n"), CppOptions())
    (found,) = result.diagnostics
    assert (found.code, found.message) == (codes.PREPROCESSOR.code, "`#error` no page size")
    assert found.help == "this may follow from a header that was not found: `<asm/none.h>`"
    assert texts(result) == ["nop"]


def test_header_that_includes_itself_ends_with_a_diagnostic(tmp_path: Path) -> None:
    write(tmp_path, {"a.h": '#include "a.h"\nx\n'})
    result = preprocess(Source(str(tmp_path / "main.S"), '#include "a.h"\nend\n'), CppOptions())
    (found,) = result.diagnostics
    assert found.code == codes.PREPROCESSOR.code
    assert found.message == f"`#include` is nested 200 files deep at `{tmp_path / 'a.h'}`, which is the limit"
    assert found.help == "the file includes itself: guard it with `#ifndef`"
    assert len(list(found.origin.includes())) == 200
    assert texts(result) == ["x"] * 200 + ["end"]


def test_loop_of_links_is_no_header(tmp_path: Path) -> None:
    os.symlink("b.h", tmp_path / "a.h")
    os.symlink("a.h", tmp_path / "b.h")
    result = preprocess(Source(str(tmp_path / "main.S"), '#include "a.h"\nend\n'), CppOptions())
    assert [found.name for found in result.missing] == ['"a.h"']
    assert texts(result) == ["end"]


def test_number_of_inclusions_is_bounded(tmp_path: Path) -> None:
    write(tmp_path, {"a.h": '#include "a.h"\n#include "a.h"\nx\n'})
    source = Source(str(tmp_path / "main.S"), '#include "a.h"\nend\n')
    result = preprocess(source, CppOptions(max_files=300))
    assert [found.code for found in result.diagnostics] == [codes.PREPROCESSOR.code, codes.LIMIT_REACHED.code]
    refused = 52  # nested too deep, which counts as well: otherwise a file of such lines would take for ever
    assert texts(result) == ["x"] * (300 - refused) + ["end"]


@pytest.mark.parametrize("name", ["/etc/passwd", "../outside.h", "link.h"])
def test_only_files_within_the_roots_are_read(name: str, tmp_path: Path) -> None:
    root = tmp_path / "root"
    write(tmp_path, {"outside.h": "secret\n", "root/inside.h": "inside\n"})
    os.symlink(tmp_path / "outside.h", root / "link.h")
    source = Source(str(root / "main.S"), f'#include "{name}"\n#include "inside.h"\nend\n')
    result = preprocess(source, CppOptions(roots=(str(root),)))
    (found,) = result.diagnostics
    assert found.code == codes.OUTSIDE.code
    assert found.message.endswith("lies outside of the project, so it is not read")
    assert found.origin.location.line == 1
    assert texts(result) == ["inside", "end"]


def test_header_that_cannot_be_read(tmp_path: Path) -> None:
    path = tmp_path / "large.h"
    with open(path, "wb") as file:
        file.truncate(65_000_000)
    result = preprocess(Source(str(tmp_path / "main.S"), '#include "large.h"\nend\n'), CppOptions())
    (found,) = result.diagnostics
    assert found.message == f"cannot read `{path}`: the file is too large"
    assert texts(result) == ["end"]


def test_changed_header_is_read_again(tmp_path: Path) -> None:
    source = Source(str(tmp_path / "main.S"), '#include "a.h"\n')
    for text in ("one\n", "other\n"):
        write(tmp_path, {"a.h": text})
        assert texts(preprocess(source, CppOptions())) == [text.strip()]


def test_extra_text_is_a_warning(tmp_path: Path) -> None:
    write(tmp_path, {"a.h": "x\n"})
    result = preprocess(Source(str(tmp_path / "main.S"), '#include "a.h" junk\n'), CppOptions())
    (found,) = result.diagnostics
    assert (found.severity, found.message) == (
        Severity.WARNING,
        "extra text `junk` at the end of `#include` is ignored",
    )
    assert found.origin.location.column == 16
