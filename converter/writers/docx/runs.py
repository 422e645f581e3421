"""Inlines as runs: each names a character style, or is text in that of its paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import XmlPart
from docx.oxml.ns import qn

from converter.document import Emphasis, Inline, Lead, Link, NoteReference, Strong
from converter.writers.docx import names
from converter.writers.docx.elements import Element, w
from converter.writers.docx.names import StyleId

_BREAKS = {"\t": "tab", "\n": "br"}
"""The characters that are elements of a run (ECMA-376-1, 17.3.3.32 and 17.3.3.1)."""

_PIECES = re.compile(r"[\t\n]|[^\t\n]+")

_STYLES: Mapping[type[Inline], StyleId] = {
    Lead: names.LEAD,
    Strong: names.STRONG,
    Emphasis: names.EMPHASIS,
}


def run(text: str, style: StyleId | None = None) -> Element:
    """A w:r that reads back as exactly this text, in a character style if one is named."""
    return w("r", *_style(style), *map(_piece, _PIECES.findall(text)))


class Runs:
    """Makes the runs of one part: a link is a relation of that part.

    ``note_numbers`` are by the identifiers of notes; the first reference to one is the real
    w:footnoteReference, for two would be two notes. ``unreferenced`` are those still without,
    ``styles`` the character styles met so far.
    """

    def __init__(self, part: XmlPart, note_numbers: Mapping[str, int]) -> None:
        self._part = part
        self.unreferenced = dict(note_numbers)
        self.styles: set[StyleId] = set()

    def of(self, inlines: Iterable[Inline]) -> Iterator[Element]:
        """The runs and hyperlinks of ``inlines``."""
        for inline in inlines:
            match inline:
                case Link(text=text, target=target):
                    yield self._link(text, target)
                case NoteReference(text=text, note=note):
                    yield from self._reference(text, self.unreferenced.pop(note, None))
                case _:
                    style = _STYLES.get(type(inline))
                    yield self._styled(inline.text, style) if style else run(inline.text)

    def _styled(self, text: str, style: StyleId) -> Element:
        self.styles.add(style)
        return run(text, style)

    def _link(self, text: str, target: str) -> Element:
        relation = self._part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        link = w("hyperlink", self._styled(text, names.HYPERLINK))
        link.set(qn("r:id"), relation)
        return link

    def _reference(self, mark: str, number: int | None) -> Iterator[Element]:
        """The mark as typed, in place of Word's own number (ECMA-376-1, 17.11.14).

        Its first character alone shares the run of the reference: LibreOffice 7 shows any more
        of them twice.
        """
        if number is None:
            yield self._styled(mark, names.NOTE_REFERENCE)
            return
        element = self._styled(mark[:1], names.NOTE_REFERENCE)
        element.insert(1, w("footnoteReference", customMarkFollows=1, id=number))
        yield element
        if mark[1:]:
            yield self._styled(mark[1:], names.NOTE_REFERENCE)


def _style(style: StyleId | None) -> list[Element]:
    return [w("rPr", w("rStyle", val=style.identifier))] if style else []


def _piece(text: str) -> Element:
    if text in _BREAKS:
        return w(_BREAKS[text])
    element = w("t")
    element.text = text
    element.set(qn("xml:space"), "preserve")
    return element
