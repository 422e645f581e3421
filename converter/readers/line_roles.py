"""What paragraphs are for where markup names the headings: byline, signature, as in plain text.

Their form and their place tell it, by the rules of the normalizer; a role that the markup gives
stays. Of several entries in one paragraph, 来源：……　作者：……, each becomes one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from converter.diagnostics import Diagnostic
from converter.document import Heading, Paragraph
from converter.normalizer import roles
from converter.normalizer.headings.by_line import Headings
from converter.normalizer.lines import Line
from converter.normalizer.trace import Trace, Verdict
from converter.readers import typed
from converter.readers.flow import Found, Head, Item
from converter.readers.inlines import split, tidy

FIRST_LINE = 3
"""The number of the first line, below a title and a blank line."""

_SEVERAL = Verdict("entries", "several stand on one line")


def read(items: Sequence[Item], found: Found) -> list[Item]:
    """``items``, which stand below the title, with the roles of those that are paragraphs."""
    headings = Headings(len(items))
    for index, item in enumerate(items):
        if isinstance(item, Head):
            headings.put(index, Heading(item.level, "", "", "", item.text, item.span))
    lines = [
        Line(_text(item), FIRST_LINE + typed.LINES_APART * index)
        for index, item in enumerate(items)
    ]
    trace = Trace() if found.reasons else None
    assigned = roles.assign(lines, headings, 0, found.rules, trace)
    read: list[Item] = []
    for item, line in zip(items, assigned, strict=True):
        if not isinstance(item, Paragraph):
            read.append(item)
            continue
        own = item if item.role != "body" else replace(item, role=line.role)
        read += (some := list(parted(own, found)))
        if trace and found.reasons and line.number in trace.decided and own is not item:
            verdict = trace.decided[line.number] if some == [own] else _SEVERAL
            found.reasons.forms |= dict.fromkeys(map(id, some), verdict)
    _name_author(read, found)
    return read


def parted(paragraph: Paragraph, found: Found) -> Iterator[Paragraph]:
    """``paragraph``, or the entries that it is."""
    text = _text(paragraph)
    told: list[Diagnostic] = []
    lines = roles.entries.parts(Line(text, 1, role=paragraph.role), found.rules, told)
    found.diagnostics += (
        replace(one, span=typed.within(text, paragraph.span, one.span)) for one in told if one.span
    )
    if not lines:
        yield paragraph
    for line in lines:
        _, rest = split(paragraph.inlines, line.column - 1)
        inlines, _ = split(rest, len(line.text))
        span = typed.within(text, paragraph.span, line.span)
        yield replace(paragraph, inlines=tidy(inlines), span=span, role=line.role)


def _name_author(items: Sequence[Item], found: Found) -> None:
    """Say who wrote the text, where nothing said it before."""
    if found.author:
        return
    lines = [
        Line(_text(item), 1, role=item.role if isinstance(item, Paragraph) else "body")
        for item in items
    ]
    heads = {index for index, item in enumerate(items) if isinstance(item, Head)}
    found.author = roles.author.of(lines, heads)


def _text(item: Item) -> str:
    """The item as a line of a text."""
    if isinstance(item, Head):
        return item.text
    text = item.text.replace("\n", " ") if isinstance(item, Paragraph) else ""
    return text or typed.STAND_IN_BLOCK
