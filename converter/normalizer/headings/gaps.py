"""Holes and repeats in a sequence of numbers, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from converter.diagnostics import Diagnostic
from converter.document import Heading
from converter.normalizer import numerals
from converter.normalizer.headings.candidate import Candidate
from converter.normalizer.headings.series import Series


def check(series: Series, headings: Mapping[int, Heading]) -> Iterator[Diagnostic]:
    """Yield a finding for each member whose number is not the next one."""
    for before, after in pairwise(series.members):
        step = after.value - before.value
        if step != 1:
            message = (
                f"{after.label} comes twice"
                if step == 0
                else f"{after.label} comes after {before.label}"
            )
            span = headings[after.index].span
            yield Diagnostic("SEQ001", "warning", message, _question(before, after, step), span)


def _question(before: Candidate, after: Candidate, step: int) -> str:
    due = _labelled(before, before.value + 1)
    if step == 0:
        return f"should it be {due}?"
    if step == 2:
        return f"is {due} missing?"
    return f"are {due} to {_labelled(before, after.value - 1)} missing?"


def _labelled(model: Candidate, value: int) -> str:
    """The label of ``value`` in the manner of ``model``."""
    found = model.found
    if found is None:
        return str(value)
    outer = found.number[: len(found.number) - len(_last(found.number))]
    number = outer + numerals.written_like(value, _last(found.number))
    return found.prefix + number + found.separator.strip()


def _last(number: str) -> str:
    return number.replace("．", ".").rpartition(".")[2]
