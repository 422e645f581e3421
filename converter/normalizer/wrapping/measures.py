"""How wide texts are, in what the width of a page may have been counted in.

Texts are measured many at once: one by one would cost more than all else about them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from itertools import repeat
from operator import attrgetter

import msgspec

_AMBIGUOUS = "“”‘’—…·"
"""The marks of Chinese text whose width is Ambiguous in Unicode (UAX #11)."""

_IN_LATIN = "·"
"""The one of them that is in Latin-1, to which no text is encoded more slowly than to ASCII."""

_OTHERS = bytes(set(range(256)) - set(f"{_IN_LATIN}\n".encode("latin-1")))

FEW = 16
"""Where there are more kinds of characters that GBK lacks, lines are measured one by one."""

_NARROW, _WIDE = "a", "一"


class Extent(msgspec.Struct, frozen=True, gc=False):
    """How wide a text is: its characters, the narrow ones, and the marks of Ambiguous width.

    On a Chinese screen a narrow character takes one column, any other takes two; on a Western
    screen the marks take one.
    """

    characters: int
    narrow: int
    ambiguous: int

    @property
    def columns(self) -> int:
        """The columns on a Chinese screen."""
        return 2 * self.characters - self.narrow

    @property
    def narrow_columns(self) -> int:
        """The columns on a Western screen."""
        return self.columns - self.ambiguous


NOTHING = Extent(0, 0, 0)

Measure = Callable[[Extent], int]

MEASURES: tuple[Measure, ...] = (
    attrgetter("columns"),
    attrgetter("narrow_columns"),
    attrgetter("characters"),
)
"""The likeliest first; no text is wider by a later one."""


def extents(texts: Sequence[str]) -> Iterable[Extent]:
    """The extents of texts without a line end in them."""
    joined = "\n".join(texts)
    return map(Extent, map(len, texts), narrow(joined), ambiguous(joined))


def narrow(joined: str) -> Iterable[int]:
    """How many narrow characters each line has: of GBK the ASCII ones, of others by their class."""
    for _ in range(FEW):
        strange = _not_in_gbk(joined)
        if not strange:
            return map(len, joined.encode("ascii", "ignore").split(b"\n"))
        joined = joined.replace(strange, _NARROW if _is_narrow(strange) else _WIDE)
    return map(_narrow_in_one, joined.split("\n"))


def _narrow_in_one(text: str) -> int:
    if _not_in_gbk(text):
        return sum(map(_is_narrow, text))
    return len(text.encode("ascii", "ignore"))


def _not_in_gbk(text: str) -> str:
    """The first character that GBK does not have; an empty one if it has all."""
    try:
        text.encode("gbk")
    except UnicodeEncodeError as error:
        return text[error.start]
    return ""


def _is_narrow(one: str) -> bool:
    return unicodedata.east_asian_width(one) not in "WFA"


def ambiguous(joined: str) -> Iterable[int]:
    """How many marks of Ambiguous width each line has."""
    if not any(map(joined.__contains__, _AMBIGUOUS)):
        return repeat(0, joined.count("\n") + 1)
    for mark in _AMBIGUOUS:
        joined = joined.replace(mark, _IN_LATIN)
    marks = joined.encode("latin-1", "ignore").translate(None, _OTHERS)
    return map(len, marks.split(b"\n"))
