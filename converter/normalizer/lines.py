"""Lines of text, and where they stand in the source.

One line is one paragraph, unless :mod:`converter.normalizer.wrapping` finds that it was wrapped.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import count

import msgspec
from msgspec.structs import replace

from converter.document import Access, Code, Inline, Inlines, NoteReference, Role, Span, Text
from converter.shared_strings import SHORT

WHITE_SPACE = "\t\v\f \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000\u200b\ufeff" + "".join(
    map(chr, range(0x2000, 0x200B))
)
"""Characters with nothing to see at the edge of a line: Unicode White_Space, U+200B and U+FEFF."""


class Folds(msgspec.Struct, frozen=True, gc=False):
    """Where a rejoined line goes on: at ``column`` of line ``number``, and of those after it.

    ``offsets`` are those of all lines that stood around it, which share them, in one text; its own
    are from ``start`` to below ``stop``, of which there is one at least, and it has ``before``
    characters of that text before it.
    """

    offsets: array[int]
    number: int
    column: int = 1
    start: int = 0
    stop: int = 1
    before: int = 0

    @property
    def last(self) -> int:
        """The number of the last line."""
        return self.number + self.stop - self.start - 1

    def end(self, length: int) -> tuple[int, int]:
        """Line and column of the last character of a text of this length."""
        return self.last, self._column(length - 1, self.stop - 1)

    def place(self, offset: int) -> tuple[int, int] | None:
        """Line and column of ``text[offset]``; none if it is on the line before."""
        index = bisect_right(self.offsets, self.before + offset, self.start, self.stop) - 1
        if index < self.start:
            return None
        return self.number + index - self.start, self._column(offset, index)

    def _column(self, offset: int, index: int) -> int:
        return self.column + self.before + offset - self.offsets[index]

    def part(self, start: int, end: int) -> Folds | None:
        """Those behind ``start`` and before ``end``, of the text from ``start`` on."""
        before = self.before + start
        first = bisect_right(self.offsets, before, self.start, self.stop)
        last = bisect_left(self.offsets, self.before + end, self.start, self.stop)
        if first >= last:
            return None
        number = self.number + first - self.start
        return Folds(self.offsets, number, self.column, first, last, before)


class Mark(msgspec.Struct, frozen=True, gc=False):
    """The mark of a note: ``length`` characters from ``offset`` on refer to ``note``."""

    offset: int
    length: int
    note: str


class Inside(msgspec.Struct, frozen=True, gc=False):
    """What there is inside of few lines, and else of none.

    ``taken`` counts the characters taken out between its first and its last one; ``folds`` are
    where physical lines were rejoined, ``marks`` where those of notes are. If it is a row of a
    table, ``empty_cells`` stood behind it, a tab before each, and ``empty_before`` before it, a tab
    behind each; ``empty_rows`` of nothing but tabs stand below it. Where it stands for some,
    there is ``code``.
    """

    taken: int = 0
    folds: Folds | None = None
    marks: tuple[Mark, ...] = ()
    empty_cells: int = 0
    empty_before: int = 0
    empty_rows: int = 0
    code: Code | None = None

    def part(self, start: int, end: int, *, is_last: bool) -> Inside:
        """What there is from ``start`` on, before ``end``, of the text from ``start`` on."""
        marks = (one for one in self.marks if start <= one.offset < end)
        return Inside(
            self.taken if is_last else 0,
            self.folds and self.folds.part(start, end),
            tuple(Mark(one.offset - start, one.length, one.note) for one in marks),
        )


NOTHING = Inside()


class Line(msgspec.Struct, frozen=True, gc=False):
    """A line, or what is left of it: ``text`` begins at ``column`` of line ``number``.

    Where blank lines above it say nothing they are not counted; in the source the line is so many
    ``further_down``.
    """

    text: str
    number: int
    column: int = 1
    access: Access = "free"
    role: Role = "body"
    inside: Inside = NOTHING
    further_down: int = 0

    @property
    def folds(self) -> Folds | None:
        """Where it was rejoined, if it was."""
        return self.inside.folds

    @property
    def in_source(self) -> int:
        """The number of its line in the source; mostly the same object."""
        return self.number + self.further_down if self.further_down else self.number

    @property
    def last_line(self) -> int:
        """The number of the last line that it stands on, counted as ``number`` is."""
        folds = self.inside.folds
        return folds.last - self.further_down if folds else self.number

    @property
    def span(self) -> Span:
        """Where the text stands in the source."""
        inside, number, column = self.inside, self.in_source, self.column
        if inside.folds:
            return Span(number, column, *inside.folds.end(len(self.text)))
        last = column + len(self.text) + inside.taken - 1
        return Span(number, column, number, max(column, last))

    def rejoined(self, text: str, folds: Folds) -> Line:
        """It with what follows it: ``text`` is that of all."""
        return replace(self, text=text, inside=replace(self.inside, folds=folds))

    def marked(self, marks: tuple[Mark, ...]) -> Line:
        """It with these marks of notes."""
        return replace(self, inside=replace(self.inside, marks=marks))

    def part(self, start: int, end: int | None = None) -> Line:
        """The characters from ``start`` on, before ``end``, as a line of their own."""
        number, column = self.place(start)
        inside, further_down = self.inside, self.further_down
        if inside is not NOTHING:
            inside = inside.part(start, end or len(self.text), is_last=not end)
        return Line(
            self.text[start:end],
            number - further_down if further_down else number,
            column,
            self.access,
            inside=inside,
            further_down=further_down,
        )

    @property
    def inlines(self) -> Inlines:
        """The text, with references where the marks of notes are."""
        marks = self.inside.marks
        if not marks:
            return _plain(self.text) if len(self.text) <= SHORT else (Text(self.text),)
        found: list[Inline] = []
        start = 0
        for mark in marks:
            end = mark.offset + mark.length
            if mark.offset > start:
                found.append(Text(self.text[start : mark.offset]))
            found.append(NoteReference(self.text[mark.offset : end], mark.note))
            start = end
        if start < len(self.text):
            found.append(Text(self.text[start:]))
        return tuple(found)

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of ``text[offset]``, of a line from which no mark was taken inside."""
        folds = self.inside.folds
        folded = folds and folds.place(offset)
        return folded or (self.in_source, self.column + offset)


