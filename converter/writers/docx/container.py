"""The zip file of a package, its entries in the order in which readers want them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from zipfile import ZipFile

from docx.package import Package

from converter.writers.docx.streamed_part import StreamedPart
from converter.writers.zip_container import Entry, zip_container


def write_container(package: Package, modified: str) -> bytes:
    """The file; ``modified`` is the ISO 8601 instant that all entries carry."""
    saved = io.BytesIO()
    package.save(saved)
    return zip_container(_entries(package, saved), modified)


def _entries(package: Package, saved: io.BytesIO) -> Iterator[Entry]:
    """What python-docx has ``saved``, and the contents that it has not."""
    streamed = {
        part.partname.membername: part.content
        for part in package.iter_parts()
        if isinstance(part, StreamedPart)
    }
    with ZipFile(saved) as source:
        for name in sorted(source.namelist(), key=_rank):
            yield name, streamed[name].read() if name in streamed else [source.read(name)]


def _rank(name: str) -> tuple[bool, bool, str]:
    """Readers that stream want the content types first and then the package's relations."""
    return name != "[Content_Types].xml", not name.startswith("_rels/"), name
