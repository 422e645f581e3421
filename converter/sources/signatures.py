"""Files that are no plain text and say so in their first bytes: what they are, what to do."""

from __future__ import annotations

from converter.sources.errors import SourceError

_AS_DOCX = "open it in a word processor, save it as DOCX, and give that"

SIGNATURES = {
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": ("a document of Word 97–2003 or the like", _AS_DOCX),
    b"{\\rtf": ("a document in RTF", _AS_DOCX),
    b"PK\x03\x04": (
        "a zip file, as DOCX is",
        "name a document of Word .docx, or say --from docx; save another as DOCX",
    ),
    b"%PDF-": ("a PDF", "give the text that it was made from"),
}
"""By first bytes ([MS-CFB] 2.2; RTF 1.9.1; APPNOTE 4.3.7; ISO 32000-1, 7.5.2)."""


def refuse(data: bytes, name: str) -> None:
    """Raise :class:`SourceError` if ``data`` is a file of another kind."""
    for signature, (kind, hint) in SIGNATURES.items():
        if data.startswith(signature):
            raise SourceError(f"{kind}: this is no plain text", place=name, hint=hint)
