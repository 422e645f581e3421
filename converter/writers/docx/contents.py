"""A table of contents as a TOC field, its entries there already (ECMA-376-1, 17.16.5.68).

Their page numbers are for the reader to work out: no one else knows them. Word does so when the
file is opened, because the fields are marked as out of date (17.16.18, w:dirty).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from converter.document import Document, Heading, Section, walk
from converter.theme import Theme
from converter.writers.docx import elements, names
from converter.writers.docx.elements import Element, w
from converter.writers.docx.paragraphs import paragraph
from converter.writers.docx.runs import run

LEADERS = {"·": "middleDot", ".": "dot", "…": "dot", "_": "underscore", "-": "hyphen"}
"""What is repeated from an entry to its number, as ST_TabTlc (17.18.72)."""


class Contents:
    """The headings that have an entry; their bookmarks are numbered from after the notes'."""

    def __init__(self, document: Document, theme: Theme) -> None:
        self._blocks, self._contents = document.all_blocks, theme.contents
        self._levels = len(theme.contents.levels) if theme.contents else 0
        self._first_bookmark = len(document.notes) + 1
        self._bookmarks = count(self._first_bookmark)
        self._count = sum(1 for _ in self._headings())

    @property
    def has_entries(self) -> bool:
        """Whether there is anything to list."""
        return self._count > 0

    def entered(self, heading: Heading, text: Element) -> Iterator[Element]:
        """The run of a heading, in a bookmark if it has an entry; for each in reading order."""
        if heading.level > self._levels:
            yield text
            return
        number = next(self._bookmarks)
        yield w("bookmarkStart", id=number, name=_name(number))
        yield text
        yield w("bookmarkEnd", id=number)

    def paragraphs(self, end: Element) -> Iterator[Element]:
        """The heading of the table and its entries, the last with ``end`` in its properties.

        Nothing if there are none.
        """
        if self._contents is None or not self.has_entries:
            return
        yield paragraph(names.CONTENTS_HEADING, run(self._contents.heading))
        opening = list(_field(f' TOC \\o "1-{self._levels}" \\h \\z \\u '))
        for index, heading in enumerate(self._headings()):
            style = names.contents_entry(heading.level)
            entry = _entry(heading, _name(self._first_bookmark + index))
            if index < self._count - 1:
                yield paragraph(style, *opening, entry)
            else:
                yield paragraph(style, *opening, entry, _mark("end"), properties=[end])
            opening = []

    def _headings(self) -> Iterator[Heading]:
        if self._levels:
            sections = (block for block in walk(self._blocks) if isinstance(block, Section))
            yield from (one.heading for one in sections if one.heading.level <= self._levels)


def _name(number: int) -> str:
    return f"_Toc{number:08d}"


def _entry(heading: Heading, bookmark: str) -> Element:
    return w(
        "hyperlink",
        run(heading.name),
        run("\t"),
        *_field(f" PAGEREF {bookmark} \\h ", dirty=1),
        _mark("end"),
        anchor=bookmark,
        history=1,
    )


def _field(instruction: str, **values: int) -> Iterator[Element]:
    """The beginning of a field, up to its result (17.16.18)."""
    yield _mark("begin", **values)
    yield w("r", elements.text("instrText", instruction))
    yield _mark("separate")


def _mark(kind: str, **values: int) -> Element:
    return w("r", w("fldChar", fldCharType=kind, **values))