@lru_cache(maxsize=4096)
def _plain(text: str) -> Inlines:
    """A text without marks; where short ones come again they are the same."""
    return (Text(text),)


def span_of(lines: Sequence[Line]) -> Span:
    """From where the first of ``lines`` begins to where the last one ends."""
    return lines[0].span.to(lines[-1].span)


def is_parted(lines: Sequence[Line], index: int) -> bool:
    """Whether a blank line stands above the line, below another."""
    above, number = lines[index - 1], lines[index].number
    return number > above.number + 1 and number > above.last_line + 1  # most lines touch


def is_set_apart(lines: Sequence[Line], index: int) -> bool:
    """Whether a blank line stands above the line in the source, be it that one does above all."""
    is_lower = lines[index].further_down > lines[index - 1].further_down
    return is_lower or is_parted(lines, index)


def alike_around(
    lines: Sequence[Line], index: int, is_alike: Callable[[int], bool], most: int
) -> int:
    """How many lines touch this one and one another and are alike, ``most`` on either side."""
    found = 0
    for step in (-1, 1):
        for one in range(index + step, index + (most + 1) * step, step):
            if not 0 <= one < len(lines) or abs(lines[one].number - lines[one - step].number) != 1:
                break
            if not is_alike(one):
                break
            found += 1
    return found


def number_lines(texts: Iterable[str]) -> Iterator[Line]:
    """Give each physical line its number."""
    return map(Line, texts, count(1))
