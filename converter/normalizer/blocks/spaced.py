"""Columns that spaces part, as they are typed below one another."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import pairwise, takewhile

import msgspec

from converter.normalizer.blocks.cells import MIN_SEVERAL, SPACE, are_numbers, bounds, has_gap
from converter.patterns import lazy_pattern

MIN_ROWS, WIDE_GAP = 3, 2

LONGEST_CELL = 16
"""The longest cell beside columns that but one space parts."""

MIN_COUNTED = 4
"""The rows below a head of which one may be without a figure."""

NAMES = frozenset((2, 3))
"""The lengths of names of persons."""

_WIDE = frozenset("WFA")
"""East Asian Widths (UAX #11) of two columns; the ambiguous ones are so in Chinese."""

_DIGIT = lazy_pattern(r"\d")


class Grid(msgspec.Struct, frozen=True):
    """The ``columns`` of a table, and where in those of a typewriter their cells begin and end.

    Where but one space parts them that says nothing, and ``edges`` are none. Of some all cells
    below the first are ``numbers``.
    """

    columns: tuple[int, ...]
    edges: Sequence[frozenset[int]]
    numbers: Sequence[bool]

    def places(self, text: str) -> Sequence[int]:
        """In which columns the cells of a row stand; none if it is no row."""
        if columns(text) == self.columns:
            return range(len(self.columns))
        row = bounds(text, SPACE)
        if not (1 < len(row) < len(self.columns) and has_gap(text)):
            return ()
        found = self._below(text, row)
        if found or not are_numbers([text[start:end] for start, end in row[1:]]):
            return found
        return range(len(row)) if all(self.numbers[1 : len(row)]) else ()

    def _below(self, text: str, row: Sequence[tuple[int, int]]) -> list[int]:
        """The columns below whose cells those of a row begin or end, from the first one on."""
        found: list[int] = []
        for start, end in row:
            own = {_width(text[:start]), -_width(text[:end])}
            rest = range(found[-1] + 1 if found else 0, len(self.edges))
            place = next((place for place in rest if own & self.edges[place]), -1)
            if place < 0:
                return []
            found.append(place)
        return found


def grid_of(texts: Sequence[str], *, is_captioned: bool) -> Grid | None:
    """The columns of rows that begin with these, if they have any."""
    first = columns(texts[0])
    gapped = takewhile(lambda text: len(bounds(text, SPACE)) > 1, texts)
    full = [text for text in gapped if columns(text) == first]
    if len(full) < MIN_ROWS:
        return None
    is_typed = _are_spaced_out(full)
    cells = [[text[start:end] for start, end in bounds(text, SPACE)] for text in full]
    if not (is_typed or _are_rows(cells, is_captioned=is_captioned)):
        return None
    numbers = [are_numbers(column[1:]) for column in zip(*cells, strict=True)]
    return Grid(first, _edges(full) if is_typed else (), numbers)


def columns(text: str) -> tuple[int, ...]:
    """Where the cells behind spaces begin, in the columns of a typewriter.

    Of three cells or more it is enough that they are as many: their numbers.
    """
    row = bounds(text, SPACE)
    if len(row) >= MIN_SEVERAL:
        return tuple(range(len(row)))
    return tuple(_width(text[:start]) for start, _ in row)


def _edges(texts: Sequence[str]) -> list[frozenset[int]]:
    """Where the cells of each column begin, and end: negative."""
    found: list[set[int]] = [set() for _ in bounds(texts[0], SPACE)]
    for text in texts:
        for own, (start, end) in zip(found, bounds(text, SPACE), strict=True):
            own |= {_width(text[:start]), -_width(text[:end])}
    return [frozenset(own) for own in found]


def _are_spaced_out(texts: Sequence[str]) -> bool:
    """Whether the gaps were typed to make columns: they differ, or are several and wide."""
    rows = [bounds(text, SPACE) for text in texts]
    return _is_wide(rows[0]) or len(set(map(_gaps, rows))) > 1


def _are_rows(rows: Sequence[Sequence[str]], *, is_captioned: bool) -> bool:
    """Whether short cells are those of a table where but one space parts them.

    Below a head there are figures in a column; or a caption stands above, and not only names do.
    """
    lengths = {len(cell) for row in rows for cell in row}
    if len(rows[0]) < MIN_SEVERAL or max(lengths) > LONGEST_CELL:
        return False
    if is_captioned and not lengths <= NAMES:
        return True
    return any(map(_has_figures, list(zip(*rows, strict=True))[1:]))


def _has_figures(column: Sequence[str]) -> bool:
    """Whether numbers stand below the word of a head, or figures in all rows but one."""
    head, *below = column
    if _DIGIT.search(head):
        return False
    counted = sum(1 for cell in below if _DIGIT.search(cell))
    is_counted = len(below) >= MIN_COUNTED and counted >= len(below) - 1
    return (are_numbers(below) and counted > 0) or is_counted


def _is_wide(row: Sequence[tuple[int, int]]) -> bool:
    return len(row) >= MIN_SEVERAL and min(_gaps(row)) >= WIDE_GAP


def _gaps(row: Sequence[tuple[int, int]]) -> tuple[int, ...]:
    return tuple(after - end for (_, end), (after, _) in pairwise(row))


def _width(text: str) -> int:
    return sum(1 + (unicodedata.east_asian_width(one) in _WIDE) for one in text)
