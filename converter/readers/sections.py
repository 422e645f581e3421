"""Heads and what stands below each → sections in one another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec
from msgspec.structs import replace

from converter.document import Block, Heading, Section, is_annex
from converter.normalizer.rules import Rules
from converter.readers.flow import HIGHEST, Found, Head, Item
from converter.readers.labels import number_of


def levelled(items: Sequence[Item], found: Found) -> Iterator[Item]:
    """``items`` with the levels of headings from 1 on without a gap; a gap is reported."""
    outer: list[int] = []
    levels = [max(item.level, HIGHEST) for item in items if isinstance(item, Head)]
    highest = min(levels, default=HIGHEST)
    for item in items:
        if not isinstance(item, Head):
            yield item
            continue
        level = max(item.level, HIGHEST)
        while outer and outer[-1] >= level:
            outer.pop()
        above = outer[-1] if outer else highest - 1
        outer.append(level)
        if level > above + 1:
            message = f"a heading of level {level} under one of level {above}"
            if above < highest:
                message = f"a heading of level {level} before any of level {highest}"
            found.warn("HED001", message, item.span, f"read as level {len(outer)}")
        yield replace(item, level=len(outer))


class _Open(msgspec.Struct):
    """A section that is still being filled."""

    head: Head
    blocks: list[Block]

    def closed(self, rules: Rules) -> Section:
        return Section(_heading(self.head, rules), tuple(self.blocks), self.head.access)


def _heading(head: Head, rules: Rules) -> Heading:
    found = number_of(head.text, rules)
    label = (found.prefix, found.number, found.separator) if found else ("", "", "")
    text = head.text[sum(map(len, label)) :]
    return Heading(head.level, *label, text, head.span, head.run_in)


def nested(items: Iterable[Item], rules: Rules) -> tuple[Block, ...]:
    """``items`` as sections in one another; what stands before any heading stays outside."""
    blocks: list[Block] = []
    stack: list[_Open] = []

    def close(level: int) -> None:
        while stack and stack[-1].head.level >= level:
            section = stack.pop().closed(rules)
            (stack[-1].blocks if stack else blocks).append(section)

    for item in items:
        if isinstance(item, Head):
            close(item.level)
            stack.append(_Open(item, []))
        else:
            if is_annex(item):
                close(0)
            (stack[-1].blocks if stack else blocks).append(item)
    close(0)
    return tuple(blocks)
