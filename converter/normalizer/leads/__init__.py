"""Run-in leads: the short first sentences of sibling paragraphs, alike in form.

学会做独当一面的领跑人。… 学会做能文能武的多面手。… have no mark but their parallelism (排比):
the same opening, the same frame, nearly the same length; or three and more in a row the very same
length (自愿参加。, 公益普惠。, 因校制宜。). One alone is just a sentence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import groupby, pairwise

from converter.document import Inlines, Lead
from converter.normalizer import numerals
from converter.normalizer.leads import counted, report_forms, reports, siblings
from converter.normalizer.leads.parallelism import are_parallel
from converter.normalizer.lines import Line
from converter.patterns import lazy_pattern

MAX_LENGTH = 24
"""The longest lead, full stop included: a lead is taken in at a glance."""

LEAST = 2
"""Of whatever kind, no lead is alone."""

LONGEST_OPENING = max(MAX_LENGTH, report_forms.LONGEST)
"""No lead of whatever kind is longer."""

MAX_DISTANCE = 4
"""How many paragraphs on the next lead may stand: each has its own, and at times a few more."""

EVEN, MIN_EVEN_LENGTH, MAX_EVEN_LENGTH = 3, 3, 12
"""So many paragraphs in a row that open with sentences of one length are no accident."""

Opening = tuple[int, str]
"""The index of a paragraph, and the sentence it opens with."""

MAX_SIBLINGS_OF_TWO = 12
"""Among more paragraphs, two that are alike are so by accident."""

_PAUSES = "，；：！？…,;:!?"
_OPENS_NONE = "“‘「『\"'我你您他她它"
"""A quotation is no lead, nor is a sentence of a story, which opens with a pronoun."""

_DIGIT = f"[{numerals.HAN}{numerals.ARABIC}]"
_NUMBER = rf"[（(]?{_DIGIT}{{1,7}}[）)、.．年]|第{_DIGIT}"
"""Leads stand without a marker: a line with one is a run-in heading, an item, or of a chronicle."""

_SENTENCE = lazy_pattern(
    rf"(?!{_NUMBER})[^{_OPENS_NONE}{_PAUSES}。][^{_PAUSES}。]{{0,{MAX_LENGTH - 2}}}。(?=.)"
)
"""The first sentence of a paragraph that may be a lead, and more text follows it."""


def lengths(texts: Sequence[str]) -> dict[int, int]:
    """The length of the lead of each of the sibling paragraphs that open with one, by index."""
    ends = siblings.ends(texts)
    if not _are_several(texts, ends):
        return {}
    openings = [
        (index, match[0])
        for index, text in enumerate(texts)
        if 0 < ends[index] <= MAX_LENGTH
        and (match := _SENTENCE.match(text))
        and _is_whole(match[0])
    ]
    own = _alike(openings, len(texts) - texts.count("")) | _even(openings)
    return reports.lengths(texts, ends) | own | counted.lengths(texts)


def _are_several(texts: Sequence[str], ends: Sequence[int]) -> bool:
    """A quick look whether so many paragraphs open with a short sentence, and go on."""
    short = 0
    for text, end in zip(texts, ends, strict=True):
        if 0 < end <= LONGEST_OPENING and end < len(text):
            short += 1
            if short == LEAST:
                return True
    return False


def marked(line: Line, length: int) -> Inlines:
    """The inlines of a paragraph whose lead has this length, 0 if it has none."""
    if not length or any(mark.offset < length for mark in line.inside.marks):
        return line.inlines
    return (Lead(line.text[:length]), *line.part(length).inlines)


def _alike(openings: Sequence[Opening], paragraphs: int) -> dict[int, int]:
    """The length of each lead by its paragraph's index.

    Only leads with the same first character are compared, each with the next one, so that the
    cost stays linear in the number of paragraphs.
    """
    by_opening: defaultdict[str, list[Opening]] = defaultdict(list)
    for index, sentence in openings:
        by_opening[sentence[0]].append((index, sentence))
    leads: dict[int, int] = {}
    for candidates in by_opening.values():
        for (index, sentence), (following, other) in pairwise(candidates):
            if following - index <= MAX_DISTANCE and are_parallel(sentence, other):
                leads[index] = len(sentence)
                leads[following] = len(other)
    is_chance = len(leads) == 2 and paragraphs > MAX_SIBLINGS_OF_TWO
    return {} if is_chance else leads


def _even(openings: Sequence[Opening]) -> dict[int, int]:
    """The length of each lead in a row of three or more that are equally long."""
    leads: dict[int, int] = {}
    for (length, _), row in groupby(enumerate(openings), key=_row):
        if MIN_EVEN_LENGTH <= length <= MAX_EVEN_LENGTH:
            found = dict(opening for _, opening in row)
            if len(set(found.values())) >= EVEN:
                leads.update(dict.fromkeys(found, length))
    return leads


def _row(placed: tuple[int, Opening]) -> tuple[int, int]:
    """What the openings of paragraphs in a row have in common that are equally long."""
    place, (index, sentence) = placed
    return len(sentence), index - place


def _is_whole(sentence: str) -> bool:
    """Whether no quotation goes on behind it."""
    if sentence.count("“") != sentence.count("”"):
        return False
    return sentence.count("‘") == sentence.count("’")
