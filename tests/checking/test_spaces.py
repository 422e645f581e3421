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
    "第一条 “三农”问题是重中之重。",
    "第一条 “三农” 问题是重中之重。",
    "本报讯 “三农”工作会议昨天召开。",
    "鲁迅 《狂人日记》，巴金 《家》。",
    "获奖的有“甲” “乙”，都好。",
    "他用 Python 写，写的是 “Hello”。",
    "春 眠 不 觉 晓，处 处 闻 啼 鸟。",
    "由 张三 李四 王五 负责，马上就办。",
    "参加者有，张 三 李 四 王 五，都到。",
    "不忘初心 牢记使命 砥砺前行 再创辉煌。",
    "祝 你 生 日 快 乐！",
    "不 忘 初 心，牢 记 使 命。",
    "石　磊，主任。",
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
        ("我们要 走了，你们呢？", "我们要走了，你们呢？"),
        ("大家必须 走了。", "大家必须走了。"),
        ("我们要 认真 学习 贯彻 会议 精神。", "我们要认真学习贯彻会议精神。"),
        ("这 是 中 文。", "这是中文。"),
        ("他说 “好”，然后走了。", "他说“好”，然后走了。"),
        ("“好” 他说，然后走了。", "“好”他说，然后走了。"),
        ("我们要大力弘扬 “三牛” 精神，干好工作。", "我们要大力弘扬“三牛”精神，干好工作。"),
        ("会后，全校弘扬 “三牛”精神。", "会后，全校弘扬“三牛”精神。"),
        ("他读 《灯塔》，又读《海》 的序。", "他读《灯塔》，又读《海》的序。"),
        ("走吧。 到了灯塔 ，就停下。", "走吧。到了灯塔，就停下。"),
    ],
)
def test_a_space_inside_a_sentence_is_mended(line: str, right: str) -> None:
    assert found(line, "SPC")
    assert mended(line) == right


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("会员有三位，理事有赵六 钱七，都在场。", "SPC001"),
        ("各级党委要大力弘扬 “三牛”精神，干好工作。", "SPC002"),
    ],
)
def test_what_may_set_something_off_is_reported_and_stays(line: str, code: str) -> None:
    assert found(line, "SPC") == [code]
    assert mended(line) == line


def test_names_in_a_row_amid_parted_words_stay_parted() -> None:
    line = "我们 请 张三 李四 把 材料 备齐。"
    assert found(line, "SPC") == ["SPC001"] * 6
    assert mended(line) == "我们请 张三 李四 把材料备齐。"
