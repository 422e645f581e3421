"""How wide the labels of a list are: what its text stands in by, where a file lays itself out."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from converter.document import ListItem
from converter.theme import Style

MOST = 4.0
"""A label wider than this many ems is a text of its own, for which no other stands in."""

_FULL_WIDTH = frozenset("WFA")
"""East Asian Widths (UAX #11) of a whole em; the ambiguous ones are so in Chinese."""

_NARROW = frozenset(" .,:;'|!ijl")
"""About a quarter of an em in the faces that go with Chinese; other Latin is about a half."""


def hang(style: Style, items: Iterable[ListItem]) -> float:
    """Ems that the labels of these items stand out by, left of the items' text.

    A ``style`` that indents its first lines has no room for
    it: its items look like paragraphs. One whose first lines hang says itself how far.
    """
    if style.first_line_indent:
        return max(0.0, -style.first_line_indent)
    widths = (width(one.label) for one in items)
    return max((one for one in widths if one <= MOST), default=0.0)


def width(text: str) -> float:
    """About how many ems a text is wide."""
    return sum(map(_width, text))


def _width(character: str) -> float:
    if unicodedata.east_asian_width(character) in _FULL_WIDTH:
        return 1.0
    return 0.25 if character in _NARROW else 0.5
