"""What a line that ends in a colon announces: a list, or words that stand somewhere else."""

from __future__ import annotations

from collections.abc import Sequence

from converter.normalizer.lines import Line
from converter.patterns import lazy_pattern

COLONS = frozenset("：:")

LONGEST = 120
"""The last characters of a line that tell what it announces."""

_WRITTEN = lazy_pattern(
    r"(?:[写寫](?:(?=[：:])|[着著道的下在成满滿]|了(?!.{0,6}[行首]))|抄|刻|[印喷噴绣繡](?=[着著了在])|(?<![补補津])[贴貼](?=[着著了在出])"
    r"|[记記](?=[着著道])|[题題](?=[着著]))[^。]{0,24}[：:]$"
    r"|(?:墙|牆|黑板|木板|白板|牌子|木牌|碑|匾|[纸紙](?:条|條|上)|字[条條]|簿子|本子|[栏欄][里裡]|字幕|[标標][语語]|留言|短信|便[条條]|笔迹|筆跡)"
    r"[^。]{0,24}[：:]$"
    r"|(?:[一二两兩三四五六七八九十几幾\d]{1,3}[个個行]|[个個行])[^。，]{0,6}字[：:]$"
)
"""Words on a wall, a board, a sheet: they are shown as they stand there."""

_SAID = lazy_pattern(
    r"[说說问問](?:的)?是[：:]$|(?:[句段][话話]|只有[^。]{0,4}句|[一几幾]段[^。]{0,4}|原文|全文)(?:如下|是|[说說])?[：:]$"
)
_TOLD = lazy_pattern(r"(?:告[诉訴][^。，]{0,4}|[说說]道)[：:]$")
"""What someone said or wrote, word for word; what is told in quotation marks is a turn of it."""

_SUNG = lazy_pattern(
    r"[念唸唱吟诵誦诗詩歌谣謠联聯曲][^。]{0,30}[：:]$|正是[：:]$|[写寫]了?[^。]{0,2}行[：:]$"
)
"""What is announced so is verse, whatever it is written on."""


def before(lines: Sequence[Line], start: int) -> str:
    """The end of the text before line ``start`` if it ends in a colon; else nothing."""
    if not start or lines[start - 1].role != "body" or lines[start - 1].text[-1] not in COLONS:
        return ""
    return lines[start - 1].text[-LONGEST:]


def is_written(text: str) -> bool:
    """Whether words that stand somewhere are announced."""
    return _WRITTEN.search(text) is not None and not is_sung(text)


def is_said(text: str, said: str) -> bool:
    """Whether a sentence of another is announced, and ``said`` is one."""
    if is_sung(text):
        return False
    return _SAID.search(text) is not None or (
        _TOLD.search(text) is not None and said[0] not in "“「『"
    )


def is_sung(text: str) -> bool:
    """Whether verse is announced."""
    return _SUNG.search(text) is not None
