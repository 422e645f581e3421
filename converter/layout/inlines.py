"""Inlines → pieces to set: the typeface of each, and the element that it belongs to."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType

import msgspec

from converter.document import (
    Emphasis,
    Inline,
    Inlines,
    Lead,
    LineBreak,
    Link,
    NoteReference,
    Strong,
    Text,
)
from converter.layout.lines import Piece
from converter.layout.metrics import Typeface, Typefaces
from converter.layout.origins import Element, Elements, Kind
from converter.theme import Theme

KINDS: Mapping[type[Inline], Kind] = {
    Lead: "lead",
    Strong: "strong",
    Emphasis: "emphasis",
    Link: "link",
}


NO_NOTES: Mapping[int, str] = MappingProxyType({})


class Part(msgspec.Struct, gc=False):
    """What stands between two kept line ends: pieces, and by piece elements and notes."""

    pieces: list[Piece]
    elements: Elements
    notes: Mapping[int, str] = NO_NOTES


class Setter:
    """Sets inlines in the fonts of a theme; ``notes`` are the notes that there are.

    ``referred`` are those that have been referred to.
    """

    def __init__(self, theme: Theme, typefaces: Typefaces, notes: Collection[str]) -> None:
        self._typefaces = typefaces
        self._notes = notes
        self.referred: set[str] = set()
        strong, emphasis = theme.strong or theme.lead, theme.emphasis or theme.lead
        self._fonts = {Lead: theme.lead.font, Strong: strong.font, Emphasis: emphasis.font}

    def parts(self, inlines: Inlines, font: str, block: Element) -> list[Part]:
        """The parts of ``block`` between its kept line ends."""
        if len(inlines) == 1 and isinstance(inlines[0], Text):
            return [Part([(inlines[0].text, self._typefaces[font])], (block,))]
        return [self._part(own, font, block) for own in _between_breaks(inlines)]

    def _part(self, inlines: list[Inline], font: str, block: Element) -> Part:
        notes = {
            place: inline.note
            for place, inline in enumerate(inlines)
            if isinstance(inline, NoteReference) and inline.text and inline.note in self._notes
        }
        self.referred.update(notes.values())
        return Part(
            [(inline.text, self._typeface(inline, font)) for inline in inlines],
            tuple(self._element(inline, block) for inline in inlines),
            notes,
        )

    def _typeface(self, inline: Inline, font: str) -> Typeface:
        if isinstance(inline, NoteReference):
            return self._typefaces.raised(font)
        return self._typefaces[self._fonts.get(type(inline), font)]

    def _element(self, inline: Inline, block: Element) -> Element:
        match inline:
            case NoteReference():
                reference = Element("note reference", inline, block)
                is_known = inline.note in self._notes
                return Element("note link", inline, reference) if is_known else reference
            case Lead() | Strong() | Emphasis() | Link():
                return Element(KINDS[type(inline)], inline, block)
            case _:
                return block


def _between_breaks(inlines: Inlines) -> Iterator[list[Inline]]:
    own: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, LineBreak):
            yield own
            own = []
        else:
            own.append(inline)
    yield own
