"""Titles behind signs, days of a diary, and what closes a text: how their titles are told."""

from __future__ import annotations

import pytest

from tests.normalizer.trees import MORE_PROSE, PROSE, numbered, read_lines

TITLE = "河边的村子"


def found(*lines: str) -> list[tuple[int, str]]:
    """The headings under a title, with levels and labels."""
    document = read_lines(TITLE, *lines).document
    return [(level, label + text) for level, label, text in numbered(document)]


@pytest.mark.parametrize("sign", "★■◎▌●")
def test_lines_behind_a_sign_that_comes_again_are_titles_whatever_their_words(sign: str) -> None:
    titles = [f"{sign} 先查账！", f"{sign} 渡口，还在不在？", f"{sign} 钱"]
    assert found(PROSE, titles[0], PROSE, titles[1], PROSE, titles[2], PROSE) == [
        (1, title) for title in titles
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ("● 一把伞", "● 一盏灯", "● 一双干袜子"),
        ("□ 是　□ 否", PROSE, "□ 去　□ 不去", PROSE, "□ 有　□ 没有"),
        ("★ 他来了。", PROSE, "★ 她也来了。", PROSE, "★ 水退了。"),
    ],
)
def test_items_choices_and_sentences_behind_a_sign_are_no_titles(lines: tuple[str, ...]) -> None:
    assert found(PROSE, *lines, PROSE) == []


def test_a_sign_stands_over_titles_without_one() -> None:
    lines = ("■ 春", "育秧", PROSE, "插秧", PROSE, "■ 秋", "收割", PROSE, "晒谷", PROSE)
    levels = [level for level, _ in found(PROSE, "写在前头", PROSE, *lines)]
    assert levels[1:] == [1, 2, 2, 1, 2, 2]


def test_what_to_do_and_what_not_to_do_are_of_one_level() -> None:
    titles = ["✘ 马上洗澡", "✔ 关在一个房间里，你不看它", "✘ 换粮", "✔ 封窗"]
    lines = [line for title in titles for line in (title, PROSE)]
    assert found(PROSE, *lines) == [(1, title) for title in titles]


def test_days_of_a_diary_may_be_left_out() -> None:
    days = ["第1天", "第3天……", "第9天：我跟一盆绿萝吵了一架", "第17天，差一点！", "第40天到第66天"]
    lines = [line for day in days for line in (day, PROSE)]
    normalized = read_lines(TITLE, PROSE, *lines)
    assert [label + text for _, label, text in numbered(normalized.document)] == days
    assert not [one for one in normalized.diagnostics if one.code == "SEQ001"]


def test_weeks_come_after_days_and_what_comes_amid_stands_beside_them() -> None:
    lines = (
        "为什么养它",
        PROSE,
        "第一天",
        PROSE,
        "老伴插一句",
        PROSE,
        "第一周",
        PROSE,
        "第二周",
        PROSE,
    )
    assert {level for level, _ in found(PROSE, *lines)} == {1}


def test_days_are_under_the_week_above_them() -> None:
    lines = ("第一周", "第一天", PROSE, "第二天", PROSE, "第二周", "第六天", PROSE, "第八天", PROSE)
    assert [level for level, _ in found(PROSE, *lines)] == [1, 2, 2, 1, 2, 2]


def test_days_in_sentences_are_no_headings() -> None:
    assert found(PROSE, "第一天，他没有来。", PROSE, "第三天晚上，水退了。", PROSE) == []


def test_the_last_word_stands_beside_the_numbers() -> None:
    parts = (
        "一、水情",
        PROSE,
        "二、工情",
        PROSE,
        "石桥",
        PROSE,
        "渡口",
        PROSE,
        "三、民情",
        PROSE,
        MORE_PROSE,
    )
    assert found(PROSE, *parts, "回来以后", PROSE)[-1] == (1, "回来以后")


def test_one_title_set_as_the_dates_are_needs_no_sibling() -> None:
    days = [line for day in range(2, 6) for line in ("", f"9月{day}日　晴", PROSE, MORE_PROSE)]
    assert found(PROSE, *days, "", "一点感想", PROSE, MORE_PROSE)[-1] == (1, "一点感想")


def test_a_title_may_stand_below_a_fact_behind_a_picture() -> None:
    facts = (
        "📍地址：水门巷口　人均：12元",
        "📍地址：东湖街　人均：15元",
        "📍地址：码头　人均：11元",
    )
    lines = ("水门国仔", PROSE, facts[0], "阿秋嫂", PROSE, facts[1], "无名店", PROSE, facts[2])
    more = ("打工人窗口", PROSE, facts[0])
    assert [text for _, text in found(PROSE, *lines, *more)] == [
        "水门国仔",
        "阿秋嫂",
        "无名店",
        "打工人窗口",
    ]


def test_who_signs_above_a_byline_is_no_title() -> None:
    lines = ("渡口", PROSE, MORE_PROSE, "水磨", PROSE, MORE_PROSE, "少儿部", "（执笔：宣荷）")
    assert [text for _, text in found(PROSE, *lines)] == ["渡口", "水磨"]
