"""What every reader gives: a document, and what there is to say about its text."""

from __future__ import annotations

import msgspec

from converter.diagnostics import Diagnostic
from converter.document import Document
from converter.sources.detection import Certainty


class Normalized(msgspec.Struct, frozen=True):
    """A document tree, and all there is to say about the text it was made from.

    ``encoding`` is empty where that was not in one; ``certainty`` says how it is known.
    """

    document: Document
    diagnostics: tuple[Diagnostic, ...]
    encoding: str = ""
    certainty: Certainty = "certain"
