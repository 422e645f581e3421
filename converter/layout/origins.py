"""What a line of the pages comes from: a node of the document, or the table of contents."""

from __future__ import annotations

import msgspec

from converter.document import Paragraph, Section, Title


class ContentsHeading(msgspec.Struct, frozen=True):
    """The heading of the table of contents."""

    text: str


class ContentsEntry(msgspec.Struct, frozen=True):
    """An entry of the table of contents: a section, and the number of the page it begins on.

    On its last line the run of piece 1 is the leader, and that of piece 2 the page number.
    """

    section: Section
    page: int


Origin = Title | Section | Paragraph | ContentsHeading | ContentsEntry
"""A section's own lines are its heading."""
