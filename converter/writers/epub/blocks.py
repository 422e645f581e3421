"""Blocks without headings → XHTML flow content."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from lxml import etree

from converter.document import (
    Block,
    Cell,
    Figure,
    ListBlock,
    ListItem,
    Note,
    Paragraph,
    Quote,
    Role,
    Separator,
    Table,
    Verse,
    opening,
)
from converter.writers.epub.inlines import Phrases, note_id, reference_id
from converter.writers.epub.xhtml import EPUB_TYPE, E, on_lines

_SEMANTICS: Mapping[Role, Mapping[str, str]] = {
    "subtitle": {EPUB_TYPE: "subtitle", "role": "doc-subtitle"},
    "abstract": {EPUB_TYPE: "abstract", "role": "doc-abstract"},
}
"""The roles that EPUB Structural Semantics 1.1 and DPUB-ARIA 1.1 have a word for."""

Flow = Iterator[etree._Element]


class Blocks:
    """Makes the blocks of one file; ``images`` are the names of files by the names of images."""

    def __init__(self, phrases: Phrases, images: Mapping[str, str]) -> None:
        self._phrases, self._images = phrases, images

    def of(self, blocks: Iterable[Block]) -> Flow:
        """The elements of blocks among which is no section."""
        return map(self.element, blocks)

    def element(self, block: Block) -> etree._Element:
        """The element of a block that is no section."""
        match block:
            case Paragraph():
                return self.paragraph(block)
            case ListBlock(items=items, ordered=ordered):
                return on_lines(E("ol" if ordered else "ul", *map(self._item, items)))
            case Quote(blocks=blocks):
                return on_lines(E.blockquote(*self.of(blocks)))
            case Verse(lines=lines):
                content = (E.p(*self._phrases.of(line)) for line in lines)
                return on_lines(E.div({"class": "verse"}, *content))
            case Table():
                return self._table(block)
            case Figure():
                return self._figure(block)
            case Separator(text=text) if text:
                return E.p(text, {"class": "separator"})
        return E.hr()

    def paragraph(self, paragraph: Paragraph, label: str = "") -> etree._Element:
        """A p in the class of its role, its list label before it."""
        before = [E.span(label, {"class": "label"})] if label else []
        element = E.p(*before, *self._phrases.of(paragraph.inlines))
        if paragraph.role != "body":
            element.set("class", class_of(paragraph.role))
        for name, value in _SEMANTICS.get(paragraph.role, {}).items():
            element.set(name, value)
        return element

    def note(self, note: Note, number: int, *, is_referenced: bool) -> etree._Element:
        """An aside, which readers may show where it is referred to; its label leads back there."""
        label = E.a(note.label, {"href": f"#{reference_id(number)}", "role": "doc-backlink"})
        content = [label if is_referenced else note.label, *self._phrases.of(note.inlines)]
        attributes = {EPUB_TYPE: "footnote", "role": "doc-footnote", "id": note_id(number)}
        return E.aside(attributes, E.p({"class": "note"}, *content))

    def _item(self, item: ListItem) -> etree._Element:
        first, others = opening(item.blocks)
        start = self.paragraph(first or Paragraph((), item.span), item.label)
        return on_lines(E.li(start, *self.of(others)))

    def _table(self, table: Table) -> etree._Element:
        caption = [E.caption(*self._phrases.of(table.caption))] if table.caption else []
        heads, rows = table.rows[: table.header_rows], table.rows[table.header_rows :]
        head = [on_lines(E.thead(*(self._row(row, "th") for row in heads)))] if heads else []
        body = [on_lines(E.tbody(*(self._row(row, "td") for row in rows)))] if rows else []
        return on_lines(E.table(*caption, *head, *body))

    def _row(self, cells: Sequence[Cell], tag: str) -> etree._Element:
        row = E.tr()
        for cell in cells:
            element = E(tag, *self._phrases.of(cell.inlines))
            if tag == "th":
                element.set("scope", "col")
            if cell.alignment != "left":
                element.set("class", cell.alignment)
            row.append(element)
        return row

    def _figure(self, figure: Figure) -> etree._Element:
        image = E.img({"src": self._images[figure.image], "alt": figure.alternate})
        caption = [E.figcaption(*self._phrases.of(figure.caption))] if figure.caption else []
        return on_lines(E.figure(image, *caption))


def class_of(role: str) -> str:
    """The class of what has this role or name in a theme."""
    return role.replace("_", "-")
