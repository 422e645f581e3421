"""Verify a DOCX: its body, headings and notes by their styles (ECMA-376-1).

The kind of a piece is the name of its style, of which Word's ``Body Text`` is a paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator

from converter.document import Document
from converter.theme import Theme
from converter.verification import comparison
from converter.verification.container import Container
from converter.verification.docx.body import Body
from converter.verification.docx.parts import Parts
from converter.verification.docx.styles import statements_and_faults
from converter.verification.expectation import units
from converter.verification.mismatches import Mismatch
from converter.verification.pieces import Piece, Reading, Runs
from converter.verification.xml_texts import metadata_in_xml, runs_in_xml

DEEPEST_HEADING = 4
"""The heading styles that a file has; deeper headings share the last."""


def compare(data: bytes, document: Document, _theme: Theme) -> Iterator[Mismatch]:
    """How the file differs from the document."""
    metadata = metadata_in_xml(document.metadata)
    yield from comparison.compare(read(data), list(_due(document)), {}, metadata, _settle)


def _due(document: Document) -> Iterator[Piece]:
    for unit in units(document):
        kind = f"heading {min(unit.level, DEEPEST_HEADING)}" if unit.level else unit.kind
        yield unit.piece(kind, runs_in_xml(unit.runs))


def _settle(_due: Piece, found: Piece) -> Runs:
    """Texts are as they are."""
    return found.runs


def read(data: bytes) -> Reading:
    """Read the file; raise :class:`UnreadableError` if it is none."""
    parts = Parts(Container(data))
    body = Body(parts)
    pieces = list(body.pieces())
    statements, faults = statements_and_faults(parts)
    return Reading(pieces, {}, statements, [*body.faults, *faults])
