"""Sentences alike in form (排比): nearly as long as one another, and with words in common."""

from __future__ import annotations

MIN_SHARED = 2
"""The characters two leads share in order, as 以…为… do."""

MIN_SHARED_RATIO = 0.25
MAX_LENGTH_DIFFERENCE = 2


def are_parallel(one: str, other: str) -> bool:
    """Whether two sentences, each with its full stop, are nearly as long and share their words."""
    if not are_as_long(one, other) or one == other:
        return False
    shared = _common_subsequence(one[:-1], other[:-1])
    return shared >= max(MIN_SHARED, MIN_SHARED_RATIO * min(len(one) - 1, len(other) - 1))


def are_as_long(one: str, other: str) -> bool:
    """Whether two sentences are nearly as long as one another."""
    return abs(len(one) - len(other)) <= MAX_LENGTH_DIFFERENCE


def _common_subsequence(one: str, other: str) -> int:
    """The length of the longest common subsequence."""
    lengths = [0] * (len(other) + 1)
    for character in one:
        diagonal = 0
        for column, candidate in enumerate(other, start=1):
            above = lengths[column]
            lengths[column] = (
                diagonal + 1 if character == candidate else max(above, lengths[column - 1])
            )
            diagonal = above
    return lengths[-1]
