"""Where on the pages a reader finds headings, notes and links."""

from __future__ import annotations

from array import array
from collections.abc import Hashable, Iterator, Sequence
from itertools import groupby
from urllib.parse import quote

import msgspec

from converter.document import Link, Note, NoteReference, Section
from converter.layout.lines import Run
from converter.layout.metrics import FULL_WIDTH
from converter.layout.origins import ContentsEntry, Element, Kind
from converter.layout.pages import LaidOutPage, Picture, Placed
from converter.writers.pdf.tagging import Depths, Marked

DEPTH = 0.12
"""How far the em box goes below the base line, in em."""

URI_CHARACTERS = "%/:?#[]@!$&'()*+,;=-._~"
"""What a URI is made of beside letters and digits (RFC 3986, 2)."""

LINKS = frozenset[Kind](("entry link", "link", "note link"))
"""The elements that lead somewhere."""

NARROWEST = 1.0
"""The least width of a link's rectangle: its text may be a space that is closed up."""

NOWHERE = -1
"""The page of what has been mentioned only."""

Box = tuple[float, float, float, float]
"""Left, bottom, right and top, in points from the page's lower left corner."""


class Targets:
    """Places that links lead to, called ``kind-1``, ``kind-2`` and so on.

    They are numbered as they are first mentioned or met. ``pages`` count from 0, ``tops`` are in
    points from the page's foot.
    """

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.pages = array("i")
        self.tops = array("i")
        self._numbers: dict[Hashable, int] = {}

    def name(self, key: Hashable) -> str:
        """What the place of ``key`` is called, which may be met later."""
        if key not in self._numbers:
            self._numbers[key] = self._reserve()
        return f"{self.kind}-{self._numbers[key]}"

    def is_met(self, key: Hashable) -> bool:
        """Whether its place is known."""
        return key in self._numbers and self.pages[self._numbers[key] - 1] != NOWHERE

    def meet(self, key: Hashable, page: int, top: float) -> None:
        """The place of ``key``, which will be mentioned again."""
        self.name(key)
        self._put(self._numbers[key], page, top)

    def pass_by(self, key: Hashable, page: int, top: float) -> int:
        """The place of ``key``, which will not be mentioned any more; its number."""
        number = self._numbers.pop(key, 0) or self._reserve()
        self._put(number, page, top)
        return number

    def _reserve(self) -> int:
        self.pages.append(NOWHERE)
        self.tops.append(0)
        return len(self.pages)

    def _put(self, number: int, page: int, top: float) -> None:
        self.pages[number - 1], self.tops[number - 1] = page, round(top)


class PlacedLink(msgspec.Struct, frozen=True):
    """What of a link stands on a page, and leads to a ``destination`` or to a ``uri``."""

    element: Element
    box: Box
    text: str
    destination: str = ""
    uri: str = ""


class Places:
    """Gathers the places of headings and notes, page by page; all heights are from the foot.

    ``sections`` are those of the headings in reading order, ``depths`` theirs, from 1, and
    ``numbers`` those of their targets.
    """

    def __init__(self, height: float) -> None:
        self._height = height
        self._depths = Depths()
        self.sections: list[Section] = []
        self.depths, self.numbers = array("H"), array("I")
        self.headings, self.notes, self.references = map(Targets, ("section", "note", "reference"))

    def meet(self, index: int, page: LaidOutPage, marked: Sequence[Marked]) -> None:
        """Note what there is on the next page; ``marked`` is what has owners."""
        for placed in page.lines:
            if placed.opens and isinstance(section := placed.origin, Section):
                self.sections.append(section)
                self.depths.append(self._depths.enter(section.heading.level))
                top = self._top(placed)
                self.numbers.append(self.headings.pass_by(id(section), index, top))
        for sequence in marked:
            for element in sequence.owner.element.around() if sequence.owner else ():
                match element.node:
                    case Note(identifier=identifier):
                        self._meet(self.notes, identifier, index, sequence)
                    case NoteReference(note=identifier):
                        self._meet(self.references, identifier, index, sequence)

    def _meet(self, targets: Targets, identifier: str, index: int, sequence: Marked) -> None:
        """The first place of a note, or of a reference to it."""
        if not targets.is_met(identifier):
            targets.meet(identifier, index, self._top(sequence.lines[0][0]))

    def _top(self, placed: Placed) -> float:
        return self._height - placed.baseline + placed.line.size

    def links(self, page: Sequence[Marked]) -> Iterator[PlacedLink]:
        """The links of a page."""
        height = self._height
        for element, sequences in groupby(page, _element):
            if element is None or element.kind not in LINKS:
                continue
            lines = [line for sequence in sequences for line in sequence.lines]
            match element:
                case Element("entry link", ContentsEntry(section)):
                    box = _box([placed for placed, _ in lines], height)
                    name, text = self.headings.name(id(section)), section.heading.name
                    yield PlacedLink(element, box, text, name)
                case Element("link", Link(text, target)):
                    uri = quote(target, safe=URI_CHARACTERS)
                    for box in _boxes(lines, height):
                        yield PlacedLink(element, box, text, uri=uri)
                case Element("note link", NoteReference(text, note)):
                    for box in _boxes(lines, height):
                        yield PlacedLink(element, box, text, self.notes.name(note))
                case Element("note link", Note(identifier, label)):
                    for box in _boxes(lines, height):
                        name = self.references.name(identifier)
                        yield PlacedLink(element, box, label, name)


def _element(sequence: Marked) -> Element | None:
    return sequence.owner.element if sequence.owner else None


def pictures(page: Sequence[Marked], height: float) -> Iterator[tuple[Element, Picture, Box]]:
    """The pictures of a page: the element of each, and where it is."""
    for sequence in page:
        placed, _ = sequence.lines[0]
        if placed.picture and sequence.owner:
            bottom = height - placed.baseline
            right, top = placed.left + placed.picture.width, bottom + placed.picture.height
            yield sequence.owner.element, placed.picture, (placed.left, bottom, right, top)


def _box(lines: Sequence[Placed], height: float) -> Box:
    """Around whole lines."""
    size = lines[0].line.size
    return (
        min(placed.left for placed in lines),
        height - lines[-1].baseline - DEPTH * size,
        max(placed.left + placed.line.width for placed in lines),
        height - lines[0].baseline + (1 - DEPTH) * size,
    )


def _boxes(lines: Sequence[tuple[Placed, Sequence[Run]]], height: float) -> Iterator[Box]:
    """Around the runs of each line; a link without text in an empty line has none."""
    for placed, runs in lines:
        if not runs:
            continue
        size, last = placed.line.size, runs[-1]
        bottom = height - placed.baseline - DEPTH * size
        left = placed.left + runs[0].x
        right = placed.left + last.x + last.advance * size / FULL_WIDTH
        yield left, bottom, max(right, left + NARROWEST), bottom + size
