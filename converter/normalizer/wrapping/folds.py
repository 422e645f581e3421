"""Which lines of a stretch go on in the next one: the full ones, where a width is proved."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from itertools import accumulate, chain, compress, pairwise
from operator import add

import msgspec

from converter.normalizer.rules import Rules
from converter.normalizer.wrapping.evidence import likely_widths
from converter.normalizer.wrapping.line_ends import LineEnds, line_ends
from converter.normalizer.wrapping.readings import Reading, are_wrapped, readings
from converter.normalizer.wrapping.stretches import Stretch
from converter.patterns import lazy_pattern

_PAUSES = frozenset("，。、；：")
_SPEECH = lazy_pattern(r"[“「『]|[^\s，。][^\s，。：]{0,5}+：|——")


class Wrapped(msgspec.Struct, frozen=True, gc=False):
    """A run that was wrapped, by index of its ``lines`` in the source and in the stretch.

    Of each of them a byte, 1 where it ``goes_on`` in the next one. The ``pieces`` are those of all
    lines of the stretch, and ``offsets`` where they begin in the text of all: lists of each of very
    many runs would keep the garbage collector busy.
    """

    lines: range
    in_stretch: range
    goes_on: bytes
    pieces: list[str]
    offsets: array[int]


def folds(stretch: Stretch, rules: Rules) -> list[Wrapped]:
    """The runs of a stretch that were wrapped, in order.

    Each is read at the likeliest width at which it may have been.
    """
    ends = line_ends(stretch, rules)
    widths, limits = likely_widths(ends)
    pieces = _pieces(stretch.texts, ends) if widths else []
    offsets = array("I", accumulate(map(len, pieces), initial=0))
    wrapped: list[Wrapped] = []
    left = dict(zip(_places(stretch.runs), stretch.runs, strict=True))
    for read in chain.from_iterable(readings(ends, limits, width) for width in widths):
        fits = are_wrapped(list(left), read)
        for place in compress(list(left), fits):
            if read.is_justified and not _is_prose(stretch.texts[place.start : place.stop]):
                continue
            goes_on = _goes_on(place, read, stretch.texts, ends)
            wrapped.append(Wrapped(left.pop(place), place, goes_on, pieces, offsets))
        if not left:
            break
    return sorted(wrapped, key=lambda one: one.lines.start)


def _is_prose(texts: Sequence[str]) -> bool:
    """Whether sentences pause in most of these lines, as they do in no titles one below another."""
    return sum(not _PAUSES.isdisjoint(text) for text in texts) * 2 > len(texts)


def _places(runs: Sequence[range]) -> list[range]:
    """Where the lines of each run are among those of the stretch."""
    bounds = accumulate(map(len, runs), initial=0)
    return [range(start, end) for start, end in pairwise(bounds)]


def _pieces(texts: list[str], ends: LineEnds) -> list[str]:
    """The texts, each with the space, if any, that its end stands for where it is a fold."""
    if not any(ends.spaces):
        return texts
    return list(map(add, texts, map(" ".__mul__, ends.by_line(ends.spaces))))


def _goes_on(run: range, read: Reading, texts: Sequence[str], ends: LineEnds) -> bytes:
    """Of the lines of a run, which go on: the full ones, but for the ends of paragraphs.

    One that may end a paragraph does before a marker, a speech, or a last line without a mark,
    such as a signature. Where blank lines or indents part the paragraphs, no speech need be looked
    for.
    """
    goes_on = bytearray(read.full[run.start : run.stop])
    full_may_end = read.full_may_end[run.start : run.stop]
    parted = full_may_end.count(1) == read.may_end.count(1, run.start, run.stop)
    for index in compress(run, full_may_end):
        after = texts[index + 1]
        if (
            ends.is_before_starter(index)
            or read.set_in[index + 1]
            or (not parted and _SPEECH.match(after))
            or (not read.full[index + 1] and after[-1].isalnum())
        ):
            goes_on[index - run.start] = 0
    return bytes(goes_on)
