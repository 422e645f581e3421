"""Read the body and the notes: each paragraph is of the kind that its style is named for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import chain, count

from lxml import etree

from converter.verification.docx.due import LIKE, NOTE, without_note_marks
from converter.verification.docx.parts import Parts, W, value
from converter.verification.docx.runs import BOOKMARK, NAME, RunReader
from converter.verification.expectation import digest
from converter.verification.pieces import Entry, Fault, Piece, Run, joined, text_of

CONTENTS = "table of contents"
CONTENTS_HEADING, CONTENTS_ENTRY = "toc heading", "toc "
HEADING, RUN_IN = "heading", "run-in heading"
TABLE_END = "table end"
"""The style of an empty paragraph that parts tables, or follows the last."""

TOC_BOOKMARK = "_Toc"

PARAGRAPH, PROPERTIES, STYLE, SECTION = f"{W}p", f"{W}pPr", f"{W}pStyle", f"{W}sectPr"
VALUE = f"{W}val"

ROWS = (f"{W}tblPr", f"{W}tblGrid")
"""What a table has beside its rows."""


class Body:
    """Reads the body; what does not belong there is a fault.

    ``entries`` are those of the printed table of contents, after its heading; ``pictures`` are
    digests, and ``sections`` the properties of the sections, as they are met.
    """

    def __init__(self, parts: Parts) -> None:
        self.faults: list[Fault] = []
        self.entries: list[Entry] = []
        self.pictures: list[str] = []
        self.sections: list[etree._Element] = []
        self._parts, self._has_begun = parts, False
        self._names = {
            style.get(f"{W}styleId", ""): value(style, "name").lower()
            for style in parts.styles.iterfind(f"{W}style")
        }
        self._runs = RunReader(self._style, self._wonder, parts.targets())

    def pieces(self) -> Iterator[Piece]:
        """The paragraphs in their order, notes last: those that are referred to come first.

        At their end the rest of what was read is complete.
        """
        notes = []
        for piece in self._blocks(self._parts.body()):
            if piece.kind == NOTE:
                notes.append(piece)
            else:
                yield piece
        self.pictures = [digest(self._parts.picture(one)) for one in self._runs.pictures]
        yield from map(without_note_marks, self._footnotes(self._runs.notes))
        yield from map(without_note_marks, notes)

    def _blocks(self, elements: Iterable[etree._Element]) -> Iterator[Piece]:
        numbers = count(1)
        for element in elements:
            if element.tag == PARAGRAPH:
                yield from self._paragraph(element, f"paragraph {next(numbers)}")
            elif element.tag == f"{W}tbl":
                yield from self._table(element, f"paragraph {next(numbers)}")
            elif element.tag == SECTION:
                self.sections.append(element)
            else:
                self._wonder(element, "the body")

    def _paragraph(self, paragraph: etree._Element, place: str) -> Iterator[Piece]:
        name = self._style(self._style_of(paragraph), place)
        name = LIKE.get(name, name)
        runs = list(self._runs.of(paragraph, place))
        if name.startswith(CONTENTS_ENTRY):
            self._enter(name, paragraph, runs)
            if self._has_begun:
                self.faults.append(Fault(place, "a line of the table of contents is in the text"))
            return
        self._has_begun = True
        is_run_in = bool(runs) and runs[0][0].startswith(RUN_IN)
        anchor = _bookmark(paragraph) if is_run_in or name.startswith(HEADING) else ""
        if is_run_in:
            (kind, text), *runs = runs
            yield Piece(kind, joined([("", text)]), place=place, anchor=anchor)
        if name != TABLE_END or any(text for _, text in runs):
            yield Piece(name, joined(runs), place=place, anchor=anchor)

    def _style_of(self, paragraph: etree._Element) -> etree._Element | None:
        """What names the style of a paragraph; the section that ends with it is noted."""
        style = None
        properties = paragraph.iterfind(PROPERTIES)  # of a damaged file there may be more
        for one in chain.from_iterable(properties):
            if one.tag == SECTION:
                self.sections.append(one)
            elif one.tag == STYLE and style is None:
                style = one
        return style

    def _enter(self, name: str, paragraph: etree._Element, runs: list[Run]) -> None:
        """An entry's number comes when the field is updated: it ends with the tab before it."""
        level = name.removeprefix(CONTENTS_ENTRY)
        link = paragraph.find(f"{W}hyperlink")
        target = "" if link is None else link.get(f"{W}anchor", "")
        text = text_of(runs).removesuffix("\t")
        self.entries.append(Entry(int(level) if level.isdecimal() else 0, text, target))

    def _table(self, table: etree._Element, place: str) -> Iterator[Piece]:
        number = 0
        for row in table.iterchildren():
            if row.tag != f"{W}tr":
                if row.tag not in ROWS:
                    self._wonder(row, place)
                continue
            number += 1
            for cell in row.iterfind(f"{W}tc"):
                within = ("table", f"row {number}")
                for paragraph in cell.iterfind(f"{W}p"):
                    for piece in self._paragraph(paragraph, place):
                        yield Piece(piece.kind, piece.runs, within, place=place)

    def _footnotes(self, referred: Sequence[str]) -> Iterator[Piece]:
        """The notes at the feet of pages, in the order of their references (17.11)."""
        part = self._parts.optional("footnotes")
        notes = {} if part is None else {
            note.get(f"{W}id", ""): note
            for note in part.iterfind(f"{W}footnote")
            if note.get(f"{W}type") is None
        }  # fmt: skip
        self._check_referred(notes.keys(), referred)
        targets = {} if part is None else self._parts.targets("footnotes")
        self._runs = RunReader(self._style, self._wonder, targets)
        for identifier in referred:
            if identifier in notes:
                for paragraph in notes[identifier].iterfind(f"{W}p"):
                    yield from self._paragraph(paragraph, f"footnote {identifier}")

    def _check_referred(self, notes: Set[str], referred: Sequence[str]) -> None:
        """Each note is referred to once, with whatever links to that place beside."""
        for identifier, times in Counter(referred).items():
            if identifier not in notes:
                self.faults.append(Fault("the body", f"it refers to no footnote {identifier!r}"))
            elif times > 1:
                self.faults.append(Fault("the body", f"it has footnote {identifier} twice"))
        for identifier in sorted(notes - set(referred)):
            self.faults.append(Fault(f"footnote {identifier}", "nothing refers to it"))

    def _style(self, reference: etree._Element | None, place: str) -> str:
        identifier = "" if reference is None else reference.get(VALUE, "")
        if identifier not in self._names:
            self.faults.append(Fault(place, f"there is no style {identifier!r}"))
        return self._names.get(identifier, identifier)

    def _wonder(self, element: etree._Element, place: str) -> None:
        name = etree.QName(element).localname if isinstance(element.tag, str) else "a comment"
        self.faults.append(Fault(place, f"{name} does not belong there"))


def _bookmark(paragraph: etree._Element) -> str:
    """The bookmark by which the table of contents leads to a heading."""
    for bookmark in paragraph.iterfind(BOOKMARK):
        name = bookmark.get(NAME, "")
        if name.startswith(TOC_BOOKMARK):
            return name
    return ""
