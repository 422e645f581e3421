"""What the ends of lines look like: of millions of them, a few hundred shapes.

A width is looked for in the shapes, and told of a line by the index of its shape.
"""

from __future__ import annotations

import sys
from array import array
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import count, product
from operator import itemgetter
from struct import Struct

import msgspec

from converter.normalizer import sentences
from converter.normalizer.rules import Rules
from converter.normalizer.wrapping.joints import Joint, joints
from converter.normalizer.wrapping.measures import Extent, ambiguous, narrow
from converter.normalizer.wrapping.stretches import Stretch, blocks

_PARAGRAPH_ENDS = sentences.ENDS | frozenset("；：;:）)】.")
"""What may end a paragraph too, in doubt: what announces a list, its items, a remark in brackets, a
sentence in Latin letters. A wrong join destroys paragraphs.
"""

_HANGING_MARKS = frozenset("，。、；：！？”’」』）》〉】〕")
"""What may hang over the edge of a page (JIS X 4051, ぶら下げ)."""


class Last(msgspec.Struct, frozen=True, gc=False):
    """What the last character of a line is: one that may hang over the edge, a letter, an end.

    Behind one that ``is_latin`` a space may have stood before Han, which the fold took.
    """

    may_hang: bool
    is_letter: bool
    may_end: bool
    is_latin: bool


_LASTS = [Last(*is_so) for is_so in product((False, True), repeat=4)]
"""All that there are; the index has a bit of each."""

_SHAPE = Struct("=4BI")
"""A line's characters, the narrow and the ambiguous ones, its last one, and its joint."""


class LineEnd(msgspec.Struct, frozen=True, gc=False):
    """The shape of a line end; that of the last line of a run has no ``joint``."""

    characters: int
    narrow: int
    ambiguous: int
    last: Last
    joint: Joint | None

    @property
    def extent(self) -> Extent:
        """How wide the line is."""
        return Extent(self.characters, self.narrow, self.ambiguous)


class LineEnds(msgspec.Struct, frozen=True, gc=False):
    """The shapes of line ends, and of each line of a stretch the index of its own."""

    shapes: list[LineEnd]
    indexes: list[int]

    def by_line(self, values: Sequence[int]) -> bytes:
        """The byte that there is of each shape, of each line."""
        return bytes(map(values.__getitem__, self.indexes))

    @property
    def may_end(self) -> list[bool]:
        """Of each shape, whether the line may end a paragraph in the middle of its run."""
        return [shape.last.may_end and shape.joint is not None for shape in self.shapes]

    @property
    def spaces(self) -> list[int]:
        """Of each shape, how many spaces it stands for if it is a fold."""
        return [shape.joint.space if shape.joint else 0 for shape in self.shapes]

    def is_before_starter(self, line: int) -> bool:
        """Whether the next line is a line of its own."""
        joint = self.shapes[self.indexes[line]].joint
        return joint is not None and joint.is_starter


def line_ends(stretch: Stretch, rules: Rules) -> LineEnds:
    """The line ends of a stretch, whatever its width was counted in."""
    found = joints(stretch, rules)
    last_of = _Lasts()
    index_of: defaultdict[int, int] = defaultdict(count().__next__)
    indexes: list[int] = []
    for block in blocks(stretch.texts):
        texts = stretch.texts[block]
        joined = "\n".join(texts)
        lasts = map(last_of.__getitem__, map(itemgetter(-1), texts))
        columns = (map(len, texts), narrow(joined), ambiguous(joined), lasts)
        indexes += map(index_of.__getitem__, _packed(columns, found.indexes[block]))
    return LineEnds([_unpacked(shape, found.kinds) for shape in index_of], indexes)


def _packed(columns: Iterable[Iterable[int]], joint_of: array[int]) -> memoryview:
    """Of each line one number, of four below 256 and the index of its joint.

    A tuple of them would take more time, and the garbage collector too.
    """
    packed = bytearray(_SHAPE.size * len(joint_of))
    joint_bytes = joint_of.tobytes()
    parts = [joint_bytes[place :: joint_of.itemsize] for place in range(joint_of.itemsize)]
    for place, column in enumerate([*map(bytes, columns), *parts]):
        packed[place :: _SHAPE.size] = column
    return memoryview(packed).cast("Q")


def _unpacked(shape: int, kinds: Sequence[Joint | None]) -> LineEnd:
    packed = shape.to_bytes(_SHAPE.size, sys.byteorder)
    characters, narrow_ones, ambiguous_ones, last, joint = _SHAPE.unpack(packed)
    return LineEnd(characters, narrow_ones, ambiguous_ones, _LASTS[last], kinds[joint])


class _Lasts(dict[str, int]):
    """What each last character is, by index."""

    def __missing__(self, one: str) -> int:
        is_letter = one.isalnum()
        index = self[one] = (
            (one in _HANGING_MARKS) << 3
            | is_letter << 2
            | (one in _PARAGRAPH_ENDS) << 1
            | (is_letter and one.isascii())
        )
        return index
