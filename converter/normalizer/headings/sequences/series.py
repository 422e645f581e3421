"""Sequences of candidates: whether they are believed, and how deep they stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

import msgspec

from converter.normalizer.headings.candidate import LONE, Candidate
from converter.normalizer.headings.forms import ANNEX, ARTICLE, DAY, ISSUED, KNOWN
from converter.normalizer.rules import Marker
from converter.normalizer.sentences import ENDS

OVER_NUMBERS = frozenset({ANNEX, ISSUED, "course-of-a-lesson"})
"""The rules of known titles below which numbers begin anew."""

LONGEST_TERM = 8
"""The longest run-in title, full stop included, of a clause of an article: 支付方式。"""

PAUSES = 2
"""The commas in a sentence that is no title, for none has so many and a full stop."""

LISTED = "its lines follow one another as a list's do"
"""Why the lines of a list are no headings."""

LIST = 3
"""The lines in a row that are a list even where they are no sentences."""


Items = Mapping[int, int]
"""The numbers of the lines of one form, by index."""


class Series(msgspec.Struct):
    """A sequence of candidates of one form, opened while ``parent`` was the innermost one."""

    form: str
    parent: Series | None
    members: list[Candidate]
    resumed: Series | None = None
    """The sequence, closed since, whose numbers it goes on with."""

    nested: tuple[str, ...] = ()
    """The forms that were opened inside it; few, and sets would take most of the memory."""

    doubt: str = ""
    """Why its members are no headings, in words; empty if they are."""

    def nest(self, form: str) -> None:
        """Note that a form was opened inside it."""
        if form not in self.nested:
            self.nested = (*self.nested, form)

    @property
    def first(self) -> Candidate:
        """The member that opens it."""
        return self.members[0]

    @property
    def last(self) -> Candidate:
        """The member that a next one has to continue."""
        return self.members[-1]

    @property
    def marker(self) -> Marker | None:
        """The form of its numbers, if it has numbers."""
        return self.first.marker

    @property
    def outer(self) -> tuple[int, ...]:
        """Of an outline, the numbers before the last."""
        return self.first.outer

    @property
    def is_known(self) -> bool:
        """Whether it is a heading known by its words."""
        return self.form == KNOWN

    @property
    def is_of_days(self) -> bool:
        """Whether its members are the days of a diary."""
        return self.form == DAY or (self.marker is not None and self.marker.leaves_out)

    @property
    def is_over_numbers(self) -> bool:
        """Whether it is a known title below which numbers begin anew."""
        return self.is_known and self.first.rule in OVER_NUMBERS

    @property
    def is_first_of_outline(self) -> bool:
        """Whether it opens with the first number below another, 2.1, and a title, no sentence."""
        first = self.first
        return bool(first.outer) and first.value == 1 and first.text[-1:] not in ENDS

    @property
    def level(self) -> int:
        """The depth among the believed, 1 for the outermost."""
        outer = self.parent.level if self.parent else 0
        return outer + (not self.doubt)

    @property
    def is_list(self) -> bool:
        """Whether its lines follow one another, and are too many or too much of sentences."""
        marker = self.marker
        if marker is None or marker.self_evident or len(self.members) < 2:
            return False
        if self.last.index - self.first.index != len(self.members) - 1 or self.first.is_run_in:
            return False
        sentences = sum(member.text.endswith(("。", "；", ";")) for member in self.members)
        return len(self.members) >= LIST or sentences == len(self.members)

    def own_doubt(self, items: Items) -> str:
        """Why these are no headings by themselves: one line alone, or the lines of a list.

        The ``items`` are the lines of its form that cannot be headings.
        """
        marker = self.marker
        if len(self.members) == 1:
            if self.is_known or self.first.recurs or (marker and marker.self_evident):
                return ""
            return LONE
        is_bare = marker is not None and marker.bare and len(self.members) >= LIST
        if not is_bare and not any(member.text or member.is_bare for member in self.members):
            return "none of its members has a text"
        if marker and 2 * sum(map(_is_item, self.members)) >= len(self.members):
            return "they are sentences, as items are"
        if self._is_of_clauses:
            return "they are clauses of an article"
        if self._has_text_between(items):
            return ""
        return LISTED

    @property
    def _is_of_clauses(self) -> bool:
        """Whether most are sentences below an article: what it lays down, and no titles in it."""
        if self.marker is None or self.parent is None or self.parent.form != ARTICLE:
            return False
        return 2 * sum(map(_is_clause, self.members)) > len(self.members)

    def _has_text_between(self, items: Items) -> bool:
        """A list has little between its items; most headings have something under them.

        Of three sections one may be empty, if 一、二、三、 do not read as the sentences of a list.
        """
        filled = sum(
            before.is_run_in or not _go_on(before, after, items)
            for before, after in pairwise(self.members)
        )
        gaps = len(self.members) - 1
        if 2 * filled != gaps:
            return 2 * filled > gaps
        is_sentences = any(member.text.endswith("。") for member in self.members)
        is_sectional = self.form == "han" or (self.marker and self.marker.self_evident)
        return gaps > 1 and bool(is_sectional) and not is_sentences


def _go_on(before: Candidate, after: Candidate, items: Items) -> bool:
    """Whether there is nothing between the two, or ``items`` with the numbers that are due."""
    return all(
        items.get(index) == before.value + index - before.index
        for index in range(before.index + 1, after.index)
    )


def _is_item(member: Candidate) -> bool:
    """Whether it is a sentence, too long for a heading of its form or of three clauses or more."""
    if member.marker is None or member.text[-1:] != "。" or member.is_run_in:
        return False
    longest = member.marker.longest_sentence or len(member.text)
    return longest < len(member.text) or member.text.count("，") >= PAUSES


def _is_clause(member: Candidate) -> bool:
    """Whether it is a sentence, and too long for a term that a text is about."""
    return member.text[-1:] == "。" and (not member.is_run_in or len(member.text) > LONGEST_TERM)


def _right_below_days(found: Sequence[Series]) -> set[str]:
    """The forms of lines alone in their sections, right below several days of a diary."""
    days = {member.index for series in found if series.is_of_days for member in series.members}
    if not days:
        return set()
    below = Counter(
        series.form
        for series in found
        if series.doubt == LONE and not series.marker and series.first.index - 1 in days
    )
    return {form for form, count in below.items() if count > 1 and 2 * count > len(days)}


def _believe_around(inner: Series) -> None:
    """Believe the sequence between whose members ``inner`` stands: in no list are headings."""
    outer = inner.parent
    if outer and outer.doubt == LISTED and outer.first.index < inner.first.index < outer.last.index:
        outer.doubt = ""


def _believe_above(found: Sequence[Series]) -> None:
    """Believe one number alone, of no sentence, if others below it are headings: 1. over （1）."""
    over = {
        id(inner.parent)
        for inner in found
        if inner.marker and inner.parent and not inner.doubt and len(inner.members) > 1
    }
    for series in found:
        if series.doubt == LONE and series.marker and id(series) in over and series.first.is_title:
            series.doubt = ""


def _outlines(found: Sequence[Series]) -> set[str]:
    """The forms of outlines that are believed somewhere, or stand alone in several sections."""
    of_outlines = [series for series in found if series.outer]
    if not of_outlines:
        return set()
    alone = Counter(
        series.form
        for series in of_outlines
        if series.is_first_of_outline and series.parent and not series.parent.doubt
    )
    believed = {series.form for series in of_outlines if not series.doubt}
    return believed | {form for form, count in alone.items() if count > 1}


def believe(found: Sequence[Series], items: Mapping[str, Items]) -> None:
    """Decide which series are headings.

    One without numbers, or whose numbers run on through the sections, is believed with the others
    of its form: a section may have a single article, or a single short heading. ``items`` are the
    lines of each form that cannot be headings.
    """
    for series in found:
        series.doubt = series.own_doubt(items.get(series.form, {}))
    for series in reversed(found):
        if not series.doubt and series.marker:
            _believe_around(series)
    _believe_above(found)
    alike = {series.form for series in found if not (series.doubt or series.marker)}
    outlines = _outlines(found)
    alike |= _right_below_days(found)
    run_in = {series.form for series in found if not series.doubt and series.first.is_run_in}
    for series in found:
        if series.resumed and not series.resumed.doubt and len(series.members) == 1:
            series.doubt = ""
        is_alike = series.form in alike or (series.form in outlines and series.is_first_of_outline)
        if is_alike and len(series.members) == 1:
            series.doubt = ""
        is_continuous = series.marker is not None and series.marker.continuous
        if is_continuous and series.form in run_in and series.first.is_run_in:
            series.doubt = ""
