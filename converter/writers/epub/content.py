"""The text: blocks and inlines → XHTML.

Headings rank by their depth in the whole publication, so that no rank is skipped: the printed
title is h1 and sections begin at h2; without a printed title they begin at h1. Their look
follows the level of the numbering, by class.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from lxml import etree

from converter.document import Heading, Inline, Lead, Paragraph, Section
from converter.theme import HEADING_LEVELS
from converter.writers.epub.division import ContentFile, Identified, identified
from converter.writers.epub.resource import XHTML_MEDIA_TYPE, Resource
from converter.writers.epub.xhtml import EPUB_TYPE, E, on_lines, page

LAST_RANK = 6
"""HTML ends at h6; from there on WAI-ARIA's aria-level tells the rank."""


def pages(files: Sequence[ContentFile], language: str) -> Iterator[Resource]:
    """Each file as a resource, in reading order."""
    for file in files:
        text = page(file.title, language, _body(file))
        yield Resource(file.identifier, file.name, XHTML_MEDIA_TYPE, text, linear="yes")


def _body(file: ContentFile) -> etree._Element:
    body = E.body({EPUB_TYPE: "bodymatter"})
    if file.printed_title:
        body.append(E.h1(file.printed_title, {"class": "title"}))
    body.extend(_elements(file.content, file.rank, outermost=True))
    return on_lines(body)


def _elements(
    content: Iterable[Identified], rank: int, *, outermost: bool = False
) -> Iterator[etree._Element]:
    for block, identifier in content:
        if isinstance(block, Section):
            attributes = _chapter(identifier) if outermost else {}
            yield _section(block, identifier, rank, attributes)
        else:
            yield _paragraph(block)


def _chapter(identifier: str) -> Mapping[str, str]:
    """EPUB Structural Semantics and DPUB-ARIA say the same, each to its own readers.

    Only these sections get a label: a labelled section is a landmark, of which few are a help.
    """
    return {EPUB_TYPE: "chapter", "role": "doc-chapter", "aria-labelledby": identifier}


def _section(
    section: Section, identifier: str, rank: int, attributes: Mapping[str, str]
) -> etree._Element:
    content = identified(section.blocks, identifier)
    return on_lines(
        E.section(
            attributes,
            _heading(section.heading, identifier, rank),
            *_elements(content, rank + 1),
        )
    )


def _heading(heading: Heading, identifier: str, rank: int) -> etree._Element:
    number = [E.span(heading.label, {"class": "number"})] if heading.label else []
    element = E(
        f"h{min(rank, LAST_RANK)}",
        {"class": heading_class(heading.level), "id": identifier},
        *number,
        heading.text,
    )
    if rank > LAST_RANK:
        element.set("aria-level", str(rank))
    return element


def heading_class(level: int) -> str:
    """The class of a heading of this level; those below the last the theme has look like it."""
    return f"heading-{min(level, HEADING_LEVELS)}"


def _paragraph(paragraph: Paragraph) -> etree._Element:
    element = E.p(*map(_inline, paragraph.inlines))
    if paragraph.role == "notice":
        element.set("class", "notice")
    return element


def _inline(inline: Inline) -> etree._Element | str:
    return E.span(inline.text, {"class": "lead"}) if isinstance(inline, Lead) else inline.text
