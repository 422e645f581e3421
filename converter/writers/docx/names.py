"""What the styles of the file are called: by these names InDesign and Word map and change them.

A built-in style has the name of ECMA-376-1, 17.7.4.9, so that Word shows it in the user's language.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from converter.theme import HEADING_LEVELS, StyleName

LIST_LEVELS = 5
"""The levels that Word has list styles for; deeper lists look like the last."""


class StyleId(msgspec.Struct, frozen=True):
    """The identifier and the name of a style, and whether Word has a style of that name."""

    identifier: str
    name: str
    built_in: bool = True


BODY = StyleId("BodyText", "Body Text")
NOTICE = StyleId("Notice", "Notice", built_in=False)
FIGURE = StyleId("Figure", "Figure", built_in=False)
TABLE = StyleId("ThreeLineTable", "Three-Line Table", built_in=False)
NOTE_REFERENCE = StyleId("FootnoteReference", "footnote reference")
HYPERLINK = StyleId("Hyperlink", "Hyperlink")
LEAD = StyleId("Lead", "Lead", built_in=False)
STRONG = StyleId("Strong", "Strong")
EMPHASIS = StyleId("Emphasis", "Emphasis")

PARAGRAPHS: Mapping[StyleName, StyleId] = {
    "subtitle": StyleId("Subtitle", "Subtitle"),
    "byline": StyleId("Author", "Author", built_in=False),
    "source": StyleId("Source", "Source", built_in=False),
    "date": StyleId("Date", "Date"),
    "editor_note": StyleId("EditorsNote", "Editor's Note", built_in=False),
    "abstract": StyleId("Abstract", "Abstract", built_in=False),
    "keywords": StyleId("Keywords", "Keywords", built_in=False),
    "salutation": StyleId("Salutation", "Salutation"),
    "closing": StyleId("Closing", "Closing"),
    "signature": StyleId("Signature", "Signature"),
    "signature_date": StyleId("SignatureDate", "Signature Date", built_in=False),
    "attachment": StyleId("Attachment", "Attachment", built_in=False),
    "contact": StyleId("Contact", "Contact", built_in=False),
    "reference": StyleId("Bibliography", "Bibliography"),
    "question": StyleId("Question", "Question", built_in=False),
    "answer": StyleId("Answer", "Answer", built_in=False),
    "quote": StyleId("Quote", "Quote"),
    "verse": StyleId("Verse", "Verse", built_in=False),
    "table": StyleId("TableText", "Table Text", built_in=False),
    "caption": StyleId("Caption", "caption"),
    "separator": StyleId("Separator", "Separator", built_in=False),
    "note": StyleId("FootnoteText", "footnote text"),
}
"""The paragraph style of each style of a theme, lists apart."""


def heading(level: int) -> StyleId:
    """The style of a heading of this level."""
    level = min(level, HEADING_LEVELS)
    return StyleId(f"Heading{level}", f"heading {level}")


def run_in_heading(level: int) -> StyleId:
    """The character style of a heading that stands on one line with its text."""
    level = min(level, HEADING_LEVELS)
    return StyleId(f"RunInHeading{level}", f"Run-in Heading {level}", built_in=False)


def list_level(depth: int) -> StyleId:
    """The paragraph style of a list at this depth, the outermost being 1."""
    depth = min(depth, LIST_LEVELS)
    return StyleId(f"List{depth}", f"List {depth}") if depth > 1 else StyleId("List", "List")
