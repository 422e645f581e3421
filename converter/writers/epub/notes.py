"""Notes, which readers show as they like: at the foot, at the end or in a window of their own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import msgspec

from converter.document import Document, Note, NoteReference, walk_inlines
from converter.writers.epub.division import ContentFile


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
    """Numbers the notes of a document; each stands in the file of its first mark in the text.

    What the text does not refer to stands in the last. ``file`` is the name of the file being
    written.
    """

    def __init__(self, document: Document, files: Sequence[ContentFile]) -> None:
        self._notes = document.notes
        self._numbers = {
            note.identifier: number
            for number, note in reversed(list(enumerate(document.notes, start=1)))
        }
        self._files: dict[int, str] = dict(self._first_marks(files))
        for number in range(1, len(self._notes) + 1):
            self._files.setdefault(number, files[-1].name)
        self._by_file: defaultdict[str, list[int]] = defaultdict(list)
        for number, file in self._files.items():
            self._by_file[file].append(number)
        self._marked: set[int] = set()
        self.file = ""

    def _first_marks(self, files: Sequence[ContentFile]) -> Iterator[tuple[int, str]]:
        """The notes in the order of their first marks, each with the file that the mark is in."""
        met: set[int] = set()
        for file in files if self._notes else ():
            for inline in walk_inlines((*file.masthead, *file.blocks)):
                if isinstance(inline, NoteReference) and inline.note in self._numbers:
                    number = self._numbers[inline.note]
                    if number not in met:
                        met.add(number)
                        yield number, file.name

    def reference(self, mark: NoteReference) -> Reference | None:
        """Where this mark leads; None if there is no such note."""
        number = self._numbers.get(mark.note)
        if number is None:
            return None
        place = self._files[number]
        is_here = place == self.file
        is_first = is_here and number not in self._marked
        if is_here:
            self._marked.add(number)
        file = "" if is_here else place
        return Reference(f"{file}#note-{number}", f"noteref-{number}" if is_first else "")

    def here(self) -> Iterator[PlacedNote]:
        """The notes of this file, after its text."""
        for number in self._by_file[self.file]:
            back = f"#noteref-{number}" if number in self._marked else ""
            yield PlacedNote(f"note-{number}", back, self._notes[number - 1])
