"""Short titles right above others: those of two levels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set

from converter.normalizer import sentences
from converter.normalizer.blocks import announcements
from converter.normalizer.headings.rows import is_row
from converter.normalizer.headings.short_texts import (
    SHORT,
    SHORTEST,
    asks,
    is_full_name,
    is_paragraph,
    is_title,
    may_be_title,
    may_precede,
    pauses,
)
from converter.normalizer.headings.signs import CAPTION_SIGNS
from converter.normalizer.lines import Line, is_parted, is_set_apart
from converter.patterns import lazy_pattern

_TEXT_ENDS, SHORTEST_TEXT = sentences.ENDS | frozenset("：:"), 10
"""How the text below a title ends that is shorter than a paragraph, and its length at the least.

Between blank lines less is enough.
"""

MIN_STACKS = 2
"""The titles right above others that are more than a motto or a name and its date."""

SHORTEST_VERSE = 5
"""The characters of each line of a couplet, at the least."""

_TURN = lazy_pattern(r"[^：:]{1,12}[：:].*[？?]$")
"""A question of somebody who talks."""


def places(
    lines: Sequence[Line], brief: Sequence[int], taken: bytearray, start: int
) -> frozenset[int]:
    """The lines of titles right above others, where there are several such pairs, set alike."""
    upper = [
        index for index in brief if index > start and not taken[index] and is_pair(lines, index)
    ]
    if len(upper) < MIN_STACKS:
        return frozenset()
    settings = Counter(_setting(lines, index + 1, index + 1) for index in upper)
    upper = [
        index for index in upper if settings[_setting(lines, index + 1, index + 1)] >= MIN_STACKS
    ]
    return frozenset((*upper, *(index + 1 for index in upper)))


def lone_pair(
    lines: Sequence[Line],
    brief: Sequence[int],
    taken: bytearray,
    titles: Set[int],
    start: int,
) -> range:
    """The only title right above another, set as most of the other ``titles`` are; or nothing.

    Two lines as long as each other, two questions and what a colon announces are no titles; nor is
    a name, or what pauses, but the words under a picture do, right above a title.
    """
    upper = [
        index
        for index in brief
        if index > start
        and not any(taken[place] or place in titles for place in (index, index + 1))
        and _may_be_lone(lines, index)
        and is_pair(lines, index)
    ]
    if len(upper) != 1:
        return range(0)
    found = range(upper[0] + pauses(lines[upper[0]].text), upper[0] + 2)
    settings = Counter(_setting(lines, i, i) for i in titles)
    is_alike = settings.most_common(1)[0][0] == _setting(lines, found[0], found[-1])
    return found if is_alike else range(0)


def _may_be_lone(lines: Sequence[Line], index: int) -> bool:
    before, upper, lower = (line.text for line in lines[index - 1 : index + 2])
    is_couplet = len(upper) == len(lower) >= SHORTEST_VERSE
    are_asked = asks(upper) and asks(lower)
    is_other = is_couplet or are_asked or pauses(lower) or is_full_name(lower)
    return not is_other and before[-1] not in "：:"


def _setting(lines: Sequence[Line], first: int, last: int) -> tuple[bool, bool]:
    """Whether blank lines stand above the first, and below the last of these lines."""
    return is_parted(lines, first), is_parted(lines, last + 1)


def is_pair(lines: Sequence[Line], index: int) -> bool:
    """Whether two short lines, that may be titles, stand between an end and a paragraph."""
    if not 0 < index < len(lines) - 2:
        return False
    before, upper, lower, below = (line.text for line in lines[index - 1 : index + 3])
    are_apart = all(is_set_apart(lines, place) for place in range(index, index + 3))
    least = SHORTEST if are_apart else SHORTEST_TEXT
    return (
        len(upper) <= SHORT
        and upper[0] not in CAPTION_SIGNS
        and (len(lower) <= SHORT or are_apart)
        and (is_paragraph(below) or (below[-1] in _TEXT_ENDS and len(below) > least))
        and (may_precede(before) or (is_row(before) and is_parted(lines, index)))
        and is_title(upper)
        and (is_title(lower) or (are_apart and may_be_title(lower)))
        and not (is_row(upper) and is_row(lower))
        and not _TURN.match(lower)
        and not announcements.is_written(announcements.before(lines, index))
    )
