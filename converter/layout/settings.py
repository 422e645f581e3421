"""Settings: how text of a style is set in a frame, and the drafts of such text."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from converter.document import Document
from converter.layout.area import TypeArea
from converter.layout.drafts import Spaced
from converter.layout.frames import Frame
from converter.layout.inlines import Part, Setter
from converter.layout.lines import Shape
from converter.layout.metrics import Typefaces
from converter.layout.parallel import Job
from converter.theme import Style, Theme


class Setting(msgspec.Struct, frozen=True):
    """How text of one style is set in a frame: where its lines begin, in which font and shape."""

    left: float
    font: str
    shape: Shape
    spaced: Spaced

    def jobs(self, parts: Sequence[Part], first: Shape) -> list[Job]:
        """What is to be set: the first part in the shape ``first``, the others not indented."""
        if len(parts) == 1:
            return [(parts[0].pieces, first)]
        rest = replace(self.shape, indent=0.0)
        return [(part.pieces, rest if place else first) for place, part in enumerate(parts)]


class Settings:
    """The settings of a document, each made once; what its blocks are set by."""

    def __init__(
        self, document: Document, theme: Theme, typefaces: Typefaces, area: TypeArea
    ) -> None:
        self.theme, self.typefaces, self.area = theme, typefaces, area
        self.setter = Setter(theme, typefaces, {note.identifier for note in document.notes})
        self._made: dict[tuple[Style, float, float], Setting] = {}

    def of(self, style: Style, frame: Frame) -> Setting:
        """That of text of ``style`` in ``frame``."""
        key = style, frame.left, frame.right
        if key not in self._made:
            self._made[key] = self._make(style, frame.inset(style, self.area))
        return self._made[key]

    def _make(self, style: Style, frame: Frame) -> Setting:
        ascent = self.typefaces[style.font].ascent
        return Setting(
            left=frame.left,
            font=style.font,
            shape=frame.shape(self.theme, self.area),
            spaced=Spaced.of(style, ascent, self.area),
        )
