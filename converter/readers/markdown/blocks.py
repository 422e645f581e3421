"""Markdown's block tokens → items."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec
from markdown_it.token import Token

from converter.document import (
    Cell,
    Inlines,
    ListBlock,
    ListItem,
    Note,
    Quote,
    Separator,
    Span,
    Table,
    Text,
    text_of,
)
from converter.normalizer import marks
from converter.readers import set_off
from converter.readers.flow import Found, Head, Item, as_inlines, without_heads
from converter.readers.grid import EMPTY
from converter.readers.html import fragments
from converter.readers.markdown import front_matter, notes
from converter.readers.markdown.groups import groups
from converter.readers.markdown.line_ends import LineEnds
from converter.readers.markdown.plain_lines import label_of
from converter.readers.markdown.runs import Runs
from converter.readers.numbers import bullet
from converter.readers.paragraphs import MARKUP_SPACE, Paragraphs
from converter.readers.pictures import Pictures

ALIGNMENTS: dict[str, Literal["center", "right"]] = {
    "text-align:center": "center",
    "text-align:right": "right",
}
CODE = 4
"""The spaces of an indent that would be text of a block of code (CommonMark 0.31, 4.4)."""


class Lines(msgspec.Struct, frozen=True):
    """The lines of the source, for spans."""

    texts: Sequence[str]

    def span(self, place: Sequence[int] | None) -> Span:
        """Where the lines from the first to before the last of ``place``, from 0, have text."""
        first, end = place or (0, 1)
        while end - 1 > first and not self.texts[end - 1].strip():
            end -= 1
        start, last = self.texts[first], self.texts[end - 1]
        indent = len(start) - len(start.lstrip())
        return Span(first + 1, indent + 1, end, max(len(last.rstrip()), indent + 1))

    def edges(self, place: Sequence[int] | None, text: str) -> tuple[str, str]:
        """The white space before and behind ``text`` in its lines: markdown-it leaves out both."""
        start, end = place or (0, 1)
        if not text:
            return "", ""
        before = self.texts[start].partition(text.partition("\n")[0])[0]
        behind = self.texts[end - 1].rpartition(text.rpartition("\n")[2])[2]
        return before[len(before.rstrip()) :], behind[: len(behind) - len(behind.lstrip())]


class Blocks:
    """Reads block tokens one after the other; what is nested is read by another one."""

    def __init__(self, lines: Lines, found: Found, pictures: Pictures, name: str) -> None:
        self._lines, self._found, self._pictures, self._name = lines, found, pictures, name
        self._lists = 0

    def read(self, tokens: Sequence[Token]) -> None:
        """Take in the ``tokens`` of a whole document."""
        notes.identify(tokens)
        self._ends = LineEnds(tokens, self._lines.texts, self._found.rules)
        into = Paragraphs(self._found)
        into.items = self._found.items
        self._read(tokens, into)

    def _nested(self, tokens: Sequence[Token]) -> Paragraphs:
        into = Paragraphs(self._found)
        self._read(tokens, into)
        return into

    def _read(self, tokens: Sequence[Token], into: Paragraphs) -> None:
        for group in groups(tokens):
            self._block(group[0], group[1:-1], into, self._lines.span(group[0].map))

    def _block(self, token: Token, inner: Sequence[Token], into: Paragraphs, span: Span) -> None:
        match token.type:
            case "heading_open" if mark := self._mark(token):
                into.text(Text(mark))
                into.end(span)
            case "heading_open":
                self._heading(token, inner, into, span)
            case "paragraph_open":
                self._text(token, inner[0], into, span).end()
            case "ordered_list_open" if self._ends.are_headings(inner):
                for item in groups(inner):
                    into.text(Text(label_of(item[0])))
                    self._text(item[1], item[2], into, span).end()
            case "front_matter":
                first = (token.map or [0])[0] + 2
                front_matter.read(token.content.split("\n"), first, self._found)
            case notes.DEFINITION:
                self._note(token, inner, span)
            case _:
                into.items += self._set_off(token, inner, span)

    def _mark(self, heading: Token) -> str:
        """The site mark that looks like ``heading``, as ``## paidbegin ##`` does, if it is one."""
        line = self._lines.texts[(heading.map or (0,))[0]].strip()
        return "" if marks.without(line, self._found.rules) else line

    def _set_off(self, token: Token, inner: Sequence[Token], span: Span) -> Iterable[Item]:
        """What stands apart from the paragraphs."""
        match token.type:
            case "blockquote_open":
                blocks = without_heads(self._nested(inner).items)
                return [Quote(blocks, span)] if blocks else []
            case "bullet_list_open" | "ordered_list_open":
                return [self._list(token, inner, span)]
            case "table_open":
                return [self._table(inner, span)]
            case "fence":
                if token.info.strip():
                    message = f"{token.markup}{token.info} left out: what the block is"
                    self._found.say("MKD003", message, span)
                return set_off.blocks(token.content, span, is_code=bool(token.info.strip()))
            case "code_block":
                return set_off.blocks(token.content, span, is_code=True)
            case "hr":
                return [Separator("", span)]
            case "html_block":
                return fragments.items(token.content, span, self._found, self._pictures, self._name)
        raise AssertionError(token.type)

    def _text(self, token: Token, inline: Token, into: Paragraphs, span: Span) -> Runs:
        """The runs of a block; an indent of more than the markup's own spaces is reported."""
        before, behind = self._lines.edges(token.map, inline.content)
        if token.level == 0 and not before.strip(MARKUP_SPACE) and _is_deep(before):
            self._found.trimmed.append(span)
        lines = self._ends.lines(inline)
        spans = [self._lines.span((line, line + 1)) for line in lines] if len(lines) > 1 else [span]
        runs = Runs(into, self._pictures, spans, self._ends.of(inline))
        into.text(Text(before))
        runs.read(inline.children or ())
        into.text(Text(behind))
        return runs

    def _heading(self, token: Token, inner: Sequence[Token], into: Paragraphs, span: Span) -> None:
        heading = Paragraphs(self._found)
        self._text(token, inner[0], heading, span)
        text = text_of(heading.take(span)).replace("\n", " ")
        if text:
            into.items.append(Head(int(token.tag[1:]), text, span))
        into.items += heading.items

    def _list(self, token: Token, inner: Sequence[Token], span: Span) -> ListBlock:
        """A list: numbers are as they are typed, and bullets as a page shows them."""
        is_ordered = token.type == "ordered_list_open"
        entries, mark = [], bullet(self._lists)
        self._lists += 1
        for group in groups(inner):
            item = group[0]
            label = f"{item.info}{item.markup} " if is_ordered else f"{mark} "
            blocks = without_heads(self._nested(group[1:-1]).items)
            entries.append(ListItem(label, blocks, self._lines.span(item.map)))
        self._lists -= 1
        return ListBlock(tuple(entries), is_ordered, span)

    def _table(self, inner: Sequence[Token], span: Span) -> Table:
        """A table; rows that have fewer cells than the longest one are filled up."""
        rows: list[list[Cell]] = []
        for index, token in enumerate(inner):
            if token.type == "tr_open":
                rows.append([])
                place = self._lines.span(token.map)
            elif token.type in {"th_open", "td_open"}:
                style = str(token.attrs.get("style", ""))
                content = self._cell(inner[index + 1], span)
                rows[-1].append(Cell(content, ALIGNMENTS.get(style, "left")))
            elif token.type == "tr_close" and len(rows[-1]) > len(rows[0]):
                self._warn_of_surplus(rows[-1][len(rows[0]) :], place)
        width = max(map(len, rows))
        return Table(tuple((*row, *[EMPTY] * (width - len(row))) for row in rows), 1, span)

    def _warn_of_surplus(self, cells: Iterable[Cell], row: Span) -> None:
        texts = " | ".join(text_of(cell.inlines) for cell in cells)
        message = f"{texts.strip()} in a row of a table stands below no head of a column"
        self._found.warn("MKD005", message, row, r"write \| for a bar that is text")

    def _cell(self, inline: Token, span: Span) -> Inlines:
        cell = Paragraphs(self._found)
        Runs(cell, self._pictures, [span]).read(inline.children or ())
        cell.end(span)
        return as_inlines(cell.items, self._found)

    def _note(self, token: Token, inner: Sequence[Token], span: Span) -> None:
        label = str(token.meta["label"])
        inlines = as_inlines(self._nested(inner).items, self._found)
        self._found.notes.append(Note(token.meta[notes.NOTE], f"[{label}] ", inlines, span))


def _is_deep(indent: str) -> bool:
    """Whether it is none that markup may have for its own sake (CommonMark 0.31.2, 4.4 and 4.8)."""
    return len(indent.expandtabs(CODE)) >= CODE
