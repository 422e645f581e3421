"""How a document is divided into files, and what its sections are called in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import TypeAlias

import msgspec

from converter.document import Block, Document, Section

OPENING = "opening"

Identified: TypeAlias = tuple[Block, str]
"""A block, and its identifier if it is a section."""


class ContentFile(msgspec.Struct, frozen=True):
    """One file of the text. ``title`` names it; ``printed_title`` is the document's, if printed.

    ``rank`` is the HTML heading rank of its outermost sections.
    """

    identifier: str
    title: str
    rank: int
    content: tuple[Identified, ...]
    printed_title: str = ""

    @property
    def name(self) -> str:
        """The file's name."""
        return f"{self.identifier}.xhtml"


def divide(document: Document) -> tuple[ContentFile, ...]:
    """One file a top-level section, after one for what stands before the first.

    A paragraph between two top-level sections stays with the one before it. There is always a
    file: a spine must not be empty (EPUB 3.3, The spine element).
    """
    content = tuple(identified(document.blocks, "section"))
    starts = [index for index, (_, identifier) in enumerate(content) if identifier]
    rank = 2 if document.title else 1
    before = content[: starts[0]] if starts else content
    sections = tuple(
        _section_file(content[start:end], rank) for start, end in pairwise((*starts, len(content)))
    )
    if sections and not (document.title or before):
        return sections
    printed = document.title.text if document.title else ""
    return ContentFile(OPENING, document.metadata.title, rank, before, printed), *sections


def _section_file(content: tuple[Identified, ...], rank: int) -> ContentFile:
    section, identifier = content[0]
    title = section.heading.full_text if isinstance(section, Section) else ""
    return ContentFile(identifier, title, rank, content)


def identified(blocks: Iterable[Block], parent: str) -> Iterator[Identified]:
    """The blocks in ``parent``, its sections numbered: ``section-2`` has ``section-2-1``."""
    number = 0
    for block in blocks:
        if isinstance(block, Section):
            number += 1
            yield block, f"{parent}-{number}"
        else:
            yield block, ""
