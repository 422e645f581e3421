"""Lines of a paragraph that end because the next word did not fit, where a whole text was wrapped.

Evidence is less here than in plain text (:mod:`converter.normalizer.wrapping`), for a blank line
stands between paragraphs and a line end within one is none that ends it: most line ends of a text
that was wrapped are at the width of its page.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from converter.normalizer.wrapping.evidence import HANGING, MAX_WORD, MIN_COLUMNS
from converter.normalizer.wrapping.measures import extents
from converter.patterns import lazy_pattern

LEAST = 3
"""The lines that are evidence of a width, at the least: fewer may be as long by chance."""

SHARE = 0.6
"""The part of all line ends: where headings and texts stand line by line, it is one half."""

_CLOSING = "，。、；：！？）》〉」』】”’…—"
_WORD = lazy_pattern(rf"[（《〈「『【“‘]*(?:[!-~]+|[^\s])[{_CLOSING}]*")
"""What goes to the next line as one: no mark is parted from what it closes or opens."""


def full(ends: Sequence[int], texts: Sequence[str]) -> frozenset[int]:
    """Those of the lines, by index, behind which the next word would have been over the width."""
    columns = [one.columns for one in extents([texts[line].rstrip() for line in ends])]
    hanging = [one.columns for one in extents([_marks(texts[line].rstrip()) for line in ends])]
    words = [one.columns for one in extents([_word(texts[line + 1]) for line in ends])]
    places = [
        range(width - max(marks, HANGING), width + min(word, MAX_WORD))
        for width, marks, word in zip(columns, hanging, words, strict=True)
    ]
    width, lines = _likeliest([one for one in places if one.start >= MIN_COLUMNS - HANGING])
    if lines < max(LEAST, SHARE * len(ends)):
        return frozenset()
    return frozenset(line for line, place in zip(ends, places, strict=True) if width in place)


def is_short(text: str) -> bool:
    """Whether a line is too short to have been wrapped."""
    (extent,) = extents([text])
    return extent.columns < MIN_COLUMNS


def _marks(text: str) -> str:
    """The marks at the end of a line, which may hang over the edge."""
    return text[len(text.rstrip(_CLOSING)) :]


def _word(text: str) -> str:
    found = _WORD.match(text.lstrip())
    return found[0] if found else ""


def _likeliest(places: Sequence[range]) -> tuple[int, int]:
    """The width at which the most lines are full, and how many are."""
    changes = [0] * (max((one.stop for one in places), default=0) + 1)
    for place in places:
        changes[place.start] += 1
        changes[place.stop] -= 1
    counts = list(accumulate(changes))
    width = max(range(len(counts)), key=counts.__getitem__)
    return width, counts[width]
