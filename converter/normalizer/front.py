"""The title: one line or several, below what the head of an official document begins with."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

import msgspec

from converter.diagnostics import Diagnostic
from converter.document import Title
from converter.normalizer import above_title, title_lines
from converter.normalizer.lines import Line, span_of
from converter.normalizer.rules import Rules
from converter.normalizer.wrapping import glue
from converter.patterns import lazy_pattern

_WHITE_SPACE = lazy_pattern(r"(\s+)")
_SINGLE = lazy_pattern(r"[^\W\da-zA-Z_]")
_SINGLE_WITH_MARK = lazy_pattern(r"[^\W\da-zA-Z_][（(——：]")

NO_TITLE = Diagnostic(
    "TTL001", "warning", "the first line is no title", "give one with --title, or on line 1"
)


class Place(msgspec.Struct, frozen=True):
    """Where the title stands: ``count`` lines after the ``first`` ones; none, if ``count`` is 0."""

    first: int = 0
    count: int = 0


def find(lines: Sequence[Line], headings: Container[int], rules: Rules) -> Place:
    """Where the title of a text is."""
    first = above_title.count(lines, headings, rules)
    if first in headings:
        return Place()
    if title_lines.is_title(lines[first]):
        return Place(first, title_lines.count(lines, first, headings, rules))
    return Place(first, 2) if title_lines.is_broken(lines, first, headings, rules) else Place()


def name_of(title: str) -> str:
    """The ``title`` without the white space that sets it wide, as in 通　知 and 工 作 报 告.

    That is what stands between three characters or more one by one, or between all there are.
    """
    pieces = _WHITE_SPACE.split(title)
    parts = pieces[::2]
    for start, group in _singles(parts):
        if group > 2 or group == len(parts):
            for index in range(start, start + group - 1):
                pieces[2 * index + 1] = ""
    return "".join(pieces)


def _singles(parts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where Han characters stand one by one, and how many: the last may have marks behind it."""
    start = count = 0
    for index, part in enumerate((*parts, "")):
        if count and _SINGLE.fullmatch(part):
            count += 1
        elif count and _SINGLE_WITH_MARK.match(part):
            yield start, count + 1
            count = 0
        else:
            if count > 1:
                yield start, count
            start, count = index, int(_SINGLE.fullmatch(part) is not None)


def title(lines: Sequence[Line]) -> Title:
    """The title on these lines."""
    text = lines[0].text
    for line in lines[1:]:
        text += glue(text, line.text) + line.text
    return Title(text, span_of(lines))
