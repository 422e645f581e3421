"""Paragraphs with numbers or bullets → lists in one another, by their levels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from converter.document import ListBlock, ListItem
from converter.readers.flow import without_heads

if TYPE_CHECKING:
    from converter.readers.docx.body import Entry


def build(entries: Sequence[Entry]) -> Iterator[ListBlock]:
    """The lists that ``entries``, which all have a label, are."""
    tops = list(_tops(entries))
    for is_ordered, group in groupby(tops, key=lambda top: _is_ordered(top[0])):
        items = tuple(_item(top) for top in group)
        yield ListBlock(items, is_ordered, items[0].span.to(items[-1].span))


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
    return ListItem(label, blocks, first.span.to(entries[-1].span))


def _level(entry: Entry) -> int:
    return entry.label.level if entry.label else 0


def _is_ordered(entry: Entry) -> bool:
    return entry.label is not None and entry.label.is_ordered
