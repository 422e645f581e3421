"""Rejoined paragraphs and their physical lines: what was found in one, said of the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from converter.diagnostics import Diagnostic
from converter.document import Span
from converter.normalizer.lines import Line


def unwrap(texts: list[str], lines: Iterable[Line]) -> None:
    """Make each rejoined paragraph a whole in the physical lines, where it begins."""
    for line in lines:
        if folds := line.inside.folds:
            texts[line.number - 1] = texts[line.number - 1][: line.column - 1] + line.text
            texts[line.number : folds.last] = [""] * (folds.last - line.number)


def located(findings: Iterable[Diagnostic], lines: Iterable[Line]) -> Iterator[Diagnostic]:
    """``findings`` about characters of lines after :func:`unwrap`, where these really stand."""
    wrapped = {line.number: line for line in lines if line.inside.folds}
    for finding in findings:
        span = finding.span
        if wrapped and span and (line := wrapped.get(span.first_line)):
            number, column = line.place(span.first_column - line.column)
            yield replace(finding, span=Span(number, column, number, column))
        else:
            yield finding
