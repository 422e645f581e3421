"""Marks of notes in a text, ``[1]``, ``①`` or ``*``, joined with the notes that begin with them.

Notes stand together, numbered in sequence: under 注释, or behind the text that has their marks, at
the foot of a page below a rule. A mark without a note stays text, and a note without a mark a
paragraph; below a rule it is an entry of a list. Both are reported.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Mapping, Sequence
from itertools import pairwise

import msgspec
from msgspec.structs import replace

from converter.diagnostics import Diagnostic
from converter.document import Heading, Note
from converter.normalizer.headings.by_line import Headings
from converter.normalizer.lines import Line, Mark
from converter.normalizer.notes import enumerations, marks, reports, runs
from converter.normalizer.notes.marks import BRACKETS, LENTICULAR, ROUND, Key, Place
from converter.normalizer.rules import Rules
from converter.normalizer.trace import Trace

SAID_AGAIN = 2
"""The characters by which a line says again what the text says behind a mark."""

_CLOSING = frozenset(
    {"byline", "source", "date", "editor_note", "contact", "signature", "signature_date"}
)
"""What may stand below the notes, at the end of a text."""

Places = defaultdict[Key, list[tuple[int, int, int]]]
"""By key, the marks inside lines: index of the line, offset and length."""


class Joined(msgspec.Struct, frozen=True):
    """Lines and headings without the notes, and these."""

    lines: list[Line]
    headings: Headings
    notes: tuple[Note, ...]


def join(
    lines: list[Line],
    headings: Headings,
    rules: Rules,
    diagnostics: list[Diagnostic],
    trace: Trace | None,
) -> Joined:
    """Take the notes that the text refers to out of ``lines``, and mark where it does."""
    joining = _Joining(lines)
    scanned = 0
    for run in runs.find(lines, headings, rules):
        joining.read(range(scanned, run.start), headings)
        joining.look_for_rare(run, headings)
        scanned = run.start + len(run.keys) if joining.take(run) else run.start
    notes = joining.notes
    joining.read(range(scanned, len(lines)), headings, brackets_only=not notes)
    diagnostics += reports.of(lines, notes, joining.marked, joining.alone, joining.lost)
    if not notes:
        return Joined(lines, headings, ())
    if trace:
        for index in notes:
            trace.decide(lines[index].in_source, "note", "its mark stands in the text before it")
    left_out = [*_emptied(lines, headings, rules, notes), *joining.rules_above]
    for index in left_out:
        kind = "heading" if index in headings else "rule"
        message = f"{kind} of joined notes left out: {lines[index].text}"
        diagnostics.append(Diagnostic("NOT002", "info", message, span=lines[index].span))
    return _without(lines, headings, joining.marked, notes, left_out)


class _Joining:
    """Notes by the index of their lines, the marks that lead to them, those that lead nowhere yet.

    ``rules_above`` are the lines that are rules above notes, ``alone`` the notes without a mark,
    ``lost`` the marks without a note.
    """

    def __init__(self, lines: list[Line]) -> None:
        self._lines = lines
        self._has_taken = False
        self.notes: dict[int, Note] = {}
        self.marked: defaultdict[int, list[Mark]] = defaultdict(list)
        self.places: Places = defaultdict(list)
        self.rules_above: list[int] = []
        self.alone: list[int] = []
        self._earlier: list[Places] = []
        self._end = 0

    @property
    def lost(self) -> Places:
        """The marks that lead nowhere."""
        lost: Places = defaultdict(list)
        for places in (*self._earlier, self.places):
            for key, found in places.items():
                lost[key] += found
        return lost

    def read(
        self, indexes: range, headings: Mapping[int, Heading], *, brackets_only: bool = False
    ) -> None:
        """Add the marks inside these lines, but for bylines, and behind run-in headings alone.

        Behind notes, where the text goes on with new marks, it may number these again from 1 on.
        """
        found: Places = defaultdict(list)
        for index in indexes:
            line = self._lines[index]
            if not brackets_only or marks.may_have_brackets(line.text):
                inside = list(marks.inside(line.text))
                _add_places(found, inside, line, index, headings.get(index))
        if found and self._has_taken:
            self._earlier.append(self.places)
            self.places, self._has_taken = defaultdict(list), False
        for key, places in found.items():
            self.places[key] += places

    def look_for_rare(self, run: runs.Run, headings: Mapping[int, Heading]) -> None:
        """Add the marks (1) or 【1】 of notes that have these, if each of them has one.

        They stand between the last notes and these, and no others of their form are reported.
        """
        form = run.keys[0][0]
        if not run.is_headed or form not in {ROUND, LENTICULAR}:
            return
        found: Places = defaultdict(list)
        for index in range(self._end, run.start):
            line = self._lines[index]
            _add_places(found, marks.rare(line.text, form), line, index, headings.get(index))
        if not any(_found(self.places, key) for key in run.keys) and all(map(found.get, run.keys)):
            for key in run.keys:
                self.places[key] += found[key]

    def take(self, run: runs.Run) -> bool:
        """Join the notes of a run with their marks, if they are notes."""
        found = [_found(self.places, key) for key in run.keys]
        if not (run.is_headed or run.is_ruled or self._are_notes(run, found)):
            return False
        for index, own in enumerate(found, start=run.start):
            if own:
                self._join(index, own)
                continue
            self.alone.append(index)
            if not run.is_headed and self._lines[index].role == "body":
                self._lines[index] = replace(self._lines[index], role="reference")
        if run.is_ruled and all(found):
            self.rules_above.append(run.start - 1)
        for key in run.keys:
            for form in marks.forms(key):
                self.places.pop(form, None)
        self._has_taken = True
        self._end = run.start + len(run.keys)
        return True

    def _are_notes(self, run: runs.Run, found: Sequence[Sequence[tuple[int, int, int]]]) -> bool:
        """Whether marks lead to these lines, which no heading and no rule says to be notes.

        To most of those in brackets is enough. Lines that say again what stands behind the marks
        go on with it: ``[1]导航和[2]报时`` above ``[1]导航是第一种。``.
        """
        missing = found.count(())
        if missing and not (run.keys[0][0] == BRACKETS and 1 < len(found) - missing > missing):
            return False
        return not any(
            self._is_said_again(index, place)
            for index, places in enumerate(found, start=run.start)
            for place in places
        )

    def _is_said_again(self, index: int, place: tuple[int, int, int]) -> bool:
        note, (line, offset, length) = self._lines[index].text, place
        end = offset + length
        part = self._lines[line].text[end : end + 2 * SAID_AGAIN].lstrip()[:SAID_AGAIN]
        return len(part) == SAID_AGAIN and note[marks.end_of_label(note) :].startswith(part)

    def _join(self, index: int, places: Sequence[tuple[int, int, int]]) -> None:
        note = self.notes[index] = _note(self._lines[index], f"note-{len(self.notes) + 1}")
        for place, offset, length in places:
            self.marked[place].append(Mark(offset, length, note.identifier))


def _found(places: Places, key: Key) -> Sequence[tuple[int, int, int]]:
    """The marks of a note with this key."""
    return next(filter(None, (places.get(form) for form in marks.forms(key))), ())


def _add_places(
    places: Places, inside: Sequence[Place], line: Line, index: int, heading: Heading | None
) -> None:
    if not inside or (heading and not heading.run_in) or line.role == "byline":
        return
    start = len(heading.full_text) if heading else 0
    first = marks.key(line.text, is_headed=False)
    for key, offset, length in enumerations.references(line.text, inside, first):
        if offset >= start:
            places[key].append((index, offset, length))


def _note(line: Line, identifier: str) -> Note:
    end = marks.end_of_label(line.text)
    return Note(identifier, line.text[:end], line.part(end).inlines, line.span)


def _emptied(
    lines: Sequence[Line],
    headings: Mapping[int, Heading],
    rules: Rules,
    notes: Mapping[int, Note],
) -> list[int]:
    """The headings 注释 under which nothing is left but what closes the text."""
    starts = [*sorted(headings), len(lines)]
    found = []
    for index, end in pairwise(starts):
        title = rules.known_title(lines[index].text)
        is_outer = end == len(lines) or headings[end].level <= headings[index].level
        is_of_notes = title is not None and title.holds == "notes"
        below = range(index + 1, _last_note(lines, notes, end) + 1)
        if is_of_notes and is_outer and below and all(one in notes for one in below):
            found.append(index)
    return found


def _last_note(lines: Sequence[Line], notes: Container[int], end: int) -> int:
    """The line before ``end``, or, of the text, before what closes it: （作者单位：……）."""
    last = end - 1
    while end == len(lines) and last not in notes and lines[last].role in _CLOSING:
        last -= 1
    return last


def _without(
    lines: Sequence[Line],
    headings: Headings,
    marked: Mapping[int, list[Mark]],
    notes: Mapping[int, Note],
    left_out: Sequence[int],
) -> Joined:
    gone = {*notes, *left_out}
    kept: list[Line] = []
    moved = Headings(len(lines) - len(gone))
    for index, line in enumerate(lines):
        if index in gone:
            continue
        if index in headings:
            moved.put(len(kept), headings[index])
        own = tuple(sorted(marked.get(index, ()), key=lambda mark: mark.offset))
        kept.append(line.marked(own) if own else line)
    first: dict[str, tuple[int, int]] = {}
    for place, leading in marked.items():
        for mark in leading:
            first[mark.note] = min(first.get(mark.note, (place, mark.offset)), (place, mark.offset))
    ordered = sorted(notes.values(), key=lambda note: first[note.identifier])
    return Joined(kept, moved, tuple(ordered))
