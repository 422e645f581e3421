"""Numerals in headings: 一百零三, 壹, 12, ①, Ⅳ, IV, 甲 and A."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from converter.patterns import lazy_pattern

_DIGITS = (
    "〇零○0０",
    "一1１壹",
    "二两2２贰貳",
    "三3３叁參叄",
    "四4４肆",
    "五5５伍",
    "六6６陆陸",
    "七7７柒",
    "八8８捌",
    "九9９玖",
)
DIGITS = {digit: value for value, digits in enumerate(_DIGITS) for digit in digits}
UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
TENS = {"廿": 20, "卅": 30}
MYRIADS = {"万": 10_000, "萬": 10_000}
_NO_DIGITS = {*UNITS, *TENS, *MYRIADS}
ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}

HAN = "〇○零一二两三四五六七八九十百千万萬廿卅"
FORMAL = "壹贰貳叁參叄肆伍陆陸柒捌玖拾佰仟零"
STEMS = "甲乙丙丁戊己庚辛壬癸"
ARABIC = "0-9０-９"

PATTERNS = {
    "han": f"(?!两)[{HAN}]{{1,9}}",
    "formal": f"[{FORMAL}]{{1,7}}",
    "arabic": f"[{ARABIC}]{{1,4}}",
    "outline": f"[{ARABIC}]{{1,3}}(?:[.．][{ARABIC}]{{1,3}}){{1,5}}",
    "circled": "[①-⑳㉑-㉟㊱-㊿❶-❿]",
    "stem": f"[{STEMS}]",
    "han-sign": "[㈠-㈩]",
    "stop-sign": "[⒈-⒛]",
    "bracket-sign": "[⑴-⒇]",
    "roman": "(?:[Ⅰ-Ⅻ]|[IVX]{1,6})",
    "latin": "[A-H]",
    "word": "(?:ONE|TWO|THREE|FOUR|FIVE|SIX|SEVEN|EIGHT|NINE|TEN"
    "|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten)",
}
"""By kind of numeral: what one looks like; each is bounded, so that matching costs constant time.

