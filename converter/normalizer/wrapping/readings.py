"""The lines of a stretch, read as wrapped at a width: which are full, and what that proves.

What is so of a line is a byte of 1 at its index: bytes are counted and combined many at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import repeat

import msgspec

from converter.normalizer.wrapping.evidence import Width
from converter.normalizer.wrapping.line_ends import LineEnds
from converter.normalizer.wrapping.stretches import MIN_FOLDS

MIN_RATIO, JUSTIFIED_RATIO = 3, 5
"""How many lines speak for a width, for each that stops in the middle of a sentence elsewhere.

More do where they may have been justified, as these need not be as wide as each other.
"""

_FITS, _ENDS_AT_EDGE, _IS_EVIDENCE, _MAY_END, _IS_SHORT = range(5)
_ONLY = [bytes(byte >> bit & 1 for byte in range(256)) for bit in range(5)]
"""For each of these bits, the byte that is left of a byte if nothing else counts."""


class Reading(msgspec.Struct, frozen=True, gc=False):
    """Which lines fit, are ``full``, evidence, or may end a paragraph; and which are that too.

    Of justified lines, some are ``short``: first ones, whose indent was lost, and last ones.
    """

    fits: bytes
    full: bytes
    evidence: bytes
    full_evidence: bytes
    may_end: bytes
    full_may_end: bytes
    short: bytes
    is_justified: bool

    def said(self, run: range) -> int:
        """How many lines of a run speak for it."""
        return self.full_evidence.count(1, run.start, run.stop)

    @property
    def min_ratio(self) -> int:
        """How many lines have to speak for it, for each that denies it."""
        return JUSTIFIED_RATIO if self.is_justified else MIN_RATIO


def reading(ends: LineEnds, width: Width) -> Reading:
    """A line is full where the next word did not fit on it, while it and the next line did."""
    columns = width.columns
    lines = ends.by_line(
        [
            (limit.edge <= columns) << _FITS
            | (limit.edge <= columns < limit.reach) << _ENDS_AT_EDGE
            | limit.is_evidence << _IS_EVIDENCE
            | may_end << _MAY_END
            | is_short << _IS_SHORT
            for limit, may_end, is_short in zip(
                width.limits, ends.may_end, width.short or repeat(False), strict=False
            )
        ]
    )
    fits = lines.translate(_ONLY[_FITS])
    full = _both(lines.translate(_ONLY[_ENDS_AT_EDGE]), fits[1:] + bytes(1))
    evidence, may_end, short = (
        lines.translate(_ONLY[n]) for n in (_IS_EVIDENCE, _MAY_END, _IS_SHORT)
    )
    return Reading(
        fits=fits,
        full=full,
        evidence=evidence,
        full_evidence=_both(full, evidence),
        may_end=may_end,
        full_may_end=_both(full, may_end),
        short=short,
        is_justified=width.is_justified,
    )


def _both(some: bytes, others: bytes) -> bytes:
    """The bytes that are in both."""
    both = int.from_bytes(some, "little") & int.from_bytes(others, "little")
    return both.to_bytes(len(some), "little")


def are_wrapped(runs: Sequence[range], read: Reading, least: int = MIN_FOLDS) -> list[bool]:
    """Whether each run was wrapped at the width at which it is read.

    So many folds at the ``least`` have to speak for the width. Its own evidence must not deny it;
    that of all runs, or of one of them, must prove the width. Of a text at whose end replies or
    links stand, which are of no width, it may be that of the others.
    """
    speak = list(map(read.said, runs))
    all_evidence = [read.evidence.count(1, run.start, run.stop) for run in runs]
    deny = [lines - full for lines, full in zip(all_evidence, speak, strict=True)]
    ratio = read.min_ratio
    uniform = _is_proved(sum(speak), sum(deny), ratio, least)
    of_some = sum(denying for full, denying in zip(speak, deny, strict=True) if full)
    is_among_others = sum(speak) >= 2 * MIN_FOLDS and _is_proved(sum(speak), of_some, ratio, least)
    if not (
        uniform
        or is_among_others
        or any(map(_is_proved, speak, deny, repeat(ratio), repeat(least)))
    ):
        return [False] * len(runs)
    return [
        full >= ratio * others and (uniform or full > 0)
        for full, others in zip(speak, deny, strict=True)
    ]


def _is_proved(full: int, others: int, ratio: int, least: int) -> bool:
    """Whether these are enough of the lines that stop inside a sentence to tell of a width."""
    return full >= least and full >= ratio * others
