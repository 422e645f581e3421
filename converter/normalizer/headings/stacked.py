"""Short titles right above others: those of two levels."""

from __future__ import annotations

from collections.abc import Sequence

from converter.normalizer import sentences
from converter.normalizer.blocks import announcements
from converter.normalizer.headings.rows import is_row
from converter.normalizer.headings.short_texts import (
    SHORT,
    SHORTEST,
    is_paragraph,
    is_title,
    may_precede,
)
from converter.normalizer.headings.signs import CAPTION_SIGNS
from converter.normalizer.lines import Line, is_parted
from converter.patterns import lazy_pattern

_TEXT_ENDS, SHORTEST_TEXT = sentences.ENDS | frozenset("：:"), 10
"""How the text below a title ends that is shorter than a paragraph, and its length at the least.

Between blank lines less is enough.
"""

MIN_STACKS = 2
"""The titles right above others that are more than a motto or a name and its date."""

_TURN = lazy_pattern(r"[^：:]{1,12}[：:].*[？?]$")
"""A question of somebody who talks."""


def places(
    lines: Sequence[Line], brief: Sequence[int], taken: bytearray, start: int
) -> frozenset[int]:
    """The lines of titles right above others, where there are several such pairs."""
    upper = [
        index
        for index in brief
        if index > start and not (taken[index] or taken[index + 1]) and is_pair(lines, index)
    ]
    if len(upper) < MIN_STACKS:
        return frozenset()
    return frozenset((*upper, *(index + 1 for index in upper)))


def is_pair(lines: Sequence[Line], index: int) -> bool:
    """Whether two short lines, that may be titles, stand between an end and a paragraph."""
    if not 0 < index < len(lines) - 2:
        return False
    before, upper, lower, below = (line.text for line in lines[index - 1 : index + 3])
    are_apart = all(is_parted(lines, place) for place in range(index, index + 3))
    least = SHORTEST if are_apart else SHORTEST_TEXT
    return (
        len(upper) <= SHORT
        and upper[0] not in CAPTION_SIGNS
        and (len(lower) <= SHORT or are_apart)
        and (is_paragraph(below) or (below[-1] in _TEXT_ENDS and len(below) > least))
        and may_precede(before)
        and not announcements.is_written(before)
        and is_title(upper)
        and is_title(lower)
        and not (is_row(upper) and is_row(lower))
        and not _TURN.match(lower)
    )
