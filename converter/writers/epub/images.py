"""The pictures of the text as resources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from converter.document import Document
from converter.writers.epub.resource import Resource

_SUFFIXES = {"image/png": "png", "image/jpeg": "jpg", "image/gif": "gif"}


def names(document: Document) -> Mapping[str, str]:
    """The name of the file of each image, by the image's own."""
    return {
        image.name: f"image-{number}.{_SUFFIXES[image.media_type]}"
        for number, image in enumerate(document.images, start=1)
    }


def resources(document: Document) -> Iterator[Resource]:
    """Each image as it came."""
    for image, name in zip(document.images, names(document).values(), strict=True):
        yield Resource(name.replace(".", "-"), name, image.media_type, image.data)
