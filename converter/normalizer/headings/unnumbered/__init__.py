"""Headings without a number: known by their words, by their place, or by a dash before them."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence

from converter.normalizer.blocks import separators
from converter.normalizer.headings import poems, short_lines
from converter.normalizer.headings.candidate import Candidate, Reading
from converter.normalizer.headings.forms import DAY
from converter.normalizer.headings.short_lines import usual_lines
from converter.normalizer.headings.unnumbered import (
    asked,
    known,
    labelled,
    marked,
    recurring,
    unstopped,
)
from converter.normalizer.headings.unnumbered.closed_up import closed_up
from converter.normalizer.lines import Line
from converter.normalizer.rules import Rules
from converter.patterns import lazy_pattern

BRIEF = 30
"""The longest line that may be a heading without a number."""

FORM = "dashed line"
MIN_SIBLINGS = 2

_DASHES = "—―─"
_DASHED = lazy_pattern(r"(?:——|―{1,2}|──)(?P<text>[^，。；：！？]{4,28}。)")


def read(
    lines: Sequence[Line],
    rules: Rules,
    numbered: Sequence[Candidate],
    first: int,
    listed: Mapping[str, int],
) -> Reading:
    """The lines without a number, from the ``first`` below the title on.

    ``numbered`` are the candidates with one, ``listed`` titles in a table of contents.
    """
    is_unstopped = unstopped.is_so(lines)
    lines = closed_up(lines)
    brief = array("q", _brief(lines, first))
    taken = bytearray(len(lines))
    _flag(numbered, taken)
    others = [one for one in known.listed(lines, brief, listed) if not taken[one.index]]
    _flag(others, taken)
    words = known.words(lines, brief, rules)
    named = [
        *known.by_words(lines, words),
        *known.annexed(lines, brief),
        *known.issued(lines),
        *known.by_form(lines, [index for index in brief if not taken[index]], rules),
    ]
    by_index = {one.index: one for one in named if not taken[one.index]}
    _flag(by_index.values(), taken)
    for more in (
        asked.titles(lines, brief, taken),
        marked.titles(lines, brief, taken),
        () if usual_lines.is_story(lines, numbered) else recurring.titles(lines, brief, taken),
        poems.titles(lines, taken, first, rules),
        unstopped.titles(lines, brief, taken) if is_unstopped else (),
    ):
        found = list(more)
        _flag(found, taken)
        others += found
    if is_unstopped:
        brief = unstopped.marked(lines, brief)
        words = {index: words[index] for index in brief if index in words}
    days = [one for one in by_index.values() if one.form == DAY]
    numbers = sorted([*numbered, *days], key=lambda one: one.index)
    rubrics = known.rubrics(lines, words)
    short = short_lines.read(lines, brief, taken, rules, first, numbers, rubrics)
    others += [*short.candidates, *_dashed(lines, brief)]
    others += labelled.in_brackets(lines, [*by_index.values(), *short.candidates])
    others += labelled.spaced(lines, rules)
    return Reading([*by_index.values(), *others], short.refused)


def _flag(candidates: Iterable[Candidate], taken: bytearray) -> None:
    for one in candidates:
        taken[one.index] = True


def _brief(lines: Sequence[Line], first: int) -> Iterator[int]:
    """The lines from ``first`` on that are short enough, but for the last."""
    return (
        index
        for index in range(first, len(lines) - 1)
        if len(lines[index].text) <= BRIEF and not separators.is_separator(lines[index].text)
    )


def _dashed(lines: Sequence[Line], brief: Sequence[int]) -> list[Candidate]:
    """Lines such as ``——必须……。``, each with a paragraph after it."""
    found = []
    for index in brief:
        text = lines[index].text
        if text[0] not in _DASHES or lines[index + 1].text[0] in _DASHES:
            continue
        if match := _DASHED.fullmatch(text):
            prefix = text[: match.start("text")]
            found.append(Candidate(index, FORM, match["text"], prefix=prefix))
    return found if len(found) >= MIN_SIBLINGS else []
