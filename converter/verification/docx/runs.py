"""Read the runs of a paragraph: text with the name of its character style (17.3.2)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from lxml import etree

from converter.verification.docx.parts import W
from converter.verification.pieces import Run

CHARACTERS: Mapping[str, str] = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\r"}
"""Elements that stand for a character (17.3.3)."""

SILENT = frozenset(
    f"{W}{name}"
    for name in (
        "rPr", "pPr", "bookmarkStart", "bookmarkEnd", "footnoteReference", "fldChar", "instrText"
    )
)  # fmt: skip
"""Elements that hold no text of the document."""

XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
"""Without this attribute, white space around a text does not count (17.3.3.31)."""

DESCRIBED = ".//{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"

Style = Callable[[etree._Element | None, str], str]
Wonder = Callable[[etree._Element, str], None]


class RunReader:
    """Reads runs; ``style`` names a style, and ``wonder`` takes what does not belong there."""

    def __init__(self, style: Style, wonder: Wonder) -> None:
        self._style, self._wonder = style, wonder

    def of(self, parent: etree._Element, place: str) -> Iterator[Run]:
        """The runs of a paragraph, and of the links in it."""
        for element in parent.iterchildren():
            if element.tag == f"{W}r":
                yield self._run(element, place)
            elif element.tag == f"{W}hyperlink":
                yield from self.of(element, place)
            elif element.tag not in SILENT:
                self._wonder(element, place)

    def _run(self, run: etree._Element, place: str) -> Run:
        style = run.find(f"{W}rPr/{W}rStyle")
        mark = "" if style is None else self._style(style, place)
        hidden = run.find(f"{W}rPr/{W}vanish")
        if hidden is not None:
            self._wonder(hidden, place)
        return mark, "".join(self._texts(run, place))

    def _texts(self, run: etree._Element, place: str) -> Iterator[str]:
        for element in run.iterchildren():
            if element.tag == f"{W}t":
                text = element.text or ""
                yield text if element.get(XML_SPACE) == "preserve" else text.strip(" \t\r\n")
            elif element.tag in CHARACTERS:
                yield CHARACTERS[element.tag]
            elif element.tag == f"{W}drawing":
                described = element.find(DESCRIBED)
                yield "" if described is None else described.get("descr", "")
            elif element.tag not in SILENT:
                self._wonder(element, place)
