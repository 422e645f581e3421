"""Layout: a document and a theme become pages of placed lines. No file format is known here."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from converter.diagnostics import Diagnostic
from converter.document import Document
from converter.layout.metrics import Typefaces
from converter.layout.pages import LaidOutPage, paginate
from converter.theme import Theme


class Layout(msgspec.Struct, frozen=True):
    """A document laid out, and what there is to say about its fonts."""

    pages: Sequence[LaidOutPage]
    diagnostics: Sequence[Diagnostic]


def lay_out(document: Document, theme: Theme) -> Layout:
    """Lay ``document`` out as ``theme`` says."""
    typefaces = Typefaces(theme)
    pages = paginate(document, theme, typefaces)
    return Layout(pages, typefaces.diagnostics(document))
