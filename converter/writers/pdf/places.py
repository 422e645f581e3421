"""Where on the pages a reader finds headings, notes and links."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from urllib.parse import quote

import msgspec

from converter.document import Link, Note, NoteReference, Section
from converter.layout.lines import Run
from converter.layout.metrics import FULL_WIDTH
from converter.layout.origins import ContentsEntry, Element
from converter.layout.pages import LaidOutPage, Picture, Placed
from converter.writers.pdf.tagging import Depths, Marked

DEPTH = 0.12
"""How far the em box goes below the base line, in em."""

URI_CHARACTERS = "%/:?#[]@!$&'()*+,;=-._~"
"""What a URI is made of beside letters and digits (RFC 3986, 2)."""

Box = tuple[float, float, float, float]
"""Left, bottom, right and top, in points from the page's lower left corner."""


class Destination(msgspec.Struct, frozen=True):
    """A place that links lead to: page from 0, ``top`` in points from the page's foot."""

    name: str
    page: int
    top: float


class PlacedHeading(msgspec.Struct, frozen=True):
    """A heading where a reader finds it."""

    section: Section
    depth: int
    destination: Destination


class PlacedLink(msgspec.Struct, frozen=True):
    """What of a link stands on a page, from 0, and leads to a ``destination`` or to a ``uri``."""

    element: Element
    page: int
    box: Box
    text: str
    destination: str = ""
    uri: str = ""


class NotePlaces(msgspec.Struct, frozen=True):
    """The notes, and the first reference to each, by identifier.

    Their destinations are called ``note-1`` and ``reference-1`` and so on.
    """

    notes: dict[str, Destination]
    references: dict[str, Destination]


def headings(pages: Sequence[LaidOutPage], height: float) -> Iterator[PlacedHeading]:
    """The headings, whose destinations are called ``section-1``, ``section-2`` and so on."""
    depths, number = Depths(), 0
    for index, page in enumerate(pages):
        for placed in page.lines:
            if placed.opens and isinstance(placed.origin, Section):
                number += 1
                top = height - placed.baseline + placed.line.size
                destination = Destination(f"section-{number}", index, top)
                depth = depths.enter(placed.origin.heading.level)
                yield PlacedHeading(placed.origin, depth, destination)


def notes(pages: Sequence[Sequence[Marked]], height: float) -> NotePlaces:
    """Where the notes are, and the first reference to each."""
    found = NotePlaces({}, {})
    for index, page in enumerate(pages):
        for sequence in page:
            for element in sequence.owner.element.around() if sequence.owner else ():
                match element.node:
                    case Note(identifier=identifier):
                        places, name = found.notes, "note"
                    case NoteReference(note=identifier):
                        places, name = found.references, "reference"
                    case _:
                        continue
                if identifier not in places:
                    placed, _ = sequence.lines[0]
                    top = height - placed.baseline + placed.line.size
                    places[identifier] = Destination(f"{name}-{len(places) + 1}", index, top)
    return found


def links(
    pages: Sequence[Sequence[Marked]],
    headings: Mapping[int, Destination],
    notes: NotePlaces,
    height: float,
) -> Iterator[PlacedLink]:
    """All links; ``headings`` are by the identity of their sections."""
    for index, page in enumerate(pages):
        for element, sequences in groupby(page, _element):
            lines = [line for sequence in sequences for line in sequence.lines]
            match element:
                case Element("entry link", ContentsEntry(section)):
                    box = _box([placed for placed, _ in lines], height)
                    name, text = headings[id(section)].name, section.heading.full_text
                    yield PlacedLink(element, index, box, text, name)
                case Element("link", Link(text, target)):
                    uri = quote(target, safe=URI_CHARACTERS)
                    for box in _boxes(lines, height):
                        yield PlacedLink(element, index, box, text, uri=uri)
                case Element("note link", NoteReference(text, note)):
                    for box in _boxes(lines, height):
                        yield PlacedLink(element, index, box, text, notes.notes[note].name)
                case Element("note link", Note(identifier, label)):
                    for box in _boxes(lines, height):
                        name = notes.references[identifier].name
                        yield PlacedLink(element, index, box, label, name)


def _element(sequence: Marked) -> Element | None:
    return sequence.owner.element if sequence.owner else None


def pictures(
    pages: Sequence[Sequence[Marked]], height: float
) -> Iterator[tuple[int, Element, Picture, Box]]:
    """The pictures: the page of each from 0, its element, and where it is."""
    for index, page in enumerate(pages):
        for sequence in page:
            placed, _ = sequence.lines[0]
            if placed.picture and sequence.owner:
                bottom = height - placed.baseline
                right, top = placed.left + placed.picture.width, bottom + placed.picture.height
                box = placed.left, bottom, right, top
                yield index, sequence.owner.element, placed.picture, box


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
    """Around the runs of each line."""
    for placed, runs in lines:
        size, last = placed.line.size, runs[-1]
        bottom = height - placed.baseline - DEPTH * size
        right = placed.left + last.x + last.advance * size / FULL_WIDTH
        yield placed.left + runs[0].x, bottom, right, bottom + size
