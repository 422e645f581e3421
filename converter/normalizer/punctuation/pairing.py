"""Paired marks without their other half (GB/T 15834-2011)."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Sequence
from functools import lru_cache
from sys import intern

import msgspec

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

INSIDE = {"“": "‘", "‘": "“", "《": "〈", "「": "『", "『": "「"}
"""What is due inside of a mark in place of the same one (4.8.3.2, 4.15.3.4; CLREQ, 3.1.4)."""

OUTER = "“「『"
"""Marks of quotations that ‘ may stand in."""

RIGHT_SINGLE_QUOTE = "’"
"""A closing mark, or an apostrophe."""

MOST_LINES, LONGEST_LINE = 10, 40
"""The lines that a pair may be set on, and the characters of each: of a title, of a stanza."""

VERSE_LENGTHS = range(4, 8)
"""The characters of the clauses of regular verse."""

FEW = 40
"""The marks of a line of which it is remembered whether they are paired: others have the same."""

OPENINGS = {closing: opening for opening, closing in PAIRS.items()}

_PAIRED = lazy_pattern("[" + "".join(PAIRS) + "".join(OPENINGS) + "]")
_NOT_A_CLOSING = lazy_pattern(r"[A-Za-z0-9]’|[0-9０-９A-Za-z①-⑳一二三四五六七八九十]）")
_OUTER = frozenset(OUTER)
_APOSTROPHE = lazy_pattern(r"(?<=[A-Za-z])’(?=[A-Za-z])")
_STOPS = "。！？…"
_CLAUSE_ENDS = lazy_pattern("[，。；！？、”’」』\\s]+")
_SITE_MARK = lazy_pattern(r"##paid(?:begin|end)##", re.IGNORECASE)

Found = tuple[str, str, str, int, int]
"""The code, what is wrong with a mark, what is due, and its place: the line's number, the index."""


def are_paired(marks: str) -> bool:
    """A quick look whether all the marks of a line are paired ones, each inside another kind."""
    return _known_as_paired(marks) if len(marks) <= FEW else _are_paired(marks)


def _are_paired(marks: str) -> bool:
    opened = [""]
    for mark in marks:
        if mark in PAIRS:
            if mark == opened[-1] or (mark == "‘" and opened[-1] not in _OUTER):
                return False
            opened.append(mark)
        elif mark == RIGHT_SINGLE_QUOTE or OPENINGS.get(mark) != opened.pop():
            return False
    return len(opened) == 1


_known_as_paired = lru_cache(maxsize=1024)(_are_paired)


def _goes_on(lines: Sequence[str], number: int) -> bool:
    """Whether the paragraph after a line opens with “; blank lines and marks are none."""
    following = (
        _SITE_MARK.sub("", lines[index]).strip(WHITE_SPACE) for index in range(number, len(lines))
    )
    return next(filter(None, following), "").startswith("“")


def check(lines: Sequence[str], number: int) -> Iterator[Found]:
    """Paired marks of a line without their other half (PUN003), or in a wrong one (PUN009).

    “ inside “ is one where both are closed, for ‘ is due there (4.8.3.2); and else a ” is missing.
    A quotation that goes on in the next paragraph opens there again and closes at its end
    only (4.8.3.4).
    """
    opened = _Opened()
    yield from _inside(lines[number - 1], number, opened)
    goes_on = opened.counts["“"] > 0 and _goes_on(lines, number)
    for opening in opened.left():
        if not (goes_on and opening.mark == "“" and opening.inner is None):
            yield _unclosed(opening, number, "")


def closed_on(lines: Sequence[str], number: int) -> int:
    """The line on which all is closed that a line leaves open, if these are set as one; or 0.

    They are short, nothing parts them, and the first one stops in the midst of a sentence, as
    that of a title does, or all are of regular verse. Two paragraphs have each its own pairs.
    """
    if len(lines[number - 1].strip(WHITE_SPACE)) > LONGEST_LINE:
        return 0
    opened, verse = _Opened(), list[str]()
    for last in range(number, min(number + MOST_LINES, len(lines) + 1)):
        line = lines[last - 1].strip(WHITE_SPACE)
        if not 0 < len(line) <= LONGEST_LINE or any(_inside(line, last, opened)):
            return 0
        if len(set(opened.marks)) < len(opened.marks) or (last == number and not opened.marks):
            return 0
        verse.append(line if verse else line[opened.first + 1 :])
        if not opened.marks:
            is_one = not lines[number - 1].rstrip(WHITE_SPACE).endswith(tuple(_STOPS))
            return last if is_one or _are_regular(verse) else 0
    return 0


