"""What is marked in a paragraph of XHTML."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from converter.verification.container import resolved
from converter.verification.epub.publication import XHTML
from converter.verification.expectation import NOTE_MARK, link_mark, note_mark

MARKS: Mapping[tuple[str, str], str] = {
    ("span", "lead"): "lead",
    ("span", "number"): "",
    ("span", "unit"): "",
    ("span", "issued"): "",
    ("span", "label"): "label",
    ("span", "noteref"): NOTE_MARK,
    ("strong", ""): "strong",
    ("em", ""): "emphasis",
    ("br", ""): "",
}
"""By name and class. A number is part of its heading."""

UNMARKED = frozenset({("span", "nobr"), ("span", "latin"), ("wbr", "")})
"""What says how a text is shown, and marks nothing: it is of what it stands in."""


def mark_of(element: etree._Element, file: str, notes: Mapping[str, int]) -> str | None:
    """What an element of a ``file`` marks; None if no text of ours has such an element.

    ``notes`` are the numbers of the notes in reading order, by where they are.
    """
    if not isinstance(element.tag, str):
        return None
    if element.get("role") == "doc-backlink":
        return ""
    name, look = element.tag.removeprefix(XHTML), element.get("class", "")
    if name == "a" and not look:
        return link_mark(element.get("href", ""))
    if (name, look) == ("a", "noteref"):
        return note_mark(notes.get(resolved(element.get("href", ""), file), 0))
    return MARKS.get((name, look))


def is_unmarked(element: etree._Element) -> bool:
    """Whether it says but how its text is shown."""
    if not isinstance(element.tag, str):
        return False
    return (element.tag.removeprefix(XHTML), element.get("class", "")) in UNMARKED
