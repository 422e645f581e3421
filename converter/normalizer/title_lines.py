"""Which lines are a title: one, or several that read as one."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from itertools import pairwise

from converter.normalizer.blocks import separators
from converter.normalizer.lines import Line
from converter.normalizer.rules import Rules
from converter.patterns import lazy_pattern

TITLE_LENGTH = 100
"""A first line longer than this is a paragraph whose full stop was forgotten."""

NO_TITLE_END = "。；，、：:;,."
"""A title ends in none of these (GB/T 15834-2011, 4.1, 4.5–4.7); ``：`` ends a salutation."""

MOST_LINES = 3
"""A title is set in at most so many lines, as a trapezium or a rhomb (GB/T 9704-2012, 7.3.1)."""

LONGEST_PART = 60
SHORTEST_FIRST, SHORTEST_SECOND = 8, 4
"""The characters of two lines that may be a title with nothing to tell but what follows them."""

_KIND = lazy_pattern(
    r".{0,150}(?:关于|關於).{1,150}的?(?:决议|决定|命令|令|公报|公告|通告|意见|通知|通报|报告|请示|批复|议案|函"
    r"|纪要|规定|办法|条例|细则|章程|方案|规划|计划|要点|总结|建议|说明|倡议书?|提案|答复|預算|通報|報告|議案|說明)"
    r"(?:[（(][^（）()]{1,16}[)）])?"
)
"""A title of an official document: 关于, and the kind (党政机关公文处理工作条例, 8)."""

_OPEN_END = lazy_pattern(
    r"[的和与與及暨或在对對为為向从從、—～]$|(?:关于|關於|基于|以及|举办|召开|印发|转发)$"
)
_GOES_ON = lazy_pattern(
    r"[的和与與及暨]|关于|關於|在.{2,40}上的|第[一二三四五六七八九十\d]{1,4}[届屆次](?!.{0,20}[号號])"
)
_NAMES_KIND = lazy_pattern(
    r"(?:倡议书|公开信|邀请函|承诺书|责任书|意见书|[通公]告|通知|[试試]卷|试题|测试卷|练习卷|答题卡|讲话稿|发言稿"
    r"|说明书|說明書|(?:会议|会务|活动)手册)"
    r"(?:[（(].{1,16}[)）])?$"
)
"""The second line of a title that says what kind of text it is."""

_IN = lazy_pattern(r"在(?!.*[上中时])")
_IN_GOES_ON = lazy_pattern(r".{0,40}[上中](?:的)?(?:讲话|发言|致辞|报告|演讲|講話|發言|致辭|主持词)(?:[（(].{1,12}[)）])?$")
"""What a speech was given at, over two lines: 在全县安全生产 and 电视电话会议上的讲话."""

_PLACE = lazy_pattern(r"[^，。：；！？“”《》—]{4,30}[站区區县縣市镇鎮乡鄉村园園会會社店厂廠部院馆館所司局处處校组團团]|[^，。：；！？“”《》—]{2,30}(?:中心|大学|中学|小学|集团|政府|党委|支部)")
_OF_PLACE = lazy_pattern(r"(?!.*第[\d一二三四五六七八九十百〇零]{1,6}[号號期]).{4,50}(?:报告|總結|总结|计划|方案|要点|打算|预案|制度|章程|公约|简报|規劃|规划|報告|計畫|方案|打算|思路)(?:[（(].{1,12}[)）])?$")
"""An office or a place, and below it the report or plan of it."""

_ENTRY = lazy_pattern(r"[^\s，。；：:！？《》“”]{2,6}[：:]")
"""An entry of a head, with its key, is no second line of a title."""

_WHOLE_ENDS = frozenset("）)？?！!”」》")
SHORTEST_SHARE = 0.5
"""A title that stops before it ends is set in two lines of some length each."""

_PAIRS = (("《", "》"), ("“", "”"), ("（", "）"), ("「", "」"), ("『", "』"))


def is_title(line: Line) -> bool:
    """Whether the first line of a text is its title."""
    text = line.text
    is_one = len(text) <= TITLE_LENGTH and text[-1] not in NO_TITLE_END
    return is_one and not separators.is_separator(text)


def is_broken(lines: Sequence[Line], first: int, headings: Container[int], rules: Rules) -> bool:
    """Whether a title of two lines is broken behind a comma: in brackets, or above a byline."""
    if first + 2 >= len(lines) or lines[first].text[-1] not in "，、,":
        return False
    if not _may_go_on(lines, first + 1, headings, rules):
        return False
    both = lines[first].text + lines[first + 1].text
    if any(both.count(opening) != both.count(closing) for opening, closing in _PAIRS):
        return False
    return _is_open(lines[first].text) or has_head(lines, first + 2, rules)


def count(lines: Sequence[Line], first: int, headings: Container[int], rules: Rules) -> int:
    """How many of the lines from ``first`` on are the title."""
    most = 1
    while most < MOST_LINES and _may_go_on(lines, first + most, headings, rules):
        most += 1
    for end in range(first + most, first + 1, -1):
        is_one = is_part(lines, end - 1, rules) or _is_one(lines[first:end])
        if is_one or _is_wrapped(lines, first, end, rules):
            return end - first
    return 1


def goes_on(text: str) -> bool:
    """Whether a line goes on with the title above it, by how it begins."""
    return _GOES_ON.match(text) is not None


def is_part(lines: Sequence[Line], index: int, rules: Rules) -> bool:
    """Whether the line names the part of a course or a book that the text is: 第六讲　斗栱.

    It is the first, with words of its own, or the second, above who wrote or gives it.
    """
    if index > 1 or index + 1 >= len(lines):
        return False
    found = rules.marker(lines[index].text)
    if found is None or not (found.marker.is_unit or found.marker.self_evident):
        return False
    is_named = len(found.label) < len(lines[index].text)
    return has_head(lines, index + 1, rules) if index else is_named


def _may_go_on(lines: Sequence[Line], index: int, headings: Container[int], rules: Rules) -> bool:
    if index >= len(lines) - 1 or index in headings:
        return False
    before, line = lines[index - 1], lines[index]
    return (
        line.number == before.number + 1
        and line.access == before.access
        and max(len(before.text), len(line.text)) <= LONGEST_PART
        and is_title(line)
        and not (line.text[0] == "【" and line.text[-1] == "】")
        and _is_unknown(lines, index, rules)
    )


def _is_unknown(lines: Sequence[Line], index: int, rules: Rules) -> bool:
    """Whether the line is none of a list, and none that stands under a title."""
    if is_part(lines, index, rules):
        return True
    text = lines[index].text
    return _ENTRY.match(text) is None and rules.marker(text) is None and rules.role(text, "head") is None


def _is_one(lines: Sequence[Line]) -> bool:
    """Whether these lines read as one: each stops in the middle, or all are a document's title."""
    texts = [line.text for line in lines]
    if _KIND.fullmatch("".join(texts)) and not _KIND.fullmatch("".join(texts[:-1])):
        return True
    if _NAMES_KIND.search(re.sub(r"\s", "", texts[-1])):
        return not any(map(_NAMES_KIND.search, texts[:-1]))
    return all(_is_open(before) or goes_on(after) or _is_of(before, after) for before, after in pairwise(texts))


