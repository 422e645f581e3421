"""Run-in leads that count themselves, as 一是苦。, 二是涩。 and 三是甘。 do.

Paragraphs near one another open with the numbers from one on and one word behind each, and with a
sentence that names the matter. The number is a part of that sentence, and no marker before it.
Where one of a series opens with more than such a sentence, they are the words of an argument.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from converter.normalizer import numerals
from converter.patterns import lazy_pattern

MAX_DISTANCE = 4
"""How many paragraphs on the next may stand: each has its own, and at times a few more."""

LEAST = 2

_DIGITS = "一二三四五六七八九十"
_OPENS = frozenset(_DIGITS)
_COUNTED = lazy_pattern(
    f"(?P<number>[{_DIGITS}]{{1,2}})(?P<word>[是要靠抓看有来])"
    "(?P<lead>[^，；：！？…,;:!?。]{1,20}。(?=.))?"
)


class _Counted(msgspec.Struct, frozen=True):
    """The opening of a paragraph; its lead has a length of 0 where it is more than one."""

    index: int
    number: int
    word: str
    length: int

    def goes_on_from(self, other: _Counted) -> bool:
        """Whether it is the next of a series."""
        is_next = (self.number, self.word) == (other.number + 1, other.word)
        return is_next and self.index - other.index <= MAX_DISTANCE


def lengths(texts: Sequence[str]) -> dict[int, int]:
    """The length of each lead by its paragraph's index; empty texts are no paragraphs."""
    return {
        one.index: one.length
        for series in _series(_counted(texts))
        if len(series) >= LEAST and all(one.length for one in series)
        for one in series
    }


def _counted(texts: Sequence[str]) -> Iterator[_Counted]:
    for index, text in enumerate(texts):
        if text[:1] in _OPENS and (match := _COUNTED.match(text)):
            length = match.end() if match["lead"] else 0
            yield _Counted(index, numerals.value(match["number"]), match["word"], length)


def _series(counted: Iterator[_Counted]) -> Iterator[list[_Counted]]:
    series: list[_Counted] = []
    for one in counted:
        if series and one.goes_on_from(series[-1]):
            series.append(one)
            continue
        yield series
        series = [one] if one.number == 1 else []
    yield series
