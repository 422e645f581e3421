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
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from converter.diagnostics import Diagnostic
from converter.document import Heading
from converter.normalizer import numerals
from converter.normalizer.lines import Line

_HAN = f"[{numerals.HAN}]{{1,7}}"
_ARABIC = f"[{numerals.ARABIC}]{{1,4}}"

_NOT_AFTER_CHAPTER = r"程(?!序)|法(?![律规治制])|[的是讲里中，]|、第"
_NOT_AFTER_SECTION = "[课日目的是讲里中，]|、第"
_NOT_AFTER_HAN = f"[{numerals.HAN}]{{1,3}}(?:[月日号、]|等奖|人一)"
_NOT_AFTER_ARABIC = f"[{numerals.ARABIC}](?![{numerals.ARABIC}]{{3}}年)"

MARKERS = {
    "chapter": rf"(第)({_HAN}|{_ARABIC})(章(?!{_NOT_AFTER_CHAPTER})[\s　]*)",
    "section": rf"(第)({_HAN}|{_ARABIC})(节(?!{_NOT_AFTER_SECTION})[\s　]*)",
    "han": rf"()((?!两){_HAN})(、(?!{_NOT_AFTER_HAN})[\s　]*)",
    "han-in-brackets": rf"([（(])({_HAN})([）)][\s　]*)",
    "arabic": rf"()({_ARABIC})([.．、](?!{_NOT_AFTER_ARABIC})[\s　]*)",
    "arabic-in-brackets": rf"([（(])({_ARABIC})([）)][\s　]*)",
}
"""The markers by form, from the outermost usual level to the innermost (GB/T 9704-2012, 7.3.3).

Three groups: prefix, number, separator. Each is bounded, so that matching costs constant time.
What must not follow tells 第一章程, 一、二月份, 3、4月 and 2.5倍 from headings.
"""

_MARKER = {form: re.compile(pattern) for form, pattern in MARKERS.items()}
_RANK = {form: rank for rank, form in enumerate(MARKERS)}
_FIRST_CHARACTERS = frozenset("第（(" + numerals.HAN + "0123456789０１２３４５６７８９")

SELF_EVIDENT = {"chapter", "section"}
"""Forms whose marker needs no second member to be believed."""

STEPS = (1, 2, 0, 3, 4, 5)
"""From one number of a sequence to the next, the likeliest first; all but 1 are reported."""

NO_HEADING_END = "，；、,;"
SENTENCE_ENDS_INSIDE = re.compile(r"[。；](?!$)")


class Candidate(msgspec.Struct, frozen=True):
    """A line with a marker; ``index`` is its place among the paragraphs."""

    index: int
    form: str
    value: int
    prefix: str
    number: str
    separator: str
    text: str


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
            return self.form in SELF_EVIDENT
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


def find(lines: Sequence[Line], diagnostics: list[Diagnostic]) -> dict[int, Heading]:
    """The headings among ``lines``, by index; a hole in a sequence is reported."""
    headings: dict[int, Heading] = {}
    for series in _series(_without_contents(list(_candidates(lines)))):
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


def _candidates(lines: Sequence[Line]) -> Iterator[Candidate]:
    for index, line in enumerate(lines):
        if line.text[0] in _FIRST_CHARACTERS and (candidate := _candidate(index, line.text)):
            yield candidate


def _candidate(index: int, text: str) -> Candidate | None:
    for form, marker in _MARKER.items():
        if match := marker.match(text):
            rest = text[match.end() :]
            if not _may_be_heading(rest, form):
                return None
            prefix, number, separator = match.groups()
            return Candidate(index, form, numerals.value(number), prefix, number, separator, rest)
    return None


def _may_be_heading(text: str, form: str) -> bool:
    """Whether the text after a marker is one sentence or less; there is no limit to its length."""
    if not text:
        return form in SELF_EVIDENT
    if form in SELF_EVIDENT and text[-1] == "。":
        return False
    return text[-1] not in NO_HEADING_END and not SENTENCE_ENDS_INSIDE.search(text)


def _series(candidates: Sequence[Candidate]) -> list[Series]:
    """Sort the candidates into sequences, in the order in which these open."""
    occurrences = _Occurrences(candidates)
    found: list[Series] = []
    open_series: list[Series] = []
    for candidate in candidates:
        depth = _continued(candidate, open_series)
        if depth is not None:
            del open_series[depth + 1 :]
            open_series[depth].members.append(candidate)
        elif candidate.value == 1 or candidate.form in SELF_EVIDENT:
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

    def __init__(self, candidates: Sequence[Candidate]) -> None:
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
        if _RANK[candidate.form] > _RANK[open_series[-1].form]:
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
    return Heading(level, member.prefix, member.number, member.separator, member.text, line.span)


def _holes(series: Series, headings: dict[int, Heading]) -> Iterator[Diagnostic]:
    for before, after in pairwise(series.members):
        step = after.value - before.value
        if step != 1:
            label = after.prefix + after.number + after.separator.strip()
            what = "repeats the number before it" if step == 0 else "skips a number"
            yield Diagnostic(
                "SEQ001",
                "warning",
                f"{label} {what}",
                f"{before.value + 1} is due",
                headings[after.index].span,
            )
