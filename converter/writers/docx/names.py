"""The names of styles: those that Word has by its own names, for users and for InDesign to map."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import msgspec

from converter.document import Role
from converter.patterns import lazy_pattern
from converter.theme import ANNEX_TITLE, HEADING_LEVELS, StyleName

MOST_LEVELS = 5
"""The levels of Word's own List 1 to List 5; deeper blocks look like the last."""

_NOT_IDENTIFYING = lazy_pattern("[^A-Za-z0-9]")


class Name(msgspec.Struct, frozen=True):
    """A style's name as Word stores it; ``built_in`` if it is one of Word's own."""

    name: str
    built_in: bool = False

    @property
    def identifier(self) -> str:
        """What the text refers to it by: the name in Word's way, ``FootnoteText``."""
        return _identifier(self.name)


@cache
def _identifier(name: str) -> str:
    words = (word[:1].upper() + word[1:] for word in name.split(" "))
    return _NOT_IDENTIFYING.sub("", "".join(words))


TITLE, BODY = Name("Title", built_in=True), Name("Body Text", built_in=True)
NOTICE = Name("Notice")
LIST, LIST_CONTINUE = Name("List", built_in=True), Name("List Continue", built_in=True)
QUOTE, VERSE = Name("Quote", built_in=True), Name("Verse")
CODE = Name("HTML Preformatted", built_in=True)
CAPTION, TABLE_CAPTION = Name("caption", built_in=True), Name("Table Caption")
TABLE_UNIT = Name("Table Unit")
FIGURE, LONE_FIGURE = Name("Figure"), Name("Figure without Caption")
SEPARATOR, RULE = Name("Separator"), Name("Separator Rule")
FOOTNOTE = Name("footnote text", built_in=True)
IMPRINT = Name("Imprint")
NUMBER_BELOW_TITLE = Name("Document Number below Title")
IMPRINT_COPIES, IMPRINT_ISSUE = Name("Imprint Copies"), Name("Imprint Issue")
SIGNED_NUMBER = Name("Document Number Signed")
TABLE, TABLE_END = Name("Three-Line Table"), Name("Table End")

ROLES: Mapping[StyleName, Name] = {
    "copy_number": Name("Copy Number"),
    "classification": Name("Classification"),
    "issuer": Name("Issuer"),
    "document_number": Name("Document Number"),
    "subtitle": Name("Subtitle", built_in=True),
    "byline": Name("Author"),
    "source": Name("Source"),
    "date": Name("Date", built_in=True),
    "editor_note": Name("Editor's Note"),
    "abstract": Name("Abstract"),
    "keywords": Name("Keywords"),
    "salutation": Name("Salutation", built_in=True),
    "closing": Name("Closing", built_in=True),
    "signature": Name("Signature", built_in=True),
    "signature_date": Name("Signature Date"),
    "attachment": Name("Attachment"),
    "attachment_item": Name("Attachment Item"),
    "annex": Name("Annex"),
    "contact": Name("Contact"),
    "caption": CAPTION,
    "table_note": Name("Table Note"),
    "reference": Name("Bibliography", built_in=True),
    "question": Name("Question"),
    "answer": Name("Answer"),
}
"""The styles of the roles of paragraphs, but for body and notice."""

CONTENTS_HEADING = Name("TOC Heading", built_in=True)
LEAD = Name("Lead")
STRONG, EMPHASIS = Name("Strong", built_in=True), Name("Emphasis", built_in=True)
SIGNER = Name("Signer")
LABEL_TAB = Name("Label Tab")
"""Its tabs are no characters of the text: from a label, or from the left side of a line."""

PARTED_SPACE = Name("Parted Space")
"""The style, tiny, of spaces typed to part the sides of a line: a tab is seen in their place."""
HYPERLINK = Name("Hyperlink", built_in=True)
FOOTNOTE_MARK = Name("footnote reference", built_in=True)


def heading(level: int) -> Name:
    """The style of a heading of this level, from 1; 0 is that of an annex's title."""
    if level == ANNEX_TITLE:
        return Name("Annex Title")
    return Name(f"heading {min(level, HEADING_LEVELS)}", built_in=True)


def contents_entry(level: int) -> Name:
    """The style of a line of the table of contents."""
    return Name(f"toc {level}", built_in=True)


def run_in_heading(level: int) -> Name:
    """The character style of a heading on one line with its paragraph."""
    return Name(f"Run-in Heading {min(level, HEADING_LEVELS)}")


def role(role: Role) -> Name | None:
    """The style of a paragraph of this role; None for the body's, which follows its place."""
    if role == "body":
        return None
    return NOTICE if role == "notice" else ROLES[role]


@cache
def at_level(name: Name, level: int) -> Name:
    """The style in lists and quotations: ``List``, ``List 2``, ``List 3``, from level 1."""
    if level <= 1:
        return name
    built_in = name in (LIST, LIST_CONTINUE)
    return Name(f"{name.name} {min(level, MOST_LEVELS)}", built_in)


def table_text(alignment: str, *, head: bool) -> Name:
    """The style of a cell's text."""
    kind = "Table Heading" if head else "Table Text"
    return Name(kind if alignment == "left" else f"{kind} {alignment.title()}")
