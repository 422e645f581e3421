"""The structure tree of a document (ISO 32000-1, 14.7), from the marks on its pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from converter.document import Figure, ListBlock, text_of
from converter.layout.origins import Element
from converter.writers.pdf.places import Box
from converter.writers.pdf.tagging import TAGS, Owner

ROLES = {"/Title": Name.P}
"""The standard types for those that ISO 32000-1 does not know (14.7.3)."""


class _Made(msgspec.Struct):
    """A structure element with its kids so far; ``page`` is that of its own content."""

    object: Object
    kids: list[Object | int]
    page: Object | None = None


class StructureTree:
    """The structure elements of a document, each made when it is first met in reading order."""

    def __init__(self, pdf: Pdf, boxes: Mapping[Element, Box]) -> None:
        self._pdf = pdf
        self._boxes = boxes
        self._root = pdf.make_indirect(
            Dictionary(Type=Name.StructTreeRoot, RoleMap=Dictionary(ROLES))
        )
        self._document = _Made(pdf.make_indirect(Dictionary(S=Name.Document, P=self._root)), [])
        self._made: dict[Element, _Made] = {}
        self._notes: dict[str, Object] = {}
        self._parents: list[Object] = []

    def add(self, owners: Sequence[Sequence[Owner]]) -> None:
        """Tag the document; ``owners`` are those of the marked content by page and MCID."""
        for index, page in enumerate(self._pdf.pages):
            page.obj.StructParents = index
            page.obj.Tabs = Name.S
            parents = [
                self._mark(owner, page.obj, mcid) for mcid, owner in enumerate(owners[index])
            ]
            self._parents.append(self._pdf.make_indirect(Array(parents)))

    def add_annotation(self, element: Element, page: Object, annotation: Object) -> None:
        """Make an annotation part of its structure element (14.7.4.3), and of its page."""
        made = self._made[element]
        annotation.StructParent = len(self._parents)
        self._parents.append(made.object)
        made.kids.append(Dictionary(Type=Name.OBJR, Pg=page, Obj=annotation))
        if Name.Annots not in page:
            page.Annots = Array()
        page.Annots.append(annotation)

    def finish(self) -> None:
        """Put all that has been added into the file."""
        for made in self._made.values():
            kids = made.kids
            made.object.K = kids[0] if len(kids) == 1 else Array(kids)
        root, document = self._root, self._document
        document.object.K = Array(document.kids)
        root.K = document.object
        root.ParentTree = Dictionary(
            Nums=[one for entry in enumerate(self._parents) for one in entry]
        )
        root.ParentTreeNextKey = len(self._parents)
        if self._notes:
            names = [
                one for name in sorted(self._notes) for one in (String(name), self._notes[name])
            ]
            root.IDTree = Dictionary(Names=Array(names))
        self._pdf.Root.StructTreeRoot = root
        self._pdf.Root.MarkInfo = Dictionary(Marked=True)

    def _mark(self, owner: Owner, page: Object, mcid: int) -> Object:
        """Add a marked-content sequence to its element: by MCID on the element's own page."""
        made = self._element(owner.element, owner.tag)
        if made.page is None:
            made.page = made.object.Pg = page
        if made.page.objgen == page.objgen:
            made.kids.append(mcid)
        else:
            made.kids.append(Dictionary(Type=Name.MCR, Pg=page, MCID=mcid))
        return made.object

    def _element(self, element: Element, tag: str) -> _Made:
        """The structure element; it is made, with those that it stands in, if it is new."""
        if element in self._made:
            return self._made[element]
        around = self._document
        if element.parent is not None:
            around = self._element(element.parent, TAGS[element.parent.kind])
        own = self._pdf.make_indirect(Dictionary(S=Name(f"/{tag}"), P=around.object))
        self._describe(own, element)
        around.kids.append(own)
        made = self._made[element] = _Made(own, [])
        return made

    def _describe(self, made: Object, element: Element) -> None:
        """The attributes that some elements need (14.8.5; ISO 14289-1, 7.3, 7.5, 7.6 and 7.9)."""
        match element.kind, element.node:
            case "head cell", _:
                made.A = Dictionary(O=Name.Table, Scope=Name.Column)
            case "row head", _:
                made.A = Dictionary(O=Name.Table, Scope=Name.Row)
            case "list", ListBlock(ordered=ordered):
                numbering = Name.Decimal if ordered else Name.Disc
                made.A = Dictionary(O=Name.List, ListNumbering=numbering)
            case "picture", Figure() as figure:
                box = Array([round(edge, 2) for edge in self._boxes[element]])
                made.A = Dictionary(O=Name.Layout, Placement=Name.Block, BBox=box)
                made.Alt = String(figure.alternate or text_of(figure.caption) or figure.image)
            case "note", _:
                made.ID = String(f"note-{len(self._notes) + 1}")
                self._notes[str(made.ID)] = made
