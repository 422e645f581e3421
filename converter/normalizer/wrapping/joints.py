"""What line ends stand between: the first word of the next line, a space, an indent."""

from __future__ import annotations

from array import array
from collections.abc import Container, Sequence
from itertools import accumulate, compress, count

import msgspec
from msgspec.structs import replace

from converter.normalizer import numerals
from converter.normalizer.rules import Rules
from converter.normalizer.wrapping.measures import NOTHING, Extent, extents
from converter.normalizer.wrapping.spaces import LAST_LATIN, Spacing, glue, spacing
from converter.normalizer.wrapping.stretches import BLOCK, Stretch, blocks
from converter.patterns import lazy_pattern

_OPENINGS = "“‘「『（《〈【〔(\\[—…"
_CLOSINGS = "，。、；：！？”’」』）》〉】〕…—·,.;:!?)\\]%"
_STAYING = frozenset(_CLOSINGS) - {"\\"}
_WORD = lazy_pattern(rf"[{_OPENINGS}]*(?:[!-~\u00a1-{LAST_LATIN}]++|.)[{_CLOSINGS}]*+")
"""The first word of a line, with the marks that stay on it."""

_STARTER_SIGNS = frozenset("第①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛•●■◆▲*-+附[［")
_STARTER = lazy_pattern(
    r"第(?:[一二三四五六七八九十百千零〇]{1,7}|[0-9０-９]{1,4})[编篇卷回条]"
    r"|[①-⑳⒈-⒛•●■◆▲*]|[-+] |附件|[\[［]\d{1,3}[\]］]"
)


LONGEST_PAGE_NUMBER, _PAGE_ENDS = 16, frozenset("0123456789页頁-—－·)）")
"""The characters of a line with the number of a page, and what is the last of them."""

_A_HAN = "\u4e00"

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


class _Plain:
    """The index of the joint before a line that is text, by the line's first three characters.

    There is none where these do not tell it: of a line that opens with anything but Han and one
    mark at most, and of what may be a line of its own.
    """

    def __init__(self, known: _Known, starters: Container[str]) -> None:
        self._known, self._starters = known, starters
        self._index_of: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self._index_of)

    def indexes(self, openings: Sequence[str]) -> array[int]:
        """The index that there is for each of ``openings``."""
        unknown = (one for one in dict.fromkeys(openings) if one not in self._index_of)
        words = {one: self._word(one) for one in unknown}
        extent_of = _extent_of(list(filter(None, words.values())))
        for opening, word in words.items():
            joint = self._known[Joint(extent_of[word])] if word else _NO_JOINT
            self._index_of[opening] = joint
        return array("I", map(self._index_of.__getitem__, openings))

    def _word(self, opening: str) -> str:
        may_start = opening[0] in self._starters or opening[:2] in self._starters
        return "" if may_start else _plain_word(opening)


def _plain_word(opening: str) -> str:
    """The word of Han, with a mark that stays on it, that these three characters begin with."""
    if not "\u4e00" <= opening[0] <= "\u9fff":
        return ""
    marks = 1 if opening[1:2] in _STAYING else 0
    return "" if marks and opening[2:] in _STAYING else opening[: 1 + marks]


def joints(stretch: Stretch, rules: Rules) -> Joints:
    """The joint of each line of a stretch with the next one."""
    known, starters = _Known(), _STARTER_SIGNS | rules.openings
    found = array("I")
    plain, spaced = _Plain(known, starters), spacing(stretch.texts)
    for block in blocks(stretch.texts):
        found += _among(stretch.texts[block.start : block.stop + 1], rules, known, plain, spaced)
        if len(plain) > BLOCK:
            plain = _Plain(known, starters)
    found.append(_NO_JOINT)
    _part(found, stretch, known)
    return Joints([None, *known], found)


def _among(
    texts: Sequence[str], rules: Rules, known: _Known, plain: _Plain, spaced: Spacing
) -> array[int]:
    """The joint of each of these lines but the last with the next one."""
    found = plain.indexes([text[:3] for text in texts[1:]])
    special = list(compress(count(), map(_NO_JOINT.__eq__, found)))
    if spaced.is_any:
        latin = (index for index, text in enumerate(texts[:-1]) if spaced.parts(text[-1], _A_HAN))
        special = sorted({*special, *latin})
    words = [_first_word(texts[index + 1]) for index in special]
    extent_of = _extent_of(words)
    for index, word in zip(special, words, strict=True):
        before, after = texts[index : index + 2]
        if after[-1] in _PAGE_ENDS and _is_page_number(after, rules):
            if index and _is_running_title(before, texts[index - 1]):
                found[index - 1] = _NO_JOINT
            continue
        is_starter = _is_starter(before, after, rules)
        joint = Joint(extent_of[word], len(glue(before, after, spaced)), is_starter)
        found[index] = known[joint]
    return found


def _is_page_number(text: str, rules: Rules) -> bool:
    """Whether ``text``, amid wrapped lines, is the number of a page: they do not go on in it."""
    if len(text) > LONGEST_PAGE_NUMBER or text.isdecimal():
        return len(text) <= LONGEST_PAGE_NUMBER
    rule = rules.furniture(text, is_on_top=False)
    return rule is not None and rule.of_page


def _is_running_title(text: str, above: str) -> bool:
    """Whether a line over the number of a page is none of the paragraph: short, without a mark."""
    return text[-1].isalnum() and 4 * len(text) < 3 * len(above)


def _first_word(text: str) -> str:
    match = _WORD.match(text)
    return match[0] if match else text[0]


def _extent_of(texts: Sequence[str]) -> dict[str, Extent]:
    distinct = list(set(texts))
    return dict(zip(distinct, extents(distinct), strict=True))


def _is_starter(before: str, text: str, rules: Rules) -> bool:
    """Whether ``text`` is a line of its own, for it has a number or a sign.

    Amid a sentence, 七、八岁的孩子 goes on with the line ``before``.
    """
    if text[0] in _STARTER_SIGNS and _STARTER.match(text):
        return True
    found = rules.marker(text)
    if found is None or found.separator != "、" or not before[-1].isalnum():
        return found is not None
    return not numerals.is_two_in_short(found.number, text[len(found.label) :])


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
