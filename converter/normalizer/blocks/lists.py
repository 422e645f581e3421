"""Lists set off from the text: lines with numbers in sequence, or with one bullet, and inner ones.

Numbers open headings and paragraphs too; a list is what a colon announces, what is one sentence
cut by semicolons, or short throughout.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from converter.diagnostics import Diagnostic
from converter.document import ListBlock, ListItem, Paragraph
from converter.normalizer import numerals
from converter.normalizer.blocks import list_levels
from converter.normalizer.blocks.list_levels import BULLET, Label
from converter.normalizer.lines import Line, span_of
from converter.patterns import lazy_pattern

if TYPE_CHECKING:
    from converter.normalizer.blocks.context import Context

SHORT_ITEM = 40
"""No longer an item, and a list is known by its brevity alone."""

LONG_ITEM = 120
"""No longer an item of a list that a heading announces."""

MIN_ITEMS = 2
ITEM_ENDS = "；;，,：:"
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
_SIGNS = (
    "•●■◆▪○·※◎□▶►✓√▲☆★➢➤❖✔✅✗✘❌❎☑☐◇◦‣⁃▸❑\uf06c\uf06e\uf075\uf076\uf071\uf0a7\uf0b7\uf0d8\uf0fc"
)
"""Bullets, those of Symbol and Wingdings at their places of private use among them."""

_LETTERS = "lnouvqØü§"
"""What is left of bullets of Wingdings, or of Courier New, where only the text was copied.

They are ● ■ ○ ◆ ❖ ❑ ➢ ✓ and ▪; white space and Han follow.
"""

_BULLET = lazy_pattern(
    rf"([{_SIGNS}]\uFE0F?)\s{{0,4}}(?=\S)|([-*+–]|——)\s{{1,4}}(?=\S)"
    rf"|([{_LETTERS}])\s{{1,8}}(?=[“《「（\u4e00-\u9fff])"
)
FIRST_CHARACTERS = frozenset(
    f"（(〔[{_SIGNS}{_LETTERS}-*+–—abcdefghijABCDEFGHIJ"
    + numerals.HAN
    + "".join(numerals.FIRST_CHARACTERS[kind] for kind in ("arabic", "circled", "han-sign"))
    + "".join(numerals.FIRST_CHARACTERS[kind] for kind in ("stop-sign", "bracket-sign"))
)


def length(lines: Sequence[Line], start: int, _context: Context | None = None) -> int:
    """How many lines from ``start`` on are items of a list; 0 where none begins."""
    label = label_of(lines[start].text)
    if label is None:
        return 0
    depths = list_levels.depths(lines, start, label_of)
    if len(depths) < MIN_ITEMS or (label.form != BULLET and not _is_numbered(lines, start, depths)):
        return 0
    items = lines[start : start + len(depths)]
    return len(items) if _is_list(lines, start, items, label.form) else 0


def _is_numbered(lines: Sequence[Line], start: int, depths: Sequence[int]) -> bool:
    """Whether there are two outer items; or three, where a number is missing."""
    outer = [start + index for index, depth in enumerate(depths) if depth == 0]
    last = label_of(lines[outer[-1]].text)
    has_hole = last is not None and last.value > len(outer)
    return len(outer) >= MIN_ITEMS + has_hole


def blocks(lines: Sequence[Line], context: Context) -> list[ListBlock]:
    """The list on ``lines``, its labels as typed; one missing or there twice is reported."""
    return [_list(lines, list_levels.depths(lines, 0, label_of), context)]


def _list(lines: Sequence[Line], depths: Sequence[int], context: Context) -> ListBlock:
    starts = [index for index, depth in enumerate(depths) if depth == depths[0]]
    context.diagnostics += _holes([lines[index] for index in starts])
    items = [
        _item(lines[start:end], depths[start + 1 : end], context)
        for start, end in pairwise([*starts, len(lines)])
    ]
    label = label_of(lines[0].text)
    ordered = label is not None and label.form != BULLET
    return ListBlock(tuple(items), ordered, span_of(lines), lines[0].access)


def _holes(items: Sequence[Line]) -> Iterator[Diagnostic]:
    there = {label.value for item in items if (label := label_of(item.text))}
    for before, after in pairwise(items):
        one, other = label_of(before.text), label_of(after.text)
        if one is None or other is None or one.form == BULLET:
            continue
        labels = before.text[: one.end].strip(), after.text[: other.end].strip()
        if one.value == other.value:
            message = f"the list has {labels[1]} twice"
            yield Diagnostic("SEQ003", "warning", message, "is the number wrong?", after.span)
        elif one.value > other.value:
            message = f"the list has {labels[1]} behind {labels[0]}"
            yield Diagnostic("SEQ003", "warning", message, "are two swapped?", after.span)
        elif not there.issuperset(range(one.value, other.value)):
            message = f"the list goes from {labels[0]} to {labels[1]}"
            yield Diagnostic("SEQ003", "warning", message, "is an item missing?", after.span)


def label_of(text: str) -> Label | None:
    """The label of an item, if a line of this text could be one; a bullet has the number 0."""
    if text[0] not in FIRST_CHARACTERS:
        return None
    if match := _BULLET.match(text):
        return Label(BULLET, 0, match.end())
    for form, pattern in enumerate(_NUMBERED):
        if match := pattern.match(text):
            return Label(f"{form}{match[1]}", _value(match[2]), match.end())
    return None


def _is_list(lines: Sequence[Line], start: int, items: Sequence[Line], form: str) -> bool:
    if form == BULLET or (start and lines[start - 1].text[-1] in "：:"):
        return True
    if all(item.text[-1] in ITEM_ENDS for item in items[:-1]):
        return True
    longest = LONG_ITEM if start == 0 else SHORT_ITEM
    return all(len(item.text) <= longest for item in items)


def _item(lines: Sequence[Line], inner: Sequence[int], context: Context) -> ListItem:
    """An item on the first of ``lines``, with the list on the others in it."""
    line = lines[0]
    label = label_of(line.text)
    end = label.end if label else 0
    body = line.part(end)
    paragraph = Paragraph(body.inlines, body.span, line.access)
    within = (_list(lines[1:], inner, context),) if inner else ()
    return ListItem(line.text[:end], (paragraph, *within), span_of(lines))


def _value(number: str) -> int:
    if number.isascii() and number.isalpha():
        return ord(number.lower()) - ord("a") + 1
    return numerals.value(number)
