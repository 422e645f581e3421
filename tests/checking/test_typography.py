"""Doubled marks, ellipses, dashes and full-width numbers: what each becomes, and what is right."""

from __future__ import annotations

import pytest

from tests.checking.lines import found, mended


@pytest.mark.parametrize(
    ("line", "code", "right"),
    [
        ("好的，。", "PUN004", "好的。"),
        ("我们走！。", "PUN004", "我们走！"),
        ("来、，去", "PUN004", "来，去"),
        ("在，；去", "PUN004", "在；去"),
        ("海风———那个", "PUN008", "海风——那个"),
        ("海风— —那个", "PUN008", "海风——那个"),
        ("来了，──那个", "PUN008", "来了，——那个"),
        ("他说：“我们走──”", "PUN008", "他说：“我们走——”"),
        ("我们走吧--", "PUN008", "我们走吧——"),
        ("他只要一样东西--海风。", "PUN008", "他只要一样东西——海风。"),
        ("海风--那个声音", "PUN008", "海风——那个声音"),
        ("四川--那是他的家乡。", "PUN008", "四川——那是他的家乡。"),
        ("坐北京--上海特别旅客快车", "PUN008", "坐北京—上海特别旅客快车"),
        ("石家庄──郑州", "PUN008", "石家庄—郑州"),
        ("2011年2月3日--10日", "PUN008", "2011年2月3日—10日"),
        ("沈括（1031--1095），", "PUN008", "沈括（1031—1095），"),
        ("1949－－1986年", "PUN008", "1949—1986年"),
        ("第五--八课", "PUN008", "第五—八课"),
        ("周一--周五上午8:00--12:00", "PUN008", "周一—周五上午8:00—12:00"),
        ("占25%--30%，", "PUN008", "占25%—30%，"),
        ("我们走………", "PUN005", "我们走……"),
        ("他说：“………好。”", "PUN005", "他说：“……好。”"),
        ("他说：“我们走吧.”大家走.", "PUN006", "他说：“我们走吧。”大家走。"),
        ("天晴了.我们出海.", "PUN006", "天晴了。我们出海。"),
        ("达到１００％，", "WID001", "达到100%，"),
        ("达到３．５亿", "WID001", "达到3.5亿"),
        ("１．２０２５年", "WID001", "1．2025年"),
    ],
)
def test_what_is_wrong_is_found_and_mended(line: str, code: str, right: str) -> None:
    assert code in found(line)
    assert mended(line) == right


@pytest.mark.parametrize("line", ["我们走吗？，好", "去；：好", "去。，好"])
def test_of_two_marks_the_one_that_is_due_is_not_guessed(line: str) -> None:
    assert found(line, "PUN004") == ["PUN004"]
    assert mended(line) == line


@pytest.mark.parametrize("line", ["义乌--上海的列车", "物理--化学", "坐义乌―宁波，"])
def test_of_hyphens_that_may_stand_between_two_places_nothing_is_guessed(line: str) -> None:
    assert found(line, "PUN008") == ["PUN008"]
    assert mended(line) == line


@pytest.mark.parametrize(
    "line",
    [
        "在五.四运动以后，他读书。",
        "列夫.托尔斯泰的书，大家都读。",
        "约翰.列侬唱了歌",
        "《史记.项羽本纪》是他写的，",
        "他住在甲区.这是乙区。",
    ],
)
def test_a_dot_that_may_be_of_a_name_a_title_or_a_day_is_found_and_left(line: str) -> None:
    assert found(line, "PUN006") == ["PUN006"]
    assert mended(line) == line


@pytest.mark.parametrize("line", ["五.四运动很大.", "读列夫.托尔斯泰.", "读《史记.项羽本纪》."])
def test_of_a_line_whose_stops_are_dots_a_name_is_left(line: str) -> None:
    assert mended(line) == f"{line[:-1]}。"


@pytest.mark.parametrize("line", ["他读<红楼梦>，", "他读<<三国演义（上）>>，"])
def test_signs_of_less_and_more_around_a_title_are_found_and_left(line: str) -> None:
    assert found(line, "PUN001") == ["PUN001"]
    assert mended(line) == line
    assert found("a<b>c，若 x<三，y>二，<br>他，<a href='山'>山</a>", "PUN001") == []


@pytest.mark.parametrize(
    "line",
    [
        "标点如，。！？等等",
        "真的吗？！真的！！走吧……。",
        "第一章………12",
        "我们…………走",
        "海风————那个",
        "──────",
        "├──文件",
        "— — —",
        "[1] 苏一苇. 冷却的观测[J]. 示例气象. 2016",
        "[1] 苏一苇. 冷却的观测[J]. 示例气象, 2016: 1031--1095.",
        "选项--3不行",
        "电话010--88842603",
        "见表2--8、表2--9",
        "2024--05--01",
    ],
)
def test_what_is_right_is_let_pass(line: str) -> None:
    assert found(line, "PUN004", "PUN005", "PUN006", "PUN008") == []
