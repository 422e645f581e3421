"""Paragraphs and headings → nested sections."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from converter.document import Block, Heading, Paragraph, Section, Span, Text
from converter.normalizer import leads
from converter.normalizer.lines import Line


def build(lines: Sequence[Line], headings: Mapping[int, Heading]) -> tuple[Block, ...]:
    """Nest ``lines`` under their headings, given by index; what stands before any stays outside."""
    starts = sorted(headings)
    first = starts[0] if starts else len(lines)
    sections, _ = _sections(lines, headings, starts, 0, 1)
    return _paragraphs(lines[:first]) + sections


def _sections(
    lines: Sequence[Line],
    headings: Mapping[int, Heading],
    starts: Sequence[int],
    position: int,
    level: int,
) -> tuple[tuple[Section, ...], int]:
    """The sections of ``level`` or deeper from ``starts[position]`` on, and the next position."""
    sections: list[Section] = []
    while position < len(starts) and headings[starts[position]].level >= level:
        index = starts[position]
        heading = headings[index]
        position += 1
        end = starts[position] if position < len(starts) else len(lines)
        own = _paragraphs([*_body(heading, lines[index]), *lines[index + 1 : end]])
        inner, position = _sections(lines, headings, starts, position, heading.level + 1)
        sections.append(_section(heading, own + inner, lines[index]))
    return tuple(sections), position


def _body(heading: Heading, line: Line) -> list[Line]:
    """What stands behind a run-in heading on its line."""
    return [line.part(len(heading.full_text))] if heading.run_in else []


def _section(heading: Heading, blocks: tuple[Block, ...], line: Line) -> Section:
    last = blocks[-1].span if blocks else heading.span
    span = Span(
        heading.span.first_line, heading.span.first_column, last.last_line, last.last_column
    )
    return Section(heading, blocks, span, line.access)


def _paragraphs(lines: Sequence[Line]) -> tuple[Paragraph, ...]:
    inlines = leads.mark([line.text for line in lines])
    return tuple(
        Paragraph(
            inline if line.role == "body" else (Text(line.text),),
            line.span,
            line.access,
            line.role,
        )
        for line, inline in zip(lines, inlines, strict=True)
    )
