"""The paragraphs and tables of a part → items."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Literal, TypeGuard

import msgspec
from msgspec.structs import replace

from converter.document import (
    Code,
    Figure,
    Inlines,
    LineBreak,
    Paragraph,
    Quote,
    Span,
    Table,
    Text,
    Verse,
    text_of,
)
from converter.normalizer.front import title_lines
from converter.normalizer.lines import Line
from converter.normalizer.roles import author
from converter.readers import set_off
from converter.readers.docx import contents, deletions, lists, tables
from converter.readers.docx.context import Context
from converter.readers.docx.elements import MC, Element, W, child, text_in, value
from converter.readers.docx.numbering import Label
from converter.readers.docx.runs import Runs
from converter.readers.docx.styles import Kind
from converter.readers.flow import TITLE_LEVEL, Head, Item, without_heads
from converter.readers.paragraphs import Paragraphs

WRAPPERS = {W + "sdtContent", W + "customXml", W + "smartTag", W + "ins", W + "moveTo"}
CONTENTS = "Table of Contents"
"""What Word calls the gallery of a table of contents."""

GALLERY = ("sdtPr", "docPartObj", "docPartGallery")

HEADS = {"heading", "title"}


class Entry(msgspec.Struct, frozen=True):
    """What one paragraph or table has become; neighbours of one kind may be one block."""

    kind: Kind | Literal["list", "table"]
    items: list[Item]
    span: Span
    label: Label | None = None


class Body:
    """Reads the blocks of one part in their order."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def items(self, element: Element) -> list[Item]:
        """What stands in ``element``."""
        items: list[Item] = []
        is_caption_last = False
        for kind, group in groupby(self._entries(element), key=lambda entry: entry.kind):
            entries = list(group)
            inner = [item for entry in entries for item in entry.items]
            if kind == "list":
                items += lists.build(entries)
            elif kind == "quote" and inner:
                items.append(Quote(without_heads(inner), _around(entries)))
            elif kind == "code":
                items += _code(inner, _around(entries))
            elif kind == "verse":
                items += _verse(inner, _around(entries))
            else:
                for entry in entries:
                    _append(items, entry, is_caption_last=is_caption_last)
            is_caption_last = kind == "caption"
        return items

    def _entries(self, element: Element) -> Iterator[Entry]:
        for block in element.iterchildren():
            if block.tag == W + "p":
                if entry := self._paragraph(block):
                    yield entry
            elif block.tag == W + "tbl":
                self._context.line += 1
                span = Span(self._context.line, 1, self._context.line, 1)
                yield Entry("table", tables.items(block, self, self._context, span), span)
            elif block.tag == W + "sdt":
                yield from self._controlled(block)
            elif block.tag in WRAPPERS:
                yield from self._entries(block)
            elif block.tag == MC + "AlternateContent":
                chosen = next(block.iterchildren(MC + "Choice", MC + "Fallback"), None)
                yield from self._entries(chosen) if chosen is not None else ()
            elif block.tag == W + "altChunk":
                span = Span(max(self._context.line, 1), 1, max(self._context.line, 1), 1)
                self._context.found.warn("DOC004", "an embedded document is left out", span)

    def _controlled(self, block: Element) -> Iterator[Entry]:
        """A content control; one with the table of contents is left out."""
        if value(block, *GALLERY) == CONTENTS:
            for paragraph in block.iter(W + "p"):
                self._leave_out_contents(paragraph)
        elif (content := child(block, "sdtContent")) is not None:
            yield from self._entries(content)

    def _leave_out_contents(self, paragraph: Element) -> None:
        self._context.line += 1
        if text := text_in(paragraph).strip():
            contents.tell(text, self._span(text), self._context.found)

    def _is_contents(self, paragraph: Element) -> bool:
        """Whether a paragraph is a line of a table of contents, or stands above one."""
        if self._context.styles.kind(child(paragraph, "pPr")) == "contents":
            return True
        if not contents.is_title(text_in(paragraph).strip()):
            return False
        if (following := contents.next_block(paragraph)) is None:
            return False
        is_line = self._context.styles.kind(child(following, "pPr")) == "contents"
        return is_line or value(following, *GALLERY) == CONTENTS

    def _span(self, text: str) -> Span:
        return Span(self._context.line, 1, self._context.line, max(len(text), 1))

    def _paragraph(self, paragraph: Element) -> Entry | None:
        properties = child(paragraph, "pPr")
        if self._is_contents(paragraph):
            self._leave_out_contents(paragraph)
            return None
        self._context.line += 1
        if deletions.following(paragraph) is not None:
            self._go_on(paragraph)
            return None
        text = "".join(one.text or "" for one in paragraph.iter(W + "t"))
        span, kind = self._span(text), self._kind(properties, text.strip())
        label = self._context.numbering.label(properties)
        into = Paragraphs(self._context.found, is_verbatim=True)
        if label and not self._is_entry(kind, label):
            into.text(Text(label.text))
        runs = Runs(self._context, into, span, self.items)
        runs.read(paragraph)
        if kind in HEADS:
            level = TITLE_LEVEL if kind == "title" else self._context.styles.level(properties)
            items = [*_head(into, level, span), *into.items]
        elif kind == "code":
            items = [*into.items, Code(tuple(into.take_as_typed().split("\n")), span)]
        else:
            role = "caption" if kind == "caption" else self._context.styles.role(properties)
            into.end(span, role)
            items = into.items
            if role == "byline" and not self._context.found.author:
                line = Line(text.strip(), 1, role="byline")
                self._context.found.author = author.of([line], ()) or line.text
        items += runs.boxes
        if not items:
            return None
        return Entry("list" if self._is_entry(kind, label) else kind, items, span, label)

    def _go_on(self, paragraph: Element) -> None:
        """Put what stands in ``paragraph``, whose mark is deleted, where it goes on."""
        if not deletions.is_moved(paragraph) and (text := deletions.join(paragraph)):
            message = "the end of a paragraph deleted (a tracked change): the next goes on from it"
            self._context.found.say("DOC001", message, self._span(text))

    def _is_entry(self, kind: Kind, label: Label | None) -> bool:
        """Whether a paragraph is an entry of a list, by its bullet, or its number among headings.

        Without headings by style the automatic numbers may be those of headings: they are text.
        """
        if label is None or kind != "body":
            return False
        return self._context.has_headings or not label.is_ordered

    def _kind(self, properties: Element | None, text: str) -> Kind:
        """The kind by style; what stands first and centred over styled headings is the title."""
        context = self._context
        kind = context.styles.kind(properties)
        is_first, context.is_first = context.is_first and bool(text), context.is_first and not text
        if kind == "body" and is_first and context.has_headings and not context.has_title:
            is_title = context.styles.is_centred(properties) and title_lines.is_title(Line(text, 1))
            return "title" if is_title else kind
        return kind


