"""Paragraph-wide breaking: never worse than line by line, and the least that there is."""

from __future__ import annotations

import time
from collections.abc import Iterator
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converter import theme
from converter.layout.breaking import Span, break_lines, fits, is_runt
from converter.layout.context import encode
from converter.layout.measuring import Measured, measure
from converter.layout.metrics import Typeface, Typefaces
from converter.layout.optimising import LONGEST, REACH, Stretch, demerits, optimise

WORDS = [
    "夯基垒台",
    "立柱架梁，",
    "行稳致远。",
    "internationalization",
    "2022-09-01",
    "《典型》",
    "a",
]
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=30).map("".join)


@cache
def _song() -> Typeface:
    return Typefaces(theme.load("essay"))["song"]


def measured(text: str) -> Measured:
    return measure([(encode([text])[0], _song())])


def said(paragraph: Measured, lines: list[Span]) -> list[str]:
    return [paragraph.text[start:end] for start, end in lines]


@given(TEXTS, st.integers(10, 30), st.integers(0, 2))
def test_the_sum_of_demerits_is_never_greater(text: str, ems: int, indent: int) -> None:
    paragraph = measured(text)
    greedy = break_lines(paragraph, 1000 * ems, 1000 * indent)
    lines = optimise(paragraph, greedy, 1000 * ems, 1000 * indent)
    args = 1000 * ems, 1000 * indent
    assert demerits(paragraph, lines, *args) <= demerits(paragraph, greedy, *args) + 1e-6
    assert "".join(said(paragraph, lines)) == paragraph.text


@given(TEXTS, st.integers(10, 30))
def test_lines_fit_and_keep_the_prohibitions(text: str, ems: int) -> None:
    paragraph = measured(text)
    greedy = break_lines(paragraph, 1000 * ems)
    forced = {end for _, end in greedy if not paragraph.may_break(end)}
    lines = optimise(paragraph, greedy, 1000 * ems)
    assert all(fits(paragraph, start, end, 1000 * ems) for start, end in lines)
    assert all(paragraph.may_break(end) or end in forced for _, end in lines)
    assert not is_runt(paragraph, *lines[-1]) or is_runt(paragraph, *greedy[-1])


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=7).map("".join), st.integers(8, 14))
def test_the_sum_is_the_least_of_all(text: str, ems: int) -> None:
    """Against every way to break the paragraph, no line of which costs more than the worst did."""
    paragraph = measured(text)
    greedy = break_lines(paragraph, 1000 * ems)
    stretch = Stretch(paragraph, greedy, 1000 * ems, 0.0)
    worst = max(stretch.demerits(*line) for line in greedy)
    least = min(_sums(stretch, paragraph, 0, worst), default=stretch.total())
    assert sum(stretch.demerits(*line) for line in stretch.best()) == pytest.approx(
        min(least, stretch.total())
    )


def _sums(stretch: Stretch, paragraph: Measured, start: int, worst: float) -> Iterator[float]:
    size = len(paragraph.text)
    if start == size:
        yield 0.0
    for end in range(start + 1, min(size, start + 40) + 1):
        if paragraph.may_break(end) and not (end == size and is_runt(paragraph, start, end)):
            cost = stretch.demerits(start, end)
            if cost <= worst:
                yield from (cost + rest for rest in _sums(stretch, paragraph, end, worst))


def test_a_loose_line_is_shared_with_its_neighbours() -> None:
    """Line by line, the third line would be 8 em short; over the paragraph, none more than 3."""
    text = "夯基垒台" * 13 + "internationalization" + "夯基垒台" * 9
    paragraph = measured(text)
    greedy = break_lines(paragraph, 20_000)
    lines = optimise(paragraph, greedy, 20_000)

    def worst(lines: list[Span]) -> float:
        return max(20_000 - paragraph.width(*line) for line in lines[:-1])

    assert worst(greedy) > 6000
    assert worst(lines) == 3000


