"""Line breaking, paragraph-wide: the lines of least demerits (Knuth and Plass, 1981).

Most paragraphs of Chinese are good as they are broken line by line. Where a line is not, the
lines around it are broken again, with the least sum of demerits that they can have: a stretch of
:data:`REACH` lines to both sides, so that the cost is linear in the text. Its ends stay where they
were, so the sum never gets worse. All widths are in 1/1000 em.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from heapq import heappop, heappush
from itertools import accumulate

from converter.layout import characters as c
from converter.layout.breaking import TOLERANCE, Span, badness, is_runt
from converter.layout.justification import HALF_EM, LOOSE, QUARTER_EM, Step
from converter.layout.measuring import Measured, gaps

TIGHT = 0.65
"""The share of its room that a line may give up before the lines around it are broken again.

That is a little less than a third of an em a mark. Many lines so tight have a neighbour with room.
"""

BAD_END = 45.0
"""The cost of an end above which they are broken again too: any but that of a lone opening."""

SHORT_LAST_LINE = 3
"""The characters of a last line so short that the line above is seen to be loose for it."""

LINE_PENALTY = 10.0
"""What a line costs however good it is: fewer lines are better."""

REACH = 6
"""How many lines are broken again before a bad one, and after it."""

LONGEST = 24
"""The most lines that are broken again at once."""


def optimise(
    paragraph: Measured, lines: Sequence[Span], measure: float, indent: float = 0.0
) -> list[Span]:
    """``lines`` with the bad ones mended; the first is ``indent`` shorter than ``measure``."""
    better: list[Span] = []
    done = 0
    for first, last in _stretches(list(_bad_lines(paragraph, lines, measure, indent)), len(lines)):
        better.extend(lines[done:first])
        better.extend(
            Stretch(paragraph, lines[first:last], measure, 0.0 if first else indent).best()
        )
        done = last
    better.extend(lines[done:])
    return better


def demerits(
    paragraph: Measured, lines: Sequence[Span], measure: float, indent: float = 0.0
) -> float:
    """The sum that :func:`optimise` makes smaller."""
    return Stretch(paragraph, lines, measure, indent).total()


def _bad_lines(
    paragraph: Measured, lines: Sequence[Span], measure: float, indent: float
) -> Iterator[int]:
    """The lines that stretch too much, or shrink to nearly all of their room, or end badly."""
    last, costs = len(lines) - 1, paragraph.costs
    for index, (start, end) in enumerate(lines):
        available = measure if index else measure - indent
        slack = available - paragraph.width(start, end)
        if costs.get(end, 0.0) > BAD_END:
            yield index
        elif slack < -TOLERANCE:
            if -slack > TIGHT * paragraph.shrinkability(start, end):
                yield index
        elif slack > LOOSE and index != last:
            stretching = gaps(start, end, paragraph.rigid_within(start, end))
            is_seen = index == last - 1 and lines[last][1] - end <= SHORT_LAST_LINE
            if slack > (LOOSE / 2 if is_seen else LOOSE) * stretching:
                yield index


def _stretches(bad: Sequence[int], count: int) -> Iterator[Span]:
    """The bad lines with those around them, as first and end; what would overlap is one stretch."""
    first = last = 0
    for index in bad:
        if index < last <= first + LONGEST - REACH:
            last = min(count, index + REACH + 1)
        elif index >= last:
            if last > first:
                yield first, last
            first = max(last, index - REACH)
            last = min(count, index + REACH + 1)
    if last > first:
        yield first, last


class Stretch:
    """Some lines of a paragraph, to be broken again between the same ends.

    The sums run over the characters of the stretch, the first of which is ``_origin``: how much
    those before a place shrink and stretch, how many of them do the latter before all gaps do,
    and behind how many there is a gap. ``_margin`` is what the end of a line may hide of its
    width: half a mark, or an ideographic space.
    """

    def __init__(
        self, paragraph: Measured, lines: Sequence[Span], measure: float, indent: float
    ) -> None:
        self._paragraph = paragraph
        self._lines = lines
        self._measure = measure
        self._first_measure = measure - indent
        self._origin, self._end = lines[0][0], lines[-1][1]
        room = paragraph.room[self._origin : self._end]
        self._shrink = _sums(room, paragraph.elastic.limits)
        self._stretch = _sums(room, paragraph.elastic.stretch)
        self._words = _sums(room, [(classes, 1) for classes, _ in paragraph.elastic.stretch])
        self._gaps = self._sums_of_gaps()
        edges = paragraph.edges[self._origin : self._end + 1]
        self._tight = [edge - less for edge, less in zip(edges, self._shrink, strict=True)]
        self._margin = (3 if c.SPACE in paragraph.classes else 1) * HALF_EM

    def total(self) -> float:
        """The sum of the demerits of the lines as they are."""
        return sum(self.demerits(start, end) for start, end in self._lines)

    def best(self) -> Sequence[Span]:
        """The lines of least demerits: the shortest path from the first place to the last.

        None of them costs more than the worst that there was.
        """
        origin, stop = self._origin, self._end
        costs, cheapest = {origin: 0.0}, {origin: origin}
        own = [self.demerits(*line) for line in self._lines]
        limit, worst = sum(own), max(own)
        places = [origin]
        while places and (start := heappop(places)) != stop:
            for end, cost in self._candidates(start, min(worst, limit - costs[start])):
                total = costs[start] + cost
                if total < costs.get(end, limit):
                    if end not in costs:
                        heappush(places, end)
                    costs[end], cheapest[end] = total, start
        return _path(cheapest, origin, stop) if stop in costs else self._lines

    def demerits(self, start: int, end: int) -> float:
        """What a line costs; without end if it does not fit."""
        slack = self._measure_of(start) - self._paragraph.width(start, end)
        bad = self.badness(start, end, slack) + self._paragraph.costs.get(end, 0.0)
        return (LINE_PENALTY + bad) ** 2

    def badness(self, start: int, end: int, slack: float) -> float:
        """How far a line with this ``slack`` is from its natural spacing.

        0 if it is just that, 100 if it is just tolerable. Shrinking counts by the share of the
        room that is used; stretching by what each gap gets, and by the share of its room where
        words are spaced before.
        """
        if slack < -TOLERANCE:
            return self._badness_of_shrinking(start, end, -slack)
        if slack <= TOLERANCE or end == len(self._paragraph.text):
            return 0.0
        first, last = start - self._origin, end - self._origin - 1
        stretching = max(1.0, self._gaps[last] - self._gaps[first])
        room = self._stretch[last] - self._stretch[first]
        if not room:
            return _of_spread(slack / stretching, slack)
        words = self._words[last] - self._words[first]
        spread = max(0.0, slack - room) / stretching
        share = min(1.0, slack / room)
        return words / stretching * badness(share) + _of_spread(spread, slack)

    def _badness_of_shrinking(self, start: int, end: int, excess: float) -> float:
        first = start - self._origin + (self._paragraph.classes[start] == c.OPENING)
        last = self._paragraph.visible_end(start, end) - self._origin - 1
        room = self._shrink[last] - self._shrink[first]
        return badness(excess / room) if excess <= room + TOLERANCE else math.inf

    def _measure_of(self, start: int) -> float:
        return self._first_measure if start == self._origin else self._measure

    def _candidates(self, start: int, limit: float) -> Iterator[tuple[int, float]]:
        """Ends of a line from ``start``, the longest first, each with its demerits."""
        paragraph = self._paragraph
        measure = self._measure_of(start)
        furthest = self._tight[start - self._origin] + measure + self._margin
        size = len(paragraph.text)
        for place in range(bisect_right(self._tight, furthest) - 1, start - self._origin, -1):
            end = self._origin + place
            if not paragraph.may_break(end) or (end == size and is_runt(paragraph, start, end)):
                continue
            slack = measure - paragraph.width(start, end)
            bad = LINE_PENALTY + self.badness(start, end, slack)
            if bad * bad > limit:
                if slack > 0:
                    return
            elif (cost := (bad + paragraph.costs.get(end, 0.0)) ** 2) <= limit:
                yield end, cost

    def _sums_of_gaps(self) -> list[float]:
        stretching = [1.0] * (self._end - self._origin)
        for first, last in self._paragraph.rigid_within(self._origin, self._end):
            stretching[first - self._origin : last - self._origin - 1] = [0.0] * (last - first - 1)
        return list(accumulate(stretching, initial=0.0))


def _of_spread(spread: float, slack: float) -> float:
    """The badness of a line each of whose gaps would be given so much.

    Where that is more than a line is spread by, it is left short, and as bad as it is short.
    """
    return badness(min(spread, QUARTER_EM) / LOOSE) + (slack if spread > QUARTER_EM else 0.0)


def _sums(room: str, steps: Sequence[Step]) -> list[float]:
    amounts = defaultdict(float, {one: amount for classes, amount in steps for one in classes})
    return list(accumulate(map(amounts.__getitem__, room), initial=0.0))


def _path(cheapest: dict[int, int], origin: int, stop: int) -> list[Span]:
    lines: list[Span] = []
    while stop != origin:
        lines.append((cheapest[stop], stop))
        stop = cheapest[stop]
    return lines[::-1]
