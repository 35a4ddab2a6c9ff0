"""The C preprocessor for assembler sources.

preprocess(source, options)   a source goes in, lines with origins come out
CppOptions                    what it is told
Preprocessed                  what it gives
render(preprocessed)          the text that `gcc -E -P` would print
"""

from __future__ import annotations

from ppcmacro.cpp.inclusion import Missing
from ppcmacro.cpp.options import CppOptions
from ppcmacro.cpp.preprocess import MacroTable, Preprocessed, preprocess
from ppcmacro.cpp.render import render, render_line

__all__ = ["CppOptions", "MacroTable", "Missing", "Preprocessed", "preprocess", "render", "render_line"]
