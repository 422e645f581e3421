"""Entries of a head that were typed on one line: each is what it is, and no character is lost."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from converter.document import Paragraph, Section
from converter.normalized import Normalized

from . import accounting
from .trees import MORE_PROSE, PROSE, read_lines

BYLINE, SOURCE, DATE = "作者：张三", "来源：新华社", "2024-05-01"
THREE = [("byline", BYLINE), ("source", SOURCE), ("date", DATE)]


def roles_of(normalized: Normalized) -> list[tuple[str, str]]:
    """The roles and texts of the paragraphs outside of sections, but for running text."""
    document = normalized.document
    blocks = (*document.masthead, *document.blocks)
    found = [block for block in blocks if isinstance(block, Paragraph)]
    return [(one.role, one.text) for one in found if one.role != "body"]


def head(*lines: str) -> list[tuple[str, str]]:
    return roles_of(read_lines("渡口的灯", *lines, PROSE, MORE_PROSE))


@pytest.mark.parametrize("gap", ["　", "   ", "\t", " | ", "｜", "　|　", " · ", "，", "；", " / "])
def test_entries_are_parted_whatever_stands_between_them(gap: str) -> None:
    assert head(gap.join((BYLINE, SOURCE, DATE))) == THREE


@pytest.mark.parametrize(
    ("line", "entries"),
    [
        (
            "2024年05月01日 08:15 来源：人民日报 作者：李四",
            [
                ("date", "2024年05月01日 08:15"),
                ("source", "来源：人民日报"),
                ("byline", "作者：李四"),
            ],
        ),
        (
            "本报记者 张三 2024年5月1日 来源：本报",
            [("byline", "本报记者 张三"), ("date", "2024年5月1日"), ("source", "来源：本报")],
        ),
        (
            "作　者：张三　　来　源：新华社",
            [("byline", "作　者：张三"), ("source", "来　源：新华社")],
        ),
        (
            "来源：　新华社　日期：　2024-05-01",
            [("source", "来源：　新华社"), ("date", "日期：　2024-05-01")],
        ),
        (
            "【作者：张三】【来源：新华社】",
            [("byline", "【作者：张三】"), ("source", "【来源：新华社】")],
        ),
        (
            "文／张三　图／李四　来源：新华社",
            [("byline", "文／张三　图／李四"), ("source", SOURCE)],
        ),
        (
            "原创 林小满 半坡来信 2024-03-18 08:00",
            [("byline", "原创 林小满 半坡来信"), ("date", "2024-03-18 08:00")],
        ),
    ],
)
def test_each_entry_has_its_role(line: str, entries: list[tuple[str, str]]) -> None:
    assert head(line) == entries


@pytest.mark.parametrize(
    ("line", "kept", "left_out"),
    [
        ("发布时间：2024-05-01　浏览：328", ["发布时间：2024-05-01"], ["浏览：328"]),
        (
            "来源：新华网　责任编辑：王五　字号：大 中 小",
            ["来源：新华网"],
            ["责任编辑：王五", "字号：大 中 小"],
        ),
        (
            "楼主：面粉杀手　发表于 2020-2-23　只看楼主",
            ["楼主：面粉杀手", "发表于 2020-2-23"],
            ["只看楼主"],
        ),
        ("作者：　来源：新华社　2024-05-01", ["来源：新华社", "2024-05-01"], ["作者："]),
    ],
)
def test_what_is_of_the_page_is_left_out_and_reported(
    line: str, kept: list[str], left_out: list[str]
) -> None:
    normalized = read_lines("渡口的灯", line, PROSE, MORE_PROSE)
    assert [text for _, text in roles_of(normalized)] == kept
    told = [one.message for one in normalized.diagnostics if one.code == "FUR001"]
    assert [message.rpartition(": ")[2] for message in told] == left_out


@pytest.mark.parametrize(
    "line",
    [
        "文／张三　图／李四",
        "编制：动力车间　审核：安全部　批准：石磊",
        "整理：佟雪　时间：2018年腊月　地点：老人家中",
        "作者：张三　密级：暂无　2024-05-01",
        "江城日报 2024年5月6日 第3版",
        "县防汛抗旱指挥部办公室　　2020年8月21日",
        "（来源：新华社　2024-05-01）",
        "2021-07-01发布　　2021-08-01实施",
        "班级：高一（3）班　　姓名：　　　　得分：",
    ],
)
def test_a_line_of_one_role_or_with_an_unknown_entry_stays_as_it_was_typed(line: str) -> None:
    normalized = read_lines("渡口的灯", line, PROSE, MORE_PROSE)
    assert line in [block.text for block in normalized.document.blocks if hasattr(block, "text")]
    assert "LIN004" not in {one.code for one in normalized.diagnostics}


def test_a_turn_of_a_chat_is_no_head() -> None:
    turn = "王庆余 3月12日 20:41"
    assert turn in [text for _, text in head(turn)] or head(turn) == []


def test_entries_above_the_title_stay_above_it() -> None:
    normalized = read_lines("2024-05-01　来源：新华社", "", "渡口的灯", "", PROSE, MORE_PROSE)
    masthead = normalized.document.masthead
    assert [getattr(one, "text", "") for one in masthead] == ["2024-05-01", "来源：新华社"]
    assert normalized.document.title
    assert normalized.document.title.text == "渡口的灯"


def test_entries_under_headings_and_headings_stay_where_they_were() -> None:
    pieces = [f"第{one}章　渡口{one}" for one in "一二三"]
    line = f"{BYLINE}　{DATE}"
    lines = [text for piece in pieces for text in (piece, line, PROSE, MORE_PROSE)]
    document = read_lines("渡口集", *lines).document
    sections = [block for block in document.blocks if isinstance(block, Section)]
    assert [section.heading.full_text for section in sections] == pieces
    for section in sections:
        roles = [block.role for block in section.blocks if isinstance(block, Paragraph)]
        assert roles == ["byline", "date", "body", "body"]


ENTRIES = [
    *(
        "作者：张三",
        "来源：新华社",
        "2024-05-01 08:15",
        "记者 李四",
        "文/王五",
        "浏览：328",
        "编辑：赵六",
    ),
    *(
        "来源:江城日报",
        "【日期】2024年5月1日",
        "打印",
        "地点：村口",
        "（石磊）",
        "作者：",
        "5月1日",
    ),
]
GAPS = ["　", "  ", "\t", " | ", "｜", " · ", "，", "；", "/", "", " 　|| "]


@settings(derandomize=True, max_examples=300, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(ENTRIES), st.sampled_from(GAPS)), min_size=2, max_size=6))
def test_no_character_of_a_head_is_lost_and_every_span_is_exact(
    pieces: list[tuple[str, str]],
) -> None:
    line = "".join(piece + gap for piece, gap in pieces)
    text = f"渡口的灯\n{line}\n{PROSE}\n{MORE_PROSE}"
    normalized = read_lines(*text.split("\n"))
    lines = text.split("\n")
    assert accounting.is_all_there(normalized, text)
    for block_text, span in accounting.exact(normalized.document):
        assert accounting.slice_of(lines, span) == block_text
