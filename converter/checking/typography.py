"""What is wrong in the typography of a line, beyond what every conversion looks for.

Each rule is a pattern of linear cost, and what its matches become.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

import msgspec

from converter.checking import dashes, quotation_spaces, spaces, straight_quotes
from converter.checking.edits import Edit
from converter.checking.findings import Finding
from converter.diagnostics import Diagnostic
from converter.document import Span
from converter.normalizer import numerals
from converter.normalizer.han import HAN
from converter.normalizer.punctuation import half_width
from converter.normalizer.punctuation.half_width import FULL_WIDTH
from converter.patterns import lazy_pattern

_CLOSINGS = "”’》）】〉〕」』"
_OPENINGS = "“‘《（【〈〔「『"
_AFTER_TEXT = f"(?<=[{HAN}{_CLOSINGS}])"
_MARKS = f"，、；：。！？…{_CLOSINGS}{_OPENINGS}"
_BEFORE_TEXT_OR_END = f"(?=$|[{HAN}{_OPENINGS}{_CLOSINGS}])"
_LABEL = lazy_pattern(rf"\s*(?:[{numerals.HAN}]{{1,7}}|[{numerals.ARABIC}]{{1,4}})")
_PAUSE = lazy_pattern("[，。；！？]")

NUMERALS = frozenset(numerals.HAN)
TRANSCRIBED = frozenset(
    "阿埃艾安昂奥巴拜班邦保鲍贝本比彼宾波伯博勃布查茨达戴丹道德登邓迪蒂丁东杜顿多尔厄恩法凡范菲费芬丰冯夫弗福"
    "富甘冈戈哥格葛根贡古瓜圭哈海汉翰豪赫亨洪胡华怀基吉加伽贾杰金津卡凯坎康考柯可克肯孔库夸昆拉莱赖兰朗劳勒"
    "雷里丽利莉连列林琳龙隆卢鲁伦罗洛马玛麦迈曼芒梅门蒙孟米密缅敏明摩莫默姆木穆拿纳娜南内尼涅宁纽农努诺欧帕派"
    "潘庞培佩皮平珀朴普奇齐恰钱乔切琴琼丘让热仁茹儒瑞若萨塞赛桑森莎沙山尚舍申圣施什石史士舒朔司丝斯苏孙索塔泰"
    "坦汤唐陶特腾提缇廷通图吐托瓦万汪旺威韦维魏温文翁沃乌西希悉锡席夏香萧谢辛欣兴雄休修许雪逊雅亚延扬耶叶伊依宜"
    "因英尤于约云泽扎詹哲真芝治朱兹卓宗祖佐"
)
"""Characters that foreign names are written with (新华社, 世界人名翻译大辞典): 马丁.路德.金."""

NEAR = 200
"""The characters on each side in which 。 tells that dots are not the stops of a line."""

_STOPS = tuple(f".{closing}" for closing in ["", *_CLOSINGS])

ORDINARY = {
    wide: wide - 0xFEE0
    for first, last in ("０９", "ＡＺ", "ａｚ", "．．", "％％")
    for wide in range(ord(first), ord(last) + 1)
}
"""Full-width digits, letters and the marks of numbers to their ordinary forms (block FF00)."""

Match = re.Match[str]


def _always(_: Match) -> bool:
    return True


def _never(_: str) -> bool:
    return False


def _is_no_label(match: Match) -> bool:
    """Whether the dot is not the one after a number at the start of the line: ``一.目标``."""
    return not _LABEL.fullmatch(match.string, 0, match.start())


def _sentence_end(match: Match) -> str | None:
    """。 for a dot that ends a sentence, not for one in a name, a title or a day: 五.四运动.

    Amidst a line it does where dots are the stops of it: it ends with one, and no 。 is near.
    """
    line, place = match.string, match.start()
    before, after = line[place - 1], line[place + 1 : place + 2]
    is_name = {before, after} <= TRANSCRIBED or {before, after} <= NUMERALS
    start, end = max(place - NEAR, 0), place + NEAR
    is_titled = line.rfind("《", start, place) > line.rfind("》", start, place)
    is_stop = line.endswith(_STOPS) and line.find("。", start, end) < 0
    is_at_end = not after or after.isspace() or after in f"{_CLOSINGS}{_OPENINGS}"
    return "。" if is_at_end or (is_stop and not is_name and not is_titled) else None


def _one_mark(match: Match) -> str | None:
    """Which one of two marks is due; nothing where that is not to be told.

    The one that parts more: a sentence from the next rather than a clause or a word.
    """
    first, last = match[0][0], match[0][-1]
    if first == last:
        return FULL_WIDTH.get(first, first)
    if first in "！？":
        return first if last == "。" else None
    if first in "；：":
        return last if last in "。！？" else None
    return None if first == "。" else max(first, last, key="、，：；。！？".index)


def _sets_nothing_off(match: Match) -> bool:
    """Whether it is not the space before a credit: 灯塔夜景。 记者 项楠 摄."""
    is_after_sentence = match.string.endswith(("。", "！", "？"), 0, match.start())
    return not is_after_sentence or _PAUSE.search(match.string, match.end()) is not None


class Rule(msgspec.Struct, frozen=True):
    """``mended`` is what a match becomes if that is sure, ``applies`` whether it is meant.

    ``passes_over`` tells the lines for which it is no rule; ``unsure`` what is due if none is sure.
    """

    code: str
    pattern: re.Pattern[str]
    message: str
    hint: str
    mended: Callable[[Match], str | None]
    applies: Callable[[Match], bool] = _always
    passes_over: Callable[[str], bool] = _never
    unsure: str = "one of them is due"


RULES = (
    Rule(
        "PUN001",
        lazy_pattern(rf"<{{1,2}}(?=[{HAN}])[^<>/=\"]{{1,40}}(?<=[{HAN}）])>{{1,2}}"),
        "half-width {found} around Chinese text",
        "",
        lambda _: None,
        unsure="《 and 》 are due",
    ),
    Rule(
        "PUN004",
        lazy_pattern(
            rf"([，、；：])\1+|(?<!。)。。(?!。)|{_AFTER_TEXT}([,;:])\2+"
            rf"|{_AFTER_TEXT}(?:[，、；：][，、；：。！？]|[。！？][，、；。])(?![{_MARKS}])"
        ),
        "{found} is doubled",
        "{mended} is due",
        _one_mark,
    ),
    Rule(
        "PUN005",
        lazy_pattern(
            rf"(?<=[{HAN}])…(?!…)|(?<!…)…(?=[{HAN}])"
            rf"|(?<=[{HAN}{_MARKS}])(?<!…)(?:…{{3}}|…{{5}})(?!…|\s*[0-9０-９])"
            rf"|{_AFTER_TEXT}\.{{3,6}}(?![.\d])|{_AFTER_TEXT}。{{3,6}}(?!。)"
        ),
        "{found} for an ellipsis",
        "{mended} is due",
        lambda _: "……",
    ),
    Rule(
        "PUN006",
        lazy_pattern(rf"{_AFTER_TEXT}\.(?=$|[ \u3000]|[{HAN}{_OPENINGS}{_CLOSINGS}])"),
        "a dot for a full stop",
        "{mended} is due",
        _sentence_end,
        _is_no_label,
        half_width.is_reference,
        unsure="。 is due, or · in a name",
    ),
    Rule(
        "PUN008",
        lazy_pattern(
            rf"(?<=[{HAN}{_MARKS}])(?:--|－－|――|──|―|———|— —){_BEFORE_TEXT_OR_END}"
            rf"|(?<=[{HAN}\d%％℃])(?:--|－－|――|──|―)(?=\d)|(?<=\d)(?:--|－－|――|──|―)(?=[{HAN}])"
        ),
        "{found} for a dash",
        "{mended} is due",
        dashes.due,
        dashes.applies,
        unsure="—— is due, or — from one place to another",
    ),
    Rule(
        "SPC002",
        lazy_pattern(
            rf"(?<=[\w%…—，。、；！？{_CLOSINGS}])[ \u00a0](?=[，。、；：！？{_CLOSINGS}])"
            rf"|(?<=[，。、；：！？{_OPENINGS}])[ \u00a0]{{1,2}}(?=[\w{_OPENINGS}])"
        ),
        "a space beside a full-width mark",
        "none is due",
        lambda _: "",
        _sets_nothing_off,
    ),
    Rule(
        "SPC002",
        lazy_pattern(
            f"(?<=[{HAN}])[ \u00a0](?=[{quotation_spaces.OPENINGS}][{HAN}])"
            f"|(?<=[{HAN}，。！？…][{quotation_spaces.CLOSINGS}])[ \u00a0](?=[{HAN}])"
        ),
        "a space beside a full-width mark",
        "none is due",
        quotation_spaces.due,
        quotation_spaces.applies,
        unsure="none is due, unless it sets something off",
    ),
    Rule(
        "WID001",
        lazy_pattern(
            "(?<![０-９．])(?:[０-９]+．)*[０-９]+％|(?<=[^\\s０-９．])(?:[０-９]+．)+[０-９]+|[０-９Ａ-Ｚａ-ｚ]+"
        ),
        "full-width {found}",
        "{mended} is due",
        lambda match: match[0].translate(ORDINARY),
    ),
)
"""In the order of their codes: GB/T 15834-2011, 4.15 (PUN001), 4 (PUN004–PUN006), 4.12 with 4.13
(PUN008) and 5.1 (SPC002); GB/T 15835-2011, 5.1 (WID001). A space in empty brackets, and many
spaces, are blanks to fill in: （ ）, 姓名：    ，."""


def check(lines: Iterable[str]) -> Iterator[Finding]:
    """Yield what is wrong in the physical ``lines``, in the order of lines and rules."""
    for number, line in enumerate(lines, start=1):
        for rule in RULES:
            if rule.passes_over(line):
                continue
            for match in rule.pattern.finditer(line):
                if rule.applies(match):
                    yield _finding(rule, match, number)
        yield from spaces.check(line, number)
        yield from straight_quotes.check(line, number)


def _finding(rule: Rule, match: Match, number: int) -> Finding:
    mended = rule.mended(match)
    return Finding(
        Diagnostic(
            rule.code,
            "warning",
            rule.message.format(found=match[0]),
            rule.unsure if mended is None else rule.hint.format(mended=mended),
            Span(number, match.start() + 1, number, match.end()),
        ),
        () if mended is None else (Edit(number, match.start() + 1, len(match[0]), mended),),
    )
