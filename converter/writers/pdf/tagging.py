"""Which structure element each line of a page belongs to (ISO 32000-1, 14.8.4). No PDF is here.

Headings are H1 to H6, the outermost sections H1: their levels are those of the outline. The
title is none of them, for H1 would then stand for two things; it is a Title, as in ISO 32000-2,
which before PDF 2.0 is a paragraph by role map. A leader is none of the text, nor is the head of
a table where it is repeated. A figure and its caption are side by side: what stands in an element
with an alternate description is not read (ISO 32000-1, 14.9.3).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

import msgspec

from converter.document import Section
from converter.layout.lines import Run
from converter.layout.origins import Element, Kind
from converter.layout.pages import LaidOutPage, Placed

DEEPEST = 6
"""The last of the heading types (ISO 32000-1, 14.8.4.3.2): deeper headings share it."""

TAGS: Mapping[Kind, str] = {
    "title": "Title",
    "paragraph": "P",
    "separator": "P",
    "quote": "BlockQuote",
    "verse": "Div",
    "verse line": "P",
    "code": "Div",
    "code line": "P",
    "code text": "Code",
    "list": "L",
    "item": "LI",
    "label": "Lbl",
    "item body": "LBody",
    "table": "Table",
    "row": "TR",
    "head cell": "TH",
    "row head": "TH",
    "cell": "TD",
    "figure": "Div",
    "picture": "Figure",
    "caption": "Caption",
    "note": "Note",
    "note label": "Lbl",
    "note body": "P",
    "note link": "Link",
    "note reference": "Reference",
    "lead": "Span",
    "strong": "Span",
    "emphasis": "Span",
    "link": "Link",
    "contents heading": "P",
    "contents": "TOC",
    "contents entry": "TOCI",
    "entry reference": "Reference",
    "entry link": "Link",
}
"""The structure types but those of headings (ISO 32000-1, 14.8.4)."""


class Owner(msgspec.Struct, frozen=True, gc=False):
    """The element that marked content belongs to, and its structure type."""

    element: Element
    tag: str


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
        self._last_heading: Element | None = None
        self._last_tag = ""

    def sequences(self, page: LaidOutPage) -> list[Marked]:
        """The marked content of the next page in reading order; MCIDs count those with owners."""
        sequences: list[Marked] = []
        last: Element | None = None
        for placed in page.lines:
            for element, runs in _owned(placed):
                if not sequences or element is not last:
                    sequences.append(Marked(self._owner(element), []))
                    last = element
                sequences[-1].lines.append((placed, runs))
        return sequences

    def _owner(self, element: Element | None) -> Owner | None:
        if element is None:
            return None
        if isinstance(element.node, Section):
            return Owner(element, self._heading(element, element.node))
        return Owner(element, TAGS[element.kind])

    def _heading(self, element: Element, section: Section) -> str:
        """The type of a heading, which may go on on the next page."""
        if element is not self._last_heading:
            depth = self._depths.enter(section.heading.level)
            self._last_heading, self._last_tag = element, f"H{min(depth, DEEPEST)}"
        return self._last_tag


def _owned(placed: Placed) -> Iterator[tuple[Element | None, Sequence[Run]]]:
    """The runs of a line by their element; an empty cell has none, and a picture."""
    elements, runs = placed.elements, placed.line.runs
    if len(elements) == 1:
        yield elements[0], runs
    elif not elements:
        yield None, runs
    else:
        for element, own in groupby(runs, lambda run: elements[run.piece]):
            yield element, list(own)
