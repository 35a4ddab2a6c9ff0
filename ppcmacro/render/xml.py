"""Documents for readers of XML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ppcmacro.render.spans import visible

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

__all__ = ["dump", "legal"]


def legal(text: str) -> str:
    """Return visible text, which has no character that a document may not have even escaped; line ends are kept."""
    return "\n".join(map(visible, text.split("\n")))


def dump(root: Element) -> str:
    """Return an indented document with its declaration and a newline at its end."""
    from xml.etree.ElementTree import indent, tostring

    indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, encoding="unicode")}\n'
