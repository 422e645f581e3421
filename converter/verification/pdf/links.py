"""Links: they are on their pages, over the text that is theirs (12.5.6.5, 14.7.4.3)."""

from __future__ import annotations

from array import array
from collections.abc import Iterator

from converter.verification.pdf.file import File
from converter.verification.pdf.objects import Dictionary
from converter.verification.pdf.pages import Page, Pages
from converter.verification.pdf.trees import Element, kids, number_of
from converter.verification.pieces import Fault


class Links:
    """The annotations of the structure elements, each looked at when it is met."""

    def __init__(self, file: File, pages: Pages) -> None:
        self._file, self._pages = file, pages
        self._listed = array("I")
        self._places = array("I")
        self._owned = array("I")
        self.faults: list[Fault] = []

    def note_listed(self, page: Page) -> None:
        """Note which annotations are on a page."""
        self._listed.extend(page.annotations)
        self._places.extend([page.number] * len(page.annotations))

    def add(self, element: Element, kid: Dictionary) -> None:
        """An annotation, to which ``kid`` of an element refers."""
        number, on = number_of(kid.get("Obj")), self._pages.number(kid.get("Pg"))
        self._owned.append(number)
        page = self._pages.page(on) if on else None
        if page is None or number not in page.annotations:
            self.faults.append(Fault(page.place if page else "pages", "a link is not on its page"))
        elif not self._is_over_text(element, self._file.dictionary(kid, "Obj"), page):
            self.faults.append(Fault(page.place, "a link is not over its text"))

    def unowned(self) -> Iterator[Fault]:
        """Annotations of no element, once all pages and elements are read."""
        owned = set(self._owned)
        for number, page in zip(self._listed, self._places, strict=True):
            if number not in owned:
                yield Fault(f"page {page}", "an annotation belongs to no element")

    def _is_over_text(self, element: Element, annotation: Dictionary, page: Page) -> bool:
        """Whether a base line of the element's text goes through the rectangle, on the page."""
        left, bottom, right, top = self._file.numbers(annotation, "Rect")
        page_left, page_bottom, page_right, page_top = page.box
        is_on_page = (
            left < page_right and right > page_left and bottom < page_top and top > page_bottom
        )
        heights = (
            height
            for mcid in self._marked_content(element, page)
            if mcid in page.text.marked
            for height in page.text.marked[mcid].heights
        )
        return is_on_page and left < right and any(bottom <= height <= top for height in heights)

    def _marked_content(self, element: Element, page: Page) -> Iterator[int]:
        """The MCIDs of an element on a page."""
        for kid in kids(self._file, element.entries):
            if isinstance(kid, int):
                if self._pages.number(element.entries.get("Pg")) in (0, page.number):
                    yield kid
            elif isinstance(kid, dict) and self._file.text(kid, "Type") == "MCR":
                mcid = kid.get("MCID")
                if self._pages.number(kid.get("Pg")) == page.number and isinstance(mcid, int):
                    yield mcid
