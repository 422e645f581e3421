"""Sentences alike in form: what they share in order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from converter.normalizer.leads.parallelism import are_parallel

WORDS = st.text(alphabet="学会做以为领跑人手", min_size=1, max_size=12)


def shared(one: str, other: str) -> int:
    """The length of the longest common subsequence, by its definition."""
    if not one or not other:
        return 0
    if one[0] == other[0]:
        return 1 + shared(one[1:], other[1:])
    return max(shared(one[1:], other), shared(one, other[1:]))


@given(WORDS, WORDS)
def test_sentences_are_parallel_by_what_they_share_in_order(one: str, other: str) -> None:
    shortest = min(len(one), len(other))
    is_so = abs(len(one) - len(other)) <= 2 and one != other
    expected = is_so and shared(one, other) >= max(2, shortest / 4)
    assert are_parallel(one + "。", other + "。") == expected
