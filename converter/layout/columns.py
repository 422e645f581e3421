"""How wide the columns of a table are: by their content, between two widths as in CSS.

These are those of CSS 2.2, 17.5.2.2: of the longest word, and of the text on one line.
Extents are in em, all else is in points.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

import msgspec

from converter.layout.context import encode
from converter.layout.lines import Piece
from converter.layout.measuring import measure
from converter.layout.metrics import FULL_WIDTH

LEAST_EM = 3.0
"""The width up to which a text is not broken where there is room for anything else."""

LONGEST_WORD_EM = 8.0
"""The longest word for which type is made smaller; longer ones are broken."""

SMALLEST = 6.0
"""The smallest type, in points, that a table is set in to keep its words whole."""

GUTTER_EM, GUTTER_SHARE = 2.0, 0.25
"""The space between columns; where they are many, a share of their width."""

FULL_SHARE = 0.6
"""A table that needs this share of its measure takes all of it."""


class Extent(msgspec.Struct, frozen=True):
    """The width of the longest word of a text, and of the text on one line."""

    least: float
    most: float

    def __or__(self, other: Extent) -> Extent:
        return Extent(max(self.least, other.least), max(self.most, other.most))


EMPTY = Extent(1.0, 1.0)
"""That of a column without a text."""


def extent(pieces: Sequence[Piece]) -> Extent:
    """The extent of a text."""
    texts = encode([text for text, _ in pieces])
    own = [(text, typeface) for text, (_, typeface) in zip(texts, pieces, strict=True)]
    paragraph = measure(own)
    size = len(paragraph.text)
    if not size:
        return EMPTY
    longest, start = 0.0, 0
    for place in range(1, size + 1):
        if paragraph.may_break(place):
            longest = max(longest, paragraph.width(start, place))
            start = place
    most = max(paragraph.width(0, size), longest) / FULL_WIDTH
    return Extent(max(longest / FULL_WIDTH, min(most, LEAST_EM)), most)


class Columns(msgspec.Struct, frozen=True):
    """The ``widths`` of columns and where they start; the ``width`` of all with their gutters.

    ``size`` is that of the type.
    """

    widths: Sequence[float]
    starts: Sequence[float]
    width: float
    size: float


def columns_of(extents: Sequence[Extent], measure: float, size: float) -> Columns:
    """Columns of these extents, which are not wider than ``measure``.

    Where their words have no room, type is smaller than ``size``.
    """
    gutter = min(GUTTER_EM * size, GUTTER_SHARE * measure / len(extents))
    room = measure - gutter * len(extents)
    size *= _scale(extents, room / size, SMALLEST / size)
    widths = _allotted([Extent(one.least * size, one.most * size) for one in extents], room)
    if sum(widths) >= FULL_SHARE * room:
        widths = [width + (room - sum(widths)) / len(widths) for width in widths]
    edges = list(accumulate((width + gutter for width in widths), initial=0.0))
    return Columns(widths, [edge + gutter / 2 for edge in edges[:-1]], edges[-1], size)


def _scale(extents: Sequence[Extent], room: float, least: float) -> float:
    """By what type is smaller so that words fit in ``room``, in em."""
    needed = sum(min(one.least, LONGEST_WORD_EM) for one in extents)
    return min(1.0, max(least, room / needed)) if needed else 1.0


def _allotted(extents: Sequence[Extent], room: float) -> list[float]:
    """The widths of columns in a ``room`` that they do not exceed, all in points.

    All have their least, and of the rest the same up to their most: so the short texts are whole.
    """
    least = _shared([one.least for one in extents], room)
    more = _shared([one.most - one.least for one in extents], room - sum(least))
    return [one + other for one, other in zip(least, more, strict=True)]


def _shared(wanted: Sequence[float], room: float) -> list[float]:
    """What of ``room`` each gets: what it wants, or the same as all others that want more."""
    shares, left = [0.0] * len(wanted), room
    by_size = sorted(range(len(wanted)), key=wanted.__getitem__)
    for rank, place in enumerate(by_size):
        shares[place] = min(wanted[place], left / (len(wanted) - rank))
        left -= shares[place]
    return shares
