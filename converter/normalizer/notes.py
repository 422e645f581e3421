"""Marks of notes in a text, ``[1]`` or ``①``, joined with the notes that begin with them.

Notes stand together, numbered in sequence: under 注释, or behind the text that has their marks.
A mark without a note stays text, and a note without a mark a paragraph.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import pairwise

import msgspec
from msgspec.structs import replace

from converter.diagnostics import Diagnostic
from converter.document import Heading, Note
from converter.normalizer import numerals
from converter.normalizer.headings.by_line import Headings
from converter.normalizer.lines import Line, Mark
from converter.normalizer.rules import Rules
from converter.normalizer.trace import Trace
from converter.patterns import lazy_pattern

_SIGNS = "①-⑳㉑-㉟㊱-㊿❶-❿"
_MARK = lazy_pattern(rf"[\[［〔]([0-9０-９]{{1,3}})[\]］〕]|([{_SIGNS}])")
_LABEL = lazy_pattern(rf"(?:[\[［〔]([0-9０-９]{{1,3}})[\]］〕]|([{_SIGNS}]))[\s　]*+(?=\S)")
_FIRST_CHARACTERS = frozenset("[［〔" + numerals.FIRST_CHARACTERS["circled"])

Key = tuple[str, int]
"""A form of mark, and a number."""


Places = defaultdict[Key, list[tuple[int, int, int]]]
"""By key, the marks inside lines: index of the line, offset and length."""


class Run(msgspec.Struct, frozen=True):
    """Lines that may be notes, with their keys; ``heading`` is the index of their 注释, or -1."""

    start: int
    keys: tuple[Key, ...]
    heading: int


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
    marked: dict[int, list[Mark]] = {}
    notes: dict[int, Note] = {}
    places: Places = defaultdict(list)
    scanned = 0
    for run in _runs(lines, headings, rules):
        _add_places(places, lines, range(scanned, run.start), headings)
        scanned = run.start
        if run.heading < 0 and not all(key in places for key in run.keys):
            continue
        for index, key in enumerate(run.keys, start=run.start):
            if found := places.get(key):
                notes[index] = _note(lines[index], f"note-{len(notes) + 1}")
                for place, offset, length in found:
                    mark = Mark(offset, length, notes[index].identifier)
                    marked.setdefault(place, []).append(mark)
        places.clear()
        scanned = run.start + len(run.keys)
    if not notes:
        return Joined(lines, headings, ())
    if trace:
        for index in notes:
            trace.decide(lines[index].number, "note", "its mark stands in the text before it")
    left_out = _emptied(lines, headings, rules, notes)
    for index in left_out:
        message = f"heading of joined notes left out: {lines[index].text}"
        diagnostics.append(Diagnostic("NOT002", "info", message, span=lines[index].span))
    return _without(lines, headings, marked, notes, left_out)


def _runs(lines: Sequence[Line], headings: Mapping[int, Heading], rules: Rules) -> Iterator[Run]:
    """Lines that begin with marks of one form, numbered in sequence."""
    holds, heading = "", -1
    index = 0
    while index < len(lines):
        line = lines[index]
        if index in headings:
            title = rules.known_title(line.text)
            holds, heading = (title.holds, index) if title else ("", -1)
        keys = () if holds == "references" else _sequence(lines, index, headings)
        is_list = index > 0 and lines[index - 1].text[-1] in "：:" and holds != "notes"
        if keys and not is_list:
            yield Run(index, keys, heading if holds == "notes" else -1)
        index += len(keys) or 1


def _sequence(
    lines: Sequence[Line], start: int, headings: Mapping[int, Heading]
) -> tuple[Key, ...]:
    keys: list[Key] = []
    for index in range(start, len(lines)):
        key = None if index in headings else _key(lines[index].text)
        if key is None or (keys and key != (keys[-1][0], keys[-1][1] + 1)):
            break
        keys.append(key)
    return tuple(keys)


def _key(text: str) -> Key | None:
    """The mark with which a line of this text begins, if more follows it."""
    if text[0] not in _FIRST_CHARACTERS:
        return None
    match = _LABEL.match(text)
    return _key_of(match) if match else None


def _key_of(match: re.Match[str]) -> Key:
    return ("sign" if match[2] else "brackets", numerals.value(match[1] or match[2]))


def _add_places(
    places: Places, lines: Sequence[Line], indexes: range, headings: Container[int]
) -> None:
    """Add the marks inside these lines, but for headings and bylines."""
    for index in indexes:
        if index in headings or lines[index].role == "byline":
            continue
        for match in _MARK.finditer(lines[index].text):
            if match.start() > 0:
                places[_key_of(match)].append((index, match.start(), len(match[0])))


def _note(line: Line, identifier: str) -> Note:
    match = _LABEL.match(line.text)
    end = match.end() if match else 0
    return Note(identifier, line.text[:end], line.part(end).inlines, line.span)


def _emptied(
    lines: Sequence[Line],
    headings: Mapping[int, Heading],
    rules: Rules,
    notes: Mapping[int, Note],
) -> list[int]:
    """The headings 注释 under which nothing is left."""
    starts = [*sorted(headings), len(lines)]
    found = []
    for index, end in pairwise(starts):
        title = rules.known_title(lines[index].text)
        is_outer = end == len(lines) or headings[end].level <= headings[index].level
        is_of_notes = title is not None and title.holds == "notes" and end > index + 1
        if is_of_notes and is_outer and all(one in notes for one in range(index + 1, end)):
            found.append(index)
    return found


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
        kept.append(replace(line, marks=own) if own else line)
    first: dict[str, tuple[int, int]] = {}
    for place, marks in marked.items():
        for mark in marks:
            first[mark.note] = min(first.get(mark.note, (place, mark.offset)), (place, mark.offset))
    ordered = sorted(notes.values(), key=lambda note: first[note.identifier])
    return Joined(kept, moved, tuple(ordered))
