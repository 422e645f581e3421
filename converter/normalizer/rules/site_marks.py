"""Site marks in a line: one search for all of them, begun only where one may begin."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property

from converter.compiled_patterns import compiled
from converter.normalizer.rules.vocabulary import Mark

MarkMatch = tuple[Mark, re.Match[str]]


class SiteMarks:
    """The marks in force, in order; ``expanded`` is a pattern with its fragments."""

    def __init__(self, marks: Sequence[Mark], expanded: Callable[[str], str]) -> None:
        self._marks = marks
        self._of_group = {f"mark_{place}": mark for place, mark in enumerate(marks)}
        self._patterns = [expanded(mark.pattern) for mark in marks]
        self._holds = frozenset(one for mark in marks for one in _alternatives(mark.holds))
        self._needs = frozenset(one for mark in marks for one in mark.needs or ("",))

    def held_in(self, text: str) -> list[str]:
        """What is in ``text`` of what marks hold: a line with none of it has no mark."""
        return [one for one in self._holds if one in text]

    def find(self, text: str) -> Iterator[MarkMatch]:
        """Those in ``text``, in order, and what is like one."""
        if self.held_in(text) and self._has_what_is_needed(text.lower()):
            for match in self._matches(text):
                yield self._of_group[match.lastgroup or ""], match

    def _has_what_is_needed(self, lowered: str) -> bool:
        return "" in self._needs or any(map(lowered.__contains__, self._needs))

    def _matches(self, text: str) -> Iterator[re.Match[str]]:
        """Tried where one may begin: to try all at each character takes thirty times as long."""
        if self._opening is None:
            yield from self._any.finditer(text)
            return
        opening = self._opening.search(text)
        while opening:
            match = self._any.match(text, opening.start())
            if match:
                yield match
            opening = self._opening.search(text, (match or opening).end())

    @cached_property
    def _opening(self) -> re.Pattern[str] | None:
        """What they begin with, if it is known of each."""
        if not all(mark.opens_with for mark in self._marks):
            return None
        return compiled("[" + "".join(re.escape(mark.opens_with) for mark in self._marks) + "]")

    @cached_property
    def _any(self) -> re.Pattern[str]:
        """Any of them: the group that closes last is named by its place."""
        named = zip(self._of_group, self._patterns, strict=True)
        return compiled("|".join(f"(?P<{name}>{pattern})" for name, pattern in named))


def _alternatives(holds: str | tuple[str, ...]) -> Sequence[str]:
    return [holds] if isinstance(holds, str) else holds
