"""How inputs fare, group by group: as a table, and for each input that is different the reason.

Inputs are the files `*.s` and `*.S` of a folder (a `.s` file with `#### title` lines holds an input for each title),
and random programs.
"""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random
from typing import NamedTuple

from ppcmacro.cpp import CppOptions, preprocess
from ppcmacro.files import read_source
from ppcmacro.macro import ExpandOptions, Expansion, expand
from tests.conformance.cases_reader import split_cases
from tests.conformance.harness import CPP, Verdict, compare_expansion, expand_text, options_of
from tests.conformance.programs import layout_program, program

__all__ = ["Input", "Result", "different", "inputs_in", "programs", "survey", "table"]

_COLUMNS = ("inputs", "identical", "refused alike", "other line", "no answer", "different")
_OUTCOMES = {
    "identical": "identical",
    "refused": "refused alike",
    "other line": "other line",
    "no answer": "no answer",
}


class Input(NamedTuple):
    """What is compared: the text for GNU as, its flags, the folder it runs in, and how our expansion is made."""

    group: str
    name: str
    text: str
    flags: tuple[str, ...]
    folder: str | None
    expansion: Callable[[], Expansion]


class Result(NamedTuple):
    """An input and what came of it."""

    input: Input
    verdict: Verdict


Expander = Callable[[str, ExpandOptions], Expansion]


def inputs_in(folder: Path, flags: tuple[str, ...] = (), expander: Expander = expand_text) -> Iterator[Input]:
    """Yield the inputs of a folder; the group is the file of cases or the folder that a file is in.

    `.include` and `.incbin` look in the current folder, as always.
    """
    paths = [folder] if folder.is_file() else sorted(path for path in folder.rglob("*.[sS]") if path.is_file())
    for path in paths:
        group = str(path.parent.relative_to(folder)) if path != folder else "."
        if path.suffix == ".S":
            yield _preprocessed(path, group, flags)
            continue
        text = path.read_bytes().decode("utf-8", "surrogateescape")
        cases = split_cases(path.stem, text)
        for case in cases:
            yield _input(case.topic, case.title, case.text, (*flags, *case.flags), expander)
        if not cases:
            yield _input(group, path.name, text, flags, expander)


def programs(count: int, seed: int, expander: Expander = expand_text) -> Iterator[Input]:
    """Yield random programs: `count` of each kind."""
    for group, make in (("random macros", program), ("random layouts", layout_program)):
        for number in range(seed, seed + count):
            yield _input(group, f"seed {number}", make(Random(number)), (), expander)


def _input(group: str, name: str, text: str, flags: tuple[str, ...], expander: Expander) -> Input:
    return Input(group, name, text, flags, None, lambda: expander(text, options_of(flags)))


def _preprocessed(path: Path, group: str, flags: tuple[str, ...]) -> Input:
    """A file for the C preprocessor: gcc's for GNU as, ours for us."""
    assert CPP is not None, "powerpc-linux-gnu-gcc is not installed"
    done = subprocess.run([CPP, "-E", "-x", "assembler-with-cpp", str(path)], capture_output=True, check=False)
    text = done.stdout.decode("utf-8", "surrogateescape")

    def expansion() -> Expansion:
        return expand(preprocess(read_source(str(path)), CppOptions()).lines, options_of(flags))

    return Input(group, path.name, text, flags, None, expansion)


def different(results: Iterable[Result]) -> bool:
    """Whether any input is different."""
    return any(verdict.outcome not in _OUTCOMES for _, verdict in results)


def survey(inputs: Iterable[Input], jobs: int = 2) -> list[Result]:
    """Compare all inputs."""
    with ThreadPoolExecutor(max_workers=jobs) as pool:
        return list(pool.map(_judge, inputs))


def _judge(one: Input) -> Result:
    try:
        return Result(one, compare_expansion(one.text, one.expansion(), one.flags, one.folder))
    except subprocess.TimeoutExpired:
        return Result(one, Verdict("no answer", "GNU as does not come to an end"))


def table(results: Iterable[Result]) -> str:
    """Return the table, and behind it what is different and why.

    "Other line" are inputs that both sides refuse, but with different lines: GNU as loses count of the lines of
    bodies that begin behind a `;`.  "No answer" is what GNU as gives where sizes depend on each other in a circle.
    """
    counts: dict[str, list[int]] = {}
    reasons: list[str] = []
    for one, verdict in results:
        row = counts.setdefault(one.group, [0] * len(_COLUMNS))
        row[0] += 1
        row[_COLUMNS.index(_OUTCOMES.get(verdict.outcome, "different"))] += 1
        if not verdict.good:
            detail = verdict.detail.strip().replace("\n", "\n    ")
            reasons.append(f"{one.group}: {one.name}: {verdict.outcome}\n    {detail}\n")
    rows = [(group, *map(str, row)) for group, row in counts.items()]
    total = [sum(row[column] for row in counts.values()) for column in range(len(_COLUMNS))]
    rows = [("group", *_COLUMNS), *rows, ("all", *map(str, total))]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_COLUMNS) + 1)]
    lines = ["  ".join([row[0].ljust(widths[0]), *map(str.rjust, row[1:], widths[1:])]) for row in rows]
    return "\n".join([*lines, *(["", *reasons] if reasons else [])]) + "\n"
