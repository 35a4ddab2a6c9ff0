"""What the ledger says of handlers: the table of exits, the paths, the graph, and what can be asked for."""

from __future__ import annotations

import pytest

from ppcmacro.api import ledgers
from ppcmacro.errors import UsageError
from ppcmacro.project.config.settings import Settings
from ppcmacro.reports.choice import choose_paths
from ppcmacro.reports.model import LedgerReport
from tests.reports.conftest import ROOT, ledger_of, settings_for

BROKEN = "samples/designs/4b-hybrid-r4-not-restored.S"
TLB = "tests/reports/fixtures/tlb-miss.S"
PLAIN = """\
	.globl DTLBMiss
DTLBMiss:
	mtspr 0x110, 10
	{}
	mfspr 10, 0x110
	rfi
set_up:
	li 3, DTLBMiss@l
	mtspr 0x19D, 3
"""


def plain(body: str, *places: str) -> LedgerReport:
    """Return the ledger of a TLB miss handler of a 440 with these instructions in the middle."""
    return ledgers("a.s", "DTLBMiss", Settings(cpu="440"), places=places, stdin=PLAIN.format(body)).reports[0]


def verdicts(report: LedgerReport) -> dict[str, list[str]]:
    return {row.place: [verdict.text for verdict in row.verdicts] for row in report.rows}


def test_table_of_exits() -> None:
    (report,) = ledger_of(BROKEN, "kvmppc_handler_15").reports
    assert [exit_.title for exit_ in report.exits] == ["exit rfci :63", "hand-off bctr :33"]
    assert [exit_.target for exit_ in report.exits] == ["", "kvmppc_resume_host"]
    assert {row.place: (row.parked, row.offset) for row in report.rows if row.place in ("r3", "r4", "CR")} == {
        "r3": ("VCPU_CRIT_SAVE(vcpu)", 12),
        "r4": ("SPRG2", 0),
        "CR": ("r3", 16),
    }
    assert verdicts(report) == {
        "r3": ["ok", "ok, VCPU_GPR(R3)"],
        "r4": ["ok", "LOST at :17 (holds vcpu)"],
        "r5": ["ok", "ok, VCPU_GPR(R5)"],
        "r6": ["ok", "ok, VCPU_GPR(R6)"],
        "CR": ["ok", "ok, in place"],
        "CTR": ["ok", "ok, VCPU_CTR"],
        "CSRR1": ["ok, CSRR1 & ~MSR_DE", "ok, in place"],
        "DBSR": ["ok, cleared", "ok, in place"],
        "CSRR0": ["ok", "ok, VCPU_PC"],
    }


def test_the_worst_path_is_that_with_the_fault() -> None:
    (report,) = ledger_of(BROKEN, "kvmppc_handler_15").reports
    assert report.worst is not None
    assert [(fault.rule, fault.text) for fault in report.worst.faults] == [
        ("C003", "VCPU_GPR(R4) holds vcpu, not the interrupted r4")
    ]
    at_fault = [station.text for station in report.worst.stations if station.faults]
    assert at_fault == ["mtspr SPRN_SPRG_RSCRATCH_CRIT,r4"]
    entered = [frame.name for station in report.worst.stations for frame in station.entered]
    assert entered == ["KVM_DBG_HANDLER", "__KVM_HANDLER"]


def test_without_faults_the_worst_path_is_the_shortest() -> None:
    (report,) = ledger_of("samples/designs/5-hybrid.S", "kvmppc_handler_15").reports
    assert choose_paths(report, "worst") == report.paths[:1]
    assert choose_paths(report, "2") == report.paths[1:]
    assert choose_paths(report, "all") == report.paths


@pytest.mark.parametrize("wanted", ["0", "-1", "x", "²", "99999999999999999999"])
def test_a_path_that_is_none(wanted: str) -> None:
    (report,) = ledger_of(TLB, "13", "440").reports
    with pytest.raises(UsageError, match=r"write the number of a path, worst or all"):
        choose_paths(report, wanted)


def test_a_number_that_no_path_has() -> None:
    (report,) = ledger_of(TLB, "13", "440").reports
    with pytest.raises(UsageError, match=r"^`DTLBMiss` has no path 4; its paths are numbered 1 to 3$"):
        choose_paths(report, "4")


def test_an_exit_is_as_bad_as_its_worst_path() -> None:
    report = plain("cmpwi 3, 0\n\tbeq 1f\n\tli 5, 0\n1:")
    assert verdicts(report)["r5"] == ["LOST at :6 (holds 0)"]
    assert [len(path.faults) for path in report.paths] == [1, 2]
    assert report.worst == report.paths[1]


def test_states_of_a_path() -> None:
    report = plain("mfcr 10\n\tmtcr 10")
    (path,) = report.paths
    assert [[(change.place, change.value) for change in station.changes] for station in path.stations] == [
        [("SPRG0", "the interrupted r10")],
        [("r10", "the image of CR")],
        [],
        [("r10", "restored")],
        [],
    ]


def test_what_cannot_be_told() -> None:
    report = plain("lwarx 5, 0, 10\n\tnonsense 3")
    assert report.unknown == ("nonsense",)
    assert verdicts(report)["r10"] == ["cannot tell"]


