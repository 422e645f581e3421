"""Blocks → XHTML.

Headings rank by their depth in the whole publication, so that no rank is skipped: the printed
title is h1 and sections begin at h2; without a printed title they begin at h1. Their look
follows the level of the numbering, by class.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain

from converter.document import (
    Block,
    Cell,
    Code,
    Figure,
    Heading,
    LineBreak,
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
    parted_caption,
    titles_annex,
)
from converter.document import Inlines as Tree
from converter.theme import Theme
from converter.writers.epub.classes import heading_class, label_class, role_class
from converter.writers.epub.division import Identified, identified
from converter.writers.epub.images import Images
from converter.writers.epub.imprints import Imprint
from converter.writers.epub.inlines import Inlines
from converter.writers.epub.notes import PlacedNote
from converter.writers.epub.table_cells import Look
from converter.writers.epub.texts import marked
from converter.writers.epub.xhtml import EPUB_TYPE, E, lines
from converter.writers.list_labels import hang
from converter.writers.markup import Markup

LAST_RANK = 6
"""HTML ends at h6; from there on WAI-ARIA's aria-level tells the rank."""

Attributes = Mapping[str, str]

_SEMANTICS: Mapping[Role, Attributes] = {
    "subtitle": {EPUB_TYPE: "subtitle", "role": "doc-subtitle"},
    "abstract": {EPUB_TYPE: "abstract", "role": "doc-abstract"},
}
"""What EPUB Structural Semantics and DPUB-ARIA have a word for."""


