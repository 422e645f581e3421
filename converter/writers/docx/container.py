"""The zip file of a package, its entries in the order in which readers want them."""

from __future__ import annotations

import io
from zipfile import ZipFile

from docx.package import Package

from converter.writers.zip_container import zip_container


def write_container(package: Package, modified: str) -> bytes:
    """The file; ``modified`` is the ISO 8601 instant that all entries carry."""
    saved = io.BytesIO()
    package.save(saved)
    with ZipFile(saved) as source:
        names = sorted(source.namelist(), key=_rank)
        return zip_container(((name, source.read(name)) for name in names), modified)


def _rank(name: str) -> tuple[bool, bool, str]:
    """Readers that stream want the content types first and then the package's relations."""
    return name != "[Content_Types].xml", not name.startswith("_rels/"), name
