"""Cohesion: places where a line may end, but better does not, each with what it costs there."""

from __future__ import annotations

from converter.layout import characters as c
from converter.layout.measuring import Measured
from converter.patterns import lazy_pattern

PARTED_QUANTITY = 150.0
"""The badness of a line that ends between a number and its measure word.

CLREQ, 3.1.5.2, has numbers whole with their units, but thinks of signs: 亿元 is longer, so that a
line which is loose for it would be worse; in a narrow column the two are parted.
"""

LONE_OPENING = 30.0
"""The badness of a line that ends with an opening mark and one character: the eye loses them."""

_MULTIPLIERS, _ABOUT = "十百千万亿", "多余几"
_TAIL = frozenset("0123456789０１２３４５６７８９ " + _MULTIPLIERS + _ABOUT)
_NUMBER = lazy_pattern(f"[0-9０-９] ?[{_ABOUT}]?[{_MULTIPLIERS}]*[{_ABOUT}]? ?$")
_LONE = c.OPENING + c.IDEOGRAPH
_NO_MEASURE = frozenset("的和与或及至到从等是在以而则")
"""What follows a number and is no measure word (量词)."""

LONGEST_TAIL = 8
"""How far before a place a number is looked for that ends there."""


def penalty(paragraph: Measured, at: int) -> float:
    """What it costs to end a line before character ``at``, where one may end."""
    text, classes = paragraph.text, paragraph.classes
    if text[at - 1] in _TAIL and classes[at : at + 1] == c.IDEOGRAPH:
        if text[at] not in _NO_MEASURE and _NUMBER.search(text, max(0, at - LONGEST_TAIL), at):
            return PARTED_QUANTITY
    elif classes[at - 2 : at] == _LONE and at < len(text):
        return LONE_OPENING
    return 0.0
