"""Read a JSON file: it is the tree itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from msgspec.structs import replace

from converter.document import Document, DocumentError
from converter.theme import Theme
from converter.verification.comparison import compare_pieces
from converter.verification.expectation import units
from converter.verification.mismatches import Mismatch
from converter.verification.pieces import Piece, Runs, UnreadableError


def compare(file: BinaryIO, document: Document, _theme: Theme) -> Iterator[Mismatch]:
    """The tree must be equal in all but its date, which may be that of a copy of the source.

    Where the text is not, the differences are named.
    """
    try:
        found = Document.from_json(file.read())
    except DocumentError as error:
        raise UnreadableError(str(error)) from error
    found = replace(found, metadata=replace(found.metadata, modified=document.metadata.modified))
    if found == document:
        return
    mismatches = list(compare_pieces(_pieces(document), _pieces(found), _settle))
    yield from mismatches or [Mismatch("kind", _parts(document, found))]


def _pieces(document: Document) -> list[Piece]:
    return [unit.piece(f"{unit.kind} {unit.level}".removesuffix(" 0")) for unit in units(document)]


def _settle(_due: Piece, found: Piece) -> Runs:
    return found.runs


def _parts(due: Document, found: Document) -> str:
    """Which fields of the tree differ, where all the text is the same."""
    fields = [name for name in due.__struct_fields__ if getattr(due, name) != getattr(found, name)]
    return f"the tree differs in its {', '.join(fields)}"
