"""Which headings that are known by their look are over others: what stands right above what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Sequence
from itertools import pairwise

from converter.normalizer.headings.candidate import Candidate


def over(candidates: Sequence[Candidate], rules: Container[str]) -> frozenset[tuple[str, str]]:
    """The pairs of forms of which one stands right above the other: 【春】 over 育秧.

    Both are of these ``rules``; where each stands above the other, it does so more often.
    """
    pairs = Counter(
        (upper.form, lower.form)
        for upper, lower in pairwise(candidates)
        if lower.index == upper.index + 1 and upper.rule_name in rules and lower.rule_name in rules
    )
    return frozenset(
        (upper, lower) for (upper, lower), count in pairs.items() if count > pairs[lower, upper]
    )
