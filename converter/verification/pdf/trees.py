"""Trees of objects: structure elements with their kids, and the leaves of name and number trees."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

import msgspec

from converter.verification.expectation import link_mark
from converter.verification.pdf.file import File
from converter.verification.pdf.long_arrays import LongArray
from converter.verification.pdf.objects import Array, Dictionary, Reference, Value, text

MOST_NODES = 1_000_000
"""Of a tree with more nodes no more are read: it may lead back to itself."""


class Element(msgspec.Struct, frozen=True, gc=False):
    """A structure element, by the number of its object: 0 if it stands in another's."""

    number: int
    entries: Dictionary

    @property
    def page(self) -> int:
        """The number of the page that its content is on, or 0 (14.7.4.2)."""
        return number_of(self.entries.get("Pg"))


Kid: TypeAlias = "Element | int | Dictionary"
"""An element, a marked-content identifier, or a reference to marked content or an object."""


def number_of(value: Value) -> int:
    """The number of the object that is referred to; 0 if none is."""
    return value.number if isinstance(value, Reference) else 0


def kids(file: File, entries: Dictionary) -> Iterator[Kid]:
    """Elements, marked content by MCID, and references to both and to annotations (14.7.2)."""
    found = entries.get("K")
    resolved = file.resolved(found)
    for value in resolved if isinstance(resolved, Array | LongArray) else (found,):
        kid = file.resolved(value)
        if isinstance(kid, dict):
            yield Element(number_of(value), kid) if "S" in kid else kid
        elif isinstance(kid, int):
            yield kid


def elements(file: File, entries: Dictionary) -> Iterator[Element]:
    """The structure elements among the kids."""
    return (kid for kid in kids(file, entries) if isinstance(kid, Element))


def annotations_of(file: File, element: Element) -> Iterator[Dictionary]:
    """The annotations among the kids, and those of the links in it (14.7.4.3)."""
    for kid in kids(file, element.entries):
        if isinstance(kid, Element):
            if kid.entries.get("S") == "Link":
                yield from annotations_of(file, kid)
        elif isinstance(kid, dict) and "Obj" in kid:
            yield file.dictionary(kid, "Obj")


def uri_mark(file: File, element: Element) -> str:
    """The mark of a link out of the file, by its annotation (12.6.4.7)."""
    if element.entries.get("S") != "Link":
        return ""
    actions = (file.dictionary(one, "A") for one in annotations_of(file, element))
    uris = {file.text(action, "URI") for action in actions}
    return " and ".join(link_mark(uri) for uri in sorted(uris) if uri)


def numbers(file: File, tree: Dictionary) -> Iterator[tuple[int, Value]]:
    """The leaves of a number tree (7.9.7)."""
    for key, value in _leaves(file, tree, "Nums"):
        if isinstance(key, int):
            yield key, value


def names(file: File, tree: Dictionary) -> Iterator[tuple[str, Value]]:
    """The leaves of a name tree (7.9.6)."""
    for key, value in _leaves(file, tree, "Names"):
        yield text(key), value


def _leaves(file: File, tree: Dictionary, kind: str) -> Iterator[tuple[Value, Value]]:
    """Keys and values, node after node."""
    left = [tree]
    for _ in range(MOST_NODES):
        if not left:
            return
        node = left.pop()
        leaves = file.items(node, kind)
        yield from zip(leaves, leaves, strict=False)
        inner = [file.resolved(kid) for kid in file.items(node, "Kids")]
        left += [kid for kid in reversed(inner) if isinstance(kid, dict)]
