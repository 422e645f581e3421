"""Pictures in the line, at their own size or the largest the type area takes."""

from __future__ import annotations

from itertools import count
from pathlib import PurePath

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.shape import CT_Inline
from docx.shared import Length
from lxml import etree

from converter.document import Figure, Image
from converter.theme import Page
from converter.writers.docx.elements import Element, w
from converter.writers.docx.runs import run

_EMU_PER_POINT, _EMU_PER_PIXEL = 12700, 9525
"""English Metric Units (ECMA-376-1, 20.1.10.16); a pixel is 1/96 inch, as Word takes it."""

_MOST_OF_HEIGHT = 0.8
"""The share of the type area's height that a picture may take: its caption goes below."""

_SUFFIXES = {"image/png": "png", "image/jpeg": "jpeg", "image/gif": "gif"}


class Pictures:
    """Makes the pictures of document.xml, and a part for each image that is shown."""

    def __init__(self, part: Part, images: tuple[Image, ...], page: Page) -> None:
        self._part, self._page = part, page
        self._images = {image.name: image for image in images}
        self._relations: dict[str, str] = {}
        self._numbers = count(1)

    def of(self, figure: Figure) -> Element:
        """The run with the picture; its alternate text where the document has no such image."""
        image = self._images.get(figure.image)
        if image is None:
            return run(figure.alternate)
        number = next(self._numbers)
        width, height = self._size(image)
        name = PurePath(image.name).name
        inline = CT_Inline.new_pic_inline(number, self._relation(image), name, width, height)
        inline.docPr.set("descr", figure.alternate)
        drawing = Element(etree.tostring(inline, encoding="unicode"))
        return w("r", w("drawing", drawing))

    def _size(self, image: Image) -> tuple[Length, Length]:
        page = self._page
        width = (page.width - page.margin_left - page.margin_right) * _EMU_PER_POINT
        height = (page.height - page.margin_top - page.margin_bottom) * _EMU_PER_POINT
        own = image.width * _EMU_PER_PIXEL, image.height * _EMU_PER_PIXEL
        scale = min(1.0, width / own[0], _MOST_OF_HEIGHT * height / own[1])
        return Length(round(own[0] * scale)), Length(round(own[1] * scale))

    def _relation(self, image: Image) -> str:
        """The identifier of the relation to the image's part, which is made when first shown."""
        if image.name not in self._relations:
            suffix = _SUFFIXES[image.media_type]
            name = PackURI(f"/word/media/image{len(self._relations) + 1}.{suffix}")
            part = Part(name, image.media_type, image.data, self._part.package)
            self._relations[image.name] = self._part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)
        return self._relations[image.name]
