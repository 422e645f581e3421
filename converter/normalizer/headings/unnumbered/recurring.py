"""Headings that come again in each section: 用料 and 做法 of every dish.

A line of a song comes again too, and so does a name in a chat: so something has to end above the
line, or to begin below it, and there is more between them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from converter.normalizer.headings import short_texts
from converter.normalizer.headings.candidate import Candidate
from converter.normalizer.lines import Line
from converter.patterns import lazy_pattern

FORM = "short line that comes again"
LONGEST = 6
LEAST = 3
"""How often it comes at least."""

PAIR = 2
"""How often two different ones come at least, one after the other: 用料 and 做法 of two dishes."""

MOST_SHARE = 3
"""Of so many lines no more than one is such a heading; of a chat every second is a name."""

_DATE = lazy_pattern(r"(?:.{2,5}年\s?)?.{1,3}月.{1,4}[日号號夜晨]?|\d{4}[-./]\d{1,2}[-./]\d{1,2}")
_FIRST_OF_LIST = lazy_pattern(r"[（(]?(?:1|１|一|①)[.、．)）]")


def titles(lines: Sequence[Line], brief: Sequence[int], taken: bytearray) -> Iterator[Candidate]:
    """The lines that come again; ``taken`` flags those that are something else."""
    counts = Counter(lines[index].text for index in brief)
    paired = _in_order([text for index in brief if counts[text := lines[index].text] == PAIR])
    found = [
        index
        for index in brief
        if not taken[index]
        and (counts[lines[index].text] >= LEAST or lines[index].text in paired)
        and _is_title(lines[index].text)
        and _has_place(lines[index - 1].text, lines[index + 1].text)
    ]
    placed = Counter(lines[index].text for index in found)
    if 2 * sum(placed[text] for text in paired) > PAIR * len(paired):
        placed.update(dict.fromkeys(paired, PAIR))
    if MOST_SHARE * len(found) <= len(lines):
        for index in brief:
            text = lines[index].text
            if (
                not taken[index]
                and 2 * placed[text] > counts[text]
                and not short_texts.is_name(text)
            ):
                yield Candidate(index, FORM, text, recurs=True)


def _in_order(texts: Sequence[str]) -> frozenset[str]:
    """Those of ``texts``, each of which comes twice, if several come in the same order again."""
    titles = [text for text in texts if _is_title(text) and not short_texts.BRACKETED.match(text)]
    half = len(titles) // 2
    return frozenset(titles[:half] if half >= PAIR and titles[:half] == titles[half:] else ())


def _is_title(text: str) -> bool:
    return 1 < len(text) <= LONGEST and short_texts.is_title(text)


def _has_place(before: str, after: str) -> bool:
    if _DATE.fullmatch(after):  # each letter of several is signed alike
        return False
    if short_texts.may_precede(before) or short_texts.is_paragraph(after):
        return True
    return bool(short_texts.ITEM.match(after) or _FIRST_OF_LIST.match(after))
