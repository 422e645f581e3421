"""Layout: a document and a theme become pages of placed lines. No file format is known here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from converter.diagnostics import Diagnostic
from converter.document import Document
from converter.layout.area import TypeArea, type_area
from converter.layout.blocks import blocks_of
from converter.layout.contents import contents_blocks, entries
from converter.layout.margins import PageNumber, RunningLines
from converter.layout.metrics import Typeface, Typefaces
from converter.layout.numerals import roman
from converter.layout.pages import LaidOutPage, Row, fill_pages, place_rows, rows_of
from converter.theme import Theme

Rows = Sequence[Row]


class Layout(msgspec.Struct, frozen=True):
    """A document laid out, and what there is to say about its fonts.

    ``typefaces`` know each character of it.
    """

    pages: Sequence[LaidOutPage]
    typefaces: Sequence[Typeface]
    diagnostics: Sequence[Diagnostic]


def lay_out(document: Document, theme: Theme) -> Layout:
    """Lay ``document`` out as ``theme`` says; there is always at least one page."""
    typefaces = Typefaces(theme)
    area = type_area(theme.page, theme.body)
    body = list(fill_pages(list(rows_of(blocks_of(document, theme, typefaces, area))), area))
    contents = list(_contents(body, theme, typefaces, area))
    running = RunningLines(document.metadata.title, len(body), theme, typefaces, area)
    pages = [
        LaidOutPage(
            number=page.number,
            lines=tuple(place_rows(rows, area.left_on(page.side), area)),
            margins=tuple(running.on(page)),
            label=page.label,
        )
        for page, rows in zip(_numbers(len(contents), len(body)), [*contents, *body], strict=True)
    ]
    return Layout(pages, typefaces.opened(), typefaces.diagnostics(document))


def _contents(
    body: Sequence[Rows], theme: Theme, typefaces: Typefaces, area: TypeArea
) -> Iterator[Rows]:
    """The pages of the contents; where pages face each other, the text begins on the right."""
    if theme.contents is None or not (listed := entries(body)):
        return
    blocks = contents_blocks(listed, theme.contents, theme, typefaces, area)
    pages = list(fill_pages(list(rows_of(blocks)), area))
    yield from pages
    if theme.page.facing and len(pages) % 2:
        yield []


def _numbers(contents: int, body: int) -> Iterator[PageNumber]:
    """The contents are not counted among the pages of the text: they have numbers of their own."""
    for number in range(1, contents + 1):
        yield PageNumber(number, roman(number), side=number)
    for number in range(1, body + 1):
        yield PageNumber(number, str(number), side=contents + number)
