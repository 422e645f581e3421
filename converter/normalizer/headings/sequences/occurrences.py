"""Where each number of each form occurs, for looking ahead in logarithmic time."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence

from converter.normalizer.headings.candidate import Candidate
from converter.normalizer.headings.forms import ANNEX, HASHES, KNOWN, SHORT_LINE
from converter.normalizer.headings.sequences import adjacency
from converter.normalizer.headings.sequences.beside import AFTER_TEXT, BY_LOOK, EXCERPT, Beside, Key
from converter.normalizer.headings.sequences.series import Series
from converter.normalizer.sentences import ENDS

BEFORE_TEXT = frozenset({"front-matter", "abstract"})
"""Known titles beside which the text's own numbers begin."""

ANNEXES = frozenset({ANNEX, "annex-in-brackets", "numbered-annex"})
"""The rules of titles below which a document of its own stands."""

SECOND = 2
"""The first number of a sequence of which the first is missing."""

ALL_ONES = 2
"""So many numbers of a form that are all 1 are a sequence, if it reads as one."""

LEAPS = range(6, 31)
"""The steps over a hole of more than four numbers; what leaps further counts something else."""

LONGEST_TITLE = 30

COUNTING = frozenset({"han", "arabic"})
"""The numerals of headings; A. and B. are answers to choose from as often."""


class Occurrences:
    """The candidates by form and number, and the custom that orders the forms."""

    def __init__(self, candidates: Sequence[Candidate], rank: Mapping[str, int]) -> None:
        self._rank = rank
        self._places: defaultdict[Key, list[int]] = defaultdict(list)
        self._of_form: defaultdict[str, list[Candidate]] = defaultdict(list)
        self._over = adjacency.over(candidates, BY_LOOK)
        self.beside = Beside(self._of_form, self._places, rank)
        self._first_annex = next((one.index for one in candidates if one.rule in ANNEXES), 0)
        for candidate in candidates:
            self._places[candidate.form, candidate.outer, candidate.value].append(candidate.index)
            self._of_form[candidate.form].append(candidate)

    def encloses(self, open_series: Sequence[Series], candidate: Candidate) -> bool:
        """Whether ``candidate`` opens a sequence inside the innermost open one.

        It does when it stands right below the last of that, when its form is an inner one by
        custom, or when the open sequence goes on afterwards. Where one of its own form is open,
        only that one's going on counts. A known title stands beside others in its brackets,
        and what closes a text beside its chapters. In Markdown, ### goes under ##.
        """
        if candidate.form == KNOWN and _stands_beside(candidate, open_series):
            return False
        hashes, around = _hashes(candidate), _hashes(open_series[-1].last)
        if hashes and around:
            return hashes > around
        if _is_under(candidate, open_series[-1]) or self._is_of_annex(candidate, open_series[-1]):
            return True
        return self._is_around(open_series, candidate)

    def goes_on_behind(self, open_series: Sequence[Series], candidate: Candidate) -> bool:
        """Whether the innermost sequence goes on behind ``candidate``, inner by form and the first.

        So the steps of a plan do, of which most are but a line: 四、过程, （一）导入, 五、作业.
        """
        inner = open_series[-1]
        if candidate.value != 1 or not (inner.marker and candidate.marker):
            return False
        goes_on = self._continuation(open_series, candidate) < math.inf
        return goes_on and self._is_inner(candidate, inner)

    def _is_around(self, open_series: Sequence[Series], candidate: Candidate) -> bool:
        """Whether the innermost open sequence is an outer one by its form, or goes on behind."""
        inner = open_series[-1]
        for depth in range(len(open_series) - 1, -1, -1):
            if open_series[depth].form == candidate.form:
                return self._goes_on_around(open_series[: depth + 1], candidate)
        if inner.is_known or (candidate.form, inner.form) in self._over:
            return False
        if not candidate.marker and self._is_whole(inner):
            return True
        if candidate.index == inner.last.index + 1 and not inner.last.is_run_in:
            return True
        if any(candidate.goes_under(one.last) for one in open_series):
            return candidate.goes_under(inner.last)
        if inner.marker and candidate.marker and self._is_inner(candidate, inner):
            return True
        is_numbered = inner.marker and candidate.marker
        if candidate.form in inner.nested and (not is_numbered or candidate.value == 1):
            return not self.beside.is_last_word(inner, candidate)
        return self._continuation(open_series, candidate) < math.inf

    def _is_of_annex(self, candidate: Candidate, series: Series) -> bool:
        """Whether nothing of its form, which has no number, stands above the first annex."""
        if candidate.marker or candidate.form == KNOWN or series.last.rule not in ANNEXES:
            return False
        return self._of_form[candidate.form][0].index > self._first_annex

    def _is_whole(self, series: Series) -> bool:
        """Whether its one chapter is all that there is of a book: an excerpt."""
        marker = series.marker
        return marker is not None and marker.is_unit and len(self._of_form[series.form]) == 1

    def go_on_from(self, candidate: Candidate) -> bool:
        """Whether the next numbers follow: an excerpt may begin at any number.

        There are as many of them as make a chance unlikely. One fewer is enough behind 三、水情,
        no sentence, and from 二 on, alone on its line: the first part of a story often has no
        number (and a page's is 2). Where only 1 is missing, one will do, if that comes before
        another 1.
        """
        if candidate.value == SECOND and candidate.text and _counts(candidate):
            goes_on = self._place(candidate, SECOND + 1, candidate.index)
            return goes_on < self._place(candidate, 1, candidate.index)
        place: float = candidate.index
        end = candidate.value + EXCERPT - (_is_second(candidate) or _is_title(candidate))
        for value in range(candidate.value + 1, end):
            place = self._place(candidate, value, int(place))
            if place == math.inf:
                return False
        return True

    def leaps(self, candidate: Candidate, series: Series) -> bool:
        """Whether it goes on with ``series`` over a hole that is longer than any other is.

        The next number follows; or it is 九、 or （九） on a line of its own, no sentence, and
        behind more than one of its sequence.
        """
        if candidate.value - series.last.value not in LEAPS or not candidate.text:
            return False
        if candidate.marker is None or candidate.marker.is_glued:
            return False
        if self._place(candidate, candidate.value + 1, candidate.index) < self._place(
            candidate, 1, candidate.index
        ):
            return True
        return len(series.members) > 1 and _is_title(candidate)

    def is_all_ones(self, candidate: Candidate) -> bool:
        """Whether all numbers of its form are 1, as where a word processor's were lost."""
        if candidate.value != 1 or not candidate.text or not _counts(candidate):
            return False
        ones = self._places[candidate.form, candidate.outer, 1]
        return ALL_ONES <= len(ones) == len(self._of_form[candidate.form])

    def runs_across(self, series: Sequence[Series], candidate: Candidate) -> int:
        """The place in ``series`` of numbers that run on across ``candidate``; 0 if none do.

        It continues the first of them, and has no number: so it stands under those, not above them.
        """
        if candidate.marker:
            return 0
        for place in range(len(series) - 1, 0, -1):
            one = series[place]
            is_numbered = one.marker and not one.marker.continuous and one.last.text
            if is_numbered and self._runs_on(one, candidate):
                return place
        return 0

    def _runs_on(self, series: Series, candidate: Candidate) -> bool:
        following = self._next(series, candidate.index)
        if series.marker and series.marker.leaves_out:
            return following < math.inf
        return following < self._place(series, 1, candidate.index)

    def _is_inner(self, candidate: Candidate, series: Series) -> bool:
        inner, outer = self._rank[candidate.found.marker.name], self._rank[series.marker.name]  # type: ignore[union-attr]
        return inner > outer or (inner == outer and len(candidate.outer) > len(series.outer))

    def _goes_on_around(self, open_series: Sequence[Series], candidate: Candidate) -> bool:
        """Whether the innermost sequence goes on after the new one of its form, and not as it.

        一 二 一 二 三 is a sequence and another; in 一 二 三 四 一 二 五 the other is inside.
        """
        place = self._continuation(open_series, candidate)
        if place == math.inf:
            return False
        same_form = self._of_form[candidate.form]
        before = same_form[bisect_left(same_form, place, key=lambda one: one.index) - 1]
        return before.value != open_series[-1].last.value

    def _continuation(self, open_series: Sequence[Series], candidate: Candidate) -> float:
        """Where the innermost sequence goes on: before any outer one does, and before a new one."""
        *outer, inner = open_series
        goes_on = self._next(inner, candidate.index)
        ends = [self._next(one, candidate.index) for one in outer]
        if inner.marker and inner.last.value and not inner.marker.leaves_out:
            ends.append(self._place(inner, 1, candidate.index))
        return goes_on if goes_on < min(ends, default=math.inf) else math.inf

    def _next(self, series: Series, after: int) -> float:
        """Where ``series`` goes on; one without numbers does with any of its form."""
        if series.marker and series.marker.leaves_out:
            return self._any(series.form, after)
        return self._place(series, series.last.value + 1 if series.marker else 0, after)

    def _any(self, form: str, after: int) -> float:
        members = self._of_form[form]
        position = bisect_right(members, after, key=lambda one: one.index)
        return members[position].index if position < len(members) else math.inf

    def _place(self, series: Series | Candidate, value: int, after: int) -> float:
        places = self._places.get((series.form, series.outer, value), [])
        position = bisect_right(places, after)
        return places[position] if position < len(places) else math.inf


