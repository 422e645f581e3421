"""The headings of a text by the indexes of their lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from converter.document import Heading


class Headings(Mapping[int, Heading]):
    """Headings by index, in the order of their lines, of which there are so many.

    They are kept as a list beside that of the lines, and move with these: of a text with a million
    headings a dictionary would take five times as much.
    """

    def __init__(self, lines: int) -> None:
        self._beside: list[Heading | None] = [None] * lines

    def put(self, index: int, heading: Heading) -> None:
        """Say that the line of this index is ``heading``."""
        self._beside[index] = heading

    def leave_out(self, first: int, last: int) -> None:
        """Go with the lines from the ``first`` on, before the ``last``, which are left out."""
        del self._beside[first:last]

    def close_up(self, indexes: Iterable[int]) -> None:
        """Go with the lines of these indexes, in their order, which are left out."""
        gone = flags(indexes, len(self._beside))
        self._beside = [one for one, is_gone in zip(self._beside, gone, strict=True) if not is_gone]

    def make_room(self, more: Mapping[int, int]) -> None:
        """Go with lines that are parted: by index, how many more come behind, none a heading.

        Those before the first come behind the index -1.
        """
        if not more:
            return
        beside: list[Heading | None] = [None] * more.get(-1, 0)
        for index, heading in enumerate(self._beside):
            beside.append(heading)
            beside += [None] * more.get(index, 0)
        self._beside = beside

    def beside(self) -> list[Heading | None]:
        """Of each line the heading that it is, or none; it is for the caller to use up."""
        beside, self._beside = self._beside, []
        return beside

    def __getitem__(self, index: int) -> Heading:
        heading = self._beside[index] if 0 <= index < len(self._beside) else None
        if heading is None:
            raise KeyError(index)
        return heading

    def __contains__(self, index: object) -> bool:
        return (
            isinstance(index, int)
            and 0 <= index < len(self._beside)
            and self._beside[index] is not None
        )

    def __iter__(self) -> Iterator[int]:
        return (index for index, heading in enumerate(self._beside) if heading is not None)

    def __len__(self) -> int:
        return len(self._beside) - self._beside.count(None)


def flags(headings: Iterable[int], lines: int) -> bytearray:
    """Of each of so many lines whether it is a heading: what all are asked costs least so."""
    flags = bytearray(lines)
    for index in headings:
        flags[index] = True
    return flags
