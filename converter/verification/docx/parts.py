"""The parts of the package by their relations (ECMA-376-2)."""

from __future__ import annotations

from lxml import etree

from converter.verification.container import Container, resolved
from converter.verification.pieces import UnreadableError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


class Parts:
    """Document and styles of a file, and the other parts as they are asked for."""

    def __init__(self, container: Container) -> None:
        self.container = container
        main = _related(_relations(container, ""), "officeDocument", "")
        self._main, self._relations = main, _relations(container, main)
        self.document = container.xml(main)
        self.styles = self.related("styles")

    def related(self, kind: str) -> etree._Element:
        """The part that the document is related to in this way."""
        return self.container.xml(_related(self._relations, kind, self._main))

    def optional(self, kind: str) -> etree._Element | None:
        """The part of this kind, if there is one."""
        relations = (one.get("Type") for one in self._relations)
        return self.related(kind) if OFFICE + kind in relations else None


def _relations(container: Container, part: str) -> etree._Element:
    folder, _, name = part.rpartition("/")
    return container.xml(f"{folder}/_rels/{name}.rels".lstrip("/"))


def _related(relations: etree._Element, kind: str, part: str) -> str:
    for relation in relations:
        if relation.get("Type") == OFFICE + kind:
            return resolved(relation.get("Target", ""), part).lstrip("/")
    raise UnreadableError(f"{part or 'the package'} is related to no {kind}")


def value(element: etree._Element, path: str) -> str:
    """The ``w:val`` of a descendant, or nothing."""
    found = element.find("/".join(f"{W}{step}" for step in path.split("/")))
    return "" if found is None else found.get(f"{W}val", "")
