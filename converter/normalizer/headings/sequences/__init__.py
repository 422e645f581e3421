"""Candidates → sequences, in the order in which these open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from converter.normalizer.headings.candidate import Candidate
from converter.normalizer.headings.forms import KNOWN
from converter.normalizer.headings.sequences.occurrences import Occurrences
from converter.normalizer.headings.sequences.series import Series

STEPS = (1, 2, 0, 3, 4, 5)
"""From one number of a sequence to the next, the likeliest first; all but 1 are reported.

A longer step is one where the number reads as a heading by itself: see ``Occurrences.leaps``.
"""

PAIR = 2
"""The members between which a number is left out."""


def sort(candidates: Sequence[Candidate], rank: Mapping[str, int]) -> list[Series]:
    """The sequences that ``candidates`` make up; those that fit nowhere are in none."""
    occurrences = Occurrences(candidates, rank)
    found: list[Series] = []
    open_series: list[Series] = []
    latest: dict[str, Series] = {}
    for candidate in candidates:
        depth = _continued(candidate, open_series, occurrences)
        if depth is not None:
            around = occurrences.runs_across(open_series[depth:], candidate)
            del open_series[depth + around + 1 :]
            if not around or occurrences.beside.is_amid(open_series[depth], open_series[-1]):
                open_series[depth].members.append(candidate)
                continue
        resumed = _resumed(candidate, latest)
        if depth is None:
            if not (resumed or _may_open(candidate) or occurrences.go_on_from(candidate)):
                continue
            _close(open_series, candidate, occurrences)
        parent = open_series[-1] if open_series else None
        if parent:
            parent.nest(candidate.form)
            if occurrences.beside.is_first(parent, candidate):
                parent = parent.parent
        series = Series(candidate.form, parent, [candidate], resumed=resumed)
        latest[candidate.form] = series
        open_series.append(series)
        found.append(series)
    return found


def _close(open_series: list[Series], candidate: Candidate, occurrences: Occurrences) -> None:
    """Leave those open in which the series that ``candidate`` opens may be."""
    while open_series and open_series[-1].is_list:
        if occurrences.goes_on_behind(open_series, candidate):
            return
        open_series.pop()
    while open_series and not occurrences.encloses(open_series, candidate):
        open_series.pop()


def _resumed(candidate: Candidate, latest: Mapping[str, Series]) -> Series | None:
    """The latest series of its form, if it goes on with its numbers: 1. and 2. here, 3. there."""
    series = latest.get(candidate.form)
    if series is None or candidate.marker is None or candidate.outer != series.outer:
        return None
    return series if candidate.value == series.last.value + 1 else None


def _may_open(candidate: Candidate) -> bool:
    marker = candidate.marker
    if marker is None or marker.self_evident or marker.continuous or marker.leaves_out:
        return True
    if candidate.value == 0:
        return candidate.form == "arabic-plain"
    return candidate.value == 1


def _continued(
    candidate: Candidate, open_series: Sequence[Series], occurrences: Occurrences
) -> int | None:
    """The depth of the open series that ``candidate`` continues: the innermost that fits best."""
    same = [
        depth
        for depth in range(len(open_series) - 1, -1, -1)
        if open_series[depth].form == candidate.form and open_series[depth].outer == candidate.outer
    ]
    if candidate.form == KNOWN:
        return None
    if candidate.marker is None:
        return same[0] if same else None
    if candidate.marker.leaves_out:
        return _continued_in_time(candidate, same, open_series)
    if candidate.is_unit_alone and same and open_series[same[0]].last.is_unit_alone:
        return same[0] if candidate.value > open_series[same[0]].last.value else None
    for step in STEPS:
        for depth in same:
            if candidate.value - open_series[depth].last.value == step and (
                step or candidate.value > 1 or occurrences.is_all_ones(candidate)
            ):
                return depth
    tests = (_is_late, occurrences.leaps)
    found = (depth for test in tests for depth in same if test(candidate, open_series[depth]))
    return next(found, None)


def _is_late(candidate: Candidate, series: Series) -> bool:
    """Whether it has the number that was left out right before the last: 三、 in 二、四、三、."""
    if len(series.members) < PAIR:
        return False
    before, last = series.members[-PAIR:]
    return before.value < candidate.value < last.value


def _continued_in_time(
    candidate: Candidate, same: Sequence[int], open_series: Sequence[Series]
) -> int | None:
    """That of the days that go on with it, some left out, or a longer span: 第一周 after 第三天."""
    span = candidate.span_of_time
    for depth in same:
        last = open_series[depth].last
        if last.span_of_time == span and candidate.value > last.value:
            return depth
    return next((depth for depth in same if open_series[depth].last.span_of_time < span), None)
