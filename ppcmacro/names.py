"""What a name of GNU as looks like, as parts of regular expressions.

A name begins with a letter, `_`, `.`, `$` or any character beyond ASCII and goes on with those and digits (read.c,
`is_name_beginner`).  The classes name the ASCII characters that are *not* in them: Python compiles a class that
spells out the range up to U+10FFFF forty times slower.
"""

from __future__ import annotations

__all__ = ["NAME", "NAME_CHARACTER", "NAME_START"]

NAME_START = r"[^\x00-#%-\-/-@\[-\^`{-\x7f]"
NAME_CHARACTER = r"[^\x00-#%-\-/:-@\[-\^`{-\x7f]"
NAME = NAME_START + NAME_CHARACTER + "*"
