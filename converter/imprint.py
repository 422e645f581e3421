"""What of an official document has two sides of a line, or the foot of its last page.

The imprint (版记: GB/T 9704-2012, 7.4) says to whom copies go, and who issued it when; who signed
what goes to a higher office stands beside its number (7.2.5 and 7.2.6).
"""

from __future__ import annotations

from itertools import pairwise, takewhile

from converter.document import Block, Document, Paragraph, Section, Text
from converter.patterns import lazy_pattern
from converter.theme.official import nominal_width

COPIES_EM = 3
"""The width of 抄送： or 主送：, in em."""

MOST_EM = 24
"""The width of what stands on one line with a character on each side and two between, in em."""

_COPIES = lazy_pattern(r"(?:主送|抄送)\s?[:：]")
_ISSUED = lazy_pattern(r"(\S{2,40})[\s　]{1,40}((?:19|20)\d{2}年\d{1,2}月\d{1,2}日\s?印发)")
_SIGNED = lazy_pattern(r"(\S{2,40}号)[\s　]{1,60}(签\s?发\s?人\s?[:：].{1,30})")
_SIGNER = lazy_pattern(r"签\s?发\s?人\s?[:：]")


def of(document: Document) -> tuple[Paragraph, ...]:
    """The lines of the imprint that end the document, if it has one."""
    blocks: tuple[Block, ...] = document.blocks
    while blocks and isinstance(blocks[-1], Section):
        blocks = blocks[-1].blocks
    paragraphs = [
        one for one in takewhile(_is_of_it, reversed(blocks)) if isinstance(one, Paragraph)
    ]
    return tuple(reversed(paragraphs))


def is_of_copies(paragraph: Paragraph) -> bool:
    """Whether it says who gets the document: 主送：, 抄送：."""
    return _COPIES.match(paragraph.text) is not None


def sides(paragraph: Paragraph) -> tuple[str, str] | None:
    """What of a line stands left, and what right: who issued it and when, number and signer."""
    if len(paragraph.inlines) != 1 or not isinstance(paragraph.inlines[0], Text):
        return None
    pattern = _SIGNED if paragraph.role == "document_number" else _ISSUED
    found = pattern.fullmatch(paragraph.text)
    return (found[1], found[2]) if found else None


def signed(document: Document) -> tuple[Paragraph, ...]:
    """The number of the document and who signed it, on two lines above its title, in their order.

    There are none where both are on one line, or would not go on one.
    """
    lines = [one for one in document.masthead if isinstance(one, Paragraph)]
    for pair in pairwise(lines):
        roles = {one.role for one in pair}
        is_signer = any(label(one.text) for one in pair if one.role == "contact")
        width = sum(nominal_width(one.text) for one in pair)
        if roles == {"document_number", "contact"} and is_signer and width <= MOST_EM:
            return pair
    return ()


def label(text: str) -> str:
    """签发人： at the begin of a text, after which names stand."""
    found = _SIGNER.match(text)
    return found[0] if found else ""


def _is_of_it(block: Block) -> bool:
    if not isinstance(block, Paragraph) or block.role != "contact":
        return False
    return is_of_copies(block) or sides(block) is not None
