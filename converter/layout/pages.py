"""Rows and pages: what stands side by side, and where each of it is on a page.

All lengths are in points, all places from the top left corner: of the page, or of a row while it
has no page.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence

import msgspec
from msgspec.structs import replace

from converter.document import Image
from converter.layout.lines import Line
from converter.layout.origins import Element, Elements, Kind, Node
from converter.theme import Colour

INLINE = frozenset[Kind](("lead", "strong", "emphasis", "link", "note reference", "note link"))
"""The elements inside a block."""

NO_LINE = Line((), 0.0, 0.0)
"""Where a picture stands, or nothing but rules."""


BELOW_HEADING = 2
"""How many lines stand below a heading on its page."""


NEW_PAGE = math.inf
"""The space before what opens a page: there is not so much on any other."""


class Picture(msgspec.Struct, frozen=True, gc=False):
    """A picture as large as it is drawn; its lower left corner is on the base line."""

    image: Image
    width: float
    height: float


class Placed(msgspec.Struct, frozen=True, gc=False):
    """A line, or a picture, at its place: ``left`` is its left edge, ``baseline`` is from the top.

    ``elements`` are those of its runs, by their pieces; a header, a footer and a head that is
    repeated have none. ``opens`` says that it is the first of its block. Without a ``colour`` it is
    black.
    """

    line: Line
    left: float
    baseline: float
    elements: Elements = ()
    opens: bool = False
    picture: Picture | None = None
    colour: Colour | None = None

    @property
    def element(self) -> Element | None:
        """What the line begins with."""
        runs = self.line.runs
        place = runs[0].piece if runs else 0
        return self.elements[place] if place < len(self.elements) else None

    @property
    def origin(self) -> Node | None:
        """The block that the line begins with; None for a header or a footer."""
        if self.element is None:
            return None
        return next(one.node for one in self.element.around() if one.kind not in INLINE)


class Rule(msgspec.Struct, frozen=True, gc=False):
    """A horizontal rule: ``middle`` is half way down its thickness; black without a ``colour``."""

    left: float
    middle: float
    width: float
    thickness: float
    colour: Colour | None = None


class LaidOutPage(msgspec.Struct, frozen=True):
    """A page: its number from 1, its lines in reading order, its header and footer, its rules.

    ``label`` is the number as it is counted: the pages of the contents come before page 1 and
    have i, ii, …
    """

    number: int
    lines: tuple[Placed, ...]
    margins: tuple[Placed, ...]
    label: str = ""
    rules: tuple[Rule, ...] = ()


class Row(msgspec.Struct, frozen=True, gc=False):
    """What stands side by side and is not parted: mostly a line of text.

    Labels, or the cells of a row of a table, are ``beside`` it and are read before it.
    ``leading`` is from its top to that of the next one, ``depth`` to the lower edge of what is in
    it. ``may_open_page`` is false for what would be a widow, an orphan, or parted from its
    heading. ``notes`` are the identifiers of the notes that it refers to. Where a page parts a
    table, the next one begins with the ``head``, and the ``closing`` rule, which is placed from
    the lower edge of the row, ends it on each. What ``goes_on`` with a row of a table is read with
    that which is before it on its page, cell by cell. What is ``at_foot`` stands, with all below
    it, at the foot of its page.
    """

    text: Placed | None
    leading: float
    depth: float
    space_before: float = 0.0
    may_open_page: bool = True
    notes: tuple[str, ...] = ()
    rules: tuple[Rule, ...] = ()
    head: tuple[Row, ...] = ()
    closing: Rule | None = None
    beside: tuple[Placed, ...] = ()
    goes_on: bool = False
    at_foot: bool = False

    def placed(self) -> Iterator[Placed]:
        """What is in it, in reading order."""
        yield from self.beside
        if self.text:
            yield self.text


class Block(msgspec.Struct, frozen=True, gc=False):
    """The rows of a block, with the space around them.

    ``keeps_next`` is how many of the rows below it stand on its page: two below a heading, one
    below what else announces something. ``keeps_previous`` is for what would stand for nothing
    alone.
    """

    rows: Sequence[Row]
    space_before: float
    space_after: float
    keeps_next: int = 0
    keeps_previous: bool = False


def rows_of(blocks: Iterable[Block]) -> Iterator[Row]:
    """All rows in order; the space after a block adds to that before the next.

    Of two headings with a single line between them the second may open a page.
    """
    space, due, is_below = 0.0, 0, False
    for block in blocks:
        space += block.space_before
        is_due = due > 0 and block.keeps_next < BELOW_HEADING
        stays = is_below or is_due or block.keeps_previous
        for index, row in enumerate(block.rows):
            if index or not (space or stays):
                yield row
            else:
                may_open = not stays or space == NEW_PAGE
                yield replace(row, space_before=space, may_open_page=may_open)
        space = block.space_after
        if block.rows:
            is_below = block.keeps_next > 0
            due = block.keeps_next or max(0, due - len(block.rows))


def may_open_page(index: int, count: int) -> bool:
    """Whether row ``index`` of a paragraph of ``count`` may be the first of a page (CLREQ, 3.4.4).

    Two lines of a paragraph at least stand together.
    """
    return index not in (1, count - 1)


def place_rows(rows: Sequence[Row], left: float, top: float) -> Iterator[Placed]:
    """What is in rows one below the other, at its place; ``top`` is where they begin."""
    for row in rows:
        top += row.space_before
        for one in (*row.beside, row.text) if row.beside else (row.text,):
            if one:
                yield Placed(
                    one.line,
                    left + one.left,
                    top + one.baseline,
                    one.elements,
                    one.opens,
                    one.picture,
                    one.colour,
                )
        top += row.leading


def place_rules(rows: Sequence[Row], left: float, top: float) -> Iterator[Rule]:
    """The rules of rows at their places."""
    if not any(row.rules for row in rows):
        return
    for row in rows:
        top += row.space_before
        for rule in row.rules:
            yield replace(rule, left=left + rule.left, middle=top + rule.middle)
        top += row.leading


def height_of(rows: Sequence[Row]) -> float:
    """From the top of the first row to the lower edge of what is in the last."""
    if not rows:
        return 0.0
    pitches = sum(row.space_before + row.leading for row in rows)
    return pitches - rows[0].space_before - rows[-1].leading + rows[-1].depth
