"""Read the structure tree: elements with the text of their marked content (ISO 32000-1, 14.7)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from converter.verification.expectation import NOTE_MARK
from converter.verification.pdf.content import Marked
from converter.verification.pdf.file import File
from converter.verification.pdf.links import Links
from converter.verification.pdf.navigation import ContentsEntry, anchor_of
from converter.verification.pdf.notes import NotePlace, Notes
from converter.verification.pdf.objects import Dictionary, Reference, Value, text
from converter.verification.pdf.ownership import Ownership, Part
from converter.verification.pdf.pages import Page, Pages
from converter.verification.pdf.trees import (
    Element,
    annotations_of,
    elements,
    kids,
    number_of,
    uri_mark,
)
from converter.verification.pieces import (
    LINE_END,
    Fault,
    Piece,
    Run,
    UnreadableError,
    joined,
    text_of,
)

KINDS: Mapping[str, str] = {
    "Title": "title",
    "P": "paragraph",
    "Lbl": "label",
    "TH": "head cell",
    "TD": "cell",
    "Caption": "caption",
    **{f"H{level}": f"heading {level}" for level in range(1, 7)},
}
"""The structure types of what holds text (14.8.4)."""

CELLS = frozenset({"TH", "TD"})

GROUPS: Mapping[str, str] = {
    "BlockQuote": "quote",
    "L": "list",
    "LI": "",
    "LBody": "",
    "Table": "table",
    "Note": "note",
}
"""The structure types of what stands around it."""

MARKS: Mapping[str, str] = {
    "Span": "span",
    "Link": "link",
    "Reference": NOTE_MARK,
    "Code": "code",
}
"""The structure types of what is marked in it."""


Within = tuple[str, ...]


class Structure:
    """The pieces of the document, in the order of the tree, each read when it is asked for.

    ``entries`` are those of the printed table of contents, which is on the ``front`` pages before
    page 1; ``notes`` say where the notes are and what leads to them; ``pictures`` are those shown,
    one figure after another. What is no text of the contents is also given to ``show``, as its
    glyphs say it: the body, then the notes.
    """

    def __init__(self, file: File, pages: Pages, front: int, show: Callable[[str], None]) -> None:
        self._file, self._pages, self._front, self._show_text = file, pages, front, show
        self.faults: list[Fault] = []
        self.entries: list[ContentsEntry] = []
        self.notes = Notes([], {})
        self.pictures: list[Reference | None] = []
        self.links = Links(file, pages)
        self._root = file.dictionary(file.root, "StructTreeRoot")
        if not self._root or not file.get(file.dictionary(file.root, "MarkInfo"), "Marked"):
            raise UnreadableError("it is not tagged")
        self.ownership = Ownership(file, self._root, pages, self._fault)
        self._has_title_role = file.text(file.dictionary(self._root, "RoleMap"), "Title") == "P"
        self._part: Part = "body"
        self._is_cell = False
        self._destinations: list[Value] = []
        self._first: tuple[Page, Marked] | None = None
        self._note_texts: list[str] = []

    def pieces(self) -> Iterator[Piece]:
        """The pieces: those of notes, which stand at the feet of pages, are the last."""
        notes: list[Piece] = []
        for element in elements(self._file, self._root):
            for piece in self._group(element, ()):
                if "note" in piece.within:
                    notes.append(piece)
                else:
                    yield piece
        for shown in self._note_texts:
            self._show_text(shown)
        yield from notes

    def _group(self, element: Element, within: Within) -> Iterator[Piece]:
        """The elements of what holds no text itself."""
        row = 0
        for kid in kids(self._file, element.entries):
            if isinstance(kid, Element):
                tag = self._tag(kid, element)
                row += tag == "TR"
                inner = (*within, f"row {row}") if tag == "TR" else within
                yield from self._element(kid, tag, inner)
            elif self._direct(element, kid).strip(LINE_END):
                self._fault("a text is in no element of text", "structure tree")

    def _element(self, element: Element, tag: str, within: Within) -> Iterator[Piece]:
        if tag in KINDS:
            self._is_cell = tag in CELLS
            yield self._piece(element, KINDS[tag], within)
            self._is_cell = False
        elif tag == "TOC":
            self._contents(element)
        elif tag == "Figure":
            yield self._figure(element, within)
        elif tag == "Note":
            yield from self._note(element, within)
        elif tag in GROUPS:
            yield from self._group(element, (*within, *filter(None, [GROUPS[tag]])))
        elif tag == "TR":
            self.ownership.open_row()
            yield from self._group(element, within)
        elif tag == "Div":
            yield from self._group(element, (*within, self._name_of_division(element)))
        else:
            self._fault(f"no file of ours has an element {tag}", "structure tree")

    def _name_of_division(self, division: Element) -> str:
        """What it is by what is in it: a picture, lines of code, or else of verse."""
        inner = [*elements(self._file, division.entries)]
        if any(kid.entries.get("S") == "Figure" for kid in inner):
            return "figure"
        first = next(elements(self._file, inner[0].entries), None) if inner else None
        return "code" if first and first.entries.get("S") == "Code" else "verse"

    def _figure(self, element: Element, within: Within) -> Piece:
        """The pictures of a figure, which are among the resources of its page."""
        alternate = self._file.text(element.entries, "Alt")
        self._first = None
        self._take(element, "", [])
        if self._first is None or not self._first[1].pictures:
            self._fault(f"there is no picture of {alternate}", "structure tree")
        else:
            page, marked = self._first
            resources = self._file.dictionary(page.entries, "Resources")
            shown = self._file.dictionary(resources, "XObject")
            found = (shown.get(name[1:]) for name in marked.pictures)
            self.pictures += (one if isinstance(one, Reference) else None for one in found)
        return Piece("picture", (("", alternate),), within)

    def _note(self, element: Element, within: Within) -> Iterator[Piece]:
        self._part = "note"
        anchor = None
        for piece in self._group(element, (*within, "note")):
            anchor = piece.anchor if anchor is None else anchor
            yield piece
        labels = (
            one for one in elements(self._file, element.entries) if one.entries.get("S") == "Lbl"
        )
        back = [one.get("Dest") for label in labels for one in annotations_of(self._file, label)]
        self.notes.places.append(NotePlace(anchor or "", tuple(back)))
        self._part = "body"

    def _piece(self, element: Element, kind: str, within: Within) -> Piece:
        runs: list[Run] = []
        self._first = None
        self._take(element, "", runs)
        if kind == "label":
            runs = [("", text) for _, text in runs]  # a note's is a link
        place = self._first[0].place if self._first else ""
        if self._first and self._first[0].number <= self._front:
            within = ("contents", *within)
        return Piece(kind, joined(runs), within, place=place, anchor=self._anchor())

    def _anchor(self) -> str:
        """Page and base line of the first line, which destinations are compared with."""
        if self._first is None or not self._first[1].places:
            return ""
        page, marked = self._first
        return anchor_of(page.number, marked.places[0][1])

    def _take(self, element: Element, mark: str, runs: list[Run]) -> None:
        """Add the content of an element: its own, and that of the marks in it."""
        for kid in kids(self._file, element.entries):
            if not isinstance(kid, Element):
                runs.append((mark, self._direct(element, kid)))
            elif (tag := self._tag(kid, element)) in MARKS:
                own = mark or uri_mark(self._file, kid) or self._note_mark(kid) or MARKS[tag]
                self._take(kid, own, runs)
            else:
                self._fault(f"no file of ours has a {tag} in a text", "structure tree")

    def _note_mark(self, element: Element) -> str:
        """The mark of a reference to a note: the names that it leads to, which are looked up."""
        if self._part == "contents" or element.entries.get("S") != "Reference":
            return ""
        names = {text(one.get("Dest")) for one in annotations_of(self._file, element)}
        if not names:
            return ""
        mark = f"{NOTE_MARK} to {', '.join(sorted(names))}"
        inner = next(elements(self._file, element.entries), element)
        page = self._pages.number(element.entries.get("Pg", inner.entries.get("Pg")))
        self.notes.marks.setdefault(mark, f"page {page}" if page else "")
        return mark

    def _direct(self, element: Element, kid: int | Dictionary) -> str:
        """What of an element is no element: marked content, or an annotation (14.7.4)."""
        if isinstance(kid, int):
            return self._content(element, self._pages.number(element.entries.get("Pg")), kid)
        if kid.get("Type") == "MCR":
            mcid = int(self._file.number(kid, "MCID"))
            return self._content(element, self._pages.number(kid.get("Pg")), mcid)
        self._destinations.append(self._file.dictionary(kid, "Obj").get("Dest"))
        self.links.add(element, kid)
        return ""

    def _content(self, element: Element, number: int, mcid: int) -> str:
        """The text of a marked content, which belongs to one element only."""
        page = self._pages.page(number) if number else None
        marked = page.text.marked.get(mcid) if page else None
        if page is None or marked is None:
            self._fault(f"there is no marked content {mcid}", page.place if page else "pages")
            return ""
        self._first = self._first or (page, marked)
        part = "contents" if page.number <= self._front else self._part
        self.ownership.take(element, page, mcid, marked, part, is_cell=self._is_cell)
        if part == "body":
            self._show_text(marked.shown)
        elif part == "note":
            self._note_texts.append(marked.shown)
        return marked.said

    def _contents(self, table: Element) -> None:
        """The entries of the printed table of contents, which are no pieces."""
        self._part = "contents"
        for item in elements(self._file, table.entries):
            runs: list[Run] = []
            self._destinations = []
            self._take(item, "", runs)
            self.entries.append(ContentsEntry(text_of(runs), tuple(self._destinations)))
        self._destinations = []
        self._part = "body"

    def _tag(self, element: Element, parent: Element) -> str:
        """The structure type; those of ours that are no standard ones have a role (14.7.3)."""
        if number_of(element.entries.get("P")) != parent.number:
            self._fault("an element has another parent", "structure tree")
        tag = self._file.text(element.entries, "S")
        if tag == "Title" and not self._has_title_role:
            self._fault("Title has no role", "structure tree")
        return tag

    def _fault(self, message: str, place: str) -> None:
        self.faults.append(Fault(place, message))
