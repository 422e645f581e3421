"""A part of the package whose bytes are no part of python-docx's own file."""

from __future__ import annotations

from collections.abc import Iterable

from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.package import Package

from converter.writers.spool import Spool


class StreamedPart(Part):
    """A part that is written piece by piece, its relations the while.

    python-docx knows its name, its type and its relations; ``content`` is what stands in it.
    """

    def __init__(self, name: str, content_type: str, package: Package) -> None:
        super().__init__(PackURI(name), content_type, b"", package)
        self.content = Spool()

    def write(self, pieces: Iterable[bytes]) -> None:
        """Add to the content."""
        for piece in pieces:
            self.content.write(piece)
