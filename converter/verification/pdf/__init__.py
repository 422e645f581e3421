"""Verify a PDF: its structure tree with the marked content, and the text without any tags.

Clauses are those of ISO 32000-1 where no other standard is named.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from typing import BinaryIO, get_args

from msgspec.structs import replace

from converter.document import Document, Role
from converter.theme import Theme
from converter.verification import comparison
from converter.verification.expectation import Unit, units
from converter.verification.mismatches import Mismatch
from converter.verification.pdf import metadata, navigation
from converter.verification.pdf.file import File
from converter.verification.pdf.navigation import Anchors, Destinations
from converter.verification.pdf.pages import Page, Pages, off_page
from converter.verification.pdf.running import RunningLines
from converter.verification.pdf.structure import Structure
from converter.verification.pdf.texts import held, is_visible, sayable, settle, visible
from converter.verification.pdf.untagged import Untagged
from converter.verification.pieces import (
    LINE_END,
    Entry,
    Fault,
    Piece,
    UnreadableError,
    is_heading,
    joined,
    text_of,
)
from converter.verification.xml_texts import metadata_in_xml

DEEPEST_HEADING = 6
"""The last of the heading types (14.8.4.3.2); deeper headings share it."""

MARKS = {"lead": "span", "strong": "span", "emphasis": "span"}
"""Marks that structure types do not tell apart."""

KINDS = {
    **dict.fromkeys((*get_args(Role), "separator", "verse line", "code line"), "paragraph"),
    "caption": "caption",
    "row head": "head cell",
}
"""What a unit is to a structure tree, which tells less apart."""

EVEN_IF_BLANK = frozenset({"picture", "cell", "head cell"})
"""What is there though it shows nothing."""

OUTLINE, PRINTED = "outline", "table of contents"


def compare(file: BinaryIO, document: Document, theme: Theme) -> Iterator[Mismatch]:
    """How the file differs from the document."""
    with _reading():
        comparing = _Comparison(File(file), document, theme)
    yield from comparing.mismatches()


@contextmanager
def _reading() -> Iterator[None]:
    """Whatever fails is told of the file: it has what no file of ours has in its place."""
    try:
        yield
    except (LookupError, TypeError, ValueError, OverflowError) as error:
        raise UnreadableError(str(error)) from error


class _Comparison:
    """Reads a file from its beginning to its end beside what is due: neither is held as a whole."""

    def __init__(self, file: File, document: Document, theme: Theme) -> None:
        self._file, self._document, self._theme = file, document, theme
        self._front = navigation.front_pages(file)
        self._page_faults: list[Fault] = []
        self._pages = Pages(file, self._look_at)
        self._running = RunningLines(len(self._pages), self._front, document, theme)
        self._untagged = Untagged()
        self._structure = Structure(file, self._pages, self._front, self._untagged.show)
        self._anchors = Anchors()

    def mismatches(self) -> Iterator[Mismatch]:
        """All that was read beside what is due of it."""
        due = chain(
            _contents_heading(self._document, self._theme),
            self._untagged.noted(_due(self._document)),
        )
        yield from comparison.compare_pieces(due, self._found(), settle)
        deque(due, maxlen=0)
        with _reading():
            self._pages.read_all()
            destinations = Destinations(self._file, self._pages)
        yield from self._compare_contents(destinations)
        with _reading():
            faults = list(self._faults(destinations))
            told = metadata_in_xml(self._document.metadata)
            statements = list(metadata.statements(self._file, told, faults))
        yield from comparison.compare_statements(statements, told)
        yield from comparison.faults_told(faults)
        yield from self._pictures()
        yield from self._untagged.finish()
        yield from self._running.mismatches

    def _look_at(self, page: Page) -> None:
        """What there is to see of a page, whatever its elements are."""
        self._page_faults += page.text.faults
        self._page_faults += off_page(page)
        self._structure.ownership.note_above(page)
        self._structure.links.note_listed(page)
        self._running.look_at(page)

    def _found(self) -> Iterator[Piece]:
        """The pieces of the file; where there are notes, all must be read to know their numbers."""
        with _reading():
            pieces: Iterable[Piece] = filter(_shows, self._structure.pieces())
            if self._document.notes:
                held = list(pieces)
                pieces = self._structure.notes.numbered(held, Destinations(self._file, self._pages))
            for piece in pieces:
                if is_heading(piece):
                    self._anchors.append(piece.anchor)
                yield piece

    def _compare_contents(self, destinations: Destinations) -> Iterator[Mismatch]:
        """The outline and the printed contents, beside the headings where they were found."""
        anchors, structure = self._anchors, self._structure
        outline = _read(navigation.outline(self._file, destinations, anchors))
        bookmarks = (replace(one, text=held(one.text)) for one in self._entries())
        yield from comparison.compare_contents(OUTLINE, bookmarks, outline, anchors)
        printed = _read(navigation.printed_contents(structure.entries, destinations, anchors))
        due = _printed(self._document, self._theme, self._entries(), self._front)
        yield from comparison.compare_contents(PRINTED, due, printed, anchors)

    def _entries(self) -> Iterator[Entry]:
        return comparison.entries_due(_units(self._document), self._anchors)

    def _faults(self, destinations: Destinations) -> Iterator[Fault]:
        structure = self._structure
        yield from structure.faults
        yield from structure.ownership.finish()
        yield from self._pages.faults()
        yield from self._page_faults
        yield from metadata.title_faults(self._file)
        yield from structure.links.unowned()
        yield from structure.links.faults
        yield from structure.notes.faults(destinations)

    def _pictures(self) -> Iterator[Mismatch]:
        if not (self._structure.pictures or self._document.images):
            return
        from converter.verification.pdf.pictures import compare_pictures  # few texts have any

        yield from compare_pictures(self._document, self._file, self._structure.pictures)


def _read(entries: Iterator[Entry]) -> Iterator[Entry]:
    with _reading():
        yield from entries


def _shows(piece: Piece) -> bool:
    """Whether a piece is more than space, or has its place even so."""
    if piece.kind in EVEN_IF_BLANK or is_heading(piece):
        return True
    return is_visible(piece.text.replace(LINE_END, ""))


def _units(document: Document) -> Iterator[Unit]:
    """The units, their headings at the depths at which none is skipped (ISO 14289-1, 7.4.2)."""
    levels: list[int] = []
    for unit in units(document):
        if unit.level:
            while levels and levels[-1] >= unit.level:
                levels.pop()
            levels.append(unit.level)
            yield replace(unit, depth=len(levels))
        else:
            yield unit


def _due(document: Document) -> Iterator[Piece]:
    """What shows nothing has no place on a page, but for cells and pictures."""
    for unit in _units(document):
        runs = joined([(MARKS.get(mark, mark), sayable(text)) for mark, text in unit.runs])
        match unit.kind:
            case "picture":
                yield unit.piece(runs=(("", held(text_of(runs) or unit.name)),))
            case "cell" | "head cell" | "row head":
                yield unit.piece(_kind(unit), runs)
            case "code line" if is_visible(text_of(runs)):
                yield unit.piece(_kind(unit), joined([("code", text_of(runs))]))
            case _ if unit.level or is_visible(text_of(runs)):
                yield unit.piece(_kind(unit), runs)


def _contents_heading(document: Document, theme: Theme) -> Iterator[Piece]:
    listed = len(theme.contents.levels) if theme.contents else 0
    if theme.contents and any(0 < unit.level <= listed for unit in units(document)):
        yield Piece("paragraph", (("", theme.contents.heading),), ("contents",))


def _printed(
    document: Document, theme: Theme, entries: Iterable[Entry], front: int
) -> Iterator[Entry]:
    """The printed contents list the levels that have a style, with the numbers of pages."""
    if theme.contents is None:
        return
    listed = len(theme.contents.levels)
    levels = (unit.level for unit in units(document) if unit.level)
    for level, entry in zip(levels, entries, strict=False):
        if level <= listed:
            number = navigation.page_number(entry.target, front)
            yield Entry(1, visible(sayable(entry.text)) + number, entry.target, entry.line)


def _kind(unit: Unit) -> str:
    """Structure types do not tell what a paragraph is for."""
    if unit.level:
        return f"heading {min(unit.depth, DEEPEST_HEADING)}"
    return KINDS.get(unit.kind, unit.kind)
