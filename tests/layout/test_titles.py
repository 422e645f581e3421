"""Titles of several lines: words whole, and a trapezium or a lozenge (GB/T 9704-2012, 7.3.1)."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converter import theme, words
from converter.layout.breaking import break_lines
from converter.layout.characters import decode
from converter.layout.context import encode
from converter.layout.measuring import measure
from converter.layout.metrics import Typeface, Typefaces
from converter.layout.titles import balance_lines, shape_lines


def shaped(text: str, ems: float, typeface: Typeface) -> list[str]:
    paragraph = measure([(encode([text])[0], typeface)])
    return [decode(paragraph.text[a:b]) for a, b in shape_lines(paragraph, 1000 * ems)]


@pytest.fixture
def no_segmenter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "_segmenter", lambda: None)


TITLES = [
    "国务院办公厅关于进一步优化营商环境更好服务市场主体的实施意见",
    "某省人民政府办公厅转发省发展改革委关于推进全省数字经济高质量发展若干政策措施的通知",
    "中共某市委关于制定国民经济和社会发展第十四个五年规划和二〇三五年远景目标的建议",
]


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("ems", [20, 18, 16])
def test_lines_differ_by_design(title: str, ems: int, song: Typeface) -> None:
    widths = [len(line) for line in shaped(title, ems, song)]
    assert len(widths) > 1
    steps = [after - before for before, after in pairwise(widths)]
    growing, shrinking = all(s > 0 for s in steps), all(s < 0 for s in steps)
    peak = widths.index(max(widths))
    lozenge = all(s >= -1 for s in steps[:peak]) and all(s <= 1 for s in steps[peak:])
    assert growing or shrinking or (lozenge and widths[0] < max(widths) > widths[-1])


@pytest.mark.parametrize("title", TITLES)
def test_words_are_whole_with_the_extra(title: str, song: Typeface) -> None:
    rjieba = pytest.importorskip("rjieba")
    ends, at = set(), 0
    for word in rjieba.cut(title):
        ends.add(at := at + len(word))
    at = 0
    for line in shaped(title, 20, song):
        at += len(line)
        assert at in ends


def test_a_known_title(song: Typeface) -> None:
    pytest.importorskip("rjieba")
    assert shaped(TITLES[2], 20, song) == [
        "中共某市委关于制定国民经济和",
        "社会发展第十四个五年规划和",
        "二〇三五年远景目标的建议",
    ]


@pytest.mark.parametrize(
    "lines",
    [
        "坚定不移贯彻新发展理念，|奋力谱写高质量发展新篇章",
        "夯基立柱行稳致远|——某街道挂职锻炼一年心得体会与思考",
        "用大模型做检索：|从零到一的工程笔记与若干思考之二",
        "青山县人民政府办公室关于|印发青山县“十四五”数字经济|发展规划（二〇二四年版）的通知",
    ],
)
def test_a_title_parts_where_its_sense_does(lines: str, song: Typeface) -> None:
    """GB/T 9704-2012, 7.3.1: between clauses, before a subtitle, not in the name of a place."""
    pytest.importorskip("rjieba")
    assert "|".join(shaped(lines.replace("|", ""), 20, song)) == lines


@pytest.mark.usefixtures("no_segmenter")
def test_without_the_extra_book_titles_and_numbers_are_whole(song: Typeface) -> None:
    title = "关于印发《国有企业采购操作规范》二〇二四年修订版第12345号的通知"
    for ems in (16, 17, 18, 20):
        lines = shaped(title, ems, song)
        assert any("《国有企业采购操作规范》" in line for line in lines)
        assert any("二〇二四年" in line for line in lines)
        assert any("12345" in line for line in lines)


def test_a_title_that_fits_is_one_line(song: Typeface) -> None:
    assert shaped("夯基立柱", 20, song) == ["夯基立柱"]


def test_a_very_long_title_has_even_lines(song: Typeface) -> None:
    lines = shaped("某" * 1000, 20, song)
    assert {len(line) for line in lines} == {20}
    assert [len(line) for line in shaped("挂" * 189, 20, song)] == [19] * 9 + [18]


def test_a_word_that_fits_no_line_is_broken_all_the_same(song: Typeface) -> None:
    assert "".join(shaped("《" + "某" * 30 + "》", 20, song)) == "《" + "某" * 30 + "》"


_SONG = Typefaces(theme.load("essay"))["song"]


@given(
    st.text(st.sampled_from("关于印发某市的通知《》，。12aB “”——"), max_size=60), st.integers(6, 20)
)
def test_nothing_is_lost(text: str, ems: int) -> None:
    assert "".join(shaped(text, ems, _SONG)) == text


@pytest.mark.parametrize("ems", [16, 20, 24])
def test_a_heading_flush_left_has_even_lines(ems: int, song: Typeface) -> None:
    paragraph = measure([(TITLES[0], song)])
    spans = balance_lines(paragraph, 1000 * ems)
    assert len(spans) == len(break_lines(paragraph, 1000 * ems))
    widths = [paragraph.width(*span) for span in spans]
    assert max(widths) - min(widths) <= 2000
    assert max(widths) <= 1000 * ems


@pytest.mark.parametrize(
    ("heading", "ems", "lines"),
    [
        # both marks would have no blank half left (the report of 1981, at 16 pt on 432)
        (
            "八、积极稳妥地改革经济体制，充分有效地调动各方面的积极性",
            27,
            ["八、积极稳妥地改革经济体制，", "充分有效地调动各方面的积极性"],
        ),
        # six marks give up a quarter of an em at most (2005, at 14 pt)
        (
            "（一）大力发展科技、教育、文化、卫生、体育事业，加强精神文明建设。",
            432 / 14,
            ["（一）大力发展科技、教育、文化、卫生、体育事业，加强精神文明建设。"],
        ),
    ],
)
def test_a_heading_on_one_line_keeps_half_of_the_room_of_its_marks(
    heading: str, ems: float, lines: list[str], song: Typeface
) -> None:
    """CLREQ, 3.5.3: marks may shrink by half an em; by more than ¼ only for the lines around."""
    paragraph = measure([(encode([heading])[0], song)])
    spans = balance_lines(paragraph, 1000 * ems)
    assert [decode(paragraph.text[a:b]) for a, b in spans] == lines
