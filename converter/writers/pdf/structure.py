"""The structure tree of a document (ISO 32000-1, 14.7), from the marks on its pages."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from converter.document import Figure, ListBlock, text_of
from converter.layout.origins import Element
from converter.writers.pdf.file import PdfFile, groups
from converter.writers.pdf.number_runs import NumberRuns
from converter.writers.pdf.objects import numbers, reference, references, text_string
from converter.writers.pdf.places import Box
from converter.writers.pdf.tagging import TAGS, Owner
from converter.writers.pdf.trees import add_tree

AT_ONCE = 1 << 12
"""The kids of the document that are written at a time."""

ROLES = b"<</Title/P>>"
"""The standard types for those that ISO 32000-1 does not know (14.7.3)."""


_AROUND_NUMBER = "()（）[].．、:：) \u3000"

_ORDERED = {"a": b"LowerAlpha", "A": b"UpperAlpha", "i": b"LowerRoman", "I": b"UpperRoman"}
"""What lists are numbered by whose first number is not Arabic."""

_BULLETS = dict.fromkeys("○◦◯", b"Circle") | dict.fromkeys("■□▪▫◆◇", b"Square")
"""What bullets are called that are no discs."""


class _Made(msgspec.Struct, gc=False):
    """A structure element: its number, its entries but the kids, and its kids so far.

    ``page`` is the number of the page of its own content, 0 if it has none.
    """

    number: int
    entries: bytes
    kids: bytearray
    page: int = 0


class StructureTree:
    """The structure elements of a document, each made when it is first met in reading order.

    Those that nothing more can be added to are written, and not held.
    """

    def __init__(self, file: PdfFile) -> None:
        self._file = file
        self._root, self._document = file.reserve(), file.reserve()
        self._outermost = NumberRuns()
        self._made: dict[Element, _Made] = {}
        self._notes: dict[bytes, int] = {}
        self._parents = array("I")

    def add(self, owners: Sequence[Owner], page: int, boxes: Mapping[Element, Box]) -> int:
        """Tag a page, the object of this number; return its StructParents.

        ``owners`` are those of the marked content by MCID, ``boxes`` those of pictures.
        """
        marked = (self._mark(owner, page, mcid, boxes) for mcid, owner in enumerate(owners))
        self._parents.append(self._file.add(references(marked)))
        return len(self._parents) - 1

    def add_annotation(self, element: Element, page: int, annotation: int) -> int:
        """Make an annotation part of its structure element (14.7.4.3); return its StructParent."""
        made = self._made[element]
        made.kids += b"<</Type/OBJR/Pg %d 0 R/Obj %d 0 R>>" % (page, annotation)
        self._parents.append(made.number)
        return len(self._parents) - 1

    def write_all_but(self, last: Iterable[Element]) -> None:
        """Write the elements, but for these, which may go on, and what they stand in.

        Where that is the row of a table, all of its cells may go on.
        """
        around = {one for element in last for one in element.around()}
        rows = {one for one in around if one.kind == "row"}
        kept = {}
        for element, made in self._made.items():
            if element in around or (rows and not rows.isdisjoint(element.around())):
                kept[element] = made
            else:
                self._write(made)
        self._made = kept

    def finish(self) -> int:
        """Write all that has been added, and return the number of the root."""
        self.write_all_but(())
        kids = self._file.add_long(self._outermost_parts())
        self._file.add(b"<</S/Document/P %d 0 R/K %d 0 R>>" % (self._root, kids), self._document)
        return self._file.add(b"<<" + b"".join(self._root_entries()) + b">>", self._root)

    def _outermost_parts(self) -> Iterator[bytes]:
        """The kids of the element of the whole document, of which there may be very many."""
        yield b"["
        for group in groups(iter(self._outermost), AT_ONCE):
            yield b" ".join(map(reference, group)) + b" "
        yield b"]"

    def _root_entries(self) -> Iterator[bytes]:
        """Those of the root of the tree (table 322)."""
        yield b"/Type/StructTreeRoot/RoleMap%b/K %d 0 R" % (ROLES, self._document)
        parents = ((b"%d" % key, reference(number)) for key, number in enumerate(self._parents))
        yield b"/ParentTree<<" + add_tree(self._file, b"Nums", parents) + b">>"
        yield b"/ParentTreeNextKey %d" % len(self._parents)
        if self._notes:
            notes = ((name, reference(number)) for name, number in sorted(self._notes.items()))
            yield b"/IDTree<<" + add_tree(self._file, b"Names", notes) + b">>"

    def _write(self, made: _Made) -> None:
        page = b"/Pg " + reference(made.page) if made.page else b""
        kids = bytes(made.kids)
        content = b"/K" + kids if kids.strip().isdigit() else b"/K[" + kids + b"]"
        self._file.add(b"<<" + made.entries + page + content + b">>", made.number)

    def _mark(self, owner: Owner, page: int, mcid: int, boxes: Mapping[Element, Box]) -> int:
        """Add a marked-content sequence to its element: by MCID on the element's own page."""
        made = self._element(owner.element, owner.tag, boxes)
        made.page = made.page or page
        if made.page == page:
            made.kids += b" %d" % mcid
        else:
            made.kids += b"<</Type/MCR/Pg %d 0 R/MCID %d>>" % (page, mcid)
        return made.number

    def _element(self, element: Element, tag: str, boxes: Mapping[Element, Box]) -> _Made:
        """The structure element; it is made, with those that it stands in, if it is new."""
        if element in self._made:
            return self._made[element]
        number, around = self._within(element, boxes)
        own = self._own(element, number, boxes)
        entries = b"/S/%b/P %d 0 R%b" % (tag.encode(), around, own)
        made = self._made[element] = _Made(number, entries, bytearray())
        return made

    def _within(self, element: Element, boxes: Mapping[Element, Box]) -> tuple[int, int]:
        """The numbers of a new element and of that which it stands in, and is now a kid of."""
        if element.parent is None:
            number = self._file.reserve()
            self._outermost.append(number)
            return number, self._document
        around = self._element(element.parent, TAGS[element.parent.kind], boxes)
        number = self._file.reserve()
        around.kids += b" " + reference(number)
        return number, around.number

    def _own(self, element: Element, number: int, boxes: Mapping[Element, Box]) -> bytes:
        """The attributes that some elements need (14.8.5; ISO 14289-1, 7.3, 7.5, 7.6 and 7.9)."""
        match element.kind, element.node:
            case "head cell", _:
                return b"/A<</O/Table/Scope/Column>>"
            case "row head", _:
                return b"/A<</O/Table/Scope/Row>>"
            case "list", ListBlock() as block:
                return b"/A<</O/List/ListNumbering/" + _numbering(block) + b">>"
            case "picture", Figure() as figure:
                box = numbers(boxes[element])
                alternate = figure.alternate or text_of(figure.caption) or figure.image
                alt = text_string(alternate)
                return b"/A<</O/Layout/Placement/Block/BBox%b>>/Alt%b" % (box, alt)
            case "note", _:
                name = text_string(f"note-{len(self._notes) + 1}")
                self._notes[name] = number
                return b"/ID" + name
        return b""


def _numbering(block: ListBlock) -> bytes:
    """How the items of a list are numbered (table 347); Chinese numerals are not among the ways."""
    label = block.items[0].label.strip(_AROUND_NUMBER) if block.items else ""
    if block.ordered:
        return _ORDERED.get(label, b"Decimal")
    return _BULLETS.get(label, b"Disc") if label else b"None"
