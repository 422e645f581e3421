"""Headings that were typed below those that markup marks: of an inner form, and a level deeper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from converter.document import Heading, Paragraph
from converter.normalizer import headings
from converter.normalizer.headings.candidate import Candidate
from converter.normalizer.headings.numbered import openings
from converter.normalizer.lines import Line
from converter.normalizer.rules import Rules
from converter.readers import typed
from converter.readers.flow import Head, Item, text_of_item
from converter.readers.inlines import split


def read(items: Sequence[Item], rules: Rules) -> list[Item]:
    """``items`` with the typed headings below each head as heads."""
    found: list[Item] = []
    outer, start = None, 0
    for index, item in enumerate(items):
        if isinstance(item, Head):
            found += [*_section(outer, items[start:index], rules), item]
            outer, start = item, index + 1
    return [*found, *_section(outer, items[start:], rules)]


def _section(outer: Head | None, items: Sequence[Item], rules: Rules) -> Iterator[Item]:
    """``items``, which stand below ``outer``, with those that are headings of a deeper level."""
    if outer is None or not any(_is_numbered(item, rules) for item in items):
        yield from items
        return
    lines = [Line(_text(item), number) for number, item in enumerate(items, start=1)]
    found = headings.find_numbered(lines, rules, lambda one: _is_inner(one, outer, rules))
    for index, item in enumerate(items):
        heading = found.get(index)
        if heading and isinstance(item, Paragraph):
            yield from _headed(item, heading, outer)
        else:
            yield item


def _is_numbered(item: Item, rules: Rules) -> bool:
    text = _text(item)
    return rules.may_be_numbered(text) and rules.marker(text) is not None


def _text(item: Item) -> str:
    """The line that an item is, if it is a paragraph of one line."""
    if isinstance(item, Paragraph) and item.role == "body" and "\n" not in item.text:
        return text_of_item(item) or typed.STAND_IN_BLOCK
    return typed.STAND_IN_BLOCK


def _is_inner(one: Candidate, outer: Head, rules: Rules) -> bool:
    """Whether the form of a number is an inner one of that which ``outer`` has, if it has one."""
    number = rules.marker(outer.text)
    if number is None or one.found is None:
        return one.found is not None
    rank, above = rules.rank[one.found.marker.name], rules.rank[number.marker.name]
    *_, numbers = openings.identity(number)
    return (rank, len(one.outer)) > (above, len(numbers))


def _headed(paragraph: Paragraph, heading: Heading, outer: Head) -> Iterator[Item]:
    text = heading.full_text
    _, rest = split(paragraph.inlines, len(text))
    span = typed.within(paragraph.text, paragraph.span, heading.span)
    level = max(outer.level, 1) + heading.level
    yield Head(level, text, span, paragraph.access, run_in=heading.run_in)
    if heading.run_in:
        yield replace(paragraph, inlines=rest)
