"""Half-width marks in Chinese text, where full-width ones are due (GB/T 15834-2011, 5.1)."""

from __future__ import annotations

from collections.abc import Iterator

from converter.normalizer.han import is_han
from converter.patterns import lazy_pattern

FULL_WIDTH = dict(zip(",:;?!()", "，：；？！（）", strict=True))
"""Marks that have a full-width form."""

_CLOSINGS, _OPENINGS = frozenset("”’》）」』】〉〕"), frozenset("“‘《（「『【〈〔")
_SPACES = frozenset(" \u3000\t")
_ENDS = frozenset("?!")
_UNITS = frozenset("%‰℃°")
_BEFORE_VALUES = frozenset("¥￥$+")

_MARKS = lazy_pattern(r"(?:https?://|www\.)[!-~]+|[?!]+|[,:;()]")
"""Marks, and addresses, in which they are right."""

_ANY = lazy_pattern("[,:;?!()]")
"""A quick look for the marks."""

_REFERENCE = lazy_pattern(r"\[[A-Z]{1,2}(?:/[A-Z]{2})?\]")
"""The kind of a source, as in [M] and [EB/OL]: the marks there are half-width (GB/T 7714, 8)."""

_FACE = lazy_pattern(r"[:;][-']?[DPpOo](?![0-9A-Za-z])")
_AMID_LATIN = lazy_pattern(r"[A-Za-z][,;:.)]? [\u3400-\u9fff]{1,20}$")
"""A name in Han within a sentence in Latin letters, and that up to it."""

_NUMBER = lazy_pattern(r"\s{0,16}[0-9]{1,3}")


def find(line: str) -> Iterator[tuple[str, int]]:
    """Yield each half-width mark of ``line`` that stands in Chinese text, and its index."""
    if not _ANY.search(line) or is_reference(line):
        return
    for match in _MARKS.finditer(line):
        if match[0] in "()":
            is_wrong = _is_bracket_in_chinese(line, match.start())
        else:
            is_wrong = match[0][0] in FULL_WIDTH and _is_in_chinese(line, *match.span())
        if is_wrong:
            yield from ((mark, match.start() + index) for index, mark in enumerate(match[0]))


def is_reference(line: str) -> bool:
    """Whether the line is a source as GB/T 7714 has them."""
    return _REFERENCE.search(line) is not None


def _is_bracket_in_chinese(line: str, place: int) -> bool:
    before, after = _neighbours(line, place, place + 1)
    if line[place] == ")":
        return is_han(before) or (before in _ENDS and is_han(line[max(place - 2, 0) : place - 1]))
    return is_han(after) and not (before.isascii() and before.isalpha())


def _is_in_chinese(line: str, start: int, end: int) -> bool:
    """Whether the marks from ``start`` to ``end`` stand in Chinese text."""
    before, after = _neighbours(line, start, end)
    if before == " " and after in {"", " "}:
        return is_han(line[max(start - 2, 0) : start - 1])
    if after == " " and _goes_on_in_latin(line, start, end):
        return False
    if is_han(before) or before in _CLOSINGS:
        return _may_follow_han(line, start, after)
    return _may_follow_latin(line, start, before, after)


def _goes_on_in_latin(line: str, start: int, end: int) -> bool:
    """Whether words in Latin letters stand around the name in Han before it: , 小周, put it."""
    follows = line[end + 1 : end + 2]
    is_latin = follows.isascii() and follows.isalpha()
    return is_latin and _AMID_LATIN.search(line[max(start - 24, 0) : start]) is not None


def _may_follow_han(line: str, start: int, after: str) -> bool:
    if not after or after in _SPACES or is_han(after) or after in _OPENINGS | _CLOSINGS:
        return True
    if after == ")":
        return line[start] in _ENDS
    is_value = (after.isascii() and after.isalnum()) or after in _BEFORE_VALUES
    return is_value and not _FACE.match(line, start)


def _may_follow_latin(line: str, start: int, before: str, after: str) -> bool:
    """Between Latin and Han; behind a digit a colon may be one of a ratio, and a mark a label's."""
    mark = line[start]
    if before in _UNITS or (before.isascii() and before.isalpha()):
        return is_han(after)
    if not (before.isascii() and before.isdigit()) or mark == ":":
        return False
    if mark in _ENDS and after in _CLOSINGS:
        return True
    return is_han(after) and not _NUMBER.fullmatch(line, 0, start)


def _neighbours(line: str, start: int, end: int) -> tuple[str, str]:
    """The characters before ``start`` and from ``end`` on; nothing at the ends of the line."""
    return line[max(start - 1, 0) : start], line[end : end + 1]
