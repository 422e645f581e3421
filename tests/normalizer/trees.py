"""Texts in, plain tuples out: what the tests compare."""

from __future__ import annotations

from collections.abc import Iterator

from converter.diagnostics import Diagnostic
from converter.document import (
    Block,
    Code,
    Document,
    Heading,
    Lead,
    ListBlock,
    Paragraph,
    Quote,
    Section,
    Separator,
    Span,
    Table,
    Verse,
    text_of,
    walk,
)
from converter.normalized import Normalized
from converter.normalizer import normalize
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
    """A section as a tuple of its heading and what stands in it, all else as its lines."""
    lines: list[object] = []
    for block in blocks:
        if isinstance(block, Section):
            lines.append((block.heading.full_text, *outline(block.blocks)))
        else:
            lines += _lines_of(block)
    return tuple(lines)


def lines_in(document: Document) -> list[str]:
    """The lines of the text: an item of a list with its label, the cells of a row with tabs."""
    title = [document.title.text] if document.title else []
    above = (line for block in document.masthead for line in _lines_of(block))
    inner = (line for block in document.blocks for line in _lines_of(block))
    return [
        *above,
        *title,
        *inner,
        *(note.label + text_of(note.inlines) for note in document.notes),
    ]


def _lines_of(block: Block) -> Iterator[str]:
    match block:
        case Section(heading=heading, blocks=blocks):
            yield heading.full_text
            yield from (line for inner in blocks for line in _lines_of(inner))
        case Quote(blocks=blocks):
            yield from (line for inner in blocks for line in _lines_of(inner))
        case ListBlock(items=items):
            for item in items:
                first, *others = (line for inner in item.blocks for line in _lines_of(inner))
                yield from (item.label + first, *others)
        case Verse(lines=verses):
            yield from map(text_of, verses)
        case Code(lines=code):
            yield from code
        case Table(rows=rows, caption=caption):
            yield from filter(None, [text_of(caption)])
            yield from ("\t".join(text_of(cell.inlines) for cell in row) for row in rows)
        case Paragraph(text=text) | Separator(text=text):
            yield text
        case _:
            raise TypeError(block)


def headings(document: Document) -> list[Heading]:
    return [block.heading for block in walk(document.blocks) if isinstance(block, Section)]


def numbered(document: Document) -> list[tuple[int, str, str]]:
    return [(heading.level, heading.label, heading.text) for heading in headings(document)]


def paragraphs(document: Document) -> list[Paragraph]:
    return [block for block in walk(document.all_blocks) if isinstance(block, Paragraph)]


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
