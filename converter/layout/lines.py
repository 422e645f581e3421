"""Paragraphs → lines of runs: every run at its place, with its space between characters."""

from __future__ import annotations

import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import chain, groupby, pairwise

import msgspec
from msgspec.structs import replace

from converter.fonts.face import Face
from converter.layout import characters as c
from converter.layout.breaking import Span, break_lines
from converter.layout.context import encode
from converter.layout.justification import NO_SPACING, Spacing, justify
from converter.layout.measuring import Kerns, Measured, gaps, measure
from converter.layout.metrics import FULL_WIDTH, Typeface
from converter.layout.optimising import optimise
from converter.layout.titles import balance_lines, shape_lines
from converter.theme import Alignment, LineBreaking

Piece = tuple[str, Typeface]
"""A text as the source has it, and the typeface that sets it."""


class Run(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """Characters of one face on a line. ``text`` is in the layout's alphabet.

    ``piece`` is the index of the piece that it comes from: which inline of a paragraph.
    ``x`` is in points from the left of the type area. In 1/1000 em, ``spacing`` follows every
    character and each of ``kerns`` the given number of characters; the next run on the line
    begins where that ends.
    """

    text: str
    piece: int
    typeface: Typeface
    face: Face
    x: float
    spacing: float
    kerns: Kerns

    @property
    def advance(self) -> float:
        """How far the next run on the line begins from this one, in 1/1000 em."""
        widths = sum(map(self.typeface.widths.__getitem__, self.text))
        return widths + self.spacing * len(self.text) + sum(kern for _, kern in self.kerns)


class Line(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """A line of a paragraph: its runs, their ``size`` in points, and the ``width`` they fill."""

    runs: tuple[Run, ...]
    size: float
    width: float

    @property
    def text(self) -> str:
        """What the line says, in the source's characters."""
        return c.decode("".join(run.text for run in self.runs))


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


_GAPS = (3 * "\u3000", 6 * " ")
"""What nobody types between words: a line with it, as in a form, is not stretched."""

Job = tuple[Sequence[Piece], Shape]
"""A paragraph's pieces, and how it is set."""


def set_paragraph(pieces: Sequence[Piece], shape: Shape) -> list[Line]:
    """Set a paragraph in lines of at most ``shape.measure``.

    Where a single character is wider than that, the size is what makes it fit.
    """
    texts = encode([text for text, _ in pieces])
    pieces = [(text, typeface) for text, (_, typeface) in zip(texts, pieces, strict=True)]
    paragraph = measure(pieces, shape.breaking.prohibition)
    size = float(min(shape.size, shape.measure / paragraph.widest * FULL_WIDTH))
    width = shape.measure / size * FULL_WIDTH
    indent = min(shape.indent * FULL_WIDTH, width - paragraph.widest)
    faces = _Faces(paragraph.text, pieces)
    return [
        _line(paragraph, faces, span, shape.alignment, size, width, 0.0 if index else indent)
        for index, span in enumerate(_spans(paragraph, shape, width, indent))
    ]


def _spans(paragraph: Measured, shape: Shape, measure: float, indent: float) -> Sequence[Span]:
    """The lines; beside a label the first is shorter, and they make no figure."""
    if shape.alignment == "center" and not indent:
        return shape_lines(paragraph, measure)
    if shape.balanced and not indent:
        return balance_lines(paragraph, measure)
    lines = break_lines(paragraph, measure, indent)
    if shape.alignment == "justify" and shape.breaking.method == "optimized":
        return optimise(paragraph, lines, measure, indent)
    return lines


class _Faces:
    """Which face sets each stretch of a paragraph's ``text``, once it has been measured."""

    def __init__(self, text: str, pieces: Sequence[Piece]) -> None:
        self._text = text
        self.starts: list[int] = []
        self.faces: list[tuple[int, Typeface, Face]] = []
        at = 0
        for piece, (own, typeface) in enumerate(pieces):
            for length, face in _stretches(own, typeface):
                self.starts.append(at)
                self.faces.append((piece, typeface, face))
                at += length

    def run(self, start: int, end: int, x: float, spacing: float, kerns: Kerns) -> Run:
        """The run of the characters between two places, all of which are of one face."""
        at = bisect_right(self.starts, start) - 1 if len(self.faces) > 1 else 0
        return Run(self._text[start:end], *self.faces[at], x, spacing, kerns)

    def changes(self, start: int, end: int) -> list[int]:
        """Where the face changes inside a line."""
        if len(self.starts) == 1:
            return []
        return self.starts[bisect_right(self.starts, start) : bisect_left(self.starts, end)]


def _stretches(text: str, typeface: Typeface) -> Iterator[tuple[int, Face]]:
    helped = typeface.glyphs.helped
    if not helped or helped.isdisjoint(text):
        yield len(text), typeface.face
        return
    for face, characters in groupby(text, lambda character: typeface.glyphs[character].face):
        yield len(list(characters)), face


def _line(
    paragraph: Measured,
    faces: _Faces,
    span: Span,
    alignment: Alignment,
    size: float,
    measure: float,
    indent: float,
) -> Line:
    start, end = span
    is_last = end == len(paragraph.text)
    needed = measure - indent - paragraph.width(start, end)
    end = paragraph.drawn_end(start, end)
    rigid: list[Span] = []
    spacing = NO_SPACING
    is_filled = alignment == "justify" and not (is_last or _has_column(paragraph.text, *span))
    if needed < 0 or (needed > 0 and is_filled):
        rigid = paragraph.rigid_within(start, end)
        stretching = gaps(start, end, rigid)
        seen_end = paragraph.visible_end(start, end)
        spacing = justify(paragraph.elastic, paragraph.room, start, seen_end, needed, stretching)
        needed -= spacing.everywhere * stretching + sum(spacing.kerns.values())
    left = indent + _offset(alignment, needed) - paragraph.trimmed_at_start(start)
    cuts = faces.changes(start, end)
    if spacing.everywhere and rigid:
        cuts = sorted({*cuts, *chain.from_iterable(rigid)} - {start, end})
    if cuts or rigid:
        runs = tuple(_runs(paragraph, faces, [start, *cuts, end], spacing, rigid, left, size))
    else:
        kerns = paragraph.kerns_between(start, end, spacing.kerns)
        runs = (faces.run(start, end, left * size / FULL_WIDTH, spacing.everywhere, kerns),)
    if paragraph.text[end - 1] == c.SOFT_HYPHEN:
        runs = (*runs[:-1], _hyphenated(runs[-1]))
    return Line(runs, size, (measure - indent - needed) * size / FULL_WIDTH)


def _has_column(text: str, start: int, end: int) -> bool:
    """Whether so much white space was typed on a line that what is behind it is a column."""
    return any(text.find(gap, start, end) >= 0 for gap in _GAPS)


def _offset(alignment: Alignment, spare: float) -> float:
    if alignment == "center":
        return max(spare, 0.0) / 2
    return max(spare, 0.0) if alignment == "right" else 0.0


def _runs(
    paragraph: Measured,
    faces: _Faces,
    cuts: Sequence[int],
    spacing: Spacing,
    rigid: Sequence[Span],
    left: float,
    size: float,
) -> Iterator[Run]:
    """The runs between ``cuts``; a rigid stretch has space at its end only."""
    x, line_end = left, cuts[-1]
    for start, end in pairwise(cuts):
        last = end == line_end
        kerns = paragraph.kerns_between(start, end if last else end + 1, spacing.kerns)
        between, at_end = spacing.everywhere, 0.0
        if between and rigid and (rigid_end := _rigid_end(start, rigid)):
            if end == rigid_end and not last:
                at_end = between
                kerns = _with_space_at_end(kerns, end - start, at_end)
            between = 0.0
        yield faces.run(start, end, x * size / FULL_WIDTH, between, kerns)
        if not last:
            added = at_end
            if spacing.kerns:
                added += sum(spacing.kerns.get(start + offset, 0.0) for offset, _ in kerns)
            x += paragraph.edges[end] - paragraph.edges[start] + added + between * (end - start)


def _rigid_end(place: int, rigid: Sequence[Span]) -> int | None:
    """The end of the rigid stretch that ``place`` is in."""
    index = bisect_right(rigid, (place, sys.maxsize)) - 1
    return rigid[index][1] if index >= 0 and place < rigid[index][1] else None


def _with_space_at_end(kerns: Kerns, length: int, space: float) -> Kerns:
    kerns_by_offset = dict(kerns)
    kerns_by_offset[length] = kerns_by_offset.get(length, 0.0) + space
    return tuple(kerns_by_offset.items())


def _hyphenated(run: Run) -> Run:
    """A run at the end of a line, where a soft hyphen is drawn; the typeface is to know."""
    run.typeface.widths[c.SHOWN_HYPHEN]
    return replace(run, text=run.text[:-1] + c.SHOWN_HYPHEN)
