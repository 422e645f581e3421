"""Notes, which readers show as they like: at the foot, at the end or in a window of their own."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from converter.document import Document, Note, NoteReference


class Reference(msgspec.Struct, frozen=True):
    """Where a mark leads, and its own identifier if it is where the note leads back."""

    href: str
    identifier: str


class PlacedNote(msgspec.Struct, frozen=True):
    """A note in its file; ``back`` leads to its first mark, if it has one."""

    identifier: str
    back: str
    note: Note


class Notes:
    """Numbers the notes of a document, and puts each in the file of its first mark.

    ``file`` is the name of the file being written.
    """

    def __init__(self, document: Document) -> None:
        self._notes = document.notes
        self._numbers = {
            note.identifier: number
            for number, note in reversed(list(enumerate(document.notes, start=1)))
        }
        self._files: dict[int, str] = {}
        self._waiting: list[int] = []
        self._marked: set[int] = set()
        self.file = ""

    def reference(self, mark: NoteReference) -> Reference | None:
        """Where this mark leads; None if there is no such note."""
        number = self._numbers.get(mark.note)
        if number is None:
            return None
        is_first = number not in self._marked
        self._marked.add(number)
        self._put(number)
        place = self._files[number]
        file = "" if place == self.file else place
        return Reference(f"{file}#note-{number}", f"noteref-{number}" if is_first else "")

    def take(self) -> Iterator[PlacedNote]:
        """The notes met since; while they are taken, their own marks may add others."""
        while self._waiting:
            number = self._waiting.pop(0)
            back = f"#noteref-{number}" if number in self._marked else ""
            yield PlacedNote(f"note-{number}", back, self._notes[number - 1])

    def meet_all(self) -> None:
        """Put here the notes that have no place yet."""
        for number in range(1, len(self._notes) + 1):
            self._put(number)

    def _put(self, number: int) -> None:
        if number not in self._files:
            self._files[number] = self.file
            self._waiting.append(number)
