"""The widths for which the line ends of a stretch speak."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate, compress
from operator import attrgetter

import msgspec

from converter.normalizer.wrapping.line_ends import LineEnd, LineEnds
from converter.normalizer.wrapping.measures import MEASURES, Measure
from converter.normalizer.wrapping.stretches import FEW_FOLDS, MAX_CHARACTERS

MIN_COLUMNS = 36
"""A line with less on it was not wrapped: verse, a date, an address (18 Han; mail has 60–80)."""

MAX_WORD = 20
"""A longer word (an address of the web) at the start of a line says nothing of the line before."""

HANGING = 2
"""The columns by which a mark may hang over the edge (JIS X 4051, ぶら下げ)."""

SQUEEZED = 2
"""The columns that justified lines may have more than others, by marks set narrower."""

SET_IN, INDENT = 6, 3
"""The columns that they may have less: an indent of two Han that a copy lost, and spaces added; and
those that tell the indent from a word that does not fit.
"""

SHORTEST_LINE = 0.7
"""The part of a page's width below which a line without a mark at its end is a title."""

JUSTIFIED_FOLDS = 5
"""The folds that are evidence of justified lines: they may be as wide as each other by chance."""

MIN_SAID = 32
"""Where not one more of so many lines is full at a width of justified ones, it is not one."""

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


class Width(msgspec.Struct, frozen=True):
    """A width for which lines speak, and the limits of each shape at it.

    Of justified lines, which are only nearly as wide, some are ``short``: behind one the next word
    would have fitted, or it is as much short as an indent is wide.
    """

    columns: int
    limits: Sequence[Limit]
    short: Sequence[bool] = ()

    @property
    def is_justified(self) -> bool:
        """Whether lines need not be as wide as each other."""
        return bool(self.short)


def widths(ends: LineEnds) -> list[Width]:
    """The likely widths, the likeliest first, by the measure by which most lines are full at one.

    No measure makes more lines evidence than those before it, so that where all of it speaks for
    one width already, no other is tried. Where not all of it does, the lines may be justified: that
    comes first if more of it does so.
    """
    counted = Counter(ends.indexes)
    counts = [counted[index] for index in range(len(ends.shapes))]
    most, found, first = 0, list[Width](), list[Limit]()
    for measure in MEASURES:
        limits = [_limit(shape, measure) for shape in ends.shapes]
        first = first or limits
        full = _full_at(limits, counts)
        likely = _likeliest(full)
        if likely and full[likely[0]] > most:
            most, found = full[likely[0]], [Width(one, limits) for one in likely]
        there = sum(compress(counts, map(_IS_EVIDENCE, limits)))
        if most >= there:
            return found
    if there < JUSTIFIED_FOLDS:
        return found
    more = max(1, most // MIN_SAID)
    page = _justified(ends.shapes, first, counts, most + more)
    return [*page, *found]


def _justified(
    shapes: Sequence[LineEnd], exact: Sequence[Limit], counts: Sequence[int], least: int
) -> Iterator[Width]:
    """The width at which most justified lines are full, if they are so many at ``least``.

    It is that of the most lines that are full at it exactly: not of the first of paragraphs.
    """
    limits = [
        Limit(one.edge - SQUEEZED, one.reach + SET_IN, one.is_evidence)
        if shape.joint and shape.narrow <= shape.characters // 2
        else one
        for shape, one in zip(shapes, exact, strict=True)
    ]
    full = _full_at(limits, counts)
    most = max(full)
    if most >= max(least, JUSTIFIED_FOLDS):
        exactly = _full_at(exact, counts)
        at_most = (width for width, lines in enumerate(full) if lines == most)
        columns = max(at_most, key=exactly.__getitem__)
        short = [
            limit.edge < limit.reach <= columns or shape.extent.columns <= columns - INDENT
            for shape, limit in zip(shapes, exact, strict=True)
        ]
        yield Width(columns, [_of_prose(one, columns) for one in limits], short)


def _of_prose(limit: Limit, columns: int) -> Limit:
    """The limit of a line, which is a title and says nothing where it is much shorter."""
    if not limit.is_evidence or SHORTEST_LINE * columns <= limit.edge:
        return limit
    return Limit(limit.edge, limit.reach, is_evidence=False)


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


def _full_at(limits: Sequence[Limit], counts: Sequence[int]) -> list[int]:
    """At each width, how many lines that are evidence are full."""
    changes = [0] * _WIDEST
    for limit, lines in zip(limits, counts, strict=True):
        if limit.is_evidence:
            changes[limit.edge] += lines
            changes[min(limit.reach, _WIDEST - 1)] -= lines
    return list(accumulate(changes))


def _likeliest(full: Sequence[int]) -> list[int]:
    """The widths at which the most lines are full, the most likely first."""
    likely = [(-lines, width) for width, lines in enumerate(full) if lines >= FEW_FOLDS]
    apart: list[int] = []
    for _, width in sorted(likely)[:MAX_CHARACTERS]:
        if all(abs(width - one) > HANGING for one in apart):
            apart.append(width)
    return apart[:MAX_WIDTHS]
