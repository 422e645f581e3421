"""Lines that go on in the next one → one line, with folds where they were parted."""

from __future__ import annotations

from collections.abc import Iterator

from converter.diagnostics import Diagnostic
from converter.document import Span
from converter.normalizer.lines import Folds, Line
from converter.normalizer.physical_lines import PhysicalLines
from converter.normalizer.wrapping.folds import Wrapped


def paragraphs(
    lines: PhysicalLines, wrapped: Wrapped, edge: int, diagnostics: list[Diagnostic]
) -> Iterator[Line]:
    """The lines of a run, those of them that go on joined and reported; all begin at ``edge``."""
    first = wrapped.lines.start
    start = 0
    while start < len(wrapped.lines):
        end = wrapped.goes_on.index(0, start)
        last = lines[first + end]
        if start == end:
            yield last
        else:
            opening = lines[first + start]
            diagnostics.append(_report(opening, last))
            yield _joined(opening, last, wrapped, wrapped.in_stretch[start : end + 1], edge)
        start = end + 1


def _joined(opening: Line, last: Line, wrapped: Wrapped, lines: range, edge: int) -> Line:
    """All from ``opening`` to ``last``, which are these ``lines`` of the stretch."""
    text = "".join([*wrapped.pieces[lines.start : lines.stop - 1], last.text])
    before = wrapped.offsets[lines.start]
    folds = Folds(wrapped.offsets, opening.number + 1, edge, lines.start + 1, lines.stop, before)
    return opening.rejoined(text, folds)


def _report(first: Line, last: Line) -> Diagnostic:
    lines = last.number - first.number + 1
    end = last.column + len(last.text) - 1
    span = Span(first.number, first.column, last.number, end)
    return Diagnostic("LIN002", "info", f"{lines} wrapped lines rejoined", span=span)
