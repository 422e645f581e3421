"""What a line of the pages comes from: an element of the document, or of its table of contents."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, TypeAlias

import msgspec

from converter.document import (
    Cell,
    Code,
    Emphasis,
    Figure,
    Lead,
    Link,
    ListBlock,
    ListItem,
    Note,
    NoteReference,
    Paragraph,
    Quote,
    Section,
    Separator,
    Strong,
    Table,
    Title,
    Verse,
)


class ContentsHeading(msgspec.Struct, frozen=True):
    """The heading of the table of contents."""

    text: str


class ContentsEntry(msgspec.Struct, frozen=True):
    """An entry of the table of contents: a section, and the number of the page it begins on.

    On its last line the run of piece 1 is the leader, and that of piece 2 the page number.
    """

    section: Section
    page: int


Node: TypeAlias = (
    Title | Section | Paragraph | ListBlock | ListItem | Quote | Verse | Code | Table | Cell
    | Figure | Separator | Note | Lead | Strong | Emphasis | Link | NoteReference | ContentsHeading
    | ContentsEntry
)  # fmt: skip

Kind = Literal[
    "title", "heading", "paragraph", "quote", "verse", "verse line", "code",
    "code line", "code text", "separator",
    "list", "item", "label", "item body",
    "table", "row", "head cell", "row head", "cell", "figure", "picture", "caption",
    "note", "note label", "note body", "note link", "note reference",
    "lead", "strong", "emphasis", "link",
    "contents heading", "contents", "contents entry", "entry reference", "entry link",
]  # fmt: skip
"""What an element is of its node: of a table it is the whole, a row or the caption."""


class Element(msgspec.Struct, frozen=True, eq=False, gc=False):
    """What stands at one place of the document; ``parent`` is what it stands in.

    The same node at two places makes two elements, which are not equal.
    """

    kind: Kind
    node: Node
    parent: Element | None = None

    def around(self) -> Iterator[Element]:
        """The element and all that it stands in, the innermost first."""
        element: Element | None = self
        while element is not None:
            yield element
            element = element.parent


Elements: TypeAlias = tuple[Element | None, ...]
"""By the piece of a run, what it belongs to: None for what is not part of the text."""
