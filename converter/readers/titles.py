"""The title of a marked-up text: which of its headings it is, or one that stands outside of it."""

from __future__ import annotations

from collections.abc import Sequence

from converter.document import Paragraph, Text, Title
from converter.normalizer.rules import Found as Number
from converter.normalizer.rules import Rules
from converter.patterns import lazy_pattern
from converter.readers.flow import HIGHEST, TITLE_LEVEL, Found, Head, Item
from converter.readers.labels import number_of

_SUBTITLE = lazy_pattern(r"[—―─]{2}[^。；]{2,60}")
"""GB/T 15834-2011, 4.13.3.9: a dash stands before a subtitle."""


def find(found: Found) -> tuple[Title | None, list[Item], list[Item]]:
    """The title, what stands above it, and what remains, a subtitle first if there is one."""
    title, above, items = _title(found)
    return title, above, _subtitled(items) if title else items


def _title(found: Found) -> tuple[Title | None, list[Item], list[Item]]:
    """The title, what stands above it, and what remains.

    It is what the markup calls one; or else one that stands outside of the text; or else the
    first heading, if it is over the others. A second title by markup is a heading.
    """
    heads = [item for item in found.items if isinstance(item, Head)]
    first = heads[0] if heads else None
    place = found.items.index(first) if first else 0
    above, others = found.items[:place], found.items[place + 1 :]
    if first and first.level == TITLE_LEVEL:
        return Title(first.text, first.span), above, others
    if found.is_title_printed:
        if first and first.text == found.title:
            return Title(first.text, first.span), above, others
        return Title(found.title, found.title_span), [], found.items
    if first and first.level == HIGHEST and _is_title(heads, found.items[place + 1 :], found.rules):
        return Title(first.text, first.span), above, others
    return None, [], found.items


def _subtitled(items: list[Item]) -> list[Item]:
    """What stands below a title, of which a heading that a dash opens is its subtitle."""
    if not items or not isinstance(items[0], Head) or not _SUBTITLE.fullmatch(items[0].text):
        return items
    head = items[0]
    return [Paragraph((Text(head.text),), head.span, head.access, "subtitle"), *items[1:]]


def _is_title(heads: Sequence[Head], below: Sequence[Item], rules: Rules) -> bool:
    """Whether the first of ``heads`` is over the others: none of its level stands beside it.

    Or it has no number, and stands right above those, which all have one.
    """
    first, *others = heads
    number = number_of(first.text, rules)
    beside = [head for head in others if head.level == HIGHEST]
    if not beside:
        return number is None or not _is_of_part(number)
    is_over = below[:1] == beside[:1] and all(number_of(head.text, rules) for head in beside)
    return number is None and is_over


def _is_of_part(number: Number) -> bool:
    """Whether a number says of itself that it is of a part: 第三章 and 三、, but not Day 3 or A."""
    opening, marker = number.prefix.strip(), number.marker
    is_counted = marker.is_unit if opening == "第" else not opening.isalpha()
    return is_counted and "latin" not in marker.numerals
