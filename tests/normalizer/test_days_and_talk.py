"""Days of a diary in the forms in which these are typed, parts of stories, and what is said."""

from __future__ import annotations

import pytest

from .trees import MORE_PROSE, PROSE, numbered, read_lines

TITLE = "河边的村子"


def found(*lines: str) -> list[str]:
    """The headings under a title, with their labels."""
    document = read_lines(TITLE, *lines).document
    return [label + text for _, label, text in numbered(document)]


@pytest.mark.parametrize(
    "days",
    [
        ("D1　成都—雅安", "D3　休整", "D4—D6　康定（合并记）", "D31　拉萨"),
        ("Day 1：成都", "Day3-4：康定", "DAY 12：拉萨"),
        ("3月6日　阴", "3月10日，夜里", "3月13日　晴！", "11月某日"),
        ("3月6日晨", "3月7日　为什么要洗手？", "4月初"),
        ("10.8　最大的客户走了", "10.15　服务器宕机3小时", "10.24　程序员节"),
        ("2021.3.12 星期五 晴", "2021.3.15", "2021.4.2 雨"),
        ("3月12日", "15日　雨", "28日　阴"),
        ("正月初三", "正月十五　雪", "腊月廿三　祭灶"),
        ("星期一", "星期四，雨", "星期天"),
        ("1978年春", "1980年", "1983年冬，雪"),
        ("早上六点", "上午十点半", "夜里十二点"),
        ("一月　雪", "二月：封山", "五月"),
    ],
)
@pytest.mark.parametrize("brief", [(), ("下雨。",)])
def test_days_are_titles_in_many_forms(days: tuple[str, ...], brief: tuple[str, ...]) -> None:
    lines = [line for day in days for line in (day, *brief, PROSE, MORE_PROSE)]
    assert found(*lines) == list(days)


def test_numbers_of_an_outline_are_no_days() -> None:
    outline = ("1.1 缘起", "1.2 渡口", "2.1 水磨", "2.2 石桥")
    assert found(*(line for title in outline for line in (title, PROSE))) == list(outline)


def test_a_part_of_a_story_may_follow_one_without_a_number() -> None:
    assert found(PROSE, "二", PROSE, MORE_PROSE, "三", PROSE) == ["二", "三"]
    assert found(PROSE, "2", PROSE, MORE_PROSE, "3", PROSE) == []


def test_what_a_machine_says_in_brackets_is_no_title() -> None:
    said = ("【系统提示：检测到任务，是否接取？】", "【倒计时：三、二、】", "【已为您接取。】")
    lines = [line for one in said for line in (one, PROSE)]
    assert found(PROSE, *lines, "【？】", PROSE) == []
    assert found(PROSE, "【渡口】", PROSE, "【水磨】", PROSE) == ["【渡口】", "【水磨】"]


SECTIONS = ("渡口", PROSE, MORE_PROSE, "水磨", PROSE, MORE_PROSE, "石桥", PROSE)
TITLES = ["渡口", "水磨", "石桥"]


@pytest.mark.parametrize(
    "lines",
    [
        ("你们猜怎么着？", "（大笑，掌声）"),
        ("您家有几口人？", "钥匙放在谁家？", "半夜生病先喊谁？"),
        ("门板上有四个字：", "井不是炸"),
    ],
)
def test_what_is_said_or_written_is_no_title(lines: tuple[str, ...]) -> None:
    assert found(PROSE, *SECTIONS, *lines, PROSE) == TITLES


def test_those_who_have_no_name_talk_alike() -> None:
    turns = (
        "听众甲：第一次看到电脑呢？",
        "方师傅：站着看了很久。",
        "听众乙：字到哪里去了？",
        "方师傅：卖了。",
    )
    lines = ("问与答", *turns, "听众丙：可以看看那一盒吗？", PROSE)
    assert found(PROSE, *SECTIONS, *lines) == [*TITLES, "问与答"]


@pytest.mark.parametrize("title", ["编辑部的灯", "排版房", "作者是谁", "图片不会说谎的年代"])
def test_a_title_may_begin_as_a_credit_does(title: str) -> None:
    assert found(PROSE, title, PROSE, "水磨", PROSE) == [title, "水磨"]
    assert found(PROSE, "编辑：麻小满", PROSE, "水磨", PROSE, "摄影　阮平", PROSE) == []


def test_where_lines_end_in_no_marks_none_is_a_title_for_that() -> None:
    told = ("我妈坐在棉被上", "她说一路上没觉得冷", "停了很久", "全场都笑了", "我没有笑")
    others = ("天已经黑了", "他把车停在坡上", "谁也没有说话", "鸡叫了一声")
    lines = (*told, PROSE, "三轮车出不去了", PROSE, "一直举着", PROSE, *others)
    assert found(PROSE, *lines, PROSE) == []
    assert found(PROSE, *told, PROSE, "■ 渡口", PROSE, *others, PROSE, "■ 水磨", PROSE) == [
        "■ 渡口",
        "■ 水磨",
    ]
