"""What line ends stand between: the first word of the next line, a space, an indent."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, compress, count

import msgspec

from converter.normalizer.rules import Rules
from converter.normalizer.wrapping.measures import NOTHING, Extent, extents
from converter.normalizer.wrapping.spaces import LAST_LATIN, glue
from converter.normalizer.wrapping.stretches import Stretch, blocks
from converter.patterns import lazy_pattern

_OPENINGS = "“‘「『（《〈【〔(\\[—…"
_CLOSINGS = "，。、；：！？”’」』）》〉】〕…—·,.;:!?)\\]%"
_WORD = lazy_pattern(rf"\n([{_OPENINGS}]*(?:[!-~\u00a1-{LAST_LATIN}]++|.)[{_CLOSINGS}]*+)")
"""The first word of a line, with the marks that stay on it."""

_STARTER_SIGNS = frozenset("第①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛•●■◆▲*-+附")
_STARTER = lazy_pattern(
    r"第(?:[一二三四五六七八九十百千零〇]{1,7}|[0-9０-９]{1,4})[编篇卷回条]"
    r"|[①-⑳⒈-⒛•●■◆▲*]|[-+] |附件"
)


class Joint(msgspec.Struct, frozen=True, gc=False, eq=False):
    """What the end of a line stands between; of all that are alike there is one object.

    ``word`` is the first of the next line, which may be a ``starter``: a line of its own. ``space``
    is how many stood here if it is a fold; ``indent`` is before the line.
    """

    word: Extent
    space: int = 0
    is_starter: bool = False
    indent: Extent = NOTHING


class _Joints(dict[tuple[Extent, int, bool, Extent], Joint]):
    """One joint of each kind."""

    def __missing__(self, kind: tuple[Extent, int, bool, Extent]) -> Joint:
        joint = self[kind] = Joint(*kind)
        return joint


def joints(stretch: Stretch, rules: Rules) -> list[Joint | None]:
    """The joint of each line with the next one; the last of a run has none."""
    known = _Joints()
    found: list[Joint | None] = []
    for block in blocks(stretch.texts):
        found += _among(stretch.texts[block.start : block.stop + 1], rules, known)
    found.append(None)
    _part(found, stretch, known)
    return found


def _among(texts: Sequence[str], rules: Rules, known: _Joints) -> list[Joint]:
    """The joint of each of these lines but the last with the next one."""
    words = _WORD.findall("\n".join(texts))
    extent_of = _extent_of(words)
    plain = {word: known[extent, 0, False, NOTHING] for word, extent in extent_of.items()}
    found = list(map(plain.__getitem__, words))
    signs = _STARTER_SIGNS | rules.first_characters
    special = {word for word in extent_of if word[0] <= LAST_LATIN or word[0] in signs}
    for index in compress(count(), map(special.__contains__, words)):
        word, after = words[index], texts[index + 1]
        space = len(glue(texts[index], after)) if word[0] <= LAST_LATIN else 0
        is_starter = word[0] in signs and _is_starter(after, rules)
        if space or is_starter:
            found[index] = known[extent_of[word], space, is_starter, NOTHING]
    return found


def _extent_of(texts: Sequence[str]) -> dict[str, Extent]:
    distinct = list(set(texts))
    return dict(zip(distinct, extents(distinct), strict=True))


def _is_starter(text: str, rules: Rules) -> bool:
    """Whether ``text``, which begins with a sign of one, is a line of its own."""
    if text[0] in _STARTER_SIGNS and _STARTER.match(text):
        return True
    return rules.marker(text) is not None


def _part(found: list[Joint | None], stretch: Stretch, known: _Joints) -> None:
    """Leave no joint between runs, and add the indents before them."""
    extent_of = _extent_of(stretch.indents)
    starts = accumulate(map(len, stretch.runs), initial=0)
    for start, indent in zip(starts, stretch.indents, strict=False):
        joint = found[start]
        if start:
            found[start - 1] = None
        if indent and joint:
            kind = (joint.word, joint.space, joint.is_starter, extent_of[indent])
            found[start] = known[kind]
