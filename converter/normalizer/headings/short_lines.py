"""Headings without a number that are known by their place.

Short lines are what a text is full of: bylines, captions, verse, dialogue. So a short line is a
heading only where a paragraph ends before it and another follows, and where it has siblings.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from converter.normalizer.headings.candidate import Candidate, Reading, Refused
from converter.normalizer.lines import Line

SHORT = 20
"""The longest short line that is a heading by its place."""

FORM = "short line"

MIN_SIBLINGS = 2

LONGEST_NAME = 4
"""A line with no more on it before the first paragraph may be the author's name."""

_BYLINE_MARKS = frozenset("：: 　/|·")

MOST_SHORT = 2
"""Of this many lines at most one is a short heading; there are more in verse and in lists."""


_PARAGRAPH_ENDS = frozenset("。！？!?…”’」』）)：；")
_SENTENCE_ENDS = frozenset("。！？!?…”’」』")
_NO_HEADING = re.compile(
    r"[“‘「『\"'（(\[《—\-–·•●▲△○※>#*|=_＿~①-⑳0-9０-９]"
    r"|[图表][0-9０-９一二三四五六七八九十为：]|附件|[此敬]致|[一二三四五六七八九十]{1,3}[年月日]"
    r"|(?:责任|本期|本版)?(?:编辑|审核|校对|排版|摄影|供图|撰文|作者|记者|来源|文字|图片|策划|监制)"
    r"|[问答問]?[:：]|[^:：]{1,8}[:：].*[？?]$"
)
"""What opens quotations, captions, credits, items, dates and turns of an interview."""

_NO_HEADING_END = frozenset("。，；：、！!….,;:—）)》|~～")
_INSIDE = re.compile("[。；！!\t|]|　{2}|[0-9]{1,2}[月:：][0-9]|[说道问喊叫答][：，]?“")
_PART = re.compile("[^（(]（[一二三四五六七八九十上中下续]）$")
_ORNAMENT = re.compile(r"[■◆▌▍★☆◎▶►❖✦]\s*(?=\S{2})|【(?=[^】]{2,15}】$)")
_ITEM = re.compile(r"[-•●■◆·*] ?\S")


def read(lines: Sequence[Line], brief: Sequence[int], taken: bytearray) -> Reading:
    """The short lines where a heading might stand; ``taken`` flags the lines that are else."""
    start = next((i for i, line in enumerate(lines) if _is_paragraph(line.text)), len(lines))
    places = list(_places(lines, brief, taken, start))
    if len(places) >= MIN_SIBLINGS and _may_open_text(lines, start - 1, taken):
        places.insert(0, start - 1)
    return _sorted([_candidate(index, lines[index].text) for index in places], len(lines))


def _may_open_text(lines: Sequence[Line], index: int, taken: bytearray) -> bool:
    """Whether a heading may stand before the first paragraph, where bylines and dates do too."""
    if index < 1 or taken[index]:
        return False
    text = lines[index].text
    is_name = len(text) <= LONGEST_NAME or not _BYLINE_MARKS.isdisjoint(text)
    return not is_name and len(text) <= SHORT and _is_short_heading(text)


def _places(
    lines: Sequence[Line], brief: Sequence[int], taken: bytearray, start: int
) -> Iterator[int]:
    """Where a short line after ``start`` has a paragraph before it and another after it."""
    for index in brief:
        text = lines[index].text
        if (
            index > start
            and not taken[index]
            and len(text) <= SHORT
            and _is_short_heading(text)
            and _may_precede(lines[index - 1].text)
            and _may_follow(text, lines, index + 1, taken)
        ):
            yield index


def _is_paragraph(text: str) -> bool:
    return len(text) > SHORT and text[-1] in _SENTENCE_ENDS


def _candidate(index: int, text: str) -> Candidate:
    ornament = _ORNAMENT.match(text)
    prefix = ornament[0] if ornament else ""
    return Candidate(index, FORM + prefix.strip(), text[len(prefix) :], prefix=prefix, rule=FORM)


def _sorted(short: Sequence[Candidate], lines: int) -> Reading:
    """Tell the short lines that are headings from those that only stand where one might."""
    reading = Reading([], [])
    speakers = Counter(filter(None, (_before_colon(one.text) for one in short)))
    asks_mostly = 2 * sum(one.text[-1] in "？?" for one in short) > len(short)
    left = []
    for one in short:
        if speakers[_before_colon(one.text)] >= MIN_SIBLINGS:
            reading.refused.append(Refused(one, "another line begins alike before a colon"))
        elif asks_mostly and one.text[-1] in "？?":
            reading.refused.append(Refused(one, "most short lines are questions"))
        else:
            left.append(one)
    counts = Counter(one.form for one in left)
    for one in left:
        if len(left) * MOST_SHORT > lines:
            reading.refused.append(Refused(one, "the text is one of short lines"))
        elif counts[one.form] < MIN_SIBLINGS:
            reading.refused.append(Refused(one, "it has no sibling"))
        else:
            reading.candidates.append(one)
    return reading


def _before_colon(text: str) -> str:
    return text.partition("：")[0] if "：" in text else ""


def _is_short_heading(text: str) -> bool:
    end = text[-1]
    if (
        len(text) < 2
        or (end in _NO_HEADING_END and not _PART.search(text))
        or _NO_HEADING.match(text)
    ):
        return False
    is_sentence = text[-1] in "？?" and "，" in text
    return not is_sentence and not _INSIDE.search(text)


def _may_precede(text: str) -> bool:
    """Whether a heading may come after the line: after the end of a paragraph, or an item."""
    return text[-1] in _PARAGRAPH_ENDS or _ITEM.match(text) is not None


def _may_follow(heading: str, lines: Sequence[Line], index: int, taken: bytearray) -> bool:
    """Whether what a heading announces may begin with the line: a paragraph, an item, a heading."""
    text = lines[index].text
    if taken[index] or _ITEM.match(text):
        return True
    return text[-1] in _PARAGRAPH_ENDS and len(text) > len(heading)
