"""What XML makes of a text: the one change that DOCX and EPUB may make to it."""

from __future__ import annotations

from msgspec.structs import replace

from converter.document import Metadata
from converter.patterns import lazy_pattern
from converter.verification.pieces import Runs, joined

_FORBIDDEN = lazy_pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What is no Char of XML 1.0 (2.2)."""


def in_xml(text: str) -> str:
    """The text with U+FFFD for each character that XML cannot hold."""
    return _FORBIDDEN.sub("\ufffd", text)


def runs_in_xml(runs: Runs) -> Runs:
    """The same of runs, neighbours of one mark joined."""
    return joined([(in_xml(mark), in_xml(text)) for mark, text in runs])


def metadata_in_xml(metadata: Metadata) -> Metadata:
    """The same of title, author and language."""
    return replace(
        metadata,
        title=in_xml(metadata.title),
        author=in_xml(metadata.author),
        language=in_xml(metadata.language),
    )
