"""`NamedTuple` as in `typing`, only cheaper to make.

That of `typing` compiles the annotation of every field, to find out whether it could be a type, and `collections`
compiles a function for every class.  A run on one file makes 120 of these classes, in which that takes 25 of 190 ms.
Here one function is compiled for each number of fields, and a class gets a copy of it with its names; mypy has looked
at the annotations already.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__all__ = ["NamedTuple"]

if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from collections import _tuplegetter
    from types import FunctionType

    _new = tuple.__new__
    _makers = {}

    class _Record(tuple):
        """What all of them have."""

        __slots__ = ()
        _fields = ()

        @classmethod
        def _make(cls, items):
            return cls(*items)

        def _replace(self, **changes):
            items = map(changes.pop, self._fields, self)
            made = _new(self.__class__, items)
            if changes:
                raise ValueError(f"Got unexpected field names: {list(changes)!r}")
            return made

        def _asdict(self):
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self):
            fields = ", ".join([f"{name}={item!r}" for name, item in zip(self._fields, self, strict=True)])
            return f"{type(self).__name__}({fields})"

        def __getnewargs__(self):
            return tuple(self)

    def _maker(fields, defaults):
        """Return a `__new__` that takes those fields: the one for so many, under their names."""
        count = len(fields)
        code = _makers.get(count)
        if code is None:
            names = "".join([f"_{number}, " for number in range(count)])
            code = _makers[count] = eval(f"lambda _cls, {names}: _new(_cls, ({names}))").__code__
        made = FunctionType(code.replace(co_varnames=("_cls", *fields)), globals(), "__new__", defaults)
        made.__qualname__ = "__new__"
        return made

    class _Maker(type):
        def __new__(cls, name, bases, body):
            fields = tuple(body.get("__annotations__", ()))
            defaults = {field: body[field] for field in fields if field in body}
            body["__slots__"] = ()
            body["_fields"] = body["__match_args__"] = fields
            body["__new__"] = _maker(fields, tuple(defaults.values()))
            body["_field_defaults"] = defaults
            for index, field in enumerate(fields):
                body[field] = _tuplegetter(index, "")
            return type(name, (_Record,), body)

    NamedTuple = type.__new__(_Maker, "NamedTuple", (), {})
