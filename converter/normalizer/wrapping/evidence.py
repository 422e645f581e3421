"""The widths for which the line ends of a stretch speak."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import accumulate, compress
from operator import attrgetter

import msgspec

from converter.normalizer.wrapping.line_ends import LineEnd, LineEnds
from converter.normalizer.wrapping.measures import MEASURES, Measure
from converter.normalizer.wrapping.stretches import MAX_CHARACTERS, MIN_FOLDS

MIN_COLUMNS = 36
"""A line with less on it was not wrapped: verse, a date, an address (18 Han; mail has 60–80)."""

MAX_WORD = 20
"""A longer word (an address of the web) at the start of a line says nothing of the line before."""

HANGING = 2
"""The columns by which a mark may hang over the edge (JIS X 4051, ぶら下げ)."""

SQUEEZED = 2
"""The columns that justified lines may have more than others, by marks set narrower."""

SET_IN = 6
"""The columns that they may have less: an indent of two Han that a copy lost, spaces added."""

MAX_WIDTHS = 3
"""The widths looked for in one stretch of lines: a text, and a letter or two quoted in it."""

_IS_EVIDENCE = attrgetter("is_evidence")
_WIDEST = 3 * MAX_CHARACTERS + MAX_WORD


class Limit(msgspec.Struct, frozen=True, gc=False):
    """The widths at which the next word did not fit, for a shape of line ends.

    These are the widths from ``edge`` to below ``reach``. The shape ``is_evidence`` where the line
    is long enough, and stops where only a page's width does: inside a sentence for sure, for it
    does in a letter, not in a mark, and the next one may go on with it.
    """

    edge: int
    reach: int
    is_evidence: bool


def likely_widths(ends: LineEnds) -> tuple[list[int], list[Limit]]:
    """The likely widths, by the measure by which most lines are full at one, and its limits.

    No measure makes more lines evidence than those before it, so that where all of it speaks for
    one width already, no other is tried.
    """
    counted = Counter(ends.indexes)
    counts = [counted[index] for index in range(len(ends.shapes))]
    most, likely, chosen = 0, list[int](), list[Limit]()
    for measure in MEASURES:
        limits = [_limit(shape, measure) for shape in ends.shapes]
        widths = _full_at(limits, counts)
        if widths and widths[0][1] > most:
            most, likely, chosen = widths[0][1], [width for width, _ in widths], limits
        if most >= sum(compress(counts, map(_IS_EVIDENCE, limits))):
            break
    return likely, chosen


def _limit(shape: LineEnd, measure: Measure) -> Limit:
    width = measure(shape.extent)
    edge = width - HANGING if shape.last.may_hang else width
    joint = shape.joint
    if joint is None:
        return Limit(edge, edge, is_evidence=False)
    indent = measure(joint.indent)
    space = max(joint.space, shape.last.is_latin)
    reach = indent + width + space + min(measure(joint.word), MAX_WORD)
    is_inside = shape.last.is_letter and not joint.is_starter
    return Limit(edge, reach, is_inside and shape.extent.columns + indent >= MIN_COLUMNS)


def justified(shapes: Iterable[LineEnd], limits: Iterable[Limit]) -> list[Limit]:
    """The limits of lines of Han copied off a page, where they were as wide as each other."""
    return [
        Limit(limit.edge - SQUEEZED, limit.reach + SET_IN, limit.is_evidence)
        if shape.joint and shape.narrow <= shape.characters // 2
        else limit
        for shape, limit in zip(shapes, limits, strict=True)
    ]


def _full_at(limits: list[Limit], counts: list[int]) -> list[tuple[int, int]]:
    """The widths at which the most lines are full, and how many; the most likely first."""
    changes = [0] * _WIDEST
    for limit, lines in zip(limits, counts, strict=True):
        if limit.is_evidence:
            changes[limit.edge] += lines
            changes[min(limit.reach, _WIDEST - 1)] -= lines
    full = list(accumulate(changes))
    likely = [(-lines, width) for width, lines in enumerate(full) if lines >= MIN_FOLDS]
    apart: list[tuple[int, int]] = []
    for lines, width in sorted(likely)[:MAX_CHARACTERS]:
        if all(abs(width - one) > HANGING for one, _ in apart):
            apart.append((width, -lines))
    return apart[:MAX_WIDTHS]
