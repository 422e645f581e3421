"""The document tree as the paragraphs of w:body; each names a style and says nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docx.oxml.ns import qn

from converter.document import Document, Inline, Lead, Paragraph, Section, walk
from converter.theme import HEADING_LEVELS
from converter.writers.docx.elements import Element, w

_STYLE_BY_ROLE = {"body": "BodyText", "notice": "Notice"}

_BREAKS = {"\t": "tab", "\n": "br"}
"""The characters that are elements of a run (ECMA-376-1, 17.3.3.32 and 17.3.3.1)."""

_PIECES = re.compile(r"[\t\n]|[^\t\n]+")


def body(document: Document, section: Element) -> Element:
    """w:body; ``section`` is the w:sectPr that closes it."""
    return w("body", *_paragraphs(document), section)


def paragraph(style: str, *content: Element) -> Element:
    """A w:p of this style."""
    return w("p", w("pPr", w("pStyle", val=style)), *content)


def run(text: str, style: str = "") -> Element:
    """A w:r that reads back as exactly this text, in a character style if one is named."""
    properties = [w("rPr", w("rStyle", val=style))] if style else []
    return w("r", *properties, *map(_piece, _PIECES.findall(text)))


def _paragraphs(document: Document) -> Iterator[Element]:
    if document.title is not None:
        yield paragraph("Title", run(document.title.text))
    for block in walk(document.blocks):
        match block:
            case Section(heading=heading):
                level = min(heading.level, HEADING_LEVELS)
                yield paragraph(f"Heading{level}", run(heading.full_text))
            case Paragraph(role=role, inlines=inlines):
                yield paragraph(_STYLE_BY_ROLE[role], *map(_inline, inlines))


def _inline(inline: Inline) -> Element:
    return run(inline.text, "Lead" if isinstance(inline, Lead) else "")


def _piece(text: str) -> Element:
    if text in _BREAKS:
        return w(_BREAKS[text])
    element = w("t")
    element.text = text
    element.set(qn("xml:space"), "preserve")
    return element
