"""A picture as an inline drawing (ECMA-376-1, 20.4.2.8)."""

from __future__ import annotations

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.oxml.shape import CT_Inline
from docx.shared import Emu, Pt

from converter.document import Image
from converter.writers.docx.elements import Element, w

DOTS_PER_INCH = 150
"""A picture is as wide as it would be printed at this resolution, or as the type area."""

_POINTS_PER_INCH = 72
_SUFFIXES = {"image/png": "png", "image/jpeg": "jpeg", "image/gif": "gif"}


class Pictures:
    """Makes the drawings of one part, and a part for each image they show."""

    def __init__(self, part: XmlPart, images: tuple[Image, ...], width: float) -> None:
        self._part, self._width = part, width
        self._images = {image.name: image for image in images}
        self._relations: dict[str, str] = {}
        self._count = 0

    def drawing(self, name: str, alternate: str) -> Element:
        """A run with the image of this name, described by ``alternate``."""
        image = self._images[name]
        self._count += 1
        width = min(image.width * _POINTS_PER_INCH / DOTS_PER_INCH, self._width)
        size = Emu(Pt(width)), Emu(Pt(width * image.height / image.width))
        inline = CT_Inline.new_pic_inline(self._count, self._relation(image), name, *size)
        inline.docPr.set("descr", alternate)
        return w("r", w("drawing", inline))

    def _relation(self, image: Image) -> str:
        if image.name not in self._relations:
            number = len(self._relations) + 1
            uri = PackURI(f"/word/media/image{number}.{_SUFFIXES[image.media_type]}")
            part = Part(uri, image.media_type, image.data, self._part.package)
            self._relations[image.name] = self._part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)
        return self._relations[image.name]
