"""The pictures of a document: their files, and the elements that show them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from converter.document import Figure, Image
from converter.writers.epub.resource import Resource
from converter.writers.epub.xhtml import E
from converter.writers.markup import Markup

_SUFFIXES = {"image/png": "png", "image/jpeg": "jpg", "image/gif": "gif"}


class Images:
    """The images of a document, each under a name of our own: theirs may not do for a file."""

    def __init__(self, images: Sequence[Image]) -> None:
        self._resources = {
            image.name: Resource(
                f"image-{number}",
                f"image-{number}.{_SUFFIXES[image.media_type]}",
                image.media_type,
                (image.data,),
            )
            for number, image in enumerate(images, start=1)
        }

    def resources(self) -> Iterator[Resource]:
        """Their files, as they are."""
        yield from self._resources.values()

    def element(self, figure: Figure) -> Markup:
        """The picture; its alternate text where the document has no such image."""
        resource = self._resources.get(figure.image)
        if resource is None:
            return E.p(figure.alternate)
        return E.img(src=resource.name, alt=figure.alternate)
