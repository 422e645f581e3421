"""Justification: how a line gives up, or is given, the space that makes it fill its measure.

All widths are in 1/1000 em.
"""

from __future__ import annotations

from functools import lru_cache

import msgspec

from converter.layout import characters as c

GAP = "g"
"""In ``Measured.room``: a character with a Han–Latin space behind it."""

COMPRESSED = "k"
"""In ``Measured.room``: a mark half of which is gone."""

HALF_EM = 500.0
THIRD_EM = 1000 / 3
QUARTER_EM = 250.0

LOOSE = 50.0
"""What each gap of a line has been given that is just tolerable."""

Step = tuple[str, float]
"""Classes that give or take together and alike, and the most that each does."""


class Elasticity(msgspec.Struct, frozen=True):
    """The orders in which a line shrinks and stretches; then all its gaps stretch alike.

    ``limits`` are how much each class shrinks in all steps together.
    """

    shrink: tuple[Step, ...]
    stretch: tuple[Step, ...]
    limits: tuple[Step, ...]


class Spacing(msgspec.Struct, frozen=True, gc=False):
    """What is added at the boundaries of a line: to all alike, and to some by their place."""

    everywhere: float
    kerns: dict[int, float]


NO_SPACING = Spacing(0.0, {})


@lru_cache(maxsize=64)
def elasticity(narrowest_space: float, widest_space: float) -> Elasticity:
    """The orders of CLREQ, 3.5.3 and 3.5.4, for word spaces of these natural widths.

    The order holds for half of what each may give up; more is taken from all marks alike, so that
    none is glued to its neighbour while another of the line is whole. Han–Latin spaces come last
    to ⅛ em, where they are hardly seen. They stretch first by so much that in a tolerable line
    they end at ⅓ em, the narrower of the two limits that CLREQ knows: at ½ em there are holes
    beside a lone digit. Not among the steps: the mark at the end of a line is half as wide before
    all of them, the middle dot always is (CLREQ, 3.1.6.1). The colon, which CLREQ does not list,
    goes with the other pauses inside a sentence (句内点号, GB/T 15834-2011, 3.2.2).
    """
    shrink = (
        (c.SPACE, max(0.0, narrowest_space - QUARTER_EM)),
        (c.OPENING + c.CLOSING, HALF_EM / 2),
        (c.PAUSE, HALF_EM / 2),
        (GAP, QUARTER_EM / 4),
        (c.STOP + c.EXCLAMATION, HALF_EM / 2),
        (c.OPENING + c.CLOSING + c.PAUSE + c.STOP + c.EXCLAMATION, HALF_EM / 2),
        (GAP, QUARTER_EM / 4),
    )
    stretch = (
        (c.SPACE, max(0.0, HALF_EM - widest_space)),
        (GAP, THIRD_EM - QUARTER_EM - LOOSE),
    )
    return Elasticity(_usable(shrink), _usable(stretch), _limits(shrink))


def _limits(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    limits: dict[str, float] = {}
    for classes, amount in steps:
        for one in classes:
            limits[one] = limits.get(one, 0.0) + amount
    return _usable(tuple(limits.items()))


def _usable(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    return tuple(step for step in steps if step[1] > 0)


def justify(
    elastic: Elasticity, room: str, start: int, end: int, needed: float, gaps: int
) -> Spacing:
    """Share out ``needed``, which is negative to shrink, over a line with ``gaps`` that stretch.

    Not all of it when the line has no room or no gap left, and nothing where each gap would be
    wider than a Han–Latin space, ¼ em (CLREQ, 3.2.2), and so read as one: what a long word leaves
    behind is a short line, not characters far apart.
    """
    steps = elastic.shrink if needed < 0 else elastic.stretch
    sign = -1 if needed < 0 else 1
    kerns: dict[int, float] = {}
    left = abs(needed)
    for classes, amount in steps:
        if left <= 0:
            break
        places = _boundaries(room, start, end, classes)
        if places:
            share = min(amount, left / len(places))
            left -= share * len(places)
            for place in places:
                kerns[place] = kerns.get(place, 0.0) + sign * share
    everywhere = left / gaps if sign > 0 and gaps > 0 else 0.0
    return Spacing(everywhere, kerns) if everywhere <= QUARTER_EM else NO_SPACING


def _boundaries(room: str, start: int, end: int, classes: str) -> list[int]:
    """The boundaries inside a line where these classes give: an opening mark before it."""
    found: list[int] = []
    for one in classes:
        after = one != c.OPENING
        place = room.find(one, start, end)
        while place >= 0:
            if start < place + after < end:
                found.append(place + after)
            place = room.find(one, place + 1, end)
    return found
