"""Short titles of less usual shape, and the lines of like shape that are no titles."""

from __future__ import annotations

import pytest

from .trees import MORE_PROSE, PROSE, numbered, read_lines

TITLE = "河边的村子"


def found(*lines: str) -> list[str]:
    """The headings under a title, with their labels."""
    document = read_lines(TITLE, *lines).document
    return [label + text for _, label, text in numbered(document)]


@pytest.mark.parametrize("brief", ["别跑。", "没有。", "疼！"])
def test_a_paragraph_of_a_word_or_two_may_stand_right_below_a_title(brief: str) -> None:
    lines = ("城管来了怎么办", brief, PROSE, "这几种书别碰", brief, PROSE)
    assert found(PROSE, *lines) == ["城管来了怎么办", "这几种书别碰"]


def test_a_word_over_a_word_is_no_title() -> None:
    assert found(PROSE, "老韩", "嗯。", "渡船", "好。", "石桥", "走。", PROSE) == []


@pytest.mark.parametrize(
    "titles",
    [
        ("1978年的雪", "1993年的那封信"),
        ("一九六二年的牌照", "二〇〇八年的冬天"),
        ("24小时不熄的灯", "100封没有寄出的信"),
        ("1.5米的距离", "3块钱一碗的面"),
        ("三月的雨", "十年以后"),
        ("60岁的学徒", "7个人的球队"),
    ],
)
def test_a_title_may_begin_with_a_count_or_a_year(titles: tuple[str, str]) -> None:
    assert found(PROSE, titles[0], PROSE, MORE_PROSE, titles[1], PROSE) == list(titles)


@pytest.mark.parametrize(
    "lines",
    [
        ("2019年3月于江城", "二〇二一年秋"),
        ("3月5日", "四月十二日夜"),
        ("12/5000", "0716-8225566"),
        ("1978年的明记，左二为标叔父亲", "2003年的牌楼，前排右一是罗师傅"),
        ("三日夜", "8点"),
    ],
)
def test_dates_numbers_and_captions_are_no_titles(lines: tuple[str, str]) -> None:
    assert found(PROSE, "渡口", PROSE, lines[0], PROSE, "水磨", PROSE, lines[1], PROSE) == [
        "渡口",
        "水磨",
    ]


def test_a_title_may_stand_right_above_one_behind_an_ornament() -> None:
    lines = ("水边的事", "■ 渡口", PROSE, "■ 水磨", PROSE, "城里的事", "■ 夜市", PROSE)
    assert found(PROSE, *lines) == [
        "水边的事",
        "■ 渡口",
        "■ 水磨",
        "城里的事",
        "■ 夜市",
    ]
