"""How wide the columns of a table are: by their content, between two widths as in CSS.

These are those of CSS 2.2, 17.5.2.2: of the longest word, and of the text on one line. Whoever sets
a table measures its texts, in a unit of its own.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

LEAST_EM = 3.0
"""The width up to which a text is not broken where there is room for anything else."""

GUTTER_SHARE = 0.25
"""The most that the space between columns takes of the measure."""

FULL_SHARE = 0.6
"""A table that needs this share of its measure takes all of it."""


class Extent(msgspec.Struct, frozen=True):
    """The width of the longest word of a text, and of the text on one line."""

    least: float
    most: float

    def __or__(self, other: Extent) -> Extent:
        return Extent(max(self.least, other.least), max(self.most, other.most))


def allotted(extents: Sequence[Extent], room: float) -> list[float]:
    """The widths of columns in a ``room``, which they fill if they need most of it.

    All have their least, and of the rest the same up to their most: so the short texts are whole.
    """
    least = _shared([one.least for one in extents], room)
    more = _shared([one.most - one.least for one in extents], room - sum(least))
    widths = [one + other for one, other in zip(least, more, strict=True)]
    if sum(widths) >= FULL_SHARE * room:
        widths = [width + (room - sum(widths)) / len(widths) for width in widths]
    return widths


def _shared(wanted: Sequence[float], room: float) -> list[float]:
    """What of ``room`` each gets: what it wants, or the same as all others that want more."""
    shares, left = [0.0] * len(wanted), room
    by_size = sorted(range(len(wanted)), key=wanted.__getitem__)
    for rank, place in enumerate(by_size):
        shares[place] = min(wanted[place], left / (len(wanted) - rank))
        left -= shares[place]
    return shares
