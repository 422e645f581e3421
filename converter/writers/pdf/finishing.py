"""The finishing step: pages, their fonts and all about them become a file, tagged and archival."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping, Sequence
from typing import BinaryIO

from converter.diagnostics import Diagnostic
from converter.document import Document, Metadata
from converter.writers.pdf.drawing import Drawing
from converter.writers.pdf.file import DEFLATED, PdfFile
from converter.writers.pdf.metadata import information, xmp
from converter.writers.pdf.navigation import add_links, add_outline, destinations, page_labels
from converter.writers.pdf.objects import number, reference, references, text_string
from converter.writers.pdf.srgb import CONDITION, profile
from converter.writers.pdf.structure import StructureTree
from converter.writers.xml_characters import legal_document


def finish(
    drawing: Drawing, metadata: Metadata, sink: BinaryIO, *, is_archival: bool
) -> Sequence[Diagnostic]:
    """Write the whole file to ``sink``; if it ``is_archival`` it claims to be PDF/A-2a.

    Not linearized: of a long text that makes the file an eighth larger, for readers that show a
    first page before they have the last. Page contents come last: other processes draw them.
    """
    legal, said = legal_document(Document(metadata, None, ()))  # the title becomes XML
    file = PdfFile(sink)
    fonts = drawing.fonts.write(file)
    first, count = file.reserve(len(drawing.owners)), len(drawing.owners)
    pages = range(first, first + count)
    tree = StructureTree(file, pages, drawing.boxes)
    tree.add(drawing.owners)
    annotations = add_links(file, drawing.links, pages, tree)
    entries = [b"/StructTreeRoot " + reference(tree.finish()), b"/MarkInfo<</Marked true>>"]
    entries += _navigation(file, drawing, pages)
    entries.append(b"/Lang" + text_string(legal.metadata.language))
    entries.append(b"/ViewerPreferences<</DisplayDocTitle true>>")
    if is_archival:
        entries.append(b"/OutputIntents[%b]" % reference(_output_intent(file)))
    entries.append(b"/Metadata " + reference(_packet(file, legal.metadata, is_archival)))
    entries.append(b"/Pages " + reference(_add_pages(file, drawing, pages, fonts, annotations)))
    catalog = file.add(b"<</Type/Catalog" + b"".join(entries) + b">>")
    file.finish(catalog, file.add(information(legal.metadata)))
    return said


def _add_pages(
    file: PdfFile,
    drawing: Drawing,
    pages: Sequence[int],
    fonts: int,
    annotations: Mapping[int, Sequence[int]],
) -> int:
    """The pages with their contents; the number of the node that they are in (7.7.3)."""
    node = file.reserve()
    images = _images(file, drawing)
    common = file.add(_resources(fonts, b""))
    size = b"[0 0 %b %b]" % (number(drawing.size.width), number(drawing.size.height))
    for index, (page, content) in enumerate(zip(pages, drawing.contents, strict=True)):
        used = images.get(index)
        resources = _resources(fonts, used) if used else reference(common)
        own = file.add_stream(DEFLATED, content)
        entries = b"/Type/Page/Parent %d 0 R/MediaBox%b/Resources %b/Contents %d 0 R" % (
            node,
            size,
            resources,
            own,
        )
        if index in annotations:
            entries += b"/Annots" + references(annotations[index])
        file.add(b"<<%b/StructParents %d/Tabs/S>>" % (entries, index), page)
    kids = references(pages)
    return file.add(b"<</Type/Pages/Count %d/Kids%b>>" % (len(pages), kids), node)


def _images(file: PdfFile, drawing: Drawing) -> Mapping[int, bytes]:
    """The images that a page needs, by its index; few texts have any."""
    if not drawing.images:
        return {}
    from converter.writers.pdf.images import add_images

    return add_images(file, drawing.images)


def _resources(fonts: int, images: bytes) -> bytes:
    objects = b"/XObject<<" + images + b">>" if images else b""
    return b"<</Font %d 0 R%b>>" % (fonts, objects)


def _navigation(file: PdfFile, drawing: Drawing, pages: Sequence[int]) -> Iterator[bytes]:
    places = [*(heading.destination for heading in drawing.headings), *drawing.notes]
    if places:
        yield b"/Names " + reference(file.add(destinations(places, pages)))
    if drawing.headings:
        outline = add_outline(file, drawing.headings)
        yield b"/Outlines %d 0 R/PageMode/UseOutlines" % outline
    yield b"/PageLabels" + page_labels(drawing.front)


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
