"""Pages drawn: their content and their fonts, and what was marked on them."""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

import msgspec

from converter.document import Image
from converter.fonts.face import Face
from converter.layout import Layout
from converter.layout.origins import Element
from converter.layout.pages import LaidOutPage
from converter.processes import stretches, work_on
from converter.theme import Page, Theme
from converter.writers.pdf import places
from converter.writers.pdf.content import PageContent, wider
from converter.writers.pdf.fonts import DocumentFonts, UsedFont
from converter.writers.pdf.places import Box, Destination, PlacedHeading, PlacedLink
from converter.writers.pdf.tagging import Marked, Owner, Tagger

BLACK: Mapping[str, str] = {"gray": "", "cmyk": "0 0 0 1 k "}
"""The operator that sets black, by colour space; a page begins in the black of DeviceGray.

What is in pure black ink has no other colours."""

LEAST_LINES = 4_000
"""The least lines worth a further process: a thirtieth of a second's work."""

STRUCTURE = 0.25
"""What the structure of a document takes beside the drawing of its pages, done meanwhile."""


class Drawing(msgspec.Struct, frozen=True):
    """Pages without a document about them, each of this ``size`` and with all of the ``fonts``.

    ``contents`` are the content streams of the pages, deflated. ``owners`` are the elements of the
    marked content, by page and MCID; ``boxes`` are those of pictures. ``images`` are by page.
    ``front`` is how many pages come before page 1.
    """

    size: Page
    fonts: DocumentFonts
    contents: Iterator[bytes]
    owners: Sequence[Sequence[Owner]]
    boxes: Mapping[Element, Box]
    images: Mapping[int, Sequence[Image]]
    headings: Sequence[PlacedHeading]
    notes: Sequence[Destination]
    links: Sequence[PlacedLink]
    front: int


def draw(layout: Layout, theme: Theme, black: str) -> Drawing:
    """Draw all pages; ``black`` is the operator that sets the colour of text."""
    pages, height = layout.pages, theme.page.height
    tagger = Tagger()
    marked = [tagger.sequences(page) for page in pages]
    fonts = _fonts(layout)
    contents = _contents(pages, marked, fonts, height, black)
    owned = [[sequence for sequence in page if sequence.owner] for page in marked]
    headings = list(places.headings(pages, height))
    sections = {id(one.section): one.destination for one in headings}
    notes = places.notes(owned, height)
    images: defaultdict[int, list[Image]] = defaultdict(list)
    boxes: dict[Element, Box] = {}
    for page, element, picture, box in places.pictures(owned, height):
        images[page].append(picture.image)
        boxes[element] = box
    return Drawing(
        size=theme.page,
        fonts=fonts,
        contents=contents,
        owners=[[sequence.owner for sequence in page if sequence.owner] for page in owned],
        boxes=boxes,
        images=images,
        headings=headings,
        notes=[*notes.notes.values(), *notes.references.values()],
        links=list(places.links(owned, sections, notes, height)),
        front=sum(not page.label.isdecimal() for page in pages),
    )


def _fonts(layout: Layout) -> DocumentFonts:
    """The fonts of all pages, with a code for all that is drawn."""
    fonts = DocumentFonts()
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
            zlib.compress(
                black.encode()
                + PageContent(height, fonts, is_coloured=not black).operators(page, sequences)
            )
            for page, sequences in zip(pages[part], marked[part], strict=True)
        ]

    parts = stretches([len(page.lines) for page in pages], LEAST_LINES, STRUCTURE)
    decoder = msgspec.msgpack.Decoder(list[bytes])
    return chain.from_iterable(work_on(parts, drawn, msgspec.msgpack.encode, decoder.decode))
