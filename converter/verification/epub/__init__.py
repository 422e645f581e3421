"""Verify an EPUB: what its spine says in order, and its tables of contents (EPUB 3.3)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from converter.document import Document, Section
from converter.theme import Theme
from converter.verification import comparison
from converter.verification.container import Container
from converter.verification.epub.content import read_page
from converter.verification.epub.links import link_faults
from converter.verification.epub.navigation import read_navigation, read_ncx
from converter.verification.epub.publication import Publication
from converter.verification.expectation import units
from converter.verification.mismatches import Mismatch
from converter.verification.pieces import Entry, Piece, Reading, Runs
from converter.verification.xml_texts import in_xml, metadata_in_xml, runs_in_xml

HEADING_CLASSES = 4
"""The classes of headings that a style sheet has; deeper levels share the last."""

NAVIGATION, NCX = "navigation document", "NCX"


def compare(data: bytes, document: Document, _theme: Theme) -> Iterator[Mismatch]:
    """How the file differs from the document."""
    publication = Publication(Container(data))
    reading = read(publication)
    entries = list(_entries(document, reading.pieces, publication.content_files))
    contents: Mapping[str, Sequence[Entry]] = {NAVIGATION: entries, NCX: entries}
    metadata = metadata_in_xml(document.metadata)
    yield from comparison.compare(reading, list(_due(document)), contents, metadata, _settle)


def _due(document: Document) -> Iterator[Piece]:
    """Headings rank by depth, under a printed title; their class says their level."""
    above = 1 if document.title else 0
    for unit in units(document):
        runs = runs_in_xml(unit.runs)
        if unit.level:
            within = (f"heading-{min(unit.level, HEADING_CLASSES)}",)
            yield unit.piece(f"heading {unit.depth + above}", runs, within)
        else:
            yield unit.piece(runs=runs)


def _entries(document: Document, found: Sequence[Piece], files: Sequence[str]) -> Iterator[Entry]:
    """The headings; what stands before the first has the document's title for an entry."""
    blocks = document.blocks
    if document.title or not (blocks and isinstance(blocks[0], Section)):
        yield Entry(1, in_xml(document.metadata.title), next(iter(files), ""))
    for entry in comparison.entries_due(units(document), found):
        yield replace(entry, text=in_xml(entry.text))


def _settle(_due: Piece, found: Piece) -> Runs:
    """Texts are as they are."""
    return found.runs


def read(publication: Publication) -> Reading:
    """Read the whole of it."""
    pieces: list[Piece] = []
    faults = publication.faults()
    for file in publication.linear_files:
        pieces += read_page(publication.page(file), file, faults)
    contents = {
        NAVIGATION: read_navigation(publication, faults),
        NCX: read_ncx(publication, faults),
    }
    faults += link_faults(publication)
    return Reading(pieces, contents, list(publication.statements()), faults)
