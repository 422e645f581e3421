"""Tables: lines that stand together, with the same number of cells between tabs or ``|``."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Literal

from converter.diagnostics import Diagnostic
from converter.document import Cell, Table
from converter.normalizer.lines import WHITE_SPACE, Line, span_of
from converter.patterns import lazy_pattern

if TYPE_CHECKING:
    from converter.normalizer.blocks.context import Context

Alignment = Literal["left", "center", "right"]
LEFT: Alignment = "left"

LONGEST_CAPTION = 60
LONGEST_ROW = 2000
MIN_HEADED = 3
"""A table of fewer rows has a head only if a rule stands under it."""

_CAPTION = lazy_pattern(
    r"(?:附?表|續?續表|续表)\s?[\d一二三四五六七八九十][\d\-—.．]{0,6}+(?:[\s：:　]|$)"
)
"""表1 … (GB/T 7713.2-2022, 6.4.3; CY/T 170-2019)."""

_RULE = lazy_pattern(r":?-{2,60}:?")
_DIGIT = lazy_pattern(r"\d")


def length(lines: Sequence[Line], start: int, _context: Context) -> int:
    """How many lines from ``start`` on are a table, with its caption; 0 for less than two rows."""
    caption = int(is_caption(lines[start]) and start + 1 < len(lines))
    rows = _rows(lines, start + caption)
    return rows + caption if rows else 0


def blocks(lines: Sequence[Line], context: Context) -> list[Table]:
    """The table on ``lines``; what parted its cells is gone, and is reported."""
    caption, rows = (lines[0], lines[1:]) if is_caption(lines[0]) else (None, lines)
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
        caption.inlines if caption else (),
        lines[0].access,
    )
    return [table]


def is_caption(line: Line) -> bool:
    """Whether a line is 表1 … , which belongs to the table that follows it."""
    text = line.text
    return (
        line.role == "body"
        and len(text) <= LONGEST_CAPTION
        and text[-1] != "。"
        and not _mark(text)
        and _CAPTION.match(text) is not None
    )


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
