"""The symbol table while GNU as reads: labels, assignments, numeric labels, and what conditions mention."""

from __future__ import annotations

from functools import lru_cache

from ppcmacro.gas.expression import Expr, Name, Number, Register
from ppcmacro.gas.expression import evaluate as evaluate_numbers
from ppcmacro.gas.syntax import SyntaxFault, parse_expression, register_named
from ppcmacro.layout import Layout, Place
from ppcmacro.macro.values import Relative, Symbol, Value, evaluate, meaning, names_in
from ppcmacro.patterns import pattern

__all__ = ["Evaluation", "Symbols"]

_NUMERIC = pattern(r"([0-9]+)([bf])")
_CONSTANT = pattern(r"(?:0[xX][0-9a-fA-F]+(?![\w.$])|[0-9]+(?![\w.$])|[-+*/()<>=!&|^~% ])+")
_INNER = pattern(r"\(([0-9]+(?:[-+*/][0-9]+)*)\)")
_TOO_DEEP = "expression is nested"
_FOLDS = 200
_LONG = 2000
_DEEPEST = 20
_NUMBER = pattern(r"0|[1-9][0-9]{0,17}|0x[0-9A-Fa-f]{1,15}")
_PLAIN_NAME = pattern(r"[A-Za-z_.][A-Za-z0-9_.]*")


class Evaluation:
    """What came of an expression.

    value     its value or None
    message   what GNU as says against the text, "" when it accepts it
    offset    the offset in the text of what it complains about
    errors    complaints that come beside a value
    warnings  what it warns about
    unknown   names without a value on which it depends
    doubtful  whether a size that only we do not know is the reason that there is no number
    """

    __slots__ = ("doubtful", "errors", "message", "offset", "unknown", "value", "warnings")

    def __init__(self) -> None:
        self.value: Value | None = None
        self.message = ""
        self.offset = 0
        self.errors: list[str] = []
        self.warnings: list[str] = []
        self.unknown: list[str] = []
        self.doubtful = False

    @property
    def number(self) -> int | None:
        """The value if it is a number."""
        return self.value if isinstance(self.value, int) else None


@lru_cache(1 << 12)
def _constant(text: str) -> int | None:
    """The value of an expression of numbers, None when there is anything to say about it."""
    tree = parse_expression(text)
    if isinstance(tree, SyntaxFault) and tree.message.startswith(_TOO_DEEP):
        tree = parse_expression(_flattened(text))
    if isinstance(tree, SyntaxFault):
        return None
    warnings: list[str] = []
    value = evaluate_numbers(tree, lambda name: None, warnings)
    return None if warnings else value


def _flattened(text: str) -> str:
    """Replace innermost parentheses of plain sums by their values, as recursive macros build them up."""
    for _ in range(_FOLDS):
        folded = _INNER.sub(lambda found: _fold(found[1]), text)
        if folded == text or "(" not in folded:
            return folded
        text = folded
    return text


def _fold(text: str) -> str:
    tree = parse_expression(text)
    value = None if isinstance(tree, SyntaxFault) else evaluate_numbers(tree, lambda name: None)
    return f"({text})" if value is None else str(value & (1 << 64) - 1)


