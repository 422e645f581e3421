"""Read the structure tree: elements with the text of their marked content (ISO 32000-1, 14.7)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
from pikepdf import Array, Dictionary, Name, Object, Pdf

from converter.verification.expectation import NOTE_MARK
from converter.verification.pdf.content import Marked, Part
from converter.verification.pdf.pages import Page, Pages
from converter.verification.pdf.trees import annotations_of, elements, kids, numbers, uri_mark
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

MARKS: Mapping[str, str] = {"Span": "span", "Link": "link", "Reference": NOTE_MARK}
"""The structure types of what is marked in it."""


class ContentsEntry(msgspec.Struct):
    """An entry of the printed table of contents: its text, and the annotations of its links."""

    text: str
    links: Sequence[Object]


class LinkPlace(msgspec.Struct):
    """An annotation, the page that it should be on, and the element whose text it is over."""

    annotation: Object
    page: Object | None
    element: Object


class NotePlace(msgspec.Struct):
    """The anchor of a note, and the annotations by which its label leads back."""

    anchor: str
    back: Sequence[Object]


class Structure:
    """The pieces of the document, in the order of the tree.

    Each marked content is told in which part it stands. ``entries`` are those of the printed table
    of contents, which is on the ``front`` pages before page 1. ``links`` are all annotations with
    their elements; ``notes`` and ``note_marks`` say where the notes are and what leads to them;
    ``pictures`` are those shown, one figure after another.
    """

    def __init__(self, pdf: Pdf, pages: Pages, front: int) -> None:
        self.faults: list[Fault] = []
        self._is_cell = False
        self.entries: list[ContentsEntry] = []
        self.links: list[LinkPlace] = []
        self.notes: list[NotePlace] = []
        self.note_marks: dict[str, str] = {}
        self.pictures: list[Object | None] = []
        self._pages, self._front = pages, front
        self._part: Part = "body"
        self._annotations: list[Object] = []
        self._first: tuple[Page, Marked] | None = None
        root = pdf.Root.get("/StructTreeRoot")
        if root is None or not pdf.Root.get("/MarkInfo", Dictionary()).get("/Marked", False):
            raise UnreadableError("it is not tagged")
        self._roles = root.get("/RoleMap", Dictionary())
        self._parents = dict(numbers(root.get("/ParentTree")))
        self.pieces: list[Piece] = []
        self._notes: list[Piece] = []
        for element in elements(root):
            self._group(element, ())
        self.pieces += self._notes
        self._check_all_owned()

    def _group(self, element: Object, within: tuple[str, ...]) -> None:
        """The elements of what holds no text itself."""
        row = 0
        for kid in kids(element):
            if not isinstance(kid, int) and "/S" in kid:
                tag = self._tag(kid, element)
                row += tag == "TR"
                self._element(kid, tag, (*within, f"row {row}") if tag == "TR" else within)
            elif self._direct(element, kid).strip(LINE_END):
                self._fault("a text is in no element of text", "structure tree")

    def _element(self, element: Object, tag: str, within: tuple[str, ...]) -> None:
        if tag in KINDS:
            self._is_cell = tag in CELLS
            self.pieces.append(self._piece(element, KINDS[tag], within))
            self._is_cell = False
        elif tag == "TOC":
            self._contents(element)
        elif tag == "Figure":
            alternate = str(element.get("/Alt", ""))
            self._first = None
            self._take(element, "", [])
            self._show(alternate)
            self.pieces.append(Piece("picture", (("", alternate),), within))
        elif tag == "Note":
            self._note(element, within)
        elif tag in GROUPS:
            self._group(element, (*within, *filter(None, [GROUPS[tag]])))
        elif tag == "TR":
            self._group(element, within)
        elif tag == "Div":
            has_figure = any(Name.Figure == kid.S for kid in elements(element))
            self._group(element, (*within, "figure" if has_figure else "verse"))
        else:
            self._fault(f"no file of ours has an element {tag}", "structure tree")

    def _show(self, alternate: str) -> None:
        """The pictures of a figure, which are among the resources of its page."""
        if self._first is None or not self._first[1].pictures:
            self._fault(f"there is no picture of {alternate}", "structure tree")
            return
        page, marked = self._first
        shown = page.object.get("/Resources", Dictionary()).get("/XObject", Dictionary())
        self.pictures += (shown.get(name) for name in marked.pictures)

    def _note(self, element: Object, within: tuple[str, ...]) -> None:
        """Notes stand at the feet of pages, between what is not theirs, and are read last."""
        body, self.pieces, self._part = self.pieces, self._notes, "note"
        start = len(self.pieces)
        self._group(element, (*within, "note"))
        anchor = self.pieces[start].anchor if len(self.pieces) > start else ""
        labels = (one for one in elements(element) if Name.Lbl == one.S)
        back = [one for label in labels for one in annotations_of(label)]
        self.notes.append(NotePlace(anchor, back))
        self.pieces, self._part = body, "body"

    def _piece(self, element: Object, kind: str, within: tuple[str, ...]) -> Piece:
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
        return f"page {page.number} at {marked.places[0][1]:.1f}"

    def _take(self, element: Object, mark: str, runs: list[Run]) -> None:
        """Add the content of an element: its own, and that of the marks in it."""
        for kid in kids(element):
            if isinstance(kid, int) or "/S" not in kid:
                runs.append((mark, self._direct(element, kid)))
            elif (tag := self._tag(kid, element)) in MARKS:
                self._take(kid, mark or uri_mark(kid) or self._note_mark(kid) or MARKS[tag], runs)
            else:
                self._fault(f"no file of ours has a {tag} in a text", "structure tree")

    def _note_mark(self, element: Object) -> str:
        """The mark of a reference to a note: the names that it leads to, which are looked up."""
        if self._part == "contents" or Name.Reference != element.S:
            return ""
        names = {str(one.get("/Dest", "")) for one in annotations_of(element)}
        if not names:
            return ""
        mark = f"{NOTE_MARK} to {', '.join(sorted(names))}"
        page = element.get("/Pg", next(elements(element), element).get("/Pg"))
        known = self._pages.by_object.get(page.objgen) if page is not None else None
        self.note_marks.setdefault(mark, known.place if known else "")
        return mark

    def _direct(self, element: Object, kid: Object | int) -> str:
        """What of an element is no element: marked content, or an annotation (14.7.4)."""
        if isinstance(kid, int):
            return self._content(element, element.get("/Pg"), kid)
        if kid.get("/Type") == Name.MCR:
            return self._content(element, kid.get("/Pg"), int(kid.MCID))
        self._annotations.append(kid.Obj)
        self.links.append(LinkPlace(kid.Obj, kid.get("/Pg"), element))
        return ""

    def _content(self, element: Object, page_object: Object | None, mcid: int) -> str:
        """The text of a marked content, which belongs to one element only."""
        page = None if page_object is None else self._pages.by_object.get(page_object.objgen)
        marked = page.text.marked.get(mcid) if page else None
        if page is None or marked is None:
            self._fault(f"there is no marked content {mcid}", page.place if page else "pages")
            return ""
        self._first = self._first or (page, marked)
        if marked.part:
            self._fault(f"the marked content {mcid} belongs to two elements", page.place)
        marked.part = "contents" if page.number <= self._front else self._part
        marked.is_cell = self._is_cell
        self._check_parent(element, page, mcid)
        return marked.said

    def _check_parent(self, element: Object, page: Page, mcid: int) -> None:
        """The parent tree leads back to the element (14.7.4.4)."""
        parents = self._parents.get(int(page.object.get("/StructParents", -1)))
        if (
            not isinstance(parents, Array)
            or mcid >= len(parents)
            or parents[mcid].objgen != element.objgen
        ):
            self._fault(f"the parent tree does not know marked content {mcid}", page.place)

    def _contents(self, table: Object) -> None:
        """The entries of the printed table of contents, which are no pieces."""
        self._part = "contents"
        for item in elements(table):
            runs: list[Run] = []
            self._annotations = []
            self._take(item, "", runs)
            self.entries.append(ContentsEntry(text_of(runs), tuple(self._annotations)))
        self._part = "body"

    def _check_all_owned(self) -> None:
        for page in self._pages.pages:
            for marked in page.text.marked.values():
                if not marked.part:
                    self._fault(f"a text belongs to no element: {marked.shown[:20]}", page.place)

    def _tag(self, element: Object, parent: Object) -> str:
        """The structure type; those of ours that are no standard ones have a role (14.7.3)."""
        if element.get("/P", Dictionary()).objgen != parent.objgen:
            self._fault("an element has another parent", "structure tree")
        tag = str(element.get("/S", "/nothing"))[1:]
        if tag == "Title" and self._roles.get("/Title") != Name.P:
            self._fault("Title has no role", "structure tree")
        return tag

    def _fault(self, message: str, place: str) -> None:
        self.faults.append(Fault(place, message))
