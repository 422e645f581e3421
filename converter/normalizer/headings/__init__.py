"""Headings: the numbering grammar, and the sequences that decide which lines are headings.

A marker at the start of a line is only a candidate. ``一、大家知道，北京是……。`` is a paragraph;
``一、`` opens sections in one report and sits inside ``（一）`` in another. So a line is a heading
when its number continues a sequence, and its level is the depth of that sequence.
"""

from __future__ import annotations

from collections.abc import Sequence

from converter.diagnostics import Diagnostic
from converter.document import Heading
from converter.normalizer.headings import contents, gaps, numbered, sequences, unnumbered
from converter.normalizer.headings.series import believe
from converter.normalizer.lines import Line
from converter.normalizer.rules import Rules


def find(lines: Sequence[Line], rules: Rules, diagnostics: list[Diagnostic]) -> dict[int, Heading]:
    """The headings among ``lines``, by index; a hole in a sequence is reported."""
    reading = numbered.read(lines, rules)
    taken = frozenset(one.index for one in reading.candidates)
    candidates = [*reading.candidates, *unnumbered.read(lines, rules, taken)]
    candidates.sort(key=lambda one: one.index)
    found = sequences.sort(contents.without(candidates), rules.rank)
    believe(found)
    headings: dict[int, Heading] = {}
    for series in found:
        if series.doubt:
            continue
        level = series.level
        for member in series.members:
            headings[member.index] = member.heading(level, lines[member.index])
        if series.marker:
            diagnostics.extend(gaps.check(series, headings))
    return headings
