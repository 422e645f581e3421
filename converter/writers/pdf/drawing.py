"""Pages drawn: their content and their fonts, and what was marked on them."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence

import msgspec

from converter.layout import Layout
from converter.layout.pages import LaidOutPage
from converter.processes import growing_parts
from converter.theme import Theme
from converter.writers.pdf import fast_deflate
from converter.writers.pdf.content import PageContent
from converter.writers.pdf.fonts import DocumentFonts
from converter.writers.pdf.tagging import Marked, Tagger

BLACK: Mapping[str, str] = {"gray": "", "cmyk": "0 0 0 1 k "}
"""The operator that sets black, by colour space; a page begins in the black of DeviceGray.

What is in pure black ink has no other colours."""

LEAST, MOST = 1_500, 3_000
"""The lines that are drawn together, whose objects are written together."""


class Drawn(msgspec.Struct, frozen=True):
    """Some pages drawn. ``marked`` is by page what has an owner, in the order of MCIDs.

    ``contents`` are the content streams of the pages, deflated.
    """

    pages: Sequence[LaidOutPage]
    marked: Sequence[Sequence[Marked]]
    contents: Sequence[bytes]


class Drawing:
    """The pages of a layout without a document about them, with all of the ``fonts``."""

    def __init__(self, layout: Layout, theme: Theme, black: str) -> None:
        """``black`` is the operator that sets the colour of text."""
        self._layout, self._black = layout, black
        self.size = theme.page
        self.fonts = DocumentFonts()

    def drawn(self) -> Iterator[Drawn]:
        """All pages, so many at a time; the fonts get codes for all that is on them."""
        tagger = Tagger()
        compress: Callable[[bytes], bytes] = zlib.compress
        for pages in growing_parts(self._layout.pages, _size, LEAST, MOST):
            self.fonts.add(self._layout.typefaces)
            marked = [tagger.sequences(page) for page in pages]
            contents = [*map(compress, map(self._content, pages, marked))]
            yield Drawn(pages, [*map(_owned, marked)], contents)
            del pages, marked, contents
            compress = fast_deflate.compress

    def _content(self, page: LaidOutPage, marked: Sequence[Marked]) -> bytes:
        black = self._black
        content = PageContent(self.size.height, self.fonts, is_coloured=not black)
        return black.encode() + content.operators(page, marked)


def _size(page: LaidOutPage) -> int:
    return len(page.lines)


def _owned(marked: Sequence[Marked]) -> Sequence[Marked]:
    return [sequence for sequence in marked if sequence.owner]
