"""Lines of runs: every run at its place, with its space between characters."""

from __future__ import annotations

import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain, groupby, pairwise

import msgspec
from msgspec.structs import replace

from converter.fonts.face import Face
from converter.layout import characters as c
from converter.layout.breaking import Span
from converter.layout.justification import NO_SPACING, Spacing, justify
from converter.layout.measuring import Kerns, Measured, gaps
from converter.layout.metrics import FULL_WIDTH, Glyph, Typeface
from converter.theme import Alignment

Piece = tuple[str, Typeface]
"""A text, and the typeface that sets it."""


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


_GAPS = (3 * "\u3000", 6 * " ")
"""What nobody types between words: a line with it, as in a form, is not stretched."""


class Faces:
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
    """The face of each stretch; what has no glyph goes with the character before it."""
    helped = typeface.glyphs.helped
    if not helped or helped.isdisjoint(text):
        yield len(text), typeface.face
        return
    shown: Iterator[Glyph] = accumulate(map(typeface.glyphs.__getitem__, text), _shown_with)
    for face, own in groupby(shown, lambda glyph: glyph.face):
        yield len(list(own)), face


def _shown_with(before: Glyph, own: Glyph) -> Glyph:
    return own if own.glyph_ids else before


class LineSetter:
    """How the lines of a paragraph are set: in this ``size``, in lines of this ``measure``."""

    def __init__(
        self, paragraph: Measured, faces: Faces, alignment: Alignment, size: float, measure: float
    ) -> None:
        self._paragraph, self._faces, self._alignment = paragraph, faces, alignment
        self._size, self._measure = size, measure
        self._is_justified = alignment == "justify"
        self._typed = tuple(gap for gap in _GAPS if gap in paragraph.text)

    def line(self, start: int, end: int, indent: float) -> Line:
        """The line of the characters from ``start`` on, before ``end``."""
        paragraph, size = self._paragraph, self._size
        left = self._measure - indent - paragraph.width(start, end)
        is_stretched = left > 0 and self._is_filled(start, end)
        end = paragraph.drawn_end(start, end)
        rigid: Sequence[Span] = ()
        spacing = NO_SPACING
        if left < 0 or is_stretched:
            rigid = paragraph.rigid_within(start, end)
            stretching = gaps(start, end, rigid)
            seen_end = paragraph.visible_end(start, end)
            spacing = justify(paragraph.elastic, paragraph.room, start, seen_end, left, stretching)
            left -= spacing.everywhere * stretching + sum(spacing.kerns.values())
        x = indent + _offset(self._alignment, left) - paragraph.trimmed_at_start(start)
        runs = self._runs(start, end, spacing, rigid, x)
        if paragraph.text[end - 1] == c.SOFT_HYPHEN:
            runs = (*runs[:-1], _ended_by(runs[-1], runs[-1].text[:-1] + c.SHOWN_HYPHEN))
        elif paragraph.text[end - 1] == "-" and paragraph.text[end : end + 1] == " ":
            runs = (*runs[:-1], _ended_by(runs[-1], runs[-1].text + " "))
        return Line(runs, size, (self._measure - indent - left) * size / FULL_WIDTH)

    def _is_filled(self, start: int, end: int) -> bool:
        """Whether a line is stretched: not the last one, nor one with a column typed on it."""
        if not self._is_justified or end == len(self._paragraph.text):
            return False
        return not self._typed or not self._has_typed(start, end)

    def _has_typed(self, start: int, end: int) -> bool:
        text = self._paragraph.text
        return any(text.find(gap, start, end) >= 0 for gap in self._typed)

    def _runs(
        self, start: int, end: int, spacing: Spacing, rigid: Sequence[Span], x: float
    ) -> tuple[Run, ...]:
        """The runs of a line, which begins at ``x``."""
        paragraph, faces, size = self._paragraph, self._faces, self._size
        cuts = faces.changes(start, end)
        if spacing.everywhere and rigid:
            cuts = sorted({*cuts, *chain.from_iterable(rigid)} - {start, end})
        if cuts or rigid:
            return tuple(_runs(paragraph, faces, [start, *cuts, end], spacing, rigid, x, size))
        kerns = paragraph.kerns_between(start, end, spacing.kerns)
        return (faces.run(start, end, x * size / FULL_WIDTH, spacing.everywhere, kerns),)


def _offset(alignment: Alignment, spare: float) -> float:
    if alignment == "center":
        return max(spare, 0.0) / 2
    return max(spare, 0.0) if alignment == "right" else 0.0


def _runs(
    paragraph: Measured,
    faces: Faces,
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


def _ended_by(run: Run, text: str) -> Run:
    """A run at the end of a line with what is drawn there only; the typeface is to know.

    That is a soft hyphen, or the space behind a hyphen: nothing else says that a word ends there.
    """
    run.typeface.widths[text[-1]]
    return replace(run, text=text)
