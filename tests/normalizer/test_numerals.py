"""Numerals, against a writer of numerals that knows nothing of the reader."""

from __future__ import annotations

import pytest

from converter.normalizer import numerals

DIGITS = "零一二三四五六七八九"


def written(number: int) -> str:
    """The usual Han numeral: 十二, 一百零三, 一千零一十, 二千四百."""
    figures = f"{number:04d}"
    text = ""
    for figure, unit in zip(figures, ("千", "百", "十", ""), strict=True):
        if figure != "0":
            text += DIGITS[int(figure)] + unit
        elif text and not text.endswith("零"):
            text += "零"
    text = text.rstrip("零")
    return text.removeprefix("一") if 10 <= number < 20 else text


def figure_by_figure(number: int, digits: str) -> str:
    return "".join(digits[int(figure)] for figure in str(number))


@pytest.mark.parametrize(
    ("number", "numeral"),
    [
        *((1, "一"), (10, "十"), (12, "十二"), (20, "二十"), (99, "九十九"), (103, "一百零三")),
        *((110, "一百一十"), (1001, "一千零一"), (1010, "一千零一十"), (2400, "二千四百")),
    ],
)
def test_the_writer_of_this_test_writes_as_people_do(number: int, numeral: str) -> None:
    assert written(number) == numeral


def test_every_han_numeral_up_to_9999_is_read_back() -> None:
    wrong = {n: written(n) for n in range(1, 10_000) if numerals.value(written(n)) != n}
    assert wrong == {}


@pytest.mark.parametrize("digits", ["〇一二三四五六七八九", "零一二三四五六七八九"])
def test_every_positional_han_numeral_up_to_9999_is_read_back(digits: str) -> None:
    read = {n: numerals.value(figure_by_figure(n, digits)) for n in range(1, 10_000)}
    assert all(number == value for number, value in read.items())


@pytest.mark.parametrize("digits", ["0123456789", "０１２３４５６７８９"])
def test_every_arabic_numeral_up_to_9999_is_read_back(digits: str) -> None:
    read = {n: numerals.value(figure_by_figure(n, digits)) for n in range(10_000)}
    assert all(number == value for number, value in read.items())


@pytest.mark.parametrize(
    ("numeral", "number"),
    [("一十二", 12), ("两百", 200), ("一百十", 110), ("1０", 10), ("〇", 0), ("零", 0), ("", 0)],
)
def test_other_ways_of_writing_a_number_are_read(numeral: str, number: int) -> None:
    assert numerals.value(numeral) == number
