"""The numbers of headings by markup are split off by the rules in force, through each door."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from converter import readers
from converter.document import Heading, Section, walk
from converter.normalized import Normalized
from converter.normalizer import rules
from converter.normalizer.rules import Rules
from converter.sources import inputs

PROSE = "各乡镇要把责任落实到人，逐村逐户登记造册。"
OURS_CHANGED = """
[[marker]]
name = "item"
opening = ["项目"]
closing = ["："]
before = "han"

[[marker]]
name = "han"
enabled = false
"""


def markdown(folder: Path, heads: tuple[str, ...]) -> Path:
    path = folder / "文.md"
    sections = (f"## {head}\n\n{PROSE}" for head in heads)
    path.write_text("\n\n".join(("# 防汛简报", *sections)), encoding="utf-8")
    return path


def page(folder: Path, heads: tuple[str, ...]) -> Path:
    path = folder / "文.html"
    sections = "".join(f"<h2>{head}</h2><p>{PROSE}</p>" for head in heads)
    path.write_text(f"<body><h1>防汛简报</h1>{sections}</body>", encoding="utf-8")
    return path


def word(folder: Path, heads: tuple[str, ...]) -> Path:
    path = folder / "文.docx"
    made = docx.Document()
    made.add_paragraph("防汛简报", "Title")
    for head in heads:
        made.add_heading(head, 1)
        made.add_paragraph(PROSE)
    made.save(str(path))
    return path


Door = Callable[[Path, tuple[str, ...]], Path]
DOORS: tuple[Door, ...] = (markdown, page, word)


def labelled(normalized: Normalized) -> list[tuple[str, str]]:
    headings: list[Heading] = [
        block.heading for block in walk(normalized.document.blocks) if isinstance(block, Section)
    ]
    return [(one.label, one.text) for one in headings]


def read(path: Path, by: Rules | None = None) -> list[tuple[str, str]]:
    return labelled(readers.read(inputs.read_file(path), rules=by))


@pytest.mark.parametrize("door", DOORS)
def test_a_rules_file_says_what_a_number_is(tmp_path: Path, door: Door) -> None:
    (tmp_path / "rules.toml").write_text(OURS_CHANGED, encoding="utf-8")
    changed = rules.load(tmp_path / "rules.toml")
    path = door(tmp_path, ("项目一：水情", "项目二：工情", "一、余论"))
    assert read(path) == [("", "项目一：水情"), ("", "项目二：工情"), ("一、", "余论")]
    assert read(path, changed) == [("项目一：", "水情"), ("项目二：", "工情"), ("", "一、余论")]


@pytest.mark.parametrize("door", DOORS)
def test_numbers_are_those_of_a_plain_text(tmp_path: Path, door: Door) -> None:
    numbers = ("PART 01　", "Day 2　", "第三步：", "案例四：", "伍、", "Q6：")
    path = door(tmp_path, tuple(f"{number}水情" for number in numbers))
    assert read(path) == [(number, "水情") for number in numbers]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("一、总论", ("", "一", "、")),
        ("（二）分论", ("（", "二", "）")),
        ("(三) 分论", ("(", "三", ") ")),
        ("第一章 总则", ("第", "一", "章 ")),
        ("第十二条　解释", ("第", "十二", "条　")),
        ("第一部分　总论", ("第", "一", "部分　")),
        ("第3节：小结", ("第", "3", "节：")),
        ("1. 背景", ("", "1", ". ")),
        ("1．背景", ("", "1", "．")),
        ("2、方法", ("", "2", "、")),
        ("3）结果", ("", "3", "）")),
        ("1.2.3 细节", ("", "1.2.3", " ")),
        ("2 方法", ("", "2", " ")),
        ("①　其一", ("", "①", "　")),
        ("其一，守", ("其", "一", "，")),
        ("IV. 余论", ("", "IV", ". ")),
        ("甲、天", ("", "甲", "、")),
        ("一　缘起", ("", "一", "　")),
        ("一、2024年的水情", ("", "一", "、")),
    ],
)
def test_a_number_at_the_start_of_a_heading_has_three_parts(
    tmp_path: Path, text: str, label: tuple[str, str, str]
) -> None:
    (section,) = readers.read(inputs.read_file(markdown(tmp_path, (text,)))).document.blocks
    assert isinstance(section, Section)
    heading = section.heading
    assert (heading.prefix, heading.number, heading.separator) == label
    assert heading.full_text == text


@pytest.mark.parametrize(
    "text",
    ["一、二月份工作", "2025年工作总结", "2.5 倍的差距", "1.5亿人的选择", "20 年之后", "一个村庄",
     "第一章程", "第一部长篇", "十月的窗", "3天", "甲方乙方", "Iron", "一等奖", "第三条路线",
     "2025", "一.1 开渠"],
)  # fmt: skip
def test_what_only_begins_like_a_number_is_none(tmp_path: Path, text: str) -> None:
    assert read(markdown(tmp_path, (text,))) == [("", text)]
