"""Verify an EPUB: what its spine says in order, and its tables of contents (EPUB 3.3)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from converter.document import Document, Section
from converter.theme import Theme
from converter.verification import comparison
from converter.verification.container import Container
from converter.verification.epub.content import pictures_of, read_page
from converter.verification.epub.cover import compare_cover
from converter.verification.epub.links import link_faults
from converter.verification.epub.navigation import read_navigation, read_ncx
from converter.verification.epub.notes import backlink_faults, note_numbers
from converter.verification.epub.publication import Publication
from converter.verification.expectation import Unit, digest, pictures, units
from converter.verification.mismatches import Mismatch
from converter.verification.pieces import Entry, Piece, Reading, Runs, joined, text_of
from converter.verification.xml_texts import in_xml, metadata_in_xml, runs_in_xml

HEADING_CLASSES = 4
"""The classes of headings that a style sheet has; deeper levels share the last."""

NOTE = ("note",)
NO_LABEL = Unit("label", (), 0)

NAVIGATION, NCX = "navigation document", "NCX"


def compare(data: bytes, document: Document, theme: Theme) -> Iterator[Mismatch]:
    """How the file differs from the document."""
    publication = Publication(Container(data))
    reading = _read(publication)
    entries = list(_entries(document, reading.pieces, publication.content_files))
    contents: Mapping[str, Sequence[Entry]] = {NAVIGATION: entries, NCX: entries}
    metadata = metadata_in_xml(document.metadata)
    yield from comparison.compare(reading, list(_due(document)), contents, metadata, _settle)
    yield from comparison.compare_pictures(pictures(document), reading.pictures)
    yield from compare_cover(publication, metadata, theme.cover)


def _due(document: Document) -> Iterator[Piece]:
    """Headings rank by depth, under a printed title; their class says their level."""
    above = 1 if document.title else 0
    label = NO_LABEL
    for unit in units(document):
        runs = runs_in_xml(unit.runs)
        if unit.kind == "label":
            if runs and unit.within != NOTE:
                yield unit.piece(runs=runs)
        elif unit.within == NOTE:
            yield unit.piece("note", joined([*runs_in_xml(label.runs), *runs]))
        elif unit.level:
            look = f"heading-{min(unit.level, HEADING_CLASSES)}"
            yield unit.piece(f"heading {unit.depth + above}", runs, (*unit.within, look))
        elif runs or not _is_only_label(label, unit):
            is_rule = unit.kind == "separator" and not text_of(runs).strip()
            kind = "cell" if unit.kind == "row head" else unit.kind
            yield unit.piece(kind, () if is_rule else runs)
        label = unit if unit.kind == "label" else NO_LABEL


def _is_only_label(label: Unit, unit: Unit) -> bool:
    """Whether an empty paragraph is one with the label before it."""
    return bool(label.runs) and unit.opens and unit.within == label.within


def _entries(document: Document, found: Sequence[Piece], files: Sequence[str]) -> Iterator[Entry]:
    """The headings; what stands before the first has the document's title for an entry."""
    blocks = document.blocks
    if document.title or not (blocks and isinstance(blocks[0], Section)):
        yield Entry(1, in_xml(document.metadata.title), next(iter(files), ""))
    chapters = (unit for unit in units(document) if not unit.within)
    listed = (piece for piece in found if len(piece.within) == 1)
    for entry in comparison.entries_due(chapters, listed):
        yield replace(entry, text=in_xml(entry.text))


def _settle(_due: Piece, found: Piece) -> Runs:
    """Texts are as they are."""
    return found.runs


def _read(publication: Publication) -> Reading:
    """Read the whole of it."""
    pieces: list[Piece] = []
    notes: list[Piece] = []
    faults = publication.faults()
    numbers = note_numbers(publication)
    for file in publication.linear_files:
        read = read_page(publication.page(file), file, numbers, faults)
        pieces += (piece for piece in read if piece.within != ("note",))
        notes += (piece for piece in read if piece.within == ("note",))
    contents = {
        NAVIGATION: read_navigation(publication, faults),
        NCX: read_ncx(publication, faults),
    }
    faults += link_faults(publication)
    faults += backlink_faults(publication, numbers)
    shown = [digest(publication.container.read(file)) for file in pictures_of(publication)]
    return Reading(pieces + notes, contents, list(publication.statements()), faults, shown)