def _are_regular(verse: Sequence[str]) -> bool:
    """Whether all clauses of these lines are as long as each other."""
    lengths = {len(clause) for line in verse for clause in _CLAUSE_ENDS.split(line) if clause}
    return len(lengths) == 1 and lengths <= set(VERSE_LENGTHS)


def _inside(line: str, number: int, opened: _Opened) -> Iterator[Found]:
    """What is wrong about the marks of a line but those it leaves open, which ``opened`` has."""
    is_quoted = '"' in line
    for match in _PAIRED.finditer(line):
        mark, column = match[0], match.start()
        if mark == RIGHT_SINGLE_QUOTE and _APOSTROPHE.match(line, column):
            continue
        if mark in PAIRS:
            opened.open(mark, column)
        elif opened.counts[OPENINGS[mark]]:
            while opened.marks[-1] != OPENINGS[mark]:
                yield _unclosed(opened.close(), number, f" before {mark}")
            closed = opened.close()
            if closed.inner or mark == RIGHT_SINGLE_QUOTE:
                yield from _nested(closed, opened, number, is_quoted=is_quoted)
        elif not _NOT_A_CLOSING.match(line, max(column - 1, 0)):
            hint = f"{OPENINGS[mark]} is due before it"
            yield "PUN003", f"{mark} closes nothing", hint, number, column


class _Opening(msgspec.Struct, gc=False):
    """A mark that is not open any more, its place, and those of the same marks inside of it."""

    mark: str
    column: int
    inner: array[int] | None = None


class _Opened:
    """The marks that are open, the innermost last, how many of each, and what was closed inside."""

    def __init__(self) -> None:
        self.marks: list[str] = []
        self.counts = dict.fromkeys(PAIRS, 0)
        self._columns = array("I")
        self._inner: dict[int, array[int]] = {}

    def open(self, mark: str, column: int) -> None:
        self.marks.append(intern(mark))  # of each there is one string, however many are open
        self._columns.append(column)
        self.counts[mark] += 1

    def close(self) -> _Opening:
        """Close the innermost, and remember it if it is inside of the same mark."""
        mark, column = self.marks.pop(), self._columns.pop()
        self.counts[mark] -= 1
        depth = len(self.marks)
        if depth and self.marks[-1] == mark and mark in INSIDE:
            self._inner.setdefault(depth - 1, array("I")).append(column)
        return _Opening(mark, column, self._inner.pop(depth, None))

    @property
    def first(self) -> int:
        """Where the outermost stands."""
        return self._columns[0]

    def left(self) -> Iterator[_Opening]:
        """Those that nothing has closed."""
        for depth, opened in enumerate(zip(self.marks, self._columns, strict=True)):
            yield _Opening(*opened, self._inner.get(depth))


def _nested(opening: _Opening, opened: _Opened, number: int, *, is_quoted: bool) -> Iterator[Found]:
    """What is wrong about a closed pair: what is inside of it, and what it is inside of."""
    mark = opening.mark
    for column in opening.inner or ():
        yield "PUN009", f"{mark} inside {mark}", _pair_due(INSIDE[mark]), number, column
    if mark == "‘" and not (is_quoted or any(map(opened.counts.__getitem__, OUTER + mark))):
        yield "PUN009", "‘ that stands in no “", _pair_due("“"), number, opening.column


def _pair_due(mark: str) -> str:
    return f"{mark} and {PAIRS[mark]} are due"


def _unclosed(opening: _Opening, number: int, where: str) -> Found:
    mark = opening.mark
    hint = f"{PAIRS[mark]} is due" + (f" before the next {mark}" if opening.inner else where)
    return "PUN003", f"{mark} is never closed", hint, number, opening.column
