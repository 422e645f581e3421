"""Lines and headings → nested sections."""

from __future__ import annotations

from msgspec.structs import replace

from converter.document import Block, Heading, Section, Unsectioned
from converter.normalizer import blocks
from converter.normalizer.blocks.context import Context
from converter.normalizer.headings.by_line import Headings
from converter.normalizer.lines import Line

ANNEX = "annex"
"""The role of a line that is of no section before it."""


def build(
    lines: list[Line], headings: Headings, above: int, context: Context
) -> tuple[tuple[Unsectioned, ...], tuple[Block, ...]]:
    """The first lines, as many as ``above``, as blocks; and the others under their headings.

    What stands before any stays outside. Lines and headings are used up: a line goes when its block
    comes, for a text of many short lines is not to be in memory twice.
    """
    rest = _Rest(lines, headings)
    masthead = blocks.of(rest.take(above), context)
    found: list[Block] = []
    while not rest.is_empty:
        own = [*rest.take_annex(), *rest.take_lines()]
        found += blocks.of(own, context) + _sections(rest, 1, context)
    return masthead, tuple(found)


class _Rest:
    """The lines that are in no block yet, and beside each the heading that it is, the next last."""

    def __init__(self, lines: list[Line], headings: Headings) -> None:
        self._lines, self._headings = lines, headings.beside()
        self._lines.reverse()
        self._headings.reverse()

    @property
    def is_empty(self) -> bool:
        """Whether all lines are in blocks."""
        return not self._lines

    def take_heading(self, level: int) -> tuple[Heading, Line] | None:
        """What comes next with its line, if it is a heading of ``level`` or deeper."""
        heading = self._headings[-1] if self._headings else None
        if heading is None or heading.level < level:
            return None
        self._headings.pop()
        return heading, self._lines.pop()

    def take_lines(self) -> list[Line]:
        """The lines before the next heading, or the next annex."""
        count = 0
        for heading, line in zip(reversed(self._headings), reversed(self._lines), strict=True):
            if heading is not None or line.role == ANNEX:
                break
            count += 1
        return self.take(count)

    def take_annex(self) -> list[Line]:
        """The next line, if it is that of an annex."""
        return self.take(int(self._lines[-1].role == ANNEX))

    def take(self, count: int) -> list[Line]:
        """The next lines, as many as ``count``, none of which is a heading."""
        left = len(self._lines) - count
        taken = self._lines[left:]
        del self._lines[left:], self._headings[left:]
        taken.reverse()
        return taken


def _sections(rest: _Rest, level: int, context: Context) -> tuple[Section, ...]:
    """The next sections of ``level`` or deeper."""
    sections: list[Section] = []
    while taken := rest.take_heading(level):
        heading, line = taken
        headed = replace(context, is_headed=not heading.run_in)
        own = blocks.of([*_body(heading, line), *rest.take_lines()], headed)
        inner = own + _sections(rest, heading.level + 1, context)
        sections.append(Section(heading, inner, line.access))
    return tuple(sections)


def _body(heading: Heading, line: Line) -> list[Line]:
    """What stands behind a run-in heading on its line."""
    return [line.part(len(heading.full_text))] if heading.run_in else []
