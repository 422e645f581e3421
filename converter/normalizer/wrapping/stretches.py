"""Which lines may have been wrapped: those that nothing parts from the next one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

import msgspec

from converter.normalizer.lines import Line

MAX_CHARACTERS = 100
"""A line with more on it is a paragraph of its own, and parts what stands around it."""

MIN_FOLDS = 4
"""The folds in the middle of a sentence that are evidence of a width."""

TAB = 8
"""A tab may be as wide as a tab can be."""

BLOCK = 1 << 14
"""The lines looked at together: more at once would only take memory."""

_LEADERS = "….·．=_*"
_IN_COLUMNS = ("\t", "|", "│", "\u3000\u3000", "   ", "------")
"""A table, a dotted leader, a rule: made of columns, not wrapped at one (each leader is a -)."""


class Stretch(msgspec.Struct, frozen=True, gc=False):
    """Lines read as of one page, or a few: those among which there may be wrapped ones.

    ``runs`` are of two lines or more, of which nothing parts one from the next; by their index
    in the document. ``texts`` are the lines of all runs, and ``indents`` is what stands before
    the first line of each run: the others have none.
    """

    runs: list[range]
    texts: list[str]
    indents: list[str]


def stretches(lines: Sequence[Line], physical: Sequence[str]) -> Iterator[Stretch]:
    """The stretches in which there are lines enough that may go on, in order."""
    for runs in _runs_between_long_lines(lines):
        if not _may_be_evidence(runs):
            continue
        stretch = _stretch(runs, lines, physical)
        if in_columns := _in_columns(stretch):
            runs = list(_parted(runs, in_columns))
            if not _may_be_evidence(runs):
                continue
            stretch = _stretch(runs, lines, physical)
        yield stretch


def _stretch(runs: list[range], lines: Sequence[Line], physical: Sequence[str]) -> Stretch:
    texts = [line.text for run in runs for line in lines[run.start : run.stop]]
    indents = [_indent(lines[run.start], physical) for run in runs]
    return Stretch(runs, texts, indents)


def blocks(texts: Sequence[str]) -> Iterator[slice]:
    """Where the lines are that are looked at together."""
    return (slice(start, start + BLOCK) for start in range(0, len(texts), BLOCK))


def _may_be_evidence(runs: Iterable[range]) -> bool:
    return sum(len(run) - 1 for run in runs) >= MIN_FOLDS


def _runs_between_long_lines(lines: Sequence[Line]) -> Iterator[list[range]]:
    """The runs of lines that no indent, blank line or mark of the site parts."""
    runs: list[range] = []
    start, following, access = 0, 0, "free"
    for index, line in enumerate(lines):
        is_long = len(line.text) > MAX_CHARACTERS
        if (
            line.number == following
            and line.column == 1
            and not is_long
            and line.access == access
            and not line.inside.taken
        ):
            following += 1
            continue
        if index - start > 1:
            runs.append(range(start, index))
        if is_long:
            yield runs
            runs = []
        start, access = (index + 1 if is_long else index), line.access
        following = 0 if is_long or line.inside.taken else line.number + 1
    if len(lines) - start > 1:
        runs.append(range(start, len(lines)))
    yield runs


def _in_columns(stretch: Stretch) -> list[int]:
    """The indexes of the lines that are made of columns."""
    joined = "\n".join(stretch.texts)
    for mark in _LEADERS:
        joined = joined.replace(mark, "-")
    signs = [sign for sign in _IN_COLUMNS if sign in joined]
    if not signs:
        return []
    starts = list(accumulate((len(text) + 1 for text in stretch.texts), initial=0))
    found = {index for sign in signs for index in _lines_with(sign, joined, starts)}
    return sorted(found)


def _lines_with(sign: str, joined: str, starts: Sequence[int]) -> Iterator[int]:
    """The lines of ``joined``, which begin at ``starts``, that have ``sign`` in them."""
    place = joined.find(sign)
    while place >= 0:
        index = bisect_right(starts, place) - 1
        yield index
        place = joined.find(sign, starts[index + 1])


def _parted(runs: Iterable[range], in_columns: Iterable[int]) -> Iterator[range]:
    """``runs`` without these of their lines, counted through all of them."""
    others = iter(in_columns)
    cut = next(others, None)
    before = 0
    for run in runs:
        start, end = run.start, before + len(run)
        while cut is not None and cut < end:
            stop = run.start + cut - before
            if stop - start > 1:
                yield range(start, stop)
            start, cut = stop + 1, next(others, None)
        if run.stop - start > 1:
            yield range(start, run.stop)
        before = end


def _indent(line: Line, physical: Sequence[str]) -> str:
    """What stands before ``line``, with spaces for tabs."""
    return physical[line.number - 1][: line.column - 1].expandtabs(TAB)
