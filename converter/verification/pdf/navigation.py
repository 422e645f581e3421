"""Read what a reader moves by: outline, named destinations, links, page labels (12.3, 12.4)."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator

import msgspec

from converter.verification.pdf.file import File
from converter.verification.pdf.objects import Array, Dictionary, Value, text
from converter.verification.pdf.pages import Pages
from converter.verification.pdf.texts import visible
from converter.verification.pdf.trees import names, numbers
from converter.verification.pieces import LINE_END, Entry

ROUNDING = 0.5
"""How far below the base line of a heading its destination may be, in points."""

FARTHEST = 72.0
"""How far above the base line it may be, in points: above the largest type of a heading."""


class ContentsEntry(msgspec.Struct, frozen=True, gc=False):
    """An entry of the printed table of contents: its text, and the destinations of its links."""

    text: str
    destinations: tuple[Value, ...]


class Anchors:
    """What destinations are compared with, as numbers: the pages and base lines of headings.

    They are in the order of the pages, but for a file that is damaged.
    """

    def __init__(self, anchors: Iterable[str] = ()) -> None:
        self._pages = array("I")
        self._heights = array("f")
        for anchor in anchors:
            self.append(anchor)

    def append(self, anchor: str) -> None:
        """Add what :func:`anchor` has made, or what is nowhere."""
        page, _, height = anchor.partition(" at ")
        self._pages.append(int(page.removeprefix("page ") or 0))
        self._heights.append(float(height or 0))

    def __iter__(self) -> Iterator[str]:
        return map(anchor_of, self._pages, self._heights)

    def below(self, page: int, top: float) -> str:
        """The anchor just below a place, or nothing."""
        found = []
        start = bisect_left(self._pages, page)
        while start < len(self._pages) and self._pages[start] == page:
            if -ROUNDING <= top - self._heights[start] <= FARTHEST:
                found.append((top - self._heights[start], self._heights[start]))
            start += 1
        return anchor_of(page, min(found)[1]) if found else ""


def anchor_of(page: int, height: float) -> str:
    """Page and base line of a first line, which destinations are compared with."""
    return f"page {page} at {height:.1f}" if page else ""


class Destinations:
    """The named destinations of a file, by name in order (7.9.6): where each is, as numbers."""

    def __init__(self, file: File, pages: Pages) -> None:
        self._file, self._pages = file, pages
        self._names = bytearray()
        self._ends = array("I")
        self._numbers = array("I")
        self._tops = array("f")
        for name, destination in names(
            file, file.dictionary(file.dictionary(file.root, "Names"), "Dests")
        ):
            page, top = self._place(destination)
            self._names += _key(name)
            self._ends.append(len(self._names))
            self._numbers.append(page)
            self._tops.append(top)

    def anchor(self, destination: Value, anchors: Anchors) -> str:
        """The anchor just below; else what page it is, or nothing."""
        page, top = self.place(destination)
        return anchors.below(page, top) or self._called(page)

    def page(self, destination: Value) -> str:
        """The page of a destination, or nothing."""
        return self._called(self.place(destination)[0])

    def place(self, destination: Value) -> tuple[int, float]:
        """The number of the page, 0 for none, and the height on it in points."""
        destination = self._file.resolved(destination)
        if isinstance(destination, bytes):
            return self._named(destination)
        return self._place(destination)

    def _called(self, page: int) -> str:
        return f"page {page}" if page else ""

    def _named(self, name: bytes) -> tuple[int, float]:
        key = _key(text(name))
        index = bisect_left(range(len(self._ends)), key, key=self._name)
        if index == len(self._ends) or self._name(index) != key:
            return 0, 0.0
        return self._numbers[index], self._tops[index]

    def _name(self, index: int) -> bytes:
        return bytes(self._names[self._ends[index - 1] if index else 0 : self._ends[index]])

    def _place(self, destination: Value) -> tuple[int, float]:
        """That of an explicit destination (12.3.2.2), or of what holds one."""
        destination = self._file.resolved(destination)
        if isinstance(destination, dict):
            destination = self._file.get(destination, "D")
        if not isinstance(destination, Array):
            return 0, 0.0
        first, *others = destination
        page = self._pages.number(first)
        top = others[2] if len(others) > 2 else None
        if isinstance(top, int | float):
            return page, float(top)
        return page, self._pages.page(page).box[3] if page else 0.0


def _key(name: str) -> bytes:
    return name.encode("utf-8", "surrogatepass")


def outline(file: File, destinations: Destinations, anchors: Anchors) -> Iterator[Entry]:
    """The bookmarks in their order."""
    root = file.dictionary(file.root, "Outlines")
    return _items(file, root, 1, destinations, anchors)


def _items(
    file: File, parent: Dictionary, depth: int, destinations: Destinations, anchors: Anchors
) -> Iterator[Entry]:
    item = file.get(parent, "First")
    for _ in range(file.size):  # they may lead back to each other
        if not isinstance(item, dict):
            return
        destination = item.get("Dest", file.dictionary(item, "A").get("D"))
        yield Entry(depth, file.text(item, "Title"), destinations.anchor(destination, anchors))
        if "First" in item:
            yield from _items(file, item, depth + 1, destinations, anchors)
        item = file.get(item, "Next")


def front_pages(file: File) -> int:
    """How many pages come before page 1, by their labels (12.4.2)."""
    for start, label in numbers(file, file.dictionary(file.root, "PageLabels")):
        found = file.resolved(label)
        if isinstance(found, dict) and file.text(found, "S") == "D":
            return start
    return 0


def page_number(anchor: str, front: int) -> str:
    """The number printed on the page of an anchor, after so many pages without one."""
    page = anchor.removeprefix("page ").partition(" ")[0]
    return str(int(page) - front) if page.isdecimal() else ""


def printed_contents(
    entries: Iterable[ContentsEntry], destinations: Destinations, anchors: Anchors
) -> Iterator[Entry]:
    """The entries of the printed table of contents: their visible text, with the page number."""
    for entry in entries:
        targets = {destinations.anchor(one, anchors) for one in entry.destinations}
        target = targets.pop() if len(targets) == 1 else ""
        yield Entry(1, visible(entry.text.replace(LINE_END, "")), target)