class Blocks:
    """Makes blocks line by line; the theme says whether labels stand out from the text."""

    def __init__(self, inlines: Inlines, images: Images, imprint: Imprint, theme: Theme) -> None:
        self._imprint = imprint
        self._inlines, self._images, self._list_style = inlines, images, theme.style("list")
        self._sets_annexes_apart, self._outside = theme.sets_annexes_apart, 0
        self._containers = 0

    def outermost(self, content: Iterable[Identified], rank: int) -> Iterator[Markup]:
        """The blocks of a file, whose sections are the publication's chapters."""
        return self._blocks(content, rank, _chapter)

    def note(self, placed: PlacedNote) -> Markup:
        """An aside that readers can open in a window; its label leads back."""
        label: str = placed.note.label
        if placed.back:
            label = E.a(label, {"href": placed.back, "role": "doc-backlink"})
        return E.aside(
            {"id": placed.identifier, EPUB_TYPE: "footnote", "role": "doc-footnote"},
            E.p({"class": "note"}, label, *self._inlines.of(placed.note.inlines)),
        )

    def _blocks(
        self,
        content: Iterable[Identified],
        rank: int,
        attributes: Callable[[str], Attributes] = lambda _: {},
    ) -> Iterator[Markup]:
        """The blocks; ``attributes`` are those of a section by its identifier."""
        above: Block | None = None
        for block, identifier in content:
            if isinstance(block, Section):
                outside = self._outside
                if self._sets_annexes_apart and titles_annex(block, above):
                    self._outside = block.heading.level
                yield from self._section(block, identifier, rank, attributes(identifier))
                self._outside = outside
            else:
                yield from self._block(block, rank)
            above = block

    def _inner(self, blocks: Iterable[Block], rank: int) -> Iterator[Markup]:
        """The blocks in a list or a quotation, whose sections no table of contents has."""
        self._containers += 1
        return self._blocks(identified(blocks, f"block-{self._containers}"), rank)

    def _block(self, block: Block, rank: int) -> Iterator[Markup]:
        match block:
            case Paragraph():
                yield from self._imprint.boxed(block, self._paragraph(block))
            case ListBlock():
                yield from self._list(block, rank)
            case Quote(blocks=inner):
                yield from lines("blockquote", {}, self._inner(inner, rank))
            case Verse():
                yield from lines("div", {"class": "verse"}, map(self._p, block.lines))
            case Code(lines=code):
                if code:
                    yield E.pre({"class": "code"}, E.code("\n".join(code)))
            case Table():
                yield from self._table(block)
            case Figure():
                yield from self._figure(block)
            case Separator(text=text):
                yield E.p(text, {"class": "separator"}) if text.strip() else E.hr()

    def _section(
        self, section: Section, identifier: str, rank: int, attributes: Attributes
    ) -> Iterator[Markup]:
        level = max(0, section.heading.level - self._outside)
        heading = _heading(section.heading, identifier, rank, level)
        first, others = opening(section.blocks)
        if section.heading.run_in and first:
            heading = E.div({"class": "run-in"}, heading, self._paragraph(first))
        else:
            others = section.blocks
        content = self._blocks(identified(others, identifier), rank + 1)
        yield from lines("section", attributes, chain([heading], content))

    def _paragraph(self, paragraph: Paragraph, *before: Markup) -> Markup:
        role = paragraph.role
        own = {} if role == "body" else {"class": role_class(role), **_SEMANTICS.get(role, {})}
        sides = self._imprint.sides(paragraph)
        return E.p(own, *before, *(sides or self._inlines.of(paragraph.inlines)))

    def _p(self, inlines: Tree) -> Markup:
        return E.p(*self._inlines.of(inlines))

    def _list(self, block: ListBlock, rank: int) -> Iterator[Markup]:
        """A list whose labels are text, as typed, for which room is made beside the text."""
        room = label_class(hang(self._list_style, block.items))
        items = chain.from_iterable(self._item(item, rank) for item in block.items)
        return lines("ol" if block.ordered else "ul", {"class": f"list {room}"}, items)

    def _item(self, item: ListItem, rank: int) -> Iterator[Markup]:
        """The label opens the item's first paragraph, or stands alone."""
        label = [E.span(item.label, {"class": "label"})] if item.label else []
        first, others = opening(item.blocks)
        opened = [self._paragraph(first, *label)] if first else [E.p(*label)] if label else []
        return lines("li", {}, chain(opened, self._inner(others, rank)))

    def _table(self, table: Table) -> Iterator[Markup]:
        if not any(table.rows):
            if table.caption:
                yield E.p({"class": "caption"}, *self._inlines.of(table.caption))
            return
        heads, body = table.rows[: table.header_rows], table.rows[table.header_rows :]
        above = [self._caption(table.caption)] if table.caption else []
        look = Look.of(table)
        head = self._rows("thead", heads, "th", {"scope": "col"}, look) if heads else ()
        rest = self._rows("tbody", body, "td", {}, look) if body else ()
        own = {} if look.narrow else {"class": "wide"}
        yield from lines("table", own, chain(above, head, rest))

    def _caption(self, caption: Tree) -> Markup:
        """The caption of a table; the unit of its numbers, which is its last line, is apart."""
        name, unit = parted_caption(caption)
        if not unit:
            return E.caption({"class": "caption"}, *self._inlines.of(caption))
        rest = self._inlines.of((*name, LineBreak()) if name else ())
        last = E.span({"class": "unit"}, *self._inlines.of(unit))
        return E.caption({"class": "caption"}, *rest, last)

    def _rows(
        self,
        group: str,
        rows: Iterable[Iterable[Cell]],
        tag: str,
        attributes: Attributes,
        look: Look,
    ) -> Iterator[Markup]:
        made = (
            lines("tr", {}, (self._cell(cell, tag, attributes, look) for cell in row))
            for row in rows
        )
        return lines(group, {}, chain.from_iterable(made))

    def _cell(self, cell: Cell, tag: str, attributes: Attributes, look: Look) -> Markup:
        aligned = "" if cell.alignment == "left" else cell.alignment
        classes = f"{aligned} {look.of_cell(cell)}".strip()
        own = {"class": classes} if classes else {}
        return E(tag, {**own, **attributes}, *self._inlines.of(cell.inlines))

    def _figure(self, figure: Figure) -> Iterator[Markup]:
        caption = list(self._inlines.of(figure.caption))
        below = [E.figcaption({"class": "caption"}, *caption)] if caption else []
        return lines("figure", {}, [self._images.element(figure), *below])


def _chapter(identifier: str) -> Attributes:
    """EPUB Structural Semantics and DPUB-ARIA say the same, each to its own readers.

    Only these sections get a label: a labelled section is a landmark, of which few are a help.
    """
    return {EPUB_TYPE: "chapter", "role": "doc-chapter", "aria-labelledby": identifier}


def _heading(heading: Heading, identifier: str, rank: int, level: int) -> Markup:
    number = [E.span(heading.label, {"class": "number"})] if heading.label else []
    attributes = {"class": heading_class(level), "id": identifier}
    if rank > LAST_RANK:
        attributes["aria-level"] = str(rank)
    return E(f"h{min(rank, LAST_RANK)}", attributes, *number, *marked([heading.text]))
