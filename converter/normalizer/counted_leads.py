"""Run-in leads that count themselves, as 一是苦。, 二是涩。 and 三是甘。 do.

Paragraphs near one another open with the numbers from one on and one word behind each, and with a
sentence that names the matter. The number is a part of that sentence, and no marker before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from converter.normalizer import numerals
from converter.patterns import lazy_pattern

MAX_DISTANCE = 4
"""How many paragraphs on the next may stand: each has its own, and at times a few more."""

LEAST = 2

_COUNTED = lazy_pattern(
    "(?P<number>[一二三四五六七八九十]{1,2})(?P<word>[是要靠抓看有来])[^，；：！？…,;:!?。]{1,20}。(?=.)"
)


def lengths(texts: Sequence[str]) -> dict[int, int]:
    """The length of each lead by its paragraph's index; empty texts are no paragraphs."""
    found: dict[int, int] = {}
    for run in _runs(texts):
        if len(run) >= LEAST:
            found.update(run)
    return found


def _runs(texts: Sequence[str]) -> Iterator[dict[int, int]]:
    """The leads that count on from 一, with the lengths of each, by index."""
    run: dict[int, int] = {}
    last, word = 0, ""
    for index, text in enumerate(texts):
        match = _COUNTED.match(text)
        if match is None:
            continue
        value = numerals.value(match["number"])
        goes_on = run and match["word"] == word and index - max(run) <= MAX_DISTANCE
        if not (goes_on and value == last + 1):
            yield run
            run = {}
        if run or value == 1:
            run[index] = match.end()
            last, word = value, match["word"]
    yield run
