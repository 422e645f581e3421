"""Which lines may have been wrapped: those that nothing parts from the next one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, partial
from itertools import accumulate, islice, pairwise

import msgspec
from msgspec.structs import replace

from converter.normalizer.lines import Line
from converter.normalizer.physical_lines import PhysicalLines

MAX_CHARACTERS = 100
"""A line with more on it is a paragraph of its own, and parts what stands around it."""

MIN_FOLDS = 4
"""The folds in the middle of a sentence that are evidence of a width."""

FEW_FOLDS = 2
"""Those that are enough in prose: of a short text no more are in the middle of one."""

MIN_SET_IN, SET_IN_RATIO = 3, 2
"""So many paragraphs with an indent say that a text is set in, and so many for each without one."""

SHORTEST = 10
"""The characters at the least of a line that may tell of a width, behind whatever indent."""

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
    in the source. ``texts`` are the lines of all runs, and ``indents`` is what stands before
    the first line of each run: the others have none. Those ``apart`` have blank lines around; a
    text ``is_set_in`` of which most paragraphs below a blank line have an indent.
    """

    runs: list[range]
    texts: list[str]
    indents: list[str]
    apart: list[bool]
    is_set_in: bool = False


def margin(lines: PhysicalLines) -> int:
    """How many characters stand before every line, as they do on a page printed as text."""
    if len(lines.special) < len(lines.texts) - lines.texts.count(""):
        return 0
    return min((line.column for line in lines.special.values() if line.text), default=1) - 1


def stretches(lines: PhysicalLines, physical: Sequence[str], before: int) -> Iterator[Stretch]:
    """The stretches in which there are lines enough that may go on, in order.

    A margin of so many characters ``before`` every line is no indent.
    """
    is_set_in = cache(partial(_is_set_in, lines, before + 1))

    def are_evidence(runs: list[range]) -> bool:
        set_in = _set_in(runs, lines)
        return _may_be_evidence(runs, lines) or len(set_in) > 1 or (bool(set_in) and is_set_in())

    for runs in _runs_between_long_lines(lines, before + 1):
        if not are_evidence(runs):
            continue
        stretch = _stretch(runs, lines, physical, before)
        if in_columns := _in_columns(stretch.texts):
            runs = list(_parted(runs, in_columns))
            if not are_evidence(runs):
                continue
            stretch = _stretch(runs, lines, physical, before)
        if any(stretch.indents) and is_set_in():
            stretch = replace(stretch, is_set_in=True)
        yield stretch


def _stretch(
    runs: list[range], lines: PhysicalLines, physical: Sequence[str], before: int
) -> Stretch:
    texts = [text for run in runs for text in lines.texts[run.start : run.stop]]
    indents = [_indent(lines[run.start], physical, before) for run in runs]
    return Stretch(runs, texts, indents, [_is_apart(run, lines.texts) for run in runs])


def _is_apart(run: range, texts: Sequence[str]) -> bool:
    return not (run.start and texts[run.start - 1]) and not any(texts[run.stop : run.stop + 1])


def blocks(texts: Sequence[str]) -> Iterator[slice]:
    """Where the lines are that are looked at together."""
    return (slice(start, start + BLOCK) for start in range(0, len(texts), BLOCK))


def _may_be_evidence(runs: Iterable[range], lines: PhysicalLines) -> bool:
    """A quick look whether lines enough stop in the midst of a sentence, be it by their look."""
    texts = lines.texts
    open_lines = (
        index
        for run in runs
        for index in run[:-1]
        if texts[index][-1].isalnum() and len(texts[index]) >= SHORTEST
    )
    return len(list(islice(open_lines, FEW_FOLDS))) == FEW_FOLDS


def _set_in(runs: Iterable[range], lines: PhysicalLines) -> list[range]:
    """The first two runs that may be paragraphs by their indents and the blank lines around."""
    found = (run for run in runs if run.start in lines.special and _is_apart(run, lines.texts))
    return list(islice(found, 2))


def _is_set_in(lines: PhysicalLines, edge: int) -> bool:
    """Whether most paragraphs below a blank line are set in, behind this column."""
    pairs = enumerate(pairwise(lines.texts), start=1)
    below = [index for index, (above, text) in pairs if text and not above]
    indented = sum(lines[index].column > edge for index in below)
    return indented >= MIN_SET_IN and SET_IN_RATIO * (len(below) - indented) <= indented


def _runs_between_long_lines(lines: PhysicalLines, edge: int) -> Iterator[list[range]]:
    """The runs of lines, from this column on, that no indent, blank line or mark parts."""
    runs: list[range] = []
    start = 0
    for index in _may_be_parted(lines):
        text = lines.texts[index]
        is_long = len(text) > MAX_CHARACTERS
        is_of_run = text and not is_long
        if is_of_run and index > start and _may_follow(lines[index], lines[index - 1], edge):
            continue
        if index - start > 1:
            runs.append(range(start, index))
        if is_long:
            yield runs
            runs = []
        start = index if is_of_run else index + 1
    if len(lines) - start > 1:
        runs.append(range(start, len(lines)))
    yield runs


def _may_be_parted(lines: PhysicalLines) -> list[int]:
    """The lines, by index, of which not all tells at first sight that they go with the others."""
    found = [
        index
        for index, length in enumerate(map(len, lines.texts))
        if not 0 < length <= MAX_CHARACTERS
    ]
    if lines.special:
        after = (index + 1 for index in lines.special if index + 1 < len(lines))
        found = sorted({*found, *lines.special, *after})
    return found


def _may_follow(line: Line, before: Line, edge: int) -> bool:
    """Whether no indent or mark of the site parts a line from the one before it."""
    return (
        line.column == edge
        and line.access == before.access
        and not line.inside.taken
        and not before.inside.taken
    )


def _in_columns(texts: Sequence[str]) -> list[int]:
    """The indexes of the lines that are made of columns."""
    return [
        block.start + index for block in blocks(texts) for index in _in_columns_among(texts[block])
    ]


def _in_columns_among(texts: Sequence[str]) -> list[int]:
    joined = "\n".join(texts)
    for mark in _LEADERS:
        joined = joined.replace(mark, "-")
    signs = [sign for sign in _IN_COLUMNS if sign[0] in joined and sign in joined]
    if not signs:
        return []
    starts = list(accumulate((len(text) + 1 for text in texts), initial=0))
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


def _indent(line: Line, physical: Sequence[str], before: int) -> str:
    """What stands between the margin and ``line``, with spaces for tabs."""
    return physical[line.number - 1][before : line.column - 1].expandtabs(TAB)
