"""How a document is divided into files, and what its sections are called in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import count, pairwise
from typing import TypeAlias

import msgspec

from converter.document import Block, Document, Section, is_annex

MASTHEAD, OPENING, SECTION = "masthead", "opening", "section"

MOST_FILES = 4000
"""More chapters than any book has; reading systems hold the whole list of files."""

Identified: TypeAlias = tuple[Block, str]
"""A block, and its identifier if it is a section."""


class ContentFile(msgspec.Struct, frozen=True):
    """One file of the text. ``title`` names it; ``printed_title`` is the document's, if printed.

    The ``masthead`` stands above that.
    ``rank`` is the HTML heading rank of its outermost sections, the first of which is the
    publication's section ``number``.
    """

    identifier: str
    title: str
    rank: int
    blocks: Sequence[Block]
    number: int = 1
    printed_title: str = ""
    masthead: Sequence[Block] = ()

    @property
    def name(self) -> str:
        """The file's name."""
        return f"{self.identifier}.xhtml"

    @property
    def content(self) -> Iterator[Identified]:
        """Its blocks; the publication's sections are numbered through."""
        return identified(self.blocks, SECTION, self.number)


def divide(document: Document) -> tuple[ContentFile, ...]:
    """One file a top-level section, after one for what stands before the first.

    A paragraph between two top-level sections stays with the one before it, but for 附件1 over an
    annex, which begins a page (GB/T 9704-2012, 7.3.7). Of more sections than
    :data:`MOST_FILES` as many share a file as have to. There is always a file: a spine must not be
    empty (EPUB 3.3, The spine element).
    """
    blocks, title, masthead = document.blocks, document.title, document.masthead
    starts = [index for index, block in enumerate(blocks) if isinstance(block, Section)]
    rank = 2 if title else 1
    before = blocks[: _first(blocks, starts[0])] if starts else blocks
    together = -(-len(starts) // MOST_FILES) or 1
    firsts = [*(_first(blocks, start) for start in starts[::together]), len(blocks)]
    sections = tuple(
        _section_file(blocks[start:end], rank, 1 + index * together)
        for index, (start, end) in enumerate(pairwise(firsts))
    )
    if sections and not (masthead or title or before):
        return sections
    printed = title.text if title else ""
    opening = ContentFile(OPENING, document.metadata.title, rank, before, 1, printed, masthead)
    return opening, *sections


def _first(blocks: Sequence[Block], start: int) -> int:
    """Where the file of the section at ``start`` begins."""
    return start - 1 if start > 1 and is_annex(blocks[start - 1]) else start


def _section_file(blocks: Sequence[Block], rank: int, number: int) -> ContentFile:
    section = blocks[1] if is_annex(blocks[0]) else blocks[0]
    title = section.heading.name if isinstance(section, Section) else ""
    return ContentFile(f"{SECTION}-{number}", title, rank, blocks, number)


def identified(blocks: Iterable[Block], parent: str, first: int = 1) -> Iterator[Identified]:
    """The blocks in ``parent``, its sections numbered: ``section-2`` has ``section-2-1``."""
    numbers = count(first)
    for block in blocks:
        if isinstance(block, Section):
            yield block, f"{parent}-{next(numbers)}"
        else:
            yield block, ""
