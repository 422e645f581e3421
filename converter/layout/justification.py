"""Justification: how a line gives up, or is given, the space that makes it fill its measure.

All widths are in 1/1000 em.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from converter.layout import characters as c

GAP = "g"
"""A character with a Han–Latin space behind it."""

SHRINK: tuple[tuple[str, float], ...] = (
    (c.OPENING + c.CLOSING, 500.0),
    (c.PAUSE, 500.0),
    (GAP, 125.0),
    (c.STOP + c.EXCLAMATION, 500.0),
)
"""Classes in the order in which they shrink, and how much each may (CLREQ, 3.1.6.2).

The mark at the end of the line comes before all of these, the middle dot is half an em already,
and the word space of our faces is less than ¼ em.
"""

STRETCH: tuple[tuple[str, float], ...] = ((c.SPACE, 250.0), (GAP, 250.0))
"""Classes in the order in which they stretch before all gaps do (CLREQ, 3.1.6.3)."""


class Spacing(msgspec.Struct, frozen=True):
    """What is added at the boundaries of a line: to all alike, and to some by their place."""

    everywhere: float
    kerns: dict[int, float]


def shrinkability(room: str, start: int, end: int) -> float:
    """How much a line may shrink; its last mark is half as wide already."""
    return sum(
        amount * sum(room.count(one, start, end - 1) for one in classes)
        for classes, amount in SHRINK
    )


def justify(room: str, start: int, end: int, needed: float, gaps: int) -> Spacing:
    """Share out ``needed``, which is negative to shrink, over a line with ``gaps`` that stretch.

    Not all of it when the line has no room or no gap left.
    """
    steps = SHRINK if needed < 0 else STRETCH
    sign = -1 if needed < 0 else 1
    kerns: dict[int, float] = {}
    left = abs(needed)
    for classes, amount in steps:
        if left <= 0:
            break
        places = list(_boundaries(room, start, end, classes))
        if places:
            share = min(amount, left / len(places))
            left -= share * len(places)
            for place in places:
                kerns[place] = kerns.get(place, 0.0) + sign * share
    everywhere = left / gaps if sign > 0 and gaps > 0 else 0.0
    return Spacing(everywhere, kerns)


def _boundaries(room: str, start: int, end: int, classes: str) -> Iterator[int]:
    """Where these classes give: an opening mark before it, at the start of a line too."""
    for place in range(start, end):
        if room[place] in classes:
            boundary = place if room[place] == c.OPENING else place + 1
            if start <= boundary < end:
                yield boundary
