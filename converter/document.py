"""The document tree: what an essay is, apart from how any format writes it.

The tree is immutable; a transformation is a plain function ``Document -> Document``. Its nodes are
frozen :class:`msgspec.Struct` types, which make the JSON form exact and cheap. They have no cycles
(``gc=False``), so that the garbage collector need not go through a long text again and again.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import ClassVar, Literal, TypeAlias

import msgspec

SCHEMA = 3
"""The version of the JSON form; it changes when an older reader would misread a newer tree."""

Access = Literal["free", "paid"]

MatterRole = Literal[
    "copy_number",
    "classification",
    "issuer",
    "document_number",
    "subtitle",
    "byline",
    "source",
    "date",
    "editor_note",
    "abstract",
    "keywords",
    "salutation",
    "closing",
    "signature",
    "signature_date",
    "attachment",
    "attachment_item",
    "annex",
    "contact",
    "caption",
    "table_note",
    "reference",
    "question",
    "answer",
]
"""What a paragraph is for that is no running text.

The ``copy_number`` (份号) and the ``classification``, which is of secrecy (密级和保密期限) or
urgency (紧急程度), stand above the issuer of an official document. An ``attachment_item`` is the
second or a later line of 附件：1. The ``annex`` is 附件1 over what is annexed (GB/T 9704-2012,
7.3.7), which is of no section before it. A ``table_note`` says below a table what holds of it, or
where its numbers are from (CY/T 170-2019).
"""

Role = Literal["body", MatterRole, "notice"]
"""What a paragraph is for; ``notice`` is what an edition says of itself."""

KEPT_WITH_NEXT: frozenset[Role] = frozenset({"salutation", "subtitle", "annex", "question"})
"""What opens the text below it, as a heading does, and so does not stand last on a page."""

SET_TOGETHER: frozenset[Role] = frozenset({"signature", "attachment", "table_note"})
"""What of several in a row is one: no space parts the offices that sign a document jointly."""

_UNITS = ("单位", "單位", "计量单位", "計量單位")


class DocumentError(ValueError):
    """JSON that is not a document tree of this schema."""


class Node(
    msgspec.Struct, frozen=True, tag_field="type", tag=str.lower, forbid_unknown_fields=True
):
    """A node of the tree; its JSON form names its type."""


class Span(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """Where a block stands in the source: 1-based lines and columns, both ends inclusive."""

    first_line: int
    first_column: int
    last_line: int
    last_column: int

    def to(self, last: Span) -> Span:
        """From where this one begins to where the ``last`` one ends."""
        return Span(self.first_line, self.first_column, last.last_line, last.last_column)


NOT_IN_SOURCE = Span(0, 0, 0, 0)
"""The span of what the user added."""


class Text(Node, frozen=True, gc=False):
    """Plain text."""

    text: str


class Lead(Node, frozen=True, gc=False):
    """A run-in lead sentence: it opens its paragraph and names what the paragraph says."""

    text: str


class Strong(Node, frozen=True, gc=False):
    """Text of strong importance."""

    text: str


class Emphasis(Node, frozen=True, gc=False):
    """Emphasized text."""

    text: str


class Link(Node, frozen=True, gc=False):
    """A hyperlink; ``target`` is an absolute URL."""

    text: str
    target: str


class NoteReference(Node, frozen=True, gc=False):
    """The mark of a note in the text, as typed: ``[1]``; ``note`` is the note's identifier."""

    text: str
    note: str


class LineBreak(Node, frozen=True, gc=False):
    """A line end within a paragraph that is kept."""

    text: ClassVar[str] = "\n"


Inline: TypeAlias = Text | Lead | Strong | Emphasis | Link | NoteReference | LineBreak
Inlines: TypeAlias = tuple[Inline, ...]


def text_of(inlines: Inlines) -> str:
    """The text of ``inlines`` without its markup."""
    return "".join([inline.text for inline in inlines])


def parted_caption(caption: Inlines) -> tuple[Inlines, Inlines]:
    """The caption of a table, and its last line if it says the unit (CY/T 170-2019): 单位：万元."""
    places = [index for index, inline in enumerate(caption) if isinstance(inline, LineBreak)]
    start = places[-1] + 1 if places else 0
    last = caption[start:]
    text = text_of(last).lstrip("（(")
    if not text.startswith(_UNITS) or not ("：" in text or ":" in text):
        return caption, ()
    return caption[: max(0, start - 1)], last


class Title(Node, frozen=True, gc=False):
    """The title of the document."""

    text: str
    span: Span


