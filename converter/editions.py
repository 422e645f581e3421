"""Editions: what of a document a reader gets. Each is a plain function of the tree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from converter.document import (
    Block,
    Document,
    Figure,
    Image,
    Inline,
    ListBlock,
    ListItem,
    Note,
    NoteReference,
    Paragraph,
    Quote,
    Section,
    Text,
    lines_of_text,
    walk,
    walk_inlines,
)


def preview(document: Document, notice: str) -> Document:
    """The document up to its first paid block, and a line that says how much remains.

    ``{paragraphs}`` and ``{characters}`` in ``notice`` stand for what remains. A document without
    a paid block is its own preview. Notes and pictures stay where the text refers to them.
    """
    masthead, kept = _before_paid(document.masthead), _before_paid(document.blocks)
    if masthead != document.masthead:
        kept = ()
    elif kept == document.blocks:
        return document
    shown = masthead + kept
    remaining = _leaves(document.all_blocks)[len(_leaves(shown)) :]
    text = notice.format(
        paragraphs=len(remaining), characters=sum(_size(document, leaf) for leaf in remaining)
    )
    span = _first_paid(document.all_blocks).span
    return replace(
        document,
        blocks=_appended(kept, Paragraph((Text(text),), span, role="notice")),
        notes=_notes_of(shown, document.notes),
        images=_images_of(shown, document.images),
        masthead=masthead,
    )


def _leaves(blocks: tuple[Block, ...]) -> list[Block]:
    """The blocks that have text of their own, beside headings."""
    containers = Section | ListBlock | Quote
    return [block for block in walk(blocks) if not isinstance(block, containers)]


def _size(document: Document, leaf: Block) -> int:
    alone = replace(document, masthead=(), title=None, blocks=(leaf,), notes=())
    return sum(len(text) for text, _ in lines_of_text(alone))


def _first_paid(blocks: tuple[Block, ...]) -> Block:
    return next(block for block in walk(blocks) if block.access == "paid")


def _before_paid(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    return tuple(_free_blocks(blocks))


def _free_blocks(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """The blocks before the first paid one; the one it is in is cut short and the last of them."""
    for block in blocks:
        if block.access == "paid":
            return
        kept = _cut(block)
        if kept is not None:
            yield kept
        if kept != block:
            return


def _cut(block: Block) -> Block | None:
    """The block before the first paid one in it; None if but an empty list or quotation is left."""
    match block:
        case Section(blocks=inner):
            return replace(block, blocks=_before_paid(inner))
        case Quote(blocks=inner):
            kept = _before_paid(inner)
            return replace(block, blocks=kept) if kept or not inner else None
        case ListBlock(items=items):
            kept_items = tuple(_free_items(items))
            return replace(block, items=kept_items) if kept_items or not items else None
        case _:
            return block


def _free_items(items: tuple[ListItem, ...]) -> Iterator[ListItem]:
    for item in items:
        kept = _before_paid(item.blocks)
        if kept or not item.blocks:
            yield replace(item, blocks=kept)
        if kept != item.blocks:
            return


def _appended(blocks: tuple[Block, ...], paragraph: Paragraph) -> tuple[Block, ...]:
    """``blocks`` with ``paragraph`` at the end of the innermost last section."""
    if blocks and isinstance(blocks[-1], Section):
        last = blocks[-1]
        return (*blocks[:-1], replace(last, blocks=_appended(last.blocks, paragraph)))
    return (*blocks, paragraph)


def _notes_of(blocks: tuple[Block, ...], notes: tuple[Note, ...]) -> tuple[Note, ...]:
    """The notes that the blocks refer to, and those that such notes do."""
    by_identifier = {note.identifier: note for note in notes}
    waiting, referred = list(_references(walk_inlines(blocks))), set[str]()
    while waiting:
        identifier = waiting.pop()
        if identifier in by_identifier and identifier not in referred:
            referred.add(identifier)
            waiting += _references(by_identifier[identifier].inlines)
    return tuple(note for note in notes if note.identifier in referred)


def _references(inlines: Iterable[Inline]) -> Iterator[str]:
    return (inline.note for inline in inlines if isinstance(inline, NoteReference))


def _images_of(blocks: tuple[Block, ...], images: tuple[Image, ...]) -> tuple[Image, ...]:
    shown = {block.image for block in walk(blocks) if isinstance(block, Figure)}
    return tuple(image for image in images if image.name in shown)
