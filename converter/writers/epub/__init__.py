"""The EPUB writer: EPUB 3.3 with the metadata of EPUB Accessibility 1.1, the reader in charge.

ebooklib holds the package: its metadata, manifest and spine. Everything in it is made here,
because ebooklib would send XHTML through an HTML parser and date the container with the clock.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import BinaryIO, ClassVar

from converter.diagnostics import Diagnostic
from converter.document import Document
from converter.theme import Theme
from converter.writers import Option
from converter.writers.epub import content, cover, navigation, package
from converter.writers.epub.division import divide
from converter.writers.epub.images import Images
from converter.writers.epub.resource import Resource
from converter.writers.epub.stylesheet import stylesheet
from converter.writers.xml_characters import legal_document
from converter.writers.zip_container import zip_container

MIMETYPE = ("mimetype", (b"application/epub+zip",))
"""The first entry, stored as it is (EPUB 3.3, OCF ZIP container)."""


class EpubWriter:
    """Writes EPUB 3.3: one XHTML file a top-level section, and one for what stands before.

    Of very many sections some share a file; see :data:`converter.writers.epub.division.MOST_FILES`.
    """

    name: ClassVar[str] = "epub"
    suffix: ClassVar[str] = ".epub"
    media_type: ClassVar[str] = "application/epub+zip"
    options: ClassVar[Mapping[str, Option]] = {}

    def write(self, document: Document, theme: Theme, sink: BinaryIO) -> Sequence[Diagnostic]:
        """Write the document; warn of what XML cannot hold and of what the cover cannot show."""
        document, replaced = legal_document(document)
        picture = cover.draw(document.metadata, theme)
        resources = tuple(_resources(document, theme, picture.image))
        entries = chain([MIMETYPE], package.parts(document, resources))
        stored = frozenset({MIMETYPE[0]})
        sink.write(zip_container(entries, document.metadata.modified, stored))
        return *replaced, *picture.diagnostics


def _resources(document: Document, theme: Theme, picture: bytes) -> Iterator[Resource]:
    """The files of the publication; those in the spine are in reading order."""
    files, images = divide(document), Images(document.images)
    yield cover.page(document.metadata)
    yield from content.pages(files, document, images, theme)
    yield navigation.navigation_document(files, document.metadata)
    yield navigation.ncx(files, document.metadata, package.identifier(document))
    yield stylesheet(theme)
    yield cover.image(picture)
    yield from images.resources()
