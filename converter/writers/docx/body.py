"""The document tree as the content of w:body; each paragraph names a style.

The unit and the notes of a table alone have an indent of their own: its width puts them there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec
from msgspec.structs import replace

from converter.document import (
    Block,
    Code,
    Document,
    Figure,
    Inlines,
    ListBlock,
    ListItem,
    Paragraph,
    Quote,
    Section,
    Separator,
    Table,
    Verse,
    opening,
    parted_caption,
    text_of,
    titles_annex,
)
from converter.theme import Theme
from converter.theme.official import nominal_width
from converter.writers.docx import imprints, names
from converter.writers.docx.contents import Contents
from converter.writers.docx.elements import Element, twips, w
from converter.writers.docx.grid import text_width
from converter.writers.docx.levels import Levels
from converter.writers.docx.names import Name, at_level
from converter.writers.docx.notes import Marks
from converter.writers.docx.paragraphs import paragraph
from converter.writers.docx.pictures import Pictures
from converter.writers.docx.runs import Runs, run
from converter.writers.docx.tables import TABLE, table


class Place(msgspec.Struct, frozen=True):
    """Where a block stands: in how many lists and quotations, and what plain paragraphs there are.

    ``plain`` is their style.
    """

    depth: int = 0
    plain: Name = names.BODY

    def style(self, name: Name) -> Name:
        """The style of this name for a block here."""
        return at_level(name, self.depth + 1)

    def within(self, plain: Name) -> Place:
        """The place in a list or a quotation that stands here."""
        return Place(self.depth + 1, self.style(plain))


class Body:
    """Makes the blocks of a document in a theme."""

    def __init__(
        self,
        runs: Runs,
        marks: Marks,
        pictures: Pictures,
        contents: Contents,
        theme: Theme,
        levels: Levels,
    ) -> None:
        self._levels = levels
        self._runs, self._marks, self._pictures = runs, marks, pictures
        self._contents = contents
        self._width = text_width(theme.page)
        self._sets_annexes_apart, self._outside = theme.sets_annexes_apart, 0
        self._theme = theme
        self._official: Mapping[int, Name] = {}
        self._beside = 0
        """How far from the edges of the text the last table begins and ends."""

    def of(self, document: Document) -> Iterator[Element]:
        """Masthead, title, blocks, and the notes that nothing refers to."""
        self._official = imprints.styles(document, self._theme)
        yield from _parted(self._in_order(document))
        runs = self._runs.without_notes()
        for note in self._marks.others():
            yield paragraph(names.FOOTNOTE, run(note.label), *runs.of(note.inlines))

    def _in_order(self, document: Document) -> Iterator[Element]:
        yield from self._blocks(document.masthead, Place())
        if document.title is not None:
            yield paragraph(names.TITLE, run(document.title.text))
        yield from self._blocks(document.blocks, Place())

    def _blocks(self, blocks: Iterable[Block], place: Place) -> Iterator[Element]:
        above: Block | None = None
        for block in blocks:
            match block:
                case Paragraph():
                    yield self._paragraph(block, place)
                case Section():
                    outside = self._outside
                    if self._sets_annexes_apart and titles_annex(block, above):
                        self._outside = block.heading.level
                    yield from self._section(block, place)
                    self._outside = outside
                case ListBlock(items=items):
                    for item in items:
                        yield from self._item(item, place)
                case Quote(blocks=inner):
                    yield from self._blocks(inner, place.within(names.QUOTE))
                case _:
                    yield from self._set_off(block, place)
            above = block

    def _set_off(
        self, block: Verse | Code | Table | Figure | Separator, place: Place
    ) -> Iterator[Element]:
        match block:
            case Verse(lines=lines):
                if lines:
                    yield paragraph(place.style(names.VERSE), *self._lines(lines))
            case Code(lines=code):
                if code:
                    yield paragraph(place.style(names.CODE), run("\n".join(code)))
            case Table():
                yield from self._table(block)
            case Figure():
                yield from self._figure(block)
            case Separator(text=text):
                yield paragraph(names.SEPARATOR if text.strip() else names.RULE, run(text))

    def _section(self, section: Section, place: Place) -> Iterator[Element]:
        """A heading; one that is run in stands in a character style in its first paragraph.

        Word's own way, a style separator (w:specVanish), would show it in the navigation pane,
        but LibreOffice 7 and InDesign make two paragraphs of it.
        """
        heading = section.heading
        level = max(0, heading.level - self._outside)
        first, others = opening(section.blocks)
        if heading.run_in and first:
            run_in = run(heading.full_text, names.run_in_heading(level))
            yield self._paragraph(first, place, *self._contents.entered(heading, run_in))
            yield from self._blocks(others, place)
        else:
            text = self._contents.entered(heading, run(heading.full_text))
            yield paragraph(names.heading(level), *text)
            yield from self._blocks(section.blocks, place)

    def _paragraph(self, block: Paragraph, place: Place, *before: Element) -> Element:
        style = self._official.get(id(block))
        sides = imprints.sides(block, self._theme) if style else ()
        style = style or names.role(block.role) or place.plain
        is_below = block.role == "table_note" and self._beside > 0
        under = [w("ind", left=self._beside)] if is_below else []
        runs = sides or self._runs.of(block.inlines)
        return paragraph(style, *before, *runs, properties=under)

    def _item(self, item: ListItem, place: Place) -> Iterator[Element]:
        """The label opens the item's first paragraph, or stands alone; without one none hangs."""
        inner, label = place.within(names.LIST_CONTINUE), run(item.label)
        first, others = opening(item.blocks)
        style = place.style(names.LIST if item.label else names.LIST_CONTINUE)
        if first is None:
            yield paragraph(style, label)
        elif first.role == "body" and self._levels.parts(item.label, inner.depth):
            tab = run("\t", names.LABEL_TAB)
            yield self._paragraph(first, replace(inner, plain=style), label, tab)
        else:
            yield self._paragraph(first, replace(inner, plain=style), label)
        yield from self._blocks(others, inner)

    def _lines(self, lines: Iterable[Inlines]) -> Iterator[Element]:
        """The lines of a stanza, which is one paragraph: so it stays together, in InDesign too."""
        for number, line in enumerate(lines):
            if number:
                yield run("\n")
            yield from self._runs.of(line)

    def _table(self, block: Table) -> Iterator[Element]:
        has_rows = any(block.rows)
        if not has_rows:
            if block.caption:
                yield paragraph(names.CAPTION, *self._runs.of(block.caption))
            return
        made, width = table(block, self._runs.of, self._theme, self._width)
        self._beside = max(0, self._width - width) // 2
        name, unit = parted_caption(block.caption)
        if name:
            yield paragraph(names.TABLE_CAPTION, *self._runs.of(name))
        if unit:
            yield paragraph(
                names.TABLE_UNIT, *self._runs.of(unit), properties=self._over(unit, width)
            )
        yield made

    def _over(self, unit: Inlines, width: int) -> Sequence[Element]:
        """What has the unit of a table's numbers end where the table does, if there is room."""
        size = self._theme.unit_of_table.size
        is_narrow = twips(nominal_width(text_of(unit)) * size) <= width < self._width
        return [w("ind", right=self._beside)] if is_narrow else []

    def _figure(self, block: Figure) -> Iterator[Element]:
        style = names.FIGURE if block.caption else names.LONE_FIGURE
        yield paragraph(style, self._pictures.of(block))
        if block.caption:
            yield paragraph(names.CAPTION, *self._runs.of(block.caption))


def _parted(blocks: Iterable[Element]) -> Iterator[Element]:
    """The blocks, an empty paragraph after each table that would else touch what follows.

    Word joins tables that meet, and a body does not end with one.
    """
    previous_is_table = False
    for block in blocks:
        is_table = block.startswith(TABLE)
        if previous_is_table and is_table:
            yield paragraph(names.TABLE_END)
        yield block
        previous_is_table = is_table
    if previous_is_table:
        yield paragraph(names.TABLE_END)
