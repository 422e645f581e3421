"""Captions of tables and of lost pictures, in plain text."""

from __future__ import annotations

import pytest

from converter.document import ListBlock, Paragraph, Table, text_of

from .trees import PROSE, paragraphs, read_lines

ABOVE = ("表1　读者", "Table 1 Readers", "单位：人")
ROWS = ("类型\t人数", "备考者\t81", "其他\t19")


def tables(*lines: str) -> list[Table]:
    blocks = read_lines("渡口", PROSE, *lines).document.blocks
    return [block for block in blocks if isinstance(block, Table)]


def captions(*lines: str) -> list[str]:
    document = read_lines("渡口", PROSE, *lines, PROSE).document
    return [one.text for one in paragraphs(document) if one.role == "caption"]


@pytest.mark.parametrize(
    ("lines", "caption"),
    [
        (("表1　读者", *ROWS), "表1　读者"),
        ((*ABOVE, *ROWS), "\n".join(ABOVE)),
        ((*ROWS, "表1　读者"), "表1　读者"),
        (ROWS, ""),
        (("图1　渡口", *ROWS), ""),
    ],
)
def test_the_caption_of_a_table_is_in_it(lines: tuple[str, ...], caption: str) -> None:
    (table,) = tables(*lines, PROSE)
    assert (len(table.rows), text_of(table.caption)) == (3, caption)


def test_a_caption_between_two_tables_is_of_the_one_below() -> None:
    assert [text_of(one.caption) for one in tables(*ROWS, "表2　读者", *ROWS)] == ["", "表2　读者"]


@pytest.mark.parametrize(
    "line",
    [
        "图1　渡口",
        "Figure 2. The ferry",
        "图为渡口。石磊　摄",
        "▲ 老船，停在下游。",
        "表3　读者",
    ],
)
def test_a_caption_alone_has_its_role(line: str) -> None:
    assert captions(line) == [line]


@pytest.mark.parametrize("line", ["注：不含儿童。", "资料来源：县图书馆", "* 含补助"])
def test_what_stands_under_a_table_is_a_note_on_it(line: str) -> None:
    for lines, notes in (((*ROWS, line), [line]), ((*ROWS, "注：甲。", line), ["注：甲。", line])):
        document = read_lines("渡口", PROSE, *lines, PROSE).document
        assert [one.text for one in paragraphs(document) if one.role == "table_note"] == notes
    document = read_lines("渡口", PROSE, line, PROSE).document
    assert not [one for one in paragraphs(document) if one.role == "table_note"]


def test_marks_that_come_again_are_bullets() -> None:
    *_, last = read_lines("渡口", PROSE, "▲ 雨衣，要新的。", "▲ 手电，要亮的。").document.blocks
    assert isinstance(last, ListBlock)


def test_a_sentence_about_a_table_is_a_paragraph() -> None:
    _, last = read_lines("渡口", PROSE, "表1列出了读者。").document.blocks
    assert isinstance(last, Paragraph)
    assert last.role == "body"
