"""Trees of objects: the kids of structure elements, and the leaves of name and number trees."""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, Object

from converter.verification.expectation import link_mark


def kids(element: Object) -> Iterator[Object | int]:
    """Elements, marked content by MCID, and references to both and to annotations (14.7.2)."""
    found = element.get("/K")
    if isinstance(found, Array):
        yield from found
    elif found is not None:
        yield found


def elements(element: Object) -> Iterator[Object]:
    """The structure elements among the kids."""
    for kid in kids(element):
        if not isinstance(kid, int) and "/S" in kid:
            yield kid


def annotations_of(element: Object) -> Iterator[Object]:
    """The annotations among the kids, and those of the links in it (14.7.4.3)."""
    for kid in kids(element):
        if isinstance(kid, int):
            continue
        if "/Obj" in kid:
            yield kid.Obj
        elif kid.get("/S") == Name.Link:
            yield from annotations_of(kid)


def uri_mark(element: Object) -> str:
    """The mark of a link out of the file, by its annotation (12.6.4.7)."""
    if Name.Link == element.S:
        uris = {str(one.get("/A", Dictionary()).get("/URI", "")) for one in annotations_of(element)}
        return " and ".join(link_mark(uri) for uri in sorted(uris) if uri)
    return ""


def numbers(tree: Object | None) -> Iterator[tuple[int, Object]]:
    """The leaves of a number tree (7.9.7)."""
    if not isinstance(tree, Dictionary):
        return
    leaves = list(tree.get("/Nums", Array()))
    yield from zip(map(int, leaves[::2]), leaves[1::2], strict=False)
    for kid in tree.get("/Kids", Array()):
        yield from numbers(kid)


def names(tree: Object | None) -> Iterator[tuple[str, Object]]:
    """The leaves of a name tree (7.9.6)."""
    if not isinstance(tree, Dictionary):
        return
    leaves = list(tree.get("/Names", Array()))
    yield from zip(map(str, leaves[::2]), leaves[1::2], strict=False)
    for kid in tree.get("/Kids", Array()):
        yield from names(kid)
