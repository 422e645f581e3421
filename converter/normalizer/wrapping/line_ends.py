"""What the ends of lines look like: of millions of them, a few hundred shapes.

A width is looked for in the shapes, and told of a line by the number of its shape.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import accumulate, count
from typing import NamedTuple, TypeVar

import msgspec

from converter.normalizer.rules import Rules
from converter.normalizer.wrapping.measures import NOTHING, Extent, dimensions, extents
from converter.normalizer.wrapping.spaces import LAST_LATIN, glue
from converter.normalizer.wrapping.stretches import Stretch

SENTENCE_ENDS = frozenset("。！？!?…；：;:”’」』）)】.")
"""What may end a paragraph (GB/T 15834-2011, 4.1–4.6), with the marks that close after it."""

_HANGING_MARKS = frozenset("，。、；：！？”’」』）》〉】〕")
"""What may hang over the edge of a page (JIS X 4051, ぶら下げ)."""

_OPENINGS = "“‘「『（《〈【〔(\\[—…"
_CLOSINGS = "，。、；：！？”’」』）》〉】〕…—·,.;:!?)\\]%"
_WORD = re.compile(rf"\n([{_OPENINGS}]*(?:[!-~\u00a1-{LAST_LATIN}]+|.)[{_CLOSINGS}]*)")
"""The first word of a line, with the marks that stay on it."""

_STARTER_SIGNS = frozenset("第①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛•●■◆▲*-+附")
_STARTER = re.compile(
    r"第(?:[一二三四五六七八九十百千零〇]{1,7}|[0-9０-９]{1,4})[编篇卷回条]"
    r"|[①-⑳⒈-⒛•●■◆▲*]|[-+] |附件"
)


Value = TypeVar("Value")


class Last(NamedTuple):
    """What the last character of a line is: one that hangs, a letter, the end of a paragraph."""

    may_hang: bool
    is_letter: bool
    may_end: bool


class Joint(msgspec.Struct, frozen=True, gc=False, eq=False):
    """What the end of a line stands between; of all that are alike there is one object.

    ``word`` is the first of the next line, which may be a ``starter``: a line of its own. ``space``
    is how many stood here if it is a fold; ``indent`` is before the line.
    """

    word: Extent
    space: int = 0
    is_starter: bool = False
    indent: Extent = NOTHING


class LineEnd(NamedTuple):
    """The shape of a line end; that of the last line of a run has no ``joint``."""

    columns: int
    ambiguous: int
    characters: int
    last: Last
    joint: Joint | None

    @property
    def extent(self) -> Extent:
        """How wide the line is."""
        return Extent(self.columns, self.ambiguous, self.characters)


class LineEnds(msgspec.Struct, frozen=True, gc=False):
    """The shapes of line ends, and of each line of a stretch the index of its own."""

    shapes: list[LineEnd]
    indexes: list[int]

    def by_line(self, values: Sequence[Value]) -> list[Value]:
        """What there is of each shape, of each line."""
        return list(map(values.__getitem__, self.indexes))

    @property
    def may_end(self) -> list[bool]:
        """Of each shape, whether the line may end a paragraph in the middle of its run."""
        return [shape.last.may_end and shape.joint is not None for shape in self.shapes]

    def starts_line(self, line: int) -> bool:
        """Whether the next line is a line of its own."""
        joint = self.shapes[self.indexes[line]].joint
        return joint is not None and joint.is_starter


class _Joints(dict[tuple[Extent, int, bool, Extent], Joint]):
    """One joint of each kind."""

    def __missing__(self, kind: tuple[Extent, int, bool, Extent]) -> Joint:
        joint = self[kind] = Joint(*kind)
        return joint


def line_ends(stretch: Stretch, rules: Rules) -> LineEnds:
    """The line ends of a stretch, whatever its width was counted in."""
    lasts = [text[-1] for text in stretch.texts]
    last_of = {character: _last(character) for character in set(lasts)}
    ends = zip(
        *dimensions(stretch.texts),
        map(last_of.__getitem__, lasts),
        _joints(stretch, rules),
        strict=True,
    )
    indexes: defaultdict[tuple[object, ...], int] = defaultdict(count().__next__)
    by_line = list(map(indexes.__getitem__, ends))
    return LineEnds(list(map(LineEnd._make, indexes)), by_line)


def _last(character: str) -> Last:
    return Last(character in _HANGING_MARKS, character.isalnum(), character in SENTENCE_ENDS)


def _joints(stretch: Stretch, rules: Rules) -> list[Joint | None]:
    """The joint of each line with the next one."""
    texts, known = stretch.texts, _Joints()
    words = _WORD.findall("\n".join(["", *texts]))
    extent_of = _extent_of(words)
    plain = {word: known[extent, 0, False, NOTHING] for word, extent in extent_of.items()}
    joints: list[Joint | None] = list(map(plain.__getitem__, words[1:]))
    joints.append(None)
    signs = _STARTER_SIGNS | rules.first_characters.keys()
    special = {word for word in extent_of if word[0] <= LAST_LATIN or word[0] in signs}
    for index in [index for index, word in enumerate(words) if index and word in special]:
        before, text = texts[index - 1 : index + 1]
        is_starter = text[0] in signs and _is_starter(text, rules)
        kind = (extent_of[words[index]], len(glue(before, text)), is_starter, NOTHING)
        joints[index - 1] = known[kind]
    _indent(joints, stretch, known)
    return joints


def _extent_of(texts: Sequence[str]) -> dict[str, Extent]:
    distinct = list(set(texts))
    return dict(zip(distinct, extents(distinct), strict=True))


def _is_starter(text: str, rules: Rules) -> bool:
    """Whether ``text``, which begins with a sign of one, is a line of its own."""
    return _STARTER.match(text) is not None or rules.marker(text) is not None


def _indent(joints: list[Joint | None], stretch: Stretch, known: _Joints) -> None:
    """Tell the joints of the indents before runs, and have none between runs."""
    extent_of = _extent_of(stretch.indents)
    starts = accumulate(map(len, stretch.runs), initial=0)
    for start, indent in zip(starts, stretch.indents, strict=False):
        joint = joints[start]
        if start:
            joints[start - 1] = None
        if indent and joint:
            kind = (joint.word, joint.space, joint.is_starter, extent_of[indent])
            joints[start] = known[kind]
