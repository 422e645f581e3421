"""Lines that may be headings, each with what it would be."""

from __future__ import annotations

import msgspec

from converter.document import Heading, Span
from converter.normalizer.lines import Line
from converter.normalizer.rules import Found, Marker
from converter.normalizer.sentences import ENDS

_NEEDS_TEXT = ("、", "，", "：", ":")
"""After these in a number there has to be a text; after （一） or 01 there need not."""


_SPANS_OF_TIME = {
    "天": 1,
    "日": 1,
    "夜": 1,
    "晚": 1,
    "周": 2,
    "星期": 2,
    "个月": 3,
    "月": 3,
    "年": 4,
}


class Candidate(msgspec.Struct, frozen=True, gc=False):
    """A line that may be a heading; ``index`` is its place among the paragraphs.

    ``form`` is the rule's name, and for outlines its depth, for 第二步 what it counts. ``outer``
    are the numbers of an outline before the last (1.2 of 1.2.1). Where there is no number,
    ``value`` is 0, ``found`` None, and ``rule`` the name of the rule. A run-in heading ends at
    ``end``, before its line does. An entry stands under a known title, over a list. One that
    ``recurs`` comes again in other sections, and may be alone in its own. What ``is_announced``
    stands under a colon, and so in the section where that is.
    """

    index: int
    form: str
    text: str
    value: int = 0
    found: Found | None = None
    outer: tuple[int, ...] = ()
    rule: str = ""
    prefix: str = ""
    end: int = 0
    is_entry: bool = False
    recurs: bool = False
    is_announced: bool = False

    @property
    def marker(self) -> Marker | None:
        """The form of its number, if it has one."""
        return self.found.marker if self.found else None

    @property
    def rule_name(self) -> str:
        """The name of the rule that makes it a candidate."""
        return self.found.marker.name if self.found else self.rule or self.form

    @property
    def is_run_in(self) -> bool:
        """Whether its section's first paragraph stands on its line."""
        return self.end > 0

    @property
    def is_title(self) -> bool:
        """Whether it is neither a sentence nor a number alone, and stands alone on its line."""
        return self.text != "" and self.text[-1] not in ENDS and not self.is_run_in

    @property
    def is_bare(self) -> bool:
        """Whether it is a number that may stand without a text: 第一章, 01, but not 一、."""
        found = self.found
        if found is None or self.text or not found.marker.bare:
            return False
        return found.marker.is_unit or not found.separator.strip().endswith(_NEEDS_TEXT)

    @property
    def is_unit_alone(self) -> bool:
        """Whether it is a unit's number alone on its line, 第三千条: an excerpt leaves some out."""
        return self.found is not None and self.found.marker.is_unit and not self.text

    @property
    def label(self) -> str:
        """The number with its marks."""
        return self.found.label.strip() if self.found else self.prefix

    @property
    def span_of_time(self) -> int:
        """How long what its number counts is, 周 longer than 天; 0 where it counts no time."""
        unit = "".join(filter(str.isalpha, self.found.separator)) if self.found else ""
        return _SPANS_OF_TIME.get(unit, 0)

    def goes_under(self, other: Candidate) -> bool:
        """Whether its outline number says so: 1.2.1 goes under 1.2, and 1.1 under 1 or 第一章."""
        return bool(self.outer) and self.outer == (*other.outer, other.value)

    def heading(self, level: int, line: Line) -> Heading:
        """The heading that it is, on ``line``."""
        found = self.found
        prefix, number, separator = (
            (found.prefix, found.number, found.separator) if found else (self.prefix, "", "")
        )
        span = self.span(line)
        return Heading(level, prefix, number, separator, self.text, span, self.is_run_in)

    def span(self, line: Line) -> Span:
        """Where it stands on ``line``."""
        return line.part(0, self.end).span if self.end else line.span


LONE = "it has no second member"
"""Why one line alone is no heading."""


class Refused(msgspec.Struct, frozen=True, gc=False):
    """A line in the form of a heading that cannot be one, and why, in words."""

    candidate: Candidate
    objection: str


class Reading(msgspec.Struct, frozen=True):
    """The lines that may be headings, and those that only look like it."""

    candidates: list[Candidate]
    refused: list[Refused]
