"""Read the tables of contents, navigation document and NCX: entries as they come."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from converter.verification.container import consumed, resolved
from converter.verification.epub.links import Links, Note
from converter.verification.epub.publication import NCX, OPS, XHTML, Publication
from converter.verification.pieces import Entry, Fault, Statement


def read_navigation(publication: Publication, links: Links, faults: list[Fault]) -> Iterator[Entry]:
    """The entries of the navigation document."""
    file = publication.navigation_file()
    note, contents = links.note_in(file), None
    for page, whole in publication.container.growing(file, f"{XHTML}html"):
        contents = _contents(page) if contents is None else contents
        if contents is not None:
            is_whole = whole or contents.getnext() is not None
            yield from _links(contents, file, 0, note, whole=is_whole)
        if whole:
            note(page)
    if contents is None:
        faults.append(Fault(file, "it has no table of contents"))


def _contents(page: etree._Element) -> etree._Element | None:
    navs = page.iter(f"{XHTML}nav")
    return next((nav for nav in navs if nav.get(f"{OPS}type") == "toc"), None)


def _links(
    parent: etree._Element, file: str, depth: int, note: Note, *, whole: bool
) -> Iterator[Entry]:
    """The links in a list, which is in a nav or in an item of another list."""
    for child, is_whole in consumed(parent, whole=whole):
        if child.tag == f"{XHTML}ol":
            yield from _links(child, file, depth, note, whole=is_whole)
        elif child.tag == f"{XHTML}li":
            yield from _links(child, file, depth + 1, note, whole=is_whole)
        elif child.tag == f"{XHTML}a" and is_whole:
            target = resolved(child.get("href", ""), file)
            yield Entry(depth, str(child.xpath("string()")), target)
        if is_whole:
            note(child)


def read_ncx(
    publication: Publication, statements: list[Statement], faults: list[Fault]
) -> Iterator[Entry]:
    """The entries of the NCX; what it says of title and author is added to ``statements``."""
    file = publication.ncx_file()
    points = None
    for ncx, whole in publication.container.growing(file, f"{NCX}ncx"):
        if points is None and (points := ncx.find(f"{NCX}navMap")) is not None:
            statements += _statements(ncx)
        if points is not None:
            yield from _points(points, file, 1, whole=whole or points.getnext() is not None)
    if points is None:
        faults.append(Fault(file, "it has no table of contents"))


def _statements(ncx: etree._Element) -> Iterator[Statement]:
    for name, element in (("title", "docTitle"), ("author", "docAuthor")):
        yield Statement(name, ncx.findtext(f"{NCX}{element}/{NCX}text", ""), "NCX")


def _points(parent: etree._Element, file: str, depth: int, *, whole: bool) -> Iterator[Entry]:
    for point, is_whole in consumed(parent, whole=whole):
        if point.tag == f"{NCX}navPoint" and _is_labelled(point, whole=is_whole):
            yield from _entry(point, file, depth)
            yield from _points(point, file, depth + 1, whole=is_whole)


def _is_labelled(point: etree._Element, *, whole: bool) -> bool:
    """Whether label and content are whole, or were read: they stand before the points in it."""
    if whole or point.find(f"{NCX}navLabel") is None:
        return True
    content = point.find(f"{NCX}content")
    return content is not None and content.getnext() is not None


def _entry(point: etree._Element, file: str, depth: int) -> Iterator[Entry]:
    """The entry, unless it was read before: then its label is gone."""
    label, content = point.find(f"{NCX}navLabel"), point.find(f"{NCX}content")
    if label is not None:
        target = "" if content is None else resolved(content.get("src", ""), file)
        yield Entry(depth, label.findtext(f"{NCX}text", ""), target)
        point.remove(label)
