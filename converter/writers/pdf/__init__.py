"""PDF: the pages of the layout drawn with reportlab."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, BinaryIO, ClassVar

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from converter.diagnostics import Diagnostic
from converter.document import Document, Metadata, Section
from converter.layout import lay_out
from converter.layout.pages import LaidOutPage
from converter.theme import Theme
from converter.writers import Option
from converter.writers.pdf.content import PageContent
from converter.writers.pdf.fonts import composite_font

PRODUCER = "essay-converter"


class PdfWriter:
    """Writes PDF 1.7 with embedded subset fonts, text that copies out, and an outline."""

    name: ClassVar[str] = "pdf"
    suffix: ClassVar[str] = ".pdf"
    media_type: ClassVar[str] = "application/pdf"
    options: ClassVar[Mapping[str, Option]] = {}

    def write(self, document: Document, theme: Theme, sink: BinaryIO) -> Sequence[Diagnostic]:
        """Lay out and draw the whole document."""
        layout = lay_out(document, theme)
        with _binary_streams():
            canvas = _canvas(document, theme, sink, layout.pages)
            drawn: Any = vars(canvas)["_doc"]
            drawn.updateSignature(document.to_json())  # the file's ID is that of its content
            outline = _Outline(canvas)
            for page in layout.pages:
                canvas.addLiteral(PageContent(page, theme.page.height, drawn).operators())
                outline.add(page, theme.page.height)
                canvas.showPage()
            canvas.save()
        return layout.diagnostics


class _Outline:
    """The bookmarks: one for each section, at its depth."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._count = 0
        self._level = -1

    def add(self, page: LaidOutPage, height: float) -> None:
        """Bookmark the headings of the page that the canvas is at."""
        for placed in page.lines:
            if placed.opens and isinstance(placed.origin, Section):
                heading = placed.origin.heading
                self._count += 1
                self._level = min(heading.level - 1, self._level + 1)
                key = f"section-{self._count}"
                top = height - placed.baseline + placed.line.size
                self._canvas.bookmarkPage(key, fit="XYZ", left=0, top=top)
                self._canvas.addOutlineEntry(heading.full_text, key, self._level)


def _canvas(
    document: Document, theme: Theme, sink: BinaryIO, pages: Sequence[LaidOutPage]
) -> Canvas:
    metadata = document.metadata
    canvas: Canvas = Canvas(
        sink,
        pagesize=(theme.page.width, theme.page.height),
        pageCompression=1,
        invariant=1,
        pdfVersion=(1, 7),
        lang=metadata.language,
        initialFontName=_first_font(pages),  # type: ignore[arg-type]  # the stubs say float
    )
    canvas.setTitle(metadata.title)
    canvas.setAuthor(metadata.author)
    canvas.setSubject("")
    canvas.setCreator(PRODUCER)
    canvas.setProducer(PRODUCER)
    canvas.setDateFormatter(lambda *_: _date(metadata))
    canvas.setViewerPreference("DisplayDocTitle", "true")
    if any(isinstance(placed.origin, Section) for page in pages for placed in page.lines):
        canvas.showOutline()
    return canvas


def _first_font(pages: Sequence[LaidOutPage]) -> str | None:
    """A font of the document: for want of one reportlab would put in Helvetica, not embedded."""
    for page in pages:
        for placed in (*page.lines, *page.margins):
            for run in placed.line.runs:
                font = composite_font(run.face)
                pdfmetrics.registerFont(font)
                return font.fontName
    return None


def _date(metadata: Metadata) -> str:
    """``metadata.modified`` in the form of ISO 32000-1, 7.9.4."""
    digits = "".join(filter(str.isdigit, metadata.modified))
    return f"D:{digits}+00'00'"


@contextmanager
def _binary_streams() -> Iterator[None]:
    """Keep reportlab from writing streams as ASCII, which makes them a quarter larger."""
    before = rl_config.useA85
    rl_config.useA85 = 0
    try:
        yield
    finally:
        rl_config.useA85 = before
