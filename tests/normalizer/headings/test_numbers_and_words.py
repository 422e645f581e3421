"""Numbers beside headings that have none, numbers as they are typed in a hurry, words set off."""

from __future__ import annotations

import pytest

from tests.normalizer.headings.test_heading_forms import TITLES, found
from tests.normalizer.trees import MORE_PROSE, PROSE, numbered, read_lines

TEXT = (PROSE, MORE_PROSE)
SPEECH = "他在这条河边住了三十年，没有离开过。"


def under(*headings: str) -> list[tuple[int, str]]:
    """The headings found where each stands over two paragraphs."""
    return found(PROSE, *(line for heading in headings for line in (heading, *TEXT)))


@pytest.mark.parametrize(
    "form",
    [
        "{}、{}",
        "{}，{}",
        "{}：{}",
        "{}{}",
        "◆{}、{}",
        "**{}、{}**",
        "{} 、{}",
        "（ {} ）{}",
    ],
)
def test_han_numbers_as_they_are_typed(form: str) -> None:
    lines = [form.format(number, title) for number, title in zip("一二三", TITLES, strict=True)]
    assert under(*lines) == [(1, line) for line in lines]


@pytest.mark.parametrize("form", ["{}{}", "{} {}", "{} .{}", "▌{}.{}", "（ {} ）{}", "篇{}:{}"])
def test_arabic_numbers_as_they_are_typed(form: str) -> None:
    lines = [form.format(number, title) for number, title in enumerate(TITLES, start=1)]
    assert under(*lines) == [(1, line) for line in lines]


def test_what_is_counted_is_no_number_of_a_heading() -> None:
    lines = (line for one in ("3天后", "5个人", "一碗面", "三月的雨") for line in (one, *TEXT))
    assert all(not label for _, label, _ in numbered(read_lines("标题", PROSE, *lines).document))
    assert found(PROSE, "1天以后，他走了。", *TEXT, "2天以后，他又来了。", *TEXT) == []


def test_numbers_between_an_introduction_and_a_last_word_stand_beside_these() -> None:
    lines = ("去之前要知道的", "第一天 出城", "第二天 过岭", "最后啰嗦几句")
    assert under(*lines) == [(1, line) for line in lines]


def test_numbers_right_below_a_short_line_stand_under_it() -> None:
    below = ("一、渡口的灯", *TEXT, "二、水磨坊", *TEXT)
    assert found(PROSE, "往事", *below, "近事", *TEXT) == [
        (1, "往事"),
        (2, "一、渡口的灯"),
        (2, "二、水磨坊"),
        (1, "近事"),
    ]


def test_a_short_line_that_numbers_run_across_stands_under_them() -> None:
    lines = ("写给读者", "一、渡口的灯", "夜里听来的故事", "二、水磨坊", "最后几句")
    assert [level for level, _ in under(*lines)] == [1, 1, 2, 1, 1]


def test_a_line_that_only_comes_again_is_no_heading() -> None:
    assert found(PROSE, "下载客户端", *TEXT, "下载客户端", *TEXT) == []


def test_a_number_alone_leaves_its_line_to_be_judged_by_its_place() -> None:
    assert under("第六天", "三件东西", "桥的后来") == [
        (1, "第六天"),
        (1, "三件东西"),
        (1, "桥的后来"),
    ]


def test_steps_that_are_counted_by_name_are_run_in() -> None:
    steps = ("第一步，歇着。", "第二步，冷敷。", "第三步，吃药。")
    assert [text for _, text in found(PROSE, *(step + PROSE for step in steps))] == [*steps]
    days = ("第一天，没有人来。", "第二遍，我读得慢。", "第三件，不说了。")
    assert found(PROSE, *(day + PROSE for day in days)) == []


@pytest.mark.parametrize("number", ["", "2.{} "])
def test_titles_set_off_by_a_space_are_run_in(number: str) -> None:
    titles = [number.format(i) + title for i, title in enumerate(("破篾", "扎骨", "糊纸"), start=1)]
    headings = found(PROSE, *(f"{title}　{SPEECH}" for title in titles))
    assert headings == [(1, f"{title}　") for title in titles]


def test_names_of_those_who_talk_are_no_titles() -> None:
    assert found(PROSE, *(f"{name}　{SPEECH}" for name in ("周朴", "鲁贵", "周朴", "鲁贵"))) == []


