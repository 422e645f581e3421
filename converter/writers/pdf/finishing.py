"""The finishing step: pages, their fonts and all about them become a file, tagged and archival."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from converter.diagnostics import Diagnostic
from converter.document import Document, Metadata, Span
from converter.writers.pdf.drawing import Drawing
from converter.writers.pdf.file import DEFLATED, PdfFile
from converter.writers.pdf.metadata import information, xmp
from converter.writers.pdf.navigation import add_destinations, add_outline, page_labels
from converter.writers.pdf.objects import is_held, reference, text_string
from converter.writers.pdf.pages import Pages
from converter.writers.pdf.srgb import CONDITION, profile
from converter.writers.xml_characters import legal_document


def finish(
    drawing: Drawing, metadata: Metadata, sink: BinaryIO, *, is_archival: bool
) -> Sequence[Diagnostic]:
    """Write the whole file to ``sink``; if it ``is_archival`` it claims to be PDF/A-2a.

    Not linearized: of a long text that makes the file an eighth larger, for readers that show a
    first page before they have the last. Pages are written as they are drawn, and fonts when it is
    known what of them is used.
    """
    legal, replaced = legal_document(Document(metadata, None, ()))  # the title becomes XML
    said = [*replaced, *_cut("title", metadata.title), *_cut("author", metadata.author)]
    file = PdfFile(sink)
    pages = Pages(file, drawing.size)
    for drawn in drawing.drawn():
        pages.add(drawn)
        del drawn  # or it would be held while the next are laid out
    drawing.fonts.write(file, pages.fonts)
    entries = [b"/StructTreeRoot " + reference(pages.tree.finish()), b"/MarkInfo<</Marked true>>"]
    entries += _navigation(file, pages)
    for section in pages.places.sections:
        said += _cut("heading", section.heading.name, section.heading.span)
    entries.append(b"/Lang" + text_string(legal.metadata.language))
    entries.append(b"/ViewerPreferences<</DisplayDocTitle true>>")
    if is_archival:
        entries.append(b"/OutputIntents[%b]" % reference(_output_intent(file)))
    entries.append(b"/Metadata " + reference(_packet(file, legal.metadata, is_archival)))
    entries.append(b"/Pages " + reference(pages.finish()))
    catalog = file.add(b"<</Type/Catalog" + b"".join(entries) + b">>")
    file.finish(catalog, file.add(information(legal.metadata)))
    return said


def _cut(kind: str, text: str, span: Span | None = None) -> Iterator[Diagnostic]:
    """What is said of a text that a string of the file does not hold; the pages have all of it."""
    if not is_held(text):
        message = f"the {kind} is too long for a PDF: its bookmark or property is cut"
        yield Diagnostic("FMT002", "warning", message, "make it shorter", span)


def _navigation(file: PdfFile, pages: Pages) -> Iterator[bytes]:
    places = pages.places
    targets = places.headings, places.notes, places.references
    if any(one.pages for one in targets):
        yield b"/Names " + reference(add_destinations(file, targets, pages.numbers))
    if places.sections:
        yield b"/Outlines %d 0 R/PageMode/UseOutlines" % add_outline(file, places)
    yield b"/PageLabels" + page_labels(pages.front)


def _packet(file: PdfFile, metadata: Metadata, is_archival: bool) -> int:
    """The XMP packet, as it is: who looks for it need not inflate it."""
    return file.add_stream(b"/Type/Metadata/Subtype/XML", xmp(metadata, is_archival=is_archival))


def _output_intent(file: PdfFile) -> int:
    """What the colours of the page mean (ISO 19005-2, 6.2.3); DeviceGray may be used with any."""
    stream = file.add_stream(b"/N 3" + DEFLATED, zlib.compress(profile()))
    condition = text_string(CONDITION)
    return file.add(
        b"<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier%b/Info%b"
        b"/RegistryName(http://www.color.org)/DestOutputProfile %d 0 R>>"
        % (condition, condition, stream)
    )