def test_registers() -> None:
    (report,) = ledger_of(BROKEN, "15", None, ("r4", "SPRN_CSRR0", "cr")).reports
    assert [row.place for row in report.rows] == ["r4", "CSRR0", "CR"]
    (narrow,) = ledger_of(TLB, "13", "440", ("r11",)).reports
    assert [[(change.place, change.value) for change in station.changes] for station in narrow.paths[0].stations] == [
        [],
        [("SPRG1", "the interrupted r11")],
        [],
        [],
        [],
        [("r11", "0xc0000000")],
        [],
        [],
        [("r11", "the image of CR")],
        [],
        [("r11", "the interrupted r10")],
        [],
        [],
    ]


@pytest.mark.parametrize(
    ("name", "hint"),
    [("r44", "did you mean `r4`"), ("frob", "write r0 to r31"), ("8", "did you mean `r8`"), ("SPRG99", "write r0")],
)
def test_a_register_that_is_none(name: str, hint: str) -> None:
    with pytest.raises(UsageError, match=rf"^there is no register `{name}` on the e500v2; {hint}"):
        ledger_of(BROKEN, "15", None, (name,))


@pytest.mark.parametrize("wanted", ["DTLBMiss", "DTLB*", "13", "0xd"])
def test_ways_to_name_a_handler(wanted: str) -> None:
    assert [report.handler for report in ledger_of(TLB, wanted, "440").reports] == ["DTLBMiss"]


def test_a_glob_gives_all_that_fit() -> None:
    reports = ledger_of(BROKEN, "kvmppc_handler_1?").reports
    assert [(one.handler, one.kind) for one in reports] == [
        ("kvmppc_handler_14", "ITLB miss, base class"),
        ("kvmppc_handler_15", "debug, critical class"),
    ]


def test_a_vector_is_found_by_its_offset() -> None:
    text = "\t.org 0x1100\n\t.globl DTLBMiss\nDTLBMiss:\n\trfi\n"
    (report,) = ledgers("a.s", "0x1100", Settings(cpu="405"), stdin=text).reports
    assert (report.handler, report.kind) == ("DTLBMiss", "data TLB miss, base class")


def test_unknown_handlers() -> None:
    listed = "it has kvmppc_handler_14, kvmppc_handler_15, kvmppc_handler_32"
    with pytest.raises(UsageError) as caught:
        ledger_of(BROKEN, "kvmppc_handler15")
    told = f"there is no handler `kvmppc_handler15` in `{BROKEN}`, did you mean `kvmppc_handler_15`?; {listed}"
    assert str(caught.value) == told
    with pytest.raises(UsageError, match=rf"^there is no handler `16` in `{BROKEN}`; {listed}$"):
        ledger_of(BROKEN, "16")
    with pytest.raises(UsageError, match=r"^there are no handlers in `a.s`; contracts know them by"):
        ledgers("a.s", "15", stdin="\tnop\n")


def test_text_that_was_preprocessed_elsewhere() -> None:
    """Where the contract's names have become numbers, several handlers tell which they are; of one nothing is claimed,
    and nothing accused."""
    from ppcmacro.api import expand

    path = "samples/designs/5-hybrid.S"
    text = expand(path, settings_for(str(ROOT / path)), stdin=(ROOT / path).read_text()).text
    (report,) = ledgers("handlers.s", "14", Settings(cpu="e500v2"), stdin=text).reports
    assert [exit_.target for exit_ in report.exits] == ["kvmppc_resume_host"]
    assert verdicts(report)["r3"] == ["ok, VCPU_GPR(R3)"]
    assert [path.faults for path in report.paths] == [()]
    alone = text[text.index("kvmppc_handler_14:") : text.index("kvmppc_handler_15:")]
    (report,) = ledgers("handlers.s", "14", Settings(cpu="e500v2"), stdin=alone).reports
    assert verdicts(report)["r3"] == ["cannot tell"]
    assert [path.faults for path in report.paths] == [()]


def test_blocks_and_edges() -> None:
    (report,) = ledger_of(TLB, "13", "440").reports
    blocks = [(block.title, [line.text for line in block.lines][-1]) for block in report.graph.blocks]
    assert blocks == [
        ("DTLBMiss: in park", "bge 3f"),
        ("", "bne 2f"),
        ("in unpark", "rfi"),
        ("2: in unpark", "b DataStorage"),
        ("3: in unpark", "rfi"),
    ]
    assert [(edge.source, edge.target, edge.exit, edge.condition) for edge in report.graph.edges] == [
        (0, 1, None, "not taken"),
        (0, 4, None, "taken"),
        (1, 2, None, "not taken"),
        (1, 3, None, "taken"),
        (2, None, 2, ""),
        (3, None, 1, ""),
        (4, None, 0, ""),
    ]


def test_paths_that_meet_with_the_same_state_are_all_in_the_graph() -> None:
    report = plain("cmpwi 3, 0\n\tbeq 1f\n\tnop\n1:\tb 2f\n\tnop\n2:\tnop")
    assert len(report.paths) < 3
    assert [(edge.source, edge.target) for edge in report.graph.edges if edge.exit is None] == [
        (0, 1),
        (0, 2),
        (1, 2),
    ]


def test_a_loop() -> None:
    report = plain("li 10, 4\n\tmtctr 10\n1:\tnop\n\tbdnz 1b")
    looping = [(edge.source, edge.target, edge.condition) for edge in report.graph.edges if edge.target == edge.source]
    assert looping == [(1, 1, "taken")]
