"""Pages drawn with reportlab: their content and their fonts, and what was marked on them."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import groupby

import msgspec
from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from converter.document import Section
from converter.layout.metrics import Typefaces
from converter.layout.origins import ContentsEntry
from converter.layout.pages import LaidOutPage, Placed
from converter.theme import Theme
from converter.writers.pdf.content import PageContent
from converter.writers.pdf.fonts import DocumentFonts, composite_font
from converter.writers.pdf.tagging import Depths, Marked, Owner, Tagger

BLACK: Mapping[str, str] = {"gray": "", "cmyk": "0 0 0 1 k "}
"""The operator that sets black, by colour space; a page begins in the black of DeviceGray."""


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

    ``owners`` are the elements of the marked content, by page and MCID. ``front`` is how many
    pages come before page 1.
    """

    file: io.BytesIO
    owners: Sequence[Sequence[Owner]]
    headings: Sequence[PlacedHeading]
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
    return Drawing(
        file=file,
        owners=[[sequence.owner for sequence in page if sequence.owner] for page in marked],
        headings=list(_headings(pages, theme.page.height)),
        links=list(_links(pages, marked, theme.page.height)),
        front=sum(not page.label.isdecimal() for page in pages),
    )


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
