"""GB/T 15834-2011 checks: what is wrong with the punctuation of a line; nothing is changed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from sys import intern

from converter.diagnostics import Diagnostic
from converter.document import Span
from converter.normalizer.lines import WHITE_SPACE

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

_MARK_WITH_FULL_WIDTH = re.compile("[,:;?!()]")
_LONE_DASH = re.compile("—(?<!——)(?!—)")
"""It opens with the dash itself, which is looked for faster than what is before it."""

_CLOSINGS, _OPENINGS = frozenset("”’》）"), frozenset("“‘《（")
_SPACES = frozenset(" \u3000\t")
_PAIRED = re.compile("[" + "".join(PAIRS) + "".join(OPENINGS) + "]")
_MARKS = re.compile("[" + "".join(FULL_WIDTH) + "".join(PAIRS) + "".join(OPENINGS) + "]")
_NOT_A_CLOSING = re.compile(r"[A-Za-z0-9]’|[0-9０-９A-Za-z①-⑳一二三四五六七八九十]）")
_APOSTROPHE = re.compile(r"(?<=[A-Za-z])’(?=[A-Za-z])")
_SITE_MARK = re.compile(r"##paid(?:begin|end)##", re.IGNORECASE)


def check(lines: Sequence[str]) -> Iterator[Diagnostic]:
    """Yield what is wrong in the physical ``lines`` of a source, in the order of the text."""
    for number, line in enumerate(lines, start=1):
        if not line:
            continue
        if _are_paired(_MARKS.findall(line)) and not _LONE_DASH.search(line):
            continue
        findings = [*_half_width(line, number), *_single_dashes(line, number)]
        findings += _unpaired(lines, number)
        yield from sorted(findings, key=Diagnostic.place)


def _are_paired(marks: Iterable[str]) -> bool:
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


def _unpaired(lines: Sequence[str], number: int) -> Iterator[Diagnostic]:
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
            yield _finding("PUN003", f"{mark} closes nothing", hint, number, column)
    goes_on = opened.has("“") and _goes_on(lines, number)
    for opening in opened.marks:
        if not (goes_on and opening[0] == "“"):
            yield _unclosed(opening, number, "")


class _Opened:
    """The marks that are open, the innermost last, and how many of each."""

    def __init__(self) -> None:
        self.marks: list[tuple[str, int]] = []
        self._counts: Counter[str] = Counter()

    @property
    def innermost(self) -> str:
        """The mark that has to be closed first."""
        return self.marks[-1][0] if self.marks else ""

    def has(self, mark: str) -> bool:
        """Whether one of these is open, in constant time."""
        return self._counts[mark] > 0

    def open(self, mark: str, column: int) -> None:
        self.marks.append((mark, column))
        self._counts[mark] += 1

    def close(self) -> tuple[str, int]:
        mark, column = self.marks.pop()
        self._counts[mark] -= 1
        return mark, column


def _unclosed(opening: tuple[str, int], number: int, where: str) -> Diagnostic:
    mark, column = opening
    return _finding(
        "PUN003", f"{mark} is never closed", f"{PAIRS[mark]} is due{where}", number, column
    )


def _finding(code: str, message: str, hint: str, line: int, index: int) -> Diagnostic:
    """A finding about one character; of its words there are few, which are the same strings."""
    column = index + 1
    span = Span(line, column, line, column)
    return Diagnostic(code, "warning", intern(message), intern(hint), span)
