"""Texts in, plain tuples out: what the tests compare."""

from __future__ import annotations

from converter.diagnostics import Diagnostic
from converter.document import Block, Document, Heading, Lead, Paragraph, Section, Span, walk
from converter.normalizer import Normalized, normalize
from converter.sources import Source, decode

PROSE = "各乡镇要把责任落实到人，逐村逐户登记造册。"
MORE_PROSE = "散会之后，大家冒雨上了大堤。"


def source(text: str) -> Source:
    return decode(text.encode(), name="讲话.txt", stem="讲话", modified="2024-05-01T08:00:00Z")


def read(text: str) -> Normalized:
    return normalize(source(text))


def read_lines(*lines: str) -> Normalized:
    return read("\n".join(lines))


def outline(blocks: tuple[Block, ...]) -> tuple[object, ...]:
    """A paragraph as its text, a section as a tuple of its heading and what stands in it."""
    return tuple(
        (block.heading.full_text, *outline(block.blocks))
        if isinstance(block, Section)
        else block.text
        for block in blocks
    )


def headings(document: Document) -> list[Heading]:
    return [block.heading for block in walk(document.blocks) if isinstance(block, Section)]


def numbered(document: Document) -> list[tuple[int, str, str]]:
    return [(heading.level, heading.label, heading.text) for heading in headings(document)]


def paragraphs(document: Document) -> list[Paragraph]:
    return [block for block in walk(document.blocks) if isinstance(block, Paragraph)]


def leads(document: Document) -> list[str]:
    return [
        inline.text
        for paragraph in paragraphs(document)
        for inline in paragraph.inlines
        if isinstance(inline, Lead)
    ]


def findings(normalized: Normalized, *codes: str) -> list[tuple[str, int, int]]:
    """Code, line and column of each diagnostic, or of those with one of ``codes``."""
    return [
        (finding.code, *finding.place())
        for finding in normalized.diagnostics
        if not codes or finding.code in codes
    ]


def only(normalized: Normalized, code: str) -> Diagnostic:
    (finding,) = (one for one in normalized.diagnostics if one.code == code)
    return finding


def ends(span: Span | None) -> tuple[int, int, int, int]:
    assert span is not None
    return span.first_line, span.first_column, span.last_line, span.last_column
