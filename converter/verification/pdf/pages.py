"""Read the pages of a PDF in their order, and the fonts that they use."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec
from pikepdf import Array, Dictionary, Object, Pdf, Stream

from converter.verification.pdf.content import Marked, PageText, read_page
from converter.verification.pdf.fonts import Font
from converter.verification.pieces import Fault

ObjectId = tuple[int, int]
"""Number and generation of an indirect object."""

TOLERANCE = 0.5
"""How much higher than the last a line may begin, in points."""


class Page(msgspec.Struct):
    """A page, by ``number`` from 1; ``place`` is how that is told."""

    number: int
    place: str
    object: Object
    text: PageText


class Pages:
    """All pages; ``by_object`` finds one by its indirect object."""

    def __init__(self, pdf: Pdf) -> None:
        self._fonts: dict[ObjectId, Font] = {}
        self.pages = [
            self._page(number, f"page {number}", page.obj)
            for number, page in enumerate(pdf.pages, start=1)
        ]
        self.by_object = {page.object.objgen: page for page in self.pages}

    def faults(self) -> Iterator[Fault]:
        """What is wrong with pages and fonts, whatever they say, once the structure is read."""
        if len(self.by_object) < len(self.pages):
            yield Fault("pages", "one is there twice")
        for page in self.pages:
            yield from page.text.faults
            yield from _place_faults(page)
        for font in self._fonts.values():
            yield from font.faults()

    def _page(self, number: int, place: str, page: Object) -> Page:
        fonts = page.get("/Resources", Dictionary()).get("/Font", Dictionary())
        return Page(number, place, page, read_page(_content(page), self._opened(fonts), place))

    def _opened(self, fonts: Object) -> Mapping[str, Font]:
        """The fonts of a page by their names there, each read once."""
        for name, font in fonts.items():
            if font.objgen not in self._fonts:
                self._fonts[font.objgen] = Font(name, font)
        return {name: self._fonts[font.objgen] for name, font in fonts.items()}


def _content(page: Object) -> bytes:
    contents = page.get("/Contents")
    if isinstance(contents, Array):
        return b"\n".join(one.read_bytes() for one in contents if isinstance(one, Stream))
    return contents.read_bytes() if isinstance(contents, Stream) else b""


def _place_faults(page: Page) -> Iterator[Fault]:
    """Every line begins on the page, and below the one before it; cells are side by side."""
    left, bottom, right, top = (float(edge) for edge in page.object.MediaBox)
    last = top
    for artifact in page.text.artifacts:
        if not all(left <= x <= right and bottom <= y <= top for x, y in artifact.places):
            yield Fault(page.place, f"a text is off the page: {_text(artifact)}")
            return
    for sequence in page.text.marked.values():
        for x, y in sequence.places:
            if not (left <= x <= right and bottom <= y <= top):
                yield Fault(page.place, f"a text is off the page: {_text(sequence)}")
                return
            if y > last + TOLERANCE and not sequence.is_cell:
                yield Fault(
                    page.place, f"a text is above what is read before it: {_text(sequence)}"
                )
                return
            last = y


def _text(sequence: Marked) -> str:
    return sequence.shown[:20]
