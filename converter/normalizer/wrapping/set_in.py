"""Paragraphs that blank lines part and a first-line indent opens: of these no width need be told.

So letters and mail are typed, line after line about as wide as each other. Several such paragraphs
are evidence enough; one line set in over another may be anything.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from converter.normalizer.wrapping.evidence import MIN_COLUMNS, SHORTEST_LINE
from converter.normalizer.wrapping.line_ends import LineEnd, LineEnds
from converter.normalizer.wrapping.measures import Extent
from converter.normalizer.wrapping.stretches import Stretch

MIN_PARAGRAPHS = 2
"""The paragraphs that are set so, at the least."""

ANNOUNCING = frozenset("：:")
"""What a line ends in above items."""

INDENTS = range(2, 9)
"""The columns of a first-line indent: of two Han it has four, or, of a typist, eight."""


def paragraphs(
    stretch: Stretch, places: Sequence[range], ends: LineEnds
) -> list[tuple[range, bytes]]:
    """The runs that are one paragraph each, and of each line whether it goes on in the next."""
    found = [
        (place, bytes([1] * (len(place) - 1) + [0]))
        for place, indent, is_apart in zip(places, stretch.indents, stretch.apart, strict=True)
        if is_apart and _columns(indent) in INDENTS and _is_one(place, stretch.texts, ends)
    ]
    return found if len(found) >= MIN_PARAGRAPHS else []


def _columns(indent: str) -> int:
    return Extent(len(indent), indent.count(" "), 0).columns


def _is_one(place: range, texts: Sequence[str], ends: LineEnds) -> bool:
    """Whether each line but the last is long, nearly as wide as any, and none begins anew."""
    widths = [shape.extent.columns for shape in _shapes(place, ends)]
    least = max(MIN_COLUMNS, SHORTEST_LINE * max(widths))
    if min(widths[:-1]) < least or any(map(ends.is_before_starter, place[:-1])):
        return False
    return not any(texts[index][-1] in ANNOUNCING for index in place[:-1])


def _shapes(place: range, ends: LineEnds) -> Iterator[LineEnd]:
    return (ends.shapes[ends.indexes[index]] for index in place)
