"""PDF: the pages of the layout drawn, with fonts through reportlab, then tagged and described."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import BinaryIO, ClassVar

from converter.diagnostics import Diagnostic, UsageError
from converter.document import Document, lines_of_text
from converter.layout import lay_out
from converter.patterns import lazy_pattern
from converter.theme import Theme
from converter.writers import Option
from converter.writers.pdf.drawing import BLACK, Drawing
from converter.writers.pdf.finishing import finish
from converter.writers.xml_characters import replacements

REPLACED = lazy_pattern("[\ufdd0-\ufdef\ufffe]")
"""What is drawn as U+FFFD: ToUnicode may not have U+FFFE (ISO 19005-2, 6.2.11.7.2), and the other
noncharacters are the layout's own."""


class PdfWriter:
    """Writes tagged, archival PDF 1.7: PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2)."""

    name: ClassVar[str] = "pdf"
    suffix: ClassVar[str] = ".pdf"
    media_type: ClassVar[str] = "application/pdf"
    options: ClassVar[Mapping[str, Option]] = {
        "color": Option(
            "gray, or cmyk for text in pure black ink; then without the claim to be PDF/A,"
            " which takes an ICC profile of the press.",
            "gray",
        )
    }

    def __init__(self, color: str = "gray") -> None:
        if color not in BLACK:
            raise UsageError(f"pdf.color={color}", hint=f"use one of {', '.join(BLACK)}")
        self._color = color

    def write(self, document: Document, theme: Theme, sink: BinaryIO) -> Sequence[Diagnostic]:
        """Lay out, draw and finish the whole document."""
        layout = lay_out(document, theme)
        drawing = Drawing(layout, theme, BLACK[self._color])
        said = finish(drawing, document.metadata, sink, is_archival=self._color == "gray")
        replaced = replacements(lines_of_text(document), REPLACED, "the text of a PDF")
        return [*layout.diagnostics, *said, *replaced]
