"""Read a page of the text: XHTML → pieces."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from converter.verification.container import consumed, resolved
from converter.verification.epub.inlines import is_unmarked, mark_of
from converter.verification.epub.links import Links, Note
from converter.verification.epub.publication import OPS, XHTML, XML_LANG, Publication
from converter.verification.pieces import Fault, Piece, Run, Statement, joined

GROUPS: Mapping[str, str] = {
    "body": "",
    "section": "",
    "div run-in": "",
    "li": "",
    "thead": "",
    "tbody": "",
    "ol": "list",
    "ul": "list",
    "blockquote": "quote",
    "div imprint": "",
    "div imprint-copies": "",
    "div imprint-issue": "",
    "div verse": "verse",
    "table": "table",
    "figure": "figure",
    "aside": "note",
}
"""What stands around blocks, by name or by name and class, and says nothing itself."""

KINDS: Mapping[str, str] = {
    "p": "paragraph",
    "th": "head cell",
    "td": "cell",
    "caption": "caption",
    "figcaption": "caption",
}
"""What holds text."""

NOTE = ("note",)
"""Where a note stands."""

RANKS: Mapping[str, int] = {f"h{rank}": rank for rank in range(1, 7)}


class Pages:
    """Reads the linear pages; what does not belong there is added to ``faults``.

    ``files`` are those read but for the ``covers``, ``pictures`` the files of the pictures in them.
    ``numbers`` are those of the notes in reading order, by where they are.
    """

    def __init__(
        self,
        publication: Publication,
        links: Links,
        numbers: Mapping[str, int],
        faults: list[Fault],
    ) -> None:
        self.files: list[str] = []
        self.covers: list[str] = []
        self.pictures: list[str] = []
        self.statements: list[Statement] = []
        self._publication, self._links = publication, links
        self._numbers, self._faults = numbers, faults

    def pieces(self) -> Iterator[Piece]:
        """The pieces in their order, notes last; at their end the rest of what was read is there.

        No page is ever held as a whole.
        """
        notes = []
        for file in self._publication.linear_files:
            for piece in self._page(file):
                if piece.within == NOTE:
                    notes.append(piece)
                else:
                    yield piece
        yield from notes

    def _page(self, file: str) -> Iterator[Piece]:
        reader, note = None, self._links.note_in(file)
        for page, whole in self._publication.container.growing(file, f"{XHTML}html"):
            body = page.find(f"{XHTML}body")
            if body is None:
                continue
            if reader is None:
                reader = self._begun(page, body, file, note)
            yield from reader.taken(body, whole=whole)
            if whole:
                note(page)
        if reader is None:
            self._faults.append(Fault(file, "it has no body"))

    def _begun(self, page: etree._Element, body: etree._Element, file: str, note: Note) -> _Reader:
        """The reader of a page that has come as far as its body."""
        for attribute in ("lang", XML_LANG):
            self.statements.append(Statement("language", page.get(attribute, ""), file))
        is_cover = body.get(f"{OPS}type") == "cover"
        (self.covers if is_cover else self.files).append(file)
        pictures = None if is_cover else self.pictures
        return _Reader(file, self._numbers, self._faults, note, pictures)


class _Reader:
    """Reads one page; ``pictures`` takes those shown, and is None of the cover."""

    def __init__(
        self,
        file: str,
        numbers: Mapping[str, int],
        faults: list[Fault],
        note: Note,
        pictures: list[str] | None,
    ) -> None:
        self._file, self._numbers, self._faults = file, numbers, faults
        self._note, self._pictures = note, pictures
        self._row = 0

    def taken(self, parent: etree._Element, *, whole: bool) -> Iterator[Piece]:
        """What is whole of the body, or of a section in it, taken out of it."""
        if whole or len(parent):
            yield from self._stray(parent.text)
            parent.text = None
        for element, is_whole in consumed(parent, whole=whole):
            if element.tag == f"{XHTML}section":
                yield from self.taken(element, whole=is_whole)
            elif is_whole:
                yield from self._block(element, ())
            if is_whole:
                yield from self._stray(element.tail)
                self._note(element)

    def _blocks(self, parent: etree._Element, within: tuple[str, ...]) -> Iterator[Piece]:
        """The blocks of a group, between which there is nothing but white space."""
        yield from self._stray(parent.text)
        for element in parent.iterchildren():
            yield from self._block(element, within)
            yield from self._stray(element.tail)

    def _block(self, element: etree._Element, within: tuple[str, ...]) -> Iterator[Piece]:
        name = _name(element)
        group = GROUPS.get(name, GROUPS.get(f"{name} {element.get('class')}"))
        if name == "table":
            self._row = 0
        if group is not None:
            yield from self._blocks(element, (*within, group) if group else within)
        elif name == "tr":
            self._row += 1
            yield from self._blocks(element, (*within, f"row {self._row}"))
        elif name in RANKS:
            yield self._heading(element, within)
        elif name in KINDS:
            yield from self._text(element, name, within)
        elif name == "pre":
            yield from self._code(element, (*within, "code"))
        elif name == "hr":
            yield Piece("separator", (), within, place=self._file)
        elif name == "img" and self._pictures is not None:
            self._pictures.append(resolved(element.get("src", ""), self._file))
            alternate = joined([("", element.get("alt", ""))])
            yield Piece("picture", alternate, within, place=self._file)
        elif name != "img":
            self._wonder(element)

    def _code(self, element: etree._Element, within: tuple[str, ...]) -> Iterator[Piece]:
        """The lines of code, which holds nothing else."""
        inner = list(element)
        if [_name(one) for one in inner] != ["code"] or len(inner[0]):
            self._wonder(element)
        yield from self._stray(element.text)
        for line in ((inner[0].text if inner else "") or "").split("\n"):
            yield self._piece("code line", [("", line)], within, element)

    def _heading(self, element: etree._Element, within: tuple[str, ...]) -> Piece:
        """Its rank, or the level that WAI-ARIA says; its class says the level of its number."""
        rank = element.get("aria-level") or RANKS[_name(element)]
        look = element.get("class") or "no class"
        runs = self._runs(element)
        if look == "title" and rank == 1:
            return self._piece("title", runs, within, element)
        return self._piece(f"heading {rank}", runs, (*within, look), element)

    def _text(self, element: etree._Element, name: str, within: tuple[str, ...]) -> Iterator[Piece]:
        """A paragraph, whose label is a piece of its own; its class says what it is for."""
        kind = KINDS[name]
        if name == "p":
            kind = (element.get("class") or kind).replace("-", "_")
            if kind == "paragraph" and within[-1:] in (("verse",), ("figure",)):
                kind = "verse line" if within[-1] == "verse" else "picture"
        first, *others = self._runs(element) or [("", "")]
        if first[0] != "label":
            yield self._piece(kind, [first, *others], within, element)
            return
        yield self._piece("label", [("", first[1])], within, element)
        if others:
            yield self._piece(kind, others, within, element)

    def _piece(
        self, kind: str, runs: list[Run], within: tuple[str, ...], element: etree._Element
    ) -> Piece:
        identifier = element.get("id")
        anchor = f"{self._file}#{identifier}" if identifier else self._file
        if "hidden" in element.attrib:
            self._faults.append(Fault(self._file, f"a {kind} is hidden"))
        return Piece(kind, joined(runs), within, place=self._file, anchor=anchor)

    def _runs(self, element: etree._Element) -> list[Run]:
        """The runs that are not empty."""
        return [run for run in self._marked(element, "") if run[1]]

    def _marked(self, element: etree._Element, mark: str) -> Iterator[Run]:
        yield mark, element.text or ""
        for child in element.iterchildren():
            own = mark if is_unmarked(child) else mark_of(child, self._file, self._numbers)
            if own is None:
                self._wonder(child)
            elif _name(child) == "br":
                yield "", "\n"
            else:
                yield from self._marked(child, own)
            yield mark, child.tail or ""

    def _stray(self, text: str | None) -> Iterator[Piece]:
        if text and text.strip():
            yield Piece("stray text", (("", text),), place=self._file, anchor=self._file)

    def _wonder(self, element: etree._Element) -> None:
        self._faults.append(Fault(self._file, f"{_name(element)} does not belong there"))


def _name(element: etree._Element) -> str:
    """The name of an element of XHTML; of any other, what it is."""
    if not isinstance(element.tag, str):
        return "a comment"
    return element.tag.removeprefix(XHTML)
