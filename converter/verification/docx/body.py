"""Read the body: each paragraph is of the kind that its style is named for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import count

from lxml import etree

from converter.verification.docx.parts import Parts, W, value
from converter.verification.pieces import Fault, Piece, Run, joined

KINDS: Mapping[str, str] = {"body text": "paragraph"}
"""Names of styles, in lower case, that are called otherwise in other formats."""

CHARACTERS: Mapping[str, str] = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\r"}
"""Elements that stand for a character (17.3.3)."""

XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
"""Without this attribute, white space around a text does not count (17.3.3.31)."""

SILENT = frozenset(f"{W}{name}" for name in ("rPr", "pPr", "bookmarkStart", "bookmarkEnd"))
"""Elements that hold no text of the document."""


class Body:
    """Reads the body; what does not belong there is a fault."""

    def __init__(self, parts: Parts) -> None:
        self.faults: list[Fault] = []
        self._body = parts.document.find(f"{W}body")
        self._names = {
            style.get(f"{W}styleId", ""): value(style, "name").lower()
            for style in parts.styles.iterfind(f"{W}style")
        }

    def pieces(self) -> Iterator[Piece]:
        """The paragraphs in their order."""
        numbers = count(1)
        for element in [] if self._body is None else self._body.iterchildren():
            if element.tag == f"{W}p":
                yield self._paragraph(element, f"paragraph {next(numbers)}")
            elif element.tag != f"{W}sectPr":
                self._wonder(element, "the body")

    def _paragraph(self, paragraph: etree._Element, place: str) -> Piece:
        name = self._style(paragraph.find(f"{W}pPr/{W}pStyle"), place)
        runs = joined(list(self._runs(paragraph, place)))
        return Piece(KINDS.get(name, name), runs, place=place)

    def _runs(self, parent: etree._Element, place: str) -> Iterator[Run]:
        for element in parent.iterchildren():
            if element.tag == f"{W}r":
                style = element.find(f"{W}rPr/{W}rStyle")
                mark = "" if style is None else self._style(style, place)
                if element.find(f"{W}rPr/{W}vanish") is not None:
                    self.faults.append(Fault(place, "text is hidden"))
                yield mark, "".join(self._texts(element, place))
            elif element.tag not in SILENT:
                self._wonder(element, place)

    def _texts(self, run: etree._Element, place: str) -> Iterator[str]:
        for element in run.iterchildren():
            if element.tag == f"{W}t":
                text = element.text or ""
                yield text if element.get(XML_SPACE) == "preserve" else text.strip(" \t\r\n")
            elif element.tag in CHARACTERS:
                yield CHARACTERS[element.tag]
            elif element.tag not in SILENT:
                self._wonder(element, place)

    def _style(self, reference: etree._Element | None, place: str) -> str:
        identifier = "" if reference is None else reference.get(f"{W}val", "")
        if identifier not in self._names:
            self.faults.append(Fault(place, f"there is no style {identifier!r}"))
        return self._names.get(identifier, identifier)

    def _wonder(self, element: etree._Element, place: str) -> None:
        self.faults.append(Fault(place, f"{_name(element)} does not belong there"))


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else "a comment"
