"""Verify a PDF: its structure tree with the marked content, and the text without any tags.

Clauses are those of ISO 32000-1 where no other standard is named.
"""

from __future__ import annotations

import io
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import get_args

import msgspec
import pikepdf
from msgspec.structs import replace

from converter.document import Document, Role
from converter.theme import Theme
from converter.verification import comparison
from converter.verification.expectation import Unit, units
from converter.verification.mismatches import Mismatch, difference, excerpt, first_difference
from converter.verification.pdf import metadata, navigation, notes, running
from converter.verification.pdf.colours import compare_colours
from converter.verification.pdf.links import link_faults
from converter.verification.pdf.pages import Page, Pages
from converter.verification.pdf.structure import Structure
from converter.verification.pdf.texts import sayable, settle, visible
from converter.verification.pieces import (
    LINE_END,
    Entry,
    Piece,
    Reading,
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
    **dict.fromkeys((*get_args(Role), "separator", "verse line"), "paragraph"),
    "row head": "head cell",
}
"""What a unit is to a structure tree, which tells less apart."""

EVEN_IF_BLANK = frozenset({"picture", "cell", "head cell"})
"""What is there though it shows nothing."""

OUTLINE, PRINTED = "outline", "table of contents"


class _File(msgspec.Struct):
    """All that was read in a file.

    ``shown`` is its text without tags, and ``front`` how many of its ``pages`` come before page 1;
    ``pictures`` is what was wrong with those.
    """

    reading: Reading
    shown: str
    front: int
    pages: Sequence[Page]
    pictures: Sequence[Mismatch]


def compare(data: bytes, document: Document, theme: Theme) -> Iterator[Mismatch]:
    """How the file differs from the document."""
    file = _read(data, document)
    found = file.reading.pieces
    text = list(_due(document))
    due = [*_contents_heading(document, theme), *text]
    entries = list(comparison.entries_due(_units(document), comparison.anchors_of(found)))
    printed = list(_printed(document, theme, entries, file.front))
    contents = {OUTLINE: entries, PRINTED: printed}
    described = metadata_in_xml(document.metadata)
    yield from comparison.compare(file.reading, due, contents, described, settle)
    yield from file.pictures
    yield from _compare_shown(text, file.shown)
    title = described.title
    yield from running.compare_running_lines(file.pages, file.front, theme, title)
    yield from running.compare_artifacts(file.pages, file.front, document, theme)
    for page in file.pages:
        yield from compare_colours(page, theme)


def _read(data: bytes, document: Document) -> _File:
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            return _opened(pdf, document)
    except (pikepdf.PdfError, LookupError, AttributeError, TypeError, ValueError) as error:
        raise UnreadableError(str(error).rpartition(">: ")[2]) from error


def _opened(pdf: pikepdf.Pdf, document: Document) -> _File:
    pages = Pages(pdf)
    front = navigation.front_pages(pdf)
    structure = Structure(pdf, pages, front)
    faults = [*structure.faults, *pages.faults(), *metadata.title_faults(pdf)]
    statements = list(metadata.statements(pdf, faults))
    faults += link_faults(structure.links, pages)
    in_notes = navigation.Destinations(pdf, pages, [note.anchor for note in structure.notes])
    faults += notes.back_faults(structure, in_notes)
    pieces = [*filter(_shows, notes.numbered(structure, in_notes))]
    headings = [piece.anchor for piece in pieces if is_heading(piece)]
    destinations = navigation.Destinations(pdf, pages, headings)
    contents = {
        OUTLINE: navigation.outline(pdf, destinations),
        PRINTED: list(navigation.printed_contents(structure.entries, destinations)),
    }
    reading = Reading(pieces, contents, statements, faults)
    shown = "".join(_shown(pages))
    return _File(reading, shown, front, pages.pages, _pictures(document, structure))


def _pictures(document: Document, structure: Structure) -> Sequence[Mismatch]:
    if not (structure.pictures or document.images):
        return ()
    from converter.verification.pdf.pictures import compare_pictures  # few texts have any

    return tuple(compare_pictures(document, structure.pictures))


def _shows(piece: Piece) -> bool:
    """Whether a piece is more than space, or has its place even so."""
    if piece.kind in EVEN_IF_BLANK or is_heading(piece):
        return True
    return bool(visible(piece.text.replace(LINE_END, "")))


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
                yield unit.piece(runs=runs or (("", unit.name),))
            case "cell" | "head cell" | "row head":
                yield unit.piece(_kind(unit), runs)
            case _ if unit.level or visible(text_of(runs)):
                yield unit.piece(_kind(unit), runs)


def _contents_heading(document: Document, theme: Theme) -> Iterator[Piece]:
    listed = len(theme.contents.levels) if theme.contents else 0
    if theme.contents and any(0 < unit.level <= listed for unit in units(document)):
        yield Piece("paragraph", (("", theme.contents.heading),), ("contents",))


def _printed(
    document: Document, theme: Theme, entries: Sequence[Entry], front: int
) -> Iterator[Entry]:
    """The printed contents list the levels that have a style, with the numbers of pages."""
    listed = len(theme.contents.levels) if theme.contents else 0
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


def _compare_shown(due: Sequence[Piece], shown: str) -> Iterator[Mismatch]:
    """The text as a reader without tags sees it: glyph by glyph, in the order of the pages."""
    texts = [visible(piece.text) for piece in due if piece.kind != "picture"]
    expected = "".join(texts)
    if expected == shown:
        return
    place = first_difference(expected, shown)
    ends = list(accumulate(map(len, texts)))
    index = bisect_right(ends, place)
    if index == len(ends):
        yield Mismatch("added", f"without tags, there is more: {excerpt(shown[place:])}", "pages")
        return
    start, end = ends[index] - len(texts[index]), max(ends[index], place + 1)
    message = difference(expected[start:end], shown[start:end])
    yield Mismatch("text", f"without tags, {message}", "pages", due[index].line)


def _shown(pages: Pages) -> Iterator[str]:
    """Body first, then notes, which stand at the feet of pages."""
    for part in ("body", "note"):
        for page in pages.pages:
            for marked in page.text.marked.values():
                if (marked.part or "body") == part:
                    yield visible(marked.shown)
