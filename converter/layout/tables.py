"""Tables: three rules (三线表, CY/T 170-2019), and a head that is repeated on each page.

All lengths are in points.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from math import ceil

import msgspec
from msgspec.structs import replace

from converter.column_widths import Extent
from converter.document import Cell, Table
from converter.layout.area import TypeArea
from converter.layout.columns import EMPTY, Columns, columns_of, extent
from converter.layout.drafts import LinesOfJobs, Spaced, notes_in
from converter.layout.frames import Frame
from converter.layout.inlines import Part
from converter.layout.lines import Line
from converter.layout.origins import Element, Kind
from converter.layout.pages import (
    NO_LINE,
    Block,
    Placed,
    Row,
    Rule,
    height_of,
    may_open_page,
)
from converter.layout.paragraphs import Job, Shape
from converter.layout.settings import Settings
from converter.row_heights import lines_and_space
from converter.theme import Style

THICK, THIN = 1.5, 0.75
"""The rules at both ends of a table, and the one under its head (三线表)."""

TOLERANCE = 1e-6
"""The share of a line of the grid that a row may take more of."""

MOST_REPEATED = 0.5
"""A head that takes more of a page than this is not repeated."""


MOST_WHOLE = 0.4
"""A table, or a row of one, that takes no more of a page than this is kept on one."""


class SetCell(msgspec.Struct, frozen=True):
    """A cell to set: its parts, and the element that it is."""

    cell: Cell
    element: Element
    parts: Sequence[Part]


class TableDraft(msgspec.Struct):
    """A table whose columns have their widths; ``lefts`` is where their texts begin.

    The lines of a row, with ``padding`` around them, take whole lines of a grid with a ``pitch``;
    of a row that is parted each one does.
    """

    jobs: Sequence[Job]
    cells: Sequence[Sequence[SetCell]]
    lefts: Sequence[float]
    heads: int
    size: float
    left: float
    width: float
    height: float
    padding: float
    pitch: float
    spaced: Spaced

    def block(self, lines: LinesOfJobs) -> Block:
        """A row a row of the table; a row a line of one that takes much of a page."""
        groups = [list(self._parted(row, lines)) for row in self.cells]
        head = [row for group in groups[: self.heads] for row in group]
        body = groups[self.heads :]
        top = Rule(self.left, THICK / 2, self.width, THICK)
        opening = head or body[0]
        opening[0] = _ruled(opening[0], top)
        if head:
            head[-1] = _ruled(head[-1], Rule(self.left, head[-1].leading, self.width, THIN))
        return Block(list(self._framed(head, body, top)), self.spaced.before, self.spaced.after)

    def _framed(
        self, head: Sequence[Row], body: Sequence[Sequence[Row]], top: Rule
    ) -> Iterator[Row]:
        """The rows with what a page needs that parts the table; its head has a row behind it."""
        repeated = tuple(map(_repeated, head))
        if not head or height_of(repeated) > MOST_REPEATED * self.height:
            repeated = (Row(None, 0.0, 0.0, rules=(top,)),)
        closing = Rule(self.left, -THICK / 2, self.width, THICK)
        rows = [*head, *(row for group in body for row in group)]
        is_whole = height_of(rows) <= MOST_WHOLE * self.height
        for index, row in enumerate(head):
            yield replace(row, closing=closing, may_open_page=not index)
        for index, group in enumerate(body):
            opens = may_open_page(index, len(body)) and not is_whole if index else not head
            for place, row in enumerate(group):
                may_open = may_open_page(place, len(group)) if place else opens
                yield replace(row, head=repeated, closing=closing, may_open_page=may_open)

    def _parted(self, cells: Sequence[SetCell], lines: LinesOfJobs) -> Iterator[Row]:
        texts = [[(part, line) for part in cell.parts for line in next(lines)] for cell in cells]
        count, around = max(1, *map(len, texts)), self.padding / 2
        notes = _notes(texts, count)
        high = count * self.spaced.leading + self.padding
        if high <= MOST_WHOLE * self.height:
            row = self._row(cells, texts, count, around, around + self._rest(high))
            yield replace(row, notes=tuple(chain.from_iterable(notes)))
            return
        for index in range(count):
            own = [text[index : index + 1] for text in texts]
            above, below = (around * (self.pitch > 0 or index == end) for end in (0, count - 1))
            row = self._row(cells, own, 1, above, below, goes_on=index > 0)
            yield replace(row, notes=tuple(notes[index]))

    def _rest(self, high: float) -> float:
        """What a row so high leaves of its last line of the grid."""
        return ceil(high / self.pitch - TOLERANCE) * self.pitch - high if self.pitch else 0.0

    def _row(
        self,
        cells: Sequence[SetCell],
        texts: Sequence[Sequence[tuple[Part, Line]]],
        count: int,
        above: float,
        below: float,
        *,
        goes_on: bool = False,
    ) -> Row:
        """Cell by cell, each line of which is in the middle of its leading."""
        leading = above + count * self.spaced.leading + below
        top = max(0.0, above + (self.spaced.leading - self.size) / 2)
        top += self.spaced.ascent * self.size
        placed: list[Placed] = []
        for cell, left, text in zip(cells, self.lefts, texts, strict=True):
            if not (goes_on or text):
                placed.append(Placed(NO_LINE, left, top, (cell.element,), opens=True))
            for index, (part, line) in enumerate(text):
                baseline = top + index * self.spaced.leading
                opens = not (goes_on or index)
                placed.append(Placed(line, left, baseline, part.elements, opens))
        depth = min(leading - below + max(below, self.padding / 2), self.height)
        return Row(None, leading, depth, beside=tuple(placed), goes_on=goes_on)


def _notes(texts: Sequence[Sequence[tuple[Part, Line]]], count: int) -> list[list[str]]:
    """The notes that each line of a row refers to; those of a cell wait for all before it."""
    found: list[list[str]] = [[] for _ in range(count)]
    last = 0
    for text in texts:
        for index, (part, line) in enumerate(text):
            if own := notes_in(line, part.notes):
                last = max(last, index)
                found[last] += own
    return found


def _ruled(row: Row, rule: Rule) -> Row:
    return replace(row, rules=(*row.rules, rule))


def _repeated(row: Row) -> Row:
    """A row of a head again: it is not part of the text."""
    lines = tuple(
        replace(one, elements=(), opens=False) for one in row.beside if one.line is not NO_LINE
    )
    return replace(row, beside=lines, notes=())


def table_draft(table: Table, element: Element, frame: Frame, settings: Settings) -> TableDraft:
    """Decide the widths of the columns of a table that has a row, and the size of its type."""
    area, style = settings.area, settings.theme.style("table")
    setting = settings.of(style, frame)
    measure, nominal = setting.shape.measure, setting.shape.size
    cells = list(_set_rows(table, element, style.font, settings))
    extents = [_extent(column) for column in zip(*cells, strict=True)]
    columns = columns_of(extents, measure, nominal)
    left = setting.left + (measure - columns.width) / 2
    leading = setting.spaced.leading * (1.0 if area.pitch else columns.size / nominal)
    lines, padding = lines_and_space(leading, columns.size, on_grid=area.pitch > 0)
    return TableDraft(
        jobs=list(_jobs(cells, columns, setting.shape)),
        cells=cells,
        lefts=[left + start for start in columns.starts],
        heads=min(table.header_rows, len(cells)),
        size=columns.size,
        left=left,
        width=columns.width,
        height=area.height,
        padding=padding,
        pitch=area.pitch,
        spaced=_spaced(setting.spaced, style, lines, area, has_caption=bool(table.caption)),
    )


def _set_rows(
    table: Table, element: Element, font: str, settings: Settings
) -> Iterator[list[SetCell]]:
    """The rows of a table, its heads in the face of what is strong.

    Where there is no head, the first cell of a row is what names the others.
    """
    strong = (settings.theme.strong or settings.theme.lead).font
    for index, row in enumerate(table.rows):
        is_head = index < table.header_rows
        parent = Element("row", table, element)
        kinds: list[Kind] = ["head cell" if is_head else "cell"] * len(row)
        if not table.header_rows:
            kinds[0] = "row head"
        yield [
            _set_cell(cell, Element(kind, cell, parent), strong if is_head else font, settings)
            for kind, cell in zip(kinds, row, strict=True)
        ]


def _set_cell(cell: Cell, element: Element, font: str, settings: Settings) -> SetCell:
    return SetCell(cell, element, settings.setter.parts(cell.inlines, font, element))


def _extent(cells: Sequence[SetCell]) -> Extent:
    """The extent of a column."""
    found = EMPTY
    for cell in cells:
        for part in cell.parts:
            found |= extent(part.pieces)
    return found


def _jobs(cells: Sequence[Sequence[SetCell]], columns: Columns, shape: Shape) -> Iterator[Job]:
    for row in cells:
        for cell, width in zip(row, columns.widths, strict=True):
            own = Shape(columns.size, width, cell.cell.alignment, breaking=shape.breaking)
            for part in cell.parts:
                yield part.pieces, own


def _spaced(
    spaced: Spaced, style: Style, leading: float, area: TypeArea, *, has_caption: bool
) -> Spaced:
    """Lines with this leading; half a line of space above, a line below.

    Above it the line before adds the gap that it has to its next one. On a grid it is a line below.
    """
    return replace(
        spaced,
        leading=leading,
        before=spaced.before if has_caption else max(spaced.before, area.space(style.leading / 2)),
        after=max(spaced.after, area.pitch or style.leading),
    )
