"""Which calls a view keeps as calls, and the definitions it then has to print.

The full expansion stays the truth: a call is kept only where GNU as, given the definitions, must expand it to the
same statements again.  Where that is not certain the call is shown expanded.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from fnmatch import fnmatchcase

from ppcmacro.gas.statement import Statement
from ppcmacro.macro.expansion import Call, Expansion, MacroDefinition
from ppcmacro.patterns import pattern
from ppcmacro.source import Origin, Source
from ppcmacro.views.options import ViewOptions
from ppcmacro.views.outline import Define, Item, Kept, Purge, enclosing, level_of, outline

__all__ = ["prune"]

# Conditionals by prefix: `.ifndef`, `.elseif`.
_STRUCTURE = pattern(
    r"(?:^|;)\s*(?:[\w.$\\()@]+ ?:\s*)*"
    r"\.(?:(if|else|endif|endc)[A-Za-z]*"
    r"|(rep|rept|irp|irep|irpc|irepc|endr|macro|endm|purgem|end|include|mri|altmacro|noaltmacro)(?![\w.$]))",
    re.IGNORECASE,
)
_LOOPS = frozenset({"rep", "rept", "irp", "irep", "irpc", "irepc"})
_UNSAFE = frozenset({"purgem", "end", "include", "mri", "altmacro", "noaltmacro"})
_COUNTER = pattern(r"\\[@+]")
_ALTERNATE = pattern(r"\.altmacro", re.IGNORECASE)


def prune(expansion: Expansion, options: ViewOptions) -> Iterator[Item]:
    """Yield what a view shows: statements, opened and kept calls, and the definitions that kept calls need.

    `options.depth`, `only` and `skip` choose the calls; without them every call is opened.  A call is opened
    against the wish when its macro counts expansions (`\\@`, `\\+`), ends conditionals or loops that it did not begin,
    purges or redefines macros, ends the input, or is named like an instruction that the source also uses.
    """
    if not options.prunes:
        yield from outline(expansion, [False] * len(expansion.calls))
        return
    kept = _choose(expansion, options)
    yield from _with_definitions(expansion, kept)


def _choose(expansion: Expansion, options: ViewOptions) -> list[bool]:
    calls = expansion.calls
    parents = enclosing(calls)
    if options.alternate or _mentions_alternate(expansion):
        return [False] * len(calls)
    wished = _wished(calls, options)
    able = _able(expansion, parents)
    counts = _closure(calls, parents, lambda macro: any(_COUNTER.search(line.text) for line in macro.body))
    kept = _outermost([w and a for w, a in zip(wished, able, strict=True)], parents)
    if any(_shown_open(kept, parents)):
        # An expansion that is written out no longer counts for `\@`, so the later ones would get other numbers.
        able = [a and not c for a, c in zip(able, counts, strict=True)]
        kept = _outermost([w and a for w, a in zip(wished, able, strict=True)], parents)
    return kept


def _wished(calls: list[Call], options: ViewOptions) -> list[bool]:
    """Return for each call whether the reader wants to see it as a call."""
    wished: list[bool] = []
    verdicts: dict[str, bool] = {}
    for call in calls:
        name = call.macro.name.lower()
        if name not in verdicts:
            wanted = not options.only or _matches(name, options.only)
            verdicts[name] = wanted and not _matches(name, options.skip)
        deep = options.depth is not None and level_of(call) > options.depth
        wished.append(deep or not verdicts[name])
    return wished


def _matches(name: str, globs: Iterable[str]) -> bool:
    return any(fnmatchcase(name, glob.lower()) for glob in globs)


def _outermost(kept: list[bool], parents: list[int]) -> list[bool]:
    """Keep of nested kept calls only the outermost."""
    hidden: list[bool] = []
    result: list[bool] = []
    for index, parent in enumerate(parents):
        hidden.append(parent >= 0 and (hidden[parent] or kept[parent]))
        result.append(kept[index] and not hidden[index])
    return result


def _shown_open(kept: list[bool], parents: list[int]) -> Iterator[bool]:
    inside: list[bool] = []
    for index, parent in enumerate(parents):
        inside.append(parent >= 0 and (inside[parent] or kept[parent]))
        yield not kept[index] and not inside[index]


def _closure(calls: list[Call], parents: list[int], test: Callable[[MacroDefinition], bool]) -> list[bool]:
    """Return for each call whether the test holds for its macro or for one that is called inside it."""
    verdicts: dict[int, bool] = {}
    result: list[bool] = []
    for call in calls:
        key = id(call.macro)
        if key not in verdicts:
            verdicts[key] = test(call.macro)
        result.append(verdicts[key])
    for index in range(len(calls) - 1, -1, -1):
        if result[index] and parents[index] >= 0:
            result[parents[index]] = True
    return result


def _able(expansion: Expansion, parents: list[int]) -> list[bool]:
    """Return for each call whether GNU as would expand it again to the same statements."""
    heads = {statement.head for statement in expansion.statements if statement.kind == "instruction"}
    several = _defined_again(expansion)

    def stands_in_the_way(macro: MacroDefinition) -> bool:
        name = macro.name.lower()
        return name in heads or name in several or not _self_contained(macro)

    return [not blocked for blocked in _closure(expansion.calls, parents, stands_in_the_way)]


def _defined_again(expansion: Expansion) -> set[str]:
    """Return the names that were defined more than once, at least once by an expansion."""
    seen: dict[str, bool] = {}
    several: set[str] = set()
    for macro in expansion.macros:
        name = macro.name.lower()
        nested = any(frame.kind == "macro" for frame in macro.origin.frames())
        if name in seen and (nested or seen[name]):
            several.add(name)
        seen[name] = nested or seen.get(name, False)
    return several


def _self_contained(macro: MacroDefinition) -> bool:
    """Whether conditionals and loops of a body pair up within it and nothing in it acts on what lies outside."""
    stack: list[str] = []
    for line in macro.body:
        for kind in _structure(line.text):
            if kind in _UNSAFE:
                return False
            if kind in _LOOPS:
                stack.append("loop")
            elif kind in ("if", "macro"):
                stack.append(kind)
            elif kind == "else":
                if not stack or stack[-1] != "if":
                    return False
            else:
                begin = {"endif": "if", "endc": "if", "endr": "loop", "endm": "macro"}[kind]
                if not stack or stack.pop() != begin:
                    return False
    return not stack


def _structure(line: str) -> Iterator[str]:
    for match in _STRUCTURE.finditer(line):
        yield (match[1] or match[2]).lower()


def _mentions_alternate(expansion: Expansion) -> bool:
    """Whether a source that took part switches to `.altmacro`, which changes what a call means."""
    seen: dict[int, Source] = {}

    def note(origin: Origin) -> None:
        seen.setdefault(id(origin.location.source), origin.location.source)

    for macro in expansion.macros:
        note(macro.origin)
    for statement in expansion.statements:
        note(statement.origin)
    for call in expansion.calls:
        note(call.frame.call)
    for source in list(seen.values()):
        while source.included_from is not None:
            source = source.included_from.location.source
            seen.setdefault(id(source), source)
    return any(_ALTERNATE.search(source.text) for source in seen.values())


def _with_definitions(expansion: Expansion, kept: list[bool]) -> Iterator[Item]:
    needed = _needed(expansion, kept)
    current: dict[str, int] = {}
    buffer: list[Item] = []
    depth = 0
    for item in outline(expansion, kept):
        if isinstance(item, Kept):
            # Inside a conditional that is kept, a definition might be skipped by the assembler: put it before.
            yield from _definitions(needed.get(id(item.call.frame), ()), current)
        buffer.append(item)
        if isinstance(item, Statement) and item.kind == "kept":
            depth += _nesting(item.head)
        if depth <= 0:
            yield from buffer
            buffer.clear()
    yield from buffer


def _definitions(macros: Iterable[MacroDefinition], current: dict[str, int]) -> Iterator[Item]:
    for macro in macros:
        name = macro.name.lower()
        if current.get(name) == id(macro):
            continue
        if name in current:
            yield Purge(macro.name)
        current[name] = id(macro)
        yield Define(macro)


def _nesting(head: str) -> int:
    if head.startswith(".if"):
        return 1
    return -1 if head.startswith((".endif", ".endc")) else 0


def _needed(expansion: Expansion, kept: list[bool]) -> dict[int, list[MacroDefinition]]:
    """Return by the frame of each kept call the definitions it uses, in the order in which they were made."""
    calls = expansion.calls
    parents = enclosing(calls)
    order = {id(macro): number for number, macro in enumerate(expansion.macros)}
    owner: list[int] = []
    used: dict[int, dict[int, MacroDefinition]] = {}
    for index, call in enumerate(calls):
        parent = parents[index]
        owner.append(index if kept[index] else owner[parent] if parent >= 0 else -1)
        if owner[index] >= 0:
            used.setdefault(owner[index], {})[id(call.macro)] = call.macro
    frames = {id(call.frame) for call, is_kept in zip(calls, kept, strict=True) if is_kept}
    result: dict[int, list[MacroDefinition]] = {}
    for index, macros in used.items():
        outside = [
            macro for macro in macros.values() if not any(id(frame) in frames for frame in macro.origin.frames())
        ]
        result[id(calls[index].frame)] = sorted(outside, key=lambda macro: order.get(id(macro), len(order)))
    return result
