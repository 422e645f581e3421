"""Which structure element each line of a page belongs to (ISO 32000-1, 14.8.4). No PDF is here.

Headings are H1 to H6, the outermost sections H1: their levels are those of the outline. The
title is none of them, for H1 would then stand for two things; it is a Title, as in ISO 32000-2,
which before PDF 2.0 is a paragraph by role map. An entry of the table of contents is a TOCI; its
leader is none of the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import msgspec

from converter.document import Lead, Paragraph, Section, Title
from converter.layout.contents import LEADER
from converter.layout.lines import Run
from converter.layout.origins import ContentsEntry, Origin
from converter.layout.pages import LaidOutPage, Placed

DEEPEST = 6
"""The last of the heading types (ISO 32000-1, 14.8.4.3.2): deeper headings share it."""


class Owner(msgspec.Struct, frozen=True, gc=False):
    """The structure element that marked content belongs to.

    ``block`` counts the blocks of the document; ``tag`` is the block's structure type. ``lead``
    is the place of a lead among the inlines of its paragraph, or None for the block's own text.
    """

    block: int
    tag: str
    lead: int | None = None


class Marked(msgspec.Struct, frozen=True, gc=False):
    """A marked-content sequence: what of one element stands on one page, line by line.

    Without an owner it is an artifact.
    """

    owner: Owner | None
    lines: list[tuple[Placed, Sequence[Run]]]


class Depths:
    """The depths of headings in reading order: none is skipped (ISO 14289-1, 7.4.2)."""

    def __init__(self) -> None:
        self._levels: list[int] = []

    def enter(self, level: int) -> int:
        """The depth, from 1, of the next heading, which is of this level."""
        while self._levels and self._levels[-1] >= level:
            self._levels.pop()
        self._levels.append(level)
        return len(self._levels)


class Tagger:
    """Tags page after page."""

    def __init__(self) -> None:
        self._depths = Depths()
        self._owner = Owner(-1, "P")
        self._owners: dict[int, Owner | None] = {}

    def sequences(self, page: LaidOutPage) -> list[Marked]:
        """The marked content of the next page in reading order; MCIDs count those with owners."""
        sequences: list[Marked] = []
        for placed in page.lines:
            if placed.opens and placed.origin:
                self._open(placed.origin)
            for owner, runs in self._owned(placed.line.runs):
                if not sequences or sequences[-1].owner is not owner:
                    sequences.append(Marked(owner, []))
                sequences[-1].lines.append((placed, runs))
        return sequences

    def _open(self, origin: Origin) -> None:
        block, tag = self._owner.block + 1, self._tag(origin)
        self._owner = Owner(block, tag)
        inlines = origin.inlines if isinstance(origin, Paragraph) else ()
        self._owners = {
            place: Owner(block, tag, place)
            for place, inline in enumerate(inlines)
            if isinstance(inline, Lead)
        }
        if isinstance(origin, ContentsEntry):
            self._owners[LEADER] = None

    def _tag(self, origin: Origin) -> str:
        if isinstance(origin, Section):
            return f"H{min(self._depths.enter(origin.heading.level), DEEPEST)}"
        if isinstance(origin, ContentsEntry):
            return "TOCI"
        return "Title" if isinstance(origin, Title) else "P"

    def _owned(self, runs: Sequence[Run]) -> Sequence[tuple[Owner | None, Sequence[Run]]]:
        """The runs of a line by their element."""
        if runs and not self._owners:
            return [(self._owner, runs)]
        by_owner = groupby(runs, lambda run: self._owners.get(run.piece, self._owner))
        return [(owner, list(own)) for owner, own in by_owner]
