"""The columns of a table, and the size of its type; extents are in em, all else is in points."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

import msgspec

from converter.column_widths import GUTTER_SHARE, LEAST_EM, Extent, allotted
from converter.layout.context import encode
from converter.layout.lines import Piece
from converter.layout.measuring import measure
from converter.layout.metrics import FULL_WIDTH

LONGEST_WORD_EM = 8.0
"""The longest word for which type is made smaller; longer ones are broken."""

SMALLEST = 6.0
"""The smallest type, in points, that a table is set in to keep its words whole."""

GUTTER_EM = 2.0
"""The space between columns, if they are not many."""


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
    widths = allotted([Extent(one.least * size, one.most * size) for one in extents], room)
    edges = list(accumulate((width + gutter for width in widths), initial=0.0))
    return Columns(widths, [edge + gutter / 2 for edge in edges[:-1]], edges[-1], size)


def _scale(extents: Sequence[Extent], room: float, least: float) -> float:
    """By what type is smaller so that words fit in ``room``, in em."""
    needed = sum(min(one.least, LONGEST_WORD_EM) for one in extents)
    return min(1.0, max(least, room / needed)) if needed else 1.0
