"""Blank lines that stand between all paragraphs, and so say nothing of any line.

An editor's program sets two line ends where a paragraph ends, and so does a browser of which one
copies. In such a text the lines of a table, a list or a poem are as far from one another as
paragraphs are. What is wider than usual, as the space above a heading, stays so.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from converter.diagnostics import Diagnostic
from converter.normalizer.headings.short_texts import is_paragraph
from converter.normalizer.lines import Line


def closed_up(lines: list[Line], left_out: Iterable[Diagnostic] = ()) -> list[Line]:
    """``lines`` with as many blank lines fewer between them as stand between all paragraphs.

    What was ``left_out`` between two of them goes with the space around it. In the head and in the
    tail of the text there are as many as ever, if lines touch there.
    """
    first, last = _paragraphs(lines)
    usual = _least(lines, first, last)
    if not usual:
        return lines
    start = first if not _least(lines, 0, first) else 0
    stop = last + 1 if not _least(lines, last, len(lines) - 1) else len(lines)
    gone = [one.span.first_line for one in left_out if one.code == "FUR001" and one.span]
    closer = _closer(lines, range(start + 1, len(lines)), stop, usual, sorted(gone))
    return [*lines[: start + 1], *closer]


def _paragraphs(lines: Sequence[Line]) -> tuple[int, int]:
    """The first and the last one, or line where there are not two."""
    first = next((i for i, line in enumerate(lines) if is_paragraph(line.text)), 0)
    ends = range(len(lines) - 1, first, -1)
    last = next((i for i in ends if is_paragraph(lines[i].text)), first)
    return (first, last) if last > first else (0, len(lines) - 1)


def _gap(lines: Sequence[Line], index: int) -> int:
    """How many blank lines stand above this one."""
    return lines[index].number - lines[index - 1].last_line - 1


def _least(lines: Sequence[Line], first: int, last: int) -> int:
    """How many blank lines stand everywhere between two lines; at least one, where they are one."""
    usual = 0
    for index in range(first + 1, last + 1):
        gap = _gap(lines, index)
        if not gap:
            return 0
        usual = min(usual, gap) if usual else gap
    return usual or int(first == last)


def _closer(
    lines: Sequence[Line], places: range, stop: int, usual: int, gone: Sequence[int]
) -> Iterator[Line]:
    """The lines at ``places``, above those before ``stop`` some blank ones fewer.

    Lines with the numbers in ``gone`` stood between them.
    """
    taken = 0
    for index in places:
        line = lines[index]
        if index < stop:
            gap = _gap(lines, index)
            others = bisect(gone, line.number) - bisect(gone, line.number - gap - 1) if gone else 0
            taken += min(usual + others * (usual + 1), gap)
        yield replace(line, number=line.number - taken, further_down=taken)
