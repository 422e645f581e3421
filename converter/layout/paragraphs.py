"""Paragraphs → lines: they are encoded, measured, broken and mended, and their lines are set."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from converter.layout import characters as c
from converter.layout.breaking import Span, break_lines
from converter.layout.composition import compose
from converter.layout.context import as_typed, encode
from converter.layout.lines import Faces, Line, LineSetter, Piece
from converter.layout.measuring import measure
from converter.layout.metrics import FULL_WIDTH
from converter.layout.optimising import optimise
from converter.layout.titles import balance_lines, shape_lines
from converter.processes import growing_parts
from converter.theme import Alignment, LineBreaking

TOGETHER = 10_000
"""The characters of paragraphs that are set together: all of one step, then all of the next.

A processor is faster at what it has just done: so it takes three quarters of the time that it
takes to set one paragraph after the other. Of many more there would be more in memory, for nothing.
"""

PARAGRAPH = 256
"""What a paragraph counts for beside its characters: it takes so much memory itself."""


class Shape(msgspec.Struct, frozen=True):
    """How a paragraph is set: ``size`` and ``measure`` in points, ``indent`` in em.

    Where ``indent`` is negative the first line begins to the left of the others. ``balanced``
    lines are about as long as each other.
    """

    size: float
    measure: float
    alignment: Alignment
    indent: float = 0.0
    breaking: LineBreaking = LineBreaking()
    balanced: bool = False


Job = tuple[Sequence[Piece], Shape]
"""A paragraph's pieces, and how it is set."""


def set_paragraph(pieces: Sequence[Piece], shape: Shape) -> list[Line]:
    """Set a paragraph, whose texts are as the source has them, in lines of at most the measure.

    Where a single character is wider than that, the size is what makes it fit.
    """
    (lines,) = _set_together([(pieces, shape)])
    return lines


def set_paragraphs(jobs: Iterable[Job]) -> Iterator[list[Line]]:
    """The lines of each of many paragraphs, as :func:`set_paragraph` sets it."""
    for together in growing_parts(jobs, size_of, TOGETHER, TOGETHER):
        yield from _set_together(together)


def size_of(job: Job) -> int:
    """How much there is to set, in characters."""
    return PARAGRAPH + sum(len(text) for text, _ in job[0])


def _set_together(jobs: Sequence[Job]) -> list[list[Line]]:
    encoded = [(_encoded(pieces), shape) for pieces, shape in jobs]
    paragraphs = [_Paragraph(pieces, shape) for pieces, shape in encoded]
    broken = [paragraph.broken() for paragraph in paragraphs]
    mended = [paragraph.mended(spans) for paragraph, spans in zip(paragraphs, broken, strict=True)]
    return [paragraph.set(spans) for paragraph, spans in zip(paragraphs, mended, strict=True)]


def _encoded(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """The pieces in the layout's alphabet."""
    if pieces and pieces[0][1].of_code:
        return [(as_typed(text), typeface) for text, typeface in pieces]
    texts = encode([text for text, _ in pieces])
    return [(text, typeface) for text, (_, typeface) in zip(texts, pieces, strict=True)]


class _Paragraph:
    """A paragraph measured, in lines of ``_width``, which like ``_indent`` is in 1/1000 em."""

    def __init__(self, pieces: Sequence[Piece], shape: Shape) -> None:
        measured = measure(pieces, shape.breaking.prohibition)
        if c.IGNORED in measured.classes:
            pieces = [(compose(text, typeface), typeface) for text, typeface in pieces]
            measured = measure(pieces, shape.breaking.prohibition)
        size = float(min(shape.size, shape.measure / measured.widest * FULL_WIDTH))
        self._measured, self._shape = measured, shape
        self._width = shape.measure / size * FULL_WIDTH
        self._indent = min(shape.indent * FULL_WIDTH, self._width - measured.widest)
        faces = Faces(measured.text, pieces)
        self._lines = LineSetter(measured, faces, shape.alignment, size, self._width)

    def broken(self) -> Sequence[Span]:
        """The lines; beside a label the first is shorter, and they make no figure."""
        shape, measured = self._shape, self._measured
        if shape.alignment == "center" and not self._indent:
            return shape_lines(measured, self._width)
        if self._is_balanced():
            return balance_lines(measured, self._width)
        return break_lines(measured, self._width, self._indent)

    def mended(self, lines: Sequence[Span]) -> Sequence[Span]:
        """The lines broken again where some are bad, if that is how the paragraph is set."""
        shape = self._shape
        if shape.alignment != "justify" or shape.breaking.method != "optimized":
            return lines
        if self._is_balanced():
            return lines
        return optimise(self._measured, lines, self._width, self._indent)

    def set(self, lines: Sequence[Span]) -> list[Line]:
        """The lines set, the first after the indent."""
        line = self._lines.line
        return [line(*span, 0.0 if index else self._indent) for index, span in enumerate(lines)]

    def _is_balanced(self) -> bool:
        return self._shape.balanced and not self._indent
