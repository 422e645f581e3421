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
    Paragraph,
    Section,
    Text,
    Title,
)
from converter.normalized import Normalized
from converter.normalizer import NormalizerError
from converter.normalizer.front import name_of
from converter.normalizer.physical_lines import trimming
from converter.patterns import lazy_pattern
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
from converter.readers.labels import parse_label
from converter.readers.references import ordered
from converter.sources.inputs import Input

HIGHEST = 1
"""The level of the outermost headings of a document."""

_SUBTITLE = lazy_pattern(r"[—―─]{2}[^。；]{2,60}")
"""GB/T 15834-2011, 4.13.3.9: a dash stands before a subtitle."""

NO_TITLE = Diagnostic("TTL001", "warning", "it has no title", "give one with --title")


def document(found: Found, file: Input) -> Normalized:
    """The document of what was ``found``; raise :class:`NormalizerError` if that is nothing.

    Where no section has a heading by markup, headings are found as in plain text, or else by bold
    type.
    """
    typed_notes.join(found)
    title, above, items = _title(found)
    items = _subtitled(items) if title else items
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
        blocks = _nested(bold_heads.read(blocks))
    else:
        inside = set(map(id, items))
        outside = [item for item in found.items if id(item) not in inside]
        items = inner_heads.read(items, found.rules)
        found.diagnostics += [*typed.check(items), *heads.check(items, found.rules)]
        cleaned = paid.marked(items, found)
        if found.reasons:
            found.reasons.items = (*outside, *cleaned)
        blocks = _nested(_levelled(cleaned, found))
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
    if first and first.level == HIGHEST and _is_title(heads, found.items[place + 1 :]):
        return Title(first.text, first.span), above, others
    return None, [], found.items


def _subtitled(items: list[Item]) -> list[Item]:
    """What stands below a title, of which a heading that a dash opens is its subtitle."""
    if not items or not isinstance(items[0], Head) or not _SUBTITLE.fullmatch(items[0].text):
        return items
    head = items[0]
    return [Paragraph((Text(head.text),), head.span, head.access, "subtitle"), *items[1:]]


def _is_title(heads: Sequence[Head], below: Sequence[Item]) -> bool:
    """Whether the first of ``heads`` has no number, and others of its level do not stand beside it.

    There are none; or it stands right above them, and all have numbers.
    """
    first, *others = heads
    if parse_label(first.text)[1]:
        return False
    beside = [head for head in others if head.level == HIGHEST]
    is_over = below[:1] == beside[:1] and all(parse_label(head.text)[1] for head in beside)
    return not beside or is_over


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

    def closed(self) -> Section:
        head = self.head
        heading = Heading(head.level, *parse_label(head.text), head.span, head.run_in)
        return Section(heading, tuple(self.blocks), head.access)


def _nested(items: Iterable[Item]) -> tuple[Block, ...]:
    """``items`` as sections in one another; what stands before any heading stays outside."""
    blocks: list[Block] = []
    stack: list[_Open] = []

    def close(level: int) -> None:
        while stack and stack[-1].head.level >= level:
            section = stack.pop().closed()
            (stack[-1].blocks if stack else blocks).append(section)

    for item in items:
        if isinstance(item, Head):
            close(item.level)
            stack.append(_Open(item, []))
        else:
            (stack[-1].blocks if stack else blocks).append(item)
    close(0)
    return tuple(blocks)
