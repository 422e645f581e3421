"""What a reader moves by: the outline, named destinations and page labels (ISO 32000-1, 12.3)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pikepdf import Array, Dictionary, Name, Object, OutlineItem, Pdf, String

from converter.writers.pdf.drawing import PlacedHeading, PlacedLink
from converter.writers.pdf.structure import add_annotation

PRINTED = 4
"""The flag of an annotation that is printed (ISO 32000-1, table 165)."""


def add_outline(pdf: Pdf, headings: Sequence[PlacedHeading]) -> None:
    """A bookmark for each heading at its depth, and a destination by which others may link to it.

    The destinations are called ``section-1``, ``section-2`` and so on.
    """
    if not headings:
        return
    destinations = dict(_destinations(pdf, headings))
    names = [one for name in sorted(destinations) for one in (String(name), destinations[name])]
    pdf.Root.Names = Dictionary(Dests=Dictionary(Names=Array(names)))
    pdf.Root.PageMode = Name.UseOutlines
    with pdf.open_outline(max_depth=max(heading.depth for heading in headings)) as outline:
        open_items = [outline.root]
        for heading, name in zip(headings, destinations, strict=True):
            item = OutlineItem(heading.text, String(name))
            del open_items[heading.depth :]
            open_items[-1].append(item)
            open_items.append(item.children)


def add_page_labels(pdf: Pdf, front: int) -> None:
    """Pages are called as their footers number them: i, ii for ``front`` of them, then 1, 2, 3.

    ISO 32000-1, 12.4.2.
    """
    labels = [0, Dictionary(S=Name.r)] if front else []
    pdf.Root.PageLabels = Dictionary(Nums=Array([*labels, front, Dictionary(S=Name.D)]))


def add_links(pdf: Pdf, links: Sequence[PlacedLink], elements: Mapping[int, Object]) -> None:
    """A link for each entry of the contents; ``elements`` are their Link elements, by block.

    It is printed, and its contents say where it leads (ISO 14289-1, 7.18.5).
    """
    pages = [page.obj for page in pdf.pages]
    for link in links:
        annotation = Dictionary(
            Type=Name.Annot,
            Subtype=Name.Link,
            Rect=Array([round(edge, 2) for edge in link.box]),
            Border=Array([0, 0, 0]),
            F=PRINTED,
            Contents=String(link.text),
            Dest=String(_destination(link.heading)),
        )
        add_annotation(pdf, elements[link.block], pages[link.page], pdf.make_indirect(annotation))


def _destinations(pdf: Pdf, headings: Sequence[PlacedHeading]) -> Iterator[tuple[str, Array]]:
    """The name and the place of each heading: the page with the heading at its top."""
    pages = [page.obj for page in pdf.pages]
    for number, heading in enumerate(headings):
        place = [pages[heading.page], Name.XYZ, 0, round(heading.top), 0]
        yield _destination(number), Array(place)


def _destination(heading: int) -> str:
    return f"section-{heading + 1}"
