"""How wide texts are, in what the width of a page may have been counted in.

Texts are measured many at once: one by one would cost more than all else about them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from itertools import chain, repeat
from typing import NamedTuple

_AMBIGUOUS = "“”‘’—…·"
"""The marks of Chinese text whose width is Ambiguous in Unicode (UAX #11)."""

_WESTERN = "cp1252"
"""An encoding that has all of these, each in a byte, and no Han."""

_OTHERS = bytes(set(range(256)) - set((_AMBIGUOUS + "\n").encode(_WESTERN)))

AT_ONCE = 256
"""The lines measured at once where not all are in GBK; these few are then measured one by one."""


class Extent(NamedTuple):
    """How wide a text is: columns on a Chinese screen, marks of Ambiguous width, characters."""

    columns: int
    ambiguous: int
    characters: int


NOTHING = Extent(0, 0, 0)

Measure = Callable[[Extent], int]

MEASURES: tuple[Measure, ...] = (
    lambda extent: extent.columns,
    lambda extent: extent.columns - extent.ambiguous,  # a Western screen
    lambda extent: extent.characters,
)
"""The likeliest first; no text is wider by a later one."""


def extents(texts: Sequence[str]) -> Iterable[Extent]:
    """The extents of texts without a line end in them."""
    joined = "\n".join(texts)
    return map(Extent, columns(joined), ambiguous(joined), map(len, texts))


def columns(joined: str) -> Iterable[int]:
    """The columns of each line: its length in GBK; of what that has not, by its class."""
    try:
        return map(len, joined.encode("gbk").split(b"\n"))
    except UnicodeEncodeError:
        texts = joined.split("\n")
        parts = (texts[start : start + AT_ONCE] for start in range(0, len(texts), AT_ONCE))
        return chain.from_iterable(map(_columns_of_some, parts))


def _columns_of_some(texts: Sequence[str]) -> Iterable[int]:
    try:
        return map(len, "\n".join(texts).encode("gbk").split(b"\n"))
    except UnicodeEncodeError:
        return map(_columns_of_one, texts)


def _columns_of_one(text: str) -> int:
    try:
        return len(text.encode("gbk"))
    except UnicodeEncodeError:
        return sum(2 if unicodedata.east_asian_width(one) in "WFA" else 1 for one in text)


def ambiguous(joined: str) -> Iterable[int]:
    """How many marks of Ambiguous width each line has."""
    if not any(map(joined.__contains__, _AMBIGUOUS)):
        return repeat(0, joined.count("\n") + 1)
    marks = joined.encode(_WESTERN, "ignore").translate(None, _OTHERS)
    return map(len, marks.split(b"\n"))
