"""Blocks → XHTML.

Headings rank by their depth in the whole publication, so that no rank is skipped: the printed
title is h1 and sections begin at h2; without a printed title they begin at h1. Their look
follows the level of the numbering, by class.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from lxml import etree

from converter.document import (
    Block,
    Cell,
    Figure,
    Heading,
    ListBlock,
    ListItem,
    Paragraph,
    Quote,
    Role,
    Section,
    Separator,
    Table,
    Verse,
    opening,
)
from converter.document import Inlines as Tree
from converter.theme import Style
from converter.writers.epub.classes import heading_class, label_class, role_class
from converter.writers.epub.division import Identified, identified
from converter.writers.epub.images import Images
from converter.writers.epub.inlines import Inlines
from converter.writers.epub.notes import PlacedNote
from converter.writers.epub.xhtml import EPUB_TYPE, E, on_lines
from converter.writers.list_labels import hang

LAST_RANK = 6
"""HTML ends at h6; from there on WAI-ARIA's aria-level tells the rank."""

Attributes = Mapping[str, str]

_SEMANTICS: Mapping[Role, Attributes] = {
    "subtitle": {EPUB_TYPE: "subtitle", "role": "doc-subtitle"},
    "abstract": {EPUB_TYPE: "abstract", "role": "doc-abstract"},
}
"""What EPUB Structural Semantics and DPUB-ARIA have a word for."""


class Blocks:
    """Makes the elements of blocks; ``list_style`` says whether labels stand out from the text."""

    def __init__(self, inlines: Inlines, images: Images, list_style: Style) -> None:
        self._inlines, self._images, self._list_style = inlines, images, list_style
        self._containers = 0

    def outermost(self, content: Iterable[Identified], rank: int) -> Iterator[etree._Element]:
        """The blocks of a file, whose sections are the publication's chapters."""
        for block, identifier in content:
            if isinstance(block, Section):
                yield self._section(block, identifier, rank, _chapter(identifier))
            else:
                yield from self._block(block, rank)

    def note(self, placed: PlacedNote) -> etree._Element:
        """An aside that readers can open in a window; its label leads back."""
        label: etree._Element | str = placed.note.label
        if placed.back:
            label = E.a(label, {"href": placed.back, "role": "doc-backlink"})
        return E.aside(
            {"id": placed.identifier, EPUB_TYPE: "footnote", "role": "doc-footnote"},
            E.p({"class": "note"}, label, *self._inlines.of(placed.note.inlines)),
        )

    def _blocks(self, content: Iterable[Identified], rank: int) -> Iterator[etree._Element]:
        for block, identifier in content:
            if isinstance(block, Section):
                yield self._section(block, identifier, rank, {})
            else:
                yield from self._block(block, rank)

    def _inner(self, blocks: Iterable[Block], rank: int) -> Iterator[etree._Element]:
        """The blocks in a list or a quotation, whose sections no table of contents has."""
        self._containers += 1
        return self._blocks(identified(blocks, f"block-{self._containers}"), rank)

    def _block(self, block: Block, rank: int) -> Iterator[etree._Element]:
        match block:
            case Paragraph():
                yield self._paragraph(block)
            case ListBlock():
                yield self._list(block, rank)
            case Quote(blocks=inner):
                yield on_lines(E.blockquote(*self._inner(inner, rank)))
            case Verse(lines=lines):
                yield on_lines(E.div({"class": "verse"}, *map(self._p, lines)))
            case Table():
                yield from self._table(block)
            case Figure():
                yield self._figure(block)
            case Separator(text=text):
                yield E.p(text, {"class": "separator"}) if text.strip() else E.hr()

    def _section(
        self, section: Section, identifier: str, rank: int, attributes: Attributes
    ) -> etree._Element:
        heading = _heading(section.heading, identifier, rank)
        first, others = opening(section.blocks)
        if section.heading.run_in and first:
            heading = E.div({"class": "run-in"}, heading, self._paragraph(first))
        else:
            others = section.blocks
        content = identified(others, identifier)
        return on_lines(E.section(attributes, heading, *self._blocks(content, rank + 1)))

    def _paragraph(self, paragraph: Paragraph, *before: etree._Element) -> etree._Element:
        element = self._p(paragraph.inlines, *before)
        if paragraph.role != "body":
            element.set("class", role_class(paragraph.role))
        for name, value in _SEMANTICS.get(paragraph.role, {}).items():
            element.set(name, value)
        return element

    def _p(self, inlines: Tree, *before: etree._Element) -> etree._Element:
        return E.p(*before, *self._inlines.of(inlines))

    def _list(self, block: ListBlock, rank: int) -> etree._Element:
        """A list whose labels are text, as typed, for which room is made beside the text."""
        room = label_class(hang(self._list_style, block.items))
        element = E("ol" if block.ordered else "ul", {"class": f"list {room}"})
        element.extend(self._item(item, rank) for item in block.items)
        return on_lines(element)

    def _item(self, item: ListItem, rank: int) -> etree._Element:
        """The label opens the item's first paragraph, or stands alone."""
        label = [E.span(item.label, {"class": "label"})] if item.label else []
        first, others = opening(item.blocks)
        element = E.li()
        if first:
            element.append(self._paragraph(first, *label))
        elif label:
            element.append(E.p(*label))
        element.extend(self._inner(others, rank))
        return on_lines(element)

    def _table(self, table: Table) -> Iterator[etree._Element]:
        caption = list(self._inlines.of(table.caption))
        if not any(table.rows):
            if caption:
                yield E.p({"class": "caption"}, *caption)
            return
        heads, body = table.rows[: table.header_rows], table.rows[table.header_rows :]
        element = E.table(*([E.caption({"class": "caption"}, *caption)] if caption else []))
        if heads:
            element.append(self._rows("thead", heads, "th", {"scope": "col"}))
        if body:
            element.append(self._rows("tbody", body, "td", {}))
        yield on_lines(element)

    def _rows(
        self, group: str, rows: Iterable[Iterable[Cell]], tag: str, attributes: Attributes
    ) -> etree._Element:
        made = (
            on_lines(E.tr(*(self._cell(cell, tag, attributes) for cell in row))) for row in rows
        )
        return on_lines(E(group, *made))

    def _cell(self, cell: Cell, tag: str, attributes: Attributes) -> etree._Element:
        own = {} if cell.alignment == "left" else {"class": cell.alignment}
        return E(tag, {**own, **attributes}, *self._inlines.of(cell.inlines))

    def _figure(self, figure: Figure) -> etree._Element:
        caption = list(self._inlines.of(figure.caption))
        below = [E.figcaption({"class": "caption"}, *caption)] if caption else []
        return on_lines(E.figure(self._images.element(figure), *below))


def _chapter(identifier: str) -> Attributes:
    """EPUB Structural Semantics and DPUB-ARIA say the same, each to its own readers.

    Only these sections get a label: a labelled section is a landmark, of which few are a help.
    """
    return {EPUB_TYPE: "chapter", "role": "doc-chapter", "aria-labelledby": identifier}


def _heading(heading: Heading, identifier: str, rank: int) -> etree._Element:
    number = [E.span(heading.label, {"class": "number"})] if heading.label else []
    element = E(
        f"h{min(rank, LAST_RANK)}",
        {"class": heading_class(heading.level), "id": identifier},
        *number,
        heading.text,
    )
    if rank > LAST_RANK:
        element.set("aria-level", str(rank))
    return element
