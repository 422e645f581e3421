"""Read the runs of a paragraph: text with the name of its character style (17.3.2)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from lxml import etree

from converter.verification.docx.parts import W
from converter.verification.expectation import NOTE_MARK, link_mark, note_mark
from converter.verification.pieces import Run

CHARACTERS: Mapping[str, str] = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\r"}
"""Elements that stand for a character (17.3.3)."""

MARKS: Mapping[str, str] = {
    "footnote reference": NOTE_MARK, "signer": "", "parted space": ""
}  # fmt: skip
"""Character styles that are called otherwise than what they mark; some mark nothing of the text."""

LABEL_TAB = "label tab", "\t"
"""What moves the text of an item, or the right side of a line, to its place: no character of it."""

SILENT = frozenset(
    f"{W}{name}"
    for name in (
        "rPr", "pPr", "bookmarkEnd", "footnoteReference", "fldChar", "instrText"
    )
)  # fmt: skip
"""Elements that hold no text of the document."""

RUN, TEXT, LINK, BOOKMARK = f"{W}r", f"{W}t", f"{W}hyperlink", f"{W}bookmarkStart"
PROPERTIES, STYLE, HIDDEN = f"{W}rPr", f"{W}rStyle", f"{W}vanish"
REFERENCE, NAME = f"{W}footnoteReference", f"{W}name"

XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
"""Without this attribute, white space around a text does not count (17.3.3.31)."""

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
DESCRIBED = ".//{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"

Style = Callable[[etree._Element | None, str], str]
Wonder = Callable[[etree._Element, str], None]


class RunReader:
    """Reads the runs of a part; ``pictures`` are where the pictures among them are.

    ``notes`` are the identifiers of the footnotes that they refer to, in that order. ``style``
    names a style, ``wonder`` takes what does not belong there, and ``targets`` are those of the
    part's relations.
    """

    def __init__(self, style: Style, wonder: Wonder, targets: Mapping[str, str]) -> None:
        self.pictures: list[str] = []
        self.notes: list[str] = []
        self._bookmarks: dict[str, int] = {}
        self._open_bookmarks: list[str] = []
        self._style, self._wonder, self._targets = style, wonder, targets

    def of(self, parent: etree._Element, place: str) -> Iterator[Run]:
        """The runs of a paragraph, and of the links in it."""
        for element in parent.iterchildren():
            tag = element.tag
            if tag == RUN:
                yield self._run(element, place)
            elif tag == LINK:
                yield from self._link(element, place)
            elif tag == BOOKMARK:
                self._open_bookmarks.append(element.get(NAME, ""))
            elif tag not in SILENT:
                self._wonder(element, place)

    def _link(self, link: etree._Element, place: str) -> Iterator[Run]:
        """A link out of the file, or to the first mark of a note; others have no mark of theirs."""
        target = self._targets.get(link.get(f"{R}id", ""))
        number = self._bookmarks.get(link.get(f"{W}anchor", ""), 0)
        for mark, text in self.of(link, place):
            if target is not None:
                yield link_mark(target), text
            else:
                yield note_mark(number) if mark == NOTE_MARK else mark, text

    def _run(self, run: etree._Element, place: str) -> Run:
        # Of a damaged file there may be more properties than one.
        marks = [self._mark(one, place) for one in run.iterfind(PROPERTIES)]
        mark = next(filter(None, marks), "")
        reference = run.find(REFERENCE)
        if reference is not None:
            mark = self._refer(reference, mark)
        found = mark, "".join(self._texts(run, place))
        return ("", "") if found == LABEL_TAB else found

    def _mark(self, properties: etree._Element, place: str) -> str:
        """What the style of a run says of it; none of ours is hidden."""
        hidden = properties.find(HIDDEN)
        if hidden is not None:
            self._wonder(hidden, place)
        style = properties.find(STYLE)
        mark = "" if style is None else self._style(style, place)
        return MARKS.get(mark, mark)

    def _refer(self, reference: etree._Element, mark: str) -> str:
        """The mark of the first reference to a note, which bookmarks lead to (17.11.14)."""
        self.notes.append(reference.get(f"{W}id", ""))
        for name in self._open_bookmarks:
            self._bookmarks[name] = len(self.notes)
        self._open_bookmarks.clear()
        return note_mark(len(self.notes)) if mark == NOTE_MARK else mark

    def _texts(self, run: etree._Element, place: str) -> Iterator[str]:
        for element in run.iterchildren():
            if element.tag == TEXT:
                text = element.text or ""
                yield text if element.get(XML_SPACE) == "preserve" else text.strip(" \t\r\n")
            elif element.tag in CHARACTERS:
                yield CHARACTERS[element.tag]
            elif element.tag == f"{W}drawing":
                yield self._drawing(element)
            elif element.tag not in SILENT:
                self._wonder(element, place)

    def _drawing(self, drawing: etree._Element) -> str:
        """What a picture shows, in words."""
        for picture in drawing.iter(PICTURE):
            self.pictures.append(self._targets.get(picture.get(f"{R}embed", ""), ""))
        described = drawing.find(DESCRIBED)
        return "" if described is None else described.get("descr", "")
