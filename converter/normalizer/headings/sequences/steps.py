"""From one number of a sequence to the next: holes, repeats and changed places, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise

from converter.diagnostics import Diagnostic
from converter.document import Span
from converter.normalizer import numerals
from converter.normalizer.headings.candidate import Candidate
from converter.patterns import lazy_pattern

_SPAN = lazy_pattern(
    rf"[至到—–~～-]{{1,2}}第?([{numerals.HAN}{numerals.ARABIC}]{{1,6}})\w?(?:$|[ \u3000])"
)

Lost = Mapping[tuple[str, int], Sequence[Candidate]]
"""By form and number the lines whose text cannot be a heading, in their order."""

Place = Callable[[Candidate], Span]
"""Where a candidate stands in the source."""


def check(
    members: Sequence[Candidate], place: Place
) -> Iterator[tuple[Candidate, Candidate, Diagnostic]]:
    """Each of ``members`` whose number is not the next one, behind that before it, with a finding.

    What comes later in the sequence is not missing: it has changed its place.
    """
    late, top, repeats = _late(members), last_value(members[0]), 0
    for before, one in pairwise(members):
        repeats = repeats + 1 if one.value == before.value else 0
        if repeats:
            hint = f"should it be {labelled(one, one.value + repeats)}?"
            yield before, one, finding(one, "comes twice", hint, place)
        elif one.value < top:
            yield before, one, finding(one, after(before), "should it stand before that?", place)
        elif hint := missing(one, top + 1, one.value - 1, late):
            yield before, one, finding(one, after(before), hint, place)
        top = max(top, last_value(one))


def _late(members: Sequence[Candidate]) -> frozenset[int]:
    """The numbers that come behind a greater one."""
    late, top = set(), 0
    for one in members:
        if one.value < top:
            late.add(one.value)
        top = max(top, one.value)
    return frozenset(late)


def last_value(one: Candidate) -> int:
    """The last number that a heading names: of 第四章至第六章 the latter."""
    span = _SPAN.match(one.text)
    return max(one.value, numerals.value(span[1])) if span else one.value


def after(before: Candidate) -> str:
    """Where a number came, in words."""
    return f"comes after {before.label}"


def missing(model: Candidate, first: int, last: int, late: frozenset[int] = frozenset()) -> str:
    """The question for the numbers from ``first`` to ``last``, if there are any but the ``late``.

    They are written in the manner of ``model``.
    """
    while first in late:
        first += 1
    while last in late:
        last -= 1
    if first > last:
        return ""
    if first == last:
        return f"is {labelled(model, first)} missing?"
    return f"are {labelled(model, first)} to {labelled(model, last)} missing?"


def finding(one: Candidate, came: str, hint: str, place: Place) -> Diagnostic:
    """What is wrong with the place of ``one`` in its sequence."""
    return Diagnostic("SEQ001", "warning", f"{one.label} {came}", hint, place(one))


def labelled(model: Candidate, value: int) -> str:
    """The label of ``value`` in the manner of ``model``."""
    found = model.found
    if found is None:
        return str(value)
    last = found.number.replace("．", ".").rpartition(".")[2]
    number = found.number.removesuffix(last) + numerals.written_like(value, last)
    return found.prefix + number + found.separator.strip()
