"""What is packed says what dicts would."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converter.verification.pdf.packed import PackedNumbers, PackedStates

NUMBERS = st.integers(0, 20) | st.integers(0, 2**32 - 1)


@given(st.lists(st.tuples(NUMBERS, NUMBERS)))
def test_packed_numbers_are_those_of_a_dict(pairs: list[tuple[int, int]]) -> None:
    packed, plain = PackedNumbers(pairs), dict(pairs)
    assert len(packed) == len(plain)
    assert {key: packed.get(key) for key in plain} == plain


@pytest.mark.parametrize("key", [-1, 0, 4, 6, 2**40])
def test_an_unknown_key_has_no_number(key: int) -> None:
    assert PackedNumbers([(5, 1), (3, 2)]).get(key) == 0


def test_a_number_of_more_than_32_bits_is_refused() -> None:
    with pytest.raises(OverflowError):
        PackedNumbers([(1, 2**32)])


@given(st.permutations(range(1, 6)), st.lists(st.integers(0, 4), min_size=5, max_size=5))
def test_the_things_of_pages_have_states(order: list[int], counts: list[int]) -> None:
    states = PackedStates(5)
    for page in order:
        assert page not in states
        states.add(page, counts[page - 1])
        assert page in states
    things = [(page, index) for page in range(1, 6) for index in range(counts[page - 1])]
    assert list(states.unset()) == things
    for page, index in things[::2]:
        states[page, index] = page
    assert [states[thing] for thing in things[::2]] == [page for page, _ in things[::2]]
    assert list(states.unset()) == things[1::2]
