"""The settings of a run: one frozen value, whatever it was put together from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ppcmacro.records import NamedTuple
from ppcmacro.severity import Severity

if TYPE_CHECKING:
    from ppcmacro.project.config.waiver_table import Waiver

__all__ = ["ALL", "LANGUAGES", "Settings"]

# The word for every combination of switches, where a set of definitions is asked for.
ALL = "all"
LANGUAGES = ("", "assembler", "assembler-with-cpp")


class Settings(NamedTuple):
    """Everything that decides how a file is read and judged.  Hashable: files with equal settings go together.

    cpu               name of the core, such as "440" or "e500mc"; "" when it is not known
    target            target triple whose predefined macros hold; "" predefines none; None: by core and configuration
    bits              32 or 64 (-m32, -a64); 0: by compile command, configuration and core
    endian            "big" or "little"; "" as with `bits`
    language          "" (by suffix), "assembler" or "assembler-with-cpp"
    include_paths     folders for `#include` and `.include`, in order (-I)
    quote_paths       folders for `#include ""` alone, before these (-iquote)
    system_paths      folders for `#include`, after these (-isystem)
    defines           C macros (name, value); a value of None means 1 (-D)
    undefines         C macros that are not defined, whatever else says so (-U)
    forced            files read before the source (-include)
    macro_files       files read before these, of which only the definitions count (-imacros)
    symbols           (name, value) of symbols that the assembler knows from the beginning (--defsym)
    regnames          whether `r3` is a register to GNU as (-mregnames); None: only if the compile command says so
    alternate         whether the alternate macro syntax holds from the beginning (--alternate)
    gas_version       the GNU as to follow, such as (2, 40); None: the one that was examined most
    kconfig           a Linux `.config` that defines the CONFIG_ names; "" for none
    build_dir         the folder that a kernel is built in (O=) or that has the compile database; "" for none
    compile_commands  whether the compile command of a file is looked for
    cpp               the external preprocessor with its arguments; empty: ours.  Never from a configuration file
    missing_include   what a header that is not found is: "list" (named once on stderr), "ignore" or "error"
    select            codes, prefixes, rule names or "ALL"; empty: every rule that is on by default
    extend_select     the same, in addition
    ignore            the same, taken away; the more specific of two entries wins, then `ignore`
    per_file_ignores  (glob of the path below `root`, entries to ignore there)
    mandatory         codes or prefixes that nothing can silence
    severity          (code, prefix or name; severity) that replaces the rule's own
    fail_on           the least severity that makes the exit status 1; None: no finding does
    min_confidence    findings that are less sure than this are left out: "low" (none are), "medium" or "high"
    require_reason    whether a suppression comment has to give a reason
    waivers           findings that are accepted ([[waivers]])
    baseline          the file of the findings that are known, "" for none
    protocols         further protocol files (TOML)
    configs           named sets of definitions ([[configs]]): the name, and C macros as in `defines`
    config_sets       the sets in which files are judged besides: names of `configs`, or "all" for every combination of
                      the CONFIG_ switches that a file tests
    linked            groups of globs of paths below `root`: the files of a group are linked into one program
    exclude           globs of paths below `root` that a folder search leaves out
    force_exclude     whether those globs, and .gitignore, hold for files that are named as well
    respect_gitignore whether a folder search leaves out what .gitignore and .git/info/exclude name
    macro_backtrace   how many calls are shown for a finding; -1: all, 1: the outermost only
    quiet_macros      globs of macro names that are left out of the chain of calls
    max_expansion     the number of statements at which expansion stops; None: the engine's own limit
    max_depth         the depth of nested expansions at which expansion stops; None: GNU as's own
    max_seconds       the processor time at which the work on a file stops; 0 for no limit
    changes           whether the paths of findings say what each statement does to the ledger
    safe              whether files outside of the project are refused, for sources that are not trusted
    trusted           folders besides the project that files may then be read from; the command line names them
    jobs              the number of processes that check files; 0: as many as there are processors
    cache_dir         the folder for results of earlier runs; "" for the usual one
    root              folder that the globs are relative to; "" is the working folder
    config_file       the configuration file that was used, "" for none
    """

    cpu: str = ""
    target: str | None = None
    bits: int = 0
    endian: str = ""
    language: str = ""
    include_paths: tuple[str, ...] = ()
    quote_paths: tuple[str, ...] = ()
    system_paths: tuple[str, ...] = ()
    defines: tuple[tuple[str, str | None], ...] = ()
    undefines: tuple[str, ...] = ()
    forced: tuple[str, ...] = ()
    macro_files: tuple[str, ...] = ()
    symbols: tuple[tuple[str, int], ...] = ()
    regnames: bool | None = None
    alternate: bool = False
    gas_version: tuple[int, int] | None = None
    kconfig: str = ""
    build_dir: str = ""
    compile_commands: bool = True
    cpp: tuple[str, ...] = ()
    missing_include: str = "list"
    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    mandatory: tuple[str, ...] = ()
    severity: tuple[tuple[str, Severity], ...] = ()
    fail_on: Severity | None = Severity.WARNING
    min_confidence: str = "low"
    require_reason: bool = False
    waivers: tuple[Waiver, ...] = ()
    baseline: str = ""
    protocols: tuple[str, ...] = ()
    configs: tuple[tuple[str, tuple[tuple[str, str | None], ...]], ...] = ()
    config_sets: tuple[str, ...] = ()
    linked: tuple[tuple[str, ...], ...] = ()
    exclude: tuple[str, ...] = ()
    force_exclude: bool = False
    respect_gitignore: bool = True
    macro_backtrace: int = -1
    quiet_macros: tuple[str, ...] = ()
    max_expansion: int | None = None
    max_depth: int | None = None
    max_seconds: int = 120
    changes: bool = False
    safe: bool = False
    trusted: tuple[str, ...] = ()
    jobs: int = 0
    cache_dir: str = ""
    root: str = ""
    config_file: str = ""

    def with_(self, **changes: Any) -> Settings:
        """Return these settings with some fields replaced; raises ValueError for a field that does not exist."""
        return self._replace(**changes)

    @classmethod
    def names(cls) -> tuple[str, ...]:
        """Return the names of all fields."""
        return cls._fields
