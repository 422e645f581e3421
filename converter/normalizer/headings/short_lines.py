"""Headings without a number that are known by their place.

Short lines are what a text is full of: bylines, captions, verse, dialogue. So a short line is a
heading only where a paragraph ends before it and another follows, and where it has siblings.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from msgspec.structs import replace

from converter.normalizer.headings.candidate import Candidate, Reading, Refused
from converter.normalizer.headings.series import KNOWN
from converter.normalizer.lines import Line

SHORT = 20
"""The longest short line that is a heading by its place."""

FORM = "short line"
FLUSH = " at the edge"
"""A short line at the edge, where all paragraphs are set in, needs no sibling."""

MIN_SIBLINGS = 2

LONGEST_NAME = 4
"""A line with no more on it before the first paragraph may be the author's name."""

_BYLINE_MARKS = frozenset("：: 　/／|｜丨·")

SECTION = 4
"""The lines from one question to the next, on average, where these are headings and no turns."""

MOST_SHORT = 2
"""Of this many lines at most one is a short heading; there are more in verse and in lists."""


_PARAGRAPH_ENDS = frozenset("。！？!?…”’」』）)：；")
_SENTENCE_ENDS = frozenset("。！？!?…”’」』")
_NO_HEADING = re.compile(
    r"目\s*[录錄次]$|CONTENTS$|[“‘「『\"'（(\[《—\-–·•●▲△○※>#*|=_＿~①-⑳0-9０-９]"
    r"|[图表][0-9０-９一二三四五六七八九十为：]|附件|[此敬]致|[一二三四五六七八九十]{1,3}[年月日]"
    r"|(?:责任|本期|本版)?(?:编辑|审核|校对|排版|摄影|供图|撰文|作者|记者|来源|文字|图片|策划|监制)"
    r"|[问答問]?[:：]|[^:：]{1,8}[:：].*[？?]$"
)
"""What opens quotations, captions, credits, items, dates and turns of an interview."""

_NO_HEADING_END = frozenset("。，；：、！!….,;:—）)》|~～")
_INSIDE = re.compile("[。；！!\t|]|　{2}|[0-9]{1,2}[月:：][0-9]|[说道问喊叫答][：，]?“")
_REMARK = re.compile(r"^[^（(]{1,12}[（(][^（）()。，；]{1,10}[）)]$")
"""A title with a word on it in brackets: 渡口（上）, 用料（两人份）."""
_ORNAMENT = re.compile(r"[■◆▌▍▋★☆◎▶►❖✦]\s*(?=\S{2})|【(?=[^】]{1,15}】$)")
_BRACKETED = re.compile(r"【[^】]{1,18}】(?=$|[^\s，。：；])")
"""A title in black lenticular brackets, or a short word in them and its title: no paragraph is."""
_ROW = re.compile(r"[:：\t|　]|[；;]$")
_RULE = re.compile(r"[—―─_＿=*＊~～·•-]{3,}")
SHORTEST = 4
"""A paragraph of more characters may stand under a longer heading."""

_QUOTED = re.compile(r"“[^“”。！？!?…—]{4,18}”|「[^「」。！？!?…—]{4,18}」")
"""Words of somebody's as a heading: what is said in a dialogue ends as a sentence."""

ITEM = re.compile(r"[-•●■◆·*] ?\S")


def read(lines: Sequence[Line], brief: Sequence[int], taken: bytearray) -> Reading:
    """The short lines where a heading might stand; ``taken`` flags the lines that are else."""
    start = next((i for i, line in enumerate(lines) if _is_paragraph(line.text)), len(lines))
    places = list(_places(lines, brief, taken, start))
    if len(places) >= MIN_SIBLINGS and _may_open_text(lines, start - 1, taken):
        places.insert(0, start - 1)
    is_flush = _flush(lines)
    short = [_candidate(i, lines[i].text, flush=is_flush(lines[i])) for i in places]
    return _sorted(short, len(lines))


