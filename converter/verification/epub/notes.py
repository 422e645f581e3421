"""Notes: where each is, and that its label leads back to its first mark."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from converter.verification.container import resolved
from converter.verification.epub.publication import XHTML, Publication
from converter.verification.pieces import Fault


def note_numbers(publication: Publication) -> dict[str, int]:
    """The numbers of the notes in reading order, from 1, by file and identifier."""
    asides = [place for place, _ in _asides(publication)]
    return {place: number for number, place in enumerate(asides, start=1)}


def backlink_faults(publication: Publication, notes: Mapping[str, int]) -> Iterator[Fault]:
    """Labels that lead to anything but the first mark of their note in its file."""
    first = _first_marks(publication, notes)
    for place, aside in _asides(publication):
        file = place.partition("#")[0]
        for link in aside.iter(f"{XHTML}a"):
            is_back = link.get("role") == "doc-backlink"
            if is_back and resolved(link.get("href", ""), file) != first.get(place):
                yield Fault(file, f"the note {place} does not lead back to its mark")


def _asides(publication: Publication) -> Iterator[tuple[str, etree._Element]]:
    for file in publication.linear_files:
        for aside in publication.page(file).iter(f"{XHTML}aside"):
            yield f"{file}#{aside.get('id', '')}", aside


def _first_marks(publication: Publication, notes: Mapping[str, int]) -> dict[str, str]:
    """Where the first mark of each note is in the file of the note."""
    first: dict[str, str] = {}
    for file in publication.linear_files if notes else ():
        for link in publication.page(file).iter(f"{XHTML}a"):
            target = resolved(link.get("href", ""), file)
            if link.get("class") == "noteref" and target.partition("#")[0] == file:
                first.setdefault(target, f"{file}#{link.get('id', '')}")
    return first
