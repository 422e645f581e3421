"""What a reader found → a document: its title, its sections, its notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec
from msgspec.structs import replace

from converter.diagnostics import Diagnostic
from converter.document import (
    Block,
    Document,
    Heading,
    Metadata,
    Section,
    Title,
)
from converter.normalized import Normalized
from converter.normalizer import NormalizerError
from converter.normalizer.front import name_of
from converter.normalizer.physical_lines import trimming
from converter.normalizer.rules import Found as Number
from converter.normalizer.rules import Rules
from converter.readers import (
    bold_heads,
    heads,
    inner_heads,
    mastheads,
    paid,
    typed,
    typed_notes,
)
from converter.readers.flow import TITLE_LEVEL, Found, Head, Item
from converter.readers.labels import number_of
from converter.readers.references import ordered
from converter.sources.inputs import Input

HIGHEST = 1
"""The level of the outermost headings of a document."""

NO_TITLE = Diagnostic("TTL001", "warning", "it has no title", "give one with --title")


def document(found: Found, file: Input) -> Normalized:
    """The document of what was ``found``; raise :class:`NormalizerError` if that is nothing.

    Where no section has a heading by markup, headings are found as in plain text, or else by bold
    type.
    """
    typed_notes.join(found)
    title, above, items = _title(found)
    if not (items or found.facts) and title is None:
        raise NormalizerError("no text in it", place=file.name, hint="give it some")
    if found.reasons:
        found.reasons.items = tuple(found.items)
    if paid.has_marks(above, found.rules):
        above, items = [], above + items
    masthead = mastheads.read(above, found.rules)
    found.diagnostics += typed.check(masthead)
    flat = [item for item in items if not isinstance(item, Head)]
    if len(flat) == len(items):
        title, typed_above, blocks = typed.understand(flat, title, found, file)
        masthead += mastheads.read(typed_above, found.rules)
        blocks = _nested(bold_heads.read(blocks), found.rules)
    else:
        inside = set(map(id, items))
        outside = [item for item in found.items if id(item) not in inside]
        items = inner_heads.read(items, found.rules)
        found.diagnostics += [*typed.check(items), *heads.check(items, found.rules)]
        cleaned = paid.marked(items, found)
        if found.reasons:
            found.reasons.items = (*outside, *cleaned)
        blocks = _nested(_levelled(cleaned, found), found.rules)
        if title is None:
            found.diagnostics.append(NO_TITLE)
    if found.trimmed:
        found.diagnostics.append(trimming(found.trimmed[0], len(found.trimmed)))
    blocks = tuple(found.facts) + blocks
    tree = Document(_metadata(found, title, file), title, blocks, (), tuple(found.images), masthead)
    tree = replace(tree, notes=ordered(tree, found))
    return Normalized(tree, tuple(sorted(found.diagnostics, key=Diagnostic.place)))


def _metadata(found: Found, title: Title | None, file: Input) -> Metadata:
    stem = file.stem.encode("utf-8", "replace").decode()  # a file's name may be no Unicode
    text = title.text if title else found.title
    metadata = Metadata(name_of(text) or stem, author=found.author, modified=file.modified)
    return replace(metadata, language=found.language) if found.language else metadata


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


def _levelled(items: Sequence[Item], found: Found) -> Iterator[Item]:
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


def _nested(items: Iterable[Item], rules: Rules) -> tuple[Block, ...]:
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
            (stack[-1].blocks if stack else blocks).append(item)
    close(0)
    return tuple(blocks)
