"""Which rules of whole lines are worth a try: a pattern costs more than a look at characters."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Generic, NamedTuple, TypeVar

from converter.normalizer.rules.vocabulary import LineRule

AnyLineRule = TypeVar("AnyLineRule", bound=LineRule)

MANY_TIMES = 8
"""Of a line so many times as long as there are characters to look for, each is looked for alone."""


class _Left(NamedTuple, Generic[AnyLineRule]):
    """What may match lines of one first character, one last and about one length."""

    rules: tuple[tuple[str, AnyLineRule], ...]
    """Each with the characters of which it needs one, if any."""

    needing_none: tuple[AnyLineRule, ...]
    needed: frozenset[str]
    """Every character that one of the others needs."""


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
        needed = left.needed
        if length < MANY_TIMES * len(needed):
            present = needed.intersection(text)
        else:
            present = frozenset([one for one in needed if one in text])
        if not present:
            return left.needing_none
        return [rule for needs, rule in left.rules if not (needs and present.isdisjoint(needs))]

    def _found(self, first: str, last: str, size: int) -> _Left[AnyLineRule]:
        """What is left by two characters, an empty one for any that no rule asks for, and a size.

        That is the place among the lengths of the first that is not too short; found once.
        """
        rules = tuple(
            (rule.needs, rule)
            for rule in self._rules
            if rule.max_length >= self._lengths[size]
            and (not rule.opens_with or (first and first in rule.opens_with))
            and (not rule.ends_with or (last and last in rule.ends_with))
        )
        needing_none = tuple(rule for needs, rule in rules if not needs)
        needed = frozenset("".join(needs for needs, _ in rules))
        left = self._left[first, last, size] = _Left(rules, needing_none, needed)
        return left
