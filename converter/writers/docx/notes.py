"""Notes as footnotes whose marks are the author's own (ECMA-376-1, 17.11)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from converter.document import Document, Note, NoteReference, walk_inlines
from converter.writers.docx.elements import Element, w
from converter.writers.docx.names import Name
from converter.writers.docx.paragraphs import paragraph

SEPARATORS = {-1: "separator", 0: "continuationSeparator"}
"""The identifiers of the rules above notes, by their types (ECMA-376-1, 17.18.33)."""


class Mark(msgspec.Struct, frozen=True):
    """A place where a note is referred to. Only the first can have the note at its foot."""

    number: int
    is_first: bool
    is_target: bool

    @property
    def element(self) -> Element:
        """w:footnoteReference, after which the mark stands as typed (17.11.14)."""
        return w("footnoteReference", customMarkFollows=1, id=self.number)

    def placed(self, runs: Iterable[Element]) -> Iterator[Element]:
        """The runs of the first mark, in a bookmark if others lead to it."""
        if not self.is_target:
            yield from runs
            return
        yield w("bookmarkStart", id=self.number, name=self._bookmark)
        yield from runs
        yield w("bookmarkEnd", id=self.number)

    def link(self, run: Element) -> Element:
        """The run of a later mark, which leads to the first."""
        return w("hyperlink", run, anchor=self._bookmark)

    @property
    def _bookmark(self) -> str:
        """A name that begins with a line is not in Word's list of bookmarks."""
        return f"_note{self.number}"


class Marks:
    """Numbers the notes of a document, from 1, and knows which have been referred to."""

    def __init__(self, document: Document) -> None:
        self._notes = document.notes
        self._numbers = {
            note.identifier: number
            for number, note in reversed(list(enumerate(document.notes, start=1)))
        }
        references = walk_inlines(document.all_blocks)
        self._counts = Counter(one.note for one in references if isinstance(one, NoteReference))
        self._met: dict[int, str] = {}

    def mark(self, reference: NoteReference) -> Mark | None:
        """The next mark; None if there is no such note."""
        number = self._numbers.get(reference.note)
        if number is None:
            return None
        mark = Mark(number, number not in self._met, self._counts[reference.note] > 1)
        self._met.setdefault(number, reference.text)
        return mark

    def at_foot(self) -> Sequence[tuple[int, str, Note]]:
        """The notes that were referred to: number, mark, and the note."""
        return [
            (number, self._met[number], self._notes[number - 1]) for number in sorted(self._met)
        ]

    def others(self) -> Sequence[Note]:
        """The notes that nothing refers to."""
        numbered = enumerate(self._notes, start=1)
        return [note for number, note in numbered if number not in self._met]


def separators(style: Name) -> Iterator[Element]:
    """The rules above notes, as Word draws them."""
    for identifier, kind in SEPARATORS.items():
        line = paragraph(style, w("r", w(kind)))
        yield w("footnote", line, type=kind, id=identifier)
