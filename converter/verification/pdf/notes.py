"""Notes: what leads to each, and that its label leads back to the page of its mark."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec
from msgspec.structs import replace

from converter.verification.expectation import NOTE_MARK, note_mark
from converter.verification.pdf.navigation import Anchors, Destinations
from converter.verification.pdf.objects import Value
from converter.verification.pieces import Fault, Piece, joined


class NotePlace(msgspec.Struct, frozen=True, gc=False):
    """The anchor of a note, and the destinations to which its label leads back."""

    anchor: str
    back: tuple[Value, ...]


class Notes(msgspec.Struct, frozen=True):
    """The notes in their order, and what leads to them with the page where it first does."""

    places: list[NotePlace] = []
    marks: dict[str, str] = {}

    def numbered(self, pieces: Iterable[Piece], destinations: Destinations) -> Iterator[Piece]:
        """The pieces, each mark of a note with the number of the note that it leads to."""
        marks = self._numbers(destinations)
        for piece in pieces:
            if any(mark in marks for mark, _ in piece.runs):
                runs = [(marks.get(mark, mark), text) for mark, text in piece.runs]
                yield replace(piece, runs=joined(runs))
            else:
                yield piece

    def faults(self, destinations: Destinations) -> Iterator[Fault]:
        """Labels that lead to another page than that of the first mark of their note."""
        numbers = self._numbers(destinations)
        pages: dict[str, str] = {}
        for mark, page in self.marks.items():
            pages.setdefault(numbers[mark], page)
        for number, note in enumerate(self.places, start=1):
            for destination in note.back:
                page = destinations.page(destination)
                if page != pages.get(note_mark(number)):
                    yield Fault(page or "pages", f"note {number} does not lead back to its mark")

    def _numbers(self, destinations: Destinations) -> Mapping[str, str]:
        """The mark of each note by what leads to it."""
        anchors = Anchors(note.anchor for note in self.places)
        numbers = {note.anchor: number for number, note in enumerate(self.places, start=1)}
        prefix = f"{NOTE_MARK} to "
        return {
            mark: note_mark(
                numbers.get(
                    destinations.anchor(mark.removeprefix(prefix).encode("latin-1"), anchors), 0
                )
            )
            for mark in self.marks
        }
