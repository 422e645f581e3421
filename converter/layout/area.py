"""The type area (版心) of a theme's pages, and what fits in it. All lengths are in points."""

from __future__ import annotations

import msgspec

from converter.theme import Page, Style


class TypeArea(msgspec.Struct, frozen=True):
    """The type area of every page, and the body text's ``em`` in it.

    ``pitch`` is from line to line where the theme has a grid, and 0 elsewhere. ``mirrored_left``
    is where the area begins on a left-hand page.
    """

    left: float
    mirrored_left: float
    top: float
    width: float
    height: float
    em: float
    body_size: float
    pitch: float = 0.0

    def left_on(self, sheet_side: int) -> float:
        """Where the area begins on this page of the book, counted from 1, the first a right one."""
        return self.left if sheet_side % 2 else self.mirrored_left

    def size(self, nominal: float) -> float:
        """The size of type: on a grid, that of the body is what fills the lines exactly.

        No type is larger than the area.
        """
        return min(self.em if nominal == self.body_size else nominal, self.width, self.height)

    def indent(self, ems: float, size: float) -> float:
        """An indent in points: on a grid, of whole cells whatever the ``size`` of the type."""
        return ems * (self.em if self.pitch else size)

    def leading(self, nominal: float) -> float:
        """The pitch of lines: on a grid, a whole number of its own."""
        return max(1, round(nominal / self.pitch)) * self.pitch if self.pitch else nominal

    def space(self, nominal: float) -> float:
        """The space before or after a block: on a grid, whole lines."""
        return round(nominal / self.pitch) * self.pitch if self.pitch else nominal


def type_area(page: Page, body: Style) -> TypeArea:
    """The type area of ``page``, its width a whole number of ems of the body (CLREQ, 2.3.4).

    With a grid, the lines and characters fill it exactly (GB/T 9704-2012, 5.2.3): the first line
    stands at its top and the last at its bottom.
    """
    width = page.width - page.margin_left - page.margin_right
    height = page.height - page.margin_top - page.margin_bottom
    spare, em, pitch = 0.0, float(body.size), 0.0
    if page.grid:
        em = width / page.grid.characters_per_line
        pitch = (height - em) / max(1, page.grid.lines_per_page - 1)
    elif width >= body.size:
        spare = width - int(width / body.size + 0.001) * body.size
    mirrored = page.margin_right if page.facing else page.margin_left
    return TypeArea(
        left=page.margin_left + spare / 2,
        mirrored_left=mirrored + spare / 2,
        top=page.margin_top,
        width=width - spare,
        height=height,
        em=em,
        body_size=body.size,
        pitch=pitch,
    )
