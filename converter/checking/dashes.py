"""What hyphens or bars between words mean: a dash (破折号), or a line from first to last (一字线).

A dash sets off what explains (GB/T 15834-2011, 4.12); a 一字线 stands between the first and the
last of places, times or numbers (4.13.3.2): 北京—上海特别旅客快车, 2011年2月3日—10日.
"""

from __future__ import annotations

import re

from converter.normalizer import numerals
from converter.normalizer.han import HAN
from converter.normalizer.punctuation import half_width
from converter.patterns import lazy_pattern

DASH, RANGE = "——", "—"

HYPHENS = frozenset(("--", "－－", "―"))
"""What is as well typed for the one as for the other; the others are as long as a dash."""

PLACES = (
    "北京|天津|上海|重庆|河北|山西|内蒙古|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|广西|海南"
    "|四川|贵州|云南|西藏|陕西|甘肃|青海|宁夏|新疆|台湾|香港|澳门|石家庄|太原|呼和浩特|沈阳|长春|哈尔滨|南京|杭州|合肥"
    "|福州|南昌|济南|郑州|武汉|长沙|广州|南宁|海口|成都|贵阳|昆明|拉萨|西安|兰州|西宁|银川|乌鲁木齐|台北"
)
"""The provinces and their seats (GB/T 2260)."""

SHORT = 4
"""The characters that each of two names has at most: 物理--化学."""

WINDOW = 12
"""The characters on each side that tell."""

_NUMBER = rf"(?:\d{{1,4}}|[{numerals.HAN}]{{1,6}})"
_DATE = "年代|年|月份|月|日|号|时|点|分|世纪"
_UNIT = (
    f"{_DATE}|岁|届|期|章|节|页|条|课|级|卷|周|小时|分钟|个月|℃|%|％"
    "|公里|千米|米|厘米|公斤|千克|克|吨|亩|万元|亿元|元"
)
_LAST = lazy_pattern(rf"({_NUMBER})({_UNIT})?\Z")
_FIRST = lazy_pattern(rf"({_NUMBER})({_UNIT})?")
_YEAR = lazy_pattern(r"[12]\d{3}")
_DAY = r"(?:周|星期|礼拜)[一二三四五六日天]|\d{1,2}[:：]\d{2}"
_LAST_DAY, _FIRST_DAY = lazy_pattern(rf"(?:{_DAY})\Z"), lazy_pattern(_DAY)
_LAST_PLACE, _FIRST_PLACE = lazy_pattern(rf"(?:{PLACES})\Z"), lazy_pattern(PLACES)
_LAST_NAME = lazy_pattern(rf"(?:\A|[^{HAN}])[{HAN}]{{1,{SHORT}}}\Z")
_FIRST_NAME = lazy_pattern(rf"[{HAN}]{{1,{SHORT}}}(?![{HAN}])")
_EXPLAINS = lazy_pattern("[我你他她它就是而但却只还又才这]|那(?!曲)")
"""What opens an explanation, and no name of a place."""


def due(match: re.Match[str]) -> str | None:
    """The mark that is meant by what matched; nothing where that is not to be told."""
    before, after = _sides(match)
    if _is_range(before, after) or (_LAST_PLACE.search(before) and _FIRST_PLACE.match(after)):
        return RANGE
    if match[0] not in HYPHENS or not _may_be_names(before, after):
        return DASH
    return None


def applies(match: re.Match[str]) -> bool:
    """Whether one is meant: between digits only in a range, and not in one of a reference."""
    before, after = _sides(match)
    if not before[-1:].isdigit() and not after[:1].isdigit():
        return True
    return _is_range(before, after) and not half_width.is_reference(match.string)


def _sides(match: re.Match[str]) -> tuple[str, str]:
    line, start, end = match.string, match.start(), match.end()
    return line[max(start - WINDOW, 0) : start], line[end : end + WINDOW]


def _is_range(before: str, after: str) -> bool:
    """Whether a time or number stands on both sides, of one unit or of dates."""
    if _LAST_DAY.search(before) and _FIRST_DAY.match(after):
        return True
    last, first = _LAST.search(before), _FIRST.match(after)
    if not last or not first:
        return False
    unit, other = last[2], first[2]
    if unit is None:
        are_years = _YEAR.fullmatch(last[1]) and _YEAR.fullmatch(first[1])
        return other is not None or are_years is not None
    are_dates = {unit, other} <= set(_DATE.split("|"))
    return unit == other or are_dates


def _may_be_names(before: str, after: str) -> bool:
    """Whether two names may stand on both sides: a place on one, or a few characters on each."""
    if not before or not after or _EXPLAINS.match(after):
        return False
    if _LAST_PLACE.search(before) or _FIRST_PLACE.match(after):
        return True
    return bool(_LAST_NAME.search(before) and _FIRST_NAME.match(after))
