"""Paragraphs and headings → nested sections."""

from __future__ import annotations

from array import array
from collections import deque
from collections.abc import Sequence

from converter.document import Block, Heading, Inlines, Paragraph, Section, Span, Text
from converter.normalizer import leads
from converter.normalizer.lines import Line


def build(lines: deque[Line], headings: dict[int, Heading]) -> tuple[Block, ...]:
    """Nest ``lines`` under their headings, given by index; what stands before any stays outside.

    Both are taken away: lines and their nodes are never there for the whole text.
    """
    starts = array("q", [*sorted(headings), len(lines)])
    in_order = deque(headings[start] for start in starts[:-1])
    headings.clear()
    before = _paragraphs(_taken(lines, starts[0]))
    sections, _ = _sections(lines, in_order, starts, 0, 1)
    return before + sections


def _sections(
    left: deque[Line],
    headings: deque[Heading],
    starts: Sequence[int],
    position: int,
    level: int,
) -> tuple[tuple[Section, ...], int]:
    """The sections of ``level`` or deeper from ``starts[position]`` on, and the next position.

    The first of the lines that are ``left`` is the first heading's; after the last start is the
    end.
    """
    sections: list[Section] = []
    while headings and headings[0].level >= level:
        heading, line = headings.popleft(), left.popleft()
        under = _taken(left, starts[position + 1] - starts[position] - 1)
        if heading.run_in:
            under.appendleft(line.part(len(heading.full_text)))
        own = _paragraphs(under)
        inner, position = _sections(left, headings, starts, position + 1, heading.level + 1)
        sections.append(_section(heading, own + inner, line))
    return tuple(sections), position


def _taken(left: deque[Line], count: int) -> deque[Line]:
    return deque(left.popleft() for _ in range(count))


def _section(heading: Heading, blocks: tuple[Block, ...], line: Line) -> Section:
    last = blocks[-1].span if blocks else heading.span
    span = Span(
        heading.span.first_line, heading.span.first_column, last.last_line, last.last_column
    )
    return Section(heading, blocks, span, line.access)


def _paragraphs(lines: deque[Line]) -> tuple[Paragraph, ...]:
    """A paragraph a line, of which none is left."""
    inlines = leads.mark([line.text for line in lines])
    return tuple([_paragraph(lines.popleft(), inline) for inline in inlines])


def _paragraph(line: Line, inlines: Inlines) -> Paragraph:
    """The paragraph on ``line``; only running text has ``inlines`` of its own."""
    own = inlines if line.role == "body" else (Text(line.text),)
    return Paragraph(own, line.span, line.access, line.role)
