"""Links: they are on their pages, over the text that is theirs (12.5.6.5, 14.7.4.3)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pikepdf import Array, Name

from converter.verification.pdf.pages import Page, Pages
from converter.verification.pdf.structure import LinkPlace
from converter.verification.pdf.trees import kids
from converter.verification.pieces import Fault


def link_faults(links: Sequence[LinkPlace], pages: Pages) -> Iterator[Fault]:
    """Annotations that are not where their elements are, and those of no element."""
    owned = {link.annotation.objgen for link in links}
    for page in pages.pages:
        for annotation in page.object.get("/Annots", Array()):
            if annotation.objgen not in owned:
                yield Fault(page.place, "an annotation belongs to no element")
    listed = {
        (page.object.objgen, annotation.objgen)
        for page in pages.pages
        for annotation in page.object.get("/Annots", Array())
    }
    for link in links:
        own = None if link.page is None else pages.by_object.get(link.page.objgen)
        if own is None or (own.object.objgen, link.annotation.objgen) not in listed:
            yield Fault(own.place if own else "pages", "a link is not on its page")
        elif not _is_over_text(link, own):
            yield Fault(own.place, "a link is not over its text")


def _is_over_text(link: LinkPlace, page: Page) -> bool:
    """Whether a base line of the element's text goes through the rectangle, on the page."""
    left, bottom, right, top = (float(edge) for edge in link.annotation.Rect)
    own = (float(edge) for edge in page.object.MediaBox)
    page_left, page_bottom, page_right, page_top = own
    is_on_page = left < page_right and right > page_left and bottom < page_top and top > page_bottom
    heights = (
        height
        for mcid in _marked_content(link, page)
        if mcid in page.text.marked
        for height in page.text.marked[mcid].heights
    )
    return is_on_page and left < right and any(bottom <= height <= top for height in heights)


def _marked_content(link: LinkPlace, page: Page) -> Iterator[int]:
    """The MCIDs of an element on a page."""
    for kid in kids(link.element):
        if isinstance(kid, int):
            if link.element.get("/Pg", page.object).objgen == page.object.objgen:
                yield kid
        elif kid.get("/Type") == Name.MCR and kid.Pg.objgen == page.object.objgen:
            yield int(kid.MCID)
