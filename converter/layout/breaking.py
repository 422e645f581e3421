"""Line breaking, line by line: each is as long as fits.

All widths are in 1/1000 em of the paragraph's own size.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from converter.layout import characters as c
from converter.layout.justification import HALF_EM, LOOSE
from converter.layout.measuring import ENDING_SPACES, TRIMMED_AT_END, Measured, gaps

TOLERANCE = 0.01
"""What rounding may add to a sum of widths."""

MAX_PULLED_IN = 3
"""How many characters may be pulled into a line (挤进) before others are pushed out (推出)."""

CHANGING_AT_END = frozenset((*TRIMMED_AT_END, *ENDING_SPACES, c.SOFT_BREAK))
"""Classes that have another width at the end of a line."""

EASY = 12.5
"""The badness up to which what is pulled in stays: each mark gives up a quarter em (CLREQ, 3.1.4).
"""

MIN_LAST_LINE = 2
"""The least number of characters, marks apart, in a last line (孤字, CLREQ, 3.4.4)."""

_READ = c.IDEOGRAPH + c.NON_STARTER + c.FULL_DIGIT + c.WORD

Span = tuple[int, int]
"""A line: the places of its first character and of the one after its last."""


def break_lines(paragraph: Measured, measure: float, indent: float = 0.0) -> list[Span]:
    """Break a paragraph into lines, the first ``indent`` shorter.

    A break that is prohibited or costs something is mended by pulling in what the marks of the
    line make room for, or by pushing out, whichever strains the line less. Where nothing else is
    possible a word is broken.
    """
    lines: list[Span] = []
    start, size = 0, len(paragraph.text)
    while start < size:
        end = _line_end(paragraph, start, measure if lines else measure - indent)
        lines.append((start, end))
        start = end
    if len(lines) > 1 and is_runt(paragraph, *lines[-1]):
        lines[-2:] = _without_runt(paragraph, lines[-2:], measure, indent if len(lines) == 2 else 0)
    return lines


def is_runt(paragraph: Measured, start: int, end: int) -> bool:
    """Whether a last line has too few characters, marks apart (CLREQ, 3.4.4)."""
    if end - start >= 2 * MIN_LAST_LINE + MAX_PULLED_IN:
        return False
    return sum(one in _READ for one in paragraph.classes[start:end]) < MIN_LAST_LINE


def fits(paragraph: Measured, start: int, end: int, measure: float) -> bool:
    """Whether a line fits when all its marks and spaces shrink."""
    excess = paragraph.width(start, end) - measure - TOLERANCE
    return excess <= 0 or excess <= paragraph.shrinkability(start, end)


def badness(strain: float) -> float:
    """0 for a line at its natural width; 100 if it is just tolerable, its ``strain`` being 1."""
    return 100 * strain**3


def _line_end(paragraph: Measured, start: int, measure: float) -> int:
    end = _fitting_end(paragraph, start, measure)
    may_break = paragraph.may_break(end)
    if may_break and end not in paragraph.costs:
        return end
    best, least = end, math.inf
    for place in _places_near(paragraph, start, end):
        cost = _cost(paragraph, start, place, measure)
        if cost < least:
            best, least = place, cost
        if cost <= EASY:
            break
    return best if best >= end or may_break or _fits_a_line(paragraph, best, measure) else end


def _places_near(paragraph: Measured, start: int, end: int) -> Iterator[int]:
    """Where a line may end that is full at ``end``: to either side up to an end without a cost."""
    longest = min(end + MAX_PULLED_IN, len(paragraph.text))
    for places in (range(end, longest + 1), range(end - 1, start, -1)):
        for place in places:
            if paragraph.may_break(place):
                yield place
                if place not in paragraph.costs:
                    break


def _cost(paragraph: Measured, start: int, end: int, measure: float) -> float:
    """The badness of a line, with what its end costs; without end if it does not fit."""
    slack = measure - paragraph.width(start, end)
    if slack < -TOLERANCE:
        room = paragraph.shrinkability(start, end)
        if -slack > room + TOLERANCE:
            return math.inf
        strain = -slack / room
    else:
        stretching = gaps(start, end, paragraph.rigid_within(start, end))
        strain = slack / max(1, stretching) / LOOSE
    return badness(strain) + paragraph.costs.get(end, 0.0)


def _fitting_end(paragraph: Measured, start: int, measure: float) -> int:
    """The end of the longest text from ``start`` that fits without shrinking; a character at least.

    The search is exact to the half em that a mark at the end may give up.
    """
    classes, edges, size = paragraph.classes, paragraph.edges, len(paragraph.text)
    full = edges[start] + measure + TOLERANCE + paragraph.trimmed_at_start(start)
    end = min(bisect_right(edges, full + HALF_EM, lo=start + 1) - 1, size)
    while end < size and classes[end] in ENDING_SPACES:
        end += 1
    while end > start + 1:
        is_plain = classes[end - 1] not in CHANGING_AT_END and end not in paragraph.kerns
        if edges[end] <= full if is_plain else paragraph.width(start, end) <= measure + TOLERANCE:
            break
        end -= 1
    return max(end, start + 1)


def _fits_a_line(paragraph: Measured, start: int, measure: float) -> bool:
    """Whether a line that begins at ``start`` has a place where it may end."""
    end = _fitting_end(paragraph, start, measure)
    return paragraph.may_break(end) or _previous_break(paragraph, start, end) is not None


def _previous_break(paragraph: Measured, start: int, before: int) -> int | None:
    ends = range(before - 1, start, -1)
    return next((end for end in ends if paragraph.may_break(end)), None)


def _without_runt(
    paragraph: Measured, lines: Sequence[Span], measure: float, indent: float
) -> list[Span]:
    """The last two lines again, with more than a single character in the last, or as one line."""
    (start, middle), (_, end) = lines
    if fits(paragraph, start, end, measure - indent):
        return [(start, end)]
    earlier = _previous_break(paragraph, start, middle)
    while earlier and is_runt(paragraph, earlier, end):
        earlier = _previous_break(paragraph, start, earlier)
    if earlier and fits(paragraph, earlier, end, measure):
        return [(start, earlier), (earlier, end)]
    return list(lines)
