"""Titles of unusual words among titles set alike, lone ones among numbers, and what is none."""

from __future__ import annotations

import pytest

from tests.normalizer.trees import MORE_PROSE, PROSE, numbered, read_lines

TITLE = "河边的村子"


def found(*lines: str, title: str = TITLE) -> list[tuple[int, str]]:
    """Level and text of the headings under a title."""
    document = read_lines(title, *lines).document
    return [(level, label + text) for level, label, text in numbered(document)]


def sections(*titles: str, blank: bool) -> list[str]:
    """A text with a section under each title, which a blank line stands above if ``blank``."""
    space = ("",) * blank
    return [PROSE, *(line for one in titles for line in (*space, one, PROSE, MORE_PROSE))]


@pytest.mark.parametrize(
    "odd",
    [
        "2024年的打算",
        "3个没有想到",
        "这桥不能拆！",
        "重读《渡口》",
        "后来呢……",
        "“老井”里的人",
        "桥修好了，谁来管？",
        "请把灯留着",
        "12月3日更新：桥通了",
    ],
)
def test_a_title_set_as_its_siblings_are_may_have_any_words(odd: str) -> None:
    lines = sections("渡口", "水磨坊", odd, "石桥", blank=True)
    assert found(*lines) == [(1, one) for one in ("渡口", "水磨坊", odd, "石桥")]


@pytest.mark.parametrize("odd", ["2024年的打算", "17床，32床，加6床", "“老井”里的人"])
def test_where_paragraphs_are_set_so_too_numbers_and_quoted_words_are_enough(odd: str) -> None:
    lines = sections("渡口", odd, "石桥", blank=False)
    assert found(*lines) == [(1, "渡口"), (1, odd), (1, "石桥")]


@pytest.mark.parametrize(
    "line",
    [
        "2019年4月3日",
        "12公里",
        "“不去。”",
        "不是这样的！",
        "然而……",
        "6月25日　南风　23.5　走了",
        "记者陆离",
        "来稿请寄村部",
    ],
)
@pytest.mark.parametrize("blank", [False, True])
def test_what_is_set_as_paragraphs_are_is_no_title(line: str, *, blank: bool) -> None:
    lines = [PROSE, "渡口", PROSE, line, MORE_PROSE, "石桥", PROSE, MORE_PROSE]
    spaced = [one for text in lines for one in (text, *("",) * blank)]
    assert found(*spaced) == [(1, "渡口"), (1, "石桥")]


def test_the_only_quoted_title_is_beside_those_above_it() -> None:
    lines = sections("渡口", "「點燈」", "石桥", blank=True)
    assert found(*lines) == [(1, "渡口"), (1, "「點燈」"), (1, "石桥")]


def test_a_title_without_a_number_may_end_numbered_ones() -> None:
    lines = ("一、水情", PROSE, "二、工情", PROSE, "三、灾情", PROSE, "下一步打算", PROSE)
    assert found(*lines)[-2:] == [(1, "三、灾情"), (1, "下一步打算")]


@pytest.mark.parametrize("line", ["外甥女　叶小梁", "写于灯下", "“水来我在”"])
def test_what_stands_right_above_the_first_number_is_no_title(line: str) -> None:
    numbers = ("一、水情", "二、工情", "三、灾情")
    sections = [text for one in numbers for text in ("", one, "", PROSE)]
    assert found(PROSE, "", line, *sections) == [(1, one) for one in numbers]


def test_what_is_written_somewhere_is_no_title() -> None:
    lines = ("一、水情", PROSE, "墙上写着四个字：", "", "水来我在", "", PROSE, "二、工情", PROSE)
    assert found(*lines) == [(1, "一、水情"), (1, "二、工情")]


def test_who_signs_above_the_first_title_is_over_nothing() -> None:
    lines = [PROSE, "", "写于灯下"]
    for title in ("渡口", "水磨坊", "石桥"):
        lines += ["", title, "", PROSE, MORE_PROSE]
    assert [one for one in found(*lines) if one[1] != "写于灯下"] == [
        (1, "渡口"),
        (1, "水磨坊"),
        (1, "石桥"),
    ]


def test_the_number_of_a_lecture_above_who_gives_it_is_part_of_the_title() -> None:
    lines = ("第六讲　斗栱", "主讲：陆离", "", PROSE, "一、水情", PROSE, "二、工情", PROSE)
    assert found(*lines, title="中国古代建筑史") == [(1, "一、水情"), (1, "二、工情")]


def test_a_title_may_stand_below_who_keeps_the_record() -> None:
    lines = ("主持、整理：陆离", "“先算账”", PROSE, "“再看书”", PROSE, "“后关门”", PROSE)
    assert found(PROSE, *lines) == [(1, "“先算账”"), (1, "“再看书”"), (1, "“后关门”")]


