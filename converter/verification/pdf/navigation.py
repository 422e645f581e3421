"""Read what a reader moves by: outline, named destinations, links, page labels (12.3, 12.4)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from converter.verification.pdf.pages import Page, Pages
from converter.verification.pdf.structure import ContentsEntry
from converter.verification.pdf.texts import visible
from converter.verification.pdf.trees import names
from converter.verification.pieces import LINE_END, Entry

ROUNDING = 0.5
"""How far below the base line of a heading its destination may be, in points."""


FARTHEST = 72.0
"""How far above the base line it may be, in points: above the largest type of a heading."""


class Destinations:
    """Finds what a destination leads to: a heading, or a note, by its anchor."""

    def __init__(self, pdf: Pdf, pages: Pages, anchors: Iterable[str]) -> None:
        self._pages = pages
        self._named = dict(names(pdf.Root.get("/Names", Dictionary()).get("/Dests")))
        self._anchors: dict[str, list[tuple[float, str]]] = {}
        for anchor in anchors:
            page, _, y = anchor.rpartition(" at ")
            if page:
                self._anchors.setdefault(page, []).append((float(y), anchor))

    def anchor(self, destination: Object | None) -> str:
        """The anchor just below; else what page it is, or nothing."""
        page, top = self._place(destination)
        if page is None:
            return ""
        below = [
            (top - y, anchor)
            for y, anchor in self._anchors.get(page.place, [])
            if -ROUNDING <= top - y <= FARTHEST
        ]
        return min(below)[1] if below else page.place

    def named_anchor(self, name: str) -> str:
        """The anchor just below a named destination."""
        return self.anchor(self._named.get(name))

    def page(self, destination: Object | None) -> str:
        """The page of a destination, or nothing."""
        page, _ = self._place(destination)
        return page.place if page else ""

    def _place(self, destination: Object | None) -> tuple[Page | None, float]:
        """The page, and the height on it in points."""
        if isinstance(destination, String):
            destination = self._named.get(str(destination))
        if isinstance(destination, Dictionary):
            destination = destination.get("/D")
        if not isinstance(destination, Array) or len(destination) < 1:
            return None, 0.0
        page = self._pages.by_object.get(destination[0].objgen)
        if page is None:
            return None, 0.0
        given = destination[3] if len(destination) > 3 else page.object.MediaBox[3]
        return page, float(given)


def outline(pdf: Pdf, destinations: Destinations) -> list[Entry]:
    """The bookmarks in their order."""
    root = pdf.Root.get("/Outlines")
    return list(_items(root, 1, destinations)) if isinstance(root, Dictionary) else []


def _items(parent: Object, depth: int, destinations: Destinations) -> Iterator[Entry]:
    item = parent.get("/First")
    seen: set[tuple[int, int]] = set()
    while isinstance(item, Dictionary) and item.objgen not in seen:
        seen.add(item.objgen)
        destination = item.get("/Dest", item.get("/A", Dictionary()).get("/D"))
        yield Entry(depth, str(item.get("/Title", "")), destinations.anchor(destination))
        yield from _items(item, depth + 1, destinations)
        item = item.get("/Next")


def front_pages(pdf: Pdf) -> int:
    """How many pages come before page 1, by their labels (12.4.2)."""
    numbers = list(pdf.Root.get("/PageLabels", Dictionary()).get("/Nums", Array()))
    starts = zip(map(int, numbers[::2]), numbers[1::2], strict=False)
    return next((start for start, label in starts if label.get("/S") == Name.D), 0)


def page_number(anchor: str, front: int) -> str:
    """The number printed on the page of an anchor, after so many pages without one."""
    page = anchor.removeprefix("page ").partition(" ")[0]
    return str(int(page) - front) if page.isdecimal() else ""


def printed_contents(
    entries: Iterable[ContentsEntry], destinations: Destinations
) -> Iterator[Entry]:
    """The entries of the printed table of contents: their visible text, with the page number."""
    for entry in entries:
        anchors = {destinations.anchor(link.get("/Dest")) for link in entry.links}
        target = anchors.pop() if len(anchors) == 1 else ""
        yield Entry(1, visible(entry.text.replace(LINE_END, "")), target)