class Heading(msgspec.Struct, frozen=True, gc=False, forbid_unknown_fields=True):
    """A heading, its number as typed: ``（`` ``一`` ``）`` ``加强领导``; some have no number.

    ``level`` is 1 for the document's outermost sections. ``prefix`` and ``separator`` are what
    stands before the number and between it and the text; the four parts joined are the source.
    A ``run_in`` heading (同行标题) stands on one line with the first paragraph of its section.
    """

    level: int
    prefix: str
    number: str
    separator: str
    text: str
    span: Span
    run_in: bool = False

    @property
    def label(self) -> str:
        """The number as typed, with its marks."""
        return self.prefix + self.number + self.separator

    @property
    def full_text(self) -> str:
        """The heading as typed: number and text."""
        return self.label + self.text

    @property
    def name(self) -> str:
        """What contents and outlines call it: no line of them ends with the stop of a sentence.

        That of a run-in heading parts it from the text behind it, and there is none here.
        """
        return self.full_text.removesuffix("。") or self.full_text


class Paragraph(Node, frozen=True, gc=False):
    """A paragraph of running text."""

    inlines: Inlines
    span: Span
    access: Access = "free"
    role: Role = "body"

    @property
    def text(self) -> str:
        """The paragraph's text without its markup."""
        return text_of(self.inlines)


class ListItem(msgspec.Struct, frozen=True, gc=False, forbid_unknown_fields=True):
    """An item of a list; ``label`` is its number or bullet as typed, with what follows it."""

    label: str
    blocks: tuple[Block, ...]
    span: Span


class ListBlock(Node, frozen=True, gc=False):
    """A list set off from the text."""

    items: tuple[ListItem, ...]
    ordered: bool
    span: Span
    access: Access = "free"


class Quote(Node, frozen=True, gc=False):
    """A quotation set off from the text."""

    blocks: tuple[Block, ...]
    span: Span
    access: Access = "free"


class Verse(Node, frozen=True, gc=False):
    """A stanza: its lines are never joined."""

    lines: tuple[Inlines, ...]
    span: Span
    access: Access = "free"


class Code(Node, frozen=True, gc=False):
    """Lines of a program: each with its spaces, none joined; an empty one is a blank line."""

    lines: tuple[str, ...]
    span: Span
    access: Access = "free"


class Cell(msgspec.Struct, frozen=True, gc=False, forbid_unknown_fields=True):
    """A cell of a table."""

    inlines: Inlines
    alignment: Literal["left", "center", "right"] = "left"


class Table(Node, frozen=True, gc=False):
    """A table whose rows all have the same number of cells; the first ``header_rows`` are heads."""

    rows: tuple[tuple[Cell, ...], ...]
    header_rows: int
    span: Span
    caption: Inlines = ()
    access: Access = "free"


class Figure(Node, frozen=True, gc=False):
    """A picture: ``image`` names one of the document's, ``alternate`` says what it shows."""

    image: str
    alternate: str
    span: Span
    caption: Inlines = ()
    access: Access = "free"


class Separator(Node, frozen=True, gc=False):
    """A break between scenes, as typed: ``* * *``; the text of a mere rule is empty."""

    text: str
    span: Span
    access: Access = "free"


class Section(Node, frozen=True, gc=False):
    """A heading and what stands under it; ``access`` is the heading's own."""

    heading: Heading
    blocks: tuple[Block, ...]
    access: Access = "free"

    @property
    def span(self) -> Span:
        """From where the heading begins to where the last block ends."""
        last: Block = self
        while isinstance(last, Section) and last.blocks:
            last = last.blocks[-1]
        end = last.heading.span if isinstance(last, Section) else last.span
        return self.heading.span.to(end)


Unsectioned: TypeAlias = Paragraph | ListBlock | Quote | Verse | Code | Table | Figure | Separator
"""What may stand outside of a section, and above a title."""

Block: TypeAlias = Section | Unsectioned


