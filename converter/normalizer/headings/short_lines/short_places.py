"""Where a short line without a number may be a heading: by what stands above and below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from converter.normalizer import sentences
from converter.normalizer.headings import beside_rows
from converter.normalizer.headings.short_lines import announced, no_titles, stacked
from converter.normalizer.headings.short_texts import (
    BRACKETED,
    CREDIT,
    ORNAMENT,
    SHORT,
    asks,
    is_name,
    is_paragraph,
    is_title,
    may_precede,
)
from converter.normalizer.lines import Line, is_parted, is_set_apart
from converter.patterns import lazy_pattern

COLONS, SPEECH = frozenset("：:"), frozenset('“「『"—')

MIN_QUESTIONS = 2
"""The short questions that are headings, beside which one with a pause may be one too."""

_DATED = lazy_pattern(
    r"(?:\d{4}|[〇○零一二三四五六七八九十]{4})年(?:.{1,3}月)?(?:.{1,3}[日号號])?[春夏秋冬]?"
)
"""What a piece may close with, before the next title."""


def find(
    lines: Sequence[Line], brief: Sequence[int], taken: bytearray, start: int
) -> Iterator[int]:
    """Where a short line may be a heading; before ``start`` there is no paragraph yet."""
    others_ask = _questions(lines, brief, taken, start) >= MIN_QUESTIONS
    stacks = stacked.places(lines, brief, taken, start)
    numbered = taken.find(1, 0, start)  # what has a number is text, however short it is
    begin = numbered if numbered >= 0 and start < len(lines) else start
    for index in brief:
        text = lines[index].text
        if taken[index]:
            continue
        is_asked = asks(text) and (others_ask or _is_parted(lines, index))
        announces = index > start and not taken[index + 1] and _is_over_text(lines, index)
        if announces or index in stacks:
            yield index
            continue
        if not is_title(text, parted=is_asked):
            continue
        if len(text) > SHORT and not (index > start and _may_be_long(lines, index)):
            continue
        is_below_text = index > begin or (index > 0 and is_paragraph(lines[index - 1].text))
        may_stand = is_below_text or ORNAMENT.match(text)
        if (
            (BRACKETED.match(text) and not no_titles.is_keyed_row(lines, index))
            or (may_stand and has_place(text, lines, index, taken))
            or (0 < index <= start < len(lines) and _opens_apart(lines, index, taken))
        ):
            yield index


def _may_be_long(lines: Sequence[Line], index: int) -> bool:
    """Whether it is apart, or between sentences, with a paragraph longer than it right below."""
    if is_apart(lines, index):
        return True
    before, text, after = (line.text for line in lines[index - 1 : index + 2])
    are_sentences = before[-1] in sentences.ENDS and after[-1] in sentences.ENDS
    return are_sentences and len(after) > len(text)


def _is_over_text(lines: Sequence[Line], index: int) -> bool:
    """Whether a colon ends the line, a paragraph ends above it, and another, not said, follows."""
    before, text, after = (line.text for line in lines[index - 1 : index + 2])
    if text[-1] not in COLONS or not 1 < len(text) <= SHORT or not is_title(text[:-1]):
        return False
    return may_precede(before) and is_paragraph(after) and after[0] not in SPEECH


def _questions(lines: Sequence[Line], brief: Sequence[int], taken: bytearray, start: int) -> int:
    """How many short questions without a pause stand where a heading may."""
    return sum(
        asks(text) and is_title(text) and has_place(text, lines, index, taken)
        for index in brief
        if index > start and not taken[index] and (text := lines[index].text)
    )


def _is_parted(lines: Sequence[Line], index: int) -> bool:
    """Whether a blank line stands above this one, and none below."""
    return is_parted(lines, index) and not is_parted(lines, index + 1)


def _opens_apart(lines: Sequence[Line], index: int, taken: bytearray) -> bool:
    """Whether a line before the first paragraph stands between blank ones, and is no name."""
    line, after = lines[index : index + 2]
    if not (is_parted(lines, index) and is_parted(lines, index + 1)) or is_name(line.text):
        return False
    return announced.may_follow(line.text, lines, index + 1, taken) or beside_rows.is_parted_row(
        line, after, after
    )


def has_place(text: str, lines: Sequence[Line], index: int, taken: bytearray) -> bool:
    """Whether a paragraph or a heading ends before the line, and what it announces follows."""
    before, line, after = lines[index - 1 : index + 2]
    if no_titles.is_one(lines, index):
        return False
    if beside_rows.heads(lines, index):
        return True
    if is_over_title(lines, index) or (index > 1 and is_over_title(lines, index - 1)):
        return True
    may_begin = (
        bool(taken[index - 1])
        or may_precede(before.text)
        or beside_rows.is_parted_row(before, line, before)
        or beside_rows.ends(lines, index, is_over_heading=bool(taken[index + 1]))
        or CREDIT.match(before.text) is not None
        or announced.is_aside(before.text)
        or _DATED.fullmatch(before.text) is not None
        or (announced.is_marked(lines, index) and announced.is_short_title(lines, index - 1))
    )
    return may_begin and (
        announced.may_follow(text, lines, index + 1, taken)
        or beside_rows.is_parted_row(line, after, after)
        or announced.is_marked(lines, index + 1)
        or beside_rows.is_caption(lines, index + 1)
    )


def is_over_title(lines: Sequence[Line], index: int) -> bool:
    """Whether a second short title stands under the line, and a paragraph under both.

    Each of them is alone, or they are marked otherwise: ■ 渡口 over · 船.
    """
    if not stacked.is_pair(lines, index):
        return False
    if all(is_set_apart(lines, place) for place in range(index, index + 3)):
        return True
    upper, lower = (ORNAMENT.match(line.text) for line in lines[index : index + 2])
    return upper is not None and (lower is None or lower[0][0] != upper[0][0])


def is_apart(lines: Sequence[Line], index: int) -> bool:
    """Whether a blank line stands before this one, and another or rows after it."""
    if index + 1 >= len(lines):
        return False
    if lines[index].number == lines[index - 1].last_line + 1:
        return False
    return is_parted(lines, index + 1) or beside_rows.heads(lines, index)
