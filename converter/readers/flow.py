"""What readers of marked-up text find, in reading order, before it is nested into sections."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

import msgspec

from converter.diagnostics import Diagnostic
from converter.document import (
    NOT_IN_SOURCE,
    Access,
    Block,
    Code,
    Document,
    Figure,
    Image,
    Inline,
    Inlines,
    LineBreak,
    ListBlock,
    Metadata,
    Note,
    Paragraph,
    Quote,
    Section,
    Span,
    Strong,
    Table,
    Text,
    Verse,
    lines_of_text,
)
from converter.normalized import Normalized
from converter.normalizer.rules import Rules, default
from converter.normalizer.trace import Trace, Verdict
from converter.sources.detection import Certainty

TITLE_LEVEL, HIGHEST = 0, 1
"""The level of a title by markup, and that of the outermost headings of a document."""


class Typed(msgspec.Struct, frozen=True):
    """What was read as plain text, and which rule decided about each line of it.

    ``numbers`` are those of the lines that items became, by the identity of the item.
    """

    numbers: Mapping[int, int]
    normalized: Normalized
    trace: Trace


class Reasons(msgspec.Struct):
    """Why a marked-up text was read as it was: all ``items`` in order, and those of plain text.

    ``forms`` tell, by the identity of an item, which rule gave it a role where markup has headings.
    """

    items: Sequence[Item] = ()
    typed: Typed | None = None
    forms: dict[int, Verdict] = msgspec.field(default_factory=dict)


class Head(msgspec.Struct, frozen=True):
    """A heading before it has its place; ``level`` is the markup's own, 0 for a title.

    One that was typed may be ``run_in``: its section's first paragraph stood on its line.
    """

    level: int
    text: str
    span: Span
    access: Access = "free"
    run_in: bool = False


Item: TypeAlias = Head | Block


class Found(msgspec.Struct):
    """All that a reader found in a file; it fills this in as it goes.

    ``title`` is one that stands outside of the text: in the properties of a file, in the head
    of a page. It is printed if ``is_title_printed``. ``facts`` are what front matter says, which
    is printed below the title. Paragraphs were ``trimmed`` of white space at their edges. ``rules``
    are those of the normalizer; the ``reasons`` are filled in where somebody asks for them. The
    ``encoding`` is that of the text, if it was in one, and ``certainty`` says how it is known.
    """

    items: list[Item] = msgspec.field(default_factory=list)
    facts: list[Paragraph] = msgspec.field(default_factory=list)
    notes: list[Note] = msgspec.field(default_factory=list)
    images: list[Image] = msgspec.field(default_factory=list)
    diagnostics: list[Diagnostic] = msgspec.field(default_factory=list)
    trimmed: list[Span] = msgspec.field(default_factory=list)
    title: str = ""
    title_span: Span = NOT_IN_SOURCE
    is_title_printed: bool = False
    author: str = ""
    language: str = ""
    rules: Rules = msgspec.field(default_factory=default)
    reasons: Reasons | None = None
    encoding: str = ""
    certainty: Certainty = "certain"

    def say(self, code: str, message: str, span: Span, hint: str = "") -> None:
        """Report something that is left out by rule."""
        self.diagnostics.append(Diagnostic(code, "info", message, hint, span))

    def warn(self, code: str, message: str, span: Span, hint: str = "") -> None:
        """Report something that the user may want to mend."""
        self.diagnostics.append(Diagnostic(code, "warning", message, hint, span))


def begin(rules: Rules | None, reasons: Reasons | None) -> Found:
    """Nothing found yet, by ``rules`` or by ours."""
    return Found(rules=rules or default(), reasons=reasons)


def texts_of(item: Item, *, with_code: bool = True) -> Iterator[tuple[str, Span]]:
    """The pieces of text of ``item`` in reading order, each with the span of its block."""
    if isinstance(item, Head):
        yield item.text, item.span
    else:
        yield from lines_of_text(Document(Metadata(""), None, (item,)), with_code=with_code)


def text_of_item(item: Item) -> str:
    """The text of ``item`` on one line."""
    return " ".join(text.replace("\n", " ") for text, _ in texts_of(item))


def without_heads(items: Iterable[Item]) -> tuple[Block, ...]:
    """``items`` for where no heading can stand (a quotation, a list): headings are strong."""
    return tuple(
        Paragraph((Strong(item.text),), item.span) if isinstance(item, Head) else item
        for item in items
    )


def as_inlines(items: Iterable[Item], found: Found) -> Inlines:
    """``items`` for where no block can stand (a cell, a note): line by line, without pictures."""
    inlines: list[Inline] = []
    for line in filter(None, _lines(items, found)):
        if inlines:
            inlines.append(LineBreak())
        inlines += line
    return tuple(inlines)


def _lines(items: Iterable[Item], found: Found) -> Iterator[Inlines]:
    for item in items:
        match item:
            case Head():
                yield (Strong(item.text),)
            case Paragraph():
                yield item.inlines
            case ListBlock():
                yield from ((Text(one.label), *as_inlines(one.blocks, found)) for one in item.items)
            case Quote() | Section():
                yield from _lines(item.blocks, found)
            case Verse():
                yield from item.lines
            case Code():
                yield from ((Text(line),) for line in item.lines if line)
            case Table():
                yield item.caption
                yield from (_row([cell.inlines for cell in row]) for row in item.rows)
            case Figure():
                found.warn("IMG001", "a picture inside a cell or a note is left out", item.span)
                yield item.caption or ((Text(item.alternate),) if item.alternate else ())
            case _:
                yield (Text(item.text),) if item.text else ()


def _row(cells: list[Inlines]) -> Inlines:
    """The cells of a row on one line, an em apart."""
    line: Inlines = ()
    for cell in filter(None, cells):
        line += (Text("　"), *cell) if line else cell
    return line
