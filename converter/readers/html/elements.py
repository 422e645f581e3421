"""What is asked of elements in more than one place."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from converter.document import Span
from converter.patterns import lazy_pattern
from converter.readers.inlines import one_line

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
