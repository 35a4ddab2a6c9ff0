"""The configurations in which a file is judged: other cores, named sets of definitions, every CONFIG_ switch it has.

One file of a kernel tree is several programs.  Each world is a set of settings with the literals that tell it from the
others (`CONFIG_SMP`, `!CONFIG_SMP`, `cpu 476`); what is found in some of them only says in which.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations, product

from ppcmacro.diagnostic import Diagnostic
from ppcmacro.errors import UsageError
from ppcmacro.patterns import pattern
from ppcmacro.project.config.settings import ALL, Settings
from ppcmacro.protocols import load_protocols
from ppcmacro.records import NamedTuple

__all__ = ["World", "description", "in_worlds", "switches", "worlds"]

_MOST_TOGETHER = 4
_MOST_WORLDS = 64
_CONDITION = pattern(r"[ \t]*#[ \t]*(?:el)?if(?:n?def)?\b(.*)")
_SWITCH = pattern(r"\bCONFIG_\w+")
_SYMBOL = pattern(r"[ \t]*[A-Z_]+\(|[A-Za-z_]\w+:")


class World(NamedTuple):
    """One configuration: the settings, and what is true in it, in the same order in all worlds of a file."""

    settings: Settings
    literals: tuple[str, ...]


def worlds(settings: Settings, text: str, cpus: Sequence[str], defined: Callable[[str], bool]) -> list[World]:
    """Return the worlds of a file, the plain one first.

    `settings.config_sets` are the sets that were asked for (`all` or names of `[[configs]]`), `text` is the file,
    `cpus` are all the cores that it is for, the first of them the usual one, `defined` tells which macros the plain
    settings define.  Raises UsageError for a set that is not defined.
    """
    fixed = load_protocols(settings.protocols).fixed_config
    groups = switches(text, fixed) if ALL in settings.config_sets else []
    names = sorted({name for group in groups for name in group})
    usual = {name: defined(name) for name in names}
    found = {_literals(cpus[:1], usual): settings}
    for cpu in cpus[1:]:
        found[_literals((cpu,), usual)] = settings.with_(cpu=cpu)
    for name in settings.config_sets:
        if name != ALL:
            defines = _named(settings, name)
            on = {name: True for name, _ in defines if name in usual}
            literals = (name, *_literals(cpus[:1], {**usual, **on}))
            found[literals] = _with(settings, defines)
    for chosen in _choices(groups):
        if len(found) < _MOST_WORLDS:
            found.setdefault(_literals(cpus[:1], {**usual, **chosen}), _switched(settings, chosen))
    return [World(settings, literals) for literals, settings in found.items()]


def switches(text: str, fixed: Collection[str]) -> list[tuple[str, ...]]:
    """Return the CONFIG_ names that conditionals test, those of each function together.

    A function reaches from one symbol to the next; `fixed` names say which core it is and are no switches.
    """
    groups: list[tuple[str, ...]] = []
    current: dict[str, None] = {}
    for line in text.split("\n"):
        condition = _CONDITION.match(line)
        if condition:
            current.update(dict.fromkeys(name for name in _SWITCH.findall(condition[1]) if name not in fixed))
        elif current and _SYMBOL.match(line):
            groups.append(tuple(current))
            current = {}
    if current:
        groups.append(tuple(current))
    return list(dict.fromkeys(groups))


def _choices(groups: Iterable[tuple[str, ...]]) -> Iterator[dict[str, bool]]:
    """Yield settings of switches: all combinations where few stand together, else each alone on and off."""
    for group in groups:
        if len(group) <= _MOST_TOGETHER:
            for values in product((True, False), repeat=len(group)):
                yield dict(zip(group, values, strict=True))
        else:
            for name in group:
                yield {name: True}
                yield {name: False}


def _switched(settings: Settings, chosen: Mapping[str, bool]) -> Settings:
    kept = tuple(one for one in settings.defines if one[0] not in chosen)
    on = tuple((name, None) for name, value in chosen.items() if value)
    off = tuple(name for name, value in chosen.items() if not value)
    return settings.with_(defines=(*kept, *on), undefines=(*settings.undefines, *off))


def _literals(cpus: Sequence[str], switched: Mapping[str, bool]) -> tuple[str, ...]:
    return (*(f"cpu {cpu}" for cpu in cpus), *(name if on else f"!{name}" for name, on in switched.items()))


def _named(settings: Settings, name: str) -> tuple[tuple[str, str | None], ...]:
    for known, defines in settings.configs:
        if known == name:
            return defines
    known_names = ", ".join(f"`{known}`" for known, _ in settings.configs) or "none"
    raise UsageError(f"there is no set of definitions `{name}` in `[[configs]]` (known: {known_names})")


def _with(settings: Settings, defines: tuple[tuple[str, str | None], ...]) -> Settings:
    return settings.with_(defines=(*settings.defines, *defines))


def in_worlds(found: Sequence[tuple[World, Sequence[Diagnostic]]]) -> list[Diagnostic]:
    """Put the findings of several worlds together; one that does not hold in all of them says in which it does."""
    first: dict[tuple[object, ...], Diagnostic] = {}
    held: dict[tuple[object, ...], list[World]] = {}
    for world, diagnostics in found:
        for one in diagnostics:
            location = one.origin.location
            silent = one.suppressed is not None
            key = (one.code, location.path, location.line, location.column, one.message, silent)
            known = first.setdefault(key, one)
            if one.fix is None and known.fix is not None:
                first[key] = known._replace(fix=None)  # what is not right everywhere is no repair
            places = held.setdefault(key, [])
            if not places or places[-1] is not world:
                places.append(world)
    every = [world for world, _ in found]
    return [
        one if len(held[key]) == len(every) else one._replace(configs=description(held[key], every))
        for key, one in first.items()
    ]


def description(where: Sequence[World], every: Sequence[World]) -> tuple[str, ...]:
    """Say in which worlds something holds: by the fewest literals that tell them from the others, else one by one."""
    common = [literal for literal in where[0].literals if all(literal in world.literals for world in where)]
    inside = {world.literals for world in where}
    for count in range(1, len(common) + 1):
        for chosen in combinations(common, count):
            if {world.literals for world in every if set(chosen) <= set(world.literals)} == inside:
                return (" and ".join(chosen),)
    return tuple(" and ".join(world.literals) or "the plain configuration" for world in where)
