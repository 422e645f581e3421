"""The document → blocks of lines in the styles of a theme."""

from __future__ import annotations

from collections.abc import Iterator

from converter.document import Document, Lead, Paragraph, Section, Title, walk
from converter.layout.area import TypeArea
from converter.layout.lines import Piece, Shape
from converter.layout.metrics import Typefaces
from converter.layout.pages import Block
from converter.layout.parallel import set_paragraphs
from converter.theme import Style, Theme

Node = Title | Section | Paragraph


def blocks_of(
    document: Document, theme: Theme, typefaces: Typefaces, area: TypeArea
) -> Iterator[Block]:
    """Title, headings and paragraphs in reading order."""
    styled = list(_styled(document, theme))
    jobs = [
        (_pieces(node, style, theme, typefaces), shape_of(style, theme, area))
        for node, style in styled
    ]
    for (node, style), lines in zip(styled, set_paragraphs(jobs, typefaces), strict=True):
        yield Block(
            origin=node,
            lines=lines,
            leading=area.leading(style.leading),
            ascent=typefaces[style.font].ascent,
            space_before=area.space(style.space_before),
            space_after=area.space(style.space_after),
            keeps_next=not isinstance(node, Paragraph),
        )


def shape_of(style: Style, theme: Theme, area: TypeArea) -> Shape:
    """How paragraphs of this style are set across the type area."""
    return Shape(
        size=area.size(style.size),
        measure=area.width,
        alignment=style.alignment,
        indent=style.first_line_indent,
        breaking=theme.line_breaking,
    )


def _styled(document: Document, theme: Theme) -> Iterator[tuple[Node, Style]]:
    if document.title:
        yield document.title, theme.title
    for block in walk(document.blocks):
        if isinstance(block, Section):
            yield block, theme.heading(block.heading.level)
        else:
            yield block, theme.preview.style if block.role == "notice" else theme.body


def _pieces(node: Node, style: Style, theme: Theme, typefaces: Typefaces) -> list[Piece]:
    typeface = typefaces[style.font]
    if isinstance(node, Title):
        return [(node.text, typeface)]
    if isinstance(node, Section):
        return [(node.heading.full_text, typeface)]
    lead = typefaces[theme.lead.font]
    return [
        (inline.text, lead if isinstance(inline, Lead) else typeface) for inline in node.inlines
    ]
