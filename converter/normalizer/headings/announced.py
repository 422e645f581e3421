"""What may stand right below a short title: the first line of what it announces."""

from __future__ import annotations

from collections.abc import Sequence

from converter.normalizer import sentences
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
from converter.normalizer.lines import Line

LONGEST_BRIEF = 8
"""A paragraph of no more characters needs a longer one below it, under a heading."""


def may_follow(heading: str, lines: Sequence[Line], index: int, taken: bytearray) -> bool:
    """Whether what a heading announces may begin with the line: a paragraph, an item, a heading."""
    text = lines[index].text
    if taken[index] or ITEM.match(text) or len(text) > LONGEST_ROW or _is_credit(lines, index):
        return True
    if _is_brief_paragraph(lines, index):
        return True
    is_salutation = text[-1] in "：:"
    return is_salutation or (text[-1] in PARAGRAPH_ENDS and len(text) > min(len(heading), SHORTEST))


def _is_brief_paragraph(lines: Sequence[Line], index: int) -> bool:
    """Whether a word or two with a full stop stand over a paragraph: 别跑。 right below a title."""
    text, below = lines[index].text, lines[index + 1 : index + 2]
    is_sentence = text[-1] in sentences.ENDS and len(text) > 1
    return is_sentence and any(
        is_paragraph(one.text) or (one.text[-1] in sentences.ENDS and len(one.text) > LONGEST_BRIEF)
        for one in below
    )


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
