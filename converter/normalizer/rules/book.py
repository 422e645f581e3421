"""Rules compiled: which one a line matches.

A pattern is compiled at the first line that needs it, so that a short text does not wait for those
it has no use for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from sys import intern
from typing import get_args

import msgspec

from converter.normalizer import numerals
from converter.normalizer.rules import patterns
from converter.normalizer.rules.quick_look import AnyLineRule, QuickLook
from converter.normalizer.rules.variants import SIMPLIFIED
from converter.normalizer.rules.vocabulary import (
    Furniture,
    KnownTitle,
    Mark,
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

DECIMAL_POINT = lazy_pattern("[.．]")
"""What parts the numbers of 1.2.3."""

_FRAGMENT = lazy_pattern(r"\{([a-z][a-z-]*)\}")

LONGEST_NUMBER = 30
"""The characters of a line in which its number ends; no numeral is longer than 24."""


class Found(msgspec.Struct, frozen=True, gc=False):
    """A heading's number at the start of a line, in the three parts that make up its label.

    Of each part a text has few different ones, which are the same strings.
    """

    marker: Marker
    prefix: str
    number: str
    separator: str

    @property
    def label(self) -> str:
        """The number as typed, with its marks and the white space behind it."""
        return self.prefix + self.number + self.separator

    @property
    def value(self) -> int:
        """The number it stands for, of 1.2.3 the last; 0 where it stands for none."""
        return numerals.value(DECIMAL_POINT.split(self.number)[-1])


def _first_characters(marker: Marker) -> frozenset[str]:
    """What a line with this number begins with: two characters, or one where no more is sure."""
    if not marker.opening:
        return frozenset().union(*(numerals.FIRST_CHARACTERS[kind] for kind in marker.numerals))
    return frozenset(opening.rstrip()[:2] for opening in marker.opening)


class Rules:
    """The rules in force. Compiling is put off, and done once."""

    def __init__(self, rule_set: RuleSet) -> None:
        self.rule_set = rule_set
        self._compiled: dict[str, re.Pattern[str]] = {}
        self._compiled_markers: dict[str, re.Pattern[str]] = {}

    @cached_property
    def markers(self) -> tuple[Marker, ...]:
        """Those in force, from the outermost usual level to the innermost."""
        return tuple(rule for rule in self.rule_set.marker if rule.enabled)

    @cached_property
    def rank(self) -> dict[str, int]:
        """By name of a marker, its place in their order."""
        return {marker.name: rank for rank, marker in enumerate(self.markers)}

    @cached_property
    def _by_opening(self) -> dict[str, tuple[Marker, ...]]:
        """By the first two characters of a line, or one, the markers that it may have, in order.

        Those of one are among those of two that begin with it.
        """
        of_marker = {marker.name: _first_characters(marker) for marker in self.markers}
        openings = {opening for some in of_marker.values() for opening in some}
        return {
            opening: tuple(
                marker
                for marker in self.markers
                if not of_marker[marker.name].isdisjoint((opening, opening[0]))
            )
            for opening in openings
        }

    def may_be_numbered(self, text: str) -> bool:
        """A quick look whether ``text``, of a character or more, may begin with a number."""
        return text[:2] in self._by_opening or text[0] in self._by_opening

    @cached_property
    def openings(self) -> frozenset[str]:
        """What lines with a number begin with: two characters, or one where no more is sure."""
        return frozenset(self._by_opening)

    def marker(self, text: str) -> Found | None:
        """The number with which ``text``, of a character or more, begins, if it is not glued."""
        if self.may_be_numbered(text):
            for one in self.markers_of(text):
                if not one.marker.is_glued:
                    return one
        return None

    def markers_of(self, text: str) -> Iterator[Found]:
        """Every marker that the line matches; the first decides, the others were close."""
        known = self._by_opening
        for marker in known.get(text[:2]) or known.get(text[0], ()):
            pattern = self._compiled_markers.get(marker.name)
            if pattern is None:
                if not self._has_sign(marker, text):
                    continue
                pattern = self._compile(marker)
            if match := pattern.match(text):
                yield Found(marker, *map(intern, match.groups()))

    def _has_sign(self, marker: Marker, text: str) -> bool:
        """A quick look whether ``text`` has what must stand after the number, if something must."""
        signs = self._signs[marker.name]
        return not signs or any(map(text[:LONGEST_NUMBER].__contains__, signs))

    def known_title(self, text: str) -> KnownTitle | None:
        """The rule by which a line of this text is a heading for its words."""
        bare = "".join(text.split()).strip(TITLE_MARKS)
        known = self._titles.get(bare) or self._titles.get(bare.translate(SIMPLIFIED))
        return known or self._titled(text)

    def _titled(self, text: str) -> KnownTitle | None:
        word, *title = text.split(maxsplit=1)
        if word not in self._words_with_title or not title or not PAUSES.isdisjoint(text):
            return None
        return self._words_with_title[word]

    def title_form(self, text: str) -> TitleForm | None:
        """The rule by which a line of this text may be a heading for its form."""
        return next(self._matching(self._title_forms, text), None)

    def role(self, text: str, zone: Zone) -> Role | None:
        """The rule that tells what a line of this text is for in this zone."""
        return next(self.roles(text, zone), None)

    def roles(self, text: str, zone: Zone) -> Iterator[Role]:
        """Every rule that the line matches; the first decides, the others were close."""
        return self._matching(self._roles[zone], text)

    def longest_role(self, zone: Zone) -> int:
        """No longer line has a role in this zone, by any rule: a quick look."""
        return self._roles[zone].longest

    def furniture(self, text: str, *, is_on_top: bool = True) -> Furniture | None:
        """The rule by which a line of this text is left out; no text stands above one on top."""
        if len(text) > self._furniture.longest:
            return None
        rules = self._matching(self._furniture, text)
        return next((rule for rule in rules if is_on_top or not rule.on_top), None)

    def _matching(self, rules: QuickLook[AnyLineRule], text: str) -> Iterator[AnyLineRule]:
        for rule in rules.may_match(text):
            if self.compiled(rule.pattern).fullmatch(text):
                yield rule

    def goes_with(self, heading: Furniture, text: str) -> bool:
        """Whether a line of this text is an item of the list that furniture heads."""
        return (
            len(text) <= heading.max_item_length
            and self.compiled(heading.items).fullmatch(text) is not None
        )

    def may_have_marks(self, text: str) -> bool:
        """A quick look whether there may be a mark in ``text``."""
        return any(map(text.__contains__, self._holds))

    def marks_in(self, text: str) -> Iterator[tuple[Mark, re.Match[str]]]:
        """The site marks in ``text``, in order, and what is like one."""
        if self.may_have_marks(text) and self._has_what_marks_need(text.lower()):
            for match in self.any_mark.finditer(text):
                yield self._mark_of_group[match.lastindex or 0], match

    def _has_what_marks_need(self, lowered: str) -> bool:
        return "" in self._mark_needs or any(map(lowered.__contains__, self._mark_needs))

    @cached_property
    def _mark_needs(self) -> frozenset[str]:
        return frozenset(one for mark in self.marks for one in mark.needs or ("",))

    @cached_property
    def marks(self) -> tuple[Mark, ...]:
        """Those in force."""
        return tuple(rule for rule in self.rule_set.mark if rule.enabled)

    @cached_property
    def _holds(self) -> frozenset[str]:
        held = (mark.holds for mark in self.marks)
        return frozenset(
            one for holds in held for one in ([holds] if isinstance(holds, str) else holds)
        )

    def compiled(self, pattern: str) -> re.Pattern[str]:
        """``pattern``, compiled at the first call."""
        if pattern not in self._compiled:
            self._compiled[pattern] = re.compile(self.expanded(pattern))
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
    def _signs(self) -> dict[str, tuple[str, ...]]:
        """By name of a marker, what one of must stand after its number; empty if nothing must."""
        signs = {
            rule.name: {
                sign
                for one in rule.closing
                for sign in (one.rstrip(), one.rstrip().translate(patterns.HALF_WIDTH))
            }
            for rule in self.markers
        }
        return {name: () if "" in one else tuple(sorted(one)) for name, one in signs.items()}

    def _compile(self, marker: Marker) -> re.Pattern[str]:
        pattern = self._compiled_markers[marker.name] = re.compile(patterns.of(marker))
        return pattern

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
    def longest_title(self) -> int:
        """The most characters that a known title has, with white space in it."""
        alone = 2 * max(map(len, self._titles), default=0)
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
    def _furniture(self) -> QuickLook[Furniture]:
        return QuickLook(rule for rule in self.rule_set.furniture if rule.enabled)

    @cached_property
    def any_mark(self) -> re.Pattern[str]:
        """Every site mark in force, if there is one."""
        return re.compile("|".join(f"({self.expanded(mark.pattern)})" for mark in self.marks))

    @cached_property
    def _mark_of_group(self) -> dict[int, Mark]:
        """By number of the group that closes last, which is the whole of the mark's pattern."""
        groups: dict[int, Mark] = {}
        group = 1
        for mark in self.marks:
            groups[group] = mark
            group += 1 + re.compile(self.expanded(mark.pattern)).groups
        return groups
