"""Holes and repeats in a sequence of numbers, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from converter.diagnostics import Diagnostic
from converter.normalizer import numerals
from converter.normalizer.headings.candidate import Candidate
from converter.normalizer.headings.series import Series
from converter.normalizer.lines import Line


def check(
    series: Series,
    lines: Sequence[Line],
    refused: Mapping[tuple[str, int], Sequence[Candidate]],
) -> Iterator[Diagnostic]:
    """Yield a finding for each member whose number is not the next one.

    ``refused`` are the lines, by form and number, whose text cannot be a heading: where one of them
    has the number that is due, the finding is about it.
    """
    for before, after in pairwise(series.members):
        step = after.value - before.value
        if step == 1:
            continue
        due = refused.get((series.form, before.value + 1), ())
        if lost := [one for one in due if before.index < one.index < after.index]:
            yield _lost(lost[0], lines[lost[0].index])
            continue
        came = "twice" if step == 0 else f"after {before.label}"
        question = _question(series.first, before.value, after.value)
        span = after.span(lines[after.index])
        yield Diagnostic("SEQ001", "warning", f"{after.label} comes {came}", question, span)


def _lost(one: Candidate, line: Line) -> Diagnostic:
    return Diagnostic(
        "SEQ002",
        "warning",
        f"{one.label} is due here, and reads like a paragraph",
        "if it is a heading, put what follows its title on a line of its own",
        line.span,
    )


def _question(model: Candidate, before: int, after: int) -> str:
    due = _labelled(model, before + 1)
    if after == before:
        return f"should it be {due}?"
    if after == before + 2:
        return f"is {due} missing?"
    return f"are {due} to {_labelled(model, after - 1)} missing?"


def _labelled(model: Candidate, value: int) -> str:
    """The label of ``value`` in the manner of ``model``."""
    found = model.found
    if found is None:
        return str(value)
    last = _last(found.number)
    number = found.number.removesuffix(last) + numerals.written_like(value, last)
    return found.prefix + number + found.separator.strip()


def _last(number: str) -> str:
    return number.replace("．", ".").rpartition(".")[2]
