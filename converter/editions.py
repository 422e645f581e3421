"""Editions: what of a document a reader gets. Each is a plain function of the tree."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from converter.document import Block, Document, Paragraph, Section, Text, walk


def preview(document: Document, notice: str) -> Document:
    """The document up to its first paid block, and a line that says how much remains.

    ``{paragraphs}`` and ``{characters}`` in ``notice`` stand for what remains. A document without
    a paid block is its own preview.
    """
    kept = _before_paid(document.blocks)
    remaining = _paragraphs(document.blocks)[len(_paragraphs(kept)) :]
    if kept == document.blocks:
        return document
    text = notice.format(
        paragraphs=len(remaining), characters=sum(len(paragraph.text) for paragraph in remaining)
    )
    span = _first_paid(document.blocks).span
    return replace(document, blocks=_appended(kept, Paragraph((Text(text),), span, role="notice")))


def _paragraphs(blocks: tuple[Block, ...]) -> list[Paragraph]:
    return [block for block in walk(blocks) if isinstance(block, Paragraph)]


def _first_paid(blocks: tuple[Block, ...]) -> Block:
    return next(block for block in walk(blocks) if block.access == "paid")


def _before_paid(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    return tuple(_free_blocks(blocks))


def _free_blocks(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """The blocks before the first paid one; a section cut short is the last of them."""
    for block in blocks:
        if block.access == "paid":
            return
        if not isinstance(block, Section):
            yield block
            continue
        kept = _before_paid(block.blocks)
        yield replace(block, blocks=kept)
        if kept != block.blocks:
            return


def _appended(blocks: tuple[Block, ...], paragraph: Paragraph) -> tuple[Block, ...]:
    """``blocks`` with ``paragraph`` at the end of the innermost last section."""
    if blocks and isinstance(blocks[-1], Section):
        last = blocks[-1]
        return (*blocks[:-1], replace(last, blocks=_appended(last.blocks, paragraph)))
    return (*blocks, paragraph)
