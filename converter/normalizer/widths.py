"""How wide lines are, in what the width of a page may have been counted in.

Lines are measured many at once: one by one would cost more than all else about them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence

_AMBIGUOUS = "“”‘’—…·"
"""The marks of Chinese text whose width is Ambiguous in Unicode (UAX #11)."""

AT_ONCE = 256
"""The lines measured at once; those among which one is not in GBK are measured one by one."""


def columns(texts: Sequence[str]) -> list[int]:
    """Widths on a Chinese screen, which are lengths in GBK; what that has not, by its class."""
    return [
        width
        for start in range(0, len(texts), AT_ONCE)
        for width in _columns(texts[start : start + AT_ONCE])
    ]


def _columns(texts: Sequence[str]) -> Iterable[int]:
    try:
        return map(len, "\n".join(texts).encode("gbk").split(b"\n"))
    except UnicodeEncodeError:
        return map(_columns_of, texts)


def _columns_of(text: str) -> int:
    try:
        return len(text.encode("gbk"))
    except UnicodeEncodeError:
        return sum(2 if unicodedata.east_asian_width(one) in "WFA" else 1 for one in text)


def narrow_columns(texts: Sequence[str]) -> list[int]:
    """Widths on a Western screen, where “, ” and … are half as wide."""
    joined = "\n".join(texts)
    for mark in _AMBIGUOUS:
        joined = joined.replace(mark, "-")
    return columns(joined.split("\n"))


def characters(texts: Sequence[str]) -> list[int]:
    """Characters, whatever their width."""
    return list(map(len, texts))


Measure = Callable[[Sequence[str]], list[int]]
"""The widths of texts, of one or more without a line end in them."""

MEASURES: tuple[Measure, ...] = (columns, narrow_columns, characters)
"""The likeliest first; no text is wider by a later one."""
