"""Read a page of the text: XHTML → pieces."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from converter.verification.epub.publication import XHTML, is_cover
from converter.verification.pieces import Fault, Piece, Run, joined

CONTAINERS = frozenset(f"{XHTML}{name}" for name in ("body", "section"))
"""What stands around blocks, and says nothing itself."""

RANKS: Mapping[str, int] = {f"{XHTML}h{rank}": rank for rank in range(1, 7)}

MARKS: Mapping[str, str] = {"lead": "lead", "number": ""}
"""What a span of each class marks."""

IGNORED = f"{XHTML}img"
"""On the cover, which the title stands on as a picture."""


def read_page(page: etree._Element, file: str, faults: list[Fault]) -> list[Piece]:
    """The pieces of a page; what does not belong there is added to ``faults``."""
    body = page.find(f"{XHTML}body")
    if body is None:
        faults.append(Fault(file, "it has no body"))
        return []
    return list(_Reader(file, faults, has_picture=is_cover(page)).blocks(body))


class _Reader:
    def __init__(self, file: str, faults: list[Fault], *, has_picture: bool) -> None:
        self._file, self._faults, self._has_picture = file, faults, has_picture

    def blocks(self, parent: etree._Element) -> Iterator[Piece]:
        """The blocks of a container, between which there is nothing but white space."""
        yield from self._stray(parent.text)
        for element in parent.iterchildren():
            tag = element.tag
            if tag in CONTAINERS:
                yield from self.blocks(element)
            elif tag in RANKS:
                yield self._heading(element)
            elif tag == f"{XHTML}p":
                yield self._piece(element.get("class") or "paragraph", element)
            elif not (self._has_picture and tag == IGNORED):
                self._wonder(element)
            yield from self._stray(element.tail)

    def _heading(self, element: etree._Element) -> Piece:
        """Its rank, or the level that WAI-ARIA says; its class says the level of its number."""
        rank = element.get("aria-level") or RANKS[element.tag]
        look = element.get("class", "")
        if look == "title" and rank == 1:
            return self._piece("title", element)
        return self._piece(f"heading {rank}", element, (look or "no class",))

    def _piece(self, kind: str, element: etree._Element, within: tuple[str, ...] = ()) -> Piece:
        identifier = element.get("id")
        anchor = f"{self._file}#{identifier}" if identifier else self._file
        if "hidden" in element.attrib:
            self._faults.append(Fault(self._file, f"a {kind} is hidden"))
        runs = joined(list(self._runs(element, "")))
        return Piece(kind, runs, within, place=self._file, anchor=anchor)

    def _runs(self, element: etree._Element, mark: str) -> Iterator[Run]:
        yield mark, element.text or ""
        for child in element.iterchildren():
            look = child.get("class", "")
            if child.tag == f"{XHTML}span" and look in MARKS:
                yield from self._runs(child, MARKS[look])
            else:
                self._wonder(child)
            yield mark, child.tail or ""

    def _stray(self, text: str | None) -> Iterator[Piece]:
        if text and text.strip():
            yield Piece("stray text", (("", text),), place=self._file, anchor=self._file)

    def _wonder(self, element: etree._Element) -> None:
        name = etree.QName(element).localname if isinstance(element.tag, str) else "a comment"
        self._faults.append(Fault(self._file, f"{name} does not belong there"))
