"""The notes as w:footnotes (ECMA-376-1, 17.11.10), each with its mark as typed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from converter.document import Document, Note
from converter.writers.docx import names
from converter.writers.docx.body import paragraph
from converter.writers.docx.elements import Element, w
from converter.writers.docx.runs import Runs, run

SEPARATORS = {"separator": -1, "continuationSeparator": 0}
"""The two notes that are the rules above notes (17.18.33), with Word's own numbers for them."""

STYLES = {names.PARAGRAPHS["note"], names.NOTE_REFERENCE}
"""The styles that every note has."""


def numbers(document: Document) -> Mapping[str, int]:
    """The number of each note in the file, by its identifier."""
    return {note.identifier: number for number, note in enumerate(document.notes, start=1)}


def footnotes(document: Document, text: Runs, runs: Runs) -> Iterator[Element]:
    """The children of w:footnotes, made by ``runs``: the notes that ``text`` refers to."""
    for kind, number in SEPARATORS.items():
        yield w("footnote", w("p", w("r", w(kind))), type=kind, id=number)
    for note, number in zip(document.notes, numbers(document).values(), strict=True):
        if note.identifier not in text.unreferenced:
            yield w("footnote", _paragraph(note, runs), id=number)


def unreferenced(document: Document, text: Runs) -> Iterator[Element]:
    """The notes that ``text`` does not refer to: Word would not show them."""
    for note in document.notes:
        if note.identifier in text.unreferenced:
            yield _paragraph(note, text)


def _paragraph(note: Note, runs: Runs) -> Element:
    label = run(note.label, names.NOTE_REFERENCE)
    return paragraph(names.PARAGRAPHS["note"], label, *runs.of(note.inlines))