def _flush(lines: Sequence[Line]) -> Callable[[Line], bool]:
    """Whether a line stands at the edge in a text whose paragraphs are set in by two characters."""
    paragraphs = [line for line in lines if _is_paragraph(line.text)]
    set_in = sum(line.column > 1 for line in paragraphs)
    if 10 * set_in < 9 * len(paragraphs):
        return lambda _: False
    return lambda line: line.column == 1


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
        if taken[index] or len(text) > SHORT or not _is_short_heading(text):
            continue
        may_stand = index > start or _ORNAMENT.match(text)
        if _BRACKETED.match(text) or (may_stand and _has_place(text, lines, index, taken)):
            yield index


def _has_place(text: str, lines: Sequence[Line], index: int, taken: bytearray) -> bool:
    """Whether a paragraph or a heading ends before the line, and what it announces follows."""
    before, line, after = lines[index - 1 : index + 2]
    may_begin = bool(taken[index - 1]) or _may_precede(before.text) or _is_row(before, line, before)
    return may_begin and (_may_follow(text, lines, index + 1, taken) or _is_row(line, after, after))


def _is_row(upper: Line, lower: Line, row: Line) -> bool:
    """Whether a blank line parts the two, of which ``row`` is one of a list or a table."""
    return lower.number > upper.number + 1 and _ROW.search(row.text) is not None


def _is_paragraph(text: str) -> bool:
    return len(text) > SHORT and text[-1] in _SENTENCE_ENDS


def _candidate(index: int, text: str, *, flush: bool) -> Candidate:
    ornament = _ORNAMENT.match(text)
    prefix = ornament[0] if ornament else ""
    kind = text[0] if _BRACKETED.match(text) else prefix.strip() or FLUSH * flush
    return Candidate(index, FORM + kind, text[len(prefix) :], prefix=prefix, rule=FORM)


def _sorted(short: Sequence[Candidate], lines: int) -> Reading:
    """Tell the short lines that are headings from those that only stand where one might."""
    reading = Reading([], [])
    speakers = Counter(filter(None, (_before_colon(one.text) for one in short)))
    is_interview = _is_interview(short)
    left = []
    for one in short:
        if speakers[_before_colon(one.text)] >= MIN_SIBLINGS:
            reading.refused.append(Refused(one, "another line begins alike before a colon"))
        elif is_interview and one.text[-1] in "？?":
            reading.refused.append(Refused(one, "most short lines are questions"))
        else:
            left.append(one)
    counts = Counter(one.form for one in left)
    for one in left:
        if len(left) * MOST_SHORT > lines:
            reading.refused.append(Refused(one, "the text is one of short lines"))
        elif one.form == FORM + FLUSH and counts[one.form] == 1:
            reading.candidates.append(replace(one, form=KNOWN))
        elif counts[one.form] < MIN_SIBLINGS:
            reading.refused.append(Refused(one, "it has no sibling"))
        else:
            reading.candidates.append(one)
    return reading


def _is_interview(short: Sequence[Candidate]) -> bool:
    """Whether most are questions, and the next one comes after few paragraphs of an answer."""
    asked = [one.index for one in short if one.text[-1] in "？?"]
    if 2 * len(asked) <= len(short):
        return False
    return asked[-1] - asked[0] < SECTION * (len(asked) - 1) or len(asked) == 1


def _before_colon(text: str) -> str:
    return text.partition("：")[0] if "：" in text else ""


def _is_short_heading(text: str) -> bool:
    if _QUOTED.fullmatch(text):
        return True
    end = text[-1]
    if (
        (len(text) < 2 and not "\u4e00" <= text <= "\u9fff")
        or (end in _NO_HEADING_END and not _REMARK.search(text))
        or _NO_HEADING.match(text)
    ):
        return False
    is_sentence = text[-1] in "？?" and "，" in text
    return not is_sentence and not _INSIDE.search(text)


def _may_precede(text: str) -> bool:
    """Whether a heading may come after the line: the end of a paragraph, an item, a rule."""
    return text[-1] in _PARAGRAPH_ENDS or bool(ITEM.match(text) or _RULE.fullmatch(text))


def _may_follow(heading: str, lines: Sequence[Line], index: int, taken: bytearray) -> bool:
    """Whether what a heading announces may begin with the line: a paragraph, an item, a heading."""
    text = lines[index].text
    if taken[index] or ITEM.match(text):
        return True
    return text[-1] in _PARAGRAPH_ENDS and len(text) > min(len(heading), SHORTEST)
