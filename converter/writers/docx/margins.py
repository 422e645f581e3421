"""Headers and footers: which pages have which, and what stands in them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

from converter.patterns import lazy_pattern
from converter.theme import Margin, Theme
from converter.writers.docx.elements import Element, w
from converter.writers.docx.paragraphs import paragraph
from converter.writers.docx.runs import run
from converter.writers.docx.styles import margin_style

Kind = Literal["header", "footer"]
Pages = Literal["default", "even", "first"]
"""ST_HdrFtr (ECMA-376-1, 17.18.36)."""

_PIECE = lazy_pattern(r"(\{\w+\})")
_FIELDS = {
    "{page}": " PAGE ",
    "{page_han}": " PAGE \\* CHINESENUM3 ",
    "{pages}": " NUMPAGES ",
}
"""Numbers are fields whose results the reader works out (ECMA-376-1, 17.16.5.44, 17.16.5.42)."""


class RunningLine(msgspec.Struct, frozen=True):
    """A header or footer, the pages it is for, and what stands in it."""

    kind: Kind
    pages: Pages
    content: Element


def running_lines(theme: Theme, title: str) -> Iterator[RunningLine]:
    """Every header and footer the theme asks for, each for each kind of page there is."""
    for kind, margin in _margins(theme):
        for pages in _kinds_of_pages(theme):
            content = _content(margin, title) if margin.first_page or pages != "first" else []
            style = margin_style(kind, margin, even_page=pages == "even")
            yield RunningLine(kind, pages, paragraph(style, *content))


def has_own_first_page(theme: Theme) -> bool:
    """Whether the first page goes without its header or its footer."""
    return any(not margin.first_page for _, margin in _margins(theme))


def has_own_even_pages(theme: Theme) -> bool:
    """Whether left-hand pages have a header or footer of their own."""
    return any(margin.alignment == "outside" for _, margin in _margins(theme))


def _margins(theme: Theme) -> Iterator[tuple[Kind, Margin]]:
    if theme.header is not None:
        yield "header", theme.header
    if theme.footer is not None:
        yield "footer", theme.footer


def _kinds_of_pages(theme: Theme) -> Iterator[Pages]:
    yield "default"
    if has_own_even_pages(theme):
        yield "even"
    if has_own_first_page(theme):
        yield "first"


def _content(margin: Margin, title: str) -> list[Element]:
    return [_piece(piece, title) for piece in _PIECE.split(margin.text) if piece]


def _piece(piece: str, title: str) -> Element:
    if piece in _FIELDS:
        return w("fldSimple", run("1"), instr=_FIELDS[piece])
    return run(title if piece == "{title}" else piece)
