"""The finishing step: drawn pages become a document that is tagged, archival and small."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import BinaryIO

import pikepdf
from pikepdf import Dictionary, Name, ObjectStreamMode, Pdf, Stream, String

from converter.diagnostics import Diagnostic
from converter.document import Document, Metadata
from converter.signals import held_back
from converter.writers.pdf.drawing import Drawing
from converter.writers.pdf.metadata import information, xmp
from converter.writers.pdf.navigation import (
    add_destinations,
    add_links,
    add_outline,
    add_page_labels,
)
from converter.writers.pdf.srgb import CONDITION, profile
from converter.writers.pdf.structure import StructureTree
from converter.writers.xml_characters import legal_document


def finish(
    drawing: Drawing, metadata: Metadata, sink: BinaryIO, *, is_archival: bool
) -> Sequence[Diagnostic]:
    """Write the whole file to ``sink``; if it ``is_archival`` it claims to be PDF/A-2a.

    Not linearized: of a long text that makes the file an eighth larger and takes half of this
    step's time again, for readers that show a first page before they have the last.
    """
    legal, said = legal_document(Document(metadata, None, ()))  # the title becomes XML
    with held_back(), pikepdf.open(drawing.frame) as pdf:
        if drawing.images:
            from converter.writers.pdf.images import add_images  # few texts have any

            add_images(pdf, drawing.images)
        tree = StructureTree(pdf, drawing.boxes)
        tree.add(drawing.owners)
        add_links(pdf, drawing.links, tree)
        tree.finish()
        places = [heading.destination for heading in drawing.headings]
        add_destinations(pdf, [*places, *drawing.notes])
        add_outline(pdf, drawing.headings)
        add_page_labels(pdf, drawing.front)
        _describe(pdf, legal.metadata, is_archival=is_archival)
        if is_archival:
            _add_output_intent(pdf)
        for page, content in zip(pdf.pages, drawing.contents, strict=True):
            page.obj.Contents = Stream(pdf, content, Filter=Name.FlateDecode)
        finished = io.BytesIO()  # and not the sink: qpdf ends the process if that is full
        pdf.save(
            finished,
            object_stream_mode=ObjectStreamMode.generate,
            deterministic_id=True,
            fix_metadata_version=False,
        )
    sink.write(finished.getbuffer())
    return said


def _describe(pdf: Pdf, metadata: Metadata, *, is_archival: bool) -> None:
    """Metadata, language, and that the title is shown (ISO 14289-1, 7.1 and 7.2)."""
    packet = pdf.make_stream(xmp(metadata, is_archival=is_archival))
    packet.Type, packet.Subtype = Name.Metadata, Name.XML
    pdf.Root.Metadata = packet
    pdf.Root.Lang = String(metadata.language)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    pdf.trailer.Info = pdf.make_indirect(information(metadata))
    del pdf.trailer.ID  # reportlab's: the file gets one from its content


def _add_output_intent(pdf: Pdf) -> None:
    """What the colours of the page mean (ISO 19005-2, 6.2.3); DeviceGray may be used with any."""
    stream = pdf.make_stream(profile(), N=3)
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=CONDITION,
        RegistryName="http://www.color.org",
        Info=CONDITION,
        DestOutputProfile=stream,
    )
    pdf.Root.OutputIntents = [pdf.make_indirect(intent)]
