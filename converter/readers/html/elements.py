"""What is asked of elements in more than one place."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from converter.document import Span
from converter.patterns import lazy_pattern
from converter.readers.flow import Found
from converter.readers.inlines import one_line

HEADINGS = {f"h{level}": level for level in range(1, 7)}
"""The elements that are headings, and how deep (HTML, 4.3.6)."""

_WORD = lazy_pattern(r"[A-Za-z][a-z]*|[A-Z]+(?![a-z])")
_HIDDEN = lazy_pattern(r"display\s*:\s*none", re.IGNORECASE)


def text_in(element: HtmlElement) -> str:
    """The text in ``element``, on one line."""
    return one_line("".join(element.itertext()))


def words_in(element: HtmlElement) -> str:
    """The text in ``element``, with a space between what its elements part."""
    return " ".join(filter(None, map(one_line, element.itertext())))


def span_of(element: HtmlElement) -> Span:
    """The line where ``element`` begins; its column is not known and said to be the first."""
    line = element.sourceline or 1
    return Span(line, 1, line, 1)


def is_hidden(element: HtmlElement) -> bool:
    """Whether a page leaves ``element`` out; what is merely invisible, scripts make seen."""
    return "hidden" in element.attrib or _HIDDEN.search(element.get("style", "")) is not None


def remove(element: HtmlElement) -> None:
    """Make nothing of ``element``; the text behind it stays.

    It becomes an empty one, for to join the texts around it would cost what they are long.
    """
    element.clear(keep_tail=True)
    element.tag = "wbr"


def names_of(element: HtmlElement) -> set[str]:
    """The words in the class and identifier of ``element``."""
    words = _WORD.findall(f"{element.get('class', '')} {element.get('id', '')}")
    return {word.lower() for word in words}


def leave_out(element: HtmlElement, rule: str, found: Found) -> None:
    """Make nothing of ``element``, and tell what stood in it, and by which ``rule``."""
    if text := words_in(element):
        found.say("HTM002", f"left out as furniture ({rule}): {text}", span_of(element))
    remove(element)
