"""Lines that go on in the next one → one line, with folds where they were parted."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from itertools import accumulate

from converter.diagnostics import Diagnostic
from converter.document import Span
from converter.normalizer.lines import Folds, Line
from converter.normalizer.wrapping.folds import Wrapped


def paragraphs(
    lines: Sequence[Line], wrapped: Wrapped, diagnostics: list[Diagnostic]
) -> Iterator[Line]:
    """The lines of a run, those of them that go on joined and reported."""
    first = wrapped.lines.start
    offsets = array("I", accumulate(map(len, wrapped.pieces), initial=0))
    start = 0
    while start < len(wrapped.lines):
        end = wrapped.goes_on.index(0, start)
        last = lines[first + end]
        if start == end:
            yield last
        else:
            opening = lines[first + start]
            diagnostics.append(_report(opening, last))
            text = "".join([*wrapped.pieces[start:end], last.text])
            folds = Folds(
                offsets, opening.number + 1, start=start + 1, stop=end + 1, before=offsets[start]
            )
            yield opening.rejoined(text, folds)
        start = end + 1


def _report(first: Line, last: Line) -> Diagnostic:
    lines = last.number - first.number + 1
    end = last.column + len(last.text) - 1
    span = Span(first.number, first.column, last.number, end)
    return Diagnostic("LIN002", "info", f"{lines} wrapped lines rejoined", span=span)
