"""Cohesion: places where a line may end, but better does not, each with what it costs there."""

from __future__ import annotations

from converter.layout import characters as c
from converter.patterns import lazy_pattern

PARTED_QUANTITY = 90.0
"""The badness of a line that ends between a number and its measure word.

CLREQ, 3.1.5.2, has numbers whole with their units, but thinks of signs: 亿元 is longer. So this is
less than that of a line at its limit, which would be worse; in a narrow column the two are parted.
"""

PARTED_NUMBER = 120.0
"""The badness of a line that ends before the 万 or 亿 of a number: what is read is another number.

It is more than that of a line at its limit.
"""

PARTED_UNIT = 60.0
"""The badness of a line that ends inside a measure word of several characters."""

PARTED_RANGE = 60.0
"""The badness of a line that ends after the dash between two numbers: 1796—1820."""

PARTED_NOTES = 60.0
"""The badness of a line that ends between the marks of two notes."""

PARTED_BOX = 1e6
"""The badness of a line that ends between a box to be ticked and what it stands before: □是 □否.

It is more than that of a line half empty, as in the cell of a form.
"""

LONE_OPENING = 30.0
"""The badness of a line that ends with an opening mark and one character: the eye loses them."""

_TAIL = frozenset("多余几十百千万亿")
"""What a number in digits goes on with before its measure word (量词)."""

_NO_MEASURE = frozenset("的和与或及至到从等是在以而则")
"""What follows a number and is no measure word."""

_UNIT = lazy_pattern(
    "吨?公里|公[斤顷升分]|平方(?:公里|米)|立方米|人公里|人次|瓦时|[美日港欧]元|[海英]里|[毫厘]米"
    "|英镑|卢布|马力|摄氏度|个?百分点"
)
"""Measure words of several characters; the others are told by their first."""

_BOXES = "□☐☑☒"
_LONE = c.OPENING + c.IDEOGRAPH
_RANGE = c.DIGIT + c.LATIN_DASH
_DIGIT_AND_HAN = {
    digit: [digit + space + c.IDEOGRAPH for space in ("", c.SPACE, c.BREAK)]
    for digit in c.DIGIT + c.FULL_DIGIT
}


def costs(text: str, classes: str) -> dict[int, float]:
    """What it costs, in badness, to end a line before some of the characters."""
    found: dict[int, float] = {}
    place = classes.find(_LONE)
    while 0 <= place < len(text) - 2:
        found[place + 2] = LONE_OPENING
        place = classes.find(_LONE, place + 2)
    for places, end, cost in ((_RANGE, 2, PARTED_RANGE), (c.NEXT_NOTE, 0, PARTED_NOTES)):
        place = classes.find(places)
        while place >= 0:
            found[place + end] = cost
            place = classes.find(places, place + 1)
    for box in _BOXES:
        place = text.find(box)
        while 0 <= place < len(text) - 1:
            if text[place + 1] != box:
                found[place + 1] = PARTED_BOX
            place = text.find(box, place + 1)
    for digit, patterns in _DIGIT_AND_HAN.items():
        if digit in classes:
            for pattern in patterns:
                _cost_after(pattern, text, classes, found)
    return found


def _cost_after(pattern: str, text: str, classes: str, found: dict[int, float]) -> None:
    """What follows digits, wherever ``pattern`` has the last of them and a character of it."""
    place = classes.find(pattern)
    while place >= 0:
        place += len(pattern) - 1
        _cost_up_to_measure(text, place, found)
        place = classes.find(pattern, place)


def _cost_up_to_measure(text: str, place: int, found: dict[int, float]) -> None:
    """What follows digits at ``place``, each character of it and the one that ends it."""
    while place < len(text) and text[place] not in _NO_MEASURE:
        if text[place] not in _TAIL:
            found[place] = PARTED_QUANTITY
            if unit := _UNIT.match(text, place):
                found.update(dict.fromkeys(range(place + 1, unit.end()), PARTED_UNIT))
            return
        found[place] = PARTED_NUMBER
        place += 1
