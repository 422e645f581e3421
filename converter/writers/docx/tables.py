"""Tables with three rules (三线表, CY/T 170-2019): w:tbl. Widths are in twips."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, pairwise

from msgspec.structs import replace

from converter.column_widths import GUTTER_SHARE, LEAST_EM, Extent, allotted
from converter.document import Cell, Inlines, Table, text_of
from converter.patterns import lazy_pattern
from converter.row_heights import lines_and_space
from converter.theme import Style, Theme
from converter.theme.lengths import Points
from converter.writers.docx import names
from converter.writers.docx.elements import Element, twips, w
from converter.writers.docx.paragraphs import paragraph
from converter.writers.list_labels import width as ems

THICK, THIN = 12, 6
"""The rules at both ends, and the one under the head, in eighths of a point: 1.5 pt, 0.75 pt."""

SIDE = 120
"""The room on both sides of a cell."""

_WORD = lazy_pattern(r"[＋－＜＞～]?[!-~\u00a0-\u024f]+[，。、；：！？）》”’%]?")
"""What is not parted: a word of Latin letters, or a number with the sign before it."""

_SEAM = lazy_pattern(r"(?<=[^\x00-\u02ff\s])(?=[A-Za-z0-9])|(?<=[A-Za-z0-9])(?=[^\x00-\u02ff\s])")
SEAM = 0.25
"""The space that Word and LibreOffice set between Chinese and a word or a number (17.3.1.2)."""

SLACK = 0.5
"""The ems by which the reckoned width of a text may be too little."""

TABLE = "<w:tbl>"
"""What a table begins with."""

Runs = Callable[[Inlines], Iterator[Element]]


def text_style(theme: Theme) -> Style:
    """The style of a line in a cell."""
    form = theme.style("table")
    leading, _ = lines_and_space(form.leading, form.size, on_grid=theme.page.grid is not None)
    return replace(form, leading=Points(leading))


def table(block: Table, runs: Runs, theme: Theme, width: int) -> tuple[Element, int]:
    """w:tbl, not over a ``width``, in the middle, and its own.

    Its head is repeated on each page (17.4.78). LibreOffice does not take the middle from the
    style. The last row has the thick rule itself: LibreOffice 7 else draws the thin one there too.
    Where columns are many there is less room between them.
    """
    size = theme.style("table").size
    side = min(SIDE, int(GUTTER_SHARE * width / (2 * len(block.rows[0]))))
    widths = _column_widths(block, size, width, side)
    last = len(block.rows) - 1
    below = {min(block.header_rows, len(block.rows)) - 1: THIN, last: THICK}
    made = w(
        "tbl",
        w(
            "tblPr",
            w("tblStyle", val=names.TABLE.identifier),
            w("tblW", w=sum(widths), type="dxa"),
            w("jc", val="center"),
            *([] if side == SIDE else [_margins(theme, side)]),
        ),
        w("tblGrid", *(w("gridCol", w=one) for one in widths)),
        *(
            _row(row, runs, widths, head=index < block.header_rows, rule_below=below.get(index, 0))
            for index, row in enumerate(block.rows)
        ),
    )
    return made, sum(widths)


def table_style(theme: Theme) -> Element:
    """The table style: a thick rule at both ends, a little room in the cells."""
    return w(
        "style",
        w("name", val=names.TABLE.name),
        w("qFormat"),
        w(
            "tblPr",
            w("jc", val="center"),
            w("tblBorders", _rule("top", THICK), _rule("bottom", THICK)),
            _margins(theme, SIDE),
        ),
        type="table",
        customStyle=1,
        styleId=names.TABLE.identifier,
    )


def _margins(theme: Theme, side: int) -> Element:
    """The room in a cell at its sides; above and below it is half of what parts two rows."""
    form = theme.style("table")
    _, space = lines_and_space(form.leading, form.size, on_grid=theme.page.grid is not None)
    widths = {"top": twips(space / 2), "left": side, "bottom": twips(space / 2), "right": side}
    return w("tblCellMar", *(w(name, w=one, type="dxa") for name, one in widths.items()))


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


def _column_widths(block: Table, size: float, measure: int, side: int) -> list[int]:
    """The widths of columns by what is in them, with the room at both ``side``s of their cells."""
    room = measure - 2 * side * len(block.rows[0])
    widths = allotted([_extent(column, size) for column in zip(*block.rows, strict=True)], room)
    edges = [round(end) for end in accumulate((one + 2 * side for one in widths), initial=0.0)]
    return [end - start for start, end in pairwise(edges)]


def _extent(column: Sequence[Cell], size: float) -> Extent:
    """About how wide the texts of a column are, in twips; their words are not parted."""
    texts = [text_of(cell.inlines) for cell in column]
    most = max(1.0, *map(_ems, texts))
    longest = max((_ems(word) for text in texts for word in _WORD.findall(text)), default=0.0)
    least = min(most, max(longest, LEAST_EM))
    return Extent(twips(size * (SLACK + least)), twips(size * (SLACK + most)))


def _ems(text: str) -> float:
    """About how wide a text is, in ems, with the space between Chinese and other letters."""
    return ems(text) + SEAM * len(_SEAM.findall(text))
