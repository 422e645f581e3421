"""What any bytes may come to: good files in every format, or one error; and who says so."""

from __future__ import annotations

import io
from collections.abc import Mapping
from zipfile import ZipFile
from zlib import crc32

import pikepdf
from lxml import etree

from converter import conversion, theme
from converter.conversion import Request
from converter.diagnostics import ConverterError, InternalError
from converter.document import UNDATED, Document
from converter.normalizer import normalize
from converter.sources import decode
from converter.verification.report import VerificationError

FORMATS = ("docx", "epub", "json", "pdf")
XML = (".xml", ".rels", ".xhtml", ".opf", ".ncx")
THEMES = {name: theme.load(name) for name in theme.names()}


def outputs(data: bytes, theme_name: str = theme.DEFAULT_THEME) -> Mapping[str, bytes] | None:
    """The bytes of every format, verified, or None if ``data`` is refused.

    A fault of ours is raised, be it in what is written or in verifying it.
    """
    request = Request(FORMATS, THEMES[theme_name])
    try:
        source = decode(data, name="fuzz.txt", stem="fuzz", modified=UNDATED)
        document = conversion.prepare(normalize(source), request).document
        return {name: conversion.make_file(document, name, request).data for name in FORMATS}
    except (InternalError, VerificationError):
        raise
    except ConverterError:
        return None


def theme_for(data: bytes) -> str:
    """The theme that a text of fuzzing is set in: always the same, and each has its share."""
    names = sorted(THEMES)
    return names[crc32(data) % len(names)]


def assert_opens(files: Mapping[str, bytes]) -> None:
    """Every file opens: the zip files, all XML in them, the pages of the PDF, the JSON tree."""
    for name in ("docx", "epub"):
        with ZipFile(io.BytesIO(files[name])) as container:
            assert container.testzip() is None
            for entry in container.namelist():
                if entry.endswith(XML):
                    etree.fromstring(container.read(entry), etree.XMLParser(huge_tree=True))
    with pikepdf.open(io.BytesIO(files["pdf"])) as pdf:
        assert pdf.pages
        assert pdf.get_warnings() == []
    Document.from_json(files["json"])
