"""A table of contents: each format makes its own, so that of the document is left out.

Word marks its lines by a style or a control. What was typed, or lost its style, is told by its
lines: each says a heading that comes later, with or without a page number behind it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from converter.document import Paragraph, Span
from converter.patterns import lazy_pattern
from converter.readers.docx.elements import Element, W, text_in
from converter.readers.flow import Found, Head, Item

TITLE = lazy_pattern(r"目\s{0,4}[录錄次]")
"""What stands above a table of contents."""

FEWEST = 2
"""The lines that a table of contents has at least."""

_DIGITS = "0123456789"


def tell(text: str, span: Span, found: Found) -> None:
    """Tell of a line that is left out."""
    found.say("DOC005", f"a line of the table of contents left out: {text}", span)


def is_title(text: str) -> bool:
    """Whether a line is what stands above a table of contents."""
    return TITLE.fullmatch(text) is not None


def next_block(element: Element) -> Element | None:
    """The next paragraph with text, table or control behind ``element``."""
    blocks = element.itersiblings(W + "p", W + "tbl", W + "sdt")
    return next((one for one in blocks if text_in(one).strip()), None)


def without_typed(items: Sequence[Item], found: Found) -> list[Item]:
    """``items`` without a table of contents that was typed; each line of it is told of."""
    heads = {_bare(item.text) for item in items if isinstance(item, Head)}
    for index, item in enumerate(items):
        if isinstance(item, Paragraph) and is_title(item.text):
            lines = list(takewhile(lambda one: _names(one, heads), items[index + 1 :]))
            if len(lines) >= FEWEST:
                for line in (item, *lines):
                    tell(_line(line), line.span, found)
                return [*items[:index], *items[index + 1 + len(lines) :]]
    return list(items)


def _names(item: Item, heads: set[str]) -> bool:
    """Whether ``item`` is a line that says one of the ``heads``."""
    if not isinstance(item, Paragraph):
        return False
    text = _line(item)
    whole, parted = _bare(text), text.rstrip(_DIGITS)
    return whole in heads or (parted != text and _bare(parted.rstrip(" 　\t.．·…")) in heads)


def _line(item: Item) -> str:
    return item.text.replace("\n", " ") if isinstance(item, Paragraph) else ""


def _bare(text: str) -> str:
    return "".join(text.split())
