"""A table as w:tbl, in three lines (GB/T 7713.2-2022: 三线表)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from converter.document import Cell, Inlines, Table, text_of
from converter.writers.docx import names
from converter.writers.docx.elements import Element, w

_JUSTIFICATION = {"left": "left", "center": "center", "right": "right"}
_PADDING = 2
"""What the sides of a cell take, in characters."""

ParagraphOf = Callable[[Inlines, str], Element]
"""Makes the paragraph of a cell: its content, and its w:jc."""


def table(table: Table, width: int, em: int, paragraph: ParagraphOf) -> Element:
    """The table across ``width`` twips; its head is repeated on each page (17.4.49).

    ``em`` is the size of its text in twips.
    """
    widths = _shared([em * (_longest(column) + _PADDING) for column in _columns(table)], width)
    return w(
        "tbl",
        w(
            "tblPr",
            w("tblStyle", val=names.TABLE.identifier),
            w("tblW", w=sum(widths), type="dxa"),
            w("tblLook", val="0020" if table.header_rows else "0000"),
        ),
        w("tblGrid", *(w("gridCol", w=one) for one in widths)),
        *(
            _row(row, widths, paragraph, is_head=index < table.header_rows)
            for index, row in enumerate(table.rows)
        ),
    )


def _row(
    row: Sequence[Cell], widths: Sequence[int], paragraph: ParagraphOf, *, is_head: bool
) -> Element:
    cells = (
        w(
            "tc",
            w("tcPr", w("tcW", w=width, type="dxa")),
            paragraph(cell.inlines, _JUSTIFICATION[cell.alignment]),
        )
        for cell, width in zip(row, widths, strict=True)
    )
    return w("tr", w("trPr", w("cantSplit"), *([w("tblHeader")] if is_head else [])), *cells)


def _columns(table: Table) -> Iterable[Sequence[Cell]]:
    return zip(*table.rows, strict=True)


def _longest(column: Sequence[Cell]) -> int:
    return max(len(text_of(cell.inlines)) for cell in column)


def _shared(wanted: Sequence[int], width: int) -> list[int]:
    """``width`` shared out: what is wanted and more in proportion, or what is fair.

    Where it is too little, columns that want less than an equal share have what they want.
    """
    if sum(wanted) <= width:
        return [width * one // sum(wanted) for one in wanted]
    shares = list(wanted)
    left, count = width, len(wanted)
    for index in sorted(range(len(wanted)), key=wanted.__getitem__):
        shares[index] = min(wanted[index], left // count)
        left, count = left - shares[index], count - 1
    return shares
