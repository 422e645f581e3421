"""Spaces of the source beside full-width marks: set without a width, they stay in the text.

Chinese is set solid, and a mark has a blank of its own (CLREQ, 3.1.6; GB/T 15834-2011, 5.1): a
space beside one, as in “九五 ”计划, is a slip of typing, and opens a hole. What is between two
brackets is to be filled in, and several together are meant.
"""

from __future__ import annotations

from converter.layout import characters as c
from converter.patterns import lazy_pattern

_HAN = "\u2e80-\u2fdf々〇\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_OPENING = c.MEMBERS[c.OPENING]
_CLOSING = "".join(c.MEMBERS[one] for one in (c.CLOSING, c.PAUSE, c.STOP, c.EXCLAMATION))

_BESIDE_MARK = lazy_pattern(f"[{_OPENING}{_CLOSING}] | [{_OPENING}{_CLOSING}]")
_PARTING = lazy_pattern(f"(?<=[{_CLOSING}]) (?=[{_HAN}{_OPENING}])|(?<=[{_HAN}]) (?=[{_OPENING}])")
_JOINING = lazy_pattern(
    f"(?<=[{_OPENING}]) (?=[{_HAN}{_OPENING}])|(?<=[{_HAN}{_CLOSING}]) (?=[{_CLOSING}])"
)


def close_up(text: str) -> str:
    """``text``, each such space in a form that says whether a line may end at it."""
    if not _BESIDE_MARK.search(text):  # most spaces are not, and this is compiled sooner
        return text
    return _JOINING.sub(c.JOINING_SPACE, _PARTING.sub(c.PARTING_SPACE, text))
