"""Tables: lines that stand together, with the same number of cells between tabs or ``|``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Literal

from converter.diagnostics import Diagnostic
from converter.document import Cell, Inline, Inlines, LineBreak, Table
from converter.normalizer.lines import WHITE_SPACE, Line, span_of

if TYPE_CHECKING:
    from converter.normalizer.blocks.context import Context

Alignment = Literal["left", "center", "right"]
LEFT: Alignment = "left"

MOST_CAPTIONS = 3
"""The lines above a table: its caption, the same in English, the unit of its numbers."""

LONGEST_ROW = 2000
MIN_HEADED = 3
"""A table of fewer rows has a head only if a rule stands under it."""

_CAPTION = re.compile("[续續图圖]?表|(?i:tab)|[（(]?[单單]位")
"""How the captions of tables begin, among all (CY/T 170-2019)."""

_RULE = re.compile(r":?-{2,60}:?")
_DIGIT = re.compile(r"\d")


def length(lines: Sequence[Line], start: int, _context: Context) -> int:
    """How many lines from ``start`` on are a table, with its caption; 0 for less than two rows.

    The caption stands above the table, or else right below it.
    """
    captions = _captions(lines, start)
    rows = _rows(lines, start + captions)
    if not rows:
        return 0
    end = start + captions + rows
    return end - start + int(not captions and _is_below(lines, end))


def blocks(lines: Sequence[Line], context: Context) -> list[Table]:
    """The table on ``lines``; what parted its cells is gone, and is reported."""
    captions = [line for line in lines if line.role == "caption"]
    rows = [line for line in lines if line.role != "caption"]
    mark = _mark(rows[0].text)
    ruled = len(rows) > 1 and _is_rule(rows[1], mark)
    kept = [_cells(row, mark) for row in rows if not _is_rule(row, mark)]
    for cells in kept:
        cells += [None] * (len(kept[0]) - len(cells))
    if mark == "|":
        _report(rows, context)
    is_headed = ruled or (len(kept) >= MIN_HEADED and not _DIGIT.search(_text(kept[0])))
    alignments = _alignments(rows[1], mark) if ruled else [LEFT] * len(kept[0])
    table = Table(
        tuple(_row(cells, alignments) for cells in kept),
        int(is_headed),
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
    return is_one and line.access == lines[start].access and not _mark(line.text)


def _is_below(lines: Sequence[Line], index: int) -> bool:
    """Whether this line touches the rows above it, and is the caption of none below it."""
    if index == len(lines) or lines[index].number > lines[index - 1].number + 1:
        return False
    return _is_caption(lines, index - 1, index) and not _rows_after(lines, index)


def _rows_after(lines: Sequence[Line], index: int) -> int:
    captions = _captions(lines, index)
    return _rows(lines, index + captions) if captions else 0


def _caption(lines: Sequence[Line]) -> Inlines:
    """The caption, line by line."""
    inlines: list[Inline] = []
    for line in lines:
        inlines += [LineBreak(), *line.inlines] if inlines else line.inlines
    return tuple(inlines)


def _rows(lines: Sequence[Line], start: int) -> int:
    mark = _mark(lines[start].text)
    width = _width(lines[start].text, mark) if mark else 0
    if width < 2 or lines[start].role != "body" or _is_rule(lines[start], mark):
        return 0
    end = start + 1
    while (
        end < len(lines)
        and lines[end].number == lines[end - 1].number + 1
        and lines[end].access == lines[start].access
        and lines[end].role == "body"
        and _mark(lines[end].text) == mark
        and _fits(_width(lines[end].text, mark), width, mark)
    ):
        end += 1
    return end - start if end - start > 1 else 0


def _fits(own: int, width: int, mark: str) -> bool:
    """Whether a row has as many cells as the first; the last of a row may be empty after tabs."""
    return own == width or (mark == "\t" and 1 < own < width)


def _mark(text: str) -> Literal["\t", "|", ""]:
    if len(text) > LONGEST_ROW:
        return ""
    if "\t" in text:
        return "\t"
    return "|" if "|" in text else ""


def _bounds(text: str, mark: str) -> list[tuple[int, int]]:
    """Where the cells begin and end; a ``|`` before the first and after the last parts none."""
    parts = text.split(mark)
    ends = list(accumulate((len(part) + 1 for part in parts), initial=0))
    bounds = [(start, after - 1) for start, after in pairwise(ends)]
    if mark == "|":
        first = int(not parts[0].strip() and len(parts) > 1)
        last = len(parts) - int(not parts[-1].strip() and len(parts) > 1)
        bounds = bounds[first:last]
    return bounds


def _width(text: str, mark: str) -> int:
    return len(_bounds(text, mark))


def _cells(line: Line, mark: str) -> list[Line | None]:
    return [_cell(line, start, end) for start, end in _bounds(line.text, mark)]


def _cell(line: Line, start: int, end: int) -> Line | None:
    text = line.text[start:end]
    inner = text.strip(WHITE_SPACE)
    if not inner:
        return None
    start += len(text) - len(text.lstrip(WHITE_SPACE))
    return line.part(start, start + len(inner))


def _text(cells: Sequence[Line | None]) -> str:
    return "".join(cell.text for cell in cells if cell)


def _is_rule(line: Line, mark: str) -> bool:
    """Whether it is the line of hyphens under a head."""
    cells = _cells(line, mark)
    return mark == "|" and all(cell and _RULE.fullmatch(cell.text) for cell in cells)


def _alignments(rule: Line, mark: str) -> list[Alignment]:
    return [_alignment(cell.text if cell else "") for cell in _cells(rule, mark)]


def _alignment(rule: str) -> Alignment:
    if not rule.endswith(":"):
        return "left"
    return "center" if rule.startswith(":") else "right"


def _row(cells: Sequence[Line | None], alignments: Sequence[Alignment]) -> tuple[Cell, ...]:
    return tuple(
        Cell(cell.inlines if cell else (), alignment)
        for cell, alignment in zip(cells, alignments, strict=True)
    )


def _report(rows: Sequence[Line], context: Context) -> None:
    marks = sum(row.text.count("|") for row in rows if not _is_rule(row, "|"))
    rules = [row.text for row in rows if _is_rule(row, "|")]
    message = f"{marks} marks | between cells removed" + "".join(f", and {rule}" for rule in rules)
    context.diagnostics.append(Diagnostic("TBL001", "info", message, span=span_of(rows)))
