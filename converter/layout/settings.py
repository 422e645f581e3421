"""Settings: how text of a style is set in a frame, and the drafts of such text."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from converter.document import Document
from converter.layout.area import TypeArea
from converter.layout.drafts import Spaced, TextDraft
from converter.layout.frames import Frame
from converter.layout.inlines import Part, Setter
from converter.layout.metrics import Typefaces
from converter.layout.pages import Placed
from converter.layout.paragraphs import Shape
from converter.theme import Style, Theme


class Setting(msgspec.Struct, frozen=True, gc=False):
    """How text of one style is set in a frame: where its lines begin, in which font and shape.

    ``rest`` is the shape of what comes after a kept line end.
    """

    left: float
    font: str
    shape: Shape
    rest: Shape
    spaced: Spaced

    def draft(
        self,
        parts: Sequence[Part],
        first: Shape,
        labels: tuple[Placed, ...] = (),
        *,
        keeps_next: bool = False,
        whole_up_to: float = 0,
    ) -> TextDraft:
        """The draft of ``parts``, the first of which is set in the shape ``first``."""
        return TextDraft(
            parts,
            first,
            self.rest,
            self.left,
            self.spaced,
            labels,
            keeps_next=keeps_next,
            whole_up_to=whole_up_to,
        )


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

    def of_notes(self) -> Setting:
        """That of notes, which are off the grid: it is the text's (GB/T 9704-2012, 5.2.3)."""
        style = self.theme.style("note")
        setting = self.of(style, Frame(style))
        off_grid = replace(self.area, pitch=0.0)
        return replace(setting, spaced=Spaced.of(style, setting.spaced.ascent, off_grid))

    def _make(self, style: Style, frame: Frame) -> Setting:
        ascent = self.typefaces[style.font].ascent
        shape = frame.shape(self.theme, self.area)
        return Setting(
            left=frame.left,
            font=style.font,
            shape=shape,
            rest=replace(shape, indent=0.0),
            spaced=Spaced.of(style, ascent, self.area),
        )
