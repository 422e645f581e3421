"""Verification: read a written file back by a path of its own, and compare it with the tree.

Nothing here shares code with the writers. A module a format says what its files legitimately
change in a text; whatever else differs is a mismatch.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import BinaryIO, Protocol, cast

from converter.diagnostics import UsageError
from converter.document import Document
from converter.signals import held_back
from converter.theme import Theme
from converter.verification.mismatches import Mismatch
from converter.verification.pieces import UnreadableError

FORMATS: Mapping[str, str] = {
    "docx": "converter.verification.docx",
    "epub": "converter.verification.epub",
    "json": "converter.verification.json",
    "pdf": "converter.verification.pdf",
}
"""What can be read back; the files of other people's writers are not verified."""


class Format(Protocol):
    """What the module of a format offers."""

    def compare(self, file: BinaryIO, document: Document, theme: Theme) -> Iterator[Mismatch]:
        """Compare a file; raise :class:`UnreadableError` for what is none of this format."""


def compare(
    format_name: str, file: BinaryIO, document: Document, theme: Theme
) -> tuple[Mismatch, ...]:
    """How a file of this format differs from what ``document`` in this theme should be.

    The file can be sought in, and is read from its beginning on.
    """
    with held_back():  # libraries in C may not take an interrupt while they are imported
        module = cast("Format", import_module(FORMATS[format_name]))
    try:
        return tuple(module.compare(file, document, theme))
    except RecursionError:
        return (Mismatch("fault", "it is nested too deeply to be a file of ours"),)
    except UnreadableError as error:
        return (Mismatch("fault", f"it is not readable as {format_name.upper()}: {error}"),)


def format_of(path: Path) -> str:
    """The format of a file by its suffix; raise :class:`UsageError` if it cannot be verified."""
    name = path.suffix[1:].lower()
    if name not in FORMATS:
        suffixes = ", ".join(f".{name}" for name in FORMATS)
        raise UsageError(f"{path} cannot be verified", hint=f"give a file that ends in {suffixes}")
    return name
