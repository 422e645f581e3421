"""The document tree as the content of w:body; a paragraph names its style and says nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from converter.document import (
    Block,
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
)
from converter.theme import StyleName
from converter.writers.docx import names, tables
from converter.writers.docx.elements import Element, w
from converter.writers.docx.names import StyleId
from converter.writers.docx.pictures import Pictures
from converter.writers.docx.runs import Runs, run


def paragraph(style: StyleId, *content: Element, alignment: str = "") -> Element:
    """A w:p of this style; ``alignment`` is a table cell's own."""
    own = [w("jc", val=alignment)] if alignment else []
    return w("p", w("pPr", w("pStyle", val=style.identifier), *own), *content)


class Body:
    """Makes the blocks of w:body; ``styles`` are those met so far.

    ``width`` is that of tables, ``em`` the size of their text, in twips.
    """

    def __init__(self, runs: Runs, pictures: Pictures, width: int, em: int) -> None:
        self._runs, self._pictures = runs, pictures
        self._width, self._em = width, em
        self._styles: set[StyleId] = set()

    @property
    def styles(self) -> set[StyleId]:
        """The styles of all that was made."""
        return self._styles | self._runs.styles

    def of(self, document: Document) -> Iterator[Element]:
        """Title and blocks."""
        if document.title is not None:
            yield paragraph(StyleId("Title", "Title"), run(document.title.text))
        yield from self._blocks(document.blocks, names.BODY, 0)

    def _blocks(self, blocks: Iterable[Block], style: StyleId, depth: int) -> Iterator[Element]:
        """``style`` is that of plain paragraphs here, ``depth`` the number of lists around."""
        before: Block | None = None
        for block in blocks:
            if isinstance(before, Table) and isinstance(block, Table) and not block.caption:
                yield self._styled("table")  # without it the two would be one
            before = block
            if isinstance(block, Paragraph):
                yield self._paragraph(block, style)
            elif isinstance(block, Section):
                yield from self._section(block, style, depth)
            elif isinstance(block, ListBlock):
                for item in block.items:
                    yield from self._item(item, depth + 1)
            elif isinstance(block, Quote):
                yield from self._blocks(block.blocks, names.PARAGRAPHS["quote"], depth)
            else:
                yield from self._set_off(block)

    def _set_off(self, block: Verse | Table | Figure | Separator) -> Iterator[Element]:
        match block:
            case Verse(lines=lines):
                yield self._verse(lines)
            case Table():
                yield from self._table(block)
            case Figure():
                yield from self._figure(block)
            case Separator(text=text):
                yield self._styled("separator", run(text))

    def _section(self, section: Section, style: StyleId, depth: int) -> Iterator[Element]:
        heading = section.heading
        first, others = opening(section.blocks)
        if heading.run_in and first:
            run_in = self._met(names.run_in_heading(heading.level))
            yield self._paragraph(first, style, run(heading.full_text, run_in))
            yield from self._blocks(others, style, depth)
        else:
            yield paragraph(names.heading(heading.level), run(heading.full_text))
            yield from self._blocks(section.blocks, style, depth)

    def _paragraph(self, block: Paragraph, style: StyleId, *before: Element) -> Element:
        if block.role == "notice":
            style = names.NOTICE
        elif block.role != "body":
            style = names.PARAGRAPHS[block.role]
        return paragraph(self._met(style), *before, *self._runs.of(block.inlines))

    def _item(self, item: ListItem, depth: int) -> Iterator[Element]:
        """The label stands in the item's first paragraph, or in one of its own."""
        style = self._met(names.list_level(depth))
        first, others = opening(item.blocks)
        label = run(item.label)
        yield self._paragraph(first, style, label) if first else paragraph(style, label)
        yield from self._blocks(others, style, depth)

    def _verse(self, lines: Iterable[Inlines]) -> Element:
        content: list[Element] = []
        for line in lines:
            content += [w("r", w("br"))] if content else []
            content += self._runs.of(line)
        return self._styled("verse", *content)

    def _table(self, block: Table) -> Iterator[Element]:
        """The table after its caption."""
        self._met(names.TABLE)
        if block.caption:
            yield self._styled("caption", *self._runs.of(block.caption))
        style = self._met(names.PARAGRAPHS["table"])
        yield tables.table(
            block,
            self._width,
            self._em,
            lambda inlines, alignment: paragraph(
                style, *self._runs.of(inlines), alignment=alignment
            ),
        )

    def _figure(self, figure: Figure) -> Iterator[Element]:
        drawing = self._pictures.drawing(figure.image, figure.alternate)
        yield paragraph(self._met(names.FIGURE), drawing)
        if figure.caption:
            yield self._styled("caption", *self._runs.of(figure.caption))

    def _styled(self, name: StyleName, *content: Element) -> Element:
        return paragraph(self._met(names.PARAGRAPHS[name]), *content)

    def _met(self, style: StyleId) -> StyleId:
        self._styles.add(style)
        return style
