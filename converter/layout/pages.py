"""Lines → pages: no widow, no orphan, a heading with what follows it; header and footer.

All lengths are in points, all places from the top left corner of the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from converter.document import Document, Lead, Paragraph, Section, Title, walk
from converter.layout.lines import Line, Piece, Shape, set_paragraph
from converter.layout.metrics import Typefaces
from converter.theme import Margin, Page, Style, Theme

TOLERANCE = 0.01
"""What rounding may add to a sum of heights."""

Origin = Title | Section | Paragraph
"""What a line comes from; a section's own lines are its heading."""


class TypeArea(msgspec.Struct, frozen=True):
    """The type area (版心) of every page, and the body text's ``em`` in it.

    ``pitch`` is from line to line where the theme has a grid, and 0 elsewhere.
    """

    left: float
    top: float
    width: float
    height: float
    em: float
    body_size: float
    pitch: float = 0.0

    def size(self, nominal: float) -> float:
        """The size of type: on a grid, that of the body is what fills the lines exactly."""
        return self.em if nominal == self.body_size else nominal

    def leading(self, nominal: float) -> float:
        """The pitch of lines: on a grid, a whole number of its own."""
        return max(1, round(nominal / self.pitch)) * self.pitch if self.pitch else nominal

    def space(self, nominal: float) -> float:
        """The space before or after a block: on a grid, whole lines."""
        return round(nominal / self.pitch) * self.pitch if self.pitch else nominal


class Placed(msgspec.Struct, frozen=True):
    """A line at its place: ``baseline`` from the top of the page, ``left`` from its left edge.

    ``origin`` is None for a header or a footer. ``opens`` says that it is its origin's first.
    """

    line: Line
    left: float
    baseline: float
    origin: Origin | None = None
    opens: bool = False


class LaidOutPage(msgspec.Struct, frozen=True):
    """A page: its number from 1, its lines in reading order, its header and footer."""

    number: int
    lines: tuple[Placed, ...]
    margins: tuple[Placed, ...]


class Row(msgspec.Struct, frozen=True):
    """A line before it has a page.

    ``space_before`` vanishes at the top of a page. ``may_open_page`` is false for what would be
    a widow, an orphan, or parted from its heading.
    """

    line: Line
    origin: Origin
    leading: float
    ascent: float
    space_before: float
    may_open_page: bool
    opens: bool


def type_area(page: Page, body: Style) -> TypeArea:
    """The type area of ``page``, its width a whole number of ems of the body (CLREQ, 2.2.1).

    With a grid, the lines and characters fill it exactly (GB/T 9704-2012, 5.2.3): the first line
    stands at its top and the last at its bottom.
    """
    left, top = page.margin_left, page.margin_top
    width = page.width - page.margin_left - page.margin_right
    height = page.height - page.margin_top - page.margin_bottom
    if page.grid is None:
        ems = max(1, int(width / body.size + 0.001))
        spare = width - ems * body.size
        return TypeArea(left + spare / 2, top, width - spare, height, body.size, body.size)
    em = width / page.grid.characters_per_line
    pitch = (height - em) / (page.grid.lines_per_page - 1)
    return TypeArea(left, top, width, height, em, body.size, pitch)


def paginate(document: Document, theme: Theme, typefaces: Typefaces) -> list[LaidOutPage]:
    """Lay the whole document out in pages; there is always at least one."""
    area = type_area(theme.page, theme.body)
    rows = list(_rows(document, theme, typefaces, area))
    margins = _Margins(document, theme, typefaces, area)
    return [
        LaidOutPage(number, tuple(_placed(page, area)), tuple(margins.lines(number)))
        for number, page in enumerate(_pages(rows, area), start=1)
    ]


def _rows(document: Document, theme: Theme, typefaces: Typefaces, area: TypeArea) -> Iterator[Row]:
    """All lines of the document in order; the space after a block adds to the next one's before."""
    space, after_heading = 0.0, False
    for origin, style in _styled(document, theme):
        ascent = typefaces[style.font].ascent
        lines = set_paragraph(_pieces(origin, style, theme, typefaces), _shape(style, area))
        keeps_next = not isinstance(origin, Paragraph)
        space += area.space(style.space_before)
        for index, line in enumerate(lines):
            yield Row(
                line=line,
                origin=origin,
                leading=area.leading(style.leading),
                ascent=ascent * line.size,
                space_before=0.0 if index else space,
                may_open_page=_may_open_page(index, len(lines), keeps_next, after_heading),
                opens=index == 0,
            )
        space, after_heading = area.space(style.space_after), keeps_next


