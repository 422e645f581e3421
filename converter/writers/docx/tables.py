"""Tables with three rules (三线表, CY/T 170-2019): w:tbl. Widths are in twips."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, pairwise

from converter.document import Cell, Inlines, Table, text_of
from converter.writers.docx import names
from converter.writers.docx.elements import Element, twips, w
from converter.writers.docx.paragraphs import paragraph
from converter.writers.list_labels import width as ems

THICK, THIN = 12, 6
"""The rules at both ends, and the one under the head, in eighths of a point: 1.5 pt, 0.75 pt."""

SIDE = 120
"""The room on both sides of a cell."""

SLACK = 0.5
"""The ems by which the reckoned width of a text may be too little."""

TABLE = "<w:tbl>"
"""What a table begins with."""

Runs = Callable[[Inlines], Iterator[Element]]


def table(block: Table, runs: Runs, size: float, width: int) -> Element:
    """w:tbl over the whole ``width``; its head is repeated on each page (17.4.78).

    ``size`` is that of its type in points. The last row has the thick rule itself: LibreOffice 7
    else draws the thin one there too.
    """
    widths = _column_widths(block, size, width)
    last = len(block.rows) - 1
    below = {min(block.header_rows, len(block.rows)) - 1: THIN, last: THICK}
    return w(
        "tbl",
        w("tblPr", w("tblStyle", val=names.TABLE.identifier), w("tblW", w=width, type="dxa")),
        w("tblGrid", *(w("gridCol", w=one) for one in widths)),
        *(
            _row(row, runs, widths, head=index < block.header_rows, rule_below=below.get(index, 0))
            for index, row in enumerate(block.rows)
        ),
    )


def table_style() -> Element:
    """The table style: a thick rule at both ends, a little room in the cells."""
    return w(
        "style",
        w("name", val=names.TABLE.name),
        w("qFormat"),
        w(
            "tblPr",
            w("jc", val="center"),
            w("tblBorders", _rule("top", THICK), _rule("bottom", THICK)),
            w(
                "tblCellMar",
                *(w(side, w=SIDE, type="dxa") for side in ("left", "right")),
            ),
        ),
        type="table",
        customStyle=1,
        styleId=names.TABLE.identifier,
    )


def _row(
    row: Sequence[Cell], runs: Runs, widths: Sequence[int], *, head: bool, rule_below: int
) -> Element:
    properties = [w("cantSplit"), *([w("tblHeader")] if head else [])]
    cells = (
        _cell(cell, runs, width, head=head, rule_below=rule_below)
        for cell, width in zip(row, widths, strict=True)
    )
    return w("tr", w("trPr", *properties), *cells)


def _cell(cell: Cell, runs: Runs, width: int, *, head: bool, rule_below: int) -> Element:
    rule = [w("tcBorders", _rule("bottom", rule_below))] if rule_below else []
    style = names.table_text(cell.alignment, head=head)
    return w(
        "tc",
        w("tcPr", w("tcW", w=width, type="dxa"), *rule, w("vAlign", val="center")),
        paragraph(style, *runs(cell.inlines)),
    )


def _rule(side: str, width: int) -> Element:
    return w(side, val="single", sz=width, space=0, color="auto")


def _column_widths(block: Table, size: float, width: int) -> list[int]:
    """The width shared out: each column has what its longest text takes, if there is room.

    Else the narrow ones have it, and the others share the rest.
    """
    natural = [
        twips(size * (SLACK + max(1.0, *(ems(text_of(cell.inlines)) for cell in column))))
        + 2 * SIDE
        for column in zip(*block.rows, strict=True)
    ]
    kept = sum(one for one in natural if one <= width / len(natural))
    if sum(natural) <= width:
        kept = 0
    flexible = sum(natural) - kept
    shares = [
        one if kept and one <= width / len(natural) else one * (width - kept) / flexible
        for one in natural
    ]
    edges = [round(end) for end in accumulate(shares, initial=0.0)]
    return [end - start for start, end in pairwise(edges)]
