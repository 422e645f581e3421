"""A table of contents as a TOC field, its entries there already (ECMA-376-1, 17.16.5.68).

Their page numbers are for the reader to work out: no one else knows them. Word does so when the
file is opened, because the fields are marked as out of date (17.16.18, w:dirty).
"""

from __future__ import annotations

from collections.abc import Iterator

from converter.document import Heading
from converter.theme import Theme
from converter.writers.docx import names
from converter.writers.docx.elements import Element, w
from converter.writers.docx.runs import run

LEADERS = {"·": "middleDot", ".": "dot", "…": "dot", "_": "underscore", "-": "hyphen"}
"""What is repeated from an entry to its number, as ST_TabTlc (17.18.72)."""


class Contents:
    """Collects the headings of the text; bookmarks are numbered from ``first_bookmark``."""

    def __init__(self, theme: Theme, first_bookmark: int) -> None:
        self._contents = theme.contents
        self._levels = len(theme.contents.levels) if theme.contents else 0
        self._next = first_bookmark
        self._entries: list[tuple[Heading, str]] = []

    def entered(self, heading: Heading, text: Element) -> Iterator[Element]:
        """The run of a heading, in a bookmark if it has an entry."""
        if heading.level > self._levels:
            yield text
            return
        number, self._next = self._next, self._next + 1
        name = f"_Toc{number:08d}"
        self._entries.append((heading, name))
        yield w("bookmarkStart", id=number, name=name)
        yield text
        yield w("bookmarkEnd", id=number)

    def paragraphs(self) -> Iterator[Element]:
        """The heading of the table and its entries; nothing if there are none."""
        if self._contents is None or not self._entries:
            return
        yield _paragraph(names.CONTENTS_HEADING, run(self._contents.heading))
        last = len(self._entries) - 1
        for index, (heading, bookmark) in enumerate(self._entries):
            opening = _field(f' TOC \\o "1-{self._levels}" \\h \\z \\u ') if not index else ()
            closing = [_mark("end")] if index == last else []
            style = names.contents_entry(heading.level)
            yield _paragraph(style, *opening, _entry(heading, bookmark), *closing)


def _paragraph(style: names.Name, *content: Element) -> Element:
    return w("p", w("pPr", w("pStyle", val=style.identifier)), *content)


def _entry(heading: Heading, bookmark: str) -> Element:
    return w(
        "hyperlink",
        run(heading.full_text),
        run("\t"),
        *_field(f" PAGEREF {bookmark} \\h ", dirty=1),
        _mark("end"),
        anchor=bookmark,
        history=1,
    )


def _field(instruction: str, **values: int) -> Iterator[Element]:
    """The beginning of a field, up to its result (17.16.18)."""
    text = w("instrText")
    text.text = instruction
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    yield _mark("begin", **values)
    yield w("r", text)
    yield _mark("separate")


def _mark(kind: str, **values: int) -> Element:
    return w("r", w("fldChar", fldCharType=kind, **values))
