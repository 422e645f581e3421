"""Structure that was typed and not marked up: headings by their numbers, as in plain text.

The paragraphs of a document without headings by markup are given to the normalizer as the lines
of a text. What it makes of them comes back with the emphasis, links and notes that they have.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

import msgspec
from msgspec.structs import replace

from converter.diagnostics import Diagnostic
from converter.document import (
    Block,
    Inlines,
    Lead,
    ListBlock,
    Paragraph,
    Quote,
    Section,
    Span,
    Text,
    Title,
    text_of,
)
from converter.normalizer import normalize, punctuation
from converter.normalizer.rules import Rules
from converter.normalizer.trace import Trace
from converter.readers import paid
from converter.readers.flow import Found, Item, Typed, texts_of
from converter.readers.inlines import split
from converter.sources import Source
from converter.sources.encodings import LINE_ENDS
from converter.sources.inputs import Input

STAND_IN_TITLE = "标题"
"""The first line of the text, where markup says what the title is."""

STAND_IN_BLOCK = "\ufffc。"
"""What stands in the text for a list, a table, a picture (U+FFFC OBJECT REPLACEMENT CHARACTER)."""

BLANK = "\n\n"
"""Between two lines: each is a paragraph, never a part of one that was wrapped."""

LINES_APART = 2

_LINE_ENDS = str.maketrans(dict.fromkeys("".join(("\n", *LINE_ENDS)), " "))

Spanned = TypeVar("Spanned", bound=msgspec.Struct)


def check(items: Iterable[Item]) -> Iterator[Diagnostic]:
    """What is wrong with the punctuation of ``items``."""
    prose = (piece for item in items for piece in texts_of(item, with_code=False))
    texts = [(text.replace("\n", " "), span) for text, span in prose if text]
    for finding in punctuation.check([text for text, _ in texts]):
        if finding.span is None:
            yield finding
        else:
            yield replace(finding, span=within(*texts[finding.span.first_line - 1], finding.span))


def within(text: str, place: Span, found: Span) -> Span:
    """Where ``found`` in the line ``text`` is in the source, if that has the line at ``place``."""
    if place.first_line != place.last_line or place.last_column != _last_column(text, place):
        return place
    shift = place.first_column - 1
    return Span(
        place.first_line, found.first_column + shift, place.last_line, found.last_column + shift
    )


def _last_column(text: str, place: Span) -> int:
    return place.first_column + len(text) - 1


def understand(
    items: Sequence[Block], title: Title | None, found: Found, file: Input
) -> tuple[Title | None, tuple[Block, ...], tuple[Block, ...]]:
    """The title, what stands above it, and what below; none of ``items`` is a section yet."""
    start = next((i for i, one in enumerate(items) if isinstance(one, Paragraph)), len(items))
    before, after = tuple(items[:start]), items[start:]
    if not after:
        return title, (), before
    text = _Lines(after, title, found.rules)
    source = Source(file.name, file.stem, BLANK.join(text.lines), "utf-8", file.modified)
    trace = Trace() if found.reasons else None
    normalized = normalize(source, found.rules, trace, has_notes=True)
    if trace and found.reasons:
        numbers = {id(one): LINES_APART * index + 1 for index, one in enumerate(text.owners)}
        found.reasons.typed = Typed(numbers, normalized, trace)
    found.diagnostics += text.diagnostics(normalized.diagnostics)
    found.author = found.author or normalized.document.metadata.author
    above, read = normalized.document.masthead, normalized.document.title
    blocks = text.restored(normalized.document.blocks)
    if read is None:
        return title, (), before + blocks
    if title is None:
        masthead = (*before, *text.restored(above))
        return Title(read.text, text.span(read.span)), masthead, blocks
    return title, (), before + text.restored(above) + text.taken_into(read) + blocks


class _Lines:
    """Paragraphs as lines of a text, and the way back."""

    def __init__(self, items: Sequence[Block], title: Title | None, rules: Rules) -> None:
        self._rules = rules
        self.owners: list[Block | Title] = [*([title] if title else []), *items]
        self.lines = [_line(owner) for owner in self.owners]

    def _index(self, line: int) -> int:
        return (line - 1) // LINES_APART

    def span(self, span: Span) -> Span:
        """Where a span of the text is in the source."""
        first, last = self._index(span.first_line), self._index(span.last_line)
        start, end = self.owners[first].span, self.owners[last].span
        if first == last:
            return within(self.lines[first], start, span)
        return start.to(end)

    def diagnostics(self, given: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
        """What is said of the source, and not of what stands in for something.

        Of its characters :mod:`converter.readers.characters` tells.
        """
        has_title = isinstance(self.owners[0], Title)
        for diagnostic in given:
            if diagnostic.code.startswith("CHR"):
                continue
            if diagnostic.span is None:
                if not (has_title and diagnostic.code == "TTL001"):
                    yield diagnostic
            elif isinstance(self.owners[self._index(diagnostic.span.first_line)], Paragraph):
                yield replace(diagnostic, span=self.span(diagnostic.span))

    def taken_into(self, title: Title) -> tuple[Block, ...]:
        """The paragraphs that the normalizer took for lines of the title."""
        first, last = self._index(title.span.first_line), self._index(title.span.last_line)
        taken = self.owners[first : last + 1]
        return tuple(owner for owner in taken if not isinstance(owner, Title))

    def restored(self, blocks: Iterable[Block]) -> tuple[Block, ...]:
        """``blocks`` with the places, the markup and the objects of the source."""
        return tuple(restored for block in blocks for restored in self._restored(block))

    def _restored(self, block: Block) -> Iterator[Block]:
        match block:
            case Paragraph():
                yield from self._paragraph(block)
            case Section(heading=heading):
                blocks = self.restored(block.blocks)
                yield replace(block, heading=self._placed(heading), blocks=blocks)
            case Quote():
                yield self._placed(replace(block, blocks=self.restored(block.blocks)))
            case ListBlock(items=entries):
                restored = tuple(
                    self._placed(replace(entry, blocks=self.restored(entry.blocks)))
                    for entry in entries
                )
                yield self._placed(replace(block, items=restored))
            case _:
                yield self._placed(block)

    def _paragraph(self, paragraph: Paragraph) -> Iterator[Block]:
        index = self._index(paragraph.span.first_line)
        owner = self.owners[index]
        if isinstance(owner, Title):
            return
        if not isinstance(owner, Paragraph):
            yield replace(owner, access=paragraph.access)
        elif paragraph.text == self.lines[index]:
            inlines = _with_lead(paragraph.inlines, owner.inlines)
            role = paragraph.role if owner.role == "body" else owner.role
            yield replace(owner, inlines=inlines, access=paragraph.access, role=role)
        else:
            inlines = _with_lead(paragraph.inlines, self._part(owner, paragraph))
            yield self._placed(replace(paragraph, inlines=inlines))

    def _part(self, owner: Paragraph, read: Paragraph) -> Inlines:
        """The inlines of ``owner`` that ``read`` is: a part of its line, or that without marks."""
        _, rest = split(owner.inlines, read.span.first_column - 1)
        inlines, _ = split(paid.without_marks(rest, self._rules), len(read.text))
        return inlines if on_one_line(text_of(inlines)) == read.text else read.inlines

    def _placed(self, node: Spanned) -> Spanned:
        return replace(node, span=self.span(node.span))  # type: ignore[attr-defined]


def _line(owner: Block | Title) -> str:
    if isinstance(owner, Title):
        return STAND_IN_TITLE
    return on_one_line(owner.text) if isinstance(owner, Paragraph) else STAND_IN_BLOCK


def on_one_line(text: str) -> str:
    """As long a text in which nothing ends a line, be it a line separator (U+2028)."""
    return text.translate(_LINE_ENDS)


def _with_lead(read: Inlines, given: Inlines) -> Inlines:
    """The inlines ``given``, with the lead that the normalizer saw, if it stands in plain text."""
    if read and isinstance(read[0], Lead):
        lead, rest = split(given, len(read[0].text))
        if all(isinstance(inline, Text) for inline in lead):
            return (read[0], *rest)
    return given
