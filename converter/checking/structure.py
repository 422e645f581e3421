"""What is wrong in the structure of a document."""

from __future__ import annotations

from collections.abc import Iterator

from converter.checking.findings import Finding
from converter.diagnostics import Diagnostic
from converter.document import Document, Paragraph, Section, walk

LONG_PARAGRAPH = 1000
"""A paragraph with more characters fills a page by itself."""


def check(document: Document) -> Iterator[Finding]:
    """Yield the very long paragraphs and the empty sections."""
    for block in walk(document.all_blocks):
        if isinstance(block, Paragraph) and len(block.text) > LONG_PARAGRAPH:
            yield Finding(
                Diagnostic(
                    "STR001",
                    "warning",
                    f"a paragraph of {len(block.text)} characters",
                    f"part it: {LONG_PARAGRAPH} fill a page",
                    block.span,
                )
            )
        elif isinstance(block, Section) and not block.blocks:
            yield Finding(
                Diagnostic(
                    "STR002",
                    "warning",
                    f"nothing stands under {block.heading.full_text}",
                    "write it, or remove the heading",
                    block.heading.span,
                )
            )
