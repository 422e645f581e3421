"""Titles behind an ornament that comes again: ★, ■ or ▌ before each, whatever their words are.

Nobody sets a picture of a star before a line of text to no purpose. So where such a sign stands
before several short lines, and each has a text of its own below it, they are titles, also those
that end in an exclamation mark, or pause. Lines that follow one another are a list.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from converter.normalizer.headings.candidate import Candidate
from converter.normalizer.headings.short_texts import ORNAMENT, is_title, may_be_marked_title
from converter.normalizer.headings.siblings import FORM
from converter.normalizer.lines import Line

MIN_MARKED = 3
"""So many lines behind one sign are titles; of two, one has to be a title by its words too."""


def titles(lines: Sequence[Line], brief: Sequence[int], taken: bytearray) -> Iterator[Candidate]:
    """The lines behind a sign that no two lines on end begin with; ``taken`` flags what is else."""
    by_sign: defaultdict[str, list[int]] = defaultdict(list)
    for index in brief:
        if not taken[index] and ORNAMENT.match(lines[index].text):
            by_sign[lines[index].text[0]].append(index)
    for sign, places in by_sign.items():
        if sign != "【" and _are_titles(lines, places):
            yield from (_candidate(index, lines[index].text) for index in places)


def _are_titles(lines: Sequence[Line], places: Sequence[int]) -> bool:
    texts = [lines[index].text for index in places]
    if len(texts) < 2 or not all(map(may_be_marked_title, texts)):
        return False
    if any(lines[index + 1].text[0] == lines[index].text[0] for index in places):
        return False
    return len(texts) >= MIN_MARKED or any(map(is_title, texts))


def _candidate(index: int, text: str) -> Candidate:
    ornament = ORNAMENT.match(text)
    prefix = ornament[0] if ornament else ""
    return Candidate(index, FORM + prefix[0], text[len(prefix) :], prefix=prefix, rule=FORM)
