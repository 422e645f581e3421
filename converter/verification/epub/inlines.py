"""What is marked in a paragraph of XHTML."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from converter.verification.epub.publication import XHTML
from converter.verification.expectation import link_mark

MARKS: Mapping[tuple[str, str], str] = {
    ("span", "lead"): "lead",
    ("span", "number"): "",
    ("span", "label"): "label",
    ("span", "noteref"): "note mark",
    ("a", "noteref"): "note mark",
    ("strong", ""): "strong",
    ("em", ""): "emphasis",
    ("br", ""): "",
}
"""By name and class. A number is part of its heading."""


def mark_of(element: etree._Element) -> str | None:
    """What an element marks; None if no text of ours has such an element."""
    if not isinstance(element.tag, str):
        return None
    if element.get("role") == "doc-backlink":
        return ""
    name, look = element.tag.removeprefix(XHTML), element.get("class", "")
    if name == "a" and not look:
        return link_mark(element.get("href", ""))
    return MARKS.get((name, look))
