"""Lines of titles and headings, broken between words; those of a title make a figure.

GB/T 9704-2012, 7.3.1: each line keeps its sense whole, the lines are symmetrical, of fitting
length, and differ so that the title is a trapezium (梯形) or a lozenge (菱形).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from converter.layout import characters as c
from converter.layout.breaking import TOLERANCE, Span, break_lines
from converter.layout.justification import HALF_EM
from converter.layout.measuring import Measured
from converter.layout.metrics import FULL_WIDTH
from converter.words import inside_book_titles, word_starts

MOST_LINES = 6
"""The most lines that make a shape; more are only made even."""

SLOPE = 0.16
"""How much the longest line is longer, and the shortest shorter, than the mean."""

LEAST_STEP = HALF_EM
"""The least difference of neighbouring lines that an eye takes for a shape."""

MOST_UNEVEN = FULL_WIDTH
"""The most by which the middle lines of a lozenge may differ."""

SUBTITLE_BONUS, CLAUSE_BONUS, PAUSE_BONUS = 0.2, 0.1, 0.01
"""What a break is worth in squared shares of the measure: before the dash of a subtitle, between
clauses, and at what else is a pause.

Clauses are worth more than lines a fifth of the measure off, a subtitle than a third.
"""

_CLAUSE_ENDS = "，；：。！？"
_PAUSES = c.PAUSE + c.STOP + c.EXCLAMATION + c.SPACE


def shape_lines(paragraph: Measured, measure: float) -> Sequence[Span]:
    """Break a title into the fewest lines, or one more, that make a shape; else into even ones.

    That words and what is in 《 》 are whole goes before the shape.
    """
    fewest = break_lines(paragraph, measure)
    if len(fewest) <= 1:
        return fewest
    if len(fewest) <= MOST_LINES:
        for places in _grains(paragraph):
            for choose in (_shaped, _unshaped):
                for count in (len(fewest), len(fewest) + 1):
                    lines = choose(paragraph, places, count, measure)
                    if lines:
                        return lines
    return _even_lines(paragraph, fewest, measure)


def balance_lines(paragraph: Measured, measure: float) -> Sequence[Span]:
    """Break a heading that is flush left into the fewest lines, even ones, between words."""
    fewest = break_lines(paragraph, measure)
    count = 2 if len(fewest) == 1 and _is_glued(paragraph, measure) else len(fewest)
    if 1 < count <= MOST_LINES:
        for places in _grains(paragraph):
            if lines := _unshaped(paragraph, places, count, measure):
                return lines
    return fewest


def _is_glued(paragraph: Measured, measure: float) -> bool:
    """Whether it fits a line only if its marks give up more than the first half of what they may.

    A line of text is that tight only where those around it would be worse for it (CLREQ, 3.5.3,
    in the order of :func:`~converter.layout.justification.elasticity`); a heading has none.
    """
    whole = 0, len(paragraph.text)
    return paragraph.width(*whole) - measure > paragraph.shrinkability(*whole) / 2 + TOLERANCE


def _grains(paragraph: Measured) -> Iterator[list[int]]:
    """Where lines may begin and end: between words that are not in 《 》, else between words."""
    starts = word_starts(paragraph.text)
    size = len(paragraph.text)
    for places in (starts - inside_book_titles(paragraph.text), starts):
        yield [
            0,
            *sorted(place for place in places if place > 0 and _may_part(paragraph, place)),
            size,
        ]


def _may_part(paragraph: Measured, place: int) -> bool:
    return place < len(paragraph.text) and paragraph.may_break(place)


def _shaped(paragraph: Measured, places: Sequence[int], count: int, measure: float) -> list[Span]:
    """The best of the shapes with ``count`` lines; nothing if the words make none."""
    mean = paragraph.width(0, len(paragraph.text)) / count
    slope = min(SLOPE, measure / mean - 1)
    found: list[tuple[float, list[Span]]] = []
    for profile in _profiles(count):
        targets = [mean * (1 + slope * share) for share in profile]
        cost, ends = _nearest(paragraph, places, targets, measure)
        lines = list(pairwise((0, *ends)))
        if ends and _is_shape([paragraph.width(*line) for line in lines], profile):
            found.append((cost, lines))
    return min(found)[1] if found else []


def _unshaped(paragraph: Measured, places: Sequence[int], count: int, measure: float) -> list[Span]:
    """``count`` lines as even as the words make them; nothing if they do not fit."""
    mean = paragraph.width(0, len(paragraph.text)) / count
    _, ends = _nearest(paragraph, places, [mean] * count, measure)
    return list(pairwise((0, *ends))) if ends else []


def _profiles(count: int) -> Iterator[Sequence[float]]:
    """How long each line is beside the mean, from -1 to 1: both trapeziums, and a lozenge."""
    growing = [2 * index / (count - 1) - 1 for index in range(count)]
    yield growing
    yield growing[::-1]
    if count > 2:
        yield [1 - 2 * abs(share) for share in growing]


def _is_shape(widths: Sequence[float], profile: Sequence[float]) -> bool:
    """Whether neighbouring lines differ as the profile says."""
    steps = [after - before for before, after in pairwise(widths)]
    wanted = [after - before for before, after in pairwise(profile)]
    return all(
        abs(step) <= MOST_UNEVEN if abs(share) < TOLERANCE
        else step * share > 0 and abs(step) >= LEAST_STEP - TOLERANCE
        for step, share in zip(steps, wanted, strict=True)
    )  # fmt: skip


def _nearest(
    paragraph: Measured, places: Sequence[int], targets: Sequence[float], measure: float
) -> tuple[float, tuple[int, ...]]:
    """The lines of the least squared distance from the targets: their cost and their ends."""
    best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for target in targets:
        following: dict[int, tuple[float, tuple[int, ...]]] = {}
        for start, (cost, ends) in best.items():
            for end in places:
                if end <= start:
                    continue
                width = paragraph.width(start, end)
                if width > measure + TOLERANCE:
                    break
                total = cost + ((width - target) / measure) ** 2 - _bonus(paragraph, end)
                if end not in following or total < following[end][0]:
                    following[end] = total, (*ends, end)
        best = following
    return best.get(len(paragraph.text), (0.0, ()))


def _bonus(paragraph: Measured, end: int) -> float:
    """A title falls into parts after a clause, and before the dash of a subtitle."""
    if paragraph.text.startswith(c.DASHES, end):
        return SUBTITLE_BONUS
    if end < len(paragraph.text) and paragraph.text[end - 1] in _CLAUSE_ENDS:
        return CLAUSE_BONUS
    return PAUSE_BONUS if paragraph.classes[end - 1] in _PAUSES else 0.0


def _even_lines(paragraph: Measured, lines: Sequence[Span], measure: float) -> Sequence[Span]:
    """As few lines, as nearly equal as they can be."""
    low, high = measure / len(lines) / 2, measure
    while high - low > HALF_EM:
        middle = (low + high) / 2
        narrower = break_lines(paragraph, middle)
        if len(narrower) == len(lines):
            lines, high = narrower, middle
        else:
            low = middle
    return lines
