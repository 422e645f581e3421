"""Headings without a number: known by their words, their look or their place, in this order."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence, Set

from converter.normalizer.blocks import cells, separators
from converter.normalizer.headings import poems, short_lines
from converter.normalizer.headings.candidate import Candidate, Reading
from converter.normalizer.headings.forms import DAY
from converter.normalizer.headings.numbered.objections import OF_ITEMS
from converter.normalizer.headings.short_lines import usual_lines
from converter.normalizer.headings.unnumbered import (
    asked,
    counted_words,
    dashed,
    known,
    labelled,
    marked,
    recurring,
    unstopped,
)
from converter.normalizer.lines import Line
from converter.normalizer.rules import Rules

BRIEF = 30
"""The longest line that may be a heading without a number."""


def read(
    lines: Sequence[Line],
    rules: Rules,
    numbers: Reading,
    first: int,
    listed: Mapping[str, int],
) -> Reading:
    """The lines without a number, from the ``first`` below the title on.

    The ``numbers`` are those with one, ``listed`` titles in a table of contents.
    """
    is_unstopped = unstopped.is_so(lines)
    numbered = numbers.candidates
    items = {one.candidate.index for one in numbers.refused if one.objection in OF_ITEMS}
    brief = _brief(lines, first, items)
    taken = bytearray(len(lines))
    _flag(numbered, taken)
    others = [one for one in known.listed(lines, brief, listed) if not taken[one.index]]
    _flag(others, taken)
    words = known.words(lines, brief, rules)
    named = _named(lines, brief, taken, words, rules)
    if first > 1 and any(one.index == 0 for one in named):
        first, brief = 1, _brief(lines, 1, items)  # what was the title is of the first entry
    _flag(named, taken)
    titled = _flagged(poems.titles(lines, taken, first, rules), taken)
    if poets := poems.poets(lines, titled):
        brief = array("q", (index for index in brief if index not in poets))
    others += titled
    others += _by_look(lines, brief, taken, numbered)
    if is_unstopped:
        others += _flagged(unstopped.titles(lines, brief, taken), taken)
        brief = unstopped.marked(lines, brief)
        words = {index: words[index] for index in brief if index in words}
    days = [one for one in named if one.form == DAY]
    counted = sorted([*numbered, *days], key=lambda one: one.index)
    rubrics = known.rubrics(lines, words)
    short = short_lines.read(lines, brief, taken, rules, first, counted, rubrics)
    entries = labelled.in_brackets(lines, [*named, *short.candidates], rules)
    _flag(entries, taken)
    whole = [one for one in short.candidates if not taken[one.index]]
    others += [*whole, *dashed.titles(lines, brief), *entries]
    others += labelled.spaced(lines, rules)
    return Reading([*named, *others], short.refused)


def _named(
    lines: Sequence[Line],
    brief: Sequence[int],
    taken: bytearray,
    words: known.Words,
    rules: Rules,
) -> list[Candidate]:
    """Those that their words name, one a line."""
    free = array("q", (index for index in brief if not taken[index]))
    if known.is_opened_by_day(lines, rules) and not taken[0]:
        free.insert(0, 0)
    named = (
        *known.by_words(lines, words),
        *known.annexed(lines, brief),
        *known.issued(lines),
        *known.by_form(lines, free, rules),
    )
    return list({one.index: one for one in named if not taken[one.index]}.values())


def _by_look(
    lines: Sequence[Line], brief: Sequence[int], taken: bytearray, numbered: Sequence[Candidate]
) -> list[Candidate]:
    """Questions under their title, words with numbers, what is behind a sign, what comes again."""
    found = _flagged(asked.titles(lines, brief, taken), taken)
    found += _flagged(counted_words.titles(lines, brief, taken), taken)
    found += _flagged(marked.titles(lines, brief, taken), taken)
    if not usual_lines.is_story(lines, numbered):
        found += _flagged(recurring.titles(lines, brief, taken), taken)
    return found


def _flagged(candidates: Iterable[Candidate], taken: bytearray) -> list[Candidate]:
    found = list(candidates)
    _flag(found, taken)
    return found


def _flag(candidates: Iterable[Candidate], taken: bytearray) -> None:
    for one in candidates:
        taken[one.index] = True


def _is_program(text: str) -> bool:
    """Whether it is a line of a program that is too short for ``code`` to know it."""
    return (text[-1] in "{;" or "; //" in text) and text.isascii()


def _brief(lines: Sequence[Line], first: int, items: Set[int]) -> array[int]:
    """Those from ``first`` on that are short enough, but for the last and items, rows, programs."""
    return array(
        "q",
        (
            index
            for index in range(first, len(lines) - 1)
            if len(lines[index].text) <= BRIEF
            and not _is_program(lines[index].text)
            and index not in items
            and not separators.is_separator(lines[index].text)
            and not cells.is_of_form(lines, index)
        ),
    )
