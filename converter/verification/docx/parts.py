"""The parts of the package by their relations (ECMA-376-2)."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from converter.verification.container import Container, consumed, resolved
from converter.verification.pieces import UnreadableError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


class Parts:
    """The styles of a file, and the other parts as they are asked for."""

    def __init__(self, container: Container) -> None:
        self.container = container
        main = _related(_relations(container, ""), "officeDocument", "")
        self._main, self._relations = main, _relations(container, main)
        self.styles = self.related("styles")

    def body(self) -> Iterator[etree._Element]:
        """What stands in the body of the document, one element at a time."""
        for document, whole in self.container.growing(self._main, f"{W}document"):
            body = document.find(f"{W}body")
            if body is not None:
                yield from (one for one, is_whole in consumed(body, whole=whole) if is_whole)

    def related(self, kind: str) -> etree._Element:
        """The part that the document is related to in this way."""
        return self.container.xml(_related(self._relations, kind, self._main))

    def optional(self, kind: str) -> etree._Element | None:
        """The part of this kind, if there is one."""
        relations = (one.get("Type") for one in self._relations)
        return self.related(kind) if OFFICE + kind in relations else None

    def targets(self, kind: str = "") -> dict[str, str]:
        """Where the relations of the part of this kind, or of the document, lead to."""
        part = _related(self._relations, kind, self._main) if kind else self._main
        if not self.container.has(relations_of(part)):
            return {}
        return {
            one.get("Id", ""): one.get("Target", "") for one in _relations(self.container, part)
        }

    def part(self, target: str) -> etree._Element:
        """A part of XML that a relation of the document leads to."""
        return self.container.xml(resolved(target, self._main).lstrip("/"))

    def picture(self, target: str) -> bytes:
        """The file of a picture of the document."""
        return self.container.read(resolved(target, self._main).lstrip("/"))


def relations_of(part: str) -> str:
    """The part that has the relations of another (ECMA-376-2, 9.3)."""
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels".lstrip("/")


def _relations(container: Container, part: str) -> etree._Element:
    return container.xml(relations_of(part))


def _related(relations: etree._Element, kind: str, part: str) -> str:
    for relation in relations:
        if relation.get("Type") == OFFICE + kind:
            return resolved(relation.get("Target", ""), part).lstrip("/")
    raise UnreadableError(f"{part or 'the package'} is related to no {kind}")


def value(element: etree._Element, path: str) -> str:
    """The ``w:val`` of a descendant, or nothing."""
    found = element.find("/".join(f"{W}{step}" for step in path.split("/")))
    return "" if found is None else found.get(f"{W}val", "")
