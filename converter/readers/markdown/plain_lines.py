"""Markdown's tokens → lines of a plain text, each where it stands in the source.

Of the outermost paragraphs and headings there is what a page shows, of an ordered list, whose items
may be headings that were typed, each item with its number. A stand-in is there for any other block.
"""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.token import Token

from converter.readers import typed
from converter.readers.markdown.groups import groups

BREAKS = frozenset({"softbreak", "hardbreak"})

LEFT_OUT = frozenset({"html_inline", "footnote_ref"})
"""What has a content that no line shows."""


class PlainLines:
    """The lines, and where the first one of each paragraph (by its inline token) and item is."""

    def __init__(self, tokens: Sequence[Token], texts: Sequence[str]) -> None:
        self.lines = [""] * len(texts)
        self.paragraphs: dict[int, range] = {}
        self.items: dict[int, range] = {}
        self._texts = texts
        for group in groups(tokens):
            self._read(group)

    @property
    def may_say_more(self) -> bool:
        """Whether there is a line end in a paragraph, or a number that may be a heading's."""
        return bool(self.items or self.ends())

    def ends(self) -> list[int]:
        """The lines that go on in a paragraph, from 0."""
        return [line for lines in self.paragraphs.values() for line in lines[:-1]]

    def _read(self, group: Sequence[Token]) -> None:
        opening = group[0]
        start = (opening.map or (0,))[0]
        match opening.type:
            case "paragraph_open" | "heading_open":
                self._paragraph(group[1], start, is_heading=opening.type == "heading_open")
            case "ordered_list_open" if all(map(self._is_flat, groups(group[1:-1]))):
                for item in groups(group[1:-1]):
                    self._item(item)
            case "front_matter":
                self.lines[start] = typed.STAND_IN_TITLE
            case "footnote_reference_open":
                pass
            case _:
                self.lines[start] = typed.STAND_IN_BLOCK

    def _paragraph(self, inline: Token, start: int, label: str = "", *, is_heading: bool) -> None:
        lines = _lines(inline)
        first, end = inline.map or (start, start + 1)
        if is_heading or len(lines) != end - first:  # within code and tags lines may end too
            lines = [" ".join(lines)]
        lines[0] = label + lines[0]
        self.lines[start : start + len(lines)] = lines
        self.paragraphs[id(inline)] = range(start, start + len(lines))

    def _is_flat(self, item: Sequence[Token]) -> bool:
        """Whether an item is one paragraph, the further lines of which are at the margin."""
        is_paragraph = len(item) == 5 and item[1].type == "paragraph_open"
        start, end = item[0].map or (0, 0)
        return is_paragraph and not any(line[:1].isspace() for line in self._texts[start + 1 : end])

    def _item(self, item: Sequence[Token]) -> None:
        start = (item[0].map or (0,))[0]
        self._paragraph(item[2], start, label_of(item[0]), is_heading=False)
        self.items[id(item[0])] = self.paragraphs[id(item[2])]


def label_of(item: Token) -> str:
    """The number of an item, as it is typed."""
    return f"{item.info}{item.markup} "


def _lines(inline: Token) -> list[str]:
    """What each line of a paragraph shows."""
    lines = [""]
    for token in inline.children or ():
        if token.type in BREAKS:
            lines.append("")
        elif token.type == "image":
            lines[-1] += typed.STAND_IN_BLOCK
        elif token.type not in LEFT_OUT:
            lines[-1] += typed.on_one_line(token.content)
    return lines
