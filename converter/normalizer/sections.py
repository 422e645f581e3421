"""Lines and headings → nested sections."""

from __future__ import annotations

from msgspec.structs import replace

from converter.document import Block, Heading, Section, Span, Unsectioned
from converter.normalizer import blocks
from converter.normalizer.blocks.context import Context
from converter.normalizer.lines import Line


def build(
    lines: list[Line], headings: dict[int, Heading], above: int, context: Context
) -> tuple[tuple[Unsectioned, ...], tuple[Block, ...]]:
    """The first lines, as many as ``above``, as blocks; and the others under their headings.

    These are given by index; what stands before any stays outside. Lines and headings are used up:
    a line goes when its block comes, for a text of many short lines is not to be in memory twice.
    """
    rest = _Rest(lines, headings)
    masthead = blocks.of(rest.take(above), context)
    return masthead, blocks.of(rest.take_lines(), context) + _sections(rest, 1, context)


class _Rest:
    """The lines that are in no block yet, the next one last."""

    def __init__(self, lines: list[Line], headings: dict[int, Heading]) -> None:
        lines.reverse()
        self._lines = lines
        self._headings = headings
        self._end = len(lines)
        self._starts = sorted(headings, reverse=True)

    @property
    def level(self) -> int:
        """The level of the next heading; 0 if there is none."""
        return self._headings[self._starts[-1]].level if self._starts else 0

    def take_heading(self) -> tuple[Heading, Line]:
        """The next heading and its line, which is the next one."""
        return self._headings.pop(self._starts.pop()), self._lines.pop()

    def take_lines(self) -> list[Line]:
        """The lines before the next heading."""
        left = self._end - self._starts[-1] if self._starts else 0
        return self.take(len(self._lines) - left)

    def take(self, count: int) -> list[Line]:
        """The next lines, as many as ``count``."""
        left = len(self._lines) - count
        taken = self._lines[left:]
        del self._lines[left:]
        return taken[::-1]


def _sections(rest: _Rest, level: int, context: Context) -> tuple[Section, ...]:
    """The next sections of ``level`` or deeper."""
    sections: list[Section] = []
    while rest.level >= level:
        heading, line = rest.take_heading()
        headed = replace(context, is_headed=not heading.run_in)
        own = blocks.of([*_body(heading, line), *rest.take_lines()], headed)
        inner = own + _sections(rest, heading.level + 1, context)
        sections.append(_section(heading, inner, line))
    return tuple(sections)


def _body(heading: Heading, line: Line) -> list[Line]:
    """What stands behind a run-in heading on its line."""
    return [line.part(len(heading.full_text))] if heading.run_in else []


def _section(heading: Heading, inner: tuple[Block, ...], line: Line) -> Section:
    last = inner[-1].span if inner else heading.span
    span = Span(
        heading.span.first_line, heading.span.first_column, last.last_line, last.last_column
    )
    return Section(heading, inner, span, line.access)