def _stands_beside(known: Candidate, open_series: Sequence[Series]) -> bool:
    """Whether a known title is beside one of the open sequences of short lines, or beside all."""
    if any(one.form == SHORT_LINE + known.text[0] for one in open_series):
        return True
    return known.rule in AFTER_TEXT and not open_series[0].marker


def _hashes(candidate: Candidate) -> int:
    """How many stand before it, if it is a heading of Markdown."""
    return int(candidate.rule[len(HASHES) :]) if candidate.rule.startswith(HASHES) else 0


def _is_second(candidate: Candidate) -> bool:
    found = candidate.found
    is_word = found is not None and not found.number.isdigit()
    return candidate.value == SECOND and candidate.is_bare and is_word


def _is_title(candidate: Candidate) -> bool:
    """Whether it is 九、 or （九） on a line of its own, with a short text that is no sentence."""
    found, text = candidate.found, candidate.text
    if found is None or "han" not in found.marker.numerals or not found.separator.strip():
        return False
    is_short = 0 < len(text) <= LONGEST_TITLE and text[-1] not in ENDS
    return is_short and not candidate.is_run_in


def _counts(candidate: Candidate) -> bool:
    """Whether its number is a numeral with a mark behind it, as a word processor counts."""
    marker = candidate.marker
    return marker is not None and not marker.is_glued and not COUNTING.isdisjoint(marker.numerals)


def _is_under(candidate: Candidate, series: Series) -> bool:
    """Whether it opens a sequence under a longer span of time, or under a known title.

    So 第一天 is under 第一周; under a title what is in an annex, or the first line below.
    """
    if not series.is_known:
        return 0 < candidate.span_of_time < series.last.span_of_time
    if candidate.is_entry or candidate.marker is None:
        return candidate.is_entry
    is_below = candidate.index == series.last.index + 1 and candidate.value == 1
    return series.is_over_numbers or (is_below and series.last.rule not in BEFORE_TEXT)
