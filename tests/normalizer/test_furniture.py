"""Furniture of pages and sites goes; what only sounds like it, amid a text, stays."""

from __future__ import annotations

import pytest

from tests.normalizer.trees import MORE_PROSE, PROSE, lines_in, read_lines

RULES = (
    "未经许可，不得动用他人的设备。",
    "不得抄袭他人作业，违者按作弊处理。",
    "转载须经作者同意，并支付报酬。",
    "版权所有者依法享有复制权。",
    "希望以上建议对您有所帮助。",
    "在1938年7月25日的日记里，他写道：",
    "微信：熟人社交的代表",
    "上篇：少年",
    "有效性：指测量的结果准确反映所测的概念。",
)


def kept(*lines: str) -> list[str]:
    return lines_in(read_lines("渡口", *lines).document)[1:]


@pytest.mark.parametrize("line", RULES)
def test_text_that_sounds_like_furniture_is_text(line: str) -> None:
    assert kept(PROSE, line, MORE_PROSE) == [PROSE, line, MORE_PROSE]


@pytest.mark.parametrize(
    "line",
    [
        "版权所有　山城网",
        "技术支持：山城网络公司",
        "相关新闻：大运河一季度货运量出炉",
        "发行人：渡口社　　印刷：山城印刷厂",
    ],
)
def test_an_imprint_stands_at_the_edges_of_a_text(line: str) -> None:
    assert kept(PROSE, MORE_PROSE, line) == [PROSE, MORE_PROSE]
    assert kept(PROSE, line, MORE_PROSE) == [PROSE, line, MORE_PROSE]


def test_a_sentence_amid_text_is_no_button_of_a_page() -> None:
    asked = "喜欢就点个“赞”和“在看”吧。"
    assert kept(PROSE, asked, MORE_PROSE) == [PROSE, asked, MORE_PROSE]
    assert kept(PROSE, MORE_PROSE, asked) == [PROSE, MORE_PROSE]


def test_who_supports_an_event_is_no_imprint() -> None:
    event = ["主办单位：渡口镇政府", "技术支持：山城网络公司"]
    assert kept(PROSE, *event) == [PROSE, *event]
    posters = ["主办：县美术馆　承办：县画院", "展览时间：5月1日至31日"]
    assert kept(PROSE, *posters) == [PROSE, *posters]


@pytest.mark.parametrize("title", ["这是一封迟到的家书", "这一份答卷，人民满意"])
def test_a_title_is_not_what_an_assistant_says(title: str) -> None:
    document = read_lines(title, "", PROSE, MORE_PROSE).document
    assert document.title
    assert document.title.text == title


@pytest.mark.parametrize(
    "lines",
    [
        ("编制：张三", "审核：李四", "批准：王五"),
        ("总策划：王敏", "策划：陈刚", "主持：刘欣"),
        ("体裁：记叙文", "字数：800", "书写工整。"),
        ("不得大声喧哗。", "不得抄袭。", "不得留宿外人。"),
    ],
)
def test_a_line_among_others_of_its_kind_is_one_of_them(lines: tuple[str, ...]) -> None:
    assert kept(PROSE, "", *lines) == [PROSE, *lines]


def test_what_stands_above_a_numbered_heading_is_of_the_text() -> None:
    lines = (
        "一、来稿要求",
        PROSE,
        "二、版权",
        "转载请注明出处。",
        "三、投稿",
        "邮箱：a@example.com",
    )
    assert kept(*lines) == list(lines)


def test_a_reading_list_amid_the_text_is_no_list_of_links() -> None:
    books = ("延伸阅读", "《命若琴弦》", "《务虚笔记》", "《病隙碎笔》")
    assert kept(PROSE, "", *books, "", "下个月想读历史。") == [PROSE, *books, "下个月想读历史。"]
