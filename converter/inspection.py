"""The document tree for a person to read: one node a line, indented, with its source lines."""

from __future__ import annotations

from collections.abc import Iterator

from converter.document import (
    Block,
    Figure,
    Lead,
    ListBlock,
    Paragraph,
    Quote,
    Section,
    Span,
    Table,
    Verse,
    text_of,
)
from converter.normalizer import Normalized

EXCERPT = 40
"""The characters of a paragraph that identify it."""


def lines(normalized: Normalized) -> Iterator[str]:
    """Describe how the text was read, and the tree made from it, a node a line."""
    document = normalized.document
    if normalized.encoding:
        yield f"encoding  {normalized.encoding} ({normalized.certainty})"
    metadata = document.metadata
    author = f", author {metadata.author}" if metadata.author else ""
    yield f"document  {metadata.title} ({metadata.language}{author})"
    if document.title:
        yield f"  title  {document.title.text}  {_place(document.title.span)}"
    yield from _blocks(document.blocks, "  ")
    for note in document.notes:
        text = _excerpt(note.label + text_of(note.inlines))
        yield f"  note  {text}  {_place(note.span)}"


def _blocks(blocks: tuple[Block, ...], indent: str) -> Iterator[str]:
    for block in blocks:
        yield f"{indent}{_described(block)}  {_place(block.span)}{_access(block)}"
        match block:
            case Section(blocks=inner) | Quote(blocks=inner):
                yield from _blocks(inner, indent + "  ")
            case ListBlock(items=items):
                for item in items:
                    yield f"{indent}  item  {item.label}  {_place(item.span)}"
                    yield from _blocks(item.blocks, indent + "    ")


def _described(block: Block) -> str:
    match block:
        case Section(heading=heading):
            kind = "run-in section" if heading.run_in else "section"
            return f"{kind} {heading.level}  {heading.full_text}"
        case Paragraph():
            return _paragraph(block)
        case ListBlock(ordered=ordered):
            return "ordered list" if ordered else "list"
        case Quote():
            return "quote"
        case Verse(lines=lines):
            return f"verse  {_excerpt(text_of(lines[0]))}"
        case Table(rows=rows):
            return f"table  {len(rows)} rows of {len(rows[0])} cells"
        case Figure(image=image, alternate=alternate):
            return f"figure  {image} {_excerpt(alternate)}"
    return f"separator  {block.text}"


def _paragraph(paragraph: Paragraph) -> str:
    kind = "paragraph" if paragraph.role == "body" else paragraph.role
    first = next(iter(paragraph.inlines), None)
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