def test_notes_with_a_longer_one_among_them_are_no_headings() -> None:
    notes = ("①先生：讳子良，年九十一，目眊，以手抚予面而识之。", "②背书轻：谓声小。先生云然。")
    lines = ("其一　村口", PROSE, "其二　塾师", PROSE, *notes, "③千家本：一册，坊刻。", "其三　别")
    assert found(*lines, PROSE) == [(1, "其一　村口"), (1, "其二　塾师"), (1, "其三　别")]


def test_an_annexed_poem_has_a_heading() -> None:
    assert found(PROSE, "附：族兄和作一首", "你写诗来我种姜，泥巴字纸一般黄。", PROSE) == [
        (1, "附：族兄和作一首")
    ]


@pytest.mark.parametrize("number", ["03 ", "3、", "3：", "3　"])
@pytest.mark.parametrize("title", ["时间安排", "月亮", "日期及地点", "年轮", "12月3日更新"])
def test_a_number_may_stand_before_words_of_time(number: str, title: str) -> None:
    one, two = (number.replace("3", digit) for digit in "12")
    lines = (one + "水情", PROSE, two + "工情", PROSE, number + title, PROSE)
    assert [text for _, text in found(*lines)][-1].endswith(title)


def test_circled_numbers_have_run_in_headings_too() -> None:
    lines = ("一、做法", f"①围挡要严。{PROSE}", f"②车辆要洗。{PROSE}", "二、要求", PROSE)
    assert found(*lines) == [
        (1, "一、做法"),
        (2, "①围挡要严。"),
        (2, "②车辆要洗。"),
        (1, "二、要求"),
    ]


def test_what_follows_an_introduction_numbered_0_is_beside_it() -> None:
    lines = ("0　引言", PROSE, "", "写于灯下", "", PROSE, "1　方法", PROSE, "2　结果", PROSE)
    assert [one for one in found(*lines) if one[1] != "写于灯下"] == [
        (1, "0　引言"),
        (1, "1　方法"),
        (1, "2　结果"),
    ]


def test_a_title_without_the_space_that_others_have_is_below_them() -> None:
    spaced = ("", "渡口", PROSE, MORE_PROSE, "", "水磨坊", PROSE)
    lines = (PROSE, MORE_PROSE, *spaced, "顺便说说那盏灯", PROSE, "", "石桥", PROSE, MORE_PROSE)
    assert found(*lines) == [(1, "渡口"), (1, "水磨坊"), (2, "顺便说说那盏灯"), (1, "石桥")]


def test_below_a_rule_no_space_is_due() -> None:
    spaced = ("", "渡口", PROSE, MORE_PROSE, "", "水磨坊", PROSE)
    lines = (PROSE, MORE_PROSE, *spaced, "◆　◆　◆", "读者来信", PROSE, "", "石桥", PROSE)
    assert [level for level, _ in found(*lines)] == [1, 1, 1, 1]


def test_a_title_set_as_the_others_are_may_come_before_the_first_that_is_sure() -> None:
    lines = sections("“水磨坊”碑记摘登", "渡口", "石桥", blank=True)
    assert [text for _, text in found(*lines)] == ["“水磨坊”碑记摘登", "渡口", "石桥"]


def test_items_at_the_edge_are_no_paragraphs_there() -> None:
    edge = ("渡口", "“水磨坊”碑记", "石桥")
    lines = [text for one in edge for text in (one, "　　" + PROSE)]
    items = ["● " + MORE_PROSE + PROSE, "● " + PROSE + MORE_PROSE]
    assert [text for _, text in found("　　" + PROSE, *lines, *items)] == list(edge)


@pytest.mark.parametrize("line", ["阿杜　2023/7/15 00:26", "小尚 3-602　2023-07-15 01:05"])
def test_who_posted_when_is_no_title(line: str) -> None:
    lines = (PROSE, line, PROSE, "渡口", PROSE, "石桥", PROSE)
    assert found(*lines) == [(1, "渡口"), (1, "石桥")]


def test_titles_with_marks_of_their_own_stand_below_the_one_right_above_them() -> None:
    stages = ("渡口—石桥（7.2公里，两个半小时）", "石桥车站", "石桥—马庙（8公里）")
    lines = ("带什么", PROSE, "分段路况", *(text for one in stages for text in (one, PROSE)))
    spaced = [text for one in (PROSE, *lines, "吃和住", PROSE) for text in (one, "")]
    levels = [(1, "带什么"), (1, "分段路况"), *((2, one) for one in stages), (1, "吃和住")]
    assert found(*spaced) == levels


def test_numbers_that_a_section_announces_are_in_it() -> None:
    told = (PROSE + "主要意见如下：", "一、水情", PROSE, "二、工情", PROSE)
    lines = (PROSE, "渡口", PROSE, "水磨坊", *told, "石桥", PROSE)
    assert [level for level, _ in found(*lines)] == [1, 1, 2, 2, 1]
