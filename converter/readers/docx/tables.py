"""Tables (ISO/IEC 29500-1, 17.4)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from converter.document import Cell, Span, Table
from converter.readers.docx.context import Context
from converter.readers.docx.elements import Element, W, child, is_on, number, text_in, value
from converter.readers.flow import Item, as_inlines
from converter.readers.grid import EMPTY, Grid

if TYPE_CHECKING:
    from converter.readers.docx.body import Body

Alignment = Literal["left", "center", "right"]
ALIGNMENTS: dict[str, Alignment] = {"center": "center", "right": "right", "end": "right"}
WRAPPERS = (W + "sdt", W + "sdtContent", W + "customXml", W + "ins")


def items(table: Element, body: Body, context: Context, span: Span) -> list[Item]:
    """The table; one of a single cell is what stands in it."""
    rows = [row for row in _inside(table, W + "tr") if not _is_deleted(row, context, span)]
    cells = [list(_inside(row, W + "tc")) for row in rows]
    if sum(map(len, cells)) == 1:
        return [item for row in cells for cell in row for item in body.items(cell)]
    grid = Grid()
    for row in cells:
        grid.new_row()
        for cell in row:
            inlines = as_inlines(body.items(cell), context.found)
            content = Cell(inlines, _alignment(cell)) if inlines else EMPTY
            grid.put(content, number(value(cell, "tcPr", "gridSpan"), 1))
    if not any(map(len, cells)):
        return []
    return [Table(grid.rows(), _header_rows(rows), span)]


def _inside(element: Element, name: str) -> Iterator[Element]:
    for inner in element.iterchildren():
        if inner.tag == name:
            yield inner
        elif inner.tag in WRAPPERS:
            yield from _inside(inner, name)


def _is_deleted(row: Element, context: Context, span: Span) -> bool:
    if child(row, "trPr", "del") is None:
        return False
    if text := text_in(row):
        context.found.say("DOC001", f"a deleted row (a tracked change) left out: {text}", span)
    return True


def _header_rows(rows: list[Element]) -> int:
    count = 0
    for row in rows:
        if not is_on(child(row, "trPr"), "tblHeader"):
            break
        count += 1
    return count


def _alignment(cell: Element) -> Alignment:
    return ALIGNMENTS.get(value(cell, "p", "pPr", "jc"), "left")
