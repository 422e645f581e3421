"""Lines that may be headings, each with what it would be."""

from __future__ import annotations

import msgspec

from converter.document import Heading
from converter.normalizer.lines import Line
from converter.normalizer.rules import Found, Marker


class Candidate(msgspec.Struct, frozen=True, gc=False):
    """A line that may be a heading; ``index`` is its place among the paragraphs.

    ``form`` is the rule's name, and for outlines its depth; ``outer`` are the numbers of an outline
    before the last (1.2 of 1.2.1). ``value`` is 0 and ``found`` None where there is no number.
    A run-in heading ends at ``end``, before the end of its line.
    """

    index: int
    form: str
    text: str
    value: int = 0
    found: Found | None = None
    outer: tuple[int, ...] = ()
    prefix: str = ""
    end: int = 0

    @property
    def marker(self) -> Marker | None:
        """The form of its number, if it has one."""
        return self.found.marker if self.found else None

    @property
    def is_run_in(self) -> bool:
        """Whether its section's first paragraph stands on its line."""
        return self.end > 0

    @property
    def is_bare(self) -> bool:
        """Whether it is a number that may stand without a text: 第一章, 01, but not 一、."""
        found = self.found
        if found is None or self.text or not found.marker.bare:
            return False
        return found.marker.is_unit or not found.separator.strip()

    @property
    def label(self) -> str:
        """The number with its marks."""
        return self.found.label.strip() if self.found else self.prefix

    def heading(self, level: int, line: Line) -> Heading:
        """The heading that it is, on ``line``."""
        found = self.found
        prefix, number, separator = (
            (found.prefix, found.number, found.separator) if found else (self.prefix, "", "")
        )
        span = line.part(0, self.end).span if self.end else line.span
        return Heading(level, prefix, number, separator, self.text, span, self.is_run_in)
