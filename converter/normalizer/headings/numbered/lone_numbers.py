"""Numbers that stand for themselves: their lines are judged as those without a number are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from converter.normalizer.front import title_lines
from converter.normalizer.headings.candidate import LONE, Candidate, Reading, Refused
from converter.normalizer.lines import Line
from converter.normalizer.rules import Rules

GLUED = 3
"""The least numbers in a row that are believed without a mark behind them."""


DAYS = 3
"""The days of a diary at the least."""

MONTHS, DAYS_OF_MONTH = 12, 31

CODE = "letter-and-number"
"""The marker of E01 and E07, which name what is told below them, where they do not follow on."""


def without(reading: Reading, lines: Sequence[Line], rules: Rules) -> Reading:
    """Refuse the only ones of their forms: what needs a second may be a heading without a number.

    One that is no sentence over others, 1. over （1）, may be what it looks like. What is glued to
    its number, 一指导思想, may be a heading without one too, unless these are one sequence without
    a hole.
    第六讲　斗栱 above who gives the lecture is part of the title, if there is no other one, and the
    title where it stands on the first line.
    """
    by_form: defaultdict[str, list[Candidate]] = defaultdict(list)
    for one in reading.candidates:
        by_form[one.form].append(one)
    over = {
        before.form
        for before, after in pairwise(reading.candidates)
        if len(by_form[before.form]) == 1 and _is_over(before, after, by_form[after.form])
    }
    lone = {
        form
        for form, members in by_form.items()
        if (_are_lone(members) and form not in over)
        or are_days(members)
        or (len(members) == 1 and title_lines.is_part(lines, members[0].index, rules))
    }
    refused = [Refused(one, LONE) for one in reading.candidates if one.form in lone]
    kept = [one for one in reading.candidates if one.form not in lone]
    return Reading(kept, reading.refused + refused)


def are_days(members: Sequence[Candidate]) -> bool:
    """Whether these are days of months, 10.8 and 10.24, and no outline: most do not follow on."""
    marker = members[0].marker
    if marker is None or "outline" not in marker.numerals or len(members) < DAYS:
        return False
    days = [(*one.outer, one.value) for one in members]
    if any(len(day) != 2 or day[0] > MONTHS or day[1] > DAYS_OF_MONTH for day in days):
        return False
    steps = list(pairwise(days))
    follow = sum(
        (month, day) in ((before, last + 1), (before + 1, 1))
        for (before, last), (month, day) in steps
    )
    return all(before < after for before, after in steps) and 2 * follow < len(steps)


def _is_over(one: Candidate, after: Candidate, others: Sequence[Candidate]) -> bool:
    """Whether the first of ``others`` stands below a title, and they are no rows of a list."""
    if not one.is_title or after.value != 1 or (one.marker and one.marker.is_glued):
        return False
    below = next((other for other in others if other.index > after.index), after)
    return below.index > after.index + 1 or (below is not after and after.is_run_in)


def _is_glued(one: Candidate) -> bool:
    """Whether nothing parts the number of a unit from what follows: 第一条船 is no article."""
    return one.text != "" and one.label[-1].isalnum()


def _are_lone(members: Sequence[Candidate]) -> bool:
    marker = members[0].marker
    if marker is None or marker.self_evident:
        return False
    if marker.continuous:
        return len(members) == 1 and _is_glued(members[0])
    if marker.name == CODE and all(one.is_bare for one in members):
        return any(after.value != before.value + 1 for before, after in pairwise(members))
    if marker.is_glued and "arabic" in marker.numerals:
        return len(members) == 1 or all(one.value != 1 for one in members)
    if marker.is_glued and "han" in marker.numerals:
        steps = (after.value - before.value for before, after in pairwise(members))
        return len(members) < GLUED or any(step != 1 for step in steps)
    return len(members) == 1
