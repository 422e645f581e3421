"""The title that was typed, in bold maybe, above the headings that markup names.

No heading by markup is over the others: the first line of the text is looked at, as that of a plain
text is, with what may stand above a title.
"""

from __future__ import annotations

from collections.abc import Sequence

from converter.document import Emphasis, Paragraph, Strong, Text, Title
from converter.normalizer import front
from converter.normalizer.lines import Line
from converter.readers import typed
from converter.readers.flow import Found, Item


def find(found: Found, place: int) -> tuple[Title, list[Item], list[Item]] | None:
    """The title, what stands above it and what below, if the items before ``place`` have one."""
    lines = _lines(found.items[: place + 1])
    where = front.find(lines, {place}, found.rules) if place else front.Place()
    first, stop = where.first, where.first + where.count
    if not where.count or stop > place or not _is_free(lines[first].text, found):
        return None
    read = front.title(lines[first : stop + 1], where.count, found.diagnostics)
    if read is None:
        return None
    span = found.items[first].span.to(found.items[stop - 1].span)
    return Title(read.text, span), found.items[:first], found.items[stop:]


def _is_free(text: str, found: Found) -> bool:
    """Whether a line is nothing else by its form: no byline, no 摘要, no 目录, and no 一、."""
    rules = found.rules
    is_known = rules.role(text, "head") or rules.known_title(text) or rules.marker(text)
    return is_known is None and rules.furniture(text) is None


def _lines(items: Sequence[Item]) -> list[Line]:
    """The items as lines of a text; what is no line of plain or bold type is no title."""
    return [Line(_text(item), typed.LINES_APART * index + 1) for index, item in enumerate(items)]


def _text(item: Item) -> str:
    is_line = (
        isinstance(item, Paragraph)
        and item.role == "body"
        and all(isinstance(inline, Text | Strong | Emphasis) for inline in item.inlines)
        and "\n" not in item.text
    )
    return item.text if is_line and isinstance(item, Paragraph) else typed.STAND_IN_BLOCK
