"""The physical lines of a source: indents go, and blank lines have nothing left.

They come by the million, and most become part of a paragraph: an object is made only of those that
are asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import compress, count
from operator import ne

import msgspec
from msgspec.structs import replace

from converter.diagnostics import Diagnostic
from converter.document import Span
from converter.normalizer import sentences
from converter.normalizer.lines import NOTHING, WHITE_SPACE, Line

BYTE_ORDER_MARK = "\ufeff"

LONGEST_CELL = 20
"""The longest text that is a cell where but one tab stands before it."""

_PROSE = sentences.ENDS | frozenset("：；，:;,")
"""What such a text does not end in."""


class PhysicalLines(msgspec.Struct, frozen=True):
    """All lines of a source, by index: ``texts``, of which blank ones are empty.

    Most begin in column 1, are free, and have nothing inside; those that do not, and some that do,
    are ``special``.
    """

    texts: list[str]
    special: dict[int, Line] = {}

    def __getitem__(self, index: int) -> Line:
        return self.special.get(index) or Line(self.texts[index], index + 1)

    def __len__(self) -> int:
        return len(self.texts)

    def between(self, start: int, stop: int) -> Iterator[Line]:
        """Those from ``start`` on, before ``stop``, that say something."""
        texts, special = self.texts, self.special
        for index in range(start, stop):
            if texts[index]:
                yield special.get(index) or Line(texts[index], index + 1)


def of(lines: Iterable[Line]) -> PhysicalLines:
    """All ``lines`` of a source, from which marks were taken."""
    found = PhysicalLines([], {})
    for index, line in enumerate(lines):
        found.texts.append(line.text)
        if line.column > 1 or line.access != "free" or line.inside is not NOTHING:
            found.special[index] = line
    return found


def trimmed(lines: PhysicalLines, diagnostics: list[Diagnostic]) -> PhysicalLines:
    """``lines`` without white space at their edges.

    How many had some is reported once. A byte order mark is none of the text (Unicode 16, 23.8).
    """
    space = WHITE_SPACE
    texts = [text.strip(space) for text in lines.texts]
    if texts == lines.texts:
        return lines
    special = dict(lines.special)
    first: Span | None = None
    count_of_lines = 0
    rows: dict[int, int] = {}
    found = PhysicalLines(texts, special)
    for index in compress(count(), map(ne, texts, lines.texts)):
        line, text = lines[index], texts[index]
        if not _is_marked(line, text):
            first = first or line.span
            count_of_lines += 1
        if text:
            indent = len(line.text) - len(line.text.lstrip(space))
            above = rows.get(index - 1, index - 1)
            is_below = above >= 0 and _is_row(found[above])
            line = _with_empty_cells(line, indent, indent + len(text), is_below_row=is_below)
            special[index] = replace(line, text=text, column=line.column + indent)
        elif "\t" in line.text:
            row = rows.get(index - 1, index - 1)
            if row >= 0 and _is_row(found[row]):
                special[row] = _with_empty_row(found[row])
                rows[index] = row
    if first:
        diagnostics.append(trimming(first, count_of_lines))
    return found


def _with_empty_cells(line: Line, start: int, end: int, *, is_below_row: bool) -> Line:
    """The line, with what its tabs before ``start`` and behind ``end`` say of empty cells.

    Before a text without a tab they say it below a row; one tab there is an indent of prose.
    """
    behind, before = line.text.count("\t", end), line.text.count("\t", 0, start)
    if before and "\t" not in line.text[start:end]:
        is_cell = before > 1 or (end - start <= LONGEST_CELL and line.text[end - 1] not in _PROSE)
        before = before if is_below_row and is_cell else 0
    if not behind and not before:
        return line
    return replace(line, inside=replace(line.inside, empty_cells=behind, empty_before=before))


def _is_row(line: Line) -> bool:
    return "\t" in line.text or line.inside.empty_cells > 0 or line.inside.empty_before > 0


def _with_empty_row(line: Line) -> Line:
    inside = line.inside
    return replace(line, inside=replace(inside, empty_rows=inside.empty_rows + 1))


def _is_marked(line: Line, text: str) -> bool:
    """Whether the line was but ``text`` behind the byte order mark of its file."""
    return line.number == 1 and line.column == 1 and line.text == BYTE_ORDER_MARK + text


def trimming(first: Span, lines: int) -> Diagnostic:
    """The report that white space went from the edges of so many ``lines``, the ``first`` at it."""
    edges = "the edge of 1 line" if lines == 1 else f"the edges of {lines} lines"
    return Diagnostic("LIN001", "info", f"white space at {edges} removed", span=first)
