"""Where a title may be broken: its words, by a segmenter or else by its form, and its marks."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from itertools import accumulate, pairwise

from converter.patterns import lazy_pattern

_NUMBER = lazy_pattern(
    "[第]?[0-9０-９〇零一二三四五六七八九十百千万亿]+(?:[年月日号届次个条章期][度份]?)?"
)
_BOOK_TITLE = lazy_pattern("《[^《》]*》|〈[^〈〉]*〉")

OPENING_MARKS = frozenset("“‘《〈（「『【〔［([—―")
"""Marks that a line of a title never ends with (CLREQ); —— opens the subtitle it goes before."""

CLOSING_MARKS = frozenset("、，；：。！？”’》〉）」』】〕］…·～,.;:!?)]")
"""Marks that it never starts with (GB/T 15834-2011, 5.1)."""

CLITICS = frozenset("的地得了着过们等之者省市县区州旗镇乡村")
"""Words that lean on the one before (GB/T 9704-2012, 7.3.1: a line keeps its sense whole).

Of places no segmenter knows all the names: 青山 | 县.
"""

PROCLITICS = frozenset("从在对把被将向某各该")
"""Words that lean on the one behind."""


def word_starts(text: str) -> frozenset[int]:
    """The places where a word begins; all of them where no segmenter says more.

    No word begins inside a number.
    """
    cut = _segmenter()
    words = cut(text) if cut else [*text]
    ends = list(accumulate(map(len, words)))
    starts = {0}
    for end, (before, after) in zip(ends, pairwise(words), strict=False):
        if before not in PROCLITICS and after not in CLITICS:
            starts.add(end)
    return frozenset(starts - inside(_NUMBER, text))


def inside_book_titles(text: str) -> frozenset[int]:
    """The places inside 《 》."""
    return inside(_BOOK_TITLE, text)


def inside(pattern: re.Pattern[str], text: str) -> frozenset[int]:
    """The places inside what ``pattern`` matches, its start apart."""
    return frozenset(
        place for match in pattern.finditer(text) for place in range(match.start() + 1, match.end())
    )


@cache
def _segmenter() -> Callable[[str], list[str]] | None:
    """The ``words`` extra; its dictionary takes a tenth of a second to load."""
    try:
        import rjieba
    except ImportError:
        return None
    cut: Callable[[str], list[str]] = rjieba.cut
    return cut
