"""Pages drawn: their content and their fonts, and what was marked on them."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

import msgspec

from converter.fonts.face import Face
from converter.layout import Layout
from converter.layout.pages import LaidOutPage
from converter.processes import stretches, work_on
from converter.theme import Theme
from converter.writers.pdf.content import PageContent, wider
from converter.writers.pdf.fonts import DocumentFonts, UsedFont
from converter.writers.pdf.tagging import Marked, Tagger

BLACK: Mapping[str, str] = {"gray": "", "cmyk": "0 0 0 1 k "}
"""The operator that sets black, by colour space; a page begins in the black of DeviceGray.

What is in pure black ink has no other colours."""

LEAST_LINES = 4_000
"""The least lines worth a further process: a thirtieth of a second's work."""

TOGETHER = 16_000
"""The lines that are drawn at a time."""

STRUCTURE = 0.25
"""What the structure of a document takes beside the drawing of its pages, done meanwhile."""


class Drawn(msgspec.Struct, frozen=True):
    """Some pages drawn. ``marked`` is by page what has an owner, in the order of MCIDs.

    ``contents`` are the content streams of the pages, deflated.
    """

    pages: Sequence[LaidOutPage]
    marked: Sequence[Sequence[Marked]]
    contents: Iterator[bytes]


class Drawing:
    """The pages of a layout without a document about them, with all of the ``fonts``."""

    def __init__(self, layout: Layout, theme: Theme, black: str) -> None:
        """``black`` is the operator that sets the colour of text."""
        self._layout, self._black = layout, black
        self.size = theme.page
        self.fonts = DocumentFonts()

    def drawn(self) -> Iterator[Drawn]:
        """All pages, so many at a time; none is held when the next are asked for."""
        tagger = Tagger()
        left = self._layout.pages
        while pages := list(_together(left)):
            marked = [tagger.sequences(page) for page in pages]
            self._add_fonts(pages)
            contents = _contents(pages, marked, self.fonts, self.size.height, self._black)
            owned = [[sequence for sequence in page if sequence.owner] for page in marked]
            yield Drawn(pages, owned, contents)
            del pages, marked, contents, owned

    def _add_fonts(self, pages: Sequence[LaidOutPage]) -> None:
        """Give all that is drawn on these pages its code."""
        self.fonts.add(self._layout.typefaces)
        for page in pages:
            for placed in chain(page.lines, page.margins):
                for run in placed.line.runs:
                    for character, addition in wider(run) if run.kerns else ():
                        self.fonts[run.face].allocation.add_variant(character, addition)


def _together(pages: Iterator[LaidOutPage]) -> Iterator[LaidOutPage]:
    """The next pages, as many as are drawn at a time."""
    lines = 0
    for page in pages:
        yield page
        lines += len(page.lines)
        if lines >= TOGETHER:
            return


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