class Note(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A foot- or endnote; ``label`` is its mark as typed, with what follows it."""

    identifier: str
    label: str
    inlines: Inlines
    span: Span


class Image(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A picture's file: its bytes, and its ``width`` and ``height`` in pixels."""

    name: str
    media_type: Literal["image/png", "image/jpeg", "image/gif"]
    data: bytes
    width: int
    height: int


UNDATED = "1980-01-01T00:00:00Z"
"""The date of a document without one: the earliest that an entry of a zip file can carry."""


class Metadata(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is said about the document.

    ``title`` is never empty. ``language`` is a BCP 47 tag. ``modified`` is an instant in UTC,
    ``YYYY-MM-DDThh:mm:ssZ``, so that the same source always gives the same bytes.
    """

    title: str
    author: str = ""
    language: str = "zh-CN"
    modified: str = UNDATED


class _Versioned(msgspec.Struct, frozen=True):
    """Of a document of whatever schema, its number."""

    schema: int = SCHEMA


class Document(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A whole document. ``title`` is the title as printed, if the document prints one.

    The ``masthead`` is what stands above it: in an official document the issuer and the number
    (版头: GB/T 9704-2012, 7.2), elsewhere a column, a source, a date.
    ``notes`` are in the order of their references, ``images`` are what figures name.
    """

    metadata: Metadata
    title: Title | None
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...] = ()
    images: tuple[Image, ...] = ()
    masthead: tuple[Unsectioned, ...] = ()
    schema: int = SCHEMA

    @property
    def all_blocks(self) -> tuple[Block, ...]:
        """The outermost blocks in reading order, those above the title first."""
        return self.masthead + self.blocks

    def to_json(self) -> bytes:
        """The tree as UTF-8 JSON; :meth:`from_json` gives back an equal tree."""
        return msgspec.json.encode(self)

    @classmethod
    def from_json(cls, data: bytes | str) -> Document:
        """Read the form of :meth:`to_json`; raise :class:`DocumentError` for anything else."""
        try:
            schema = msgspec.json.decode(data, type=_Versioned).schema
            if schema != SCHEMA:
                raise DocumentError(f"schema {schema} is not the supported {SCHEMA}")
            return msgspec.json.decode(data, type=cls)
        except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
            raise DocumentError(str(error)) from error


def walk(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Every block in reading order, a block before those that stand in it."""
    for block in blocks:
        yield block
        if isinstance(block, Section | Quote):
            yield from walk(block.blocks)
        elif isinstance(block, ListBlock):
            for item in block.items:
                yield from walk(item.blocks)


def walk_inlines(blocks: tuple[Block, ...]) -> Iterator[Inline]:
    """Every inline of the blocks in reading order."""
    for block in walk(blocks):
        match block:
            case Paragraph(inlines=inlines) | Figure(caption=inlines):
                yield from inlines
            case Verse(lines=lines):
                yield from chain.from_iterable(lines)
            case Table(caption=caption, rows=rows):
                yield from caption
                yield from chain.from_iterable(cell.inlines for row in rows for cell in row)


def is_annex(block: Block | None) -> bool:
    """Whether the block is 附件1 over an annex."""
    return isinstance(block, Paragraph) and block.role == "annex"


def titles_annex(section: Section, above: Block | None) -> bool:
    """Whether the heading of a section names the annex that begins in the block ``above``."""
    return is_annex(above) and not (section.heading.label or section.heading.run_in)


def opening(blocks: tuple[Block, ...]) -> tuple[Paragraph | None, tuple[Block, ...]]:
    """The first block if it is a paragraph, which a label may share its line with; the others."""
    if blocks and isinstance(blocks[0], Paragraph):
        return blocks[0], blocks[1:]
    return None, blocks


def lines_of_text(document: Document, *, with_code: bool = True) -> Iterator[tuple[str, Span]]:
    """All the text in reading order, notes last, each piece with the span of its block."""
    yield from _lines_of(document.masthead, with_code)
    if document.title is not None:
        yield document.title.text, document.title.span
    yield from _lines_of(document.blocks, with_code)
    for note in document.notes:
        yield note.label + text_of(note.inlines), note.span


def _lines_of(blocks: tuple[Block, ...], with_code: bool) -> Iterator[tuple[str, Span]]:
    for block in blocks:
        match block:
            case Section(heading=heading):
                yield heading.full_text, heading.span
                yield from _lines_of(block.blocks, with_code)
            case Quote():
                yield from _lines_of(block.blocks, with_code)
            case ListBlock(items=items):
                for item in items:
                    yield item.label, item.span
                    yield from _lines_of(item.blocks, with_code)
            case Paragraph(text=text) | Separator(text=text):
                yield text, block.span
            case Code(lines=lines):
                yield from ((text, block.span) for text in lines if with_code)
            case _:
                yield from ((text, block.span) for text in _cells(block))


def _cells(block: Verse | Table | Figure) -> Iterator[str]:
    """The lines of verse, the cells of a table after its caption, the caption of a picture."""
    if isinstance(block, Verse):
        yield from map(text_of, block.lines)
        return
    if block.caption:
        yield text_of(block.caption)
    if isinstance(block, Table):
        yield from (text_of(cell.inlines) for row in block.rows for cell in row)
