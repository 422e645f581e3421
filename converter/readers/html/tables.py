"""Tables: cells that reach over others leave these empty (HTML, 4.9.12)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from lxml.html import HtmlElement

from converter.document import Cell, Table
from converter.readers.flow import Item
from converter.readers.grid import Grid

if TYPE_CHECKING:
    from converter.readers.html.blocks import Blocks

SECTIONS = ("thead", "tbody", "tfoot")
Alignment = Literal["left", "center", "right"]
ALIGNMENTS: dict[str, Alignment] = {"center": "center", "right": "right"}


def items(element: HtmlElement, blocks: Blocks) -> list[Item]:
    """A table; one that only lays out a page (one cell, or said to) is what stands in it."""
    rows = list(_rows(element))
    if element.get("role") in {"presentation", "none"} or all(len(row) < 2 for row in rows):
        return blocks.items(element)
    captions = list(element.iterchildren("caption"))
    grid = Grid()
    for row in rows:
        grid.new_row()
        for cell in _cells(row):
            content = Cell(blocks.inlines(cell), _alignment(cell))
            grid.put(content, _size(cell, "colspan"), _size(cell, "rowspan"))
    caption = blocks.inlines(captions[0]) if captions else ()
    table = Table(grid.rows(), _header_rows(rows), blocks.span_of(element), caption)
    return [*_stray(element, rows, blocks), table]


def _stray(element: HtmlElement, rows: list[HtmlElement], blocks: Blocks) -> Iterator[Item]:
    """What stands between cells and rows comes before the table (HTML, 13.2.6.1)."""
    sections = element.iterchildren(*SECTIONS)
    for part in (element, *sections, *rows):
        expected = {"td", "th"} if part.tag == "tr" else {"tr", "col", "colgroup", *SECTIONS}
        yield from blocks.loose(part.text, part)
        is_caption_due = part is element
        for inner in part:
            if inner.tag == "caption" and is_caption_due:
                is_caption_due = False
            elif inner.tag not in expected:
                yield from blocks.items_at(inner)
            yield from blocks.loose(inner.tail, inner)


def _rows(element: HtmlElement) -> Iterator[HtmlElement]:
    for child in element:
        if child.tag == "tr":
            yield child
        elif child.tag in SECTIONS:
            yield from child.iterchildren("tr")


def _cells(row: HtmlElement) -> Iterator[HtmlElement]:
    yield from row.iterchildren("td", "th")


def _header_rows(rows: list[HtmlElement]) -> int:
    """The first rows that are of the head, or have no cell but of the head."""
    count = 0
    for row in rows:
        parent = row.getparent()
        in_head = parent is not None and parent.tag == "thead"
        if not in_head and any(cell.tag == "td" for cell in _cells(row)):
            break
        count += 1
    return count


def _size(cell: HtmlElement, name: str) -> int:
    text = cell.get(name, "1").strip()
    return int(text) if text.isdecimal() and len(text) < 6 else 1


def _alignment(cell: HtmlElement) -> Alignment:
    style = cell.get("style", "").replace(" ", "")
    for word, alignment in ALIGNMENTS.items():
        if cell.get("align") == word or f"text-align:{word}" in style:
            return alignment
    return "left"
