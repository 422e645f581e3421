"""What a file of any format should say: the document tree as a flat sequence of units."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import unquote

import msgspec

from converter.document import (
    Block,
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
    walk,
    walk_inlines,
)
from converter.verification.pieces import Piece, Run, Runs, joined

MARKS: Mapping[type[Inline], str] = {
    Lead: "lead",
    Strong: "strong",
    Emphasis: "emphasis",
    NoteReference: "note mark",
}


def link_mark(target: str) -> str:
    """The mark of a link, which no percent-encoding makes another (RFC 3986, 2.1)."""
    return f"link to {unquote(target)}"


Within = tuple[str, ...]


class Unit(msgspec.Struct, frozen=True, gc=False):
    """A piece before a format has its say; a heading has a ``level`` and a ``depth``, from 1.

    A unit that ``opens`` is the first of what it stands in, and may be on the line of a label. A
    ``run_in`` heading is on one line with the next unit. ``name`` is what a picture is called
    where nothing says what it shows, and how a cell is aligned.
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
    """Title, blocks and notes in reading order; notes that are referred to come first."""
    if document.title is not None:
        yield _plain("title", document.title.text, document.title.span.first_line)
    yield from _blocks(document.blocks, (), 1)
    inlines = walk_inlines(document.blocks) if document.notes else ()
    referred = {one.note for one in inlines if isinstance(one, NoteReference)}
    for note in sorted(document.notes, key=lambda note: note.identifier not in referred):
        yield from _note(note)


def _blocks(blocks: Iterable[Block], within: Within, depth: int) -> Iterator[Unit]:
    for place, block in enumerate(blocks):
        line = block.span.first_line
        match block:
            case Paragraph(inlines=inlines, role=role):
                kind = "paragraph" if role == "body" else role
                yield Unit(kind, runs_of(inlines), line, within, opens=not place)
            case Section(heading=heading):
                run_in = heading.run_in and isinstance(next(iter(block.blocks), None), Paragraph)
                runs = joined([("", heading.full_text)])
                line = heading.span.first_line
                yield Unit("heading", runs, line, within, heading.level, depth, run_in=run_in)
                yield from _blocks(block.blocks, within, depth + 1)
            case ListBlock(items=items):
                for item in items:
                    inner = (*within, "list")
                    yield _plain("label", item.label, item.span.first_line, inner)
                    yield from _blocks(item.blocks, inner, depth)
            case Quote():
                yield from _blocks(block.blocks, (*within, "quote"), depth)
            case _:
                yield from _set_off(block, within, line)


def _set_off(
    block: Verse | Table | Figure | Separator, within: Within, line: int
) -> Iterator[Unit]:
    match block:
        case Verse(lines=lines):
            for number, own in enumerate(lines):
                inner = (*within, "verse")
                yield Unit("verse line", runs_of(own), line, inner, opens=not number)
        case Table(caption=caption, rows=rows, header_rows=heads):
            inner = (*within, "table")
            if caption:
                yield Unit("caption", runs_of(caption), line, inner)
            for number, row in enumerate(rows, start=1):
                kind = "head cell" if number <= heads else "cell"
                for column, cell in enumerate(row):
                    cell_kind = kind if heads or column else "row head"
                    place = (*inner, f"row {number}")
                    yield Unit(cell_kind, runs_of(cell.inlines), line, place, name=cell.alignment)
        case Figure(alternate=alternate, caption=caption, image=image):
            inner = (*within, "figure")
            name = text_of(caption) or image
            yield Unit("picture", joined([("", alternate)]), line, inner, name=name)
            if caption:
                yield Unit("caption", runs_of(caption), line, inner)
        case Separator(text=text):
            yield _plain("separator", text, line, within)


def _note(note: Note) -> Iterator[Unit]:
    line = note.span.first_line
    yield _plain("label", note.label, line, ("note",))
    yield Unit("paragraph", runs_of(note.inlines), line, ("note",))


def _plain(kind: str, text: str, line: int, within: Within = ()) -> Unit:
    return Unit(kind, joined([("", text)]), line, within)


def runs_of(inlines: Inlines) -> Runs:
    """The inlines as runs."""
    return joined([_run(inline) for inline in inlines])


def _run(inline: Inline) -> Run:
    if isinstance(inline, Link):
        return link_mark(inline.target), inline.text
    return MARKS.get(type(inline), ""), inline.text


def pictures(document: Document) -> list[str]:
    """The digests of the pictures that figures show, in order."""
    digests = {image.name: digest(image.data) for image in document.images}
    figures = (block for block in walk(document.blocks) if isinstance(block, Figure))
    return [digests[figure.image] for figure in figures if figure.image in digests]


def digest(data: bytes) -> str:
    """What two files of the same bytes have in common."""
    return hashlib.sha256(data).hexdigest()
