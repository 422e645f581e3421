"""Notes that were typed and not marked up: joined with their marks as those of a plain text are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from converter.document import (
    Block,
    Inlines,
    ListBlock,
    NoteReference,
    Paragraph,
    Separator,
    text_of,
)
from converter.normalizer import notes
from converter.normalizer.lines import Mark
from converter.normalizer.notes.marks import key
from converter.readers.flow import Found, Head, Item
from converter.readers.inlines import lines_of, split
from converter.readers.leaves import changed
from converter.readers.note_lines import NoteLines


def join(found: Found) -> None:
    """Make the notes among the items of ``found`` notes of it, unless there are some by markup."""
    if found.notes:
        return
    items = [part for item in found.items for part in _parted(item)]
    lines = NoteLines(items, found.rules)
    joined = notes.join(lines.lines, lines.headings, found.rules, lines.diagnostics, None)
    found.diagnostics += map(lines.told, lines.diagnostics)
    if joined.notes:
        found.notes += map(lines.note, joined.notes)
        found.items = list(_Applied(lines, joined).items(items))


def _parted(item: Item) -> Iterator[Item]:
    """The lines of a paragraph as paragraphs, where each begins as a note does."""
    lines = lines_of(item.inlines) if isinstance(item, Paragraph) else []
    texts = list(map(text_of, lines))
    if len(lines) > 1 and all(text and key(text, is_headed=False) for text in texts):
        yield from (replace(item, inlines=line) for line in lines)
    else:
        yield item


class _Applied:
    """Items without the joined notes and their headings, with references for marks."""

    def __init__(self, lines: NoteLines, joined: notes.Joined) -> None:
        self._pieces = lines.pieces
        self._kept = {line.number - 1: line for line in joined.lines}
        self._next = 0

    def items(self, items: Sequence[Item]) -> Iterator[Item]:
        """What is left of ``items``."""
        for item in items:
            start = self._next
            if isinstance(item, ListBlock):
                yield from self._list(item)
                continue
            if isinstance(item, Head | Separator):
                rest: Item = item
            else:
                rest = changed(item, self._change)
            self._next = max(self._next, start + 1)
            if start in self._kept:
                yield self._with_role(rest, start)

    def _list(self, block: ListBlock) -> Iterator[Block]:
        left = []
        start = self._next
        for entry in block.items:
            first = self._next
            blocks = tuple(changed(one, self._change) for one in entry.blocks)
            if first == self._next or first in self._kept:
                left.append(replace(entry, blocks=blocks))
        self._next = max(self._next, start + 1)
        if left or start in self._kept:
            yield replace(block, items=tuple(left))

    def _with_role(self, item: Item, index: int) -> Item:
        """An entry among joined notes is one by its role."""
        if isinstance(item, Paragraph) and self._kept[index].role == "reference":
            return replace(item, role="reference")
        return item

    def _change(self, inlines: Inlines) -> Inlines:
        index = self._next
        self._next += 1
        marks = self._kept[index].inside.marks if index in self._kept else ()
        return _marked(inlines, marks, len(self._pieces[index].label)) if marks else inlines


def _marked(inlines: Inlines, marks: Sequence[Mark], start: int) -> Inlines:
    """``inlines``, which begin at the offset ``start``, with references for ``marks``."""
    done: Inlines = ()
    for mark in marks:
        before, rest = split(inlines, mark.offset - start)
        mark_text, inlines = split(rest, mark.length)
        text = "".join(one.text for one in mark_text)
        done = (*done, *before, NoteReference(text, mark.note))
        start = mark.offset + mark.length
    return (*done, *inlines)
