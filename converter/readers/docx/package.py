"""The package of a DOCX: what is checked before anything in it is read."""

from __future__ import annotations

import io
import zipfile
import zlib

import docx
from docx.document import Document as DocxDocument

from converter.sources import SourceError
from converter.sources.inputs import Input

MAX_ENTRIES = 5000
MAX_BYTES = 256 * 1024 * 1024
"""All entries unpacked."""

MAX_RATIO = 200
"""Unpacked by packed size of one entry; XML of text packs to a tenth, of tables to a fiftieth."""

RATIO_FROM = 1024 * 1024
"""Smaller entries may have any ratio."""

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""The first bytes of a DOC, and of a DOCX with a password."""

DECLARATIONS = ["<!DOCTYPE".encode(name) for name in ("ascii", "utf-16-le", "utf-16-be")]

HINT = "save it as DOCX in Word or LibreOffice"


def open_package(file: Input) -> DocxDocument:
    """The document in ``file``; raise :class:`SourceError` for anything else, or a hostile one."""
    if file.data.startswith(OLE):
        raise SourceError("a DOC, or a DOCX with a password", place=file.name, hint=HINT)
    try:
        with zipfile.ZipFile(io.BytesIO(file.data)) as archive:
            _check(archive, file.name)
        return docx.Document(io.BytesIO(file.data))
    except SourceError:
        raise
    except Exception as error:  # python-docx fails in any way where a part is not what it should be
        raise SourceError(f"no DOCX: {_first_line(error)}", place=file.name, hint=HINT) from error


def _check(archive: zipfile.ZipFile, name: str) -> None:
    entries = archive.infolist()
    if len(entries) > MAX_ENTRIES:
        raise SourceError(f"a DOCX of more than {MAX_ENTRIES} files", place=name, hint=HINT)
    if sum(entry.file_size for entry in entries) > MAX_BYTES:
        raise SourceError(
            f"a DOCX larger than {MAX_BYTES // 1024**2} MiB unpacked",
            place=name,
            hint="make its pictures smaller, or split it",
        )
    for entry in entries:
        if entry.file_size > max(RATIO_FROM, MAX_RATIO * entry.compress_size):
            raise SourceError(
                f"{entry.filename!r} in it is packed more than {MAX_RATIO} times, as in a zip bomb",
                place=name,
                hint=HINT,
            )
        path = entry.filename.replace("\\", "/")
        if path.startswith("/") or ".." in path.split("/") or entry.flag_bits & 1:
            raise SourceError(f"{entry.filename!r} is no name or part of a DOCX", place=name)
        if path.endswith((".xml", ".rels")):
            _check_xml(archive, entry, name)


def _check_xml(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> None:
    """No part may have a document type declaration (ISO/IEC 29500-2, 8.1.4), nor its entities."""
    try:
        data = archive.read(entry)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise SourceError(f"{entry.filename!r} in it is damaged", place=name, hint=HINT) from error
    if any(declaration in data for declaration in DECLARATIONS):
        raise SourceError(
            f"{entry.filename!r} in it declares a document type, which no DOCX has",
            place=name,
            hint=HINT,
        )


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]
