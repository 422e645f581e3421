"""Marks of notes: ``[1]``, ``①``, ``¹`` or ``*`` in a text, and what notes begin with."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from converter.normalizer import numerals
from converter.patterns import lazy_pattern

Key = tuple[str, int]
"""A form of mark, and a number: of stars, how many."""

Place = tuple[Key, int, int]
"""A mark inside a line: key, offset and length."""

BRACKETS, SIGN, RAISED, STAR, PLAIN = "brackets", "sign", "raised", "star", "plain"
HAN, WORD = "han", "word"
"""Those of 〔一〕 and of （注1）, beside which a text may have others."""

ROUND, LENTICULAR = "round", "lenticular"
"""Those of (1) and 【1】, which count parts too: marks where notes under a heading have them."""

_SIGNS = "①-⑳㉑-㉟㊱-㊿❶-❿"
_STARS = "*＊※"
_RAISED_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_RAISED = "".join(map(chr, _RAISED_DIGITS))
_NUMBERED = (
    rf"[\[［〔][注註]?([0-9０-９]{{1,3}})[\]］〕]|([{_SIGNS}])"
    r"|[\[［〔][注註]?([一二三四五六七八九十]{1,3})[\]］〕]"
    r"|[（(][注註]\s?([0-9０-９]{1,3}|[一二三四五六七八九十]{1,3})[）)]"
)
_MARK = lazy_pattern(
    rf"{_NUMBERED}|(?<![米里\d])(?<=[\u3000-\u9fff”’\uff00-\uff1f])([{_RAISED}]{{1,3}})"
)
_MAY_MARK = lazy_pattern(rf"[\[［〔{_SIGNS}{_RAISED}]")
"""A quick look for what opens marks but stars and （注1）."""

_RAISED_LABEL = lazy_pattern(rf"([{_RAISED}]{{1,3}})[\s　]*+(?=\S)")
_STAR_MARK = lazy_pattern(rf"(?<![\d\s{_STARS}])([{_STARS}])\1{{0,2}}(?![\d{_STARS}])")
_LABEL = lazy_pattern(rf"(?:[注註]\s?)?(?:{_NUMBERED})[:：]?[\s　]*+(?=\S)")
_STAR_LABEL = lazy_pattern(rf"([{_STARS}])\1{{0,2}}[\s　]*+(?=[^\s{_STARS}])")
_PLAIN_LABEL = lazy_pattern(
    r"(?:[注註]\s?)?(?:([0-9０-９]{1,3})[.．、:：](?![0-9０-９])|[（(]([0-9０-９]{1,3})[)）]"
    r"|【([0-9０-９]{1,3})】)[\s　]*+(?=\S)"
)
_PLAIN_FORMS = (PLAIN, ROUND, LENTICULAR)
"""By the groups of a label."""

_RARE = {
    ROUND: lazy_pattern(r"[（(]([0-9０-９]{1,3})[)）]"),
    LENTICULAR: lazy_pattern(r"【([0-9０-９]{1,3})】"),
}
FIRST_CHARACTERS = frozenset(
    "[［〔注註（(" + _STARS + _RAISED + numerals.FIRST_CHARACTERS["circled"]
)


def key(text: str, *, is_headed: bool) -> Key | None:
    """The mark with which a line of this text begins, if more follows it.

    Under 注释, which ``is_headed`` says, mere numbers are marks too.
    """
    label = _label(text, is_headed=is_headed)
    return label[0] if label else None


def end_of_label(text: str) -> int:
    """Where the mark and what follows it ends with which a line begins that has a key."""
    label = _label(text, is_headed=True)
    return label[1] if label else 0


def _label(text: str, *, is_headed: bool) -> tuple[Key, int] | None:
    """The key of a line, and where its text begins."""
    if text[0] in FIRST_CHARACTERS:
        if match := _LABEL.match(text):
            return _numbered(match), match.end()
        if match := _RAISED_LABEL.match(text):
            return _raised(match[1]), match.end()
        match = _STAR_LABEL.match(text)
        if match and not any(map(text[match.end() :].__contains__, _STARS)):
            return _starred(match), match.end()
    if is_headed and (match := _PLAIN_LABEL.match(text)):
        group = match.lastindex or 1
        return (_PLAIN_FORMS[group - 1], numerals.value(match[group])), match.end()
    return None


def _numbered(match: re.Match[str]) -> Key:
    form = (BRACKETS, SIGN, HAN, WORD)[(match.lastindex or 1) - 1]
    return form, numerals.value(match[match.lastindex or 1])


def _raised(digits: str) -> Key:
    return RAISED, int(digits.translate(_RAISED_DIGITS))


def _starred(match: re.Match[str]) -> Key:
    return STAR + match[1].replace("＊", "*"), len(match[0].rstrip())


def inside(text: str) -> Iterator[Place]:
    """The marks behind the first character; of stars those that stand there once."""
    may_mark = _MAY_MARK.search(text, 1) or "（注" in text or "(注" in text or "（註" in text
    for match in _MARK.finditer(text, 1) if may_mark else ():
        one = _raised(match[5]) if match[5] else _numbered(match)
        yield one, match.start(), len(match[0])
    if "*" in text or "＊" in text or "※" in text:
        stars = [(_starred(match), match) for match in _STAR_MARK.finditer(text, 1)]
        counted = Counter(one for one, _ in stars)
        for one, match in stars:
            if counted[one] == 1:
                yield one, match.start(), len(match[0])


def rare(text: str, form: str) -> list[Place]:
    """The marks of a form that is looked for only where there are notes with it."""
    return [
        ((form, numerals.value(match[1])), match.start(), len(match[0]))
        for match in _RARE[form].finditer(text, 1)
    ]


def may_have_brackets(text: str) -> bool:
    """A quick look whether a mark in brackets may be in a line of this text."""
    return "[" in text or "［" in text or "〔" in text


def forms(one: Key) -> tuple[Key, ...]:
    """The marks in a text that lead to a note with this one."""
    if one[0] not in {PLAIN, ROUND}:
        return (one,)
    usual = [(form, one[1]) for form in (BRACKETS, SIGN, WORD, HAN)]
    return (*usual, one) if one[0] == ROUND else tuple(usual)
