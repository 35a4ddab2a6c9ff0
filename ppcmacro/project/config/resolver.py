"""Configuration files: the nearest `ppcmacro.toml` or `pyproject.toml` with `[tool.ppcmacro]`, and what it extends.

A key that is not known, or a value of the wrong kind, is a ConfigError that names the file, the line and the column.
Of a chain of `extend`, each key of the extending file replaces that of the extended one; `extend-…` keys add to it.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ppcmacro.errors import ConfigError
from ppcmacro.project.config.settings import Settings
from ppcmacro.records import NamedTuple

if TYPE_CHECKING:
    from ppcmacro.project.config.config_file import ConfigFile

__all__ = ["Loaded", "Resolver", "find_config", "load_config", "load_traced", "override"]

OWN_NAME = "ppcmacro.toml"
SHARED_NAME = "pyproject.toml"
_ADDED = ("defines", "undefines", "symbols", "ignore", "per_file_ignores", "extend_select", "severity", "exclude")
_GLOBS = ("exclude", "per_file_ignores")


class Loaded(NamedTuple):
    """What configuration files give: the settings, and for each field the (file, key) pairs that it came from."""

    settings: Settings
    sources: dict[str, list[tuple[ConfigFile, str]]]


def find_config(folder: str) -> str:
    """Return the path of the configuration file nearest to a folder, searching upwards; "" when there is none.

    In one folder `ppcmacro.toml` goes before `pyproject.toml`, and the latter counts only with `[tool.ppcmacro]`.
    """
    return _nearest(os.path.abspath(folder), {})


def _nearest(folder: str, known: dict[str, str]) -> str:
    """Return the configuration file nearest to an absolute folder; what is found is put into `known` by folder."""
    passed: list[str] = []
    found = ""
    while folder not in known:
        passed.append(folder)
        found = _config_in(folder)
        above = os.path.dirname(folder)
        if found or above == folder:
            break
        folder = above
    else:
        found = known[folder]
    known.update(dict.fromkeys(passed, found))
    return found


def _config_in(folder: str) -> str:
    own = os.path.join(folder, OWN_NAME)
    # A link that leads nowhere is a mistake, and not the wish to do without.
    if os.path.lexists(own) and not os.path.isdir(own):
        return own
    shared = os.path.join(folder, SHARED_NAME)
    if os.path.isfile(shared):
        from ppcmacro.project.config.config_file import mentions_us

        return shared if mentions_us(shared) else ""
    return ""


def load_config(path: str) -> Settings:
    """Return the settings that a configuration file and the files it extends give.

    Raises ConfigError when a file cannot be read, is no TOML, has an unknown key or a value of the wrong kind.
    """
    return load_traced(path).settings


def load_traced(path: str) -> Loaded:
    """Return the settings that a configuration file gives, and where each of them comes from.

    Raises ConfigError as `load_config` does.
    """
    from ppcmacro.project.config.config_file import chain, shown

    values: dict[str, Any] = {}
    sources: dict[str, list[tuple[ConfigFile, str]]] = {}
    files = chain(path)
    for one in reversed(files):
        _apply(one, files[0].root, values, sources)
    settings = Settings(**values, root=files[0].folder, config_file=shown(os.path.abspath(path)))
    return Loaded(settings, sources)


class Resolver:
    """Gives each file its settings: nearest configuration file, then the options of the command line.

    `overrides` maps fields of Settings to values: lists of paths and macros are added to the configured ones,
    everything else replaces them.  `config` names the one configuration file to use; None: search, "": use none.
    """

    def __init__(self, overrides: Mapping[str, Any] | None = None, config: str | None = None) -> None:
        self.overrides = dict(overrides or {})
        self._config = config
        self._nearest: dict[str, str] = {}
        self._by_folder: dict[str, Settings] = {}
        self._by_config: dict[str, Settings] = {}

    def config_for(self, path: str) -> str:
        """Return the configuration file that holds for a file, "" for none."""
        if self._config is not None:
            return self._config
        folder = os.path.dirname(path) if path != "-" else ""
        return _nearest(os.path.abspath(folder or "."), self._nearest)

    def settings_for(self, path: str) -> Settings:
        """Return the settings for a file; `-` stands for standard input in the working folder."""
        folder = os.path.dirname(path) if path != "-" else ""
        settings = self._by_folder.get(folder)
        if settings is None:
            config = self.config_for(path)
            settings = self._by_config.get(config)
            if settings is None:
                loaded = load_config(config) if config else Settings()
                settings = self._by_config[config] = override(loaded, self.overrides)
            self._by_folder[folder] = settings
        return settings


def override(settings: Settings, overrides: Mapping[str, Any]) -> Settings:
    """Lay the options of the command line over configured settings.

    Folders given on the command line are searched first, its macros are defined last; `select` replaces;
    `ignore`, `per_file_ignores`, `extend_select`, `severity` and `exclude` are added, and what is selected by name is
    no longer ignored.
    """
    changes = dict(overrides)
    for name in ("include_paths", "quote_paths", "system_paths", "macro_files", "forced"):
        if name in changes:
            changes[name] = (*changes[name], *getattr(settings, name))
    for name in _ADDED:
        if name in changes:
            changes[name] = (*getattr(settings, name), *changes[name])
    if settings.ignore:
        wanted = {*overrides.get("select", ()), *overrides.get("extend_select", ())}
        kept = tuple(entry for entry in settings.ignore if entry not in wanted)
        changes["ignore"] = (*kept, *overrides.get("ignore", ()))
    return settings.with_(**changes)


def _apply(
    file: ConfigFile, root: str, values: dict[str, Any], sources: dict[str, list[tuple[ConfigFile, str]]]
) -> None:
    """Put what one file says over what the files that it extends say; `root` is the folder of the first file."""
    from ppcmacro.project.config.keys import KEYS

    for name in sorted(file.table, key=_adds):
        value = file.table[name]
        if name == "extend":
            continue
        try:
            if name not in KEYS:
                raise ConfigError(f"{file.place(name)}: unknown key `{name}`{_suggestion(name)}")
            field, convert = KEYS[name]
            converted = convert(value, file.folder)
            if field in _GLOBS and file.root != root:
                converted = _anchored(field, converted, file.root)
            if field == "waivers":
                converted = tuple(one.at(file.path, file.position(name, n)) for n, one in enumerate(converted))
            if _adds(name):
                values[field] = (*values.get(field, ()), *converted)
                sources.setdefault(field, []).append((file, name))
            else:
                values[field] = converted
                sources[field] = [(file, name)]
        except ValueError as error:
            inner = getattr(error, "path", ())
            raise ConfigError(f"{file.place(name, *inner)}: `{name}` must be {error}") from None


def _adds(name: str) -> bool:
    """Tell whether a key adds to another one; those are read after it, wherever they stand."""
    return name.startswith("extend-")


def _anchored(field: str, value: Any, folder: str) -> Any:
    """Tie the globs of a file that is extended from another folder to its own folder, as include paths are."""
    from ppcmacro.project.config.globs import anchored

    if field == "exclude":
        return tuple(anchored(glob, folder) for glob in value)
    return tuple((anchored(glob, folder), codes) for glob, codes in value)


def _suggestion(name: str) -> str:
    from difflib import get_close_matches

    from ppcmacro.project.config.keys import KEYS

    close = get_close_matches(name.replace("_", "-"), [*KEYS, "extend"], n=1)
    return f"; did you mean `{close[0]}`?" if close else ""