def _is_of(before: str, after: str) -> bool:
    """Whether a line goes on with where a speech was given, or names the report of an office."""
    if _IN.match(before) and _IN_GOES_ON.match(after):
        return True
    is_again = after[:2] == before[:2]
    return not is_again and bool(_PLACE.fullmatch(before) and _OF_PLACE.match(after))


def _is_open(text: str) -> bool:
    return _OPEN_END.search(text) is not None or any(
        text.count(opening) > text.count(closing) for opening, closing in _PAIRS
    )


def _is_wrapped(lines: Sequence[Line], first: int, end: int, rules: Rules) -> bool:
    """Whether two lines are a title for what follows: a byline, or what else a head has."""
    if end - first != 2 or end >= len(lines):
        return False
    one, other = (len(line.text) for line in lines[first:end])
    is_long = one >= SHORTEST_FIRST and max(SHORTEST_SECOND, SHORTEST_SHARE * one) <= other <= one
    is_whole = lines[first].text[-1] in _WHOLE_ENDS
    return is_long and not is_whole and has_head(lines, end, rules)


def has_head(lines: Sequence[Line], index: int, rules: Rules) -> bool:
    """Whether this line is one that stands under a title."""
    follows = rules.role(lines[index].text, "head")
    return follows is not None and follows.role in {"byline", "date", "source", "abstract"}
