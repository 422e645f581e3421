"""What the ends of lines look like: of millions of them, a few hundred shapes.

A width is looked for in the shapes, and told of a line by the index of its shape.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import count
from operator import itemgetter

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


class Last(msgspec.Struct, frozen=True, gc=False, eq=False):
    """What the last character of a line is; of all that are alike there is one object.

    It may hang over the edge, be a letter, or end a paragraph.
    """

    may_hang: bool
    is_letter: bool
    may_end: bool


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
    joint_of = joints(stretch, rules)
    last_of = _Lasts()
    index_of: defaultdict[tuple[int, int, int, Last, Joint | None], int] = defaultdict(
        count().__next__
    )
    indexes: list[int] = []
    for block in blocks(stretch.texts):
        texts = stretch.texts[block]
        joined = "\n".join(texts)
        lasts = map(last_of.__getitem__, map(itemgetter(-1), texts))
        ends = zip(
            map(len, texts), narrow(joined), ambiguous(joined), lasts, joint_of[block], strict=True
        )
        indexes += map(index_of.__getitem__, ends)
    return LineEnds([LineEnd(*shape) for shape in index_of], indexes)


class _Lasts(dict[str, Last]):
    """What each last character is."""

    def __init__(self) -> None:
        super().__init__()
        self._known: dict[tuple[bool, bool, bool], Last] = {}

    def __missing__(self, one: str) -> Last:
        kind = (one in _HANGING_MARKS, one.isalnum(), one in _PARAGRAPH_ENDS)
        last = self[one] = self._known.setdefault(kind, Last(*kind))
        return last
