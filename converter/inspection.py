"""The document tree for a person to read: one node a line, indented, with its source lines."""

from __future__ import annotations

from collections.abc import Iterator

from converter.document import Block, Document, Lead, Paragraph, Section, Span
from converter.sources import Source

EXCERPT = 40
"""The characters of a paragraph that identify it."""


def lines(source: Source, document: Document) -> Iterator[str]:
    """Describe how the source was read, and the tree made from it, a node a line."""
    yield f"encoding  {source.encoding} ({source.certainty})"
    metadata = document.metadata
    author = f", author {metadata.author}" if metadata.author else ""
    yield f"document  {metadata.title} ({metadata.language}{author})"
    if document.title:
        yield f"  title  {document.title.text}  {_place(document.title.span)}"
    yield from _blocks(document.blocks, "  ")


def _blocks(blocks: tuple[Block, ...], indent: str) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Section):
            heading = block.heading
            kind = f"section {heading.level}"
            yield f"{indent}{kind}  {heading.full_text}  {_place(block.span)}{_access(block)}"
            yield from _blocks(block.blocks, indent + "  ")
        else:
            yield f"{indent}{_paragraph(block)}  {_place(block.span)}{_access(block)}"


def _paragraph(paragraph: Paragraph) -> str:
    kind = "paragraph" if paragraph.role == "body" else paragraph.role
    first = paragraph.inlines[0]
    if isinstance(first, Lead):
        return f"{kind}  [lead {first.text}] {_excerpt(paragraph.text[len(first.text) :])}"
    return f"{kind}  {_excerpt(paragraph.text)}"


def _excerpt(text: str) -> str:
    return text if len(text) <= EXCERPT else text[: EXCERPT - 1] + "…"


def _place(span: Span) -> str:
    if span.first_line == span.last_line:
        return f"line {span.first_line}"
    return f"lines {span.first_line}–{span.last_line}"


def _access(block: Block) -> str:
    return "  paid" if block.access == "paid" else ""
