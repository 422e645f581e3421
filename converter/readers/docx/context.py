"""What reading any part of a DOCX needs: its text, its notes, its text boxes."""

from __future__ import annotations

import msgspec
from docx.opc.part import Part

from converter.readers.docx.elements import Element, R
from converter.readers.docx.marks import Marks
from converter.readers.docx.numbering import Numbering
from converter.readers.docx.styles import Styles
from converter.readers.flow import Found
from converter.readers.pictures import Pictures


class Context(msgspec.Struct):
    """A part that is read, and what is known and found in the whole of the document.

    ``has_headings`` and ``has_title`` say whether any is marked by a style, ``is_first`` whether
    no text has been read. ``line`` is the number of the paragraph that was read last.
    """

    part: Part
    styles: Styles
    numbering: Numbering
    marks: Marks
    found: Found
    pictures: Pictures
    has_headings: bool = False
    has_title: bool = False
    is_first: bool = True
    line: int = 0

    def target(self, element: Element, name: str = "id") -> str:
        """The address that an attribute of ``element`` says by its relationship, if any."""
        relationship = self.part.rels.get(element.get(R + name, ""))
        return relationship.target_ref if relationship and relationship.is_external else ""

    def data(self, element: Element, name: str) -> bytes | None:
        """The bytes of the part that an attribute of ``element`` says by its relationship."""
        relationship = self.part.rels.get(element.get(R + name, ""))
        if relationship is None or relationship.is_external:
            return None
        return bytes(relationship.target_part.blob)
