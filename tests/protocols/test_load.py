"""Protocol files: exits that are taken over from other contracts, and contracts bound to one handler."""

from __future__ import annotations

from pathlib import Path

import pytest

from ppcmacro.errors import ConfigError
from ppcmacro.protocols import load_protocols
from ppcmacro.protocols.bind import bound


def write(folder: Path, text: str) -> str:
    path = folder / "handlers.toml"
    path.write_text("schema = 1\n" + text)
    return str(path)


def test_exits_are_taken_over_through_several_contracts(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        """
[[contract]]
id = "one"
[[contract.exit]]
kind = "hand-off"
target = "a"
preserve = ["r3"]
saved = { "r1+8?" = "r4", "r1+16" = "r5" }
[[contract]]
id = "two"
[[contract.exit]]
like = "one"
target = "b"
[[contract]]
id = "three"
[[contract.exit]]
like = "two"
kind = "call"
""",
    )
    protocols = load_protocols((path,))
    (one,) = protocols.contract("one").exits
    (three,) = protocols.contract("three").exits
    assert three == one._replace(kind="call", target="b")
    assert (dict(one.saved), one.optional) == ({"r1+8": "r4", "r1+16": "r5"}, {"r1+8"})


def test_exits_that_lead_back_are_an_error(tmp_path: Path) -> None:
    both = "".join(
        f'[[contract]]\nid = "{name}"\n[[contract.exit]]\nlike = "{other}"\n' for name, other in ("ab", "ba")
    )
    with pytest.raises(ConfigError, match=r"leads from `a` back to itself|leads from `b` back to itself"):
        load_protocols((write(tmp_path, both),))


def test_a_contract_is_bound_to_the_arguments_of_a_call() -> None:
    protocols = load_protocols()
    entry = bound(protocols.contract("linux-entry-64s"), {"name": "decrementer"}, lambda text: None)
    assert dict(entry.flag_levels) == {".L_IHSRR_IF_HVMODE_decrementer": "", ".L_IHSRR_decrementer": "hyp"}
    assert [one.target for one in entry.exits] == [
        "decrementer_common_real",
        "decrementer_common_virt",
        "decrementer_common",
        "",
    ]
    first = entry.exits[0]
    assert first.saved["paca+.L_IAREA_decrementer+EX_R9"] == "r9"
    assert first.optional == {"paca+.L_IAREA_decrementer+EX_PPR"}
    guest = bound(protocols.contract("kvm-hv-level-32"), {"scratch": "0x112"}, lambda text: int(text, 0))
    assert guest.holds["spr:274"] == "r8"
