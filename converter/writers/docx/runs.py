"""Inlines as runs: each names a character style or says nothing of its form."""

from __future__ import annotations

from collections.abc import Iterator

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part

from converter.document import (
    Emphasis,
    Inline,
    Inlines,
    Lead,
    LineBreak,
    Link,
    NoteReference,
    Strong,
)
from converter.patterns import lazy_pattern
from converter.writers.docx import elements, names
from converter.writers.docx.elements import Element, related, w
from converter.writers.docx.notes import Marks
from converter.writers.link_targets import uri

_STYLES = {Lead: names.LEAD, Strong: names.STRONG, Emphasis: names.EMPHASIS}

_BREAKS = {"\t": "tab", "\n": "br"}
"""The characters that are elements of a run (ECMA-376-1, 17.3.3.32 and 17.3.3.1)."""

_PIECES = lazy_pattern(r"[\t\n]|[^\t\n]+")


def run(text: str, style: names.Name | None = None, *before: Element) -> Element:
    """A w:r that reads back as exactly this text, in a character style if one is named.

    ``before`` are elements of the run that stand before its text.
    """
    properties = [w("rPr", w("rStyle", val=style.identifier))] if style else []
    return w("r", *properties, *before, *map(_piece, _PIECES.findall(text)))


def mark_runs(mark: str, *before: Element) -> Iterator[Element]:
    """A note's mark, its first character in a run of its own.

    Of a longer run LibreOffice 7 shows all twice, and of all notes but the first it does so anyway:
    what these have is what the first has, and what Word writes itself (ECMA-376-1, 17.11.7).
    """
    yield run(mark[:1], names.FOOTNOTE_MARK, *before)
    if rest := mark[1:]:
        yield run(rest, names.FOOTNOTE_MARK)


class Runs:
    """Makes the runs of one part, whose relations say where its links lead.

    Without ``marks``, as in notes themselves, a reference to a note is its mark alone: a note
    cannot have notes (ECMA-376-1, 17.11.10).
    """

    def __init__(self, part: Part, marks: Marks | None = None) -> None:
        self._part, self._marks = part, marks

    def without_notes(self) -> Runs:
        """The runs of the same part in a note that stands in it."""
        return Runs(self._part)

    def of(self, inlines: Inlines) -> Iterator[Element]:
        """The content of a paragraph."""
        for inline in inlines:
            yield from self._inline(inline)

    def _inline(self, inline: Inline) -> Iterator[Element]:
        match inline:
            case Link():
                yield self._link(inline)
            case NoteReference():
                yield from self._reference(inline)
            case LineBreak():
                yield run(inline.text)
            case _:
                yield run(inline.text, _STYLES.get(type(inline)))

    def _link(self, link: Link) -> Element:
        """w:hyperlink to a relation (ECMA-376-1, 17.16.22)."""
        kind = RELATIONSHIP_TYPE.HYPERLINK
        relation = self._part.relate_to(uri(link.target), kind, is_external=True)
        return related("hyperlink", run(link.text, names.HYPERLINK), relation=relation)

    def _reference(self, reference: NoteReference) -> Iterator[Element]:
        text = reference.text
        mark = self._marks.mark(reference) if self._marks else None
        if mark is None:
            yield run(text, names.FOOTNOTE_MARK)
        elif mark.is_first:
            yield from mark.placed(mark_runs(text, mark.element))
        else:
            yield mark.link(run(text, names.FOOTNOTE_MARK))


def _piece(text: str) -> Element:
    return w(_BREAKS[text]) if text in _BREAKS else elements.text("t", text)
