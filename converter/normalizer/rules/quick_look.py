"""Which rules of whole lines are worth a try: a pattern costs more than a look at characters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Generic, NamedTuple, TypeVar

from converter.normalizer.rules.vocabulary import LineRule

AnyLineRule = TypeVar("AnyLineRule", bound=LineRule)


class _Between(NamedTuple, Generic[AnyLineRule]):
    """What may match lines of one first and one last character."""

    rules: tuple[tuple[int, str, AnyLineRule], ...]
    """Each with the longest line it matches, and the characters of which it needs one, if any."""

    needed: frozenset[str]
    """Every character that one of the rules needs."""


class QuickLook(Generic[AnyLineRule]):
    """Rules in order, and by the first and last character of a line those that it may match."""

    def __init__(self, rules: Iterable[AnyLineRule]) -> None:
        self._rules = tuple(rules)
        self._openings = frozenset("".join(rule.opens_with for rule in self._rules))
        self._endings = frozenset("".join(rule.ends_with for rule in self._rules))
        self._between: dict[tuple[str, str], _Between[AnyLineRule]] = {}
        self.longest = max((rule.max_length for rule in self._rules), default=0)

    def may_match(self, text: str) -> Iterator[AnyLineRule]:
        """The rules that are to be tried at a line of this text, of a character or more."""
        length = len(text)
        if length > self.longest:
            return
        first = text[0] if text[0] in self._openings else ""
        last = text[-1] if text[-1] in self._endings else ""
        between = self._between.get((first, last)) or self._found(first, last)
        present: frozenset[str] | None = None
        for longest, needs, rule in between.rules:
            if length > longest:
                continue
            if needs:
                present = between.needed.intersection(text) if present is None else present
                if present.isdisjoint(needs):
                    continue
            yield rule

    def _found(self, first: str, last: str) -> _Between[AnyLineRule]:
        """Those between two characters, an empty one for any that no rule asks for; found once."""
        rules = tuple(
            (rule.max_length, rule.needs, rule)
            for rule in self._rules
            if (not rule.opens_with or (first and first in rule.opens_with))
            and (not rule.ends_with or (last and last in rule.ends_with))
        )
        needed = frozenset("".join(needs for _, needs, _ in rules))
        between = self._between[first, last] = _Between(rules, needed)
        return between
