"""Trees as text: what a reader made of a file, for people and for comparison."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from converter.document import (
    Block,
    Code,
    Figure,
    Inlines,
    LineBreak,
    ListBlock,
    NoteReference,
    Paragraph,
    Quote,
    Section,
    Separator,
    Table,
    Text,
    Verse,
    lines_of_text,
)
from converter.normalized import Normalized


def described(normalized: Normalized) -> str:
    """The tree, a node a line, and the diagnostics."""
    document = normalized.document
    lines = list(blocks(document.masthead, "above: "))
    lines.append(f"title: {document.title.text if document.title else None}")
    lines.append(f"author: {document.metadata.author}")
    lines += blocks(document.blocks, "")
    lines += [
        f"note {note.identifier}: {note.label}| {inlines(note.inlines)}" for note in document.notes
    ]
    lines += [f"image {one.name} {one.width}×{one.height}" for one in document.images]
    lines += [f"{one.severity} {one}" for one in normalized.diagnostics]
    return "\n".join(lines) + "\n"


def inlines(given: Inlines) -> str:
    marks = {"Strong": "**", "Emphasis": "*", "Lead": "!!", "NoteReference": "^"}
    parts = []
    for one in given:
        if isinstance(one, LineBreak):
            parts.append("⏎")
            continue
        mark = marks.get(type(one).__name__, "")
        target = f"<{one.target}>" if hasattr(one, "target") else ""
        parts.append(one.text if isinstance(one, Text) else f"{mark}{one.text}{mark}{target}")
    return "".join(parts)


def blocks(given: tuple[Block, ...], indent: str) -> Iterator[str]:
    for block in given:
        what, *inner = _described(block)
        paid = " (paid)" if block.access == "paid" else ""
        yield f"{indent}{what} @{block.span.first_line}{paid}"
        yield from (f"{indent}  {line}" for line in inner)


def _described(block: Block) -> list[str]:
    match block:
        case Section(heading=heading):
            parts = (heading.prefix, heading.number, heading.separator, heading.text)
            return [f"section {heading.level}: {'|'.join(parts)}", *blocks(block.blocks, "")]
        case Paragraph():
            return [f"{block.role}: {inlines(block.inlines)}"]
        case ListBlock():
            items = ([repr(item.label), *blocks(item.blocks, "  ")] for item in block.items)
            kind = "ordered" if block.ordered else "bulleted"
            return [f"{kind} list", *(line for item in items for line in item)]
        case Quote():
            return ["quote", *blocks(block.blocks, "")]
        case Verse():
            return [f"verse: {' / '.join(map(inlines, block.lines))}"]
        case Code():
            return ["code", *(f"|{line}" for line in block.lines)]
        case Table():
            head = f"table, {block.header_rows} head: {inlines(block.caption)}"
            rows = [
                [f"{inlines(one.inlines)}[{one.alignment[0]}]" for one in row] for row in block.rows
            ]
            return [head, *map(" | ".join, rows)]
        case Figure():
            return [f"figure {block.image} ({block.alternate}): {inlines(block.caption)}"]
        case Separator():
            return ["separator"]


def skeleton(given: tuple[Block, ...]) -> list[object]:
    """Structure and text: no places, no labels of lists or notes, no descriptions of pictures."""
    return [_bones(block) for block in given]


def _bones(block: Block) -> tuple[object, ...]:
    match block:
        case Section(heading=heading):
            return ("section", heading.level, heading.full_text, skeleton(block.blocks))
        case Paragraph():
            return (block.role, _plain(block.inlines))
        case ListBlock():
            return ("list", block.ordered, [skeleton(item.blocks) for item in block.items])
        case Quote():
            return ("quote", skeleton(block.blocks))
        case Verse():
            return ("verse", [_plain(line) for line in block.lines])
        case Code():
            return ("code", block.lines)
        case Table():
            rows = [[_plain(cell.inlines) for cell in row] for row in block.rows]
            return ("table", block.header_rows, _plain(block.caption), rows)
        case Figure():
            return ("figure", _plain(block.caption))
        case Separator():
            return ("separator",)


def _plain(given: Inlines) -> list[tuple[str, str]]:
    return [
        (type(one).__name__, "" if isinstance(one, NoteReference) else one.text) for one in given
    ]


def characters(text: str) -> Counter[str]:
    """How often each character is in ``text``, white space apart."""
    return Counter("".join(text.split()).replace("\u200b", ""))


def text_kept(normalized: Normalized) -> str:
    """All text of a tree and of what is said about it."""
    document = normalized.document
    texts = [text for text, _ in lines_of_text(document)]
    texts += [document.metadata.title, *(str(one) for one in normalized.diagnostics)]
    return "\n".join(texts)
