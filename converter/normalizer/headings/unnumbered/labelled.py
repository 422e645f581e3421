"""Run-in headings without a number: paragraphs that each open with a word set off from the text."""

from __future__ import annotations

from bisect import bisect
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from re import Pattern

from msgspec.structs import replace

from converter.normalizer.headings.candidate import Candidate
from converter.normalizer.headings.short_texts import asks
from converter.normalizer.lines import Line
from converter.normalizer.rules import Rules
from converter.patterns import lazy_pattern

LABELLED, SPACED = "word in brackets", "word before a space"

LEAST = 3
"""Fewer paragraphs that open with a word in brackets are news: 【本报讯】."""

LEAFLET = "leaflet"
"""The rule of the words over the entries of a leaflet."""

LONGEST_LABEL = 24
"""The characters of a word, with the years of a life, and the space that sets it off."""

_LABEL = lazy_pattern(r"【[^】：]{2,12}】[　 ]{0,2}+(?=[^“‘「\s][^】]{4,}[。！？”）]$)")
_WORD = lazy_pattern(r"【[^】：]{2,12}】")
_ENTRY = lazy_pattern(r"【[^】：]{2,12}】[　 ]{0,2}+(?=[^“‘「\s【][^【】]{0,120}$)")
_ALONE = lazy_pattern("【[^】]{2,8}】")
_SPACED = lazy_pattern(
    r"[^\s\d，。、；：:！？（）()“”「」《》【】]{2,6}(?:（\d{4}[^（）]{0,12}）)?[　 ]{1,4}"
    r"(?=[^\s“「A-Za-z0-9][^　\t]{14,}。”?(?:[［\[〔][^\]］〕]{1,6}[\]］〕])?$)"
)


def in_brackets(
    lines: Sequence[Line], others: Sequence[Candidate], rules: Rules
) -> list[Candidate]:
    """Paragraphs that open with a word in black brackets, as 【口味】汤是浑的。 does.

    Where one that comes again asks for the most part, they are those who talk.

    Among ``others`` that are words in such brackets and nothing else, each is as the one before it.
    In a leaflet what is no sentence, 【贮藏】密封, is an entry as the others are.
    """
    bracketed = [index for index, line in enumerate(lines) if line.text[0] == "【"]
    found = _labelled(lines, bracketed, _LABEL)
    if found and _are_turns(found, lines):
        return []
    alone = sorted(
        (one.index, one.form) for one in others if _ALONE.fullmatch(lines[one.index].text)
    )
    if _is_leaflet(lines, bracketed, rules):
        entries = _labelled(lines, bracketed, _ENTRY)
        over = frozenset(index for index, _ in alone)
        texts = ((index, lines[index].text) for index in bracketed if index not in over)
        entries += (Candidate(i, LABELLED, text) for i, text in texts if _ALONE.fullmatch(text))
        return [_formed(one, alone) for one in entries] if alone else entries
    if len(alone) < LEAST:
        return found if len(found) >= LEAST else []
    return [_formed(one, alone) for one in found if one.index > alone[0][0]]


def _labelled(
    lines: Sequence[Line], bracketed: Sequence[int], label: Pattern[str]
) -> list[Candidate]:
    """The lines of those ``bracketed`` that open with such a ``label``, over the rest of them."""
    matches = ((index, label.match(lines[index].text)) for index in bracketed)
    return [Candidate(i, LABELLED, match[0], end=match.end()) for i, match in matches if match]


def _formed(one: Candidate, alone: Sequence[tuple[int, str]]) -> Candidate:
    """``one`` as the word ``alone`` on its line before it is, or the first of these."""
    place = max(bisect(alone, (one.index, "")), 1)
    return replace(one, form=alone[place - 1][1], rule=LABELLED)


def _is_leaflet(lines: Sequence[Line], bracketed: Sequence[int], rules: Rules) -> bool:
    """Whether the words in brackets are those that a leaflet has to have, each once."""
    words = [match[0] for index in bracketed if (match := _WORD.match(lines[index].text))]
    if len(words) < LEAST or len(set(words)) < len(words):
        return False
    titles = (rules.known_title(word) for word in words)
    return sum(one is not None and one.name == LEAFLET for one in titles) >= LEAST


def _are_turns(found: Sequence[Candidate], lines: Sequence[Line]) -> bool:
    times = Counter(one.text for one in found)
    asked = Counter(one.text for one in found if asks(lines[one.index].text))
    return any(times[name] > 1 and 2 * count > times[name] for name, count in asked.items())


def spaced(lines: Sequence[Line], rules: Rules) -> Iterator[Candidate]:
    """Paragraphs in a row that open with a word each and a space, as 破篾　选三年生的毛竹。 does.

    The names of those who talk come again.
    """
    found = [
        Candidate(index, SPACED, match[0], end=match.end())
        for index, line in enumerate(lines)
        if "　" in (opening := line.text[:LONGEST_LABEL]) or " " in opening
        if (match := _SPACED.match(line.text))
        if rules.marker(line.text) is None
    ]
    if len({one.text for one in found}) < len(found):
        return
    for _, group in groupby(enumerate(found), key=lambda one: one[1].index - one[0]):
        row = [one for _, one in group]
        if len(row) >= LEAST:
            yield from row
