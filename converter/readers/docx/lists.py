"""Paragraphs with numbers or bullets → lists in one another, by their levels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from converter.document import ListBlock, ListItem, Span
from converter.readers.flow import without_heads

if TYPE_CHECKING:
    from converter.readers.docx.body import Entry


def build(entries: Sequence[Entry]) -> Iterator[ListBlock]:
    """The lists that ``entries``, which all have a label, are."""
    tops = list(_tops(entries))
    for is_ordered, group in groupby(tops, key=lambda top: _is_ordered(top[0])):
        items = tuple(_item(top) for top in group)
        first, last = items[0].span, items[-1].span
        span = Span(first.first_line, first.first_column, last.last_line, last.last_column)
        yield ListBlock(items, is_ordered, span)


def _tops(entries: Sequence[Entry]) -> Iterator[Sequence[Entry]]:
    """``entries`` cut before each that is as high as the first one or higher."""
    start = 0
    for index in range(1, len(entries) + 1):
        if index == len(entries) or _level(entries[index]) <= _level(entries[start]):
            yield entries[start:index]
            start = index


def _item(entries: Sequence[Entry]) -> ListItem:
    first = entries[0]
    label = first.label.text if first.label else ""
    blocks = (*without_heads(first.items), *build(entries[1:]))
    start, end = first.span, entries[-1].span
    span = Span(start.first_line, start.first_column, end.last_line, end.last_column)
    return ListItem(label, blocks, span)


def _level(entry: Entry) -> int:
    return entry.label.level if entry.label else 0


def _is_ordered(entry: Entry) -> bool:
    return entry.label is not None and entry.label.is_ordered
