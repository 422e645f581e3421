"""The pages of a file with their contents, and all that is gathered from them (7.7.3)."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from converter.document import Image
from converter.layout.origins import Element
from converter.layout.pages import LaidOutPage
from converter.writers.pdf.drawing import Drawn
from converter.writers.pdf.file import DEFLATED, PdfFile
from converter.writers.pdf.navigation import add_links
from converter.writers.pdf.objects import number, reference, references
from converter.writers.pdf.places import Places, pictures
from converter.writers.pdf.structure import StructureTree
from converter.writers.pdf.tagging import Marked

if TYPE_CHECKING:
    from converter.theme import Page
    from converter.writers.pdf.images import Images


class Pages:
    """Writes pages as they are drawn, each of this ``size``, and holds none.

    ``numbers`` are those of their objects; ``front`` is how many come before page 1; ``fonts`` is
    the number of the dictionary of all fonts, which is still to be written.
    """

    def __init__(self, file: PdfFile, size: Page) -> None:
        self._file, self._height = file, size.height
        self._box = b"[0 0 %b %b]" % (number(size.width), number(size.height))
        self._node, self.fonts = file.reserve(), file.reserve()
        self._resources = file.add(_resources(self.fonts, b""))
        self._last: dict[bool, Element] = {}
        self.numbers = array("I")
        self.front = 0
        self.places = Places(size.height)
        self.tree = StructureTree(file)

    def add(self, drawn: Drawn) -> None:
        """Write some pages, their contents last."""
        contents = [*map(self._add, drawn.pages, drawn.marked)]
        self._note_last(drawn.marked)
        self.tree.write_all_but(self._last.values())
        for stream, content in zip(contents, drawn.contents, strict=True):
            self._file.add_stream(DEFLATED, content, stream)

    def _add(self, page: LaidOutPage, marked: Sequence[Marked]) -> int:
        """Write a page and all about it but its content; the number that this is to have."""
        index, own, content = len(self.numbers), self._file.reserve(), self._file.reserve()
        self.numbers.append(own)
        self.front += not page.label.isdecimal()
        self.places.meet(index, page, marked)
        shown = list(pictures(marked, self._height))
        boxes = {element: box for element, _, box in shown}
        owners = [sequence.owner for sequence in marked if sequence.owner]
        parents = self.tree.add(owners, own, boxes)
        links = add_links(self._file, self.places.links(marked), own, self.tree)
        entries = b"<</Type/Page/Parent %d 0 R/MediaBox%b/Resources %b/Contents %d 0 R" % (
            self._node,
            self._box,
            self._resources_of([picture.image for _, picture, _ in shown]),
            content,
        )
        if links:
            entries += b"/Annots" + references(links)
        self._file.add(entries + b"/StructParents %d/Tabs/S>>" % parents, own)
        return content

    def _resources_of(self, images: Sequence[Image]) -> bytes:
        """Few pages have images: all others have the same."""
        if not images:
            return reference(self._resources)
        return _resources(self.fonts, self._images.entries(images))

    @cached_property
    def _images(self) -> Images:
        from converter.writers.pdf.images import Images

        return Images(self._file)

    def _note_last(self, marked: Sequence[Sequence[Marked]]) -> None:
        """Note what may go on on the next page: the last of the text, and the last of the notes."""
        found: dict[bool, Element] = {}
        for sequence in chain.from_iterable(map(reversed, reversed(marked))):
            if sequence.owner and len(found) < 2:
                element = sequence.owner.element
                is_note = any(one.kind == "note" for one in element.around())
                found.setdefault(is_note, element)
        self._last.update(found)

    def finish(self) -> int:
        """Write the node that all pages are in, and return its number."""
        kids = references(self.numbers)
        return self._file.add(
            b"<</Type/Pages/Count %d/Kids%b>>" % (len(self.numbers), kids), self._node
        )


def _resources(fonts: int, images: bytes) -> bytes:
    objects = b"/XObject<<" + images + b">>" if images else b""
    return b"<</Font %d 0 R%b>>" % (fonts, objects)
