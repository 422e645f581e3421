"""Paragraphs and headings → nested sections."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence

from converter.document import Block, Heading, Inlines, Paragraph, Section, Span, Text
from converter.normalizer import leads
from converter.normalizer.lines import Line


def build(lines: deque[Line], headings: Mapping[int, Heading]) -> tuple[Block, ...]:
    """Nest ``lines`` under their headings, given by index; what stands before any stays outside.

    A line is taken away when its node is made: the two are never there for the whole text.
    """
    starts = [*sorted(headings), len(lines)]
    before = _paragraphs(_taken(lines, starts[0]))
    sections, _ = _sections(lines, headings, starts, 0, 1)
    return before + sections


def _sections(
    left: deque[Line],
    headings: Mapping[int, Heading],
    starts: Sequence[int],
    position: int,
    level: int,
) -> tuple[tuple[Section, ...], int]:
    """The sections of ``level`` or deeper from ``starts[position]`` on, and the next position.

    The first of the lines that are ``left`` is that heading; after the last start is the end.
    """
    sections: list[Section] = []
    while left and headings[starts[position]].level >= level:
        heading, line = headings[starts[position]], left.popleft()
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
