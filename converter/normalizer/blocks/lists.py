"""Lists set off from the text: lines with numbers in sequence, or with one bullet.

Numbers open headings and paragraphs too; a list is what a colon announces, what is one sentence
cut by semicolons, or short throughout.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from converter.document import ListBlock, ListItem, Paragraph
from converter.normalizer import numerals
from converter.normalizer.lines import Line, span_of
from converter.patterns import lazy_pattern

if TYPE_CHECKING:
    from converter.normalizer.blocks.context import Context

SHORT_ITEM = 40
"""No longer an item, and a list is known by its brevity alone."""

LONG_ITEM = 120
"""No longer an item of a list that a heading announces."""

BULLET = "bullet"
_D = numerals.ARABIC
_NUMBERED = (
    lazy_pattern(
        rf"([（(〔\[])([{_D}]{{1,3}}|[{numerals.HAN}]{{1,3}}|[a-zA-Z])[）)〕\]]\s{{0,4}}(?=\S)"
    ),
    lazy_pattern(rf"()([{_D}]{{1,3}})[.．、)）](?![{_D}])\s{{0,4}}(?=\S)"),
    lazy_pattern(rf"()([{numerals.HAN}]{{1,3}})[、)）.．]\s{{0,4}}(?=\S)"),
    lazy_pattern(r"()([①-⑳⑴-⒇⒈-⒛㈠-㈩❶-❿])\s{0,4}(?=\S)"),
    lazy_pattern(r"()([a-zA-Z])[.．、)）]\s{0,4}(?=\S)"),
)
_BULLET = lazy_pattern(r"([•●■◆▪○·※◎□▶►✓√▲☆★])\s{0,4}(?=\S)|([-*+–]|——)\s{1,4}(?=\S)")
_FIRST_CHARACTERS = frozenset(
    "（(〔[•●■◆▪○·※◎□▶►✓√▲☆★-*+–—abcdefghijABCDEFGHIJ"
    + numerals.HAN
    + "".join(numerals.FIRST_CHARACTERS[kind] for kind in ("arabic", "circled", "han-sign"))
    + "".join(numerals.FIRST_CHARACTERS[kind] for kind in ("stop-sign", "bracket-sign"))
)


class Label(msgspec.Struct, frozen=True, gc=False):
    """What an item begins with: the form of its number, the number, and where it ends."""

    form: str
    value: int
    end: int


def length(lines: Sequence[Line], start: int, _context: Context | None = None) -> int:
    """How many lines from ``start`` on are items of a list; 0 where none begins."""
    label = label_of(lines[start].text)
    if label is None or (label.form != BULLET and label.value != 1):
        return 0
    end = start + 1
    while end < len(lines) and _goes_on(lines, start, end, label):
        end += 1
    items = lines[start:end]
    return len(items) if len(items) > 1 and _is_list(lines, start, items, label.form) else 0


def blocks(lines: Sequence[Line], _context: Context) -> list[ListBlock]:
    """The list on ``lines``, its labels as typed."""
    label = label_of(lines[0].text)
    ordered = label is not None and label.form != BULLET
    return [ListBlock(tuple(map(_item, lines)), ordered, span_of(lines), lines[0].access)]


def label_of(text: str) -> Label | None:
    """The label of an item, if a line of this text could be one; a bullet has the number 0."""
    if text[0] not in _FIRST_CHARACTERS:
        return None
    if match := _BULLET.match(text):
        return Label(BULLET, 0, match.end())
    for form, pattern in enumerate(_NUMBERED):
        if match := pattern.match(text):
            return Label(f"{form}{match[1]}", _value(match[2]), match.end())
    return None


def _goes_on(lines: Sequence[Line], start: int, index: int, first: Label) -> bool:
    line = lines[index]
    label = label_of(line.text)
    due = 0 if first.form == BULLET else first.value + index - start
    return (
        label is not None
        and (label.form, label.value) == (first.form, due)
        and line.role == "body"
        and line.access == lines[start].access
    )


def _is_list(lines: Sequence[Line], start: int, items: Sequence[Line], form: str) -> bool:
    if form == BULLET or (start and lines[start - 1].text[-1] in "：:"):
        return True
    if all(item.text[-1] in "；;，," for item in items[:-1]):
        return True
    longest = LONG_ITEM if start == 0 else SHORT_ITEM
    return all(len(item.text) <= longest for item in items)


def _item(line: Line) -> ListItem:
    label = label_of(line.text)
    end = label.end if label else 0
    body = line.part(end)
    paragraph = Paragraph(body.inlines, body.span, line.access)
    return ListItem(line.text[:end], (paragraph,), line.span)


def _value(number: str) -> int:
    if number.isascii() and number.isalpha():
        return ord(number.lower()) - ord("a") + 1
    return numerals.value(number)
