"""Quotations set off from the text: by ``>`` before each line, or by an indent of their own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from converter.diagnostics import Diagnostic
from converter.document import Paragraph, Quote, Span
from converter.normalizer import sentences
from converter.normalizer.lines import WHITE_SPACE, Line, is_set_apart, span_of

if TYPE_CHECKING:
    from converter.normalizer.blocks.context import Context

MARK = ">"
MOST_LINES = 4
"""More paragraphs in a row that stand further in are a part of the text, set otherwise."""

MOST_BLANK = 8
"""More marks alone, one below the other, are no blank lines of a quotation."""

SHORTEST = 15
DEEPER = 2
"""The characters by which a quotation stands further in (CY/T 122-2015: two)."""


def length(lines: Sequence[Line], start: int, context: Context) -> int:
    """How many lines from ``start`` on are one quotation; a mark alone is a blank line in it."""
    if _is_marked(lines[start]):
        end = start
        while end < len(lines) and _is_marked(lines[end]) and _go_together(lines, start, end):
            end += 1
            if end - start == MOST_BLANK and not any(map(_says, lines[start:end])):
                return 0
        return end - start if any(map(_says, lines[start:end])) else 0
    is_deep = context.indent >= 0 and _is_deep(lines[start], context.indent)
    return _indented(lines, start, context.indent) if is_deep else 0


def blocks(lines: Sequence[Line], context: Context) -> list[Quote]:
    """The quotation, without the marks before its lines, which are reported."""
    inner = [_unmarked(line, context) for line in lines]
    paragraphs = tuple(Paragraph(one.inlines, one.span, one.access) for one in inner if one.text)
    return [Quote(paragraphs, span_of(lines), lines[0].access)]


def _is_marked(line: Line) -> bool:
    return line.text[0] == MARK and line.role == "body"


def _says(line: Line) -> bool:
    return bool(line.text.strip(MARK + WHITE_SPACE))


def _go_together(lines: Sequence[Line], start: int, index: int) -> bool:
    return lines[index].access == lines[start].access


def _unmarked(line: Line, context: Context) -> Line:
    """What stands behind the marks before ``line``."""
    if not _is_marked(line):
        return line
    start = len(line.text) - len(line.text.lstrip(MARK + WHITE_SPACE))
    number = line.in_source
    place = Span(number, line.column, number, line.column + start - 1)
    removed = line.text[:start].rstrip(WHITE_SPACE)
    context.diagnostics.append(
        Diagnostic("QUO001", "info", f"mark of a quotation removed: {removed}", span=place)
    )
    return line.part(start)


def _indented(lines: Sequence[Line], start: int, indent: int) -> int:
    """How many lines from ``start`` on, a deep one, stand further in than those about them."""
    end = start + 1
    last = min(len(lines), start + MOST_LINES + 1)
    while end < last and _is_deep(lines[end], indent) and _go_together(lines, start, end):
        end += 1
    if end - start > MOST_LINES or not start or _is_deep(lines[start - 1], indent):
        return 0
    before = lines[start - 1]
    is_announced = before.text[-1] in "：:" or before.text.endswith("——")
    is_alone = is_set_apart(lines, start) and (end == len(lines) or is_set_apart(lines, end))
    return end - start if is_announced or is_alone else 0


def _is_deep(line: Line, indent: int) -> bool:
    return (
        line.column - 1 >= indent + DEEPER
        and len(line.text) >= SHORTEST
        and line.text[-1] in sentences.ENDS
        and line.role == "body"
    )
