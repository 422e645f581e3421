"""Lines with a number: which may be headings by their own form, and which not."""

from __future__ import annotations

from collections.abc import Sequence

from converter.normalizer.headings.candidate import Reading, Refused
from converter.normalizer.headings.numbered import (
    lone_numbers,
    objections,
    openings,
    run_in,
    shortened,
)
from converter.normalizer.lines import Line
from converter.normalizer.rules import Rules


def read(lines: Sequence[Line], rules: Rules) -> Reading:
    """Sort the lines with a number into those that may be headings and those that cannot."""
    reading = Reading([], [])
    numbers = list(openings.read(lines, rules))
    alike = run_in.titles(numbers, rules)
    split = openings.two_looks(numbers)
    numbers.reverse()
    while numbers:  # a number goes when its candidate comes
        index, text, found = numbers.pop()
        end = run_in.end(text, len(found.label), found.marker, rules, alike)
        one = openings.candidate(lines, index, found, end, is_split=found.marker.name in split)
        if objection := objections.against(lines, one, found.marker, reading.refused):
            reading.refused.append(Refused(one, objection))
        else:
            reading.candidates.append(one)
    return lone_numbers.without(shortened.without(reading), lines, rules)
