"""Numbers in their order, most of which are each one more than the last."""

from __future__ import annotations

from array import array
from collections.abc import Iterator


class NumberRuns:
    """Numbers of 32 bits, held by runs: those of millions of objects take next to no memory."""

    def __init__(self) -> None:
        self._firsts, self._counts = array("I"), array("I")

    def append(self, number: int) -> None:
        """Add a number."""
        if self._firsts and number == self._firsts[-1] + self._counts[-1]:
            self._counts[-1] += 1
        else:
            self._firsts.append(number)
            self._counts.append(1)

    def __iter__(self) -> Iterator[int]:
        for first, count in zip(self._firsts, self._counts, strict=True):
            yield from range(first, first + count)
