"""Titles behind an ornament that comes again: ★, ■ or ▌ before each, whatever their words are.

Nobody sets a picture of a star before a line of text to no purpose. So where such a sign stands
before several short lines, and each has a text of its own below it, they are titles, also those
that end in an exclamation mark, or pause. Lines that follow one another are a list.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from converter.normalizer.headings.candidate import Candidate
from converter.normalizer.headings.short_texts import is_title, may_be_marked_title
from converter.normalizer.headings.siblings import FORM
from converter.normalizer.lines import Line
from converter.patterns import lazy_pattern

_MARK = lazy_pattern(r"[■◆▌▍▋★☆◎▶►▷▸❖✦✧●○◉◇◈□▎✘✗❌✔✓✅]{1,3}\s*(?=\S)")
"""The signs but for those that point at a picture."""

LONGEST_MARK = 3
"""A sign that comes again in the line is of a list on one line: □ 是　□ 否."""

_DONE, _NOT_DONE = frozenset("✔✓✅"), frozenset("✘✗❌")

MIN_MARKED = 3
"""So many lines behind one sign are titles; of two, one has to be a title by its words too."""


def titles(lines: Sequence[Line], brief: Sequence[int], taken: bytearray) -> Iterator[Candidate]:
    """The lines behind a sign that no two lines on end begin with; ``taken`` flags what is else."""
    by_sign: defaultdict[str, list[int]] = defaultdict(list)
    for index in brief:
        if not taken[index] and _MARK.match(lines[index].text):
            by_sign[_sign(lines[index].text)].append(index)
    for places in by_sign.values():
        if _are_titles(lines, places):
            yield from (_candidate(index, lines[index].text) for index in places)


def _are_titles(lines: Sequence[Line], places: Sequence[int]) -> bool:
    texts = [lines[index].text for index in places]
    if len(texts) < 2 or not all(map(may_be_marked_title, texts)):
        return False
    if any(text[0] in text[LONGEST_MARK:] for text in texts):
        return False
    if any(_sign(lines[index + 1].text) == _sign(lines[index].text) for index in places):
        return False
    return len(texts) >= MIN_MARKED or any(map(is_title, texts))


def _sign(text: str) -> str:
    """What a line begins with; what to do and what not to do are of one level."""
    return "✔" if text[0] in _DONE or text[0] in _NOT_DONE else text[0]


def _candidate(index: int, text: str) -> Candidate:
    mark = _MARK.match(text)
    prefix = mark[0] if mark else ""
    return Candidate(index, FORM + _sign(text), text[len(prefix) :], prefix=prefix, rule=FORM)
