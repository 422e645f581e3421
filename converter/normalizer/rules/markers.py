"""Headings' numbers: which marker a line begins with.

A pattern is compiled at the first line that needs it, and what cannot match by its second character
is not tried: texts are full of 一个 and 第三方.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from sys import intern

import msgspec

from converter.compiled_patterns import compiled
from converter.normalizer import numerals
from converter.normalizer.rules import patterns
from converter.normalizer.rules.vocabulary import Marker
from converter.patterns import lazy_pattern

DECIMAL_POINT = lazy_pattern("[.．]")
"""What parts the numbers of 1.2.3."""

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


class Markers:
    """The forms of numbers in force, from the outermost usual level to the innermost."""

    def __init__(self, markers: Sequence[Marker]) -> None:
        self.in_order = tuple(markers)
        self._forms = tuple(map(_Form, self.in_order))

    @cached_property
    def rank(self) -> dict[str, int]:
        """By name of a marker, its place in their order."""
        return {marker.name: rank for rank, marker in enumerate(self.in_order)}

    @cached_property
    def openings(self) -> frozenset[str]:
        """What lines with a number begin with: two characters, or one where no more is sure."""
        return frozenset(self._by_opening)

    def may_begin(self, text: str) -> bool:
        """A quick look whether ``text``, of a character or more, may begin with a number."""
        return text[:2] in self._by_opening or text[0] in self._by_opening

    def first(self, text: str) -> Found | None:
        """The number with which ``text``, of a character or more, begins, if it is not glued."""
        for form in self._candidates(text):
            if not form.is_glued and (found := form.find(text)):
                return found
        return None

    def all(self, text: str) -> Iterator[Found]:
        """Every marker that the line matches; the first decides, the others were close."""
        for form in self._candidates(text):
            if found := form.find(text):
                yield found

    def _candidates(self, text: str) -> Sequence[_Form]:
        known = self._by_opening
        return known.get(text[:2]) or known.get(text[0], ())

    @cached_property
    def _by_opening(self) -> dict[str, tuple[_Form, ...]]:
        """By the first two characters of a line, or one, the forms that it may have, in order.

        Those of one are among those of two that begin with it.
        """
        exact: dict[str, set[int]] = {}
        for place, form in enumerate(self._forms):
            for opening in form.openings:
                exact.setdefault(opening, set()).add(place)
        return {
            opening: tuple(
                self._forms[place] for place in sorted(places | exact.get(opening[0], set()))
            )
            for opening, places in exact.items()
        }


class _Form:
    """A marker with what tells at a look that a line does not begin with it."""

    def __init__(self, marker: Marker) -> None:
        self.marker, self.is_glued = marker, marker.is_glued
        self.openings = patterns.openings(marker)
        self._seconds = patterns.second_characters(marker)
        self._signs = patterns.signs(marker)
        self._pattern: re.Pattern[str] | None = None

    def find(self, text: str) -> Found | None:
        """The number, if ``text`` begins with one of this form."""
        if self._seconds and text[1:2] not in self._seconds:
            return None
        pattern = self._pattern
        if pattern is None:
            if self._signs and not any(map(text[:LONGEST_NUMBER].__contains__, self._signs)):
                return None
            pattern = self._pattern = compiled(patterns.of(self.marker))
        match = pattern.match(text)
        return Found(self.marker, *map(intern, match.groups())) if match else None
