"""Which lines of a stretch go on in the next one: the full ones, where a width is proved."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate, compress, pairwise
from operator import add, and_, gt, not_

import msgspec

from converter.normalizer.rules import Rules
from converter.normalizer.wrapping.evidence import full_lines, is_wrapped, likely_widths
from converter.normalizer.wrapping.line_ends import LineEnds, line_ends
from converter.normalizer.wrapping.stretches import Stretch

_SPEECH = re.compile(r"[“「『]|[^\s，。]{1,6}：|——")


class Wrapped(msgspec.Struct, frozen=True, gc=False):
    """A run that was wrapped, by index of its ``lines`` in the document.

    Of each of them whether it ``goes_on`` in the next one, and its text with the space, if any,
    that its end stands for where it does.
    """

    lines: range
    goes_on: list[bool]
    pieces: list[str]


def folds(stretch: Stretch, rules: Rules) -> list[Wrapped]:
    """The runs of a stretch that were wrapped, in order.

    Each is read at the likeliest width at which it may have been.
    """
    ends = line_ends(stretch, rules)
    widths, limits = likely_widths(ends)
    if not widths:
        return []
    wrapped: list[Wrapped] = []
    evidence, may_end = ends.by_line(limits.evidence), ends.by_line(ends.may_end)
    pieces = _pieces(stretch.texts, ends)
    left = list(zip(stretch.runs, _places(stretch.runs), strict=True))
    for width in widths:
        full = full_lines(ends, limits, width)
        fits = is_wrapped([place for _, place in left], full, evidence)
        for run, place in compress(left, fits):
            goes_on = full[place]
            for index in _ends_of_paragraphs(place, stretch.texts, ends, full, may_end):
                goes_on[index - place.start] = False
            wrapped.append(Wrapped(run, goes_on, pieces[place]))
        left = list(compress(left, map(not_, fits)))
        if not left:
            break
    return sorted(wrapped, key=lambda one: one.lines.start)


def _places(runs: Sequence[range]) -> list[slice]:
    """Where the lines of each run are among those of the stretch."""
    bounds = accumulate(map(len, runs), initial=0)
    return [slice(start, end) for start, end in pairwise(bounds)]


def _pieces(texts: list[str], ends: LineEnds) -> list[str]:
    """The texts with the spaces that their ends stand for."""
    if not any(ends.spaces):
        return texts
    return list(map(add, texts, map(" ".__mul__, ends.by_line(ends.spaces))))


def _ends_of_paragraphs(
    place: slice,
    texts: Sequence[str],
    ends: LineEnds,
    full: Sequence[bool],
    may_end: Sequence[bool],
) -> list[int]:
    """The full lines of a run that end a sentence, and a paragraph too.

    They do before a marker, a speech, or a last line without a mark, such as a signature. Where
    blank lines or indents part the paragraphs, no speech need be looked for.
    """
    parted = not any(map(gt, may_end[place], full[place]))
    both = map(and_, may_end[place], full[place])
    return [
        index
        for index in compress(range(place.start, place.stop), both)
        if ends.is_before_starter(index)
        or (not parted and _SPEECH.match(texts[index + 1]))
        or (not full[index + 1] and texts[index + 1][-1].isalnum())
    ]
