"""What is known of pages, packed: a long text has so many that dicts of them take much memory."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator


class PackedNumbers:
    """Numbers by numbers, all of 32 bits; of a key the last number counts."""

    def __init__(self, pairs: Iterable[tuple[int, int]]) -> None:
        given = array("I", (number for pair in pairs for number in pair))
        self._keys, self._values = array("I"), array("I")
        for place in sorted(range(0, len(given), 2), key=given.__getitem__):
            if self._keys and self._keys[-1] == given[place]:
                self._values[-1] = given[place + 1]
            else:
                self._keys.append(given[place])
                self._values.append(given[place + 1])

    def __len__(self) -> int:
        return len(self._keys)

    def get(self, key: int) -> int:
        """The number of a key; 0 if there is none."""
        place = bisect_left(self._keys, key)
        is_there = place < len(self._keys) and self._keys[place] == key
        return self._values[place] if is_there else 0


class PackedStates:
    """A state, from 0 to 255, of each of the things on each page; all are 0 at first."""

    def __init__(self, pages: int) -> None:
        self._starts, self._counts = array("q", [-1]) * (pages + 1), array("I", [0]) * (pages + 1)
        self._states = bytearray()

    def add(self, page: int, count: int) -> None:
        """A page, from 1, has so many things."""
        self._starts[page], self._counts[page] = len(self._states), count
        self._states += bytes(count)

    def __contains__(self, page: int) -> bool:
        return self._starts[page] >= 0

    def __getitem__(self, thing: tuple[int, int]) -> int:
        """The state of a thing, by its page and its index there."""
        page, index = thing
        return self._states[self._starts[page] + index]

    def __setitem__(self, thing: tuple[int, int], state: int) -> None:
        page, index = thing
        self._states[self._starts[page] + index] = state

    def unset(self) -> Iterator[tuple[int, int]]:
        """The things whose state is 0, by their pages."""
        for page, (start, count) in enumerate(zip(self._starts, self._counts, strict=True)):
            place = self._states.find(0, start, start + count) if count else -1
            while place >= 0:
                yield page, place - start
                place = self._states.find(0, place + 1, start + count)
