"""Pages drawn with reportlab: their content and their fonts, and what was marked on them."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

import msgspec
from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from converter.document import Image
from converter.layout.metrics import Typefaces
from converter.layout.origins import Element
from converter.layout.pages import LaidOutPage
from converter.theme import Theme
from converter.writers.pdf import places
from converter.writers.pdf.content import PageContent
from converter.writers.pdf.fonts import DocumentFonts, composite_font
from converter.writers.pdf.places import Box, Destination, PlacedHeading, PlacedLink
from converter.writers.pdf.tagging import Marked, Owner, Tagger

BLACK: Mapping[str, str] = {"gray": "", "cmyk": "0 0 0 1 k "}
"""The operator that sets black, by colour space; a page begins in the black of DeviceGray."""


class Drawing(msgspec.Struct, frozen=True):
    """Pages as a PDF file without a document about them.

    ``owners`` are the elements of the marked content, by page and MCID; ``boxes`` are those of
    pictures. ``images`` are by page. ``front`` is how many pages come before page 1.
    """

    file: io.BytesIO
    owners: Sequence[Sequence[Owner]]
    boxes: Mapping[Element, Box]
    images: Mapping[int, Sequence[Image]]
    headings: Sequence[PlacedHeading]
    notes: Sequence[Destination]
    links: Sequence[PlacedLink]
    front: int


def draw(pages: Sequence[LaidOutPage], theme: Theme, black: str) -> Drawing:
    """Draw all pages; ``black`` is the operator that sets the colour of text."""
    file = io.BytesIO()
    tagger = Tagger()
    marked = []
    with _binary_streams():
        canvas = _canvas(theme, file)
        fonts = DocumentFonts(vars(canvas)["_doc"])
        for page in pages:
            sequences = tagger.sequences(page)
            content = PageContent(theme.page.height, fonts).operators(page, sequences)
            canvas.addLiteral(black + content)
            canvas.showPage()
            marked.append([sequence for sequence in sequences if sequence.owner])
        canvas.save()
    return _described(file, pages, marked, theme.page.height)


def _described(
    file: io.BytesIO,
    pages: Sequence[LaidOutPage],
    marked: Sequence[Sequence[Marked]],
    height: float,
) -> Drawing:
    """What was drawn, with what a reader finds on it."""
    headings = list(places.headings(pages, height))
    sections = {id(one.section): one.destination for one in headings}
    notes = places.notes(marked, height)
    images: defaultdict[int, list[Image]] = defaultdict(list)
    boxes: dict[Element, Box] = {}
    for page, element, picture, box in places.pictures(marked, height):
        images[page].append(picture.image)
        boxes[element] = box
    return Drawing(
        file=file,
        owners=[[sequence.owner for sequence in page if sequence.owner] for page in marked],
        boxes=boxes,
        images=images,
        headings=headings,
        notes=[*notes.notes.values(), *notes.references.values()],
        links=list(places.links(marked, sections, notes, height)),
        front=sum(not page.label.isdecimal() for page in pages),
    )


def _canvas(theme: Theme, file: io.BytesIO) -> Canvas:
    """A canvas that begins with a font of ours: reportlab's own Helvetica is not embedded."""
    font = composite_font(Typefaces(theme)[theme.body.font].face)
    pdfmetrics.registerFont(font)
    return Canvas(
        file,
        pagesize=(theme.page.width, theme.page.height),
        pageCompression=1,
        pdfVersion=(1, 7),
        initialFontName=font.fontName,  # type: ignore[arg-type]  # the stubs say float
    )


@contextmanager
def _binary_streams() -> Iterator[None]:
    """Keep reportlab from writing streams as ASCII, which makes them a quarter larger."""
    before = rl_config.useA85
    rl_config.useA85 = 0
    try:
        yield
    finally:
        rl_config.useA85 = before
