"""Lines and headings → nested sections."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from converter.document import Block, Heading, Section, Span
from converter.normalizer import blocks
from converter.normalizer.blocks.context import Context
from converter.normalizer.lines import Line


def build(
    lines: Sequence[Line], headings: Mapping[int, Heading], context: Context
) -> tuple[Block, ...]:
    """Nest ``lines`` under their headings, given by index; what stands before any stays outside."""
    starts = sorted(headings)
    first = starts[0] if starts else len(lines)
    sections, _ = _sections(lines, headings, starts, 0, 1, context)
    return blocks.of(lines[:first], context) + sections


def _sections(
    lines: Sequence[Line],
    headings: Mapping[int, Heading],
    starts: Sequence[int],
    position: int,
    level: int,
    context: Context,
) -> tuple[tuple[Section, ...], int]:
    """The sections of ``level`` or deeper from ``starts[position]`` on, and the next position."""
    sections: list[Section] = []
    while position < len(starts) and headings[starts[position]].level >= level:
        index = starts[position]
        heading = headings[index]
        position += 1
        end = starts[position] if position < len(starts) else len(lines)
        own = blocks.of([*_body(heading, lines[index]), *lines[index + 1 : end]], context)
        inner, position = _sections(lines, headings, starts, position, heading.level + 1, context)
        sections.append(_section(heading, own + inner, lines[index]))
    return tuple(sections), position


def _body(heading: Heading, line: Line) -> list[Line]:
    """What stands behind a run-in heading on its line."""
    return [line.part(len(heading.full_text))] if heading.run_in else []


def _section(heading: Heading, inner: tuple[Block, ...], line: Line) -> Section:
    last = inner[-1].span if inner else heading.span
    span = Span(
        heading.span.first_line, heading.span.first_column, last.last_line, last.last_column
    )
    return Section(heading, inner, span, line.access)
