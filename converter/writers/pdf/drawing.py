"""Pages drawn with reportlab: their content and their fonts, and what was marked on them."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, groupby
from typing import Any

import msgspec
from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFResourceDictionary,
)

from converter.document import Section
from converter.fonts.face import Face
from converter.layout import Layout
from converter.layout.origins import ContentsEntry
from converter.layout.pages import LaidOutPage, Placed
from converter.processes import stretches, work_on
from converter.theme import Page, Theme
from converter.writers.pdf.content import PageContent, wider
from converter.writers.pdf.fonts import DocumentFonts, UsedFont
from converter.writers.pdf.tagging import Depths, Marked, Owner, Tagger

BLACK: Mapping[str, str] = {"gray": "", "cmyk": "0 0 0 1 k "}
"""The operator that sets black, by colour space; a page begins in the black of DeviceGray."""

LEAST_LINES = 4_000
"""The least lines worth a further process: a thirtieth of a second's work."""

STRUCTURE = 0.5
"""What the structure of a document takes beside the drawing of its pages, done meanwhile."""


class PlacedHeading(msgspec.Struct, frozen=True):
    """A heading where a reader finds it: page from 0, ``top`` in points from the page's foot."""

    text: str
    depth: int
    page: int
    top: float


class PlacedLink(msgspec.Struct, frozen=True):
    """What of an entry of the contents stands on a page, from 0, and leads to ``heading``, from 0.

    ``box`` is left, bottom, right and top in points from the page's lower left corner. ``block``
    is that of the entry's :class:`Owner`.
    """

    block: int
    page: int
    box: tuple[float, float, float, float]
    heading: int
    text: str


class Drawing(msgspec.Struct, frozen=True):
    """Pages as a PDF file without a document about them.

    ``frame`` is the file with its fonts and with pages that are still blank; ``contents`` are the
    content streams of the pages, deflated. ``owners`` are the elements of the marked content, by
    page and MCID. ``front`` is how many pages come before page 1.
    """

    frame: io.BytesIO
    contents: Iterator[bytes]
    owners: Sequence[Sequence[Owner]]
    headings: Sequence[PlacedHeading]
    links: Sequence[PlacedLink]
    front: int


def draw(layout: Layout, theme: Theme, black: str) -> Drawing:
    """Draw all pages; ``black`` is the operator that sets the colour of text."""
    document = PDFDocument(pdfVersion=(1, 7))
    pages, height = layout.pages, theme.page.height
    tagger = Tagger()
    marked = [tagger.sequences(page) for page in pages]
    fonts = _fonts(layout, document)
    contents = _contents(pages, marked, fonts, height, black)
    owned = [[sequence for sequence in page if sequence.owner] for page in marked]
    return Drawing(
        frame=_frame(document, len(pages), theme.page),
        contents=contents,
        owners=[[sequence.owner for sequence in page if sequence.owner] for page in owned],
        headings=list(_headings(pages, height)),
        links=list(_links(pages, owned, height)),
        front=sum(not page.label.isdecimal() for page in pages),
    )


def _fonts(layout: Layout, document: PDFDocument) -> DocumentFonts:
    """The fonts of all pages, with a code for all that is drawn."""
    fonts = DocumentFonts(document)
    fonts.add(layout.typefaces)
    for page in layout.pages:
        for placed in chain(page.lines, page.margins):
            for run in placed.line.runs:
                for character, addition in wider(run) if run.kerns else ():
                    fonts[run.face].allocation.add_variant(character, addition)
    return fonts


def _contents(
    pages: Sequence[LaidOutPage],
    marked: Sequence[Sequence[Marked]],
    fonts: Mapping[Face, UsedFont],
    height: float,
    black: str,
) -> Iterator[bytes]:
    """The content of each page, deflated; ``fonts`` have codes for all of it.

    It is drawn on several cores while this process makes the document about it.
    """

    def drawn(part: slice) -> list[bytes]:
        return [
            zlib.compress(black.encode() + PageContent(height, fonts).operators(page, sequences))
            for page, sequences in zip(pages[part], marked[part], strict=True)
        ]

    parts = stretches([len(page.lines) for page in pages], LEAST_LINES, STRUCTURE)
    decoder = msgspec.msgpack.Decoder(list[bytes])
    return chain.from_iterable(work_on(parts, drawn, msgspec.msgpack.encode, decoder.decode))


def _frame(document: Any, pages: int, size: Page) -> io.BytesIO:
    """The file of ``document``, with so many pages that have all its fonts."""
    resources = PDFResourceDictionary()
    resources.basicFonts()
    page = {
        "Type": PDFName("Page"),
        "Parent": document.Reference(document.Pages),
        "MediaBox": PDFArray([0, 0, size.width, size.height]),
        "Resources": document.Reference(resources),
    }
    for _ in range(pages):
        document.addPage(PDFDictionary(page))
    file = io.BytesIO()
    document.SaveToFile(file, None)
    return file


def _headings(pages: Sequence[LaidOutPage], height: float) -> Iterator[PlacedHeading]:
    depths = Depths()
    for index, page in enumerate(pages):
        for placed in page.lines:
            if placed.opens and isinstance(placed.origin, Section):
                heading = placed.origin.heading
                depth = depths.enter(heading.level)
                top = height - placed.baseline + placed.line.size
                yield PlacedHeading(heading.full_text, depth, index, top)


def _links(
    pages: Sequence[LaidOutPage], marked: Sequence[Sequence[Marked]], height: float
) -> Iterator[PlacedLink]:
    numbers = {
        id(placed.origin): number
        for number, placed in enumerate(
            placed
            for page in pages
            for placed in page.lines
            if placed.opens and isinstance(placed.origin, Section)
        )
    }
    for index, page in enumerate(marked):
        for block, sequences in groupby(
            page, lambda sequence: sequence.owner and sequence.owner.block
        ):
            lines = [placed for sequence in sequences for placed, _ in sequence.lines]
            entry = lines[0].origin
            if block is not None and isinstance(entry, ContentsEntry):
                heading = numbers[id(entry.section)]
                text = entry.section.heading.full_text
                yield PlacedLink(block, index, _box(lines, height), heading, text)


def _box(lines: Sequence[Placed], height: float) -> tuple[float, float, float, float]:
    """Around whole lines, whose em boxes go from 0.12 em below the base line to 0.88 em above."""
    size = lines[0].line.size
    return (
        min(placed.left for placed in lines),
        height - lines[-1].baseline - 0.12 * size,
        max(placed.left + placed.line.width for placed in lines),
        height - lines[0].baseline + 0.88 * size,
    )
