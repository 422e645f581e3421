"""Verify a DOCX: its body, headings and notes by their styles (ECMA-376-1)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

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
from converter.verification.pieces import Entry, Piece, Reading, Runs
from converter.verification.xml_texts import in_xml, metadata_in_xml


def compare(data: bytes, document: Document, theme: Theme) -> Iterator[Mismatch]:
    """How the file differs from the document."""
    parts = Parts(Container(data))
    body = Body(parts)
    reading = _read(parts, body)
    contents = {CONTENTS: list(_entries(document, theme, reading.pieces))}
    metadata = metadata_in_xml(document.metadata)
    yield from comparison.compare(reading, list(due(document)), contents, metadata, _settle)
    yield from comparison.compare_pictures(pictures(document), reading.pictures)
    if len(body.sections) != (2 if body.entries else 1):
        yield Mismatch("fault", f"it has {len(body.sections)} sections", "the body")
    yield from compare_running_lines(parts, body.sections, theme, metadata.title)


def _settle(_due: Piece, found: Piece) -> Runs:
    """Texts are as they are."""
    return found.runs


def _entries(document: Document, theme: Theme, found: Sequence[Piece]) -> Iterator[Entry]:
    """The heading of the printed contents, if there are any, and those of the levels in it."""
    if theme.contents is None:
        return
    levels = (unit.level for unit in units(document) if unit.level)
    entries = comparison.entries_due(units(document), found)
    is_empty = True
    for level, entry in zip(levels, entries, strict=True):
        if level <= len(theme.contents.levels):
            if is_empty:
                yield Entry(0, theme.contents.heading, "")
            is_empty = False
            yield replace(entry, depth=min(level, DEEPEST_HEADING), text=in_xml(entry.text))


def _read(parts: Parts, body: Body) -> Reading:
    """Read the file; raise :class:`UnreadableError` if it is none."""
    pieces = body.pieces()
    statements, faults = statements_and_faults(parts)
    return Reading(
        pieces, {CONTENTS: body.entries}, statements, [*body.faults, *faults], body.pictures
    )
