"""Notes of a page: marks that are links to another place of it, and what stands there."""

from __future__ import annotations

import msgspec
from lxml.html import HtmlElement

from converter.patterns import lazy_pattern
from converter.readers.html.elements import text_in

_MARK = lazy_pattern(r"[\[［〔【(（]?\s*(?:注|注释)?\s*[0-9０-９①-⑳*†‡a-z]{1,4}\s*[\]］〕】)）]?")
_LABEL = lazy_pattern(r"\s*(?:[\[［〔(（]?[0-9０-９①-⑳]{1,3}[\]］〕)）]?[.．、:：]?)[\s　]*")
_BACK = lazy_pattern(r"[↩↑^︎️\s]*")

PLACES = {"li", "p", "div", "dd", "aside", "td", "section"}


class Notes(msgspec.Struct, frozen=True):
    """The elements that are notes by identifier, and the links that are their marks."""

    places: dict[str, HtmlElement]
    marks: dict[HtmlElement, str]

    def is_place(self, element: HtmlElement) -> bool:
        """Whether ``element`` is a note."""
        return self.places.get(element.get("id", "")) is element

    def is_back_reference(self, link: HtmlElement) -> bool:
        """Whether ``link`` leads from a note back to its mark."""
        if not link.get("href", "").startswith("#") or link in self.marks:
            return False
        is_inside = any(self.is_place(outer) for outer in link.iterancestors())
        return is_inside and _BACK.fullmatch(text_in(link)) is not None


def find(root: HtmlElement) -> Notes:
    """The notes of the page: what a short mark such as [1] or ① links to, later in the page."""
    by_identifier: dict[str, HtmlElement] = {}
    order: dict[HtmlElement, int] = {}
    for index, element in enumerate(root.iter()):
        order[element] = index
        if identifier := element.get("id") or (element.tag == "a" and element.get("name")):
            by_identifier.setdefault(identifier, element)
    places: dict[str, HtmlElement] = {}
    marks: dict[HtmlElement, str] = {}
    for link in root.iter("a"):
        place = _place(by_identifier.get(link.get("href", "")[1:]))
        if place is None or not link.get("href", "").startswith("#") or order[place] < order[link]:
            continue
        if _MARK.fullmatch(text_in(link)) and place not in link.iterancestors():
            identifier = place.get("id") or f"note-{order[place]}"
            place.set("id", identifier)
            places[identifier], marks[link] = place, identifier
    return Notes(places, marks)


def _place(element: HtmlElement | None) -> HtmlElement | None:
    """The block that ``element`` is, or stands at the start of."""
    while element is not None and element.tag not in PLACES:
        parent = element.getparent()
        if parent is None or parent[0] is not element or (parent.text or "").strip():
            return None
        element = parent
    return element


def parted(text: str) -> int:
    """The length of the mark at the start of the ``text`` of a note, with what follows it."""
    match = _LABEL.match(text)
    return match.end() if match else 0
