"""Frames: where on the measure the blocks of a list or a quotation stand, and in what style.

All lengths are in points but for the ems of a style.
"""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from converter.layout.area import TypeArea
from converter.layout.origins import Element
from converter.layout.paragraphs import Shape
from converter.theme import Style, Theme
from converter.theme.lengths import Ems

LEAST_SHARE = 1 / 3
"""The share of the type area that is left for text, however deep the lists are."""


class Frame(msgspec.Struct, frozen=True):
    """The room between two sides: ``left`` and ``right`` are in from the type area's.

    ``body`` is the style of running text in it, ``parent`` the element that it belongs to.
    """

    body: Style
    left: float = 0.0
    right: float = 0.0
    parent: Element | None = None

    def inset(self, style: Style, area: TypeArea) -> Frame:
        """The frame as far in as ``style`` says, which is then that of its running text."""
        size = area.size(style.size)
        most = area.width - max(size, area.width * LEAST_SHARE)
        left = min(self.left + area.indent(style.left_indent, size), most)
        right = min(self.right + area.indent(style.right_indent, size), most - left)
        inner = replace(style, left_indent=Ems(0), right_indent=Ems(0))
        return replace(self, body=inner, left=max(left, 0.0), right=max(right, 0.0))

    def within(self, element: Element) -> Frame:
        """The frame of what stands in ``element``."""
        return replace(self, parent=element)

    def shape(self, theme: Theme, area: TypeArea) -> Shape:
        """How its running text is set; the first line hangs as far as there is room to its left."""
        size = area.size(self.body.size)
        indent = max(area.indent(self.body.first_line_indent, size), -self.left)
        return Shape(
            size=size,
            measure=area.width - self.left - self.right,
            alignment=self.body.alignment,
            indent=indent / size,
            breaking=theme.line_breaking,
        )
