"""Clauses whose words, or characters, are all parted by spaces: 我们要 认真 学习, 这 是 中 文.

Some recognition of characters, or some parting of words for a program, leaves them so. Rows of
names, verse and titles set wide look the same, and are meant.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from converter.checking.binding import is_bound
from converter.normalizer.han import HAN
from converter.patterns import lazy_pattern

LEAST, LONGEST = 4, 4
"""The words of such a clause at the least, and the characters of each of them at the most."""

FUNCTION_WORDS = frozenset("的了着是在不我你他她它这那和与也都就要会把被")
"""Characters of nearly every sentence, and of few rows of names or titles set wide."""

FAMILY_NAMES = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜"
    "戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
)
"""Frequent ones: with a character or two behind it, such a word may be a name in a row."""

_NAMES = range(2, 4)

VERSE = {5, 7}
"""The characters of the clauses of regular verse; several of one length are a motto else."""

_CLAUSE = lazy_pattern(f"[{HAN} \u00a0]{{2,}}+(?=[，。；？])")
"""Not before ！, which ends what is cried out, and set wide for that."""
_WORD = lazy_pattern(f"[{HAN}]+")


def places(bare: str) -> dict[int, bool]:
    """Where the spaces of such clauses stand, and of each whether it surely means nothing.

    ``bare`` is a line without what is in its brackets.
    """
    clauses = [
        [(word[0], match.start() + word.end()) for word in _WORD.finditer(match[0])]
        for match in _CLAUSE.finditer(bare)
    ]
    lengths = {len(words) for words in clauses}
    are_verse = lengths <= VERSE or (len(clauses) > 1 and len(lengths) == 1)
    return {
        place: is_safe
        for words in clauses
        if len(words) >= LEAST
        for place, is_safe in _in_clause(bare, words, are_verse=are_verse)
    }


def is_set_wide(clause: str) -> bool:
    """Whether each character stands alone: only this tells then, and nothing else."""
    words = _WORD.findall(clause)
    return len(words) >= LEAST and all(len(word) == 1 for word in words)


def _in_clause(
    bare: str, words: Sequence[tuple[str, int]], *, are_verse: bool
) -> Iterator[tuple[int, bool]]:
    """The places behind all words but the last, if one of these shows that a sentence goes on."""
    longest = max(len(word) for word, _ in words)
    places_between = [end for _, end in words[:-1]]
    if longest == 1:
        if not are_verse and any(word in FUNCTION_WORDS for word, _ in words):
            yield from ((place, True) for place in places_between)
    elif longest <= LONGEST and any(
        is_bound(bare, place, is_inside=True) for place in places_between
    ):
        names = [len(word) in _NAMES and word[0] in FAMILY_NAMES for word, _ in words]
        for place, beside in zip(places_between, pairwise(names), strict=True):
            yield place, not any(beside)
