"""Headings of programmes, chronicles, forms and recipes; and the lines of these that are none."""

from __future__ import annotations

import pytest

from converter.normalizer import numerals
from tests.normalizer.headings.test_unnumbered import found
from tests.normalizer.trees import MORE_PROSE, PROSE, findings, read_lines


def test_the_hours_of_a_feature_are_headings_and_those_of_a_schedule_are_items() -> None:
    hours = ("5:40　交班", PROSE, "8:15　第三闸", PROSE, "20:10　开闸", PROSE)
    assert [text for _, text in found(PROSE, *hours)] == list(hours[::2])
    assert found(PROSE, *hours[::2], PROSE) == []


def test_the_years_of_a_chronicle_are_headings() -> None:
    years = ("1978年　招工", PROSE, "1998年", PROSE, "二〇〇三年春", PROSE)
    assert [text for _, text in found(PROSE, *years)] == list(years[::2])
    assert found(PROSE, "1978年，他走了。", PROSE, "1998年，他回来了。", PROSE) == []


def test_days_hold_their_parts_and_these_what_is_held_then() -> None:
    days = ("11月10日（星期五）", PROSE, "11月11日（星期六）", "上午")
    sessions = ("开幕式（8:30—9:00）", PROSE, "大会报告（9:20—11:40）", PROSE)
    rest = ("下午", "分组讨论A　语音", PROSE, "分组讨论B　传承", PROSE, "11月12日（星期日）", PROSE)
    levels = [level for level, _ in found(PROSE, *days, *sessions, *rest)]
    assert levels == [1, 1, 2, 3, 3, 2, 3, 3, 1]


def test_a_short_title_over_another_stands_a_level_above_it() -> None:
    lines = ("", "霜降吃什么", "", "柿子", "", PROSE, "", "萝卜", "", PROSE, "", "霜降做什么", "")
    assert found(PROSE, *lines, PROSE) == [
        (1, "霜降吃什么"),
        (2, "柿子"),
        (2, "萝卜"),
        (1, "霜降做什么"),
    ]


def test_one_short_line_between_blank_ones_is_a_heading_beside_others() -> None:
    lines = ("一、修", PROSE, "二、护", PROSE, "", "怎么报名", "", PROSE)
    assert found(*lines)[-1] == (1, "怎么报名")
    assert found(PROSE, "", "怎么报名", "", PROSE, MORE_PROSE) == []


@pytest.mark.parametrize("line", ["盐 5克", "凉白开　1000毫升", "请交到门卫室", "F=ma", "石磊　摄"])
def test_what_a_row_a_request_or_a_caption_is_is_no_heading(line: str) -> None:
    lines = ("一、修", PROSE, "二、护", PROSE, "", line, "", PROSE)
    assert [text for _, text in found(*lines)] == ["一、修", "二、护"]


def test_an_excerpt_of_a_statute_may_leave_out_any_articles() -> None:
    lines = ("第一百零三条", PROSE, "第二千零九条", PROSE, "第一万零四十七条", PROSE)
    assert [text for _, text in found(*lines)] == list(lines[::2])
    assert findings(read_lines("县志", *lines), "SEQ001")


@pytest.mark.parametrize("number", [1, 10, 103, 2009, 9999, 10_000, 10_047, 21_000, 123_456])
def test_a_numeral_is_written_as_it_is_read(number: int) -> None:
    assert numerals.value(numerals.written_like(number, "一")) == number


def test_steps_are_items_and_other_run_in_titles_are_not() -> None:
    steps = ("1、和面。水分三次加。", "2、揣面。打到面能拉出膜。", "3、溜条。上下甩。")
    assert found("一、材料", PROSE, "二、步骤", *steps, "三、教训", PROSE) == [
        (1, "一、材料"),
        (1, "二、步骤"),
        (1, "三、教训"),
    ]
    assert len(found("一、材料", PROSE, "二、困难", *steps, "三、教训", PROSE)) == 6


def test_titles_in_sequence_that_share_their_words_are_run_in() -> None:
    titles = ("第一，理论不是墙上的。", "第二，群众不是表里的。", "第三，作风不是会上的。")
    assert [text for _, text in found(*(title + PROSE for title in titles))] == list(titles)
    assert found(*(title + PROSE for title in titles[:2])) == []


def test_stars_before_titles_may_be_several() -> None:
    lines = ("★ 离岛", PROSE, "★★ 留守", PROSE, "★★★ 换班", PROSE)
    assert [text for _, text in found(PROSE, *lines)] == list(lines[::2])


def test_a_remark_in_brackets_may_stand_for_the_title_of_a_lecture() -> None:
    lines = ("第一讲　货币", PROSE, "第二讲（停电，没听）", "第三讲　利息", PROSE)
    assert [text for _, text in found(*lines)] == [lines[0], lines[2], lines[3]]


def test_a_piece_under_its_title_may_be_signed_above() -> None:
    lines = ("", "送报的人", "文/石磊", PROSE, "", "写信的人", "文/闻樵", PROSE)
    assert [text for _, text in found(PROSE, *lines)] == ["送报的人", "写信的人"]
