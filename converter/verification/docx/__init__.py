"""Verify a DOCX: its body, headings and notes by their styles (ECMA-376-1)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from msgspec.structs import replace

from converter.document import Document
from converter.theme import Theme
from converter.verification import comparison
from converter.verification.container import Container
from converter.verification.docx.body import CONTENTS, Body
from converter.verification.docx.due import DEEPEST_HEADING, due
from converter.verification.docx.parts import Parts
from converter.verification.docx.running import compare_running_lines
from converter.verification.docx.styles import statements_and_faults
from converter.verification.expectation import pictures, units
from converter.verification.mismatches import Mismatch
from converter.verification.packed_texts import PackedTexts
from converter.verification.pieces import Entry, Piece, Runs
from converter.verification.xml_texts import in_xml, metadata_in_xml


def compare(file: BinaryIO, document: Document, theme: Theme) -> Iterator[Mismatch]:
    """How the file differs from the document; both are gone through side by side."""
    parts = Parts(Container(file))
    body = Body(parts)
    anchors = PackedTexts()
    found = comparison.anchors_noted(body.pieces(), anchors)
    yield from comparison.compare_pieces(due(document, theme), found, _settle)
    entries = _entries(document, theme, anchors)
    yield from comparison.compare_contents(CONTENTS, entries, body.entries, anchors)
    statements, faults = statements_and_faults(parts)
    metadata = metadata_in_xml(document.metadata)
    yield from comparison.compare_statements(statements, metadata)
    yield from comparison.faults_told([*body.faults, *faults])
    yield from comparison.compare_pictures(pictures(document), body.pictures)
    if len(body.sections) != (2 if body.entries else 1):
        yield Mismatch("fault", f"it has {len(body.sections)} sections", "the body")
    yield from compare_running_lines(parts, body.sections, theme, metadata.title)


def _settle(_due: Piece, found: Piece) -> Runs:
    """Texts are as they are."""
    return found.runs


def _entries(document: Document, theme: Theme, anchors: Iterable[str]) -> Iterator[Entry]:
    """The heading of the printed contents, if there are any, and those of the levels in it."""
    if theme.contents is None:
        return
    levels = (unit.level for unit in units(document) if unit.level)
    entries = comparison.entries_due(units(document), anchors)
    is_empty = True
    for level, entry in zip(levels, entries, strict=True):
        if level <= len(theme.contents.levels):
            if is_empty:
                yield Entry(0, theme.contents.heading, "")
            is_empty = False
            yield replace(entry, depth=min(level, DEEPEST_HEADING), text=in_xml(entry.text))
