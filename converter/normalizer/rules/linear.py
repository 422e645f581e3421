"""Whether a pattern costs linear time: how many ways there are to match one text with it.

A backtracking matcher tries every way. Repetitions without a limit that nest, or follow one
another, have more ways than characters; so has one alone where every place is searched. Where a
pattern gives nothing back (``*+``, ``(?>…)``) it has a single way.
"""

from __future__ import annotations

import re._constants as code  # type: ignore[import-not-found]  # private: the only parser there is
import re._parser as parser  # type: ignore[import-not-found]
from collections.abc import Sequence
from math import inf, prod
from typing import Any

MOST_WAYS = 10_000
"""The ways that a constant cost may have."""

HINT = "limit or drop a repetition, or make it possessive: {1,20}, *+"


def error(pattern: str, *, searched: bool = False) -> str:
    """Why ``pattern`` may cost more than linear time; nothing if it does not.

    ``searched`` says that a match may begin anywhere in a line, not only at its start.
    """
    try:
        constant, unlimited = _ways(list(parser.parse(pattern)))
    except CostlyError as reason:
        return f"{reason}: {HINT}"
    if unlimited + searched > 1:
        return f"unlimited repetition: {HINT}"
    return f"{constant} ways to match: {HINT}" if constant > MOST_WAYS else ""


class CostlyError(ValueError):
    """A repetition of what can match in several ways, or a reference back."""


def _ways(items: Sequence[Any]) -> tuple[float, int]:
    """The ways of a sequence: a constant, times the length of the text to a power."""
    parts = [_ways_of(operation, argument) for operation, argument in items]
    return prod(constant for constant, _ in parts), sum(power for _, power in parts)


def _ways_of(operation: object, argument: Any) -> tuple[float, int]:
    if operation in (code.MAX_REPEAT, code.MIN_REPEAT):
        least, most, item = argument
        return _repeated(_ways(item), least, inf if most is code.MAXREPEAT else most)
    if operation is code.POSSESSIVE_REPEAT:
        least, _, item = argument
        return _kept(_ways(item), least)
    if operation is code.ATOMIC_GROUP:
        _within_limits(_ways(argument))
        return 1, 0
    if operation is code.SUBPATTERN:
        return _ways(argument[3])
    if operation is code.BRANCH:
        branches = [_ways(branch) for branch in argument[1]]
        return sum(constant for constant, _ in branches), max(power for _, power in branches)
    if operation in (code.ASSERT, code.ASSERT_NOT):
        _within_limits(_ways(argument[1]))
        return 1, 0
    if operation in (code.GROUPREF, code.GROUPREF_EXISTS):
        raise CostlyError("a reference back")
    return 1, 0


def _repeated(item: tuple[float, int], least: int, most: float) -> tuple[float, int]:
    constant, power = item
    if power or (constant > 1 and most == inf):
        raise CostlyError("a repetition in a repetition")
    if constant > 1:
        return sum(constant**times for times in range(least, int(most) + 1)), 0
    return (1, 1) if most == inf else (most - least + 1, 0)


def _kept(item: tuple[float, int], least: int) -> tuple[float, int]:
    """The ways of a possessive repetition: one, for it ends where its item first does not match.

    Only the first ``least`` times, which it must match, may each be tried in all ways.
    """
    constant, power = item
    if power:
        raise CostlyError("a repetition in a repetition")
    _within_limits((constant ** max(least, 1), 0))
    return 1, 0


def _within_limits(ways: tuple[float, int]) -> None:
    if ways[1] > 1 or ways[0] > MOST_WAYS:
        raise CostlyError("too many ways to match")
