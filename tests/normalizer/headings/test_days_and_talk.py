"""Days of a diary in the forms in which these are typed, parts of stories, and what is said."""

from __future__ import annotations

import pytest

from converter.document import Paragraph
from tests.normalizer.trees import MORE_PROSE, PROSE, numbered, read_lines

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


@pytest.mark.parametrize(
    "short",
    [
        ("【系统提示：检测到任务，是否接取？】", "【倒计时：三、二、】", "【？】"),
        ("【任务完成】", "【获得：百年人参×1】", "【当前寿命：三天】"),
        ("三天后", "第二天清晨", "又是一个雪夜"),
        ("轰——", "咔嚓", "一定是他"),
    ],
)
def test_a_short_line_of_a_story_in_chapters_is_no_title(short: tuple[str, ...]) -> None:
    said = ("“不接。”", PROSE, "“我说不接！”", MORE_PROSE)
    lines = [line for one in short for line in (*said, one)]
    assert found("第一章 借命灯", PROSE, *lines, PROSE, "第二章 还命", *lines, PROSE) == [
        "第一章 借命灯",
        "第二章 还命",
    ]
    assert found(PROSE, "【渡口】", *said, "【水磨】", *said) == ["【渡口】", "【水磨】"]


def test_the_first_of_several_names_is_a_title_as_they_are() -> None:
    assert found("老黎", PROSE, "小裴", PROSE, "阿葵", PROSE) == ["老黎", "小裴", "阿葵"]
    assert found("老黎", PROSE, "水磨", PROSE, "渡口", PROSE) == ["水磨", "渡口"]


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


def test_titles_of_pieces_stand_over_who_wrote_them() -> None:
    titles = ["搬了，才保得住", "搬走的不只是砖", "为什么要有钟？"]
    for writers in (
        ("九一届　江一鹤", "七八届　褚怀", "县一中　李明"),
        ("（江一鹤）", "（褚怀）", "（李明）"),
    ):
        pairs = zip(titles, writers, strict=True)
        lines = [line for title, writer in pairs for line in (title, writer, PROSE + PROSE)]
        assert found("校友通讯", "", *lines) == titles


def test_where_lines_end_in_no_marks_none_is_a_title_for_that() -> None:
    told = ("我妈坐在棉被上", "她说一路上没觉得冷", "停了很久", "全场都笑了", "我没有笑")
    others = ("天已经黑了", "他把车停在坡上", "谁也没有说话", "鸡叫了一声")
    lines = (*told, PROSE, "三轮车出不去了", PROSE, "一直举着", PROSE, *others)
    assert found(PROSE, *lines, PROSE) == []
    assert found(PROSE, *told, PROSE, "■ 渡口", PROSE, *others, PROSE, "■ 水磨", PROSE) == [
        "■ 渡口",
        "■ 水磨",
    ]


def test_a_title_may_stand_over_a_brief_paragraph_or_a_turn_that_opens_the_text() -> None:
    seasons = [line for one in ("春天", "夏天", "秋天") for line in (one, "下雨。", PROSE)]
    assert found(*seasons) == ["春天", "夏天", "秋天"]
    talk = ("林渡：先请老魏说。", f"老魏：{PROSE}", f"阿葵：{PROSE}")
    titles = ["谁在买书", "如果只能留下一个书架", "书店还在的理由"]
    assert found(*(line for title in titles for line in (title, *talk))) == titles


def test_words_in_brackets_that_ask_again_are_those_who_talk() -> None:
    turns = (
        "【林渡】您是哪一年进厂的？",
        f"【老魏】{PROSE}",
        "【林渡】后来呢？",
        f"【老魏】{PROSE}",
    )
    assert found("字盘", *turns, "铅字", *turns, "名字", *turns) == ["字盘", "铅字", "名字"]


def test_what_words_in_brackets_say_of_a_meeting_are_rows_and_its_parts_are_titles() -> None:
    rows = ("【出席】张三、李四", "【缺席】王五")
    lines = ("【议题】", "1. 修路", PROSE, "2. 防汛", PROSE, "【决议】", PROSE, "【待办】", PROSE)
    assert found(*rows, *lines) == ["【议题】", "1. 修路", "2. 防汛", "【决议】", "【待办】"]


def test_a_question_that_is_answered_in_quotes_is_said() -> None:
    assert found(PROSE, *SECTIONS, "一天大概有几个？", "“你是这个礼拜第一个。”", PROSE) == TITLES


def test_the_only_title_without_quotation_marks_is_as_those_above_it() -> None:
    lines = ("“将就”", PROSE, "“央人”", PROSE, "最后说说领带", PROSE)
    assert found(PROSE, *lines) == ["“将就”", "“央人”", "最后说说领带"]


