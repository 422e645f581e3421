"""Notes: what leads to each, and that its label leads back to the page of its mark."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from converter.verification.expectation import NOTE_MARK, note_mark
from converter.verification.pdf.navigation import Destinations
from converter.verification.pdf.structure import Structure
from converter.verification.pieces import Fault, Piece, joined


def numbered(structure: Structure, destinations: Destinations) -> Iterator[Piece]:
    """The pieces, each mark of a note with the number of the note that it leads to."""
    marks = _numbers(structure, destinations)
    for piece in structure.pieces:
        if any(mark in marks for mark, _ in piece.runs):
            runs = [(marks.get(mark, mark), text) for mark, text in piece.runs]
            yield replace(piece, runs=joined(runs))
        else:
            yield piece


def back_faults(structure: Structure, destinations: Destinations) -> Iterator[Fault]:
    """Labels that lead to another page than that of the first mark of their note."""
    marks = _numbers(structure, destinations)
    pages: dict[str, str] = {}
    for mark, page in structure.note_marks.items():
        pages.setdefault(marks[mark], page)
    for number, note in enumerate(structure.notes, start=1):
        for annotation in note.back:
            page = destinations.page(annotation.get("/Dest"))
            if page != pages.get(note_mark(number)):
                yield Fault(page or "pages", f"note {number} does not lead back to its mark")


def _numbers(structure: Structure, destinations: Destinations) -> Mapping[str, str]:
    """The mark of each note by what leads to it."""
    numbers = {note.anchor: number for number, note in enumerate(structure.notes, start=1)}
    prefix = f"{NOTE_MARK} to "
    return {
        mark: note_mark(numbers.get(destinations.named_anchor(mark.removeprefix(prefix)), 0))
        for mark in structure.note_marks
    }
