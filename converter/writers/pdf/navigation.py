"""What a reader moves by: the outline, named destinations and page labels (ISO 32000-1, 12.3)."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence

from converter.writers.pdf.file import PdfFile
from converter.writers.pdf.objects import numbers, reference, text_string
from converter.writers.pdf.places import NOWHERE, PlacedLink, Places, Targets
from converter.writers.pdf.structure import StructureTree
from converter.writers.pdf.trees import add_tree

PRINTED = 4
"""The flag of an annotation that is printed (ISO 32000-1, table 165)."""


def add_destinations(file: PdfFile, targets: Iterable[Targets], pages: Sequence[int]) -> int:
    """The name tree of the places that links lead to (12.3.2.3); the number of its owner."""
    return file.add(b"<</Dests<<" + add_tree(file, b"Names", _named(targets, pages)) + b">>>>")


def _named(targets: Iterable[Targets], pages: Sequence[int]) -> Iterator[tuple[bytes, bytes]]:
    """The names in order, each with its page and the place at the top of that."""
    for own in sorted(targets, key=lambda one: one.kind):
        for number in _by_name(len(own.pages)):
            page, top = own.pages[number - 1], own.tops[number - 1]
            if page != NOWHERE:
                name = text_string(f"{own.kind}-{number}")
                yield name, b"[%d 0 R/XYZ 0 %d 0]" % (pages[page], top)


def _by_name(count: int) -> Iterator[int]:
    """The numbers from 1 to ``count`` in the order of their digits: 1, 10, 11, 2."""
    number = 1
    for _ in range(count):
        yield number
        if number * 10 <= count:
            number *= 10
            continue
        while number % 10 == 9 or number == count:
            number //= 10
        number += 1


def add_outline(file: PdfFile, places: Places) -> int:
    """A bookmark for each heading at its depth; the number of the outline."""
    root, count = file.reserve(), len(places.depths)
    first = file.reserve(count)
    following, last = _spans(places.depths)
    above, before = [root], [0]
    for place, depth in enumerate(places.depths):
        del above[depth:], before[depth + 1 :]
        before += [0] * (depth + 1 - len(before))
        after, number = following[place], first + place
        beside = b"/Prev " + reference(before[depth]) if before[depth] else b""
        if after < count and places.depths[after] == depth:
            beside += b"/Next " + reference(first + after)
        within = _below(number + 1, first + last[place], after - place - 1)
        file.add(_bookmark(places, place, above[-1], beside + within), number)
        above.append(number)
        before[depth] = number
    return file.add(b"<</Type/Outlines" + _below(first, first + last[count], count) + b">>", root)


def _spans(depths: Sequence[int]) -> tuple[Sequence[int], Sequence[int]]:
    """Of bookmarks by their places: the next that is not below each, and the last right below it.

    The end stands for the whole, which all are below. No depth is skipped.
    """
    count = len(depths)
    following, last = array("I", [count]) * count, array("I", [0]) * (count + 1)
    next_up_to, latest = [count], [0, 0]
    for place in range(count - 1, -1, -1):
        depth = depths[place]
        following[place] = next_up_to[min(depth, len(next_up_to) - 1)]
        del next_up_to[depth:]
        next_up_to += [next_up_to[-1]] * (depth - len(next_up_to))
        next_up_to.append(place)
        if depth + 1 < len(latest):
            last[place] = latest[depth + 1]
            del latest[depth + 1 :]
        latest += [0] * (depth + 1 - len(latest))
        latest[depth] = latest[depth] or place
    last[count] = latest[1]
    return following, last


def _bookmark(places: Places, place: int, over: int, beside: bytes) -> bytes:
    """An outline item (table 153)."""
    return b"<</Title%b/Dest%b/Parent %d 0 R%b>>" % (
        text_string(places.sections[place].heading.name),
        text_string(f"{places.headings.kind}-{places.numbers[place]}"),
        over,
        beside,
    )


def _below(first: int, last: int, count: int) -> bytes:
    """All items are open: the count is that of all below."""
    return b"/First %d 0 R/Last %d 0 R/Count %d" % (first, last, count) if count else b""


def page_labels(front: int) -> bytes:
    """Pages are called as their footers number them: i, ii for ``front`` of them, then 1, 2, 3.

    ISO 32000-1, 12.4.2.
    """
    return b"<</Nums[%b%d<</S/D>>]>>" % (b"0<</S/r>>" if front else b"", front)


def add_links(
    file: PdfFile, links: Iterable[PlacedLink], page: int, tree: StructureTree
) -> list[int]:
    """The links of a page, each part of its structure element; their numbers.

    They are printed, and their contents say where they lead (ISO 14289-1, 7.18.5).
    """
    numbers_of_links = []
    for link in links:
        number = file.reserve()
        numbers_of_links.append(number)
        target = b"/Dest" + text_string(link.destination)
        if link.uri:
            target = b"/A<</S/URI/URI" + text_string(link.uri) + b">>"
        annotation = b"<</Type/Annot/Subtype/Link/Rect%b/Border[0 0 0]/F %d/Contents%b%b" % (
            numbers(link.box),
            PRINTED,
            text_string(link.text),
            target,
        )
        parent = tree.add_annotation(link.element, page, number)
        file.add(annotation + b"/StructParent %d>>" % parent, number)
    return numbers_of_links
