"""The marks of a paid region in text that is marked up: they become access, and leave the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from converter.diagnostics import Diagnostic
from converter.document import Block, Inlines, ListBlock, Paragraph, Quote, Span, text_of
from converter.normalizer import marks
from converter.normalizer.lines import Line
from converter.normalizer.rules import Rules
from converter.readers.flow import Found, Head, Item, text_of_item
from converter.readers.inlines import tidy, with_characters
from converter.readers.leaves import changed


def has_marks(items: Iterable[Item], rules: Rules) -> bool:
    """Whether a mark of a paid region stands in ``items``, or what is like one."""
    return any(True for item in items for _ in rules.marks_in(text_of_item(item)))


def marked(items: Sequence[Item], found: Found) -> list[Item]:
    """``items`` with the access that the marks give them; those that were but a mark are gone."""
    if not has_marks(items, found.rules):
        return list(items)
    said: list[Diagnostic] = []
    numbered = (Line(text_of_item(item), index) for index, item in enumerate(items))
    lines = marks.remove(numbered, found.rules, said)
    accesses = [line.access for line in lines]
    for diagnostic in said:
        place = diagnostic.span or Span(0, 0, 0, 0)
        found.diagnostics.append(replace(diagnostic, span=items[place.first_line].span))
    return [
        replace(cleaned, access=access)
        for item, access in zip(items, accesses, strict=True)
        for cleaned in _cleaned(item, found.rules)
    ]


def _cleaned(item: Item, rules: Rules) -> Iterator[Item]:
    """``item`` without marks; nothing, if it was but marks."""
    match item:
        case Head():
            if text := marks.without(item.text, rules).strip():
                yield replace(item, text=text)
        case Paragraph():
            if inlines := without_marks(item.inlines, rules):
                yield replace(item, inlines=inlines)
        case Quote():
            if blocks := _blocks(item.blocks, rules):
                yield replace(item, blocks=blocks)
        case ListBlock():
            entries = [replace(entry, blocks=_blocks(entry.blocks, rules)) for entry in item.items]
            yield replace(item, items=tuple(entries))
        case _:
            yield changed(item, lambda inlines: without_marks(inlines, rules))


def _blocks(blocks: Iterable[Block], rules: Rules) -> tuple[Block, ...]:
    return tuple(
        cleaned
        for block in blocks
        for cleaned in _cleaned(block, rules)
        if not isinstance(cleaned, Head)
    )


def without_marks(inlines: Inlines, rules: Rules) -> Inlines:
    """``inlines`` without the marks in their text, which may begin in one and end in another."""
    text = text_of(inlines)
    characters = list(text)
    for _, match in marks.matches(text, rules):
        characters[match.start() : match.end()] = [""] * len(match[0])
    return tidy(with_characters(inlines, characters))
