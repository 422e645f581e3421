"""Paragraphs that an indent opens and blank lines part are whole, however their lines end."""

from __future__ import annotations

import pytest

from tests.normalizer.trees import paragraphs, read_lines

TALK = (
    "    沈砚秋：对，肖振棠的弟子，姓杜。杜师傅话很少，头三年只教了我三",
    "个字：“慢”“轻”“干”。慢，就是不着急；轻，就是手上没有劲儿；",
    "干，不是干活的干，是干净的干。",
)
LETTER = (
    "    这是你第一次离开家，去那么远的地方。从济南到爱丁堡，地图上量是",
    "8 400公里，要飞14个小时，还要转一次机。时差是8个小时（夏令时7个小时），",
    "也就是说，我们吃晚饭的时候，你刚上第二节课。",
)
DOVE = (
    "    “外孙女。”阿渡说，“她上个月走的。走之前让我来这儿，找一个摆渡的，把这只鸽",
    "子还给他。她说，1978年的秋天，他借给她一只鸽子，说好了到家就放回来的。”",
)


def texts(*paragraphs_of: tuple[str, ...]) -> list[str]:
    lines = (line for one in paragraphs_of for line in ("", *one))
    return [one.text for one in paragraphs(read_lines("渡口", *lines).document)]


def whole(lines: tuple[str, ...]) -> str:
    return "".join(lines).strip()


@pytest.mark.parametrize("other", [TALK, LETTER])
def test_two_such_paragraphs_are_evidence_enough(other: tuple[str, ...]) -> None:
    assert texts(DOVE, other) == [whole(DOVE), whole(other)]


def test_one_alone_is_none() -> None:
    assert len(texts(DOVE, ("船开走了。",))) == 3


TASKS = "    会议要求把各项工作抓紧抓实，各单位要明确到人"


@pytest.mark.parametrize(
    "lines",
    [
        (f"{TASKS}，具体任务如下：", "各组把物资备齐，报防汛办。"),
        (f"{TASKS}、明确时限", "1. 各组把物资备齐，报防汛办。"),
        ("    白日依山尽，黄河入海流，", "欲穷千里目，更上一层楼。"),
        ("    联系人：石磊", "地址：江城市清河县渡口镇渡口街十二号水利站办公楼"),
    ],
    ids=["colon", "item", "verse", "entries"],
)
def test_what_begins_anew_is_no_part_of_one(lines: tuple[str, ...]) -> None:
    found = texts(DOVE, TALK, lines)
    assert found[:2] == [whole(DOVE), whole(TALK)]
    assert whole(lines) not in found


def test_lines_that_touch_other_lines_are_not_apart() -> None:
    found = texts((*DOVE, "一、水情", *TALK))
    assert whole((*DOVE, "一、水情")) not in found


@pytest.mark.parametrize(
    "pair",
    [
        ("　　问：您当年为什么要到这么偏远的山村来办学校呢？", "答：因为这里的孩子没有书念。"),
        ("　　有一天，狐狸走过一片葡萄园，看见葡萄熟了。", "One day, a fox passed a vineyard."),
        (
            "　　主办单位：江城市文化和旅游局、江城市教育局",
            "承办单位：江城市图书馆、少年儿童图书馆",
        ),
        ("　　“你从哪里来，怎么走到这里的渡口来了？”他问。", "“从山那边来。”老人慢慢地说。"),
    ],
    ids=["talk", "two languages", "entries", "dialogue"],
)
def test_lines_that_end_as_sentences_or_entries_do_are_not_joined(pair: tuple[str, str]) -> None:
    assert texts(pair, pair) == [line.strip() for line in pair * 2]


def test_one_is_enough_where_most_paragraphs_are_set_in() -> None:
    cough = ("　　晨起咳甚。窗外雪深尺许，院中寂然。友人寄书", "两册来，翻数页而倦。")
    day = ("　　晴。医生来，言肺音已清，可下床走动。",)
    assert texts(day, cough, day, day) == [whole(day), whole(cough), whole(day), whole(day)]


def test_a_number_in_short_at_a_fold_opens_no_line() -> None:
    child = (
        "　　山里的孩子上学早，天不亮就要起床，走十几里山路，有的才",
        "七、八岁，背着比自己还大的书包，一声不吭地跟在大孩子后面走。",
    )
    assert texts(child, child) == [whole(child)] * 2
