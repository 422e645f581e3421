"""Read a JSON file: it is the tree itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

import msgspec
from msgspec.structs import replace

from converter.document import Block, Document, DocumentError
from converter.theme import Theme
from converter.verification.comparison import compare_pieces
from converter.verification.expectation import units
from converter.verification.json_values import Values
from converter.verification.mismatches import Mismatch
from converter.verification.pieces import Piece, Runs, UnreadableError

BLOCKS = b'"blocks"'


def compare(file: BinaryIO, document: Document, _theme: Theme) -> Iterator[Mismatch]:
    """The tree must be equal in all but its date, which may be that of a copy of the source.

    Where the text is not, the differences are named.
    """
    if _says(file, document):
        return
    file.seek(0)
    try:
        found = _dated(Document.from_json(file.read()), document)
    except DocumentError as error:
        raise UnreadableError(str(error)) from error
    if found == document:
        return
    mismatches = list(compare_pieces(_pieces(document), _pieces(found), _settle))
    yield from mismatches or [Mismatch("kind", _parts(document, found))]


def _says(file: BinaryIO, document: Document) -> bool:
    """Whether the file is this tree, block by block: there is no second tree in memory.

    If not, it may still be so in another order of its fields.
    """
    values, frame, has_blocks = Values(file), [], False
    try:
        for key in values.members():
            if key == BLOCKS and not has_blocks:
                has_blocks = _has_blocks(values, document.blocks)
                frame.append(key + b":[]")
                if not has_blocks:
                    return False
            else:
                frame.append(key + b":" + values.value())
        values.end()
        found = Document.from_json(b"{" + b",".join(frame) + b"}")
    except (ValueError, msgspec.MsgspecError):
        return False
    return has_blocks and _dated(found, document) == replace(document, blocks=())


def _has_blocks(values: Values, blocks: tuple[Block, ...]) -> bool:
    """Whether what comes next are these blocks."""
    decode = msgspec.json.Decoder(Block).decode
    due = iter(blocks)
    return all(decode(item) == next(due, None) for item in values.items()) and not list(due)


def _dated(found: Document, document: Document) -> Document:
    """What was found, with the date of the document."""
    metadata = replace(found.metadata, modified=document.metadata.modified)
    return replace(found, metadata=metadata)


def _pieces(document: Document) -> list[Piece]:
    return [unit.piece(f"{unit.kind} {unit.level}".removesuffix(" 0")) for unit in units(document)]


def _settle(_due: Piece, found: Piece) -> Runs:
    return found.runs


def _parts(due: Document, found: Document) -> str:
    """Which fields of the tree differ, where all the text is the same."""
    fields = [name for name in due.__struct_fields__ if getattr(due, name) != getattr(found, name)]
    return f"the tree differs in its {', '.join(fields)}"
