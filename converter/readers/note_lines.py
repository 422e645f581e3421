"""Items of marked-up text as the lines of a plain text, in which notes are looked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec
from msgspec.structs import replace

from converter.diagnostics import Diagnostic
from converter.document import (
    Heading,
    Inline,
    Inlines,
    Link,
    ListBlock,
    Note,
    Paragraph,
    Role,
    Separator,
    Span,
)
from converter.normalizer.headings.by_line import Headings
from converter.normalizer.lines import Line
from converter.normalizer.notes.marks import key
from converter.normalizer.rules import Rules
from converter.readers.flow import Head, Item
from converter.readers.inlines import split
from converter.readers.leaves import changed

STAND_IN = "\ufffc"
"""What stands for a block without text, and for each character of a link: it is no mark.

Before a piece of a quotation, a table or a longer item it says that this is no note.
"""

RULE = "————"
"""What stands for a rule without signs."""

LONGEST_HEADING = 20
"""The characters of a paragraph that may be the heading 注释."""


HOLDING_ENTRIES = {"references", "notes"}
"""What sections hold whose lines that begin with a number are entries."""


class Piece(msgspec.Struct, frozen=True):
    """A line of the text: its inlines, behind the label of an item of a list."""

    inlines: Inlines
    span: Span
    label: str = ""


class NoteLines:
    """The pieces of text of items as numbered lines, by ``rules``."""

    def __init__(self, items: Sequence[Item], rules: Rules) -> None:
        self.lines: list[Line] = []
        self.pieces: list[Piece] = []
        self.diagnostics: list[Diagnostic] = []
        found: dict[int, Heading] = {}
        is_of_entries = False
        for item in items:
            if heading := _heading(item, rules):
                found[len(self.lines)] = heading
                is_of_entries = _holds(heading.text, rules) in HOLDING_ENTRIES
            for piece, text in _pieces(item):
                role = _role(item, text) if is_of_entries and not heading else _role(item, "")
                self.lines.append(Line(text or STAND_IN, len(self.lines) + 1, role=role))
                self.pieces.append(piece)
        self.headings = Headings(len(self.lines))
        for index, heading in found.items():
            self.headings.put(index, heading)

    def told(self, one: Diagnostic) -> Diagnostic:
        """What is said of the lines, as said of the source: by its places, without stand-ins."""
        place = one.span and self.pieces[one.span.first_line - 1].span
        return replace(one, message=one.message.replace(STAND_IN, ""), span=place)

    def note(self, note: Note) -> Note:
        """A note of the text with its markup and its place."""
        piece = self.pieces[note.span.first_line - 1]
        _, inlines = split(piece.inlines, len(note.label) - len(piece.label))
        return replace(note, inlines=inlines, span=piece.span)


def _heading(item: Item, rules: Rules) -> Heading | None:
    """The heading that ``item`` is by markup, or for its words."""
    if isinstance(item, Head):
        return Heading(item.level, "", "", "", item.text, item.span)
    if isinstance(item, Paragraph) and 0 < len(item.text) <= LONGEST_HEADING:
        return Heading(1, "", "", "", item.text, item.span) if _holds(item.text, rules) else None
    return None


def _holds(text: str, rules: Rules) -> str:
    """What a section with this heading holds, if its words say it."""
    known = rules.known_title(text) if text.strip() else None
    return known.holds if known else ""


def _role(item: Item, text: str) -> Role:
    """The role of an item; one with this text under 参考文献 or 注释 may be an entry."""
    role = item.role if isinstance(item, Paragraph) else "body"
    is_entry = role == "body" and text and key(text, is_headed=True)
    return "reference" if is_entry else role


def _pieces(item: Item) -> Iterator[tuple[Piece, str]]:
    """The pieces of ``item`` with their text, one at least; what is within it is no note."""
    if isinstance(item, Head | Separator):
        text = item.text or (RULE if isinstance(item, Separator) else "")
        yield Piece((), item.span), text
        return
    found: list[Piece] = []

    label = "" if isinstance(item, Paragraph | ListBlock) else STAND_IN

    def collect(inlines: Inlines) -> Inlines:
        found.append(Piece(inlines, item.span, label))
        return inlines

    if isinstance(item, ListBlock):
        for entry in item.items:
            start = len(found)
            for block in entry.blocks:
                changed(block, collect)
            label = entry.label if len(found) == start + 1 else STAND_IN
            found[start:] = [replace(one, span=entry.span, label=label) for one in found[start:]]
    else:
        changed(item, collect)
    for piece in found or [Piece((), item.span)]:
        yield piece, piece.label + "".join(map(_seen, piece.inlines))


def _seen(inline: Inline) -> str:
    return (
        STAND_IN * len(inline.text) if isinstance(inline, Link) else inline.text.replace("\n", " ")
    )
