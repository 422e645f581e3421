"""Headings: the numbering grammar, and the sequences that decide which lines are headings.

A marker at the start of a line is only a candidate. ``一、大家知道，北京是……。`` is a paragraph;
``一、`` opens sections in one report and sits inside ``（一）`` in another. So a line is a heading
when its number continues a sequence, and its level is the depth of that sequence.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

import msgspec

from converter.diagnostics import Diagnostic
from converter.document import Heading
from converter.normalizer import numerals
from converter.normalizer.lines import Line
from converter.normalizer.rules import Found, Rules

STEPS = (1, 2, 0, 3, 4, 5)
"""From one number of a sequence to the next, the likeliest first; all but 1 are reported."""

NO_HEADING_END = "，；、,;"
SENTENCE_ENDS_INSIDE = re.compile(r"[。；](?!$)")


class Candidate(msgspec.Struct, frozen=True):
    """A line with a marker; ``index`` is its place among the paragraphs."""

    index: int
    value: int
    found: Found
    text: str

    @property
    def form(self) -> str:
        """The name of the marker."""
        return self.found.marker.name


class Series(msgspec.Struct):
    """A sequence of candidates of one form, opened while ``parent`` was the innermost one."""

    form: str
    parent: Series | None
    members: list[Candidate]

    @property
    def last(self) -> Candidate:
        """The member that a next one has to continue."""
        return self.members[-1]

    @property
    def is_believed(self) -> bool:
        """Whether these are headings: not one line alone, and not the lines of a list.

        A list has little between its items; most headings have something under them. Of three
        sections one may be empty, if 一、二、三、 do not read as the sentences of a list.
        """
        if len(self.members) == 1:
            return self.last.found.marker.self_evident
        filled = sum(after.index - before.index > 1 for before, after in pairwise(self.members))
        gaps = len(self.members) - 1
        if 2 * filled != gaps:
            return 2 * filled > gaps
        is_sentences = any(member.text.endswith("。") for member in self.members)
        return gaps > 1 and self.form == "han" and not is_sentences

    @property
    def level(self) -> int:
        """The depth among the believed, 1 for the outermost."""
        outer = self.parent.level if self.parent else 0
        return outer + self.is_believed


def find(lines: Sequence[Line], rules: Rules, diagnostics: list[Diagnostic]) -> dict[int, Heading]:
    """The headings among ``lines``, by index; a hole in a sequence is reported."""
    headings: dict[int, Heading] = {}
    for series in _series(_without_contents(list(_candidates(lines, rules))), rules):
        if not series.is_believed:
            continue
        level = series.level
        for member in series.members:
            headings[member.index] = _heading(member, level, lines[member.index])
        diagnostics.extend(_holes(series, headings))
    return headings


def _without_contents(candidates: list[Candidate]) -> list[Candidate]:
    """Drop a table of contents: candidates that touch and all come again afterwards."""
    labels = [(one.form, one.value, one.text) for one in candidates]
    if not labels or labels[0] not in labels[2:]:
        return candidates
    end = labels.index(labels[0], 2)
    touch = candidates[end - 1].index - candidates[0].index == end - 1
    return candidates[end:] if touch and set(labels[:end]) <= set(labels[end:]) else candidates


def _candidates(lines: Sequence[Line], rules: Rules) -> Iterator[Candidate]:
    first_characters = rules.first_characters
    for index, line in enumerate(lines):
        if line.text[0] in first_characters and (found := rules.marker(line.text)):
            text = line.text[len(found.label) :]
            if _may_be_heading(text, self_evident=found.marker.self_evident):
                yield Candidate(index, numerals.value(found.number), found, text)


def _may_be_heading(text: str, *, self_evident: bool) -> bool:
    """Whether the text after a marker is one sentence or less; there is no limit to its length."""
    if not text:
        return self_evident
    if self_evident and text[-1] == "。":
        return False
    return text[-1] not in NO_HEADING_END and not SENTENCE_ENDS_INSIDE.search(text)


def _series(candidates: Sequence[Candidate], rules: Rules) -> list[Series]:
    """Sort the candidates into sequences, in the order in which these open."""
    occurrences = _Occurrences(candidates, rules.rank)
    found: list[Series] = []
    open_series: list[Series] = []
    for candidate in candidates:
        depth = _continued(candidate, open_series)
        if depth is not None:
            del open_series[depth + 1 :]
            open_series[depth].members.append(candidate)
        elif candidate.value == 1 or candidate.found.marker.self_evident:
            while open_series and not occurrences.encloses(open_series, candidate):
                open_series.pop()
            series = Series(candidate.form, open_series[-1] if open_series else None, [candidate])
            open_series.append(series)
            found.append(series)
    return found


def _continued(candidate: Candidate, open_series: Sequence[Series]) -> int | None:
    """The depth of the open series that ``candidate`` continues: the innermost that fits best."""
    steps = {
        depth: candidate.value - series.last.value
        for depth, series in enumerate(open_series)
        if series.form == candidate.form
    }
    for allowed in STEPS:
        for depth in sorted(steps, reverse=True):
            if steps[depth] == allowed and (allowed or candidate.value > 1):
                return depth
    return None


class _Occurrences:
    """Where each number of each form occurs, for looking ahead in logarithmic time."""

    def __init__(self, candidates: Sequence[Candidate], rank: Mapping[str, int]) -> None:
        self._rank = rank
        self._places: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
        self._of_form: defaultdict[str, list[Candidate]] = defaultdict(list)
        for candidate in candidates:
            self._places[candidate.form, candidate.value].append(candidate.index)
            self._of_form[candidate.form].append(candidate)

    def encloses(self, open_series: Sequence[Series], candidate: Candidate) -> bool:
        """Whether ``candidate`` opens a sequence inside the innermost open one.

        It does when its form is an inner one by custom, or when the open sequence goes on
        afterwards. Where one of its own form is open, only that one's going on counts.
        """
        for depth in range(len(open_series) - 1, -1, -1):
            if open_series[depth].form == candidate.form:
                return self._goes_on_around(open_series[: depth + 1], candidate)
        if self._rank[candidate.form] > self._rank[open_series[-1].form]:
            return True
        return self._continuation(open_series, candidate) < math.inf

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
        goes_on = self._next(inner.form, inner.last.value + 1, candidate.index)
        ends = [self._next(one.form, one.last.value + 1, candidate.index) for one in outer]
        ends.append(self._next(inner.form, 1, candidate.index))
        return goes_on if goes_on < min(ends) else math.inf

    def _next(self, form: str, value: int, after: int) -> float:
        places = self._places.get((form, value), [])
        position = bisect_right(places, after)
        return places[position] if position < len(places) else math.inf


def _heading(member: Candidate, level: int, line: Line) -> Heading:
    found = member.found
    return Heading(level, found.prefix, found.number, found.separator, member.text, line.span)


def _holes(series: Series, headings: dict[int, Heading]) -> Iterator[Diagnostic]:
    for before, after in pairwise(series.members):
        step = after.value - before.value
        if step != 1:
            label = after.found.label.strip()
            what = "repeats the number before it" if step == 0 else "skips a number"
            yield Diagnostic(
                "SEQ001",
                "warning",
                f"{label} {what}",
                f"{before.value + 1} is due",
                headings[after.index].span,
            )
