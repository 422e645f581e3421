"""Paragraphs that blank lines part and a first-line indent opens: of these no width need be told.

So letters and mail are typed, line after line about as wide as each other. Several such paragraphs
are evidence enough; one line set in over another may be anything.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from converter.normalizer.wrapping.evidence import SHORTEST_LINE
from converter.normalizer.wrapping.line_ends import LineEnds
from converter.normalizer.wrapping.measures import Extent
from converter.normalizer.wrapping.stretches import Stretch
from converter.patterns import lazy_pattern

MIN_PARAGRAPHS = 2
"""The paragraphs that are set so, at the least."""

LEAST = 28
"""The columns of a line that goes on, at the least: 14 Han."""

ANNOUNCING = frozenset("：:")
"""What a line ends in above items."""

_ENTRY = lazy_pattern(r"[^\s，。；：:！？]{1,8}[：:][^。！？]*$")
"""An entry, of which several stand below one another."""

SHORT = 8
"""The columns that a full line may have less: the indent of the first, and a mark or two."""

INDENTS = range(2, 9)
"""The columns of a first-line indent: of two Han it has four, or, of a typist, eight."""


def paragraphs(
    stretch: Stretch, places: Sequence[range], ends: LineEnds
) -> list[tuple[range, bytes]]:
    """The runs that are one paragraph each, and of each line whether it goes on in the next.

    Some stop amid a sentence: a question and its answer do not. Where others do, those are one too
    whose lines are full. One is enough where most paragraphs of the text are set in.
    """
    may_be = [
        place
        for place, indent, is_apart in zip(places, stretch.indents, stretch.apart, strict=True)
        if is_apart and _columns(indent) in INDENTS and _may_be_one(place, stretch.texts, ends)
    ]
    open_ones = {place for place in may_be if _stops_amid(place, stretch.texts)}
    if len(open_ones) < (1 if stretch.is_set_in else MIN_PARAGRAPHS):
        return []
    full = max(max(_widths(place, ends)) for place in open_ones) - SHORT
    return [
        (place, bytes([1] * (len(place) - 1) + [0]))
        for place in may_be
        if place in open_ones or min(_widths(place, ends)[:-1]) >= full
    ]


def _columns(indent: str) -> int:
    return Extent(len(indent), indent.count(" "), 0).columns


def _may_be_one(place: range, texts: Sequence[str], ends: LineEnds) -> bool:
    """Whether each line but the last is long, nearly as wide as any, and none begins anew."""
    widths = _widths(place, ends)
    least = max(LEAST, SHORTEST_LINE * max(widths))
    if min(widths[:-1]) < least or any(map(ends.is_before_starter, place[:-1])):
        return False
    inner = [texts[index] for index in place]
    if any(text[-1] in ANNOUNCING for text in inner[:-1]):
        return False
    entries = [_ENTRY.match(text) is not None for text in inner]
    return not any(map(all, pairwise(entries)))


def _stops_amid(place: range, texts: Sequence[str]) -> bool:
    """Whether a line stops amid a sentence."""
    return any(texts[index][-1].isalnum() or texts[index][-1] in "，、" for index in place[:-1])


def _widths(place: range, ends: LineEnds) -> list[int]:
    return [ends.shapes[ends.indexes[index]].extent.columns for index in place]
