"""The document tree: what an essay is, apart from how any format writes it.

The tree is immutable; a transformation is a plain function ``Document -> Document``. Its nodes are
frozen :class:`msgspec.Struct` types, which make the JSON form exact and cheap. They have no cycles
(``gc=False``), so that the garbage collector need not go through a long text again and again.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, TypeAlias

import msgspec

SCHEMA = 1
"""The version of the JSON form; it changes when an older reader would misread a newer tree."""

Access = Literal["free", "paid"]
Role = Literal["body", "notice"]


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


NOT_IN_SOURCE = Span(0, 0, 0, 0)
"""The span of what the user added."""


class Text(Node, frozen=True, gc=False):
    """Plain text."""

    text: str


class Lead(Node, frozen=True, gc=False):
    """A run-in lead sentence: it opens its paragraph and names what the paragraph says."""

    text: str


Inline: TypeAlias = Text | Lead


class Title(Node, frozen=True, gc=False):
    """The title of the document."""

    text: str
    span: Span


class Heading(msgspec.Struct, frozen=True, gc=False, forbid_unknown_fields=True):
    """A numbered heading, its number as typed: ``（`` ``一`` ``）`` ``加强领导``.

    ``level`` is 1 for the document's outermost sections. ``prefix`` and ``separator`` are what
    stands before the number and between it and the text; the four parts joined are the source.
    """

    level: int
    prefix: str
    number: str
    separator: str
    text: str
    span: Span

    @property
    def label(self) -> str:
        """The number as typed, with its marks."""
        return self.prefix + self.number + self.separator

    @property
    def full_text(self) -> str:
        """The heading as typed: number and text."""
        return self.label + self.text


class Paragraph(Node, frozen=True, gc=False):
    """A paragraph of running text."""

    inlines: tuple[Inline, ...]
    span: Span
    access: Access = "free"
    role: Role = "body"

    @property
    def text(self) -> str:
        """The paragraph's text without its markup."""
        return "".join(inline.text for inline in self.inlines)


class Section(Node, frozen=True, gc=False):
    """A heading and what stands under it; ``access`` is the heading's own."""

    heading: Heading
    blocks: tuple[Block, ...]
    span: Span
    access: Access = "free"


Block: TypeAlias = Paragraph | Section


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
    """A whole document. ``title`` is the title as printed, if the document prints one."""

    metadata: Metadata
    title: Title | None
    blocks: tuple[Block, ...]
    schema: int = SCHEMA

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
    """Every block in reading order, a section before what stands in it."""
    for block in blocks:
        yield block
        if isinstance(block, Section):
            yield from walk(block.blocks)


def lines_of_text(document: Document) -> Iterator[tuple[str, Span]]:
    """The text of title, headings and paragraphs in reading order, each with its span."""
    if document.title is not None:
        yield document.title.text, document.title.span
    for block in walk(document.blocks):
        if isinstance(block, Section):
            yield block.heading.full_text, block.heading.span
        else:
            yield block.text, block.span
