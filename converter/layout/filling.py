"""Rows → pages: no widow, no orphan, a heading with what follows it, notes at the foot.

The notes that a row refers to stand on its page; one that is too long goes on on the next.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, islice, pairwise

import msgspec
from msgspec.structs import replace

from converter.layout.area import TypeArea
from converter.layout.pages import NEW_PAGE, Row, height_of

TOLERANCE = 0.01
"""What rounding may add to a sum of heights."""

WHOLE_SHARE = 0.25
"""The share of the type area up to which a note is whole; of a longer one two lines may do."""

LEAST_NOTE_ROWS = 2

MOST_CARRIED = 0.5
"""The share of the type area that the rest of a note may take from the text of the next page."""


class NoteRows(msgspec.Struct, frozen=True):
    """The rows of notes by identifier, and the ``gap`` between them and the text, in points."""

    rows: Mapping[str, Sequence[Row]] = {}
    gap: float = 0.0


NO_NOTES = NoteRows()


class FilledPage(msgspec.Struct, frozen=True):
    """The rows of a page, and those of the notes at its foot."""

    rows: Sequence[Row]
    foot: Sequence[Row] = ()

    def sunk(self, height: float, gap: float) -> FilledPage:
        """The page with what is ``at_foot`` as low as it can be, above the notes and their gap."""
        place = next((place for place, row in enumerate(self.rows) if row.at_foot), None)
        if place is None:
            return self
        room = height - height_of(self.rows) - (gap + height_of(self.foot) if self.foot else 0.0)
        row = self.rows[place]
        lower = replace(row, space_before=row.space_before + max(0.0, room))
        return replace(self, rows=[*self.rows[:place], lower, *self.rows[place + 1 :]])


def fill_pages(
    rows: Iterable[Row], area: TypeArea, notes: NoteRows = NO_NOTES
) -> Iterator[FilledPage]:
    """Fill page after page; each ends before the last row that may open the next one.

    There is always at least one page. The first row of a page has no space before it but on the
    first page, where the title may stand lower. Rows that go on with a table stand under its head.
    """
    ahead, foot = _Ahead(rows), _Foot(notes, area.height)
    is_first = True
    while True:
        opening = _opening(ahead, area, is_first=is_first)
        foot.open_page()
        own = ahead.taken(_page_end(ahead, opening, foot, area))
        page = _closed([*opening[:-1], *_cell_by_cell([*opening[-1:], *own[1:]])])
        yield FilledPage(page, foot.fill(own, page)).sunk(area.height, notes.gap)
        is_first = False
        if ahead.row(0) is None and not foot.is_carried:
            return


class _Ahead:
    """The rows that are on no page yet, as many as have been looked at."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._rows = iter(rows)
        self._met: list[Row] = []

    def row(self, place: int) -> Row | None:
        """The row at a place from 0, if there is one; all before it have been looked at."""
        if place == len(self._met):
            self._met.extend(islice(self._rows, 1))
        return self._met[place] if place < len(self._met) else None

    def taken(self, count: int) -> list[Row]:
        """The next rows, which then are on a page."""
        own = self._met[:count]
        del self._met[:count]
        return own


def _opening(ahead: _Ahead, area: TypeArea, *, is_first: bool) -> list[Row]:
    """The first row of a page, under the head of its table if it goes on with one."""
    first = ahead.row(0)
    if first is None:
        return []
    if is_first:
        opens = first.space_before == NEW_PAGE
        space = 0.0 if opens else min(first.space_before, area.height - first.depth)
        return [replace(first, space_before=max(space, 0.0))]
    fits = height_of([*first.head, first]) <= area.height
    return [*(first.head if fits else ()), replace(first, space_before=0.0)]


def _page_end(ahead: _Ahead, opening: Sequence[Row], foot: _Foot, area: TypeArea) -> int:
    """How many rows are on the page."""
    y = sum(row.space_before + row.leading for row in opening)
    if opening:
        foot.reserve(opening[-1].notes)
    end, opens = min(1, len(opening)), 0
    while end and (row := ahead.row(end)):
        y += row.space_before
        if row.notes:
            foot.reserve(row.notes)
        if row.may_open_page:
            opens = end
        if y + row.depth + foot.reserved > area.height + TOLERANCE:
            return opens or end
        y += row.leading
        end += 1
    return end


