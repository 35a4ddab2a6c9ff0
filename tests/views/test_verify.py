"""The proof by the assembler, and that it fails when it has to."""

from __future__ import annotations

import stat

import pytest

from ppcmacro.errors import UsageError
from ppcmacro.views.verify import FLAGS_64, verify
from ppcmacro.views.writer import write

SOURCE = """\
.macro SAVE reg, off
 stw \\reg,\\off(4)
.endm
.globl h_15
h_15:
 SAVE 3 8
 SAVE 5 12
 rfi
"""


def expanded(build):
    build.add(".globl h_15", 4)
    build.add("h_15:", 5)
    for address, (register, line) in enumerate(((3, 6), (5, 7))):
        build.add(["stw ", (str(register), build.use(f"r{register}", line)), f",{8 + 4 * address}(4)"], line)
    build.add("rfi", 8)
    for number, statement in enumerate(build.expansion.statements[2:]):
        statement.address, statement.size = 4 * number, 4
    return build.expansion


def test_a_right_expansion_is_identical(build, assembler):
    result = verify(SOURCE, write(expanded(build)), assembler)
    assert (result.identical, result.differences, result.messages, result.rejected) == (True, [], [], False)


def test_a_changed_operand_is_found_and_named(build, assembler):
    expansion = expanded(build)
    wrong = write(expansion).replace("12(4)", "16(4)")
    result = verify(SOURCE, wrong, assembler, statements=expansion.statements)
    assert (result.identical, result.rejected) == (False, False)
    assert result.differences == ["`.text`+0x4 (`stw r5, 12(4)`) holds 90a40010 instead of 90a4000c"]


def test_a_dropped_statement_is_found(build, assembler):
    expansion = expanded(build)
    del expansion.statements[3]
    result = verify(SOURCE, write(expansion), assembler)
    assert result.differences == [
        "section `.text` has 8 bytes instead of 12",
        "`.text`+0x4 holds 4c000064 instead of 90a4000c",
    ]


def test_a_dropped_label_is_found(build, assembler):
    expansion = expanded(build)
    del expansion.statements[1]
    assert verify(SOURCE, write(expansion), assembler).differences == [
        "symbol `h_15` is *UND*+0x0 global untyped instead of .text+0x0 global untyped"
    ]


def test_an_assembler_that_refuses(assembler):
    result = verify(" nop\n bogus\n", " nop\n", assembler)
    assert (result.identical, result.rejected, result.refused) == (False, True, ("source",))
    assert result.differences == ["the assembler refuses the source"]
    assert result.messages == ["source.s: Assembler messages:", "source.s:2: Error: unrecognized opcode: `bogus'"]
    result = verify(" bogus\n", " nop 5 5\n", assembler)
    assert result.refused == ("source", "expansion")
    assert result.differences == ["the assembler refuses the source", "the assembler refuses the expansion"]
    assert "expanded.s:1: Error: junk at end of line: `5 5'" in result.messages


def test_warnings_are_kept(assembler):
    result = verify(' .warning "w"\n', "", assembler)
    assert result.identical
    assert result.messages == ["source.s: Assembler messages:", "source.s:1: Warning: w"]


def test_bytes_and_undecodable_text_are_the_same(assembler):
    assert verify(b' .ascii "\xff"\n', ' .ascii "\udcff"\n', assembler).identical


def test_flags_decide_the_target(assembler):
    assert verify(" ld 3,8(4)\n", " .long 0xe8640008\n", assembler, FLAGS_64).identical
    assert not verify(" .quad 1\n", " .long 1\n .long 0\n", assembler, FLAGS_64).identical


def test_files_are_found_in_the_given_folder(assembler, tmp_path):
    (tmp_path / "a.inc").write_text(" nop\n")
    assert verify(' .include "a.inc"\n', " nop\n", assembler, folder=str(tmp_path)).identical
    assert verify(' .include "a.inc"\n', " nop\n", assembler).refused == ("source",)
    assert verify(' .include "a.inc"\n', " nop\n", assembler, ["-a32", f"-I{tmp_path}"]).identical


def test_a_missing_assembler_is_a_usage_error():
    with pytest.raises(UsageError, match="the assembler `no-such-assembler` was not found"):
        verify("", "", "no-such-assembler")


def script(tmp_path, text):
    path = tmp_path / "as"
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


def test_an_assembler_that_hangs_is_stopped(tmp_path):
    result = verify("", "", script(tmp_path, "exec sleep 60"), time_limit=0.2)
    assert result.messages == [
        "source.s: the assembler was stopped after 0.2 seconds",
        "expanded.s: the assembler was stopped after 0.2 seconds",
    ]
    assert result.rejected


def test_an_assembler_that_writes_something_else_is_a_usage_error(tmp_path):
    program = script(tmp_path, 'while [ "$1" != -o ]; do shift; done; echo "$3" > "$2"')
    with pytest.raises(UsageError, match=r"`source\.o` is no ELF object"):
        verify("", "", program)


def test_an_assembler_that_says_nothing_is_reported(tmp_path):
    result = verify("", "", script(tmp_path, "exit 3"))
    assert result.messages == [
        "source.s: the assembler ended with status 3 and said nothing",
        "expanded.s: the assembler ended with status 3 and said nothing",
    ]


def test_a_program_that_cannot_be_started_is_a_usage_error(tmp_path):
    path = tmp_path / "as"
    path.write_bytes(b"\0\1\2\3")
    path.chmod(0o755)
    with pytest.raises(UsageError, match="cannot be started"):
        verify("", "", str(path))
