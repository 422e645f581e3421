"""Captions that were typed: 图1 under a picture, 表1 over a table, and 注： below one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeGuard

from msgspec.structs import replace

from converter.document import Figure, Inlines, LineBreak, Paragraph, Table, parted_caption, text_of
from converter.normalizer.rules import Rules
from converter.patterns import lazy_pattern
from converter.readers.flow import Item

MAX_LENGTH = 60
SENTENCE_ENDS = "。！？：；，…"

_NUMBER = r"[\s　]*[0-9０-９一二三四五六七八九十]+"
_OF_FIGURE = lazy_pattern(rf"(?:图表?|附图|照片){_NUMBER}|[▲△] ?(?!点击|长按)|图(?:为|[：:|｜/])")
_OF_TABLE = lazy_pattern(rf"(?:图?表|附表){_NUMBER}")
"""How a caption begins (CY/T 170-2019 for tables, CY/T 171-2019 for pictures; newspapers)."""

_MAY_BE_SENTENCE = ("图为", "▲", "△")


def joined(items: Sequence[Item], rules: Rules) -> list[Item]:
    """``items`` with each typed caption in the figure before it or the table behind it.

    The unit of its numbers may stand between (单位：万元); by ``rules`` notes are below a table.
    """
    found: list[Item] = []
    for item in items:
        last = found[-1] if found else None
        if (
            isinstance(last, Figure)
            and _is_caption(item, _OF_FIGURE)
            and (not last.caption or _is_said_again(last, item))
        ):
            found[-1] = replace(last, caption=item.inlines)
        elif isinstance(item, Table) and not item.caption and (above := _above(found)):
            found[-len(above) :] = [replace(item, caption=_lines(above))]
        elif _is_note(item, last, rules):
            found.append(replace(item, role="table_note"))
        else:
            found.append(item)
    return found


def _above(found: Sequence[Item]) -> Sequence[Paragraph]:
    """The caption of a table and its unit at the end of what was ``found``, or one of them."""
    unit: list[Paragraph] = []
    last = found[-1] if found else None
    if isinstance(last, Paragraph) and not parted_caption(last.inlines)[0]:
        unit, last = [last], found[-2] if len(found) > 1 else None
    return [last, *unit] if _is_caption(last, _OF_TABLE) else unit


def _lines(paragraphs: Sequence[Paragraph]) -> Inlines:
    first, *others = paragraphs
    rest = (inline for one in others for inline in (LineBreak(), *one.inlines))
    return (*first.inlines, *rest)


def _is_note(item: Item, above: Item | None, rules: Rules) -> TypeGuard[Paragraph]:
    """Whether ``item`` is a note below a table, or below another one."""
    is_below = isinstance(above, Table) or (
        isinstance(above, Paragraph) and above.role == "table_note"
    )
    if not (is_below and isinstance(item, Paragraph) and item.text):
        return False
    return item.role == "body" and rules.role(item.text, "under_table") is not None


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
