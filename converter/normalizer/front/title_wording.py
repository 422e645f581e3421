"""Which titles read as one over several lines: by how lines end and begin, and by their kinds."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from re import Pattern

from converter.patterns import lazy_pattern

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
    r"|(?:执行|實施|实施|落实|完成|编制)(?:情况|工作)"
)
_NAMES_KIND = lazy_pattern(
    r"(?:倡议书|公开信|邀请函|承诺书|责任书|意见书|[通公]告|通知|[试試]卷|试题|测试卷|练习卷|答题卡|讲话稿|发言稿"
    r"|说明书|說明書|(?:判决|裁定|调解|起诉|认定|決定|决定)书|(?:会议|会务|活动)手册)"
    r"(?:[（(].{1,16}[)）])?$"
)
"""The second line of a title that says what kind of text it is."""

_KIND_ALONE = lazy_pattern(
    r"(?:[读讀观觀][后後])?(?:有感|感)|(?:[学學][习習])?心得(?:[体體][会會])?|(?:政府|年度|年终|[学學][习習])?工作(?:[报報]告|[总總][结結])"
    r"|(?:述[职職](?:述廉)?|[调調](?:研|查)|考察|[实實]践|[实實][习習])[报報]告|[总總][结結]|[讲講][话話]稿?|[发發]言稿?|致[辞辭詞词]|主持[词詞]"
    r"|(?:民事|刑事|行政)?(?:判决|裁定|调解|起诉|决定)书|[公通]告"
    r"|演[讲講][词詞稿]|[检檢][讨討][书書]|申[请請][书書]|思想[汇匯][报報]|[自我]{2}[鉴鑒]定"
)
"""What a text is, alone on the line right below what it is on: 讲　　话, 心得体会, 有感."""

_GIVEN = lazy_pattern(
    r"在.{4,120}[上中时時](?:的)?(?:讲话|发言|致辞|报告|演讲|講話|發言|致辭|演講)(?:[（(].{1,12}[)）])?"
)
"""The title of a speech, however many lines it is set in."""

_GIVEN_AT = lazy_pattern(r"在(?!.*[上中时])")
_WHAT_IS_GIVEN = lazy_pattern(
    r".{0,40}[上中](?:的)?(?:讲话|发言|致辞|报告|演讲|講話|發言|致辭|主持词)(?:[（(].{1,12}[)）])?$"
)
"""A speech and where it was given: 在全县安全生产 and 电视电话会议上的讲话."""

_PLACE = lazy_pattern(
    r"[^，。；：！？“”《》—]{4,30}[站区區县縣市镇鎮乡鄉村園园会會社店厂廠部院馆館所司局处處校组團团]"
    r"|[^，。；：！？“”《》—]{2,30}(?:中心|大学|中学|小学|集团|政府|党委|支部)"
)
_OF_PLACE = lazy_pattern(
    r"(?!.*第[\d一二三四五六七八九十百〇零]{1,6}[号號期]).{4,50}(?:报告|總結|总结|纪要|計畫|计划|方案|要点|打算|预案|制度"
    r"|章程|公约|简报|規劃|规划|報告|思路|告.{1,6}书|须知|守则|登记表|报名表|申请表)(?:[（(].{1,12}[)）])?$"
)
"""An office or a place, and below it the report or plan of it."""

_PAUSE = lazy_pattern(r"(?<=[^\W0-9a-zA-Z_]{3})[ \u3000](?=[^\W0-9a-zA-Z_]{3})")
SHORTEST_CLAUSE = 4
"""The white space between two clauses of a title, and the characters of the shortest couplet."""

_PAIRS = (("《", "》"), ("“", "”"), ("（", "）"), ("「", "」"), ("『", "』"))


def is_one(texts: Sequence[str]) -> bool:
    """Whether these lines read as one: each stops in the middle, or all are a document's title."""
    if _needs_all(_KIND, texts) or _needs_all(_GIVEN, [_closed_up(text) for text in texts]):
        return True
    return names_kind(texts) or all(
        is_open(before) or is_kind(after) or goes_on(after) or is_of(before, after)
        for before, after in pairwise(texts)
    )


def _needs_all(title: Pattern[str], texts: Sequence[str]) -> bool:
    """Whether these lines are such a title, and without the last they are none."""
    return bool(title.fullmatch("".join(texts)) and not title.fullmatch("".join(texts[:-1])))


def is_beyond_doubt(texts: Sequence[str]) -> bool:
    """Whether they read as one with blank lines between them too."""
    if names_kind(texts) or (len(texts) == 2 and is_of(*texts)):
        return True
    is_of_one = _needs_all(_KIND, texts) and all(map(is_open, texts[:-1]))
    return is_of_one or all(after.startswith("的") for after in texts[1:])


def goes_on(text: str) -> bool:
    """Whether a line goes on with the title above it, by how it begins."""
    return _GOES_ON.match(text) is not None


def is_kind(text: str) -> bool:
    """Whether a line says what kind of text it is, and nothing else."""
    return _KIND_ALONE.fullmatch(_closed_up(text)) is not None


def _closed_up(text: str) -> str:
    return "".join(text.split())


def is_joint(office: str, other: str, after: str) -> bool:
    """Whether two offices issue the document whose title goes on below them."""
    return bool(_PLACE.fullmatch(office) and _PLACE.fullmatch(other)) and goes_on(after)


def names_kind(texts: Sequence[str]) -> bool:
    """Whether the last line says what kind of text it is, and none above it does."""
    *above, last = map(_closed_up, texts)
    return _NAMES_KIND.search(last) is not None and not any(map(_NAMES_KIND.search, above))


def is_of(before: str, after: str) -> bool:
    """Whether a line goes on with where a speech was given, or names the report of an office."""
    if _GIVEN_AT.match(before) and _WHAT_IS_GIVEN.match(after):
        return True
    is_again = after[:2] == before[:2]
    return not is_again and bool(_PLACE.fullmatch(before) and _OF_PLACE.match(after))


def pause(before: str, after: str) -> str:
    """What stands between two lines of a title that are sentences of their own: 聚力发展　实干兴邦.

    They are as long, or one of them has such a pause itself.
    """
    if is_open(before) or goes_on(after) or is_kind(after):
        return ""
    own = _PAUSE.search(before) or _PAUSE.search(after)
    is_couplet = len(before) == len(after) >= SHORTEST_CLAUSE
    return own[0] if own else "\u3000" * is_couplet


def is_open(text: str) -> bool:
    """Whether a line stops in the middle of what it says, or within brackets."""
    return _OPEN_END.search(text) is not None or not is_paired(text, closes_only=True)


def is_paired(text: str, *, closes_only: bool = False) -> bool:
    """Whether each bracket has its other half in ``text``; all that open, if it ``closes_only``."""
    counts = [(text.count(opening), text.count(closing)) for opening, closing in _PAIRS]
    return all(one <= other if closes_only else one == other for one, other in counts)
