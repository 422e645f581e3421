"""GB/T 15834-2011 checks: what is wrong with the punctuation of a line; nothing is changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from sys import intern

from converter.diagnostics import Diagnostic
from converter.document import Span
from converter.normalizer.han import is_han
from converter.normalizer.punctuation import half_width, pairing
from converter.normalizer.punctuation.half_width import FULL_WIDTH
from converter.patterns import lazy_pattern

_LONE_DASH = lazy_pattern("—(?<!——)(?!—)")
"""It opens with the dash itself, which is looked for faster than what is before it."""

MEND = "mend those that are told first"

_CLOSINGS, _OPENINGS = frozenset("”’》）"), frozenset("“‘《（")
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
    closed = 0
    for number in _flawed(lines):
        if number > closed:
            closed = pairing.closed_on(lines, number)
        found = _findings(lines, number, are_paired=number <= closed)
        told = sorted(islice(found, left), key=Diagnostic.place)
        yield from told
        left -= len(told)
        untold.update(one.code for one in found)
    for code, number in untold.items():
        yield Diagnostic(code, "warning", f"{number} more are not told one by one", MEND)


def _flawed(lines: Sequence[str]) -> Iterator[int]:
    """The numbers of the lines in which there may be something to find, by a quick look."""
    marks, lone_dash = _MARKS.findall, _LONE_DASH.search
    for number, line in enumerate(lines, 1):
        if line and (
            len(line) > LONG or lone_dash(line) or not pairing.are_paired("".join(marks(line)))
        ):
            yield number


def _findings(lines: Sequence[str], number: int, *, are_paired: bool) -> Iterator[Diagnostic]:
    """All of one line; its marks ``are_paired`` where they are with those of lines beside it."""
    line = lines[number - 1]
    yield from _half_width(line, number)
    yield from _single_dashes(line, number)
    for one in () if are_paired else pairing.check(lines, number):
        yield _finding(*one)


def _half_width(line: str, number: int) -> Iterator[Diagnostic]:
    for mark, place in half_width.find(line):
        message, hint = f"half-width {mark} in Chinese text", f"{FULL_WIDTH[mark]} is due"
        yield _finding("PUN001", message, hint, number, place)


def _single_dashes(line: str, number: int) -> Iterator[Diagnostic]:
    """A dash is —— (4.12); a single — only joins the ends of a range (4.13.3.1)."""
    for match in _LONE_DASH.finditer(line):
        place = match.start()
        before, after = line[max(place - 1, 0) : place], line[place + 1 : place + 2]
        is_after = is_han(before) or before in _CLOSINGS
        if not (is_after and (not after or is_han(after) or after in _OPENINGS | _CLOSINGS)):
            continue
        yield _finding(
            "PUN002",
            "a single — between Han characters" if after else "a single — after a Han character",
            "—— is due, unless it joins the ends of a range",
            number,
            place,
        )


def _finding(code: str, message: str, hint: str, line: int, index: int) -> Diagnostic:
    """A finding about one character; of its words there are few, which are the same strings."""
    column = index + 1
    span = Span(line, column, line, column)
    return Diagnostic(code, "warning", intern(message), intern(hint), span)
