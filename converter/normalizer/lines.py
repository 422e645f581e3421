"""Physical lines → lines of text: indents and blank lines go.

One line is one paragraph, unless :mod:`converter.normalizer.wrapping` finds that it was wrapped.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

import msgspec

from converter.diagnostics import Diagnostic
from converter.document import Access, Role, Span

WHITE_SPACE = "\t\v\f \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000\u200b\ufeff" + "".join(
    map(chr, range(0x2000, 0x200B))
)
"""Characters with nothing to see at the edge of a line: Unicode White_Space, U+200B and U+FEFF."""


class Fold(msgspec.Struct, frozen=True, gc=False):
    """Where a rejoined line goes on: ``text[offset]`` is at ``column`` of line ``number``."""

    offset: int
    number: int
    column: int


class Line(msgspec.Struct, frozen=True, gc=False):
    """A line, or what is left of it: ``text`` begins at ``column`` of line ``number``.

    ``taken_inside`` counts the characters taken out between its first and its last one; ``folds``
    are the places at which physical lines were rejoined.
    """

    text: str
    number: int
    column: int = 1
    access: Access = "free"
    taken_inside: int = 0
    folds: tuple[Fold, ...] = ()
    role: Role = "body"

    @property
    def span(self) -> Span:
        """Where the text stands in the source."""
        if self.folds:
            return Span(self.number, self.column, *self.place(len(self.text) - 1))
        last = self.column + len(self.text) + self.taken_inside - 1
        return Span(self.number, self.column, self.number, max(last, self.column))

    def part(self, start: int, end: int | None = None) -> Line:
        """The characters from ``start`` on, before ``end``, as a line of their own."""
        number, column = self.place(start)
        return Line(
            self.text[start:end],
            number,
            column,
            self.access,
            0 if end else self.taken_inside,
            tuple(
                Fold(fold.offset - start, fold.number, fold.column)
                for fold in self.folds
                if start < fold.offset < (end or len(self.text))
            ),
        )

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of ``text[offset]``, of a line from which no mark was taken inside."""
        index = bisect_right(self.folds, offset, key=lambda fold: fold.offset) - 1
        if index < 0:
            return self.number, self.column + offset
        fold = self.folds[index]
        return fold.number, fold.column + offset - fold.offset


def number_lines(texts: Iterable[str]) -> Iterator[Line]:
    """Give each physical line its number."""
    return (Line(text, number) for number, text in enumerate(texts, start=1))


def paragraphs(lines: Iterable[Line], diagnostics: list[Diagnostic]) -> Iterator[Line]:
    """Yield the lines that say something, without white space at their edges."""
    for line in lines:
        text = line.text.strip(WHITE_SPACE)
        if len(text) == len(line.text):
            if text:
                yield line
            continue
        diagnostics.append(_trimmed(line))
        if text:
            indent = len(line.text) - len(line.text.lstrip(WHITE_SPACE))
            yield msgspec.structs.replace(line, text=text, column=line.column + indent)


def _trimmed(line: Line) -> Diagnostic:
    return Diagnostic(
        "LIN001", "info", "white space at the edge of the line removed", span=line.span
    )
