"""What a reader moves by: the outline, named destinations and page labels (ISO 32000-1, 12.3)."""

from __future__ import annotations

from collections.abc import Sequence

from pikepdf import Array, Dictionary, Name, OutlineItem, Pdf, String

from converter.writers.pdf.places import Destination, PlacedHeading, PlacedLink
from converter.writers.pdf.structure import StructureTree

PRINTED = 4
"""The flag of an annotation that is printed (ISO 32000-1, table 165)."""


def add_destinations(pdf: Pdf, destinations: Sequence[Destination]) -> None:
    """Name the places that links lead to: the page with the place at its top."""
    if not destinations:
        return
    pages = [page.obj for page in pdf.pages]
    names: list[String | Array] = []
    for one in sorted(destinations, key=lambda one: one.name):
        names += String(one.name), Array([pages[one.page], Name.XYZ, 0, round(one.top), 0])
    pdf.Root.Names = Dictionary(Dests=Dictionary(Names=Array(names)))


def add_outline(pdf: Pdf, headings: Sequence[PlacedHeading]) -> None:
    """A bookmark for each heading at its depth."""
    if not headings:
        return
    pdf.Root.PageMode = Name.UseOutlines
    with pdf.open_outline(max_depth=max(heading.depth for heading in headings)) as outline:
        open_items = [outline.root]
        for heading in headings:
            text, name = heading.section.heading.full_text, heading.destination.name
            item = OutlineItem(text, String(name))
            del open_items[heading.depth :]
            open_items[-1].append(item)
            open_items.append(item.children)


def add_page_labels(pdf: Pdf, front: int) -> None:
    """Pages are called as their footers number them: i, ii for ``front`` of them, then 1, 2, 3.

    ISO 32000-1, 12.4.2.
    """
    labels = [0, Dictionary(S=Name.r)] if front else []
    pdf.Root.PageLabels = Dictionary(Nums=Array([*labels, front, Dictionary(S=Name.D)]))


def add_links(pdf: Pdf, links: Sequence[PlacedLink], tree: StructureTree) -> None:
    """The links, each part of its structure element.

    They are printed, and their contents say where they lead (ISO 14289-1, 7.18.5).
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
        )
        if link.uri:
            annotation.A = Dictionary(S=Name.URI, URI=String(link.uri))
        else:
            annotation.Dest = String(link.destination)
        tree.add_annotation(link.element, pages[link.page], pdf.make_indirect(annotation))