A number that counts out (两个) is no ordinal.
"""

_SECOND = lazy_pattern(
    f"([二三四五六七八九])(?:[十百千万]+(?![{HAN}])|(?![{HAN}]))|([2-9])(?![{ARABIC}.．])"
)
_ROUGH = (3, 5)
"""三、五个 means a few."""

_ARABIC_DIGITS = "0123456789０１２３４５６７８９"
_CIRCLED = "".join(
    map(chr, (*range(0x2460, 0x2474), *range(0x3251, 0x3260), *range(0x32B1, 0x32C0)))
)
_FILLED = "❶❷❸❹❺❻❼❽❾❿"
_ROMAN_SIGNS = "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ"
_HAN_SIGNS = "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"
_STOP_SIGNS = "".join(map(chr, range(0x2488, 0x249C)))
_BRACKET_SIGNS = "".join(map(chr, range(0x2474, 0x2488)))
_LETTERS = "ABCDEFGH"
_CAPITAL_WORDS = ("ONE", "TWO", "THREE", "FOUR", "FIVE", "SIX", "SEVEN", "EIGHT", "NINE", "TEN")
_WORDS = (*_CAPITAL_WORDS, *map(str.capitalize, _CAPITAL_WORDS))
_SERIES: tuple[Sequence[str], ...] = (
    _CIRCLED,
    _FILLED,
    _ROMAN_SIGNS,
    STEMS,
    _HAN_SIGNS,
    _STOP_SIGNS,
    _BRACKET_SIGNS,
    _LETTERS,
    _CAPITAL_WORDS,
    tuple(map(str.capitalize, _CAPITAL_WORDS)),
)
_SIGNS = {sign: value for signs in _SERIES for value, sign in enumerate(signs, start=1)}

FIRST_CHARACTERS = {
    "han": HAN,
    "formal": FORMAL,
    "arabic": _ARABIC_DIGITS,
    "outline": _ARABIC_DIGITS,
    "circled": _CIRCLED + _FILLED,
    "stem": STEMS,
    "han-sign": _HAN_SIGNS,
    "stop-sign": _STOP_SIGNS,
    "bracket-sign": _BRACKET_SIGNS,
    "roman": _ROMAN_SIGNS + "IVX",
    "latin": _LETTERS,
    "word": "OTFSEN",
}
"""By kind of numeral: what it may begin with."""

OTHER_CHARACTERS = {
    "han": HAN,
    "formal": FORMAL,
    "arabic": _ARABIC_DIGITS,
    "outline": _ARABIC_DIGITS + ".．",
    "roman": "IVX",
    "word": "".join(sorted({letter for word in _WORDS for letter in word[1:]})),
}
"""By kind of numeral: what may follow in it; nothing in those that are one character."""


@lru_cache(maxsize=4096)
def value(numeral: str) -> int:
    """The number a numeral stands for, 0 if it stands for none.

    Positional (二〇, 12) and multiplicative (二十, 一百零三) Han numerals both count.
    """
    if numeral in _SIGNS:
        return _SIGNS[numeral]
    if numeral and numeral[0] in ROMAN:
        return _roman_value(numeral)
    if not any(character in _NO_DIGITS for character in numeral):
        return int("".join(str(DIGITS[character]) for character in numeral) or 0)
    total, below, digit = 0, 0, 0
    for character in numeral:
        if character in MYRIADS:
            total, below, digit = total + (below + digit or 1) * MYRIADS[character], 0, 0
        elif character in TENS:
            below += TENS[character]
        elif character in UNITS:
            below, digit = below + (digit or 1) * UNITS[character], 0
        else:
            digit = DIGITS[character]
    return total + below + digit


def _roman_value(numeral: str) -> int:
    values = [ROMAN[character] for character in numeral]
    following = [*values[1:], 0]
    return sum(one if one >= after else -one for one, after in zip(values, following, strict=True))


def written_like(number: int, model: str) -> str:
    """``number``, from 1 on, in the kind of numeral that ``model`` is."""
    if model in _SIGNS:
        signs = next(signs for signs in _SERIES if model in signs)
        return signs[number - 1] if number <= len(signs) else str(number)
    if model[0] in ROMAN:
        return _roman(number)
    if model[0] in _ARABIC_DIGITS:
        digits = _ARABIC_DIGITS[:10] if model.isascii() else _ARABIC_DIGITS[10:]
        return "".join(digits[int(figure)] for figure in str(number))
    if model[0] in HAN:
        return _multiplicative(number, "零一二三四五六七八九", "十百千")
    return _multiplicative(number, "零壹贰叁肆伍陆柒捌玖", "拾佰仟")


def _multiplicative(number: int, digits: str, units: str) -> str:
    """十二, 一百零三: a zero stands for the places left out between two figures."""
    myriads, rest = divmod(number, 10_000)
    if myriads:
        below = _multiplicative(rest, digits, units) if rest else ""
        gap = digits[0] if 0 < rest < 1000 else ""
        return _multiplicative(myriads, digits, units) + "万" + gap + below
    figures = str(number)
    text = "".join(
        digits[int(figure)] + (units[place - 1] if place and figure != "0" else "")
        for place, figure in zip(range(len(figures) - 1, -1, -1), figures, strict=True)
    )
    zero = digits[0]
    while zero * 2 in text:
        text = text.replace(zero * 2, zero)
    text = text.rstrip(zero)
    return text[1:] if text.startswith(digits[1] + units[0]) else text


def _roman(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    steps = ("", "0", "00", "000", "01", "1", "10", "100", "1000", "02")
    written = (
        "".join(signs[int(figure)] for figure in steps[value])
        for signs, value in (("XLC", tens), ("IVX", ones))
    )
    return "C" * hundreds + "".join(written)


def is_two_in_short(number: str, behind: str) -> bool:
    """Whether ``behind`` a number and 、 another one follows, and both are in short: 二、三产业.

    That is the next one, of which there may be tens, or 五 behind 三. More digits are those of a
    year (GB/T 15834-2011, 4.5.3.4).
    """
    second = _SECOND.match(behind)
    if second is None:
        return False
    pair = value(number), value(second[1] or second[2])
    return pair[1] == pair[0] + 1 or pair == _ROUGH
