"""Short titles of less usual shape, and the lines of like shape that are no titles."""

from __future__ import annotations

import pytest

from tests.normalizer.trees import MORE_PROSE, PROSE, numbered, read_lines

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


@pytest.mark.parametrize(
    "line",
    [
        "守明：那条沟你还记得吗？",
        "大姐问我：“是咱们的车吗？”",
        "为什么？",
        "什么意思呢？",
        "甲辰九月初三夜于清水塘",
    ],
)
def test_what_is_said_and_what_is_dated_is_no_title_among_titles(line: str) -> None:
    turn = "守明：记得，水从那里过。" + PROSE
    lines = (PROSE, turn, "渡口", PROSE, line, PROSE, "水磨", PROSE)
    assert found(*lines) == ["渡口", "水磨"]


def test_bare_questions_beside_one_another_are_titles() -> None:
    section = (PROSE, MORE_PROSE, PROSE, MORE_PROSE)
    lines = [line for title in ("是什么？", "为什么？", "怎么办？") for line in (title, *section)]
    assert found(PROSE, *lines) == ["是什么？", "为什么？", "怎么办？"]


def test_a_title_may_stand_below_the_credit_of_a_picture() -> None:
    captions = ("老人和他的搪瓷缸。记者　向晚　摄", "鹬群　摄影：小贾", "歌鸲，5月2日摄于渡口")
    for caption in captions:
        assert found(PROSE, "渡口", PROSE, caption, "账", PROSE) == ["渡口", "账"]


def test_what_no_blank_line_parts_from_the_title_is_of_the_head() -> None:
    lines = ("桑榆晚", "", PROSE, "", "渡口", "", PROSE, "", "水磨", "", PROSE)
    assert found(*lines) == ["渡口", "水磨"]
    assert found("", "从水说起", *lines[1:]) == ["从水说起", "渡口", "水磨"]


@pytest.mark.parametrize(
    "numbers",
    [
        ("01", "02", "03"),
        ("Part.01", "Part.02", "Part.03"),
        ("PART ONE", "PART TWO", "PART THREE"),
        ("/ 01 /", "/ 02 /", "/ 03 /"),
        ("#1", "#2", "#3"),
        ("一、", "二、", "三、"),
        ("①", "②", "③"),
        ("— 一 —", "— 二 —", "— 三 —"),
    ],
)
def test_a_number_may_stand_alone_above_its_title_or_above_text(
    numbers: tuple[str, str, str],
) -> None:
    titles = ("1978年的雪", "一条河的名字", "水磨")
    apart = [line for pair in zip(numbers, titles, strict=True) for line in (*pair, "走。", PROSE)]
    assert found(PROSE, *apart) == [
        number + "　" + title for number, title in zip(numbers, titles, strict=True)
    ]
    alone = [line for number in numbers for line in (number, PROSE, MORE_PROSE)]
    assert found(PROSE, *alone) == list(numbers)


def test_numbers_of_two_looks_are_of_two_levels() -> None:
    section = ("一", PROSE, "二", PROSE)
    lines = ("一、山里", PROSE, *section, "二、水边", PROSE, *section)
    document = read_lines(TITLE, *lines).document
    assert [(level, label + text) for level, label, text in numbered(document)] == [
        (1, "一、山里"),
        (2, "一"),
        (2, "二"),
        (1, "二、水边"),
        (2, "一"),
        (2, "二"),
    ]


def test_a_short_line_of_the_head_is_no_heading_beside_numbers() -> None:
    sections = ("一、渡口", "", PROSE, "", "二、水磨", "", PROSE)
    for line in ("一粒沙", "原创", "献给在渡口等过船的人", "江城文艺第12期"):
        assert found("", line, "", PROSE, MORE_PROSE, "", *sections) == ["一、渡口", "二、水磨"]
        assert found("", line, "", "文／陆离", "", PROSE, "", *sections) == ["一、渡口", "二、水磨"]


