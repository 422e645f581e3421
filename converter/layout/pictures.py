"""Pictures: how large each is on its page, with room for its caption. All lengths are in points."""

from __future__ import annotations

import math
from collections.abc import Sequence

from converter.diagnostics import ConverterError
from converter.document import Figure, Image
from converter.layout.area import TypeArea
from converter.layout.columns import extent
from converter.layout.drafts import PictureDraft
from converter.layout.inlines import Part
from converter.layout.origins import Element
from converter.layout.pages import Picture
from converter.layout.settings import Setting

LEAST_DENSITY = 150
"""The least pixels to the inch that a picture is drawn at."""


class MissingPictureError(ConverterError):
    """A figure whose picture the document does not have."""


class Pictures:
    """The pictures of a document."""

    def __init__(self, images: Sequence[Image], area: TypeArea) -> None:
        self._images = {image.name: image for image in images}
        self._area = area

    def draft(
        self, figure: Figure, element: Element, setting: Setting, caption: Sequence[Part]
    ) -> PictureDraft:
        """The picture of ``figure``, whose ``caption`` in this ``setting`` stands below it.

        Raises :class:`MissingPictureError` if there is none of that name.
        """
        image = self._images.get(figure.image)
        if image is None:
            raise MissingPictureError(
                f"the document has no picture {figure.image!r}",
                line=figure.span.first_line,
                hint="add it to the images, or remove the figure",
            )
        measure = setting.shape.measure
        gap = max(setting.spaced.leading - setting.shape.size, 0.0)
        room = self._room(setting, caption, gap) if figure.caption else self._area.height
        scale = min(72 / LEAST_DENSITY, measure / image.width, room / image.height)
        return PictureDraft(
            picture=Picture(image, image.width * scale, image.height * scale),
            element=element,
            left=setting.left,
            measure=measure,
            pitch=self._area.pitch,
            gap=gap,
            space=setting.spaced.before,
            keeps_next=bool(figure.caption),
        )

    def _room(self, setting: Setting, caption: Sequence[Part], gap: float) -> float:
        """The height that is left above a caption: half of a page at least."""
        size, leading = setting.shape.size, setting.spaced.leading
        width = sum(extent(part.pieces).most for part in caption) * size
        more = math.ceil(width / setting.shape.measure)  # than one: a shape may take one more
        room = self._area.height - setting.spaced.before - more * leading - size
        if self._area.pitch:
            room = math.floor(room / self._area.pitch) * self._area.pitch
        return max(room - gap, self._area.height / 2)
