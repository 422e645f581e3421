"""What is not broken in the cells of a table: numbers, short texts, and the units of heads."""

from __future__ import annotations

import msgspec

from converter.document import Cell, Table, text_of
from converter.patterns import lazy_pattern
from converter.writers.list_labels import width


class Room(msgspec.Struct, frozen=True):
    """The ems for a table's type on a screen, and those at both sides of a cell there.

    No text is broken that is not wider than ``longest``, if there is room for all of them.
    """

    ems: float
    padding: float
    longest: float


NARROW, BROAD = Room(24.0, 0.5, 4.0), Room(32.0, 1.0, 8.0)
"""Screens from 360 px, and from 30 em on: 序号, 合计, 办公室 are not broken; there nor 2025年底."""

LEAST = 2.0
"""The ems of a column all of whose texts may be broken."""

_NUMBER = lazy_pattern(r"[^\w\s]{0,2}\d[\d\s.,:/~+±%‰％～–—−－-]{0,12}")
_WORD = lazy_pattern(r"[!-~\u00a0-\u024f]+")
"""What has no place to break in it."""

_BEFORE_BRACKET = lazy_pattern("(?=[（(])")
"""Where a head may be broken, before its unit."""


def has_room(table: Table, room: Room) -> bool:
    """Whether all columns of a table have room though their short texts are not broken."""
    texts = ([text_of(cell.inlines) for cell in row] for row in table.rows)
    leasts = ([_least(text, room) for text in column] for column in zip(*texts, strict=True))
    return sum(room.padding + max(column) for column in leasts) <= room.ems


def look(cell: Cell, *, is_broad: bool) -> str:
    """The class of a cell whose text is not broken, or only where a reader expects it."""
    text = text_of(cell.inlines)
    if _NUMBER.fullmatch(text):
        return "whole"
    if text and _kept(text, NARROW):
        return "kept"
    return "brief" if text and is_broad and _kept(text, BROAD) else ""


def _kept(text: str, room: Room) -> float:
    """How wide a text is of which nothing is broken but before a bracket; 0 if it is long."""
    widest = max(map(width, _BEFORE_BRACKET.split(text)))
    return widest if widest <= room.longest else 0.0


def _least(text: str, room: Room) -> float:
    if _NUMBER.fullmatch(text):
        return width(text)
    return _kept(text, room) or max(LEAST, *map(width, _WORD.findall(text)), 0.0)
