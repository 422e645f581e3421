"""Which rules of whole lines are worth a try: a pattern costs more than a look at characters."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from converter.normalizer.rules.vocabulary import LineRule

AnyLineRule = TypeVar("AnyLineRule", bound=LineRule)


class _Left(Generic[AnyLineRule]):
    """What may match lines of one first character, one last and about one length."""

    def __init__(self, rules: Iterable[AnyLineRule]) -> None:
        self._rules = tuple(rules)
        self._needing_none = 0
        self._needing: dict[str, int] = {}
        self._lacking: dict[str, int] = {}
        for place, rule in enumerate(self._rules):
            self._needing_none |= 0 if rule.needs else 1 << place
            for characters, places in (rule.needs, self._needing), (rule.lacks, self._lacking):
                for one in characters:
                    places[one] = places.get(one, 0) | 1 << place
        self._chosen: dict[int, tuple[AnyLineRule, ...]] = {}
        self.told_by = frozenset(self._needing | self._lacking)

    def by(self, present: Iterable[str]) -> tuple[AnyLineRule, ...]:
        """The rules that lack all that is ``present``, and need some of it or nothing."""
        places, lacking = self._needing_none, 0
        for character in present:
            places |= self._needing.get(character, 0)
            lacking |= self._lacking.get(character, 0)
        places &= ~lacking
        chosen = self._chosen.get(places)
        if chosen is None:
            every = enumerate(self._rules)
            chosen = tuple(rule for place, rule in every if places >> place & 1)
            self._chosen[places] = chosen
        return chosen


class QuickLook(Generic[AnyLineRule]):
    """Rules in order, and by length and the edges of a line those that it may match."""

    def __init__(self, rules: Iterable[AnyLineRule]) -> None:
        self._rules = tuple(rules)
        self._openings = frozenset("".join(rule.opens_with for rule in self._rules))
        self._endings = frozenset("".join(rule.ends_with for rule in self._rules))
        self._lengths = sorted({rule.max_length for rule in self._rules})
        self._left: dict[tuple[str, str, int], _Left[AnyLineRule]] = {}
        self.longest = self._lengths[-1] if self._lengths else 0

    def may_match(self, text: str) -> Sequence[AnyLineRule]:
        """The rules that are to be tried at a line of this text, of a character or more."""
        length = len(text)
        if length > self.longest:
            return ()
        first = text[0] if text[0] in self._openings else ""
        last = text[-1] if text[-1] in self._endings else ""
        size = bisect_left(self._lengths, length)
        left = self._left.get((first, last, size)) or self._found(first, last, size)
        told_by = left.told_by
        if length < len(told_by):  # to hash a character takes as long as to look for one
            return left.by(told_by.intersection(text))
        return left.by([one for one in told_by if one in text])

    def _found(self, first: str, last: str, size: int) -> _Left[AnyLineRule]:
        """What is left by two characters, an empty one for any that no rule asks for, and a size.

        That is the place among the lengths of the first that is not too short; found once.
        """
        left = self._left[first, last, size] = _Left(
            rule
            for rule in self._rules
            if rule.max_length >= self._lengths[size]
            and (not rule.opens_with or (first and first in rule.opens_with))
            and (not rule.ends_with or (last and last in rule.ends_with))
        )
        return left
