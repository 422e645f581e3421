"""Tables: lines that stand together, with the same number of cells.

Tabs or ``|`` part these, or spaces behind which columns begin.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, takewhile
from typing import TYPE_CHECKING, Literal

from converter.diagnostics import Diagnostic
from converter.document import Cell, Inline, Inlines, LineBreak, Table
from converter.normalizer.blocks import bars, cells, lists, spaced
from converter.normalizer.blocks.cells import BAR, SPACE, TAB, Cells, Mark
from converter.normalizer.blocks.spaced import Grid
from converter.normalizer.lines import Line, span_of
from converter.patterns import lazy_pattern

if TYPE_CHECKING:
    from converter.normalizer.blocks.context import Context

Alignment = Literal["left", "center", "right"]
LEFT: Alignment = "left"

MOST_CAPTIONS = 3
"""The lines above a table: its caption, the same in English, the unit of its numbers."""

MIN_CELLS, MIN_ROWS, MOST_FIRST_ROWS = 2, 2, 12
MIN_HEADED = 3
"""A table of fewer rows has a head only if a rule stands under it."""

_CAPTION = lazy_pattern(
    r"[续續图圖]?表\s?[\dA-Z０-９一二三四五六七八九十Ⅰ-Ⅻ]|(?i:tab)|[（(]?(?:计量)?[单單]位"
    "|[^图圖]{3,60}(?:[表览覽单單况況细細计計]|[a-z]|[量率数數额額][（(][^（()）]{1,12}[）)])$"
)
"""What the captions of tables are among all (CY/T 170-2019)."""

_ARTICLE = lazy_pattern(r"第[0-9０-９一二三四五六七八九十百零〇]{1,6}[条條款章节節编編]\t")
_RULE = lazy_pattern(r":?-{2,60}:?")
_DIGIT = lazy_pattern(r"\d")


def length(lines: Sequence[Line], start: int, context: Context) -> int:
    """How many lines from ``start`` on are a table, with its caption; 0 for less than two rows.

    The caption stands above the table, or else right below it.
    """
    first = lines[start]
    may_be_row = cells.may_be_row(first.text) or cells.has_empty(first)
    if first.role == "body" and not may_be_row:
        return 0
    captions = _captions(lines, start)
    rows = _rows(lines, start + captions, is_captioned=captions > 0)
    if not rows:
        return 0
    end = _end(lines, start + captions, rows, context.indent)
    return end - start + int(not captions and _is_below(lines, end))


def _end(lines: Sequence[Line], first: int, rows: int, indent: int) -> int:
    """Where rows end: before the first below two that is but a text with the indent of the text."""
    for index in range(first + MIN_ROWS, first + rows if indent > 0 else 0):
        line = lines[index]
        if line.inside.empty_before == indent == line.column - 1 and not _is_filled(line):
            return index
    return first + rows


def _is_filled(row: Line) -> bool:
    """Whether tabs stand behind the first text of the row."""
    return TAB in row.text or row.inside.empty_cells > 0


def blocks(lines: Sequence[Line], context: Context) -> list[Table]:
    """The table on ``lines``; what parted its cells is gone, and is reported."""
    captions = [line for line in lines if line.role == "caption"]
    rows = [line for line in lines if line.role != "caption"]
    indent = _indent(rows)
    is_form = _is_form(rows, indent)
    mark = TAB if is_form else cells.mark_of(rows[0].text) or SPACE
    ruled = len(rows) > 1 and _is_rule(rows[1], mark)
    width = cells.tabbed(rows[0]) - indent if is_form else _width(rows[0], mark)
    first = [row.text for row in rows[:MOST_FIRST_ROWS]]
    grid = spaced.grid_of(first, is_captioned=True) if mark == SPACE else None
    kept: list[Cells] = []
    for row in rows:
        if not _is_rule(row, mark):
            kept += [
                _cells(row, mark, width, indent, grid),
                *([] for _ in range(row.inside.empty_rows)),
            ]
    for found in kept:
        found += [None] * (width - len(found))
    if mark == BAR:
        _report(rows, context)
    heads = int(ruled or _is_headed(kept, mark))
    alignments = _alignments(rows[1]) if ruled else _by_content(kept, heads)
    table = Table(
        tuple(_row(row, alignments) for row in kept),
        heads,
        span_of(lines),
        _caption(captions),
        lines[0].access,
    )
    return [table]


def _captions(lines: Sequence[Line], start: int) -> int:
    """How many lines from ``start`` on are 表1 … and what else stands above rows."""
    end = start
    while end < min(len(lines), start + MOST_CAPTIONS) and _is_caption(lines, start, end):
        end += 1
    return end - start if end < len(lines) else 0


def _is_caption(lines: Sequence[Line], start: int, index: int) -> bool:
    line = lines[index]
    is_one = line.role == "caption" and _CAPTION.match(line.text) is not None
    return is_one and line.access == lines[start].access and not cells.mark_of(line.text)


def _is_below(lines: Sequence[Line], index: int) -> bool:
    """Whether this line touches the rows above it, and is the caption of none below it."""
    if index == len(lines) or lines[index].number > lines[index - 1].number + 1:
        return False
    return _is_caption(lines, index - 1, index) and not _rows_after(lines, index)


def _rows_after(lines: Sequence[Line], index: int) -> int:
    captions = _captions(lines, index)
    return _rows(lines, index + captions, is_captioned=True) if captions else 0


def _caption(lines: Sequence[Line]) -> Inlines:
    """The caption, line by line."""
    inlines: list[Inline] = []
    for line in lines:
        inlines += [LineBreak(), *line.inlines] if inlines else line.inlines
    return tuple(inlines)


def _rows(lines: Sequence[Line], start: int, *, is_captioned: bool) -> int:
    """How many lines from ``start`` on are rows."""
    first = lines[start].text
    if _is_tabbed(lines[start]) and (rows := _rows_of_form(lines, start)):
        return rows
    mark = cells.mark_of(first)
    if not mark:
        is_gap = cells.has_gap(first)
        return _spaced_rows(lines, start, is_captioned=is_captioned) if is_gap else 0
    width = _width(lines[start], mark)
    if width < MIN_CELLS or _is_rule(lines[start], mark):
        return 0
    if width == MIN_CELLS and _is_item(first, mark):
        return 0
    indent = lines[start].inside.empty_before
    fitting = list(takewhile(lambda row: _fits(row, width, mark, indent), _touching(lines, start)))
    if mark == BAR and not (len(fitting) > 1 and _is_rule(fitting[1], mark)):
        return _barred(fitting, is_captioned=is_captioned)
    return len(fitting) if len(fitting) + _empty(fitting) >= MIN_ROWS else 0


def _barred(rows: Sequence[Line], *, is_captioned: bool) -> int:
    """How many of the rows are so where no rule says that ``|`` parts their cells."""
    texts = [row.text for row in rows]
    texts = list(takewhile(lambda text: not bars.are_of_formula(text), texts))
    if len(texts) < MIN_ROWS or not bars.part_cells(texts, is_captioned=is_captioned):
        return 0
    return len(texts)


def _indent(rows: Sequence[Line]) -> int:
    """How many tabs stand before each of the rows, which so say of no cells."""
    return min((row.inside.empty_before for row in rows), default=0)


def _cells(row: Line, mark: Mark, width: int, indent: int, grid: Grid | None) -> Cells:
    """The cells of a row, those before its text among them if there is room for them."""
    own = cells.of(row, mark, width)
    if places := grid and grid.places(row.text):
        return [own[places.index(place)] if place in places else None for place in range(width)]
    return [None] * min(row.inside.empty_before - indent, width - len(own)) + own


def _empty(rows: Sequence[Line]) -> int:
    """How many rows of nothing but tabs stand below these."""
    return sum(row.inside.empty_rows for row in rows)


def _width(first: Line, mark: Mark) -> int:
    """The cells of the first row; behind its last tab is one where others are empty inside."""
    is_form = mark == TAB and (2 * TAB in first.text or first.inside.empty_rows > 0)
    return cells.tabbed(first) if is_form else cells.width(first.text, mark)


def _is_item(text: str, mark: Mark) -> bool:
    """Whether the first cell is the number of an item: a word processor puts a tab behind it."""
    label = lists.label_of(text)
    start = cells.bounds(text, mark)[1][0]
    return (label is not None and label.end == start) or _ARTICLE.match(text, 0, start) is not None


def _rows_of_form(lines: Sequence[Line], start: int) -> int:
    """How many are rows of which some cells are empty; the first of them show whether any are.

    Others may have fewer cells: where these were merged, a copy has one tab.
    """
    first = list(islice(takewhile(_is_tabbed, _touching(lines, start)), MOST_FIRST_ROWS))
    indent = _indent(first)
    width = cells.tabbed(first[0]) - indent if first else 0
    if width < MIN_CELLS or not _is_form(first, indent):
        return 0
    if width == MIN_CELLS and TAB in first[0].text and _is_item(first[0].text, TAB):
        return 0
    rows = takewhile(lambda row: _fits_form(row, width, indent), _touching(lines, start))
    return sum(1 for _ in rows)


def _is_tabbed(line: Line) -> bool:
    return TAB in line.text or cells.has_empty(line)


def _fits_form(row: Line, width: int, indent: int) -> bool:
    return cells.tabbed(row) - indent == width or _fits(row, width, TAB, indent)


def _is_form(rows: Sequence[Line], indent: int) -> bool:
    """Whether tabs part as many cells in the first rows, and some of them, but not all, are empty.

    An empty cell before the first is the corner over the words at the side; before others it is one
    of several that were merged.
    """
    rows = list(takewhile(lambda row: cells.tabbed(row) == cells.tabbed(rows[0]), rows))
    if len(rows) + _empty(rows) < MIN_ROWS:
        return False
    is_filled = any(TAB in row.text for row in rows)
    is_empty = any(
        row.inside.empty_before > indent or row.inside.empty_cells or row.inside.empty_rows
        for row in rows
    )
    return is_filled and is_empty


def _spaced_rows(lines: Sequence[Line], start: int, *, is_captioned: bool) -> int:
    """How many are rows whose columns spaces part; the first of them show whether any are."""
    first = [row.text for row in islice(_touching(lines, start), MOST_FIRST_ROWS)]
    if not first or lists.label_of(first[0]):
        return 0
    grid = spaced.grid_of(first, is_captioned=is_captioned)
    if grid is None:
        return 0
    rows = list(takewhile(bool, (grid.places(row.text) for row in _touching(lines, start))))
    full = sum(len(places) == len(grid.columns) for places in rows)
    return len(rows) if full >= spaced.MIN_ROWS else 0


def _touching(lines: Sequence[Line], start: int) -> Iterator[Line]:
    """The lines from ``start`` on with no blank line between them, nor what is no plain text."""
    for index in range(start, len(lines)):
        line = lines[index]
        above = lines[index - 1]
        touches = index == start or line.number == above.number + above.inside.empty_rows + 1
        if not touches or line.role != "body" or line.access != lines[start].access:
            return
        yield line


def _fits(row: Line, width: int, mark: Mark, indent: int) -> bool:
    """Whether a row has as many cells as the first; tabs may have empty ones at its ends."""
    if cells.mark_of(row.text) != mark and not (mark == TAB and cells.has_empty(row)):
        return False
    own = cells.width(row.text, mark, width)
    return own == width or (mark == TAB and 1 < cells.tabbed(row) - indent <= width)


def _is_headed(rows: Sequence[Cells], mark: Mark) -> bool:
    """Whether the first row is a head: it has no number, and says what stands in each column.

    It may have a digit, 2023年 or F1值, over a column of numbers. Among columns by spaces, the
    others have numbers, all but one.
    """
    head, *below = rows
    if len(rows) < MIN_HEADED or None in head[1:]:
        return False
    if mark == SPACE:
        return not _has_digit(head) and sum(map(_has_digit, below)) >= max(2, len(below) - 1)
    if not _has_digit(head):
        return True
    is_named = not any(_are_numbers([cell]) for cell in head)
    return is_named and any(map(_are_numbers, list(zip(*below, strict=True))[1:]))


def _has_digit(row: Cells) -> bool:
    return any(cell is not None and _DIGIT.search(cell.text) for cell in row)


def _is_rule(line: Line, mark: Mark) -> bool:
    """Whether it is the line of hyphens under a head."""
    return mark == BAR and all(cell and _RULE.fullmatch(cell.text) for cell in cells.of(line, mark))


def _alignments(rule: Line) -> list[Alignment]:
    return [_alignment(cell.text if cell else "") for cell in cells.of(rule, BAR)]


def _by_content(rows: Sequence[Cells], heads: int) -> list[Alignment]:
    """Numbers below a head are set right, so that their digits are below one another (CY/T 170).

    Those of the first column say which row it is. Cells may be empty, but not all.
    """
    if not heads:
        return [LEFT] * len(rows[0])
    below = enumerate(zip(*rows[heads:], strict=True))
    return ["right" if place and _are_numbers(column) else LEFT for place, column in below]


def _are_numbers(column: Sequence[Line | None]) -> bool:
    return cells.are_numbers(cell.text for cell in column if cell)


def _alignment(rule: str) -> Alignment:
    if not rule.endswith(":"):
        return "left"
    return "center" if rule.startswith(":") else "right"


def _row(row: Cells, alignments: Sequence[Alignment]) -> tuple[Cell, ...]:
    return tuple(
        Cell(cell.inlines if cell else (), alignment)
        for cell, alignment in zip(row, alignments, strict=True)
    )


def _report(rows: Sequence[Line], context: Context) -> None:
    marks = sum(row.text.count(BAR) for row in rows if not _is_rule(row, BAR))
    rules = [row.text for row in rows if _is_rule(row, BAR)]
    message = f"{marks} marks | between cells removed" + "".join(f", and {rule}" for rule in rules)
    context.diagnostics.append(Diagnostic("TBL001", "info", message, span=span_of(rows)))
