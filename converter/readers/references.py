"""Notes and the marks that refer to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from converter.document import (
    Block,
    Document,
    Figure,
    Inline,
    Inlines,
    Note,
    NoteReference,
    Paragraph,
    Table,
    Verse,
    walk,
)
from converter.readers.flow import Found


def ordered(document: Document, found: Found) -> tuple[Note, ...]:
    """The notes ``found`` in the order of their references; one without is last, and reported."""
    given = {note.identifier: note for note in found.notes}
    notes = [
        given.pop(reference.note)
        for reference in _references(document, found.notes)
        if reference.note in given
    ]
    for note in given.values():
        message = f"nothing refers to the note {note.label.strip()}"
        found.warn("NOT001", message, note.span, "it stands last")
    return (*notes, *given.values())


def _references(document: Document, notes: Iterable[Note]) -> Iterator[NoteReference]:
    for block in walk(document.all_blocks):
        for inlines in _inlines(block):
            yield from _marks(inlines)
    for note in notes:
        yield from _marks(note.inlines)


def _marks(inlines: Iterable[Inline]) -> Iterator[NoteReference]:
    return (inline for inline in inlines if isinstance(inline, NoteReference))


def _inlines(block: Block) -> Iterator[Inlines]:
    match block:
        case Paragraph():
            yield block.inlines
        case Verse():
            yield from block.lines
        case Table():
            yield block.caption
            yield from (cell.inlines for row in block.rows for cell in row)
        case Figure():
            yield block.caption
