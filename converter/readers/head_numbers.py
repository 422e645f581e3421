"""The numbers of headings by markup: where they do not run on, as in plain text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from converter.diagnostics import Diagnostic
from converter.document import Paragraph
from converter.normalizer.headings.candidate import Candidate
from converter.normalizer.headings.numbered import openings
from converter.normalizer.headings.sequences import gaps
from converter.normalizer.headings.sequences.series import Series
from converter.normalizer.rules import Rules
from converter.readers.flow import Head, Item
from converter.readers.labels import number_of

UNNUMBERED = "heading without a number"

COUNTDOWN = "its numbers fall"
"""Why numbers need not run on: the versions of a list of changes, the last first."""


def check(items: Sequence[Item], rules: Rules) -> Iterator[Diagnostic]:
    """Yield a finding for each head among ``items`` whose number is not the next one."""
    yield from gaps.check(
        _series(items, rules),
        {},
        lambda one: items[one.index].span,
        lambda one: _text(items[one.index - 1]) if one.index else "",
    )


def _text(item: Item) -> str:
    return item.text if isinstance(item, Paragraph) else ""


def _series(items: Sequence[Item], rules: Rules) -> list[Series]:
    """The sequences of the heads, each of one level, in the order in which they open."""
    found: list[Series] = []
    around: list[tuple[int, Series]] = []
    for index, item in enumerate(items):
        if not isinstance(item, Head):
            continue
        one = _candidate(index, item.text, rules)
        while around and around[-1][0] > item.level:
            around.pop()
        if around and around[-1][0] == item.level:
            if _goes_on(one, around[-1][1]):
                around[-1][1].members.append(one)
                continue
            around.pop()
        series = Series(one.form, around[-1][1] if around else None, [one])
        around.append((item.level, series))
        found.append(series)
    for series in found:
        if all(before.value > after.value for before, after in pairwise(series.members)):
            series.doubt = COUNTDOWN if len(series.members) > 1 else ""
    return found


def _candidate(index: int, text: str, rules: Rules) -> Candidate:
    number = number_of(text, rules)
    if number is None:
        return Candidate(index, UNNUMBERED, text)
    form, value, outer = openings.identity(number)
    return Candidate(index, form, text[len(number.label) :], value, number, outer)


def _goes_on(one: Candidate, series: Series) -> bool:
    """Whether it is one more of a series, and does not begin anew."""
    if (one.form, one.outer) != (series.form, series.outer):
        return False
    return one.value != 1 or series.last.value == 1
