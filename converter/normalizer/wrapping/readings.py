"""The lines of a stretch, read as wrapped at a width: which are full, and what that proves.

What is so of a line is a byte of 1 at its index: bytes are counted and combined many at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import repeat

import msgspec
from msgspec.structs import replace

from converter.normalizer.wrapping.evidence import Limit, justified
from converter.normalizer.wrapping.line_ends import LineEnds
from converter.normalizer.wrapping.stretches import MIN_FOLDS

MIN_RATIO, JUSTIFIED_RATIO = 3, 8
"""How many lines speak for a width, for each that stops in the middle of a sentence elsewhere.

More do where they may have been justified, as these need not be as wide as each other.
"""

MIN_SAID = 32
"""Of so many lines one may say nothing, and the width is not looked for in justified ones."""

_FITS, _ENDS_AT_EDGE, _IS_EVIDENCE, _MAY_END = range(4)
_ONLY = [bytes(byte >> bit & 1 for byte in range(256)) for bit in range(4)]
"""For each of these bits, the byte that is left of a byte if nothing else counts."""


class Reading(msgspec.Struct, frozen=True, gc=False):
    """Which lines are ``full``, evidence, or may end a paragraph; and which are that too.

    Of justified lines, some are ``set_in``: the indent of a first line was lost.
    """

    full: bytes
    evidence: bytes
    full_evidence: bytes
    may_end: bytes
    full_may_end: bytes
    set_in: bytes
    is_justified: bool = False

    @property
    def min_ratio(self) -> int:
        """How many lines have to speak for it, for each that denies it."""
        return JUSTIFIED_RATIO if self.is_justified else MIN_RATIO


def reading(ends: LineEnds, limits: Sequence[Limit], width: int) -> Reading:
    """A line is full where the next word did not fit on it, while it and the next line did."""
    lines = ends.by_line(
        [
            (limit.edge <= width) << _FITS
            | (limit.edge <= width < limit.reach) << _ENDS_AT_EDGE
            | limit.is_evidence << _IS_EVIDENCE
            | may_end << _MAY_END
            for limit, may_end in zip(limits, ends.may_end, strict=True)
        ]
    )
    next_fits = lines[1:].translate(_ONLY[_FITS]) + bytes(1)
    full = _both(lines.translate(_ONLY[_ENDS_AT_EDGE]), next_fits)
    evidence, may_end = lines.translate(_ONLY[_IS_EVIDENCE]), lines.translate(_ONLY[_MAY_END])
    return Reading(
        full=full,
        evidence=evidence,
        full_evidence=_both(full, evidence),
        may_end=may_end,
        full_may_end=_both(full, may_end),
        set_in=bytes(len(full)),
    )


def readings(ends: LineEnds, limits: Sequence[Limit], width: int) -> Iterator[Reading]:
    """The readings at a width, the likelier first: as justified lines, where that says more."""
    exact = reading(ends, limits, width)
    said, there = exact.full_evidence.count(1), exact.evidence.count(1)
    if there - said > said // MIN_SAID:
        page = reading(ends, justified(ends.shapes, limits), width)
        if page.full_evidence.count(1) >= said + MIN_FOLDS // 2:
            short = ends.by_line([limit.reach <= width for limit in limits])
            yield replace(page, set_in=_both(page.full, short), is_justified=True)
    yield exact


def _both(some: bytes, others: bytes) -> bytes:
    """The bytes that are in both."""
    both = int.from_bytes(some, "little") & int.from_bytes(others, "little")
    return both.to_bytes(len(some), "little")


def are_wrapped(runs: Sequence[range], read: Reading) -> list[bool]:
    """Whether each run was wrapped at the width at which it is read.

    Its own evidence must not deny it; that of all runs, or of one of them, must prove the width. Of
    a text at whose end replies or links stand, which are of no width, it may be that of the others.
    """
    speak = [read.full_evidence.count(1, run.start, run.stop) for run in runs]
    all_evidence = [read.evidence.count(1, run.start, run.stop) for run in runs]
    deny = [lines - full for lines, full in zip(all_evidence, speak, strict=True)]
    uniform = _is_proved(sum(speak), sum(deny), read.min_ratio)
    of_some = sum(denying for full, denying in zip(speak, deny, strict=True) if full)
    is_among_others = sum(speak) >= 2 * MIN_FOLDS and _is_proved(
        sum(speak), of_some, read.min_ratio
    )
    if not (
        uniform or is_among_others or any(map(_is_proved, speak, deny, repeat(read.min_ratio)))
    ):
        return [False] * len(runs)
    return [
        full >= read.min_ratio * others and (uniform or full > 0)
        for full, others in zip(speak, deny, strict=True)
    ]


def _is_proved(full: int, others: int, ratio: int) -> bool:
    """Whether these are enough of the lines that stop inside a sentence to tell of a width."""
    return full >= MIN_FOLDS and full >= ratio * others
