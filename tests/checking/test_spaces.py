"""A space is wrong where it sets nothing off, and mended where the words say so."""

from __future__ import annotations

import pytest

from tests.checking.lines import found, mended

MEANT = [
    "第一条　为了加强管理，制定本办法。",
    "第一条 为了加强管理，制定本办法。",
    "（一）加强领导 各级党委要高度重视，抓好落实。",
    "二、问题存在 各级党委要高度重视，抓好落实。",
    "张三　你走吧，我不走。",
    "张三 你走吧，我不走。",
    "问 您守了多少年？",
    "2025年3月1日　星期六　晴，有风。",
    "2025年3月1日 星期六 晴，有风。",
    "第一章　总则，略。",
    "本报讯（记者 俞平，通讯员 尹家旺，摄影 李四）今天，灯塔亮了。",
    "沿着　海岸走，到了　灯塔，就停下。",
    "灯塔夜景，摄于今年。 记者 项楠 摄",
    "下列说法正确的是（ ），错误的是（  ）。",
    "姓名：    ，性别：  ，年龄：    。",
    "目　录",
    "作者是郁南溪，沙 莉，方大同。",
    "为摸清近况，做了调查。结论 四级预检适用，可以推广。",
    "水滴 → ？ → 杯子，请连线。",
]


@pytest.mark.parametrize("line", MEANT)
def test_a_space_that_sets_something_off_is_right(line: str) -> None:
    assert found(line, "SPC") == []
    assert mended(line) == line


@pytest.mark.parametrize(
    ("line", "right"),
    [
        ("我们 走吧。", "我们走吧。"),
        ("出门后，沿着 海岸走，就到了。", "出门后，沿着海岸走，就到了。"),
        ("他把 灯点亮，就走了。", "他把灯点亮，就走了。"),
        ("孩子 们都来了，灯塔亮了。", "孩子们都来了，灯塔亮了。"),
        ("走吧。 到了灯塔 ，就停下。", "走吧。到了灯塔，就停下。"),
    ],
)
def test_a_space_inside_a_sentence_is_mended(line: str, right: str) -> None:
    assert found(line, "SPC")
    assert mended(line) == right


def test_what_may_be_a_row_of_names_is_reported_and_stays() -> None:
    line = "会员有三位，理事有赵六 钱七，都在场。"
    assert found(line, "SPC") == ["SPC001"]
    assert mended(line) == line
