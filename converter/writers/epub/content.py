"""The text: blocks and inlines → XHTML.

Headings rank by their depth in the whole publication, so that no rank is skipped: the printed
title is h1 and sections begin at h2; without a printed title they begin at h1. Their look
follows the level of the numbering, by class.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from lxml import etree

from converter.document import Document, Heading, Section, opening
from converter.theme import HEADING_LEVELS
from converter.writers.epub import images
from converter.writers.epub.blocks import Blocks
from converter.writers.epub.division import ContentFile, Identified, identified
from converter.writers.epub.inlines import Phrases
from converter.writers.epub.resource import XHTML_MEDIA_TYPE, Resource
from converter.writers.epub.xhtml import EPUB_TYPE, E, on_lines, page

LAST_RANK = 6
"""HTML ends at h6; from there on WAI-ARIA's aria-level tells the rank."""


def pages(files: Sequence[ContentFile], document: Document) -> Iterator[Resource]:
    """Each file as a resource, in reading order, its notes at its end."""
    numbers = {note.identifier: number for number, note in enumerate(document.notes, start=1)}
    files_of_notes: dict[str, str] = {}
    names = images.names(document)
    for file in files:
        phrases = Phrases(numbers, files_of_notes)
        text = _Text(phrases, names)
        body = text.body(file)
        body.extend(text.notes(document, numbers))
        files_of_notes |= dict.fromkeys(phrases.referenced, file.name)
        if file is files[-1]:
            body.extend(text.notes_left(document, files_of_notes, numbers))
        content = page(file.title, document.metadata.language, on_lines(body))
        yield Resource(file.identifier, file.name, XHTML_MEDIA_TYPE, content, linear="yes")


class _Text:
    """The text of one file."""

    def __init__(self, phrases: Phrases, names: Mapping[str, str]) -> None:
        self._phrases = phrases
        self._blocks = Blocks(phrases, names)

    def body(self, file: ContentFile) -> etree._Element:
        """The text without its notes."""
        body = E.body({EPUB_TYPE: "bodymatter"})
        if file.printed_title:
            body.append(E.h1(file.printed_title, {"class": "title"}))
        body.extend(self._elements(file.content, file.rank, outermost=True))
        return body

    def notes(self, document: Document, numbers: Mapping[str, int]) -> Iterator[etree._Element]:
        """The notes that the text refers to first."""
        for note in document.notes:
            if note.identifier in self._phrases.referenced:
                number = numbers[note.identifier]
                yield self._blocks.note(note, number, is_referenced=True)

    def notes_left(
        self, document: Document, placed: Container[str], numbers: Mapping[str, int]
    ) -> Iterator[etree._Element]:
        """The notes that nothing refers to."""
        for note in document.notes:
            if note.identifier not in placed:
                number = numbers[note.identifier]
                yield self._blocks.note(note, number, is_referenced=False)

    def _elements(
        self, content: Iterable[Identified], rank: int, *, outermost: bool = False
    ) -> Iterator[etree._Element]:
        for block, identifier in content:
            if isinstance(block, Section):
                attributes = _chapter(identifier) if outermost else {}
                yield self._section(block, identifier, rank, attributes)
            else:
                yield self._blocks.element(block)

    def _section(
        self, section: Section, identifier: str, rank: int, attributes: Mapping[str, str]
    ) -> etree._Element:
        start = _heading(section.heading, identifier, rank)
        first, others = opening(section.blocks)
        if section.heading.run_in and first:
            start = E.div({"class": "run-in"}, start, self._blocks.paragraph(first))
        else:
            others = section.blocks
        content = self._elements(identified(others, identifier), rank + 1)
        return on_lines(E.section(attributes, start, *content))


def _chapter(identifier: str) -> Mapping[str, str]:
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


def heading_class(level: int) -> str:
    """The class of a heading of this level; those below the last the theme has look like it."""
    return f"heading-{min(level, HEADING_LEVELS)}"
