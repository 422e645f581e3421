"""The files of the text, in reading order, each with the notes that it is the first to refer to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from converter.document import Document
from converter.theme import Theme
from converter.writers.epub.blocks import Blocks
from converter.writers.epub.division import MASTHEAD, ContentFile, identified
from converter.writers.epub.images import Images
from converter.writers.epub.imprints import Imprint
from converter.writers.epub.inlines import Inlines
from converter.writers.epub.notes import Notes
from converter.writers.epub.resource import XHTML_MEDIA_TYPE, Resource
from converter.writers.epub.texts import marked
from converter.writers.epub.xhtml import EPUB_TYPE, E, lines, page
from converter.writers.markup import Markup


def pages(
    files: Sequence[ContentFile], document: Document, images: Images, theme: Theme
) -> Iterator[Resource]:
    """Each file as a resource; the last also has the notes that nothing refers to."""
    notes = Notes(document, files)
    blocks = Blocks(Inlines(notes), images, Imprint(document, theme), theme)
    for file in files:
        body = lines("body", {EPUB_TYPE: "bodymatter"}, _content(file, blocks, notes))
        text = page(file.title, document.metadata.language, body)
        yield Resource(file.identifier, file.name, XHTML_MEDIA_TYPE, text, linear="yes")


def _content(file: ContentFile, blocks: Blocks, notes: Notes) -> Iterator[Markup]:
    notes.file = file.name
    yield from blocks.outermost(identified(file.masthead, MASTHEAD), file.rank)
    if file.printed_title:
        yield E.h1(*marked([file.printed_title]), {"class": "title"})
    yield from blocks.outermost(file.content, file.rank)
    if asides := [blocks.note(placed) for placed in notes.here()]:
        yield from lines("section", {"class": "notes", EPUB_TYPE: "footnotes"}, asides)
