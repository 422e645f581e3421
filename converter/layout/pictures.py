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
        size, measure = setting.shape.size, setting.shape.measure
        lines = sum(_lines(part, size, measure) for part in caption) if figure.caption else 0
        gap = max(setting.spaced.leading - size, 0.0)
        below = gap + setting.spaced.before + lines * setting.spaced.leading
        room = max(self._area.height - below, self._area.height / 2)
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


def _lines(part: Part, size: float, measure: float) -> int:
    """About how many lines a text takes."""
    return math.ceil(extent(part.pieces).most * size / measure)
