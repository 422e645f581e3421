"""Notes: where each is, and that its label leads back to its first mark."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from converter.verification.container import resolved
from converter.verification.epub.publication import XHTML, Publication
from converter.verification.pieces import Fault


class NoteLinks:
    """What links notes and their marks; ``numbers`` are those of the notes in reading order.

    They count from 1, by file and identifier. Marks come before their notes: so these are read
    first, from the start tags of the pages alone.
    """

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}
        self._first_marks: dict[str, str] = {}
        self._back: list[tuple[str, str]] = []

    def read(self, publication: Publication) -> None:
        """Read all linear pages."""
        for file in publication.linear_files:
            note = ""
            for tag, attributes in publication.container.start_tags(file):
                if tag == f"{XHTML}aside":
                    note = f"{file}#{attributes.get('id', '')}"
                    self.numbers[note] = len(self.numbers) + 1
                elif tag == f"{XHTML}a":
                    self._link(file, note, attributes)

    def faults(self) -> Iterator[Fault]:
        """Labels that lead to anything but the first mark of their note in its file."""
        for note, target in self._back:
            if target != self._first_marks.get(note):
                file = note.partition("#")[0]
                yield Fault(file, f"the note {note} does not lead back to its mark")

    def _link(self, file: str, note: str, attributes: Mapping[str, str]) -> None:
        target = resolved(attributes.get("href", ""), file)
        if attributes.get("role") == "doc-backlink" and note:
            self._back.append((note, target))
        elif attributes.get("class") == "noteref" and target.partition("#")[0] == file:
            self._first_marks.setdefault(target, f"{file}#{attributes.get('id', '')}")
