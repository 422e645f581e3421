"""What may stand right below a short title: the first line of what it announces."""

from __future__ import annotations

from collections.abc import Sequence

from converter.normalizer import sentences
from converter.normalizer.blocks import separators
from converter.normalizer.headings.short_texts import (
    BRACKETED,
    CREDIT,
    ITEM,
    LONGEST_ROW,
    ORNAMENT,
    PARAGRAPH_ENDS,
    SHORT,
    SHORTEST,
    is_paragraph,
    is_title,
    may_precede,
)
from converter.normalizer.lines import Line, is_parted
from converter.patterns import lazy_pattern

LONGEST_BRIEF = 8
"""A paragraph of no more characters needs a longer one below it, under a heading."""

SHORTEST_WRAPPED = 30
"""The characters of a line that was wrapped, where too few others were to tell at what width."""

LONGEST_ASIDE = 90
"""The characters of a picture's words, an inscription or a rule, at the most."""

FIRST_ITEM = "①"
"""What opens a list, also one that stands on one line."""

MOST_ASIDE = 2
"""The pictures and rules that may stand between a title and its text."""

_ASIDE = lazy_pattern(
    r"(?:图片|圖片|照片|视频|視頻|音频|插图|配图)$|[\[［【（(〔](?:图|圖|照片|视频|視頻|音频|插图|配图)[^\]］】）)〕]{0,20}[\]］】）)〕]$|[^\w\s]{1,6}$"
    r"|(?:—|―|─){1,2}[^—―─，。；：！？]{2,24}$|[“「『][^”」』]{2,60}[”」』]\s?(?:—|―|─){1,2}.{2,20}$"
    r"|(?:图|圖|照片|图片|摄影|攝影|供图)(?:来源|來源)?\s?[/／:：][^。！？]{1,24}$|[图圖]\s?[0-9０-９一二三四五六七八九十]"
)
"""A picture, its credit, an ornament, an inscription and who wrote it: no text yet."""


def is_aside(text: str) -> bool:
    """Whether it is neither title nor text, and may stand between these."""
    return len(text) <= LONGEST_ASIDE and (
        _ASIDE.match(text) is not None or separators.is_separator(text)
    )


def after_asides(lines: Sequence[Line], index: int) -> int:
    """The line from ``index`` on that is no picture or the like; ``index`` where there is none."""
    for place in range(index, min(index + MOST_ASIDE + 1, len(lines))):
        if not is_aside(lines[place].text):
            return place
    return index


def may_follow(heading: str, lines: Sequence[Line], index: int, taken: bytearray) -> bool:
    """Whether what a heading announces may begin with the line: a paragraph, an item, a heading."""
    index = after_asides(lines, index)
    text = lines[index].text
    if taken[index] or len(text) > LONGEST_ROW or _is_credit(lines, index):
        return True
    if ITEM.match(text) or text[0] == FIRST_ITEM:
        return True
    if _is_brief_paragraph(lines, index) or _is_couplet(lines, index):
        return True
    is_salutation = text[-1] in "：:"
    return (
        is_salutation
        or is_wrapped(lines, index)
        or (text[-1] in PARAGRAPH_ENDS and len(text) > min(len(heading), SHORTEST))
    )


def _is_brief_paragraph(lines: Sequence[Line], index: int) -> bool:
    """Whether a word or two with a full stop stand over a paragraph: 别跑。 right below a title."""
    text, below = lines[index].text, lines[index + 1 : index + 2]
    is_sentence = text[-1] in sentences.ENDS and len(text) > 1
    return is_sentence and any(
        is_paragraph(one.text) or (one.text[-1] in sentences.ENDS and len(one.text) > LONGEST_BRIEF)
        for one in below
    )


def is_wrapped(lines: Sequence[Line], index: int) -> bool:
    """Whether a line nearly as long as a paragraph goes on to the end of a sentence right below."""
    if len(lines[index].text) < SHORTEST_WRAPPED or index + 1 >= len(lines):
        return False
    return lines[index + 1].text[-1] in sentences.ENDS and not is_parted(lines, index + 1)


def _is_couplet(lines: Sequence[Line], index: int) -> bool:
    """Whether two short lines are one sentence, as a motto is, and a paragraph follows."""
    if index + 2 >= len(lines) or lines[index].text[-1] not in "，、；":
        return False
    other, below = lines[index + 1].text, lines[index + 2].text
    return len(other) <= SHORT and other[-1] in sentences.ENDS and is_paragraph(below)


def is_short_title(lines: Sequence[Line], index: int) -> bool:
    """Whether it may be the title over one behind an ornament: something ends above it."""
    text = lines[index].text
    return (
        index > 0 and len(text) <= SHORT and is_title(text) and may_precede(lines[index - 1].text)
    )


def is_marked(lines: Sequence[Line], index: int) -> bool:
    """Whether it is a title behind an ornament or in brackets, over a paragraph of its own."""
    text, below = lines[index].text, lines[index + 1 : index + 2]
    mark = BRACKETED.match(text) or ORNAMENT.match(text)
    return mark is not None and any(
        one.text[-1] in sentences.ENDS
        and len(one.text) > LONGEST_BRIEF
        and not ITEM.match(one.text)
        for one in below
    )


def _is_credit(lines: Sequence[Line], index: int) -> bool:
    """Whether it is a line under a piece's title that says who wrote it, with the piece below."""
    is_last = index + 1 >= len(lines)
    if is_last or CREDIT.match(lines[index].text) is None:
        return False
    return is_paragraph(lines[index + 1].text)
