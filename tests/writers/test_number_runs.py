"""Runs of numbers give back what was put in."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from converter.writers.pdf.number_runs import NumberRuns


@given(st.lists(st.integers(0, 9) | st.integers(0, 2**32 - 1)))
def test_the_numbers_are_those_added(numbers: list[int]) -> None:
    runs = NumberRuns()
    for number in numbers:
        runs.append(number)
    assert list(runs) == numbers
