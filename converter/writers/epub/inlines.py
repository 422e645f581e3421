"""Inlines → XHTML phrasing content."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lxml import etree

from converter.document import Emphasis, Inline, Lead, LineBreak, Link, NoteReference, Strong
from converter.writers.epub.xhtml import EPUB_TYPE, E

Content = etree._Element | str


class Phrases:
    """Makes the inlines of one file; ``referenced`` are the notes it refers to, in this order.

    ``note_numbers`` are by the identifiers of notes, ``files`` the names of those in which notes
    stand already.
    """

    def __init__(self, note_numbers: Mapping[str, int], files: Mapping[str, str]) -> None:
        self._numbers, self._files = note_numbers, files
        self.referenced: dict[str, int] = {}

    def of(self, inlines: Iterable[Inline]) -> list[Content]:
        """Text and elements, in order."""
        return [self._content(inline) for inline in inlines]

    def _content(self, inline: Inline) -> Content:
        match inline:
            case Lead(text=text):
                return E.span(text, {"class": "lead"})
            case Strong(text=text):
                return E.strong(text)
            case Emphasis(text=text):
                return E.em(text)
            case Link(text=text, target=target):
                return E.a(text, {"href": target})
            case LineBreak():
                return E.br()
            case NoteReference(text=text, note=note) if note in self._numbers:
                return self._reference(text, note)
        return inline.text

    def _reference(self, mark: str, note: str) -> etree._Element:
        """A link that readers show as a pop-up; only the first one to a note is linked back to."""
        number, file = self._numbers[note], self._files.get(note, "")
        href = f"{file}#{note_id(number)}"
        element = E.a(mark, {EPUB_TYPE: "noteref", "role": "doc-noteref", "href": href})
        if not file and note not in self.referenced:
            self.referenced[note] = number
            element.set("id", reference_id(number))
        return element


def note_id(number: int) -> str:
    """The identifier of a note's element."""
    return f"note-{number}"


def reference_id(number: int) -> str:
    """The identifier of the first reference to a note."""
    return f"noteref-{number}"
