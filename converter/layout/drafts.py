"""Drafts: blocks whose text is still to be set, and the rows that they become when it is."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

import msgspec
from msgspec.structs import replace

from converter.layout.area import TypeArea
from converter.layout.inlines import Part
from converter.layout.lines import Line
from converter.layout.origins import Element
from converter.layout.pages import (
    BELOW_HEADING,
    NEW_PAGE,
    NO_LINE,
    Block,
    Picture,
    Placed,
    Row,
    Rule,
    may_open_page,
)
from converter.layout.paragraphs import Job, Shape
from converter.theme import Colour, Style

LinesOfJobs = Iterator[list[Line]]
"""The lines of each job, in the order of the jobs."""

RULE = 0.5
"""The thickness of a rule that stands for a separator, or above notes, in points."""

SEPARATOR_EM = 6
"""The length of a rule that stands for a separator without a text."""


ANNOUNCING, CALLING = ("：", ":"), ("！", "!")
"""What a line ends with that stands with the next one, if it is a paragraph, and a short one."""

LONGEST_CALL = 8
"""The characters of a short one: 各位代表！"""


class Draft(Protocol):
    """A block before its text is set."""

    @property
    def jobs(self) -> Sequence[Job]:
        """The paragraphs to set."""

    def block(self, lines: LinesOfJobs) -> Block:
        """The block; it takes the lines of its own jobs."""


class Spaced(msgspec.Struct, frozen=True, gc=False):
    """What a style says of the pitch of lines and the space around them, in points.

    ``ascent`` is that of its font, in em; the type is ``sunk`` in its lines.
    """

    leading: float
    ascent: float
    before: float
    after: float
    sunk: float = 0.0

    @classmethod
    def of(cls, style: Style, ascent: float, area: TypeArea) -> Spaced:
        """That of ``style`` in this area."""
        return cls(
            area.leading(style.leading),
            ascent,
            NEW_PAGE if style.opens_page else area.space(style.space_before),
            area.space(style.space_after),
        )

    def centred(self, shape: Shape) -> Spaced:
        """The same for type of this shape in the middle of its lines, not at their tops."""
        spare = max(0.0, (self.leading - shape.size) / 2)
        return replace(self, ascent=self.ascent + spare / shape.size, sunk=spare)


class TextDraft(msgspec.Struct, gc=False):
    """A paragraph, or what is set like one; each of its ``parts`` begins a line.

    The first part is set in the shape ``first``, the others in ``rest``. ``left`` is where the
    lines begin, ``labels`` stand beside the first. What has no more lines than ``whole_up_to``
    stands on one page. The ``rule`` is below the last line, from whose lower edge it is placed.
    """

    parts: Sequence[Part]
    first: Shape
    rest: Shape
    left: float
    spaced: Spaced
    labels: tuple[Placed, ...] = ()
    keeps_next: bool = False
    keeps_previous: bool = False
    whole_up_to: float = 0
    colour: Colour | None = None
    rule: Rule | None = None

    @property
    def jobs(self) -> Sequence[Job]:
        """A paragraph a part."""
        others = [(part.pieces, self.rest) for part in self.parts[1:]]
        return [(self.parts[0].pieces, self.first), *others]

    def block(self, lines: LinesOfJobs) -> Block:
        """A row a line."""
        own = [next(lines) for _ in self.parts]
        rows = list(self._rows(own, sum(map(len, own))))
        if self.labels:
            nothing = Placed(NO_LINE, self.left, 0.0, self.parts[0].elements)
            rows[:1] = [self._labelled(rows[0] if rows else Row(nothing, 0.0, 0.0))]
        if self.rule and rows:
            rows[-1] = _ruled(rows[-1], self.rule)
        announces = len(rows) == 1 and _announces(rows[0])
        keeps_next = BELOW_HEADING if self.keeps_next else int(announces)
        return Block(rows, self.spaced.before, self.spaced.after, keeps_next, self.keeps_previous)

    def _rows(self, lines_of_parts: Sequence[list[Line]], count: int) -> Iterator[Row]:
        index = 0
        is_whole = self.keeps_next or count <= self.whole_up_to
        left, leading, ascent = self.left, self.spaced.leading, self.spaced.ascent
        colour = self.colour
        for part, lines in zip(self.parts, lines_of_parts, strict=True):
            for line in lines:
                placed = Placed(
                    line, left, ascent * line.size, part.elements, index == 0, None, colour
                )
                may_open = index == 0 or (not is_whole and may_open_page(index, count))
                notes = notes_in(line, part.notes) if part.notes else ()
                depth = line.size + self.spaced.sunk
                yield Row(placed, leading, depth, 0.0, may_open, notes)
                index += 1

    def _labelled(self, row: Row) -> Row:
        """The row as high as the largest that is in it, all of which is on one base line."""
        depth = max(row.depth, *(label.line.size for label in self.labels))
        baseline = self.spaced.ascent * depth
        return replace(
            row,
            text=row.text and replace(row.text, baseline=baseline),
            leading=self.spaced.leading,
            depth=depth,
            beside=tuple(replace(label, baseline=baseline) for label in self.labels),
        )


def _ruled(row: Row, rule: Rule) -> Row:
    """The row with a rule below what is in it."""
    placed = replace(rule, middle=row.depth + rule.middle)
    depth = placed.middle + rule.thickness / 2
    return replace(row, leading=max(row.leading, depth), depth=depth, rules=(placed,))


class PictureDraft(msgspec.Struct):
    """A picture in the middle of its ``measure``; ``pitch`` is that of a grid, or 0.

    The ``gap`` is between it and what follows, as between lines; ``space`` is around both.
    """

    picture: Picture
    element: Element
    left: float
    measure: float
    pitch: float
    gap: float
    space: float
    keeps_next: bool
    jobs: Sequence[Job] = ()

    def block(self, _: LinesOfJobs) -> Block:
        """A row as high as the picture, on a grid in whole lines."""
        width, height = self.picture.width, self.picture.height
        leading = height + self.gap
        if self.pitch:
            leading = math.ceil(leading / self.pitch) * self.pitch
        left = self.left + (self.measure - width) / 2
        placed = Placed(NO_LINE, left, height, (self.element,), opens=True, picture=self.picture)
        row = Row(placed, leading, height)
        after = 0.0 if self.keeps_next else self.space
        return Block([row], self.space, after, int(self.keeps_next))


class RuleDraft(msgspec.Struct):
    """A separator without a text: a short rule in the middle of its ``measure``."""

    left: float
    measure: float
    size: float
    spaced: Spaced
    jobs: Sequence[Job] = ()

    def block(self, _: LinesOfJobs) -> Block:
        """A row as high as a line."""
        width = min(SEPARATOR_EM * self.size, self.measure)
        rule = Rule(self.left + (self.measure - width) / 2, self.size / 2, width, RULE)
        row = Row(None, self.spaced.leading, self.size, rules=(rule,))
        return Block([row], self.spaced.before, self.spaced.after)


def _announces(row: Row) -> bool:
    """Whether a line says that something follows: what it is for would be on the next page."""
    text = "".join(run.text for run in row.text.line.runs) if row.text else ""
    return text.endswith(ANNOUNCING) or (len(text) <= LONGEST_CALL and text.endswith(CALLING))


def notes_in(line: Line, notes: Mapping[int, str]) -> tuple[str, ...]:
    """The notes that a line refers to; ``notes`` are those of its part, by piece."""
    return tuple(notes[run.piece] for run in line.runs if run.piece in notes)
