"""What a text is to be told that others break into lines: an EPUB, by its reading system.

It is what :mod:`converter.layout.context` finds, in the places of the source's own characters, as
far as the line breaking of Unicode (UAX #14) does otherwise: which marks are Latin, what does not
part, and where an address may.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

import msgspec

from converter.layout import characters as c
from converter.layout.context import encode, in_context
from converter.patterns import lazy_pattern

_DASH = c.LATIN_FORMS["—"]
_LATIN_MARKS = lazy_pattern(f"[{''.join(c.LATIN_FORMS.values())}](?<!{_DASH})")
"""Marks that are wider in Chinese; a dash is as wide in both."""

_HOLDING = lazy_pattern(f"[{c.CONNECTOR}{c.NO_BREAK_SPACE}{c.HYPHEN}{c.FULL_PREFIX}{c.LATIN_DASH}]")
_HELD_SPACE = c.NO_BREAK_SPACE + " "
_FULL_WIDTH_SIGNS = frozenset("＋－＞＜＝")
"""Signs that Unicode takes for ideographs."""

_TOKEN = c.WORD + c.FULL_DIGIT + c.POSTFIX + c.FULL_POSTFIX + c.NO_BREAK_SPACE
_LONGEST_TOKEN = 32

_LONG_NAME = lazy_pattern("[!-~]{20}[!-~]*")
_NAME_BREAK = lazy_pattern("(?<=[0-9A-Za-z])(?:[/_&=?]|[.](?=[A-Za-z]))(?=[0-9A-Za-z]{2})")
"""Where the path of a file, or a name in a program, is broken that fills much of a line."""


class Cues(msgspec.Struct, frozen=True):
    """Places of a text, sorted: Latin marks, what does not part, and before what it may."""

    latin: Sequence[int]
    whole: Sequence[tuple[int, int]]
    breaks: Sequence[int]


def cues(texts: Sequence[str]) -> Cues:
    """What is to be told of a paragraph, whose texts are joined; context goes across them.

    With what does not part it may begin: no line ends so soon.
    """
    text = "".join(encode(texts))
    classes = in_context(text, text.translate(c.CLASSES))
    whole = [span for span in _joined(_whole(text, classes)) if span[0]]
    breaks = {match.end() for match in re.finditer(c.URL_BREAK, classes)} | {*_in_names(text)}
    breaks -= {place for start, end in whole for place in range(start + 1, end)}
    at = _places(text, texts)
    return Cues(
        [at[match.start()] for match in _LATIN_MARKS.finditer(text)],
        [(at[start], at[end]) for start, end in whole],
        [at[place] for place in sorted(breaks)],
    )


def _places(text: str, texts: Sequence[str]) -> Sequence[int]:
    """Where each character of the layout is in the source, of which one may be two."""
    if len(text) == sum(map(len, texts)):
        return range(len(text) + 1)
    return [*accumulate((len(c.SOURCE.get(one, one)) for one in text), initial=0)]


def _whole(text: str, classes: str) -> Iterator[tuple[int, int]]:
    """What does not part."""
    for match in _HOLDING.finditer(classes):
        place, name = match.start(), match[0]
        sign, both = text[place] in _FULL_WIDTH_SIGNS, name + text[place] == _HELD_SPACE
        before = both or name in c.CONNECTOR + c.LATIN_DASH or (name == c.HYPHEN and sign)
        after = both or (name == c.FULL_PREFIX and sign)
        start = _token_start(classes, place) if before else place
        end = _token_end(classes, place + 1) if after else place + 1
        if end - start > 1:
            yield start, end


def _token_start(classes: str, end: int) -> int:
    """Where the word, the number or the one character begins that ends there."""
    start = end
    while start and end - start < _LONGEST_TOKEN and classes[start - 1] in _TOKEN:
        start -= 1
    return start if start < end else max(0, end - 1)


def _token_end(classes: str, start: int) -> int:
    end = start
    while end < len(classes) and end - start < _LONGEST_TOKEN and classes[end] in _TOKEN:
        end += 1
    return end if end > start else min(len(classes), start + 1)


def _joined(spans: Iterator[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans, which are in order, without overlaps."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and start < joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def _in_names(text: str) -> Iterator[int]:
    for name in _LONG_NAME.finditer(text):
        for found in _NAME_BREAK.finditer(text, *name.span()):
            yield found.end()
