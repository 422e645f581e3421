"""Who wrote a text, by its bylines."""

from __future__ import annotations

import re
from collections.abc import Iterable

from converter.normalizer.lines import Line
from converter.patterns import lazy_pattern

_KEY = lazy_pattern(
    r"[（(【\[]?(?:作\s{0,4}者|撰\s?文|撰\s?稿|撰稿人|执\s?笔|采\s?写|[^：:／/｜|丨\s]{0,4}文|(?:本报|本刊)?记\s?者|演讲人|[讲主]讲人"
    r"|讲话人|报告人|发言人|署名)\s?[:：/／|｜丨]\s{0,3}(.{1,40})"
)
_SUFFIX = lazy_pattern(r"(.{2,16}?)\s{1,2}(?:著|撰|编著|文|等著)")
_AMONG = lazy_pattern(
    r"(?:^|[\s|｜])(?:作\s?者|撰\s?[文稿]|(?:本报|本刊)?记者)\s?[:：]\s?([^\s|｜:：]{2,12})(?=$|[\s|｜])"
)
"""The writer among the entries of a head on one line: 来源：求是网　作者：张三　日期：……."""

_HEAD = frozenset({"byline", "source", "date"})
"""What stands on a line with the writer among others."""

_NAME = lazy_pattern(r"[^\W\da-zA-Z_](?:\s{0,2}[^\W\da-zA-Z_]){1,3}")

_OTHERS = lazy_pattern(r"[\s　]{1,8}[^\s　：:／/｜|丨]{1,6}[：:／/｜|丨]")
"""What else was done for a text, and by whom, on the line of its writer: 文／张三　摄影／李四."""

_KEY_BEHIND = lazy_pattern(r"[^\s　：:／/｜|丨]{1,4}[：:／/｜|丨]")

_NUMBERED = lazy_pattern(
    r"(?:[^\W\da-zA-Z_](?:[ 　]?[^\W\da-zA-Z_]){1,3}"
    r"[\[［]?[\d*＊]{1,2}(?:[,，][\d*＊]){0,2}[\]］]?[ 　，,、；;]{0,4}){1,12}"
)
"""Writers, each with the number of the office where they work (GB/T 7713.2-2022, 5.2)."""


def of(lines: Iterable[Line]) -> str:
    """The author whom a byline names; nothing where there is none that is a mere name."""
    for line in lines:
        if line.role in _HEAD and (match := _AMONG.search(line.text)):
            return match[1]
        if line.role != "byline":
            continue
        if match := _KEY.fullmatch(line.text) or _SUFFIX.fullmatch(line.text):
            return _first_name(match)
        if _NAME.fullmatch(line.text):
            return re.sub(r"\s", "", line.text)
        if _NUMBERED.fullmatch(line.text):
            names = (re.sub(r"\s", "", name) for name in _NAME.findall(line.text))
            return "、".join(dict.fromkeys(names))
    return ""


def _first_name(match: re.Match[str]) -> str:
    """The writer behind a key; that of a picture may stand before it, as in 文/图：张三."""
    behind = match[1]
    key = match.string[: match.start(1)]
    is_joint = key == key.rstrip() or key.rstrip()[-1] not in "：:"
    if is_joint and (other := _KEY_BEHIND.match(behind)):
        behind = behind[other.end() :]
    return _OTHERS.split(f" {behind}")[0].rstrip("）)】]").strip()
