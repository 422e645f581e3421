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
    """The length of the longest common subsequence.

    A row of the table of lengths is an integer, of which a bit is 0 where the length grows
    (H. Hyyrö, Bit-parallel LCS-length computation revisited, 2004).
    """
    places: dict[str, int] = {}
    for place, character in enumerate(one):
        places[character] = places.get(character, 0) | 1 << place
    whole = row = (1 << len(one)) - 1
    for character in other:
        if character in places:
            shared = row & places[character]
            row = (row + shared | row - shared) & whole
    return len(one) - row.bit_count()
