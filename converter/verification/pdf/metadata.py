"""What a PDF says of itself: Info, XMP, and the language of its text (14.3, 14.9.2)."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from converter.document import Metadata
from converter.verification.pdf.file import File
from converter.verification.pdf.texts import held
from converter.verification.pieces import Fault, Statement

DC = "{http://purl.org/dc/elements/1.1/}"
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"


def statements(file: File, due: Metadata, faults: list[Fault]) -> Iterator[Statement]:
    """All that is said of title, author and language; what a string holds of them is all of it."""
    info = file.dictionary(file.trailer, "Info")
    for name, key, whole in (("title", "Title", due.title), ("author", "Author", due.author)):
        text = file.text(info, key)
        yield Statement(name, whole if text == held(whole) else text, "Info")
    yield Statement("language", file.text(file.root, "Lang"), "catalog")
    packet = _packet(file)
    if packet is None:
        faults.append(Fault("XMP", "it is not there, or no XML"))
        return
    for name, element in (("title", "title"), ("author", "creator"), ("language", "language")):
        yield Statement(name, packet.findtext(f".//{DC}{element}/*/{RDF}li", ""), "XMP")


def title_faults(file: File) -> Iterator[Fault]:
    """The title is what the window shows (ISO 14289-1, 7.1)."""
    if not file.get(file.dictionary(file.root, "ViewerPreferences"), "DisplayDocTitle"):
        yield Fault("catalog", "it does not say that the title is shown")


def _packet(file: File) -> etree._Element | None:
    stream = file.stream(file.root, "Metadata")
    if stream is None:
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        return etree.fromstring(stream.data(), parser)
    except etree.XMLSyntaxError:
        return None
