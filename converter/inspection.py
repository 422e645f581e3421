"""The document tree for a person to read: one node a line, indented, with its source lines."""

from __future__ import annotations

from collections.abc import Iterator

from converter.document import (
    Block,
    Code,
    Figure,
    Lead,
    ListBlock,
    Paragraph,
    Quote,
    Section,
    Separator,
    Span,
    Table,
    Verse,
    text_of,
)
from converter.normalized import Normalized

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
    yield from _blocks(document.masthead, "  ")
    if document.title:
        yield f"  title  {document.title.text}  {_place(document.title.span)}".rstrip()
    yield from _blocks(document.blocks, "  ")
    for note in document.notes:
        text = _excerpt(note.label + text_of(note.inlines))
        yield f"  note  {text}  {_place(note.span)}".rstrip()


def _blocks(blocks: tuple[Block, ...], indent: str) -> Iterator[str]:
    for block in blocks:
        kind, text = _described(block)
        said = (kind, text, _place(block.span) + _access(block))
        yield indent + "  ".join(filter(None, said))
        yield from _inner(block, indent + "  ")


def _inner(block: Block, indent: str) -> Iterator[str]:
    match block:
        case Section(blocks=blocks) | Quote(blocks=blocks):
            yield from _blocks(blocks, indent)
        case ListBlock(items=items):
            for item in items:
                yield f"{indent}item  {_excerpt(item.label)}  {_place(item.span)}"
                yield from _blocks(item.blocks, indent + "  ")
        case Table(rows=rows):
            for row in rows:
                yield f"{indent}row  {_excerpt(' | '.join(text_of(cell.inlines) for cell in row))}"


def _described(block: Block) -> tuple[str, str]:
    """What kind of block it is, and the text that identifies it."""
    match block:
        case Section(heading=heading):
            kind = f"section {heading.level}" + (" run-in" if heading.run_in else "")
            return kind, heading.full_text
        case Paragraph():
            return _paragraph(block)
        case ListBlock(ordered=ordered):
            return ("ordered list" if ordered else "list"), ""
        case Quote():
            return "quote", ""
        case Verse(lines=verses):
            return "verse", _excerpt(" / ".join(map(text_of, verses)))
        case Code(lines=code):
            return "code", _excerpt(" / ".join(code))
        case Table(caption=caption):
            return "table", _excerpt(text_of(caption))
        case Figure(image=image, caption=caption):
            return f"figure {image}", _excerpt(text_of(caption))
        case Separator(text=text):
            return "separator", _excerpt(text)


def _paragraph(paragraph: Paragraph) -> tuple[str, str]:
    kind = "paragraph" if paragraph.role == "body" else paragraph.role
    match paragraph.inlines:
        case (Lead(text=lead), *_):
            return kind, f"[lead {lead}] {_excerpt(paragraph.text[len(lead) :])}"
        case _:
            return kind, _excerpt(paragraph.text)


def _excerpt(text: str) -> str:
    line = text.replace("\n", " / ")
    return line if len(line) <= EXCERPT else line[: EXCERPT - 1] + "…"


def _place(span: Span) -> str:
    if not span.first_line:
        return ""
    if span.first_line == span.last_line:
        return f"line {span.first_line}"
    return f"lines {span.first_line}–{span.last_line}"


def _access(block: Block) -> str:
    return "  paid" if block.access == "paid" else ""
