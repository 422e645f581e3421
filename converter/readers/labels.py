"""The number of a heading, as typed, in text that is known to be a heading."""

from __future__ import annotations

from converter.normalizer import numerals
from converter.patterns import lazy_pattern

_HAN = f"[{numerals.HAN}]"
_ARABIC = f"[{numerals.ARABIC}]"
_ANY = f"(?:{_HAN}{{1,7}}|{_ARABIC}{{1,4}})"
_SPACE = r"[\s　]"
_DATE = f"(?!{_HAN}{{0,3}}(?:[月日号]|等奖))"
_UNIT = "(?![年月日时分秒天个名位元万亿倍])"

LABELS = (
    rf"(第)({_ANY})((?:部分|[编部篇卷章节回条款集])(?:[：:]{_SPACE}*|{_SPACE}+|$))",
    rf"(第)({_ANY})(部分|[章节编](?![程法的目课]))",
    rf"([（(〔])({_ANY})([）)〕]{_SPACE}*)",
    rf"()({_HAN}{{1,7}})([、．.]{_DATE}(?!{_ARABIC}){_SPACE}*|{_SPACE}+)",
    rf"()({_ARABIC}{{1,3}}(?:[.．]{_ARABIC}{{1,3}}){{1,5}})([.．]?{_SPACE}+{_UNIT}|、{_SPACE}*)",
    rf"()({_ARABIC}{{1,4}})(、{_SPACE}*|[.．](?!{_ARABIC}){_SPACE}*|[)）]{_SPACE}*)",
    rf"()({_ARABIC}{{1,2}})({_SPACE}+{_UNIT})",
    rf"()([①-⑳㈠-㈩⑴-⒇])({_SPACE}*)",
    rf"(其)({_HAN}{{1,3}})([，、：:]{_SPACE}*|{_SPACE}+)",
    rf"()([IVXⅠ-Ⅻ]{{1,6}})([.．、]{_SPACE}*|{_SPACE}+)",
    rf"()([甲乙丙丁戊己庚辛壬癸])(、{_SPACE}*)",
)
"""The forms of a number: prefix, number, separator (GB/T 9704-2012, 7.3.3; CY/T 35-2001, 4).

What must not follow tells 一、二月份, 2.5 倍 and 20 年 from numbers of headings.
"""

_LABELS = [lazy_pattern(pattern) for pattern in LABELS]


def parse_label(text: str) -> tuple[str, str, str, str]:
    """``text`` of a heading as prefix, number, separator and what is left; joined, they are it.

    The first three are empty where it has no number, or nothing but a number such as 2025.
    """
    for label in _LABELS:
        if match := label.match(text):
            prefix, number, separator = match.groups()
            return prefix, number, separator, text[match.end() :]
    return "", "", "", text
