"""What is not broken in the cells of a table: numbers, short texts, and the units of heads."""

from __future__ import annotations

from collections.abc import Sequence

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


NUMBERS, NARROW, BROAD = Room(23.0, 0.5, 0.0), Room(23.0, 0.5, 4.0), Room(32.0, 1.0, 8.0)
"""Screens from 360 px, where numbers alone are whole or 序号, 合计, 办公室 too; and from 30 em."""

WIDER, CAPITAL = 0.1, 0.2
"""What letters and digits, or capitals, are wider in the faces of readers than elsewhere."""

LEAST = 2.0
"""The ems of a column all of whose texts may be broken."""

_NUMBER = lazy_pattern(r"[^\w\s]{0,2}\d[\d\s.,:/~+±%‰％～–—−－-]{0,12}")
_WORD = lazy_pattern(r"[!-~\u00a0-\u024f]+")
"""What has no place to break in it."""

_BEFORE_BRACKET = lazy_pattern("(?=[（(])")
"""Where a head may be broken, before its unit."""


class Look(msgspec.Struct, frozen=True):
    """Which texts of a table have room though they are not broken, on screens of two widths."""

    numbers: bool
    narrow: bool
    broad: bool

    @classmethod
    def of(cls, table: Table) -> Look:
        """That of this table."""
        texts = [[text_of(cell.inlines) for cell in row] for row in table.rows]
        columns = list(zip(*texts, strict=True))
        return cls(*(_has_room(columns, room) for room in (NUMBERS, NARROW, BROAD)))

    def of_cell(self, cell: Cell) -> str:
        """The class of a cell whose text is not broken, or only where a reader expects it."""
        text = text_of(cell.inlines)
        if _NUMBER.fullmatch(text):
            return "whole" if self.numbers else ""
        if text and _kept(text, NARROW):
            return "kept"
        return "brief" if text and self.broad and _kept(text, BROAD) else ""


def _has_room(columns: Sequence[Sequence[str]], room: Room) -> bool:
    leasts = ([_least(text, room) for text in column] for column in columns)
    return sum(room.padding + max(column) for column in leasts) <= room.ems


def _kept(text: str, room: Room) -> float:
    """How wide a text is of which nothing is broken but before a bracket; 0 if it is long."""
    widest = max(map(_ems, _BEFORE_BRACKET.split(text)))
    return widest if widest <= room.longest else 0.0


def _least(text: str, room: Room) -> float:
    if _NUMBER.fullmatch(text):
        return _ems(text)
    words = _WORD.findall(text) if room.longest else ()
    return _kept(text, room) or max(LEAST, *map(_ems, words), 0.0)


def _ems(text: str) -> float:
    letters = [one for one in text if one.isascii() and one.isalnum()]
    return width(text) + sum(CAPITAL if one.isupper() else WIDER for one in letters)
