"""What a reader moves by: the outline, named destinations and page labels (ISO 32000-1, 12.3)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import count

import msgspec

from converter.writers.pdf.file import PdfFile
from converter.writers.pdf.objects import numbers, reference, text_string
from converter.writers.pdf.places import Destination, PlacedHeading, PlacedLink
from converter.writers.pdf.structure import StructureTree

PRINTED = 4
"""The flag of an annotation that is printed (ISO 32000-1, table 165)."""


class _Item(msgspec.Struct, gc=False):
    """A bookmark's place among the others; ``within`` is how many there are below it."""

    number: int
    first: int = 0
    last: int = 0
    previous: int = 0
    following: int = 0
    within: int = 0


def destinations(places: Sequence[Destination], pages: Sequence[int]) -> bytes:
    """The names of places that links lead to: the page with the place at its top."""
    named = b" ".join(
        b"%b[%d 0 R/XYZ 0 %d 0]" % (text_string(one.name), pages[one.page], round(one.top))
        for one in sorted(places, key=lambda one: one.name)
    )
    return b"<</Dests<</Names[" + named + b"]>>>>"


def add_outline(file: PdfFile, headings: Sequence[PlacedHeading]) -> int:
    """A bookmark for each heading at its depth; the number of the outline."""
    root = _Item(file.reserve())
    first = file.reserve(len(headings))
    above = [root]
    linked: list[tuple[_Item, int, PlacedHeading]] = []
    siblings: dict[int, _Item] = {}
    for number, heading in zip(count(first), headings, strict=False):
        item = _Item(number)
        del above[heading.depth :]
        parent = above[-1]
        if parent.last:
            item.previous = parent.last
            siblings[parent.number].following = number
        parent.first, parent.last = parent.first or number, number
        siblings[parent.number] = item
        for one in above:
            one.within += 1
        linked.append((item, parent.number, heading))
        above.append(item)
    for item, over, heading in linked:
        file.add(_bookmark(item, over, heading), item.number)
    return file.add(b"<</Type/Outlines" + _below(root) + b">>", root.number)


def _bookmark(item: _Item, over: int, heading: PlacedHeading) -> bytes:
    """An outline item (table 153)."""
    beside = b"/Prev " + reference(item.previous) if item.previous else b""
    if item.following:
        beside += b"/Next " + reference(item.following)
    return b"<</Title%b/Dest%b/Parent %d 0 R%b%b>>" % (
        text_string(heading.section.heading.full_text),
        text_string(heading.destination.name),
        over,
        beside,
        _below(item),
    )


def _below(item: _Item) -> bytes:
    """All items are open: the count is that of all below."""
    if not item.within:
        return b""
    return b"/First %d 0 R/Last %d 0 R/Count %d" % (item.first, item.last, item.within)


def page_labels(front: int) -> bytes:
    """Pages are called as their footers number them: i, ii for ``front`` of them, then 1, 2, 3.

    ISO 32000-1, 12.4.2.
    """
    return b"<</Nums[%b%d<</S/D>>]>>" % (b"0<</S/r>>" if front else b"", front)


def add_links(
    file: PdfFile, links: Sequence[PlacedLink], pages: Sequence[int], tree: StructureTree
) -> dict[int, list[int]]:
    """The links, each part of its structure element; their numbers by the index of their page.

    They are printed, and their contents say where they lead (ISO 14289-1, 7.18.5).
    """
    on_pages: defaultdict[int, list[int]] = defaultdict(list)
    for link in links:
        number = file.reserve()
        on_pages[link.page].append(number)
        target = b"/Dest" + text_string(link.destination)
        if link.uri:
            target = b"/A<</S/URI/URI" + text_string(link.uri) + b">>"
        annotation = b"<</Type/Annot/Subtype/Link/Rect%b/Border[0 0 0]/F %d/Contents%b%b" % (
            numbers(link.box),
            PRINTED,
            text_string(link.text),
            target,
        )
        parent = tree.add_annotation(link.element, pages[link.page], number)
        file.add(annotation + b"/StructParent %d>>" % parent, number)
    return on_pages
