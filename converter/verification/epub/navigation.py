"""Read the tables of contents: navigation document and NCX."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from converter.verification.container import resolved
from converter.verification.epub.publication import NCX, OPS, XHTML, Publication
from converter.verification.pieces import Entry, Fault


def read_navigation(publication: Publication, faults: list[Fault]) -> list[Entry]:
    """The entries of the navigation document."""
    file = publication.navigation_file()
    for nav in publication.page(file).iter(f"{XHTML}nav"):
        if nav.get(f"{OPS}type") == "toc":
            return list(_items(nav, file, 1))
    faults.append(Fault(file, "it has no table of contents"))
    return []


def _items(parent: etree._Element, file: str, depth: int) -> Iterator[Entry]:
    for item in parent.iterfind(f"{XHTML}ol/{XHTML}li"):
        for link in item.iterfind(f"{XHTML}a"):
            text = str(link.xpath("string()"))
            yield Entry(depth, text, resolved(link.get("href", ""), file))
        yield from _items(item, file, depth + 1)


def read_ncx(publication: Publication, faults: list[Fault]) -> list[Entry]:
    """The entries of the NCX."""
    file = publication.ncx_file()
    points = publication.container.xml(file).find(f"{NCX}navMap")
    if points is None:
        faults.append(Fault(file, "it has no table of contents"))
        return []
    return list(_points(points, file, 1))


def _points(parent: etree._Element, file: str, depth: int) -> Iterator[Entry]:
    for point in parent.iterfind(f"{NCX}navPoint"):
        content = point.find(f"{NCX}content")
        target = "" if content is None else resolved(content.get("src", ""), file)
        yield Entry(depth, point.findtext(f"{NCX}navLabel/{NCX}text", ""), target)
        yield from _points(point, file, depth + 1)