def test_an_account_above_the_text_is_no_title() -> None:
    assert found("douban@慢车票", PROSE, *SECTIONS) == TITLES


def test_what_is_attached_may_be_announced() -> None:
    announced = "总结写到这里，翻抽屉找数据的时候，翻出一张旧的请假条，是一个学生写的："
    assert found(PROSE, *SECTIONS, "附：一张请假条", announced, PROSE) == [
        *TITLES,
        "附：一张请假条",
    ]


def test_a_day_may_stand_over_a_title_of_its_own() -> None:
    days, places = ("3月6日　昆明", "3月7日　大理", "3月9日　丽江"), ("翠湖", "修车铺", "水车")
    pairs = list(zip(days, places, strict=True))
    text = PROSE + PROSE
    lines = [line for day, place in pairs for line in (day, place, text, text)]
    assert found(*lines) == [title for pair in pairs for title in pair]


def test_a_title_stands_over_rows_among_numbers() -> None:
    rows = ("住宿：1380元", "吃饭：1925元", "修车：410元")
    days = [
        line for day in ("D1　成都", "D2　雅安", "D4　康定") for line in (day, PROSE, MORE_PROSE)
    ]
    assert found(*days, "花费清单", *rows, PROSE)[-1] == "花费清单"
    assert found(*days, "花费一览表", *rows, PROSE)[-1] == "D4　康定"


def test_a_title_without_a_date_may_stand_among_days() -> None:
    days = [line for day in ("3月6日　阴", "3月7日", "3月9日") for line in (day, PROSE, MORE_PROSE)]
    assert found(*days, "出院那天", PROSE, MORE_PROSE)[-1] == "出院那天"


DIARY = ("2024年3月5日　星期二　晴", "2024年3月8日　星期五　小雨", "2024年3月12日　星期二　阴")


def untitled(*lines: str) -> list[str]:
    """The headings of a text that has no title."""
    document = read_lines(*lines).document
    assert document.title is None
    return [label + text for _, label, text in numbered(document)]


@pytest.mark.parametrize("blank", [(), ("",)], ids=["close", "parted"])
@pytest.mark.parametrize(
    "days",
    [
        DIARY,
        DIARY[:2],
        ("3月5日　晴", "3月8日　有雨"),
        ("3月5日　晴　南风三级", "3月8日　大雪转阴"),
        ("2024.3.5 周二 晴", "2024.3.8 周五 雨"),
        ("2024年3月5日", "2024年3月8日", "2024年3月12日"),
    ],
)
def test_a_text_that_opens_with_a_day_of_several_has_no_title(
    days: tuple[str, ...], blank: tuple[str, ...]
) -> None:
    for brief in ((), ("下雨。",)):
        entries = [(day, *blank, *brief, PROSE, *blank, MORE_PROSE, *blank) for day in days]
        assert untitled(*(line for entry in entries for line in entry)) == list(days)
    indented = [(day, f"　　{PROSE}", f"　　{MORE_PROSE}") for day in days]
    assert untitled(*(line for entry in indented for line in entry)) == list(days)


def test_two_days_with_their_weather_are_headings_below_a_title() -> None:
    assert found(*(line for day in DIARY[:2] for line in (day, PROSE, MORE_PROSE))) == list(
        DIARY[:2]
    )


def test_the_titles_of_entries_stand_under_their_days() -> None:
    titles = ("新栽的树", "听雨的早上", "后山")
    entries = zip(DIARY, titles, strict=True)
    lines = [line for day, title in entries for line in (day, "", title, "", PROSE, "")]
    assert untitled(*lines) == [one for pair in zip(DIARY, titles, strict=True) for one in pair]


@pytest.mark.parametrize(
    "lines",
    [
        (DIARY[0], "", "种树的一天", "", PROSE, MORE_PROSE),
        (DIARY[0], "", "种树的一天", "", PROSE, DIARY[1], PROSE, DIARY[2], MORE_PROSE),
    ],
)
def test_a_day_above_a_title_that_no_other_day_has_is_its_date(lines: tuple[str, ...]) -> None:
    document = read_lines(*lines).document
    assert document.title
    assert document.title.text == "种树的一天"
    assert [block.text for block in document.masthead if isinstance(block, Paragraph)] == [DIARY[0]]


def test_one_day_alone_opens_no_diary() -> None:
    letter = (DIARY[0], "亲爱的妈妈：", PROSE, MORE_PROSE, "石磊", "2024年3月8日")
    for lines in ((DIARY[0], PROSE, MORE_PROSE), letter):
        assert numbered(read_lines(*lines).document) == []
