"""How far in blocks stand that are in lists and quotations. All lengths are in ems of the list's.

A style stands for a level in the whole file, so that the widest label of a level decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from msgspec.structs import replace

from converter.document import Block, Document, ListBlock, ListItem, Quote, Section
from converter.theme import Style, Theme
from converter.theme.lengths import Ems, Points
from converter.writers.docx.names import MOST_LEVELS
from converter.writers.list_labels import hang, width

LEAST_GAP = 0.2
"""Ems from a label up to which a tab is not sure to end where the text stands."""


class Levels:
    """The indents of levels 1 to 5 in one document."""

    def __init__(self, document: Document, theme: Theme) -> None:
        self._style = theme.style("list")
        items: Sequence[list[ListItem]] = [[] for _ in range(MOST_LEVELS)]
        for level, item in _items(document.all_blocks, 1):
            items[min(level, MOST_LEVELS) - 1].append(item)
        first, *others = (max(self._style.left_indent, hang(self._style, own)) for own in items)
        inner = (max(theme.step_of_lists, one) for one in others)
        self._lefts = [0.0, *accumulate(inner, initial=first)]

    def of_list(self, level: int) -> Style:
        """The style of what a label opens: it stands where the text around the list does."""
        first = self._style.first_line_indent
        return self._at(level, first if first > 0 else -self._step(level))

    def parts(self, label: str, level: int) -> bool:
        """Whether a tab parts a label from its text, which then stands above its other lines.

        Not one that fills the room for labels, as 一、 may: the blank half of its mark parts them.
        """
        room = 0.0 if self._style.first_line_indent > 0 else self._step(level)
        return 0 < width(label) <= room - LEAST_GAP

    def _step(self, level: int) -> float:
        """How much further in a level is than the one around it."""
        return self._lefts[min(level, MOST_LEVELS)] - self._lefts[min(level, MOST_LEVELS) - 1]

    def of_continuation(self, level: int) -> Style:
        """The style of an item's other paragraphs."""
        return self._at(level, max(0.0, self._style.first_line_indent))

    def further_in(self, level: int) -> Points:
        """How far in a block of this level stands for the lists and quotations around it."""
        return Points(self._lefts[level - 1] * self._style.size)

    def _at(self, level: int, first: float) -> Style:
        left = Ems(self._lefts[level])
        return replace(self._style, left_indent=left, first_line_indent=Ems(first))


def _items(blocks: Iterable[Block], level: int) -> Iterator[tuple[int, ListItem]]:
    """Every item with its level, which quotations around it raise too."""
    for block in blocks:
        match block:
            case Section(blocks=inner):
                yield from _items(inner, level)
            case Quote(blocks=inner):
                yield from _items(inner, level + 1)
            case ListBlock(items=items):
                for item in items:
                    yield level, item
                    yield from _items(item.blocks, level + 1)