def _cell_by_cell(rows: list[Row]) -> list[Row]:
    """The rows, with what is in the parts of a row of a table in the first of them on the page."""
    if not any(row.goes_on for row in rows[1:]):
        return rows
    starts = [place for place, row in enumerate(rows) if not (place and row.goes_on)]
    for start, end in pairwise([*starts, len(rows)]):
        if end - start > 1:
            rows[start:end] = _read_as_one(rows[start:end])
    return rows


def _read_as_one(parts: Sequence[Row]) -> Iterator[Row]:
    tops = accumulate((part.leading for part in parts), initial=0.0)
    placed = [
        replace(one, baseline=top + one.baseline)
        for part, top in zip(parts, tops, strict=False)
        for one in part.beside
    ]
    yield replace(parts[0], beside=tuple(sorted(placed, key=lambda one: one.left)))
    yield from (replace(part, beside=()) for part in parts[1:])


def _closed(page: list[Row]) -> list[Row]:
    """The rows of a page, the last of each table with the rule that ends it."""
    closing = [row.closing for row in page]
    if any(closing):
        for index, (rule, following) in enumerate(pairwise([*closing, None])):
            if rule and following is not rule:
                row = page[index]
                own = replace(rule, middle=row.depth + rule.middle)
                page[index] = replace(row, rules=(*row.rules, own))
    return page


class _Foot:
    """The foot of a page: what it needs for its notes, and what is left of them for the next.

    ``reserved`` is the height that the notes met so far need at least.
    """

    def __init__(self, notes: NoteRows, height: float) -> None:
        self._notes = notes
        self._height = height
        self._met: set[str] = set()
        self._placed: set[str] = set()
        self._queue: list[Row] = []
        self._done = 0
        self._pitches = 0.0
        self.reserved = 0.0

    @property
    def is_carried(self) -> bool:
        """Whether there are rows that stand on a later page than their reference."""
        return self._done < len(self._queue)

    def open_page(self) -> None:
        """What is carried comes first, up to a share of the page."""
        self._met = set(self._placed)
        self._pitches = self.reserved = 0.0
        most = self._height * MOST_CARRIED
        for place in range(self._done, len(self._queue)):
            self._need(self._queue[place : place + 1])
            if self.reserved > most:
                self.reserved = most
                return

    def reserve(self, notes: Sequence[str]) -> None:
        """Reserve what these notes need, where they have not been met before."""
        for note in notes:
            if note not in self._met:
                self._met.add(note)
                rows = self._notes.rows[note]
                is_short = height_of(rows) <= self._height * WHOLE_SHARE
                self._need(rows if is_short else rows[:LEAST_NOTE_ROWS])

    def fill(self, rows: Sequence[Row], page: Sequence[Row]) -> Sequence[Row]:
        """The notes of ``rows`` that have room below the ``page`` that has them."""
        for note in [note for row in rows for note in row.notes]:
            if note not in self._placed:
                self._placed.add(note)
                self._queue += self._notes.rows[note]
        if not self.is_carried:
            return ()
        end = self._end(self._height - height_of(page))
        if end == self._done and not rows:
            end += 1
        foot = self._queue[self._done : end]
        self._done = end
        return foot

    def _need(self, rows: Sequence[Row]) -> None:
        for row in rows:
            self._pitches += row.space_before + row.leading
            self.reserved = self._notes.gap + self._pitches - row.leading + row.depth

    def _end(self, room: float) -> int:
        """How far the queue fits; no note is parted where that makes a widow or an orphan."""
        y, end, count = self._notes.gap, self._done, len(self._queue)
        while end < count:
            row = self._queue[end]
            if y + row.space_before + row.depth > room + TOLERANCE:
                openings = (
                    place
                    for place in range(end, self._done, -1)
                    if self._queue[place].may_open_page
                )
                return next(openings, end)
            y += row.space_before + row.leading
            end += 1
        return end
