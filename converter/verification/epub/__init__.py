"""Verify an EPUB: what its spine says in order, and its tables of contents (EPUB 3.3)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO

from msgspec.structs import replace

from converter.document import Document, Section
from converter.theme import Theme
from converter.verification import comparison
from converter.verification.container import Container
from converter.verification.epub.content import NOTE, Pages
from converter.verification.epub.cover import compare_cover
from converter.verification.epub.links import Links, link_faults
from converter.verification.epub.navigation import read_navigation, read_ncx
from converter.verification.epub.notes import NoteLinks
from converter.verification.epub.publication import Publication
from converter.verification.expectation import Unit, digest, pictures, units
from converter.verification.mismatches import Mismatch
from converter.verification.packed_texts import PackedTexts
from converter.verification.pieces import Entry, Piece, Runs, is_heading, joined, text_of
from converter.verification.xml_texts import in_xml, metadata_in_xml, runs_in_xml

HEADING_CLASSES = 4
"""The classes of headings that a style sheet has; deeper levels share the last."""

NO_LABEL = Unit("label", (), 0)

NAVIGATION, NCX = "navigation document", "NCX"


def compare(file: BinaryIO, document: Document, theme: Theme) -> Iterator[Mismatch]:
    """How the file differs from the document; both are gone through side by side."""
    publication = Publication(Container(file))
    faults, statements = publication.faults(), list(publication.statements())
    links, notes = Links(publication), NoteLinks()
    if document.notes:
        notes.read(publication)
    pages = Pages(publication, links, notes.numbers, faults)
    anchors = PackedTexts()
    found = comparison.anchors_noted(pages.pieces(), anchors, _is_listed)
    yield from comparison.compare_pieces(_due(document, theme), found, _settle)
    for name, listed in (
        (NAVIGATION, read_navigation(publication, links, faults)),
        (NCX, read_ncx(publication, statements, faults)),
    ):
        entries = _entries(document, anchors, pages.files)
        yield from comparison.compare_contents(name, entries, listed, anchors)
    statements += pages.statements
    metadata = metadata_in_xml(document.metadata)
    yield from comparison.compare_statements(statements, metadata)
    faults += [*link_faults(publication, links), *notes.faults()]
    yield from comparison.faults_told(faults)
    shown = [digest(publication.container.read(file)) for file in pages.pictures]
    yield from comparison.compare_pictures(pictures(document), shown)
    yield from compare_cover(publication, pages.covers, metadata, theme.cover)


def _is_listed(piece: Piece) -> bool:
    """Headings in lists and quotations are in no table of contents."""
    return is_heading(piece) and len(piece.within) == 1


def _due(document: Document, theme: Theme) -> Iterator[Piece]:
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
            level = unit.in_annex if theme.sets_annexes_apart else unit.level
            look = f"heading-{min(level, HEADING_CLASSES)}" if level else "annex-title"
            yield unit.piece(f"heading {unit.depth + above}", runs, (*unit.within, look))
        elif runs or not _is_only_label(label, unit):
            is_rule = unit.kind == "separator" and not text_of(runs).strip()
            kind = "cell" if unit.kind == "row head" else unit.kind
            yield unit.piece(kind, () if is_rule else runs)
        label = unit if unit.kind == "label" else NO_LABEL


def _is_only_label(label: Unit, unit: Unit) -> bool:
    """Whether an empty paragraph is one with the label before it."""
    return bool(label.runs) and unit.opens and unit.within == label.within


def _entries(document: Document, anchors: Iterable[str], files: Sequence[str]) -> Iterator[Entry]:
    """The headings; what stands before the first has the document's title for an entry."""
    blocks = document.all_blocks
    if document.title or not (blocks and isinstance(blocks[0], Section)):
        yield Entry(1, in_xml(document.metadata.title), next(iter(files), ""))
    chapters = (unit for unit in units(document) if not unit.within)
    for entry in comparison.entries_due(chapters, anchors):
        yield replace(entry, text=in_xml(entry.text))


def _settle(_due: Piece, found: Piece) -> Runs:
    """Texts are as they are."""
    return found.runs