def _may_open_page(index: int, count: int, keeps_next: bool, after_heading: bool) -> bool:
    """Whether line ``index`` of ``count`` may be the first of a page (CLREQ, 3.2.4 note).

    Two lines of a paragraph at least stand together, a heading stays whole and with what follows.
    """
    if index == 0:
        return not after_heading
    return not keeps_next and index not in (1, count - 1)


def _styled(document: Document, theme: Theme) -> Iterator[tuple[Origin, Style]]:
    if document.title:
        yield document.title, theme.title
    for block in walk(document.blocks):
        if isinstance(block, Section):
            yield block, theme.heading(block.heading.level)
        else:
            yield block, theme.preview.style if block.role == "notice" else theme.body


def _pieces(origin: Origin, style: Style, theme: Theme, typefaces: Typefaces) -> list[Piece]:
    typeface = typefaces[style.font]
    if isinstance(origin, Title):
        return [(origin.text, typeface)]
    if isinstance(origin, Section):
        return [(origin.heading.full_text, typeface)]
    lead = typefaces[theme.lead.font]
    return [
        (inline.text, lead if isinstance(inline, Lead) else typeface) for inline in origin.inlines
    ]


def _shape(style: Style, area: TypeArea) -> Shape:
    return Shape(area.size(style.size), area.width, style.alignment, style.first_line_indent)


def _pages(rows: Sequence[Row], area: TypeArea) -> Iterator[Sequence[Row]]:
    """Fill page after page; each ends before the last row that may open the next one."""
    start = 0
    while True:
        end = _page_end(rows, start, area)
        yield rows[start:end]
        start = end
        if start >= len(rows):
            return


def _page_end(rows: Sequence[Row], start: int, area: TypeArea) -> int:
    for end, (row, y) in enumerate(_heights(rows, start), start=start):
        if end > start and y + row.line.size > area.height + TOLERANCE:
            openings = (place for place in range(end, start, -1) if rows[place].may_open_page)
            return next(openings, end)
    return len(rows)


def _heights(rows: Sequence[Row], start: int) -> Iterator[tuple[Row, float]]:
    """The rows from ``start`` on, each with the distance of its top from the page's first."""
    y = rows[0].space_before if start == 0 and rows else 0.0
    for index in range(start, len(rows)):
        row = rows[index]
        if index > start:
            y += rows[index - 1].leading + row.space_before
        yield row, y


def _placed(page: Sequence[Row], area: TypeArea) -> Iterator[Placed]:
    for row, y in _heights(page, 0):
        yield Placed(row.line, area.left, area.top + y + row.ascent, row.origin, row.opens)


class _Margins:
    """Header and footer of each page."""

    def __init__(
        self, document: Document, theme: Theme, typefaces: Typefaces, area: TypeArea
    ) -> None:
        self._title = document.metadata.title
        self._typefaces = typefaces
        self._area = area
        self._header, self._footer = theme.header, theme.footer

    def lines(self, number: int) -> Iterator[Placed]:
        """The header and the footer of page ``number``, where there are any."""
        area = self._area
        if (header := self._header) and (number > 1 or header.first_page):
            yield self._line(header, number, area.top - header.distance - header.size)
        if (footer := self._footer) and (number > 1 or footer.first_page):
            yield self._line(footer, number, area.top + area.height + footer.distance)

    def _line(self, margin: Margin, number: int, top: float) -> Placed:
        text = margin.text.format(title=self._title, page=number)
        inset = margin.inset * margin.size
        line = self._fitted(text, margin, self._area.width - inset)
        left = self._area.left + _left(margin, number, self._area.width - line.width, inset)
        ascent = self._typefaces[margin.font].ascent * margin.size
        return Placed(line, left, top + ascent)

    def _fitted(self, text: str, margin: Margin, measure: float) -> Line:
        """``text`` on one line: its end gives way to … where it is too long."""
        shape = Shape(margin.size, measure, "left")
        typeface = self._typefaces[margin.font]
        lines = set_paragraph([(text, typeface)], shape)
        while len(lines) > 1:
            text = lines[0].text[:-1].rstrip("…") + "…"
            lines = set_paragraph([(text, typeface)], shape)
        return lines[0]


def _left(margin: Margin, number: int, spare: float, inset: float) -> float:
    alignment = margin.alignment
    if alignment == "outside":
        alignment = "right" if number % 2 else "left"
    return {"left": inset, "center": spare / 2, "right": spare - inset}[alignment]