def _head(into: Paragraphs, level: int, span: Span) -> list[Item]:
    text = text_of(into.take(span)).replace("\n", " ")
    return [Head(level, text, span)] if text else []


def _append(items: list[Item], entry: Entry, *, is_caption_last: bool) -> None:
    """Put an entry behind ``items``; captions go to what they belong to, a title is one."""
    for item in entry.items:
        last = items[-1] if items else None
        if entry.kind == "title" and isinstance(item, Head) and _is_title(last):
            items[-1] = replace(last, text=f"{last.text} {item.text}")
        elif entry.kind == "caption" and isinstance(item, Paragraph) and _lacks_caption(last):
            items[-1] = replace(last, caption=item.inlines)
        elif is_caption_last and isinstance(item, Table) and isinstance(last, Paragraph):
            items[-1] = replace(item, caption=last.inlines)
        else:
            items.append(item)


def _lacks_caption(item: Item | None) -> TypeGuard[Figure]:
    return isinstance(item, Figure) and not item.caption


def _is_title(item: Item | None) -> TypeGuard[Head]:
    return isinstance(item, Head) and item.level == TITLE_LEVEL


def _code(items: list[Item], span: Span) -> Iterator[Item]:
    """Paragraphs of code as one block; anything else behind it."""
    lines = [line for item in items if isinstance(item, Code) for line in item.lines]
    yield from set_off.blocks("\n".join(lines), span)
    yield from (item for item in items if not isinstance(item, Code))


def _verse(items: list[Item], span: Span) -> Iterator[Item]:
    """Paragraphs of verse as the lines of one block; anything else behind it."""
    paragraphs = [item for item in items if isinstance(item, Paragraph)]
    lines = [line for paragraph in paragraphs for line in _lines(paragraph.inlines)]
    if lines:
        yield Verse(tuple(lines), span)
    yield from (item for item in items if not isinstance(item, Paragraph))


def _lines(inlines: Inlines) -> Iterator[Inlines]:
    for is_break, group in groupby(inlines, key=lambda inline: isinstance(inline, LineBreak)):
        if not is_break:
            yield tuple(group)


def _around(entries: list[Entry]) -> Span:
    return entries[0].span.to(entries[-1].span)
