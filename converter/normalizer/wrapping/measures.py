"""How wide texts are, in what the width of a page may have been counted in.

Texts are measured many at once: one by one would cost more than all else about them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

_AMBIGUOUS = "“”‘’—…·"
"""The marks of Chinese text whose width is Ambiguous in Unicode (UAX #11)."""

_WESTERN = "cp1252"
"""An encoding that has all of these, each in a byte, and no Han."""

_OTHERS = bytes(set(range(256)) - set((_AMBIGUOUS + "\n").encode(_WESTERN)))

AT_ONCE = 256
"""The lines measured at once; those among which one is not in GBK are measured one by one."""


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
    return map(Extent._make, zip(*dimensions(texts), strict=True))


def dimensions(texts: Sequence[str]) -> tuple[list[int], list[int], list[int]]:
    """The fields of the extents, each as a list, for there are millions."""
    return _columns(texts), _ambiguous(texts), list(map(len, texts))


def _columns(texts: Sequence[str]) -> list[int]:
    """Lengths in GBK; of what that has not, by its class."""
    return [
        width
        for start in range(0, len(texts), AT_ONCE)
        for width in _columns_at_once(texts[start : start + AT_ONCE])
    ]


def _columns_at_once(texts: Sequence[str]) -> Iterable[int]:
    try:
        return map(len, "\n".join(texts).encode("gbk").split(b"\n"))
    except UnicodeEncodeError:
        return map(_columns_of, texts)


def _columns_of(text: str) -> int:
    try:
        return len(text.encode("gbk"))
    except UnicodeEncodeError:
        return sum(2 if unicodedata.east_asian_width(one) in "WFA" else 1 for one in text)


def _ambiguous(texts: Sequence[str]) -> list[int]:
    joined = "\n".join(texts)
    if not any(map(joined.__contains__, _AMBIGUOUS)):
        return [0] * len(texts)
    marks = joined.encode(_WESTERN, "ignore").translate(None, _OTHERS)
    return list(map(len, marks.split(b"\n")))