class Symbols:
    """All symbols of an input.  `layout` gives the location counter."""

    def __init__(self, layout: Layout, regnames: bool = False) -> None:
        self.layout = layout
        self.regnames = regnames
        self.table: dict[str, Symbol] = {}
        self.mentioned: dict[str, Symbol] = {}
        self._numeric: dict[str, tuple[Symbol | None, Symbol]] = {}
        self._now = Evaluation()
        self._renewing = 0
        self.memo: dict[int, Value | None] = {}

    # ---- the scope of expressions ----

    def find(self, name: str) -> Symbol | Place | int:
        """Return what a name means now; a new one enters the table."""
        if name == ".":
            return self.layout.here()
        symbol = self.table.get(name)
        if symbol is None:
            local = _NUMERIC.fullmatch(name)
            if local:
                return self._local(local[1], local[2])
            symbol = self.table[name] = Symbol(name)
        if not symbol.kind:
            self.mentioned[name] = symbol
            self._now.unknown.append(name)
        elif symbol.kind == "lazy" and symbol.expr is not None:
            return self._renew(symbol, symbol.expr)
        return symbol

    def _renew(self, symbol: Symbol, expr: Expr) -> Symbol:
        """Evaluate a symbol of `.eqv` anew, as each of its uses does."""
        renewed = Symbol(symbol.name, "lazy")
        if self._renewing < _DEEPEST:
            self._renewing += 1
            renewed.value = evaluate(expr, self)
            if renewed.value is None:
                renewed.expr, renewed.bound = expr, self._bind(expr)
            self._renewing -= 1
        return renewed

    def register(self, name: str) -> Register | None:
        """Return the register that a bare name means under `-mregnames`."""
        return register_named(name) if self.regnames else None

    def complain(self, message: str) -> None:
        """Note an error beside a value."""
        if message not in self._now.errors:
            self._now.errors.append(message)

    def warn(self, message: str) -> None:
        """Note a warning."""
        self._now.warnings.append(message)

    def _local(self, number: str, direction: str) -> Symbol:
        number = number.lstrip("0") or "0"
        last, coming = self._numeric.get(number, (None, None))
        if coming is None:
            coming = Symbol(f"{number}f")
            self._numeric[number] = (last, coming)
        if direction == "b":
            if last is not None:
                return last
            self.complain(f'backward ref to unknown label "{number}:"')
        self._now.unknown.append(number + direction)
        return coming

    # ---- questions ----

    def evaluate(self, text: str) -> Evaluation:
        """Return what an expression is worth at this statement.

        A text that is only partly an expression has the value of that part, and a message.
        """
        result = Evaluation()
        if _NUMBER.fullmatch(text):
            result.value = int(text, 0)
            return result
        if len(text) < _LONG and _CONSTANT.fullmatch(text):
            value = _constant(text)
            if value is not None:
                result.value = value
                return result
        tree = self._parse(text, result)
        if tree is not None:
            self._run(tree, result)
        return result

    def _parse(self, text: str, result: Evaluation) -> Expr | None:
        """Parse an expression, or as much of it as can be read."""
        if _PLAIN_NAME.fullmatch(text):
            return Name(text)
        tree = parse_expression(text)
        if isinstance(tree, SyntaxFault) and tree.message.startswith(_TOO_DEEP):
            tree = parse_expression(_flattened(text))
        if not isinstance(tree, SyntaxFault):
            return tree
        result.message, result.offset = tree
        part = text[: tree.offset].rstrip(" ")
        if not part or not tree.message.startswith("junk"):
            return None
        tree = parse_expression(part)
        return None if isinstance(tree, SyntaxFault) else tree

    def number(self, text: str) -> int | None:
        """Return the value of an expression that is a number now, else None."""
        return self.evaluate(text).number

    def _run(self, tree: Expr, result: Evaluation) -> None:
        outer, self._now = self._now, result
        self.memo = {}
        try:
            result.value = evaluate(tree, self)
            result.doubtful = not isinstance(result.value, int) and self._depends_on_doubt(tree)
        finally:
            self._now = outer

    def _depends_on_doubt(self, tree: Expr) -> bool:
        for name in names_in(tree):
            found = self.find(name)
            if isinstance(found, Symbol) and found.doubtful:
                return True
            value = meaning(found, self)
            if isinstance(value, Place) and value.chunk.stream.doubtful:
                return True
        return False

    def is_defined(self, name: str) -> bool:
        """Whether `.ifdef` takes its branch."""
        symbol = self.table.get(name)
        return (symbol is not None and symbol.defined) or name in self.layout.sections

    def place_of(self, name: str) -> Place | None:
        """Return the place of a label, or of `.`; None for everything else."""
        value: object = self.layout.here() if name == "." else None
        symbol = self.table.get(name)
        if symbol is not None and symbol.kind == "label":
            value = symbol.value
        return value if isinstance(value, Place) else None

    def open_now(self, name: str) -> str:
        """Return why a name has no number now: "unknown" (defined nowhere yet) or "label"; "" when it may have one."""
        if name in (".", "$") or name in self.layout.sections or self.register(name) is not None:
            return ""
        symbol = self.table.get(name)
        if symbol is None or not symbol.kind:
            return "unknown"
        return "label" if symbol.kind == "label" and isinstance(symbol.value, Place) else ""

    # ---- definitions ----

    def label(self, name: str) -> Symbol | None:
        """Define a label here.  Return None, or what stands in the way."""
        here = self.layout.here()
        if name[:1].isdigit() and name.isascii() and name.isdigit():
            coming = self._local(name, "f")
            coming.value, coming.kind = here, "label"
            self._numeric[name.lstrip("0") or "0"] = (coming, Symbol(name + "f"))
            return None
        symbol = self.table.get(name)
        if symbol is None:
            self.table[name] = Symbol(name, "label", here)
        elif not symbol.kind:
            symbol.kind, symbol.value = "label", here
        elif symbol.kind == "set" and symbol.value is not None:
            self.table[name] = Symbol(name, "label", here)
        elif symbol.kind != "label" or symbol.value != here:
            return symbol
        return None

    def assign(self, name: str, text: str, kind: str) -> tuple[Evaluation, bool]:
        """Give a symbol the value of an expression; `kind` is "set", "once" or "lazy".

        Return what came of the expression, and whether the symbol could be set.
        """
        result = Evaluation()
        tree: Expr | None
        if _NUMBER.fullmatch(text):
            tree = Number(int(text, 0))
            result.value = tree.value
        else:
            tree = self._parse(text, result)
            if tree is not None:
                self._run(tree, result)
        symbol = self.table.get(name)
        if symbol is not None and symbol.kind and (kind != "set" or symbol.kind != "set"):
            return result, False
        if symbol is None or symbol.kind:
            symbol = self.table[name] = Symbol(name)
        symbol.kind = kind
        if tree is None:
            symbol.value = 0
            return result, True
        if kind == "lazy":
            symbol.expr = tree
        elif result.value is not None and not (isinstance(result.value, Relative) and result.value.symbol is symbol):
            symbol.value = result.value
        else:
            symbol.expr, symbol.bound = tree, self._bind(tree)
        return result, True

    def doubt(self, name: str) -> None:
        """Forget the value of a symbol that was set in a branch which may not be assembled."""
        symbol = self.table[name] = Symbol(name, "set")
        symbol.doubtful = True

    def common(self, name: str, local: bool = False) -> bool:
        """Take note of `.comm` (`local`: `.lcomm`); return whether another definition stands in its way."""
        symbol = self.table.setdefault(name, Symbol(name))
        if symbol.kind in ("", "common"):
            symbol.kind = "local" if local else "common"
            return False
        return symbol.kind in ("label", "once", "local")

    def _bind(self, tree: Expr) -> dict[str, Symbol | Place | int]:
        outer, self._now = self._now, Evaluation()
        try:
            return {name: self.find(name) for name in names_in(tree)}
        finally:
            self._now = outer

    def settled(self, symbol: Symbol) -> int | None:
        """Return the number that an assigned symbol has at the end, also one that was assigned again since."""
        value = meaning(symbol, self)
        return value if isinstance(value, int) else None

    def numbers(self) -> dict[str, int]:
        """Return the assigned symbols that have a number now."""
        found = {}
        self.memo = {}
        for name, symbol in self.table.items():
            if symbol.kind in ("set", "once", "lazy"):
                value = meaning(symbol, self) if symbol.kind != "lazy" else meaning(self.find(name), self)
                if isinstance(value, int):
                    found[name] = value
        return found
