"""Paragraphs → lines of runs: every run at its place, with its space between characters."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

import msgspec

from converter.fonts.face import Face
from converter.layout import characters as c
from converter.layout.breaking import Measured, balance_lines, break_lines, measure
from converter.layout.justification import Spacing, justify
from converter.layout.metrics import FULL_WIDTH, Typeface
from converter.theme import Alignment

Piece = tuple[str, Typeface]
"""A text as the source has it, and the typeface that sets it."""

_WORD = c.LETTER + c.DIGIT + c.LATIN_OPENING + c.LATIN_CLOSING + c.HYPHEN + c.PREFIX + c.POSTFIX
_RIGID = re.compile(f"[{_WORD}{c.IGNORED}]{{2,}}")
"""What no space is put into: words, and numbers with their signs and units."""


class Run(msgspec.Struct, frozen=True):
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
    kerns: tuple[tuple[int, float], ...]


class Line(msgspec.Struct, frozen=True):
    """A line of a paragraph: its runs, their ``size`` in points, and the ``width`` they fill."""

    runs: tuple[Run, ...]
    size: float
    width: float

    @property
    def text(self) -> str:
        """What the line says, in the source's characters."""
        return c.decode("".join(run.text for run in self.runs))


class Shape(msgspec.Struct, frozen=True):
    """How a paragraph is set: ``size`` and ``measure`` in points, ``indent`` in em."""

    size: float
    measure: float
    alignment: Alignment
    indent: float = 0.0


def set_paragraph(pieces: Sequence[Piece], shape: Shape) -> list[Line]:
    """Set a paragraph in lines of at most ``shape.measure``."""
    pieces = [(c.encode(text), typeface) for text, typeface in pieces]
    paragraph = measure(pieces)
    width = shape.measure / shape.size * FULL_WIDTH
    indent = shape.indent * FULL_WIDTH
    if shape.alignment == "center":
        spans = balance_lines(paragraph, width)
    else:
        spans = break_lines(paragraph, width, indent)
    faces = _Faces(pieces)
    return [
        _line(paragraph, faces, span, shape, width, 0.0 if index else indent)
        for index, span in enumerate(spans)
    ]


class _Faces:
    """Which face sets each stretch of a paragraph."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self.starts: list[int] = []
        self.faces: list[tuple[int, Typeface, Face]] = []
        at = 0
        for piece, (text, typeface) in enumerate(pieces):
            for length, face in _stretches(text, typeface):
                self.starts.append(at)
                self.faces.append((piece, typeface, face))
                at += length

    def at(self, place: int) -> tuple[int, Typeface, Face]:
        """The piece, the typeface and the face of the character at ``place``."""
        return self.faces[bisect_right(self.starts, place) - 1]

    def changes(self, start: int, end: int) -> list[int]:
        """Where the face changes inside a line."""
        return self.starts[bisect_right(self.starts, start) : bisect_left(self.starts, end)]


def _stretches(text: str, typeface: Typeface) -> Iterator[tuple[int, Face]]:
    if all(typeface.glyphs[character].face is typeface.face for character in set(text)):
        yield len(text), typeface.face
        return
    for face, characters in groupby(text, lambda character: typeface.glyphs[character].face):
        yield len(list(characters)), face


def _line(
    paragraph: Measured,
    faces: _Faces,
    span: tuple[int, int],
    shape: Shape,
    measure: float,
    indent: float,
) -> Line:
    start, end = span
    is_last = end == len(paragraph.text)
    width = paragraph.width(start, end)
    end = paragraph.visible_end(start, end)
    needed = measure - indent - width
    rigid = [match.span() for match in _RIGID.finditer(paragraph.classes, start, end)]
    gaps = end - start - 1 - sum(last - first - 1 for first, last in rigid)
    spacing = Spacing(0.0, {})
    if needed < 0 or (shape.alignment == "justify" and not is_last):
        spacing = justify(paragraph.room, start, end, needed, gaps)
        needed -= spacing.everywhere * gaps + sum(spacing.kerns.values())
    left = indent + _offset(shape.alignment, needed)
    cuts = {*faces.changes(start, end)}
    if spacing.everywhere:
        cuts.update(cut for pair in rigid for cut in pair if start < cut < end)
    runs = _runs(paragraph, faces, [start, *sorted(cuts), end], spacing, left, shape.size)
    return Line(tuple(runs), shape.size, (measure - indent - needed) * shape.size / FULL_WIDTH)


def _offset(alignment: Alignment, spare: float) -> float:
    if alignment == "center":
        return max(spare, 0.0) / 2
    return max(spare, 0.0) if alignment == "right" else 0.0


def _runs(
    paragraph: Measured,
    faces: _Faces,
    cuts: Sequence[int],
    spacing: Spacing,
    left: float,
    size: float,
) -> Iterator[Run]:
    x = left + spacing.kerns.get(cuts[0], 0.0)
    for start, end in pairwise(cuts):
        kerns = dict(
            paragraph.kerns_between(start, end if end == cuts[-1] else end + 1, spacing.kerns)
        )
        added = sum(spacing.kerns.get(start + offset, 0.0) for offset in kerns)
        between = spacing.everywhere
        if between and _RIGID.fullmatch(paragraph.classes, start, end):
            kerns[end - start] = kerns.get(end - start, 0.0) + between
            added, between = added + between, 0.0
        piece, typeface, face = faces.at(start)
        yield Run(
            text=paragraph.text[start:end],
            piece=piece,
            typeface=typeface,
            face=face,
            x=x * size / FULL_WIDTH,
            spacing=between,
            kerns=tuple(kerns.items()),
        )
        x += paragraph.edges[end] - paragraph.edges[start] + added + between * (end - start)
