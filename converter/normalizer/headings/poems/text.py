"""Verse with its stanzas, below the lines that say who wrote it, and where titles may be in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from converter.normalizer.headings.poems.lines import (
    closes,
    is_aside,
    is_marked,
    is_verse,
    may_be_title,
)
from converter.normalizer.lines import Line, is_parted
from converter.normalizer.rules import Rules

LONGEST_NAME = 4
"""The characters of a name that stands right below the title, and apart from what follows."""

_OF_BYLINES = frozenset("：:/／|｜")

PROSE = 6
"""Of so many lines one may be no verse where titles stand right above it."""

COUPLET = 18
"""The characters of two lines of seven with their marks, and some more."""

MIN_LINES = 2
"""The lines of a poem at the least."""

Stanza = range
"""The indices of lines with no blank one between them."""


class PoemText:
    """Lines of verse with its stanzas, and where titles may be."""

    def __init__(self, lines: Sequence[Line], taken: bytearray, first: int, rules: Rules) -> None:
        self.lines, self.taken, self._rules = lines, taken, rules
        self.first = _below_head(lines, first, rules)
        self.stanzas = list(_stanzas(lines, self.first))

    def is_verse(self) -> bool:
        """Whether hardly a line is anything else, or longer than a couplet, but for bylines."""
        others = [
            index
            for index, line in enumerate(self.lines)
            if not (self.taken[index] or is_aside(line.text))
            and not (len(line.text) <= COUPLET and is_verse(line.text))
        ]
        if 2 * len(others) <= len(self.lines) < PROSE * len(others):
            others = [index for index in others if not self.is_byline(index)]
        return PROSE * len(others) <= len(self.lines)

    def may_be_title(self, index: int) -> bool:
        """Whether nothing in the line speaks against its being a title."""
        return not self.taken[index] and may_be_title(self.lines[index].text)

    def is_byline(self, index: int) -> bool:
        """Whether the line says who wrote what is below, and nothing else."""
        rule = self._rules.role(self.lines[index].text, "head")
        return rule is not None and rule.role == "byline"

    def is_below_end(self, index: int, may_end: Callable[[str], bool] = closes) -> bool:
        """Whether something ends above the line: a poem, what stands under one, a heading."""
        if index <= self.first or self.taken[index - 1] or is_parted(self.lines, index):
            return True
        return may_end(self.lines[index - 1].text)

    def verse_below(self, index: int) -> int:
        """Where verse begins below a title, if something stands between: a number, a motto."""
        index += 1
        while index < len(self.lines) - 1 and self._is_between(index):
            index += 1
        return index

    def _is_between(self, index: int) -> bool:
        return bool(self.taken[index]) or is_aside(self.lines[index].text)


def _stanzas(lines: Sequence[Line], first: int) -> Iterator[Stanza]:
    start = first
    for index in range(first + 1, len(lines) + 1):
        if index == len(lines) or is_parted(lines, index):
            yield range(start, index)
            start = index


def _below_head(lines: Sequence[Line], first: int, rules: Rules) -> int:
    """Where the lines end that say who wrote the text and when, and what an editor says of it."""
    named = False
    for index in range(first, len(lines) - 2):
        if _is_of_head(lines[index].text, rules):
            continue
        if named or not _is_name(lines, index, rules):
            return index
        named = True
    return len(lines)


def _is_name(lines: Sequence[Line], index: int, rules: Rules) -> bool:
    """Whether the line below the title is a name: as a title it would have verse below."""
    text, below = lines[index].text, lines[index + 1].text
    is_known = rules.role(text, "head") is not None
    is_last = is_parted(lines, index + 1)
    if is_parted(lines, index):
        is_over_title = is_parted(lines, index + 2) or (
            may_be_title(below) and is_marked(lines[index + 2].text)
        )
        return is_last and is_over_title and (is_known or len(text) < LONGEST_NAME)
    may_be = is_known or len(text) <= LONGEST_NAME
    return may_be and (is_last or not is_marked(below) or _is_of_head(below, rules))


def _is_of_head(text: str, rules: Rules) -> bool:
    if is_aside(text):
        return True
    rule = rules.role(text, "head")
    return rule is not None and (rule.role != "byline" or not _OF_BYLINES.isdisjoint(text))