def test_words_in_brackets_go_with_those_that_stand_alone() -> None:
    alone = (
        line for word in ("教材分析", "学情分析", "教学准备") for line in (f"【{word}】", PROSE)
    )
    headings = found(PROSE, *alone, "【重点】" + SPEECH)
    assert [level for level, _ in headings] == [1, 1, 1, 1]
    assert headings[-1] == (1, "【重点】")


def test_a_question_that_pauses_is_one_where_it_is_parted_from_above() -> None:
    question = "那么，桥后来怎么样了？"
    lines = (PROSE, "", "第六天", *TEXT, "", "最后一句话", *TEXT)
    assert (1, question) in found(*lines, "", question, *TEXT)
    assert (1, question) not in found(*lines, question, *TEXT)


def test_a_heading_may_stand_below_a_caption_or_a_rule() -> None:
    for above in ("图一　第四场，蒲小榄与宓海山", "▲图1 葫芦藓", "（图说）五十二年的剪刀", "＊"):
        headings = found(PROSE, "唱段", PROSE, above, "锣鼓与布景", *TEXT)
        assert headings == [(1, "唱段"), (1, "锣鼓与布景")]


def test_a_number_apart_joins_its_title_where_most_do() -> None:
    lines = (
        "01",
        "渡口的灯",
        *TEXT,
        "02",
        "水磨坊",
        *TEXT,
        "03",
        "最后一班船",
        "截至昨天：",
        PROSE,
    )
    assert found(PROSE, *lines)[-1] == (1, "03　最后一班船")


@pytest.mark.parametrize(
    "above",
    [
        ("副刊", "2021年3月5日　第4版"),
        ("江城晚报 A14版·家常", "【灶台笔记】第212期"),
        ("健康频道", "2021年3月5日"),
        ("影评频道 > 华语新片",),
        ("第38卷　第4期　　　　　　江汉乡土研究",),
        ("小学科学三年级下册　　　　　　第9周",),
        ("沅洲省文物局", "沅文物函〔2023〕118号"),
    ],
)
def test_what_stands_above_the_title_is_none(above: tuple[str, ...]) -> None:
    lines = (*above, "", "一只冬瓜的活法", "", PROSE, "渡口的灯", *TEXT, "水磨坊", *TEXT)
    title = read_lines(*lines).document.title
    assert title is not None
    assert title.text == "一只冬瓜的活法"
    assert "一只冬瓜的活法" not in [text for _, text in found(*lines[1:], title=lines[0])]


def test_an_annex_by_the_name_that_its_notice_gives_it() -> None:
    notice = (
        "各县：",
        "《扬尘治理方案》已经同意，现印发给你们。" + PROSE,
        "县政府",
        "2024年2月26日",
    )
    assert found(*notice, "扬尘治理方案", "一、目标", PROSE, "二、任务", PROSE) == [
        (1, "扬尘治理方案"),
        (2, "一、目标"),
        (2, "二、任务"),
    ]


@pytest.mark.parametrize("word", ["案由", "工程段", "甲板层"])
def test_any_word_is_a_title_that_is_counted_from_one_on(word: str) -> None:
    lines = (f"{word}一：修堤", PROSE, f"{word}二：护岸", PROSE, f"{word}三：清淤", PROSE)
    assert [text for _, text in found(PROSE, *lines)] == list(lines[::2])


def test_those_who_are_counted_and_talk_are_no_titles() -> None:
    pupils = ("学生一：水是从山上来的。", "老师：还有呢？", "学生二：还有天上的。", "老师：对。")
    assert found(PROSE, *pupils, PROSE) == []


def test_what_is_counted_and_a_sentence_has_more_than_an_answer_below_it() -> None:
    items = ("說明：堤身有裂縫。", "決議：照案通過。")
    lines = ("案由一：修堤，提請討論。", *items, "案由二：護岸，提請討論。", *items)
    assert [text for _, text in found(PROSE, *lines)] == [lines[0], lines[3]]


def test_a_task_with_its_choices_on_lines_of_their_own_is_no_heading() -> None:
    choices = ("A．渡口", "B．水磨", "C．石桥")
    tasks = ("1．下列各处最低的是哪一处（3分）", *choices, "2．下列各处最高的是（　　）（3分）")
    assert found(PROSE, "一、选择题", *tasks, *choices, "二、问答题", PROSE) == [
        (1, "一、选择题"),
        (1, "二、问答题"),
    ]
