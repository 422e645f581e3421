"""The title of a marked-up text: which of its headings it is, or one that stands outside of it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from converter.document import Paragraph, Text, Title
from converter.normalizer.rules import Found as Number
from converter.normalizer.rules import Rules
from converter.patterns import lazy_pattern
from converter.readers import typed_titles
from converter.readers.flow import HIGHEST, TITLE_LEVEL, Found, Head, Item
from converter.readers.labels import number_of

_SUBTITLE = lazy_pattern(r"[—―─]{2}[^。；]{2,60}")
"""GB/T 15834-2011, 4.13.3.9: a dash stands before a subtitle."""

_ANNEX = lazy_pattern(r"附[录錄件表]\s?[A-Z\d一二三四五六七八九十]{1,3}(?![^\s：:])")
"""The number of an annex is its own (GB/T 9704-2012, 7.3.7): 附录A."""


def find(found: Found) -> tuple[Title | None, list[Item], list[Item]]:
    """The title, what stands above it, and what remains, a subtitle first if there is one."""
    title, above, items = _title(found)
    return title, above, _subtitled(items) if title else items


def _title(found: Found) -> tuple[Title | None, list[Item], list[Item]]:
    """The title, what stands above it, and what remains.

    It is what the markup calls one; or else one that stands outside of the text; or else the
    first heading, if it is over the others; or else the line that opens the text above the
    headings, as in plain text. A second title by markup is a heading.
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
    if first and _is_title(heads, above, others, found.rules):
        below = _below(first, others)
        found.items = [*above, first, *below]
        return Title(first.text, first.span), above, below
    return typed_titles.find(found, place) or (None, [], found.items)


def _subtitled(items: list[Item]) -> list[Item]:
    """What stands below a title, of which a heading that a dash opens is its subtitle."""
    if not items or not isinstance(items[0], Head) or not _SUBTITLE.fullmatch(items[0].text):
        return items
    head = items[0]
    return [Paragraph((Text(head.text),), head.span, head.access, "subtitle"), *items[1:]]


def _is_title(
    heads: Sequence[Head], above: Sequence[Item], below: Sequence[Item], rules: Rules
) -> bool:
    """Whether the first of ``heads`` is over the others: none of its level stands beside it.

    Or it has no number, and those beside it all have one, or stand behind the text by their words
    (附录), so that they are its parts. One that is not of the highest level opens the text.
    """
    first, *others = heads
    number, is_part = number_of(first.text, rules), rules.known_title(first.text) is not None
    if first.level > min(head.level for head in heads):
        return False
    if first.level > HIGHEST and (above or number or is_part):
        return False
    beside = [head for head in others if head.level == first.level]
    if not beside:
        return number is None or not _is_of_part(number)
    parts = [head for head in beside if not _is_behind(head.text, rules)]
    is_over = below[:1] == beside[:1] or (not is_part and _are_parts(parts, others[0]))
    return number is None and is_over and all(number_of(head.text, rules) for head in parts)


def _are_parts(parts: Sequence[Head], second: Head) -> bool:
    """Whether parts of the text alone stand below the first heading: one says too little."""
    return not parts or (len(parts) > 1 and second in parts)


def _below(title: Head, items: Sequence[Item]) -> list[Item]:
    """``items``, of which headings of the title's level behind deeper ones are as deep as those."""
    second = next((item for item in items if isinstance(item, Head)), title)
    return [
        replace(item, level=second.level)
        if isinstance(item, Head) and item.level == title.level
        else item
        for item in items
    ]


def _is_behind(text: str, rules: Rules) -> bool:
    """Whether a heading is of what stands behind a text: 结语, 参考文献, 附录二."""
    return rules.known_title(text) is not None or _ANNEX.match(text) is not None


def _is_of_part(number: Number) -> bool:
    """Whether a number says of itself that it is of a part: 第三章 and 三、, but not Day 3 or A."""
    opening, marker = number.prefix.strip(), number.marker
    is_counted = marker.is_unit if opening == "第" else not opening.isalpha()
    return is_counted and "latin" not in marker.numerals
