"""Header and footer of each page. All lengths are in points."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import msgspec

from converter.layout import characters as c
from converter.layout import numerals
from converter.layout.area import TypeArea
from converter.layout.lines import Line
from converter.layout.metrics import Typefaces
from converter.layout.pages import Placed
from converter.layout.paragraphs import Shape, set_paragraph
from converter.theme import Margin, Theme

_BEFORE_ELLIPSIS = "…" + c.MEMBERS[c.OPENING] + c.MEMBERS[c.PAUSE]
"""What does not stand before the … that ends a header: a mark that opens, or that goes on."""


class PageNumber(msgspec.Struct, frozen=True):
    """A page's ``number`` as ``label`` writes it, and its ``side``: odd on the right-hand page."""

    number: int
    label: str
    side: int


class RunningLines:
    """The headers and footers of a document of so many ``pages``."""

    def __init__(
        self, title: str, pages: int, theme: Theme, typefaces: Typefaces, area: TypeArea
    ) -> None:
        self._title = title
        self._pages = pages
        self._typefaces = typefaces
        self._area = area
        self._header, self._footer = theme.header, theme.footer
        self._fitted = lru_cache(maxsize=16)(self._fit)  # a title is on each page, a number once

    def on(self, page: PageNumber) -> Iterator[Placed]:
        """The header and the footer of a page, where there are any."""
        area = self._area
        if (header := self._header) and (page.number > 1 or header.first_page):
            yield self._placed(header, page, area.top - header.distance - header.size)
        if (footer := self._footer) and (page.number > 1 or footer.first_page):
            yield self._placed(footer, page, area.top + area.height + footer.distance)

    def _placed(self, margin: Margin, page: PageNumber, top: float) -> Placed:
        text = margin.text.format(
            title=self._title,
            page=page.label,
            page_han=numerals.han(page.number) if "{page_han}" in margin.text else "",
            pages=str(self._pages),
        )
        inset = margin.inset * margin.size
        line = self._fitted(
            text, margin.font, margin.size, max(margin.size, self._area.width - inset)
        )
        left = _left(margin, page.side, self._area.width - line.width, inset)
        ascent = self._typefaces[margin.font].ascent * margin.size
        return Placed(line, self._area.left_on(page.side) + left, top + ascent)

    def _fit(self, text: str, font: str, size: float, measure: float) -> Line:
        """``text`` on one line: where it is too long … stands for its end, and for marks there."""
        shape = Shape(size, measure, "left")
        typeface = self._typefaces[font]
        lines = set_paragraph([(text, typeface)], shape)
        while len(lines) > 1:
            text = lines[0].text[:-1].rstrip(_BEFORE_ELLIPSIS) + "…"
            lines = set_paragraph([(text, typeface)], shape)
        return lines[0] if lines else Line((), size, 0.0)


def _left(margin: Margin, side: int, spare: float, inset: float) -> float:
    alignment = margin.alignment
    if alignment == "outside":
        alignment = "right" if side % 2 else "left"
    return {"left": inset, "center": spare / 2, "right": spare - inset}[alignment]
