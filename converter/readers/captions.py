"""Captions that were typed: 图1 under a picture, 表1 over a table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeGuard

from msgspec.structs import replace

from converter.document import Figure, Paragraph, Table, text_of
from converter.patterns import lazy_pattern
from converter.readers.flow import Item

MAX_LENGTH = 60
SENTENCE_ENDS = "。！？：；，…"

_NUMBER = r"[\s　]*[0-9０-９一二三四五六七八九十]+"
_OF_FIGURE = lazy_pattern(rf"(?:图表?|附图|照片){_NUMBER}|[▲△] ?(?!点击|长按)|图(?:为|[：:|｜/])")
_OF_TABLE = lazy_pattern(rf"(?:图?表|附表){_NUMBER}")
"""How a caption begins (CY/T 170-2019 for tables, CY/T 171-2019 for pictures; newspapers)."""

_MAY_BE_SENTENCE = ("图为", "▲", "△")


def joined(items: Sequence[Item]) -> list[Item]:
    """``items`` with each typed caption in the figure before it or the table behind it."""
    found: list[Item] = []
    for item in items:
        last = found[-1] if found else None
        if (
            isinstance(last, Figure)
            and _is_caption(item, _OF_FIGURE)
            and (not last.caption or _is_said_again(last, item))
        ):
            found[-1] = replace(last, caption=item.inlines)
        elif isinstance(item, Table) and not item.caption and _is_caption(last, _OF_TABLE):
            found[-1] = replace(item, caption=last.inlines)
        else:
            found.append(item)
    return found


def below(items: Sequence[Item]) -> Sequence[Item]:
    """The ``items`` of one paragraph: a picture, and below it some words, which are its caption."""
    match items:
        case [Figure(caption=()) as figure, Paragraph(role="body", inlines=inlines) as paragraph]:
            text = paragraph.text
            if len(text) <= MAX_LENGTH and text[-1] not in SENTENCE_ENDS:
                return [replace(figure, caption=inlines)]
    return items


def _is_said_again(figure: Figure, caption: Paragraph) -> bool:
    """Whether the figure's own caption is its description, and ``caption`` has its number."""
    if text_of(figure.caption) != figure.alternate:
        return False
    one, other = _OF_FIGURE.match(figure.alternate), _OF_FIGURE.match(caption.text)
    return one is not None and other is not None and one[0] == other[0]


def is_caption_of_figure(text: str) -> bool:
    """Whether a description of a picture is a caption too."""
    return _OF_FIGURE.match(text) is not None


def _is_caption(item: Item | None, form: re.Pattern[str]) -> TypeGuard[Paragraph]:
    """Whether ``item`` is a paragraph of this form, short and no sentence."""
    if not isinstance(item, Paragraph):
        return False
    text = item.text
    is_title = not text.endswith("。") or text.startswith(_MAY_BE_SENTENCE)
    return len(text) <= MAX_LENGTH and is_title and form.match(text) is not None
