"""Inlines → XHTML."""

from __future__ import annotations

from collections.abc import Iterator

from converter.document import (
    Emphasis,
    Inline,
    Lead,
    LineBreak,
    Link,
    NoteReference,
    Strong,
)
from converter.document import Inlines as Tree
from converter.writers.epub.notes import Notes
from converter.writers.epub.texts import marked
from converter.writers.epub.xhtml import EPUB_TYPE, E
from converter.writers.link_targets import uri
from converter.writers.markup import Markup


class Inlines:
    """Makes the content of paragraphs; ``notes`` says where marks lead."""

    def __init__(self, notes: Notes) -> None:
        self._notes = notes

    def of(self, inlines: Tree) -> Iterator[str]:
        """Text and elements in order."""
        return map(self._inline, inlines, marked([inline.text for inline in inlines]))

    def _inline(self, inline: Inline, text: str) -> str:
        match inline:
            case Lead():
                return E.span(text, {"class": "lead"})
            case Strong():
                return E.strong(text)
            case Emphasis():
                return E.em(text)
            case Link(target=target):
                return E.a(text, href=uri(target))
            case NoteReference():
                return self._mark(inline)
            case LineBreak():
                return E.br()
            case _:
                return text

    def _mark(self, mark: NoteReference) -> Markup:
        """A note reference (EPUB Structural Semantics, noteref; DPUB-ARIA, doc-noteref)."""
        reference = self._notes.reference(mark)
        if reference is None:
            return E.span(mark.text, {"class": "noteref"})
        attributes = {
            "class": "noteref",
            EPUB_TYPE: "noteref",
            "role": "doc-noteref",
            "href": reference.href,
        }
        if reference.identifier:
            attributes["id"] = reference.identifier
        return E.a(mark.text, attributes)
