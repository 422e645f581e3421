"""The fonts of a document: their names in its resources, and the characters that they show."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from converter.fonts.face import Face
from converter.layout.metrics import Typeface
from converter.signals import held_back
from converter.writers.pdf.allocation import Allocation
from converter.writers.pdf.composite_font import write_fonts
from converter.writers.pdf.file import PdfFile


class UsedFont(msgspec.Struct, frozen=True):
    """A composite font in a document: its name in the resources, and the CIDs that are used."""

    name: str
    allocation: Allocation


class DocumentFonts(dict[Face, UsedFont]):
    """The composite fonts of a document by their faces, each put into it when it is asked for."""

    def __missing__(self, face: Face) -> UsedFont:
        used = self[face] = UsedFont(f"/F{len(self) + 1}", Allocation())
        return used

    def add(self, typefaces: Sequence[Typeface]) -> None:
        """Give all characters that the typefaces know their codes, part after part of a text.

        What has no glyph is known to each face, as it is with the character before it.
        """
        for one in self.values():
            one.allocation.expect_more()
        for typeface in typefaces:
            for character, glyph in typeface.glyphs.items():
                self[glyph.face].allocation.add(character, glyph)
            used = [self[face].allocation for face in typeface.faces if face in self]
            for character, glyph in typeface.glyphs.items():
                if not glyph.glyph_ids:
                    for allocation in used:
                        allocation.add(character, glyph)

    def write(self, file: PdfFile, names: int) -> None:
        """Write all fonts, and as the object ``names`` the dictionary of their names."""
        with held_back():  # reportlab takes an interrupt for a fault of its own
            write_fonts({face: used.allocation for face, used in self.items()}, file, names)
