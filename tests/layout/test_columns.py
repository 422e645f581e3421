"""The widths of columns: between the longest word and the whole text, never wider than there is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converter import theme
from converter.column_widths import Extent
from converter.layout.columns import EMPTY, columns_of, extent
from converter.layout.metrics import Typeface, Typefaces


@pytest.fixture(scope="module")
def song() -> Typeface:
    return Typefaces(theme.load("essay"))["song"]


def test_the_extent_of_a_text_is_its_longest_word_and_all_of_it(song: Typeface) -> None:
    assert extent([("基" * 10, song)]) == Extent(3, 10)
    assert extent([("基", song)]) == Extent(1, 1)
    assert extent([]) == EMPTY
    word = extent([("a" * 20, song)])
    assert word.least == pytest.approx(word.most)
    assert extent([("a" * 20 + " b", song)]).least == pytest.approx(word.least)


def test_what_has_room_is_whole_and_the_rest_is_for_the_longest() -> None:
    columns = columns_of([Extent(2, 2), Extent(3, 90), Extent(3, 4)], 300, 10)
    assert columns.widths == pytest.approx([20, 180, 40])
    assert columns.width == pytest.approx(300)
    assert columns.starts == pytest.approx([10, 50, 250])


def test_a_small_table_is_as_wide_as_its_content() -> None:
    assert columns_of([Extent(2, 2), Extent(3, 3)], 400, 10).width == pytest.approx(50 + 40)


def test_type_is_smaller_where_words_have_no_room_and_never_too_small() -> None:
    assert columns_of([Extent(7, 7)] * 6, 400, 10).size == pytest.approx(300 / 42)
    assert columns_of([Extent(7, 7)] * 50, 400, 10).size == 6


@given(
    st.lists(st.tuples(st.floats(0.3, 90), st.floats(0, 900)), min_size=1, max_size=60),
    st.floats(10, 900),
    st.floats(4, 40),
)
def test_columns_never_exceed_the_measure(
    sizes: list[tuple[float, float]], measure: float, size: float
) -> None:
    columns = columns_of([Extent(least, least + more) for least, more in sizes], measure, size)
    assert columns.width <= measure + 0.01
    assert columns.size <= size
    assert all(width > 0 for width in columns.widths)
    assert len(columns.starts) == len(sizes)