def test_a_remark_of_the_editor_is_no_text_that_a_heading_may_follow() -> None:
    note = "编者按：本文作者长期在江边生活，文中所记均为亲历，刊发时略有删节。"
    lines = (
        "",
        note,
        "",
        "县文化馆　柳树",
        "",
        PROSE,
        "",
        "渡口",
        "",
        PROSE,
        "",
        "水磨",
        "",
        PROSE,
    )
    assert found(*lines) == ["渡口", "水磨"]


def test_an_introduction_and_a_last_word_stand_beside_what_is_between_them() -> None:
    marked = ("【渡口】", PROSE, "【水磨】", PROSE, "【石桥】", PROSE)
    lines = (PROSE, "那以前的事", PROSE, *marked, "那以后的事", PROSE)
    document = read_lines(TITLE, *lines).document
    assert {level for level, _, _ in numbered(document)} == {1}


@pytest.mark.parametrize(
    "titles",
    [
        ("1973—1975", "1978—1985", "1990至今"),
        ("1973：进城", "1978：分房", "1990：离厂"),
        ("8岁", "十五岁", "三十岁：进城"),
        ("·渡口", "·水磨", "·老街的灯"),
        ("#渡口的灯#", "#水磨坊#", "#老街#"),
        ("〔渡口〕", "〔水磨〕", "〔石桥〕"),
        ("人物：田桂花", "人物：老周", "人物：石磊"),
        ("（上）", "（中）", "（下）"),
    ],
)
def test_titles_of_one_form_over_text(titles: tuple[str, ...]) -> None:
    lines = [line for title in titles for line in (title, PROSE, MORE_PROSE)]
    assert found(PROSE, *lines) == list(titles)


def test_the_title_of_a_poem_may_stand_right_above_its_lines() -> None:
    poems = (
        *("", "渡口", "船在东边，", "人在西边。", "桨声一响，", "天就亮了。"),
        *("", "水磨", "磨在转，", "水在走。", "谷子落下，", "白了一地。"),
    )
    assert found(*poems, *poems[:1], "石桥", *poems[2:6]) == ["渡口", "水磨", "石桥"]


def test_brief_titles_in_sequence_are_run_in() -> None:
    numbers = ("第一，清淤。", "第二，补堤。", "第三，换闸。")
    lines = [number + PROSE for number in numbers]
    assert found(PROSE, *lines) == list(numbers)
    spaced = [f"{number}　{PROSE}" for number in ("一、清淤", "二、补堤", "三、换闸")]
    assert found(PROSE, *spaced) == ["一、清淤　", "二、补堤　", "三、换闸　"]


@pytest.mark.parametrize(
    "aside",
    [
        "[图片]",
        "图片",
        "【图：老街的清晨】",
        "图片来源：网络",
        "——母亲的日记",
        "“水是会记路的。”——渡口老人",
        "▼",
    ],
)
def test_a_picture_or_an_inscription_may_stand_beside_a_title(aside: str) -> None:
    below = [line for title in ("渡口", "水磨") for line in (title, aside, PROSE, MORE_PROSE)]
    assert found(PROSE, *below) == ["渡口", "水磨"]
    above = [line for title in ("渡口", "水磨") for line in (aside, title, PROSE, MORE_PROSE)]
    assert found(PROSE, *above) == ["渡口", "水磨"]


def test_questions_of_one_who_asks_are_turns_and_no_titles() -> None:
    section = (PROSE, MORE_PROSE, PROSE)
    turns = [line for asked in "修测守" for line in (f"陆离：怎么{asked}？", *section)]
    assert found(PROSE, *turns) == []


def test_a_number_above_verse_is_not_joined_with_its_first_line() -> None:
    poems = ("一", "她是一只碗", "空着，", "等人。", "二", "她是一根绳子", "结着，", "不解。")
    assert all("她" not in title for title in found(PROSE, *poems))
