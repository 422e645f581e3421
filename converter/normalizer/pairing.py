"""Paired marks without their other half (GB/T 15834-2011)."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from sys import intern

from converter.normalizer.lines import WHITE_SPACE
from converter.patterns import lazy_pattern

PAIRS = {
    "“": "”",
    "‘": "’",
    "《": "》",
    "〈": "〉",
    "（": "）",
    "【": "】",
    "〔": "〕",
    "「": "」",
    "『": "』",
}
"""Paired marks (GB/T 15834-2011, 4.8–4.10, 4.15)."""

QUOTATION_MARKS = {"“", "‘"}
RIGHT_SINGLE_QUOTE = "’"
"""A closing mark, or an apostrophe."""

OPENINGS = {closing: opening for opening, closing in PAIRS.items()}

_PAIRED = lazy_pattern("[" + "".join(PAIRS) + "".join(OPENINGS) + "]")
_NOT_A_CLOSING = lazy_pattern(r"[A-Za-z0-9]’|[0-9０-９A-Za-z①-⑳一二三四五六七八九十]）")
_APOSTROPHE = lazy_pattern(r"(?<=[A-Za-z])’(?=[A-Za-z])")
_SITE_MARK = lazy_pattern(r"##paid(?:begin|end)##", re.IGNORECASE)

Unpaired = tuple[str, str, int, int]
"""What is wrong with a mark, what is due, and where it is: the line's number, the index in it."""


def are_paired(marks: Iterable[str]) -> bool:
    """A quick look whether all the marks of a line are paired ones, each inside another kind."""
    opened = [""]
    for mark in marks:
        if mark in PAIRS:
            if mark == opened[-1]:
                return False
            opened.append(mark)
        elif mark == RIGHT_SINGLE_QUOTE or OPENINGS.get(mark) != opened.pop():
            return False
    return len(opened) == 1


def _goes_on(lines: Sequence[str], number: int) -> bool:
    """Whether the paragraph after a line opens with “; blank lines and marks are none."""
    following = (
        _SITE_MARK.sub("", lines[index]).strip(WHITE_SPACE) for index in range(number, len(lines))
    )
    return next(filter(None, following), "").startswith("“")


def unpaired(lines: Sequence[str], number: int) -> Iterator[Unpaired]:
    """Paired marks without their other half.

    “ inside “ means that a ” is missing, for ‘ is due there (4.8.3.2).
    A quotation that goes on in the next paragraph opens there again and closes at its end
    only (4.8.3.4).
    """
    line, opened = lines[number - 1], _Opened()
    for match in _PAIRED.finditer(line):
        mark, column = match[0], match.start()
        if mark == RIGHT_SINGLE_QUOTE and _APOSTROPHE.match(line, column):
            continue
        if mark in PAIRS:
            if mark in QUOTATION_MARKS and opened.innermost == mark:
                yield _unclosed(opened.close(), number, f" before the next {mark}")
            opened.open(mark, column)
        elif opened.has(OPENINGS[mark]):
            while opened.innermost != OPENINGS[mark]:
                yield _unclosed(opened.close(), number, f" before {mark}")
            opened.close()
        elif not _NOT_A_CLOSING.match(line, max(column - 1, 0)):
            hint = f"{OPENINGS[mark]} is due before it"
            yield f"{mark} closes nothing", hint, number, column
    goes_on = opened.has("“") and _goes_on(lines, number)
    for opening in opened.left():
        if not (goes_on and opening[0] == "“"):
            yield _unclosed(opening, number, "")


class _Opened:
    """The marks that are open, the innermost last, and how many of each."""

    def __init__(self) -> None:
        self._marks: list[str] = []
        self._columns = array("I")
        self._counts = dict.fromkeys(PAIRS, 0)

    @property
    def innermost(self) -> str:
        """The mark that has to be closed first."""
        return self._marks[-1] if self._marks else ""

    def has(self, mark: str) -> bool:
        """Whether one of these is open, in constant time."""
        return self._counts[mark] > 0

    def open(self, mark: str, column: int) -> None:
        self._marks.append(intern(mark))  # of each there is one string, however many are open
        self._columns.append(column)
        self._counts[mark] += 1

    def close(self) -> tuple[str, int]:
        mark = self._marks.pop()
        self._counts[mark] -= 1
        return mark, self._columns.pop()

    def left(self) -> Iterator[tuple[str, int]]:
        """Those that nothing has closed."""
        return zip(self._marks, self._columns, strict=True)


def _unclosed(opening: tuple[str, int], number: int, where: str) -> Unpaired:
    mark, column = opening
    return f"{mark} is never closed", f"{PAIRS[mark]} is due{where}", number, column
