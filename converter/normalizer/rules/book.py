"""Rules compiled: which one a line matches.

A pattern is compiled at the first line that needs it, so that a short text does not wait for those
it has no use for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property, lru_cache
from typing import get_args

from converter.compiled_patterns import compiled
from converter.normalizer.rules.markers import Found, Markers
from converter.normalizer.rules.quick_look import AnyLineRule, QuickLook
from converter.normalizer.rules.site_marks import MarkMatch, SiteMarks
from converter.normalizer.rules.variants import SIMPLIFIED
from converter.normalizer.rules.vocabulary import (
    Furniture,
    KnownTitle,
    Marker,
    Role,
    RuleSet,
    TitleForm,
    Zone,
)
from converter.patterns import lazy_pattern

TITLE_MARKS = "【】[]［］〔〕〈〉：:"
"""What may stand around a known title."""

PAUSES = frozenset("，。；！")
"""What is in a sentence and in no title after a known word."""

LONGEST_TITLED = 24
"""The characters of a known word and its title."""

LAST_ROLES = 256
LONGEST_REMEMBERED = 60
"""How many lines' roles are remembered, and of how many characters: a paragraph's is asked once."""

_BOLD = lazy_pattern(r"\*\*([^*]+)\*\*")
_FRAGMENT = lazy_pattern(r"\{([a-z][a-z-]*)\}")


class Rules:
    """The rules in force. Compiling is put off, and done once."""

    def __init__(self, rule_set: RuleSet) -> None:
        self.rule_set = rule_set
        self._compiled: dict[str, re.Pattern[str]] = {}

    @cached_property
    def _numbers(self) -> Markers:
        return Markers([rule for rule in self.rule_set.marker if rule.enabled])

    @property
    def markers(self) -> tuple[Marker, ...]:
        """Those in force, from the outermost usual level to the innermost."""
        return self._numbers.in_order

    @property
    def rank(self) -> dict[str, int]:
        """By name of a marker, its place in their order."""
        return self._numbers.rank

    @property
    def openings(self) -> frozenset[str]:
        """What lines with a number begin with: two characters, or one where no more is sure."""
        return self._numbers.openings

    @cached_property
    def may_be_numbered(self) -> Callable[[str], bool]:
        """A quick look whether a text, of a character or more, may begin with a number."""
        return self._numbers.may_begin

    def marker(self, text: str) -> Found | None:
        """The number with which ``text``, of a character or more, begins, if it is not glued."""
        return self._numbers.first(text)

    def markers_of(self, text: str) -> Iterator[Found]:
        """Every marker that the line matches; the first decides, the others were close."""
        return self._numbers.all(text)

    def known_title(self, text: str) -> KnownTitle | None:
        """The rule by which a line of this text is a heading for its words."""
        bare = "".join(text.split()).strip(TITLE_MARKS)
        if len(bare) <= self._longest_word:
            known = self._titles.get(bare) or self._titles.get(bare.translate(SIMPLIFIED))
            if known:
                return known
        return self._titled(text)

    def _titled(self, text: str) -> KnownTitle | None:
        first, *title = text.split(maxsplit=1)
        if not title or not PAUSES.isdisjoint(text):
            return None
        if len(first) > 1:
            return self._words_with_title.get(first)
        second, *title = title[0].replace("：", " ", 1).split(maxsplit=1)
        return self._words_with_title.get(first + second) if title else None

    def title_form(self, text: str) -> TitleForm | None:
        """The rule by which a line of this text may be a heading for its form."""
        return self._first(self._title_forms, text)

    def role(self, text: str, zone: Zone) -> Role | None:
        """The rule that tells what a line of this text is for in this zone; it may be bold."""
        if text[0] == "*" and (bold := _BOLD.fullmatch(text)):
            text = bold[1]
        if len(text) > LONGEST_REMEMBERED:
            return self._first(self._roles[zone], text)
        return self._role(text, zone)

    @cached_property
    def _role(self) -> Callable[[str, Zone], Role | None]:
        """Remembers the last: the lines of a head are looked at for a title, a byline, a date."""
        return lru_cache(LAST_ROLES)(lambda text, zone: self._first(self._roles[zone], text))

    def longest_role(self, zone: Zone) -> int:
        """No longer line has a role in this zone, by any rule: a quick look."""
        return self._roles[zone].longest

    def furniture(self, text: str, *, is_on_top: bool = True) -> Furniture | None:
        """The rule by which a line of this text is left out; no text stands above one on top."""
        return self._first(self._furniture[is_on_top], text)

    @property
    def longest_furniture(self) -> int:
        """No longer line is furniture, by any rule: a quick look."""
        return self._furniture[True].longest

    def _first(self, rules: QuickLook[AnyLineRule], text: str) -> AnyLineRule | None:
        for rule in rules.may_match(text):
            if rule.glance and not self.compiled(rule.glance).search(text):
                continue
            if self.compiled(rule.pattern).fullmatch(text):
                return rule
        return None

    def goes_with(self, heading: Furniture, text: str) -> bool:
        """Whether a line of this text is an item of the list that furniture heads."""
        return (
            len(text) <= heading.max_item_length
            and self.compiled(heading.items).fullmatch(text) is not None
        )

    def held_by_marks(self, text: str) -> list[str]:
        """What is in ``text`` of what marks hold: a line with none of it has no mark."""
        return self._site_marks.held_in(text)

    def marks_in(self, text: str) -> Iterator[MarkMatch]:
        """The site marks in ``text``, in order, and what is like one."""
        return self._site_marks.find(text)

    @cached_property
    def _site_marks(self) -> SiteMarks:
        return SiteMarks([rule for rule in self.rule_set.mark if rule.enabled], self.expanded)

    def compiled(self, pattern: str) -> re.Pattern[str]:
        """``pattern``, compiled at the first call."""
        if pattern not in self._compiled:
            self._compiled[pattern] = compiled(self.expanded(pattern))
        return self._compiled[pattern]

    def expanded(self, pattern: str) -> str:
        """``pattern`` with its fragments; raise KeyError for one that there is not."""
        return _FRAGMENT.sub(
            lambda match: f"(?>{self.expanded(self._fragments[match[1]])})", pattern
        )

    @cached_property
    def _fragments(self) -> dict[str, str]:
        return {rule.name: rule.pattern for rule in self.rule_set.fragment}

    @cached_property
    def _titles(self) -> dict[str, KnownTitle]:
        return self._words(with_title=False)

    @cached_property
    def _words_with_title(self) -> dict[str, KnownTitle]:
        return self._words(with_title=True)

    def _words(self, *, with_title: bool) -> dict[str, KnownTitle]:
        enabled = [rule for rule in reversed(self.rule_set.title) if rule.enabled]
        chosen = [rule for rule in enabled if rule.with_title == with_title]
        return {word: rule for rule in chosen for word in rule.words}

    @cached_property
    def _longest_word(self) -> int:
        return max(map(len, self._titles), default=0)

    @cached_property
    def longest_title(self) -> int:
        """The most characters that a known title has, with white space in it."""
        alone = 2 * self._longest_word
        return max(alone, LONGEST_TITLED) if self._words_with_title else alone

    @cached_property
    def _title_forms(self) -> QuickLook[TitleForm]:
        return QuickLook(rule for rule in self.rule_set.title_form if rule.enabled)

    @cached_property
    def _roles(self) -> dict[Zone, QuickLook[Role]]:
        enabled = [rule for rule in self.rule_set.role if rule.enabled]
        return {
            zone: QuickLook(rule for rule in enabled if zone in rule.zones)
            for zone in get_args(Zone)
        }

    @cached_property
    def _furniture(self) -> dict[bool, QuickLook[Furniture]]:
        """By whether a line is on top."""
        enabled = [rule for rule in self.rule_set.furniture if rule.enabled]
        return {
            True: QuickLook(enabled),
            False: QuickLook(rule for rule in enabled if not rule.on_top),
        }
