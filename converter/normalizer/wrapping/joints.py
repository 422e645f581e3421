"""What line ends stand between: the first word of the next line, a space, an indent."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from itertools import accumulate, compress, count

import msgspec
from msgspec.structs import replace

from converter.normalizer.rules import Rules
from converter.normalizer.wrapping.measures import NOTHING, Extent, extents
from converter.normalizer.wrapping.spaces import LAST_LATIN, glue
from converter.normalizer.wrapping.stretches import Stretch, blocks
from converter.patterns import lazy_pattern

_OPENINGS = "“‘「『（《〈【〔(\\[—…"
_CLOSINGS = "，。、；：！？”’」』）》〉】〕…—·,.;:!?)\\]%"
_WORD = lazy_pattern(
    rf"\n([\u4e00-\u9fff][{_CLOSINGS}]*+"
    rf"|[{_OPENINGS}]*(?:[!-~\u00a1-{LAST_LATIN}]++|.)[{_CLOSINGS}]*+)"
)
"""The first word of a line, with the marks that stay on it; mostly one that opens with Han."""

_STARTER_SIGNS = frozenset("第①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛•●■◆▲*-+附")
_STARTER = lazy_pattern(
    r"第(?:[一二三四五六七八九十百千零〇]{1,7}|[0-9０-９]{1,4})[编篇卷回条]"
    r"|[①-⑳⒈-⒛•●■◆▲*]|[-+] |附件"
)


_NO_JOINT = 0
"""The index where a line is the last of its run."""


class Joint(msgspec.Struct, frozen=True, gc=False):
    """What the end of a line stands between.

    ``word`` is the first of the next line, which may be a ``starter``: a line of its own. ``space``
    is how many stood here if it is a fold; ``indent`` is before the line.
    """

    word: Extent
    space: int = 0
    is_starter: bool = False
    indent: Extent = NOTHING


class Joints(msgspec.Struct, frozen=True, gc=False):
    """The kinds of joints, and of each line the index of its own; the last of a run has none."""

    kinds: list[Joint | None]
    indexes: array[int]


class _Known(dict[Joint, int]):
    """The index of each kind of joint."""

    def __missing__(self, joint: Joint) -> int:
        index = self[joint] = len(self) + 1
        return index


def joints(stretch: Stretch, rules: Rules) -> Joints:
    """The joint of each line of a stretch with the next one."""
    known = _Known()
    found = array("I")
    for block in blocks(stretch.texts):
        found += _among(stretch.texts[block.start : block.stop + 1], rules, known)
    found.append(_NO_JOINT)
    _part(found, stretch, known)
    return Joints([None, *known], found)


def _among(texts: Sequence[str], rules: Rules, known: _Known) -> array[int]:
    """The joint of each of these lines but the last with the next one."""
    words = _WORD.findall("\n".join(texts))
    extent_of = _extent_of(words)
    plain = {word: known[Joint(extent)] for word, extent in extent_of.items()}
    found = array("I", map(plain.__getitem__, words))
    openings = _STARTER_SIGNS | rules.openings
    signs = {opening[0] for opening in openings}
    special = {word for word in extent_of if word[0] <= LAST_LATIN or word[0] in signs}
    for index in compress(count(), map(special.__contains__, words)):
        word, after = words[index], texts[index + 1]
        space = len(glue(texts[index], after)) if word[0] <= LAST_LATIN else 0
        may_start = after[0] in openings or after[:2] in openings
        is_starter = may_start and _is_starter(after, rules)
        if space or is_starter:
            found[index] = known[Joint(extent_of[word], space, is_starter)]
    return found


def _extent_of(texts: Sequence[str]) -> dict[str, Extent]:
    distinct = list(set(texts))
    return dict(zip(distinct, extents(distinct), strict=True))


def _is_starter(text: str, rules: Rules) -> bool:
    """Whether ``text``, which begins as one, is a line of its own."""
    if text[0] in _STARTER_SIGNS and _STARTER.match(text):
        return True
    return rules.marker(text) is not None


def _part(found: array[int], stretch: Stretch, known: _Known) -> None:
    """Leave no joint between runs, and add the indents before them."""
    extent_of = _extent_of(stretch.indents)
    kinds = list(known)
    starts = accumulate(map(len, stretch.runs), initial=0)
    for start, indent in zip(starts, stretch.indents, strict=False):
        if start:
            found[start - 1] = _NO_JOINT
        if indent and found[start]:
            joint = kinds[found[start] - 1]
            found[start] = known[replace(joint, indent=extent_of[indent])]
