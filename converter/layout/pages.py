"""Lines → pages: no widow, no orphan, a heading with what follows it.

All lengths are in points, all places from the top left corner of the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec
from msgspec.structs import replace

from converter.layout.area import TypeArea
from converter.layout.lines import Line
from converter.layout.origins import Origin as Origin

TOLERANCE = 0.01
"""What rounding may add to a sum of heights."""


class Placed(msgspec.Struct, frozen=True, gc=False):
    """A line at its place: ``baseline`` from the top of the page, ``left`` from its left edge.

    ``origin`` is None for a header or a footer. ``opens`` says that it is its origin's first.
    """

    line: Line
    left: float
    baseline: float
    origin: Origin | None = None
    opens: bool = False


class LaidOutPage(msgspec.Struct, frozen=True):
    """A page: its number from 1, its lines in reading order, its header and footer.

    ``label`` is the number as it is counted: the pages of the contents come before page 1 and
    have i, ii, …
    """

    number: int
    lines: tuple[Placed, ...]
    margins: tuple[Placed, ...]
    label: str = ""


class Row(msgspec.Struct, frozen=True, gc=False):
    """A line before it has a page.

    ``may_open_page`` is false for what would be
    a widow, an orphan, or parted from its heading.
    """

    line: Line
    origin: Origin
    leading: float
    ascent: float
    space_before: float
    may_open_page: bool
    opens: bool


class Block(msgspec.Struct, frozen=True, gc=False):
    """The lines of one origin, with the space around them; ``keeps_next`` for a heading."""

    origin: Origin
    lines: Sequence[Line]
    leading: float
    ascent: float
    space_before: float
    space_after: float
    keeps_next: bool


def rows_of(blocks: Iterator[Block]) -> Iterator[Row]:
    """All lines in order; the space after a block adds to that before the next."""
    space, after_heading = 0.0, False
    for block in blocks:
        space += block.space_before
        for index, line in enumerate(block.lines):
            yield Row(
                line=line,
                origin=block.origin,
                leading=block.leading,
                ascent=block.ascent * line.size,
                space_before=0.0 if index else space,
                may_open_page=_may_open_page(
                    index, len(block.lines), block.keeps_next, after_heading
                ),
                opens=index == 0,
            )
        space, after_heading = block.space_after, block.keeps_next


def _may_open_page(index: int, count: int, keeps_next: bool, after_heading: bool) -> bool:
    """Whether line ``index`` of ``count`` may be the first of a page (CLREQ, 3.4.4).

    Two lines of a paragraph at least stand together, a heading stays whole and with what follows.
    """
    if index == 0:
        return not after_heading
    return not keeps_next and index not in (1, count - 1)


def fill_pages(rows: Sequence[Row], area: TypeArea) -> Iterator[Sequence[Row]]:
    """Fill page after page; each ends before the last row that may open the next one.

    There is always at least one page. The first row of a page has no space before it but on the
    first page, where the title may stand lower.
    """
    start = 0
    while True:
        space = 0.0 if start else _opening_space(rows, area)
        end = _page_end(rows, start, space, area)
        first = [replace(row, space_before=space) for row in rows[start : start + 1]]
        yield [*first, *rows[start + 1 : end]]
        start = end
        if start >= len(rows):
            return


def _opening_space(rows: Sequence[Row], area: TypeArea) -> float:
    return min(rows[0].space_before, area.height - rows[0].line.size) if rows else 0.0


def _page_end(rows: Sequence[Row], start: int, space: float, area: TypeArea) -> int:
    y = space
    for end in range(start, len(rows)):
        row = rows[end]
        if end > start:
            y += rows[end - 1].leading + row.space_before
            if y + row.line.size > area.height + TOLERANCE:
                openings = (place for place in range(end, start, -1) if rows[place].may_open_page)
                return next(openings, end)
    return len(rows)


def place_rows(page: Sequence[Row], left: float, area: TypeArea) -> Iterator[Placed]:
    """The rows of a page at their places."""
    y = area.top
    for row in page:
        y += row.space_before
        yield Placed(row.line, left, y + row.ascent, row.origin, row.opens)
        y += row.leading
