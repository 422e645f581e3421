"""Short lines that are no titles because of the lines around them: rows, turns, words shown."""

from __future__ import annotations

from collections.abc import Sequence
from re import Pattern

from converter.normalizer import sentences
from converter.normalizer.blocks import announcements
from converter.normalizer.headings import beside_rows
from converter.normalizer.headings.rows import FACT
from converter.normalizer.headings.short_texts import (
    ITEM,
    LONGEST_ROW,
    PARAGRAPH_ENDS,
    SHORT,
    asks,
    is_full_name,
)
from converter.normalizer.lines import Line, is_parted
from converter.patterns import lazy_pattern

RIGHT = 10
"""Right below a paragraph, what is set in so many characters deeper is a signature."""

_BAR = lazy_pattern("[^|｜]{1,20}[|｜]")
"""How rows of a table open: no title is one beside another, nor a fact."""

_TURN = lazy_pattern(r"(?![（(])[^\s：:，。？]{1,14}[：:]\S")
"""How the turns of a talk open."""

_RULE = lazy_pattern(r"[-—－─_=*]{3,}")
"""What stands below who signs a mail, with words in it or without: -------- 原始邮件 --------."""

_KEYED = lazy_pattern("【[^】]{1,8}】[^】]")

_ANSWER = lazy_pattern("[“「『][^”」』]{1,24}[”」』]")
"""What is said, and nothing else."""

_DIRECTION = lazy_pattern(
    r"[（(\[［【][^（）()。]{0,12}(?:笑|掌[声聲]|鼓掌|停[顿頓]|沉默|[叹嘆][气氣]|鞠躬|起立|哽咽)[^（）()。]{0,4}[）)\]］】]"
)
"""What those do who hear somebody speak: （大笑，掌声）."""

_TELLS = lazy_pattern("(?:[我他她]们?|大家|有人)[就又还便也]?[说說问問][^的过]")
"""How one who tells a talk goes on."""

_SPOKEN = lazy_pattern("“[^”]{1,40}[。！？…]”|「[^」]{1,40}[。！？…]」")

_PART_OF_TITLE = lazy_pattern(r"[（(](?:规范性|资料性)(?:附录)?[）)]")
"""What stands between 附录A and its title, which is part of that heading (GB/T 1.1-2020, 9.6)."""

_DOCUMENT = lazy_pattern(
    "(?:关于|關於).{2,40}(?:通知|通告|通报|公告|公函|函|说明|意见|决定|报告|請示|请示|通報|說明)"
)
"""The title of a document that is quoted whole, where whom it is to stands below."""

MOST_SHOWN = 4
"""So many lines below the first may be shown with it."""

_STOPS = sentences.ENDS | frozenset("：:")

_BOARD = lazy_pattern("板[书書](?:设计|設計)?[：:】]?$")
"""What stands over the words on a blackboard."""


def is_one(lines: Sequence[Line], index: int) -> bool:
    """Whether the lines above and below say that it is no title."""
    before, line, after = lines[index - 1 : index + 2]
    return (
        _is_row(line.text, before.text, after.text)
        or _is_turn(line.text, before.text, after.text)
        or _is_of_inquiry(lines, index)
        or _DIRECTION.fullmatch(after.text) is not None
        or (is_full_name(line.text) and _RULE.match(after.text) is not None)
        or _is_shown(lines, index)
        or _PART_OF_TITLE.fullmatch(before.text) is not None
        or (_DOCUMENT.fullmatch(line.text) is not None and _is_salutation(after.text))
        or (line.column >= before.column + RIGHT and line.number == before.last_line + 1)
        or beside_rows.is_caption(lines, index)
    )


def is_keyed_row(lines: Sequence[Line], index: int) -> bool:
    """Whether it and a neighbour have a word in brackets, and then what it is: 【出席】张三."""
    return index > 0 and _is_beside_its_like(
        _KEYED, *(lines[place].text for place in (index, index - 1, index + 1))
    )


def _is_row(text: str, before: str, after: str) -> bool:
    """Whether it is an item, a row or a fact beside another."""
    if ITEM.match(text) and any(ITEM.match(one) and one[0] == text[0] for one in (before, after)):
        return True
    return any(_is_beside_its_like(one, text, before, after) for one in (_BAR, FACT))


def _is_beside_its_like(pattern: Pattern[str], text: str, *neighbours: str) -> bool:
    """Whether the line and a short neighbour are both rows of this kind."""
    return pattern.match(text) is not None and any(
        len(one) <= LONGEST_ROW
        and (one[-1] not in PARAGRAPH_ENDS or _ends_in_remark(one))
        and pattern.match(one)
        for one in neighbours
    )


def _is_salutation(text: str) -> bool:
    return text[-1] in "：:" and len(text) <= LONGEST_ROW


def _ends_in_remark(text: str) -> bool:
    """Whether a part of it is in brackets, at its end."""
    return text[-1] in "）)" and text[0] not in "（("


def _is_turn(text: str, before: str, after: str) -> bool:
    """Whether it is a question of a talk: below another turn, amid speech, or above an answer."""
    if not asks(text):
        return False
    if _TURN.match(text) and _TURN.match(before):
        return True
    if before[-1] in "”」』" and _SPOKEN.fullmatch(after):
        return True
    return _TELLS.match(text) is not None or _ANSWER.fullmatch(after) is not None


def _is_of_inquiry(lines: Sequence[Line], index: int) -> bool:
    """Whether it is one question of several: below another, or above some that go on with it.

    What goes on stands right below it, or is what a colon announces, or two more questions.
    """
    before, text, after, *below = (line.text for line in lines[index - 1 : index + 3])
    if not asks(text):
        return False
    if _is_brief_question(before):
        return True
    if not _is_brief_question(after):
        return False
    if before[-1] in "：:":
        return True
    are_turns = _TURN.match(text) or _TURN.match(after)
    goes_on = not (is_parted(lines, index + 1) or are_turns)
    return _is_brief_question(text) and (goes_on or any(map(_is_brief_question, below)))


def _is_brief_question(text: str) -> bool:
    return asks(text) and len(text) <= SHORT


def _is_shown(lines: Sequence[Line], index: int) -> bool:
    """Whether it is of words said, or shown on a wall: the first, or one of the lines below it."""
    first = index
    while first > 0 and index - first < MOST_SHOWN and _goes_on(lines, first):
        first -= 1
    before = announcements.before(lines, first)
    is_first = first == index
    if announcements.is_written(before) or (
        is_first and announcements.is_said(before, lines[index].text)
    ):
        return True
    return _BOARD.search(lines[index - 1].text) is not None


def _goes_on(lines: Sequence[Line], index: int) -> bool:
    """Whether the line right above is a short one too, that neither ends nor announces."""
    above = lines[index - 1].text
    return len(above) <= SHORT and above[-1] not in _STOPS and not is_parted(lines, index)
