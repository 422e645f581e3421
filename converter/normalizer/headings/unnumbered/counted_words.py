"""Titles that open with a word and its number, whatever the word is: 案由一：, 案由二：.

The rules name the words that are headings by themselves. Any other is one where its numbers run on
from 1, and each has a text of its own below it. Those who talk are numbered too, 学生1：; so what
is a sentence needs more below it than an answer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from converter.normalizer import numerals, sentences
from converter.normalizer.headings.candidate import Candidate
from converter.normalizer.headings.short_texts import is_title, may_precede
from converter.normalizer.lines import Line, is_parted
from converter.patterns import lazy_pattern

_COUNTED = lazy_pattern(
    r"([\u4e00-\u9fff]{2,6}?)([一二三四五六七八九十]{1,3}|[0-9０-９]{1,2})(?:$|[：:、.．|｜ 　])"
)

TITLE, SENTENCE = 2, 3
"""How many lines further down the next one stands at the least."""


def titles(lines: Sequence[Line], brief: Sequence[int], taken: bytearray) -> Iterator[Candidate]:
    """The lines that count some word from 1 on; ``taken`` flags those that are something else."""
    counted: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for index in brief:
        if not taken[index] and (match := _COUNTED.match(lines[index].text)):
            counted[match[1]].append((numerals.value(match[2]), index))
    for word, members in counted.items():
        places = [index for _, index in members]
        runs_on = [value for value, _ in members] == list(range(1, len(members) + 1))
        if len(members) > 1 and runs_on and _have_texts(lines, places, taken):
            yield from (Candidate(index, word, lines[index].text) for index in places)


def _have_texts(lines: Sequence[Line], places: Sequence[int], taken: bytearray) -> bool:
    """Whether something ends above each of them, and enough stands below."""
    are_titles = all(is_title(lines[index].text) for index in places)
    least = TITLE if are_titles else SENTENCE
    if not are_titles and any(lines[index].text[-1] not in sentences.ENDS for index in places):
        return False
    return all(
        after - before >= least for before, after in pairwise([*places, len(lines)])
    ) and all(
        taken[index - 1] or may_precede(lines[index - 1].text) or is_parted(lines, index)
        for index in places
    )