@pytest.mark.parametrize(("ems", "shortest"), [(22, 2500), (28, 2500), (29, 4700)])
def test_a_line_without_gaps_makes_no_others_short(ems: int, shortest: float) -> None:
    """What is all address has no gap, but is no worse than it is short: two lines were 6 em short.

    CLREQ, 3.5.4: a line is spread before it is left short.
    """
    text = (
        "我们使用 C/C++、C#、.NET、Node.js 和 Python 3.11 编写爬虫，从 https://www.example.com/"
        "path/to/a/very/long/resource/that/never/ends?query=string&another=parameter#fragment "
        "抓取了约一百万个网页，总大小约 3.5 TB。"
    )
    paragraph, measure, indent = measured(text), 1000 * ems, 2000
    lines = optimise(paragraph, break_lines(paragraph, measure, indent), measure, indent)
    slacks = [measure - paragraph.width(*line) for line in lines[:-1]]
    assert max(slacks[0] - indent, *slacks[1:]) < shortest + 100


def test_a_line_squeezed_to_its_last_mark_is_broken_again() -> None:
    """Line by line, a last line of one character is pulled in, with both marks half as wide."""
    paragraph = measured("夯基垒台，立柱架梁、行稳致远" + "夯基垒台立柱架梁真抓实干有为")
    greedy = break_lines(paragraph, 27_000)
    assert said(paragraph, greedy) == [paragraph.text]
    first, last = said(paragraph, optimise(paragraph, greedy, 27_000))
    assert (len(first), last) == (26, "有为")


def test_a_line_squeezed_by_a_third_of_an_em_shares_with_its_neighbour() -> None:
    """CLREQ 3.5.3: marks give up no more than they must; the line before has room for one more."""
    paragraph = measured(
        "府有什么话要说，请通过外交途径正式向中国政府提出。”三月二十九日，苏联政"
        "府发表声明，一方面仍然坚持其顽固的侵略者的立场，一方面表示愿意恢复“协商”。"
        "中国政府表示同意。"
    )
    greedy = break_lines(paragraph, 36_000)
    lines = optimise(paragraph, greedy, 36_000)

    def shares(lines: list[Span]) -> list[float]:
        return [
            max(0.0, paragraph.width(*line) - 36_000) / (paragraph.shrinkability(*line) or 1.0)
            for line in lines
        ]

    assert shares(greedy) == [0.0, pytest.approx(2 / 3), 0.0]
    assert shares(lines) == [pytest.approx(1 / 3), 0.0, 0.0]


def test_a_character_may_be_pulled_in_by_one_mark() -> None:
    """CLREQ 3.1.4: pulled in (挤进) before pushed out (推出)."""
    paragraph = measured("夯基垒台立柱架梁，行稳致，" + "夯基垒台立柱架梁" * 3)
    greedy = break_lines(paragraph, 12_000)
    assert said(paragraph, greedy)[0] == "夯基垒台立柱架梁，行稳致，"
    assert optimise(paragraph, greedy, 12_000) == greedy


def test_good_lines_stay_as_they_are() -> None:
    paragraph = measured(
        "基层是锻炼干部最好的学校，在这里我学会了真抓实干，拓展技能，提升能力。" * 9
    )
    greedy = break_lines(paragraph, 36_000, 2000)
    assert optimise(paragraph, greedy, 36_000, 2000) == greedy


def test_only_the_lines_around_a_bad_one_change() -> None:
    text = "夯基垒台立柱" * 202 + "internationalizationinternationalization" + "夯基垒台立柱" * 200
    paragraph = measured(text)
    greedy = break_lines(paragraph, 25_000)
    lines = optimise(paragraph, greedy, 25_000)
    assert lines != greedy
    assert len([line for line in greedy if line not in lines]) <= LONGEST
    assert REACH < LONGEST / 2


def test_the_cost_is_linear_in_the_paragraph() -> None:
    """A paragraph of 80,000 characters takes at most 8 times one of 20,000: noise allowed for."""
    unit = "夯基垒台，立柱架梁。" * 7 + "internationalization"

    def seconds(times: int) -> float:
        paragraph = measured(unit * times)
        started = time.process_time()
        optimise(paragraph, break_lines(paragraph, 36_000), 36_000)
        return time.process_time() - started

    small = min(seconds(220) for _ in range(3))
    assert min(seconds(880) for _ in range(2)) < 8 * small + 0.05
