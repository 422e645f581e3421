"""Verification of a file that is in memory."""

from __future__ import annotations

import io

from converter import verification
from converter.document import Document
from converter.theme import Theme
from converter.verification.mismatches import Mismatch


def compared(
    format_name: str, data: bytes, document: Document, theme: Theme
) -> tuple[Mismatch, ...]:
    """How the file ``data`` differs from what ``document`` in this theme should be."""
    return verification.compare(format_name, io.BytesIO(data), document, theme)
