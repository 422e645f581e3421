"""What stands beside a sequence of headings, and not under its last line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property

from converter.normalizer.headings.candidate import Candidate
from converter.normalizer.headings.forms import KNOWN, PLAIN, SHORT_LINE
from converter.normalizer.headings.sequences.series import Series

Key = tuple[str, tuple[int, ...], int]
"""Of a number its form, the numbers of an outline before it, and its value."""

EXCERPT = 3
"""The numbers in a row that are a sequence though it does not begin at 1."""

BY_LOOK = frozenset({SHORT_LINE, "starred"})
"""The rules of headings that are known by their place or their look alone."""

INTRODUCTION_AND_LAST_WORD = 2
"""The short lines that may stand around the headings of another form."""

AFTER_TEXT = frozenset({"back-matter", "references"})
"""Known titles that stand beside the chapters, and in none."""

SECTIONS = 4
"""So many lines in one frame or behind one sign are sections, of which one has numbered parts."""

SECTION = 2
"""The lines from a number on that are more than an introduction to the parts of its section."""

OUTERMOST = "han"
"""The innermost of the forms that by custom stand outermost."""


class Beside:
    """Looks at all candidates of a form, and at the places of each number."""

    def __init__(
        self,
        of_form: Mapping[str, Sequence[Candidate]],
        places: Mapping[Key, Sequence[int]],
        rank: Mapping[str, int],
    ) -> None:
        self._of_form, self._places, self._rank = of_form, places, rank

    def is_first(self, series: Series, candidate: Candidate) -> bool:
        """Whether numbers that open inside ``series`` are not under its last line but beside it.

        So they are where short lines without numbers, an introduction and a last word, stand around
        numbers on lines of their own that come but once, and text parts these from the line above.
        By custom their form is an outermost one, 一、 or 1 (GB/T 9704-2012, 7.3.3; GB/T 1.1-2020);
        of another form are so many that one short line, of two at most, is not over all of them.
        The days of a diary are under none.
        """
        marker = candidate.marker
        if series.last.rule_name not in BY_LOOK or candidate.is_run_in or candidate.is_announced:
            return False
        if candidate.index == series.last.index + 1:
            return False
        if self._are_all_below(candidate, series):
            return True
        if not marker:
            return False
        if marker.leaves_out:
            return True
        is_chapter = marker.numerals == ("arabic",) and not "".join(marker.closing).strip()
        if not is_chapter and self._rank[marker.name] > self._rank.get(OUTERMOST, -1):
            return False
        around, inside = self._of_form[series.form], self._of_form[candidate.form]
        is_amid = len(series.members) > 1 and inside[-1].index < around[-1].index
        if is_amid and series.form not in PLAIN and len(around) >= SECTIONS:
            return False
        return len(self._places[candidate.form, candidate.outer, 1]) == 1

    def _are_all_below(self, candidate: Candidate, series: Series) -> bool:
        """Whether it is the first of its form, all below the first line of ``series``, of two."""
        around, inside = self._of_form[series.form], self._of_form[candidate.form]
        if len(around) > INTRODUCTION_AND_LAST_WORD or series.last is not around[0]:
            return False
        if candidate is not inside[0] or len(inside) < EXCERPT:
            return False
        return len(around) == 1 or inside[-1].index < around[-1].index

    def is_amid(self, series: Series, days: Series) -> bool:
        """Whether what comes amid the ``days`` of a diary is of ``series``, beside them.

        So it is where they stand beside an introduction; of a plan of travel, places come amid.
        """
        is_diary = days.marker is not None and days.marker.leaves_out
        is_rare = len(self._of_form[series.form]) <= INTRODUCTION_AND_LAST_WORD
        return is_diary and is_rare and days.parent is series.parent

    def is_last_word(self, series: Series, candidate: Candidate) -> bool:
        """Whether it alone of its form comes after the last number, below text of that section.

        A section has two parts or none: 回来以后 below the text of PART 3 closes the whole. So does
        结语 that comes but once, whatever known titles there are in each section.
        """
        if candidate.index <= series.last.index + SECTION or candidate.prefix:
            return False
        is_last = self._of_form[series.form][-1] is series.last
        if candidate.rule in AFTER_TEXT:
            return is_last and self._times[candidate.text] == 1
        same = self._of_form[candidate.form]
        if candidate.rule_name not in BY_LOOK or same[-1] is not candidate:
            return False
        return is_last and (len(same) < 2 or same[-2].index < series.last.index)

    @cached_property
    def _times(self) -> Counter[str]:
        """How often each known title comes."""
        return Counter(one.text for one in self._of_form[KNOWN])
