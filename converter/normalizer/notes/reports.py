"""What is said of notes: that they were joined, and marks and notes that lead nowhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from converter.diagnostics import Diagnostic
from converter.document import Note, Span
from converter.normalizer.lines import Line, Mark
from converter.normalizer.notes import marks
from converter.normalizer.notes.marks import BRACKETS, PLAIN, Key

BEFORE = 8
"""The characters before a mark that are told."""


def of(
    lines: Sequence[Line],
    notes: Mapping[int, Note],
    marked: Mapping[int, Sequence[Mark]],
    alone: Iterable[int],
    lost: Mapping[Key, Sequence[tuple[int, int, int]]],
) -> Iterator[Diagnostic]:
    """A diagnostic for each of ``notes``, each note that is ``alone``, each mark that is ``lost``.

    A mark in brackets is one wherever it stands behind Chinese; others are where the text has notes
    with marks of their form. The number of an entry of a bibliography leads to it. Notes with mere
    numbers, none of which has a mark, are about the text as a whole.
    """
    yield from _joined(lines, notes, marked)
    for index in alone:
        if not notes and marks.key(lines[index].text, is_headed=False) is None:
            continue
        label = lines[index].text[: marks.end_of_label(lines[index].text)].strip()
        message = f"no mark leads to the note {label}"
        yield Diagnostic("NOT005", "warning", message, "set one", lines[index].span)
    if not lost:
        return
    forms = _forms(lines, notes)
    entries = _entries(lines)
    for key, places in lost.items():
        if key in entries:
            continue
        for index, offset, length in places:
            if key[0] in forms or (
                key[0] == BRACKETS and not lines[index].text[offset - 1].isascii()
            ):
                yield _lost(lines[index], offset, length)


def _joined(
    lines: Sequence[Line], notes: Mapping[int, Note], marked: Mapping[int, Sequence[Mark]]
) -> Iterator[Diagnostic]:
    first: dict[str, str] = {}
    for index in sorted(marked):
        for mark in marked[index]:
            end = mark.offset + mark.length
            first.setdefault(mark.note, lines[index].text[max(0, mark.offset - BEFORE) : end])
    for index, note in notes.items():
        message = f"note {note.label.strip()} joined with its mark in …{first[note.identifier]}"
        yield Diagnostic("NOT003", "info", message, span=lines[index].span)


def _forms(lines: Sequence[Line], notes: Mapping[int, Note]) -> set[str]:
    keys = (marks.key(lines[index].text, is_headed=True) for index in notes)
    return {form for key in keys if key for form, _ in marks.forms(key) if form != PLAIN}


def _entries(lines: Sequence[Line]) -> set[Key]:
    """The marks that lead to entries of a bibliography."""
    keys = (marks.key(line.text, is_headed=True) for line in lines if line.role == "reference")
    return {form for key in keys if key for form in marks.forms(key)}


def _lost(line: Line, offset: int, length: int) -> Diagnostic:
    mark = line.text[offset : offset + length]
    number, column = line.place(offset)
    span = Span(number, column, number, column + length - 1)
    return Diagnostic("NOT004", "warning", f"no note for the mark {mark}", "add one", span)
