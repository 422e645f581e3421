"""What a PDF says of itself: Info, XMP, and the language of its text (14.3, 14.9.2)."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree
from pikepdf import Dictionary, Pdf, Stream

from converter.verification.pieces import Fault, Statement

DC = "{http://purl.org/dc/elements/1.1/}"
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"


def statements(pdf: Pdf, faults: list[Fault]) -> Iterator[Statement]:
    """All that is said of title, author and language."""
    info = pdf.trailer.get("/Info", Dictionary())
    yield Statement("title", str(info.get("/Title", "")), "Info")
    yield Statement("author", str(info.get("/Author", "")), "Info")
    yield Statement("language", str(pdf.Root.get("/Lang", "")), "catalog")
    packet = _packet(pdf)
    if packet is None:
        faults.append(Fault("XMP", "it is not there, or no XML"))
        return
    for name, element in (("title", "title"), ("author", "creator"), ("language", "language")):
        yield Statement(name, packet.findtext(f".//{DC}{element}/*/{RDF}li", ""), "XMP")


def title_faults(pdf: Pdf) -> Iterator[Fault]:
    """The title is what the window shows (ISO 14289-1, 7.1)."""
    if not pdf.Root.get("/ViewerPreferences", Dictionary()).get("/DisplayDocTitle", False):
        yield Fault("catalog", "it does not say that the title is shown")


def _packet(pdf: Pdf) -> etree._Element | None:
    stream = pdf.Root.get("/Metadata")
    if not isinstance(stream, Stream):
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        return etree.fromstring(stream.read_bytes(), parser)
    except etree.XMLSyntaxError:
        return None
