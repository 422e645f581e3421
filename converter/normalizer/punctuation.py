"""GB/T 15834-2011 checks: what is wrong with the punctuation of a line; nothing is changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence, Set
from itertools import compress, count, islice
from sys import intern

from converter.diagnostics import Diagnostic
from converter.document import Span
from converter.normalizer import pairing
from converter.patterns import lazy_pattern

_HAN_STRETCHES = (
    ("\u3400", "\u4dbf"),
    ("\u4e00", "\u9fff"),
    ("\uf900", "\ufaff"),
    ("\U00020000", "\U000323af"),
)
"""The first and the last of each: to compile a class of so many takes a millisecond."""

HAN = "".join(f"{first}-{last}" for first, last in _HAN_STRETCHES)
"""They as a part of a class."""

FULL_WIDTH = dict(zip(",:;?!()", "，：；？！（）", strict=True))
"""Marks that have a full-width form in Chinese text (GB/T 15834-2011, 5.1)."""

_MARK_WITH_FULL_WIDTH = lazy_pattern("[,:;?!()]")
_LONE_DASH = lazy_pattern("—(?<!——)(?!—)")
"""It opens with the dash itself, which is looked for faster than what is before it."""

MEND = "mend those that are told first"

_CLOSINGS, _OPENINGS = frozenset("”’》）"), frozenset("“‘《（")
_SPACES = frozenset(" \u3000\t")
_MARKS = lazy_pattern("[" + "".join([*FULL_WIDTH, *pairing.PAIRS, *pairing.OPENINGS]) + "]")


MOST, DENSEST = 1000, 8
"""So many findings are told, and one for so many characters: more are in no text of anybody's."""

LONG = 1 << 16
"""The characters of a line that is not looked at as a whole."""


def check(lines: Sequence[str]) -> Iterator[Diagnostic]:
    """Yield what is wrong in the physical ``lines`` of a source, in the order of the text.

    Of very many findings the last are only counted.
    """
    left = MOST + sum(map(len, lines)) // DENSEST
    untold = Counter[str]()
    for number in compress(count(1), lines):
        if not _is_flawless(lines[number - 1]):
            found = _findings(lines, number)
            told = sorted(islice(found, left), key=Diagnostic.place)
            yield from told
            left -= len(told)
            untold.update(one.code for one in found)
    for code, number in untold.items():
        yield Diagnostic(code, "warning", f"{number} more are not told one by one", MEND)


def _is_flawless(line: str) -> bool:
    """A quick look whether there is nothing to find."""
    if len(line) > LONG or not pairing.are_paired(_MARKS.findall(line)):
        return False
    return not _LONE_DASH.search(line)


def _findings(lines: Sequence[str], number: int) -> Iterator[Diagnostic]:
    line = lines[number - 1]
    yield from _half_width(line, number)
    yield from _single_dashes(line, number)
    for one in pairing.unpaired(lines, number):
        yield _finding("PUN003", *one)


def _half_width(line: str, number: int) -> Iterator[Diagnostic]:
    for match in _MARK_WITH_FULL_WIDTH.finditer(line):
        mark = match[0]
        if not _is_in_chinese(mark, *_neighbours(line, match.start())):
            continue
        yield _finding(
            "PUN001",
            f"half-width {mark} in Chinese text",
            f"{FULL_WIDTH[mark]} is due",
            number,
            match.start(),
        )


def _neighbours(line: str, place: int) -> tuple[str, str]:
    """The characters before and after one; nothing at the ends of the line."""
    return line[max(place - 1, 0) : place], line[place + 1 : place + 2]


def _is_in_chinese(mark: str, before: str, after: str) -> bool:
    """Whether a mark between these stands in Chinese text."""
    if mark == "(":
        return _is_han(after) and not (before.isascii() and before.isalpha())
    if mark == ")":
        return _is_han(before)
    return _is_han(before, _CLOSINGS) and (
        not after or after in _SPACES or _is_han(after, _OPENINGS)
    )


def _is_han(character: str, others: Set[str] = frozenset()) -> bool:
    """Whether a character is Han or one of ``others``; an absent one is neither."""
    return character in others or any(first <= character <= last for first, last in _HAN_STRETCHES)


def _single_dashes(line: str, number: int) -> Iterator[Diagnostic]:
    """A dash is —— (4.12); a single — only joins the ends of a range (4.13.3.1)."""
    for match in _LONE_DASH.finditer(line):
        before, after = _neighbours(line, match.start())
        if not (_is_han(before, _CLOSINGS) and _is_han(after, _OPENINGS)):
            continue
        yield _finding(
            "PUN002",
            "a single — between Han characters",
            "—— is due, unless it joins the ends of a range",
            number,
            match.start(),
        )


def _finding(code: str, message: str, hint: str, line: int, index: int) -> Diagnostic:
    """A finding about one character; of its words there are few, which are the same strings."""
    column = index + 1
    span = Span(line, column, line, column)
    return Diagnostic(code, "warning", intern(message), intern(hint), span)
