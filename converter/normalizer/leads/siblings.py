"""Paragraphs of one level under one heading, and the sentences they open with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

import msgspec

from converter.normalizer import numerals
from converter.patterns import lazy_pattern

_OPENS_PART = frozenset("第一二三四五六七八九十")
_PART = lazy_pattern("第?([一二三四五六七八九十]{1,3})(?:是|要|，|、)")
"""A part of an enumeration in running text: 一是……, 二要……, 第三，……."""


class Opening(msgspec.Struct, frozen=True, gc=False):
    """The short first sentence of paragraph ``index``, the ``place``-th among its siblings."""

    index: int
    place: int
    sentence: str

    def moved(self, places: int) -> Opening:
        """The same behind so many more siblings."""
        return Opening(self.index, self.place + places, self.sentence)


class Siblings(msgspec.Struct):
    """How many paragraphs there are, how many have several sentences, and the short openings."""

    count: int = 0
    with_body: int = 0
    openings: list[Opening] = []

    def add(self, index: int, text: str, end: int, longest: int) -> None:
        """One more paragraph; its first sentence, up to ``end``, counts if it is no longer."""
        if 0 < end < len(text):
            self.with_body += 1
            if end <= longest:
                self.openings.append(Opening(index, self.count, text[:end]))
        self.count += 1

    def extend(self, others: Siblings) -> None:
        """More paragraphs, behind these."""
        self.openings += (opening.moved(self.count) for opening in others.openings)
        self.count += others.count
        self.with_body += others.with_body


def ends(texts: Iterable[str]) -> list[int]:
    """Where the first sentence of each text ends, behind its full stop; 0 where none does."""
    return [text.find("。") + 1 for text in texts]


def levels(texts: Sequence[str], stops: Sequence[int], longest: int) -> Iterator[Siblings]:
    """The paragraphs that open no part of an enumeration, those of one level together.

    Their first sentences end at ``stops``. What stands between 一是…… and
    二是…… belongs to the first of them, and is a level of its own; all else is one level, for where
    一是…… follows again, another enumeration begins. An empty text stands for a line that is no
    paragraph, such as 各位代表！, behind which all begins anew.
    """
    outer, since, last = Siblings(), Siblings(), 0
    for index, text in enumerate(chain(texts, [""])):
        part = _PART.match(text) if text[:1] in _OPENS_PART else None
        if text and not part:
            since.add(index, text, stops[index], longest)
            continue
        number = numerals.value(part[1]) if part else 0
        if last and number == last + 1:
            yield since
        elif outer.count:
            outer.extend(since)
        else:
            outer = since
        if not text:
            yield outer
            outer = Siblings()
        since, last = Siblings(), number
