"""Papers: what one carries of itself (GB/T 7713.2-2022, 5) is text, and no furniture of a page."""

from __future__ import annotations

import pytest

from converter.document import Block, Paragraph
from tests.normalizer.trees import MORE_PROSE, PROSE, findings, headings, paragraphs, read_lines

TITLE, WRITER = "乡村短视频的传播逻辑", "林守成"
ABSTRACT = "摘要：本文以云溪县三十个账号为样本，讨论短视频在乡村的传播。"
KEYWORDS = "关键词：短视频；乡村；传播"
NUMBERS = "中图分类号：G206　　文献标识码：A　　文章编号：1009-1234（2026）02-0045-08"
DOI = "DOI：10.13301/j.cnki.ct.2020.03.001"
FUNDING = "基金项目：浙江省哲学社会科学规划课题（25NDJC000）"
CAME_IN = "收稿日期：2025-11-20；修回日期：2026-01-03"
ENTRIES = ("[1] 石磊. 乡村的镜头[J]. 江城学报, 2020(3): 1-8.",)


def roles(*lines: str) -> list[tuple[str, str]]:
    return [(one.role, one.text) for one in paragraphs(read_lines(*lines).document)]


def role_of(line: str, *lines: str) -> str:
    return {text: role for role, text in roles(*lines)}[line]


@pytest.mark.parametrize("blank", [(), ("",)], ids=["close", "parted"])
@pytest.mark.parametrize(
    ("line", "role"),
    [
        (NUMBERS, "keywords"),
        ("中图分类号：G206", "keywords"),
        ("文献标识码：A", "keywords"),
        ("【中图分类号】G206　【文献标识码】A", "keywords"),
        (DOI, "keywords"),
        ("CLC number: G206  Document code: A", "keywords"),
        (FUNDING, "editor_note"),
        ("【基金项目】浙江省哲学社会科学规划课题（25NDJC000）", "editor_note"),
        (CAME_IN, "date"),
        ("[收稿日期] 2025-11-20", "date"),
        ("收稿日期：2025-11-20　基金项目：社科规划课题（25NDJC000）", "editor_note"),
    ],
)
def test_it_stands_below_the_keywords(line: str, role: str, blank: tuple[str, ...]) -> None:
    head = [one for part in (TITLE, WRITER, ABSTRACT, KEYWORDS, line) for one in (part, *blank)]
    normalized = read_lines(*head, PROSE, MORE_PROSE)
    assert findings(normalized, "FUR001") == []
    assert role_of(line, *head, PROSE, MORE_PROSE) == role


@pytest.mark.parametrize("line", [NUMBERS, DOI, "分类号：C913　　　　学号：2016040227"])
def test_above_the_title_it_is_a_source(line: str) -> None:
    document = read_lines(line, "", TITLE, WRITER, "", PROSE, MORE_PROSE).document
    assert document.title
    assert document.title.text == TITLE
    assert [_role_and_text(block) for block in document.masthead] == [("source", line)]


def _role_and_text(block: Block) -> tuple[str, str]:
    assert isinstance(block, Paragraph)
    return block.role, block.text


def test_what_a_thesis_is_stands_above_its_title() -> None:
    document = read_lines("硕士学位论文", "", TITLE, "研究生：林守成", "", PROSE).document
    assert document.title
    assert document.title.text == TITLE


def test_it_stands_below_an_abstract_with_a_heading() -> None:
    lines = (TITLE, WRITER, "摘要", PROSE, KEYWORDS, NUMBERS, "一、引言", PROSE, "二、方法", PROSE)
    assert role_of(NUMBERS, *lines) == "keywords"
    assert [one.full_text for one in headings(read_lines(*lines).document)] == [
        "摘要",
        "一、引言",
        "二、方法",
    ]


def test_it_stands_below_the_list_of_references() -> None:
    lines = (TITLE, WRITER, "", PROSE, "参考文献", *ENTRIES, "", DOI, CAME_IN, FUNDING)
    assert [role for role, _ in roles(*lines)][-4:] == [
        "reference",
        "keywords",
        "date",
        "editor_note",
    ]


@pytest.mark.parametrize("line", ["索引号：00125-2022-00037", "分类号：民政", "阅读 1234"])
def test_the_numbers_of_a_site_are_left_out(line: str) -> None:
    assert len(findings(read_lines(TITLE, line, "", PROSE, MORE_PROSE), "FUR001")) == 1
