"""The real essay, against its own bytes: the tree that issue 2 asks for, to the letter."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from converter import sources
from converter.document import Lead, Section, Text
from converter.normalized import Normalized
from converter.normalizer import normalize

from .trees import ends, findings, headings, leads, only, paragraphs

ESSAY = Path(__file__).parents[2] / "essays" / "夯基立柱行稳致远.txt"
RAW = ESSAY.read_bytes().decode("utf-8").split("\n")

LEADS = [
    "学会做独当一面的领跑人。",
    "学会做能文能武的多面手。",
    "学会做脚踏实地的践行者。",
    "攻坚破“老破旧”之难。",
    "攻坚破“脏乱差”之难。",
    "攻坚破“菜篮子”之难。",
    "以守护人民为荣。",
    "以群众理解为幸。",
    "以居民幸福为乐。",
]
LINES_OF_SECTIONS = {3: range(4, 8), 8: range(9, 13), 13: range(14, 19)}
FIRST_PAID_LINE = 7


@pytest.fixture(scope="module")
def essay() -> Normalized:
    return normalize(sources.read(ESSAY))


def without_marks(line: int) -> str:
    return re.sub("##paid(begin|end)##", "", RAW[line - 1])


def test_the_file_is_the_one_these_tests_were_written_for() -> None:
    assert len(RAW) == 20
    assert RAW[19] == ""
    assert RAW[6].startswith("##paidbegin##学会做脚踏实地的践行者。")
    assert RAW[18] == "##paidend##"


def test_the_title_is_the_first_line(essay: Normalized) -> None:
    title = essay.document.title
    assert title is not None
    assert title.text == "挂职感悟：夯基立柱，行稳致远" == RAW[0]
    assert ends(title.span) == (1, 1, 1, 14)
    assert essay.document.metadata.title == title.text


def test_one_paragraph_and_three_sections_stand_under_the_title(essay: Normalized) -> None:
    introduction, *sections = essay.document.blocks
    assert not isinstance(introduction, Section)
    assert introduction.text == RAW[1]
    assert [type(section) for section in sections] == [Section, Section, Section]


def test_the_headings_keep_number_separator_and_text_apart(essay: Normalized) -> None:
    parts = [(h.level, h.prefix, h.number, h.separator, h.text) for h in headings(essay.document)]
    assert parts == [
        (1, "", "一", "、", "立干事创业的本领之柱"),
        (1, "", "二", "、", "立担当作为的品格之柱"),
        (1, "", "三", "、", "立为民服务的思想之柱"),
    ]
    assert [h.full_text for h in headings(essay.document)] == [RAW[2], RAW[7], RAW[12]]


def test_the_sections_hold_four_four_and_five_paragraphs(essay: Normalized) -> None:
    sections = [block for block in essay.document.blocks if isinstance(block, Section)]
    assert [len(section.blocks) for section in sections] == [4, 4, 5]
    for section, (line, lines) in zip(sections, LINES_OF_SECTIONS.items(), strict=True):
        assert ends(section.heading.span) == (line, 1, line, 12)
        assert [p.text for p in section.blocks] == [without_marks(n) for n in lines]  # type: ignore[union-attr]
        assert ends(section.span) == (line, 1, lines[-1], len(RAW[lines[-1] - 1]))


def test_nine_paragraphs_open_with_a_lead(essay: Normalized) -> None:
    assert leads(essay.document) == LEADS


def test_a_lead_and_the_text_after_it_are_the_whole_paragraph(essay: Normalized) -> None:
    opened = [p for p in paragraphs(essay.document) if isinstance(p.inlines[0], Lead)]
    assert len(opened) == len(LEADS)
    for paragraph in opened:
        lead, rest = paragraph.inlines
        assert isinstance(rest, Text)
        assert lead.text + rest.text == without_marks(paragraph.span.first_line)


def test_a_paragraph_without_a_lead_is_one_plain_text(essay: Normalized) -> None:
    plain = [p for p in paragraphs(essay.document) if not isinstance(p.inlines[0], Lead)]
    assert [p.span.first_line for p in plain] == [2, 4, 9, 14, 18]
    assert all(p.inlines == (Text(RAW[p.span.first_line - 1]),) for p in plain)


def test_all_from_the_third_lead_to_the_end_is_paid(essay: Normalized) -> None:
    access = {p.span.first_line: p.access for p in paragraphs(essay.document)}
    assert access == {
        line: "paid" if line >= FIRST_PAID_LINE else "free"
        for line in (2, *range(4, 8), *range(9, 13), *range(14, 19))
    }
    sections = [block for block in essay.document.blocks if isinstance(block, Section)]
    assert [section.access for section in sections] == ["free", "paid", "paid"]


def test_the_marks_are_gone_from_the_text_and_each_is_reported(essay: Normalized) -> None:
    assert b"##" not in essay.document.to_json()
    marks = [d for d in essay.diagnostics if d.code == "MRK001"]
    assert [ends(mark.span) for mark in marks] == [(7, 1, 7, 13), (19, 1, 19, 11)]
    for mark, text in zip(marks, ("##paidbegin##", "##paidend##"), strict=True):
        assert text in mark.message
        assert mark.severity == "info"


def test_the_paragraph_behind_the_mark_begins_behind_the_mark(essay: Normalized) -> None:
    (paragraph,) = (p for p in paragraphs(essay.document) if p.span.first_line == FIRST_PAID_LINE)
    assert ends(paragraph.span) == (7, 14, 7, len(RAW[6]))
    assert RAW[6][13:] == paragraph.text


@pytest.mark.parametrize(
    ("code", "line", "dirt", "due"),
    [
        ("PUN001", 2, ",为更好胜任", "，"),
        ("PUN003", 6, "“组合拳绘就", "”"),
        ("PUN002", 17, "—访民情", "——"),
    ],
)
def test_dirt_is_reported_with_its_place_and_cure_and_stays(
    essay: Normalized, code: str, line: int, dirt: str, due: str
) -> None:
    column = RAW[line - 1].index(dirt) + 1
    finding = only(essay, code)
    assert ends(finding.span) == (line, column, line, column)
    assert f"{due} is due" in finding.hint
    assert finding.severity == "warning"
    (paragraph,) = (p for p in paragraphs(essay.document) if p.span.first_line == line)
    assert dirt in paragraph.text


def test_nothing_else_is_reported(essay: Normalized) -> None:
    assert findings(essay) == [
        ("PUN001", 2, 66),
        ("PUN003", 6, 179),
        ("MRK001", 7, 1),
        ("PUN002", 17, 78),
        ("MRK001", 19, 1),
    ]


def test_every_line_of_the_file_is_in_the_tree_in_its_order(essay: Normalized) -> None:
    document = essay.document
    assert document.title is not None
    texts = {document.title.span.first_line: document.title.text}
    texts |= {h.span.first_line: h.full_text for h in headings(document)}
    texts |= {p.span.first_line: p.text for p in paragraphs(document)}
    assert texts == {line: without_marks(line) for line in range(1, 19)}
