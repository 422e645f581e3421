"""Which line ends within a paragraph part lines, and which items of lists are headings.

CommonMark (0.31.2, 6.8) joins the lines of a paragraph. Chinese writers often end a heading, a
signature or a line of verse with one line end all the same, and begin the body below ``1. 抓学习``
at the margin, where it is in no list. So the lines are given to the normalizer, which tells these
from lines that were wrapped; what it says nothing about is joined as CommonMark has it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Literal

import msgspec
from markdown_it.token import Token

from converter.document import (
    Block,
    Document,
    ListBlock,
    Paragraph,
    Quote,
    Section,
    Span,
    Table,
    Verse,
)
from converter.normalizer import NormalizerError, normalize
from converter.normalizer.lines import WHITE_SPACE
from converter.normalizer.rules import Rules
from converter.normalizer.sentences import ENDS
from converter.patterns import lazy_pattern
from converter.readers.bold_heads import NO_HEADING_END
from converter.readers.inlines import is_wide
from converter.readers.markdown import widths
from converter.readers.markdown.groups import groups
from converter.readers.markdown.plain_lines import PlainLines
from converter.sources import Source

LineEnd = Literal["joined", "wrapped", "parted", "verse"]
"""One that CommonMark joins, or that only the width of the page made; or one that counts."""

Kind = Literal["body", "title", "heading", "short", "verse", "other"]
"""What a line is; a ``short`` one is a heading without a number."""

_ENDS_OF_PARAGRAPHS = ENDS | frozenset("：:")

_WIDE_ENDS = frozenset(filter(is_wide, _ENDS_OF_PARAGRAPHS))
_SENTENCE_END = lazy_pattern("[。！？]+")


class Read(msgspec.Struct, frozen=True, gc=False):
    """What plain text makes of a line: a block of this kind, the ``number``-th of all."""

    kind: Kind
    number: int


class LineEnds:
    """The line ends and the numbered items of ``tokens``, whose source has these ``texts``."""

    def __init__(self, tokens: Sequence[Token], texts: Sequence[str], rules: Rules) -> None:
        self._plain = PlainLines(tokens, texts)
        self._read = _read(self._plain.lines, rules) if self._plain.may_say_more else {}
        self._full = widths.full(self._plain.ends(), texts)

    def of(self, inline: Token) -> list[LineEnd]:
        """What each line end of a paragraph is; nothing is said of those within other blocks."""
        lines = self.lines(inline)
        are_lines = len(lines) > 1 and (
            any(map(self._stands_alone, lines)) or self._are_paragraphs(lines)
        )
        return [self._end(line, are_lines=are_lines) for line in lines[:-1]]

    def lines(self, inline: Token) -> range:
        """The lines of such a paragraph, from 0."""
        return self._plain.paragraphs.get(id(inline), range(0))

    def are_headings(self, inner: Sequence[Token]) -> bool:
        """Whether each item of the list that has the ``inner`` tokens is a heading alone."""
        items = [self._plain.items.get(id(item[0])) for item in groups(inner)]
        return all(lines is not None and self._is_heading(lines) for lines in items)

    def _is_heading(self, lines: range) -> bool:
        """Whether an item is one; what ends as a sentence is an item, as the markup says.

        So is what goes on at the margin, but a line that is too short to have been wrapped.
        """
        text = self._plain.lines[lines.start]
        is_line = len(lines) == 1 or widths.is_short(text)
        is_one = self._kind(lines.start) == "heading"
        return is_one and is_line and text[-1] not in NO_HEADING_END

    def _kind(self, line: int) -> Kind:
        read = self._read.get(line)
        return read.kind if read else "body"

    def _stands_alone(self, line: int) -> bool:
        """Whether it is anything but body, though it may have been wrapped, or be of a sentence."""
        text = self._plain.lines[line]
        match self._kind(line):
            case "body":
                return False
            case "title":
                return widths.is_short(text)
            case "short":
                return is_wide(text[-1]) and _begins(line, self._plain.lines, self._read)
        return True

    def _are_paragraphs(self, lines: range) -> bool:
        """Whether all end as paragraphs of Chinese do, of which few are but one sentence.

        Who keeps a sentence a line, to compare versions, has no paragraphs in mind.
        """
        texts = [self._plain.lines[line].rstrip(WHITE_SPACE) for line in lines]
        if not all(text[-1:] in _WIDE_ENDS for text in texts):
            return False
        return 2 * sum(len(_SENTENCE_END.findall(text)) > 1 for text in texts) >= len(lines)

    def _end(self, line: int, *, are_lines: bool) -> LineEnd:
        above, below = self._read.get(line), self._read.get(line + 1)
        if above is not None and above == below:
            return "verse" if above.kind == "verse" else "wrapped"
        if line in self._full:
            return "wrapped"
        if self._stands_alone(line) or self._stands_alone(line + 1):
            return "parted"
        return "parted" if are_lines and _ends(self._plain.lines[line]) else "joined"


def _read(lines: Sequence[str], rules: Rules) -> dict[int, Read]:
    """What plain text makes of each line; what it leaves out is of no other kind."""
    source = Source("", "", "\n".join(lines), "utf-8", "")
    try:
        document = normalize(source, rules, has_notes=True).document
    except NormalizerError:
        return {}
    pieces = chain(_title(document), _pieces(document.all_blocks))
    read: dict[int, Read] = {}
    for number, (kind, span) in enumerate(pieces):
        for line in range(span.first_line - 1, span.last_line):
            read.setdefault(line, Read(kind, number))
    for line, text in enumerate(lines):
        if line not in read and text.strip(WHITE_SPACE) and _begins(line, lines, read):
            read[line] = Read("other", -1 - line)
    return read


def _begins(line: int, lines: Sequence[str], read: Mapping[int, Read]) -> bool:
    """Whether a line that is left out, or is short, may stand for itself: no sentence goes on."""
    above = read.get(line - 1)
    return line == 0 or _ends(lines[line - 1]) or (above is not None and above.kind != "body")


def _ends(text: str) -> bool:
    """Whether a line ends as a paragraph does, or there is none."""
    text = text.rstrip(WHITE_SPACE)
    return not text or text[-1] in _ENDS_OF_PARAGRAPHS


def _title(document: Document) -> Iterator[tuple[Kind, Span]]:
    if document.title:
        yield "title", document.title.span


def _pieces(blocks: Iterable[Block]) -> Iterator[tuple[Kind, Span]]:
    """What stands on lines of its own, in order."""
    for block in blocks:
        match block:
            case Section():
                yield from _section(block)
            case Paragraph(role="body"):
                yield "body", block.span
            case Verse():
                yield "verse", block.span
            case Quote(blocks=inner):
                yield from _pieces(inner)
            case ListBlock(items=items):
                yield from (("other", item.span) for item in items)
            case Table(span=span):
                lines = range(span.first_line, span.last_line + 1)
                yield from (("other", Span(line, 1, line, 1)) for line in lines)
            case _:
                yield "other", block.span


def _section(section: Section) -> Iterator[tuple[Kind, Span]]:
    """The heading and what stands below it; one that is run in goes with the text on its line."""
    heading, blocks = section.heading, section.blocks
    if heading.run_in and blocks:
        yield "other", heading.span.to(blocks[0].span)
        blocks = blocks[1:]
    else:
        yield "heading" if heading.label else "short", heading.span
    yield from _pieces(blocks)
