"""Lines as if there were no blank ones, where these stand everywhere and say nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count, pairwise
from typing import overload

from converter.normalizer.lines import Line


def closed_up(lines: Sequence[Line]) -> Sequence[Line]:
    """``lines``, without the blank ones between all of them."""
    if any(after.number == before.last_line + 1 for before, after in pairwise(lines)):
        return lines
    return _ClosedUp(lines)


class _ClosedUp(Sequence[Line]):
    """Each line is made when it is looked at: all of them would be many."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines

    def __len__(self) -> int:
        return len(self._lines)

    def __iter__(self) -> Iterator[Line]:
        return map(_numbered, self._lines, count(1))

    @overload
    def __getitem__(self, index: int) -> Line: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Line]: ...

    def __getitem__(self, index: int | slice) -> Line | Sequence[Line]:
        if isinstance(index, slice):
            return [self[place] for place in range(len(self._lines))[index]]
        return _numbered(self._lines[index], index % len(self._lines) + 1)


def _numbered(line: Line, number: int) -> Line:
    """A line that stands whole on the line of this number."""
    return Line(line.text, number, line.column, line.access, line.role)
