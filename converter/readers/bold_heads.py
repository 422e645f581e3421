"""Headings that are marked by bold type alone, where the text has no other."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from converter.document import Block, Paragraph, Section, Strong
from converter.normalizer.sentences import ENDS
from converter.readers.flow import Head, Item

LONGEST = 20
"""The characters of a heading without a number."""

SIBLINGS = 2

NO_HEADING_END = ENDS | frozenset("，；：、,;:")

ROLES = frozenset({"body", "byline"})
"""What a short line is taken for where nothing says more: the name of the author too."""

LEVEL = 1


def read(blocks: Sequence[Block]) -> list[Item]:
    """``blocks`` with bold lines over texts as heads, if there are two and no section."""
    if any(isinstance(block, Section) for block in blocks):
        return list(blocks)
    heads = {
        index
        for index, (one, below) in enumerate(pairwise(blocks))
        if _is_bold_line(one) and _is_text(below)
    }
    if len(heads) < SIBLINGS:
        return list(blocks)
    return [
        Head(LEVEL, block.text, block.span, block.access)
        if index in heads and isinstance(block, Paragraph)
        else block
        for index, block in enumerate(blocks)
    ]


def _is_bold_line(block: Block) -> bool:
    if not isinstance(block, Paragraph) or block.role not in ROLES:
        return False
    text = block.text
    return _is_bold(block) and 0 < len(text) <= LONGEST and text[-1] not in NO_HEADING_END


def _is_text(block: Block) -> bool:
    if not isinstance(block, Paragraph) or block.role != "body" or not block.text:
        return False
    return not _is_bold(block) and block.text[-1] in ENDS


def _is_bold(paragraph: Paragraph) -> bool:
    return all(isinstance(inline, Strong) for inline in paragraph.inlines)
