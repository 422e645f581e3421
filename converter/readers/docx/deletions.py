"""Paragraphs whose end is deleted by a tracked change (ISO/IEC 29500-1, 17.13.5.15).

Where the mark of a paragraph is deleted or moved away, what stands in it goes on in the next one,
which has the mark that stays, and with it the properties of both.
"""

from __future__ import annotations

from converter.readers.docx.elements import Element, W, child

GONE = (W + "del", W + "moveFrom")
AMONG_BLOCKS = {
    W + name
    for name in (
        *("bookmarkStart", "bookmarkEnd", "proofErr", "permStart", "permEnd"),
        *("commentRangeStart", "commentRangeEnd", "moveFromRangeStart", "moveFromRangeEnd"),
    )
}
"""What may stand between two paragraphs and is nothing to see."""


def following(paragraph: Element) -> Element | None:
    """The paragraph in which ``paragraph`` goes on, if the mark of this one is deleted."""
    properties = child(paragraph, "pPr", "rPr")
    if properties is None or all(properties.find(name) is None for name in GONE):
        return None
    behind = paragraph.getnext()
    while behind is not None and behind.tag in AMONG_BLOCKS:
        behind = behind.getnext()
    return behind if behind is not None and behind.tag == W + "p" else None


def join(paragraph: Element) -> str:
    """Move what stands in ``paragraph`` to where it goes on in the end; return its kept text.

    What goes on in the same place is moved with it, so that each piece is moved once.
    """
    text, pieces = _kept_text(paragraph), []
    last = paragraph
    while (behind := following(last)) is not None:
        pieces += [one for one in last if one.tag != W + "pPr"]
        last = behind
    if len(pieces):
        properties = last.find(W + "pPr")
        start = 0 if properties is None else last.index(properties) + 1
        last[start:start] = pieces
    return text


def is_moved(paragraph: Element) -> bool:
    """Whether nothing but properties stands in ``paragraph``."""
    return all(one.tag == W + "pPr" for one in paragraph)


def _kept_text(paragraph: Element) -> str:
    """The text in ``paragraph`` that no tracked change takes out."""
    texts = paragraph.iter(W + "t")
    return "".join(one.text or "" for one in texts if next(one.iterancestors(*GONE), None) is None)
