"""What a file of any format should say: the document tree as a flat sequence of units."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from urllib.parse import unquote

import msgspec

from converter.document import (
    Block,
    Code,
    Document,
    Emphasis,
    Figure,
    Inline,
    Inlines,
    Lead,
    Link,
    ListBlock,
    Note,
    NoteReference,
    Paragraph,
    Quote,
    Section,
    Separator,
    Strong,
    Table,
    Verse,
    text_of,
    titles_annex,
    walk,
    walk_inlines,
)
from converter.verification.pieces import Piece, Run, Runs, joined

MARKS: Mapping[type[Inline], str] = {
    Lead: "lead",
    Strong: "strong",
    Emphasis: "emphasis",
}

NOTE_MARK = "note mark"
"""The mark of what looks like the mark of a note, and leads to none."""


def link_mark(target: str) -> str:
    """The mark of a link, which no percent-encoding makes another (RFC 3986, 2.1)."""
    return f"link to {unquote(target)}"


def note_mark(number: int) -> str:
    """The mark of what leads to a note, by its number from 1 in reading order; 0 is none."""
    return f"{NOTE_MARK} {number}" if number else NOTE_MARK


Within = tuple[str, ...]


class Unit(msgspec.Struct, frozen=True, gc=False):
    """A piece before a format has its say; a heading has a ``level`` and a ``depth``, from 1.

    ``runs`` are one an inline. A unit that ``opens`` is the first of what it stands in, and may be
    on the line of a label. A ``run_in`` heading is on one line with the next unit. ``name`` is what
    a picture is called where nothing says what it shows, and how a cell is aligned. The heading of
    an annex has the level 0 ``in_annex``, where others count from it.
    """

    kind: str
    runs: Runs
    line: int
    within: Within = ()
    level: int = 0
    depth: int = 0
    opens: bool = False
    run_in: bool = False
    name: str = ""
    in_annex: int = 0

    def piece(
        self, kind: str = "", runs: Runs | None = None, within: Within | None = None
    ) -> Piece:
        """The piece that a format makes of it, its own but for what is given."""
        return Piece(
            kind or self.kind,
            self.runs if runs is None else runs,
            self.within if within is None else within,
            self.line,
        )


def units(document: Document) -> Iterator[Unit]:
    """Masthead, title, blocks and notes in reading order."""
    notes = notes_in_order(document)
    reader = _Units({note.identifier: number for number, note in reversed([*enumerate(notes, 1)])})
    yield from reader.blocks(document.masthead, (), 1)
    if document.title is not None:
        yield _plain("title", document.title.text, document.title.span.first_line)
    yield from reader.blocks(document.blocks, (), 1)
    for note in notes:
        yield from reader.note(note)


def notes_in_order(document: Document) -> Sequence[Note]:
    """The notes in the order of their first marks in the text, then those without one."""
    if not document.notes:
        return ()
    own = {note.identifier: note for note in reversed(document.notes)}
    marks = (one for one in walk_inlines(document.all_blocks) if isinstance(one, NoteReference))
    met = [own[name] for name in dict.fromkeys(mark.note for mark in marks) if name in own]
    placed = {id(note) for note in met}
    return [*met, *(note for note in document.notes if id(note) not in placed)]


class _Units:
    """Makes the units; ``numbers`` are those of the notes in reading order, by identifier."""

    def __init__(self, numbers: Mapping[str, int]) -> None:
        self._numbers = numbers

    def blocks(
        self, blocks: Iterable[Block], within: Within, depth: int, outside: int = 0
    ) -> Iterator[Unit]:
        """The units of blocks; ``outside`` is the level of the title of the annex they are in."""
        above: Block | None = None
        for place, block in enumerate(blocks):
            line = block.span.first_line
            match block:
                case Paragraph(inlines=inlines, role=role):
                    kind = "paragraph" if role == "body" else role
                    yield Unit(kind, self._runs(inlines), line, within, opens=not place)
                case Section(heading=heading):
                    first = next(iter(block.blocks), None)
                    run_in = heading.run_in and isinstance(first, Paragraph)
                    runs = joined([("", heading.full_text)])
                    line = heading.span.first_line
                    level = heading.level
                    own = level if titles_annex(block, above) else outside
                    yield Unit(
                        *("heading", runs, line, within, level, depth),
                        run_in=run_in,
                        in_annex=max(0, level - own),
                    )
                    yield from self.blocks(block.blocks, within, depth + 1, own)
                case ListBlock(items=items):
                    for item in items:
                        inner = (*within, "list")
                        yield _plain("label", item.label, item.span.first_line, inner)
                        yield from self.blocks(item.blocks, inner, depth, outside)
                case Quote():
                    yield from self.blocks(block.blocks, (*within, "quote"), depth, outside)
                case _:
                    yield from self._set_off(block, within, line)
            above = block

    def _set_off(
        self, block: Verse | Code | Table | Figure | Separator, within: Within, line: int
    ) -> Iterator[Unit]:
        match block:
            case Verse(lines=lines):
                for number, own in enumerate(lines):
                    inner = (*within, "verse")
                    yield Unit("verse line", self._runs(own), line, inner, opens=not number)
            case Code(lines=code):
                for number, text in enumerate(code):
                    runs = joined([("", text)])
                    inner = (*within, "code")
                    yield Unit("code line", runs, line, inner, opens=not number)
            case Table():
                yield from self._table(block, (*within, "table"), line)
            case Figure(alternate=alternate, caption=caption, image=image):
                inner = (*within, "figure")
                name = text_of(caption) or image
                yield Unit("picture", joined([("", alternate)]), line, inner, name=name)
                if caption:
                    yield Unit("caption", self._runs(caption), line, inner)
            case Separator(text=text):
                yield _plain("separator", text, line, within)

    def _table(self, table: Table, within: Within, line: int) -> Iterator[Unit]:
        """The rows below their caption; one without rows is a caption that stands alone."""
        if table.caption:
            place = within if any(table.rows) else within[:-1]
            yield Unit("caption", self._runs(table.caption), line, place)
        for number, row in enumerate(table.rows, start=1):
            kind = "head cell" if number <= table.header_rows else "cell"
            for column, cell in enumerate(row):
                own = kind if table.header_rows or column else "row head"
                place = (*within, f"row {number}")
                yield Unit(own, self._runs(cell.inlines), line, place, name=cell.alignment)

    def note(self, note: Note) -> Iterator[Unit]:
        """The label of a note, and its text."""
        line = note.span.first_line
        yield _plain("label", note.label, line, ("note",))
        yield Unit("paragraph", self._runs(note.inlines), line, ("note",))

    def _runs(self, inlines: Inlines) -> Runs:
        return tuple([self._run(inline) for inline in inlines])

    def _run(self, inline: Inline) -> Run:
        match inline:
            case Link(text=text, target=target):
                return link_mark(target), text
            case NoteReference(text=text, note=note):
                return note_mark(self._numbers.get(note, 0)), text
            case _:
                return MARKS.get(type(inline), ""), inline.text


def _plain(kind: str, text: str, line: int, within: Within = ()) -> Unit:
    return Unit(kind, joined([("", text)]), line, within)


def pictures(document: Document) -> list[str]:
    """The digests of the pictures that figures show, in order."""
    digests = {image.name: digest(image.data) for image in document.images}
    figures = (block for block in walk(document.all_blocks) if isinstance(block, Figure))
    return [digests[figure.image] for figure in figures if figure.image in digests]


def digest(data: bytes) -> str:
    """What two files of the same bytes have in common."""
    return hashlib.sha256(data).hexdigest()
