"""Markdown: paragraphs as Chinese writers type them, front matter, notes, pictures, levels."""

from __future__ import annotations

import pytest

from converter import readers
from converter.document import (
    Link,
    NoteReference,
    Paragraph,
    Section,
    Strong,
    Table,
    text_of,
    walk,
    walk_inlines,
)
from converter.normalized import Normalized
from converter.sources.inputs import Input
from tests.readers import trees


def read(text: str, name: str = "文.md") -> Normalized:
    return readers.read(Input(name, "文", text.encode()))


def lines(text: str) -> list[str]:
    """What stands under a title and a heading, described."""
    (section,) = read(f"# 题\n\n## 节\n\n{text}\n").document.blocks
    return [line.rpartition(" @")[0] or line for line in trees.blocks(section.blocks, "")]


def codes(normalized: Normalized) -> list[str]:
    return [one.code for one in normalized.diagnostics]


@pytest.mark.parametrize(
    ("text", "described"),
    [
        ("一行\n二行\nPython\n3\nis fine", ["body: 一行二行Python 3 is fine"]),
        ("　　一。\n　　二。", ["body: 一。", "body: 二。"]),
        ("    一。\n\n    二。", ["body: 一。", "body: 二。"]),
        ("一。\n（一）二", ["body: 一。", "body: （一）二"]),
        ("他说，第\n一、二章", ["body: 他说，第一、二章"]),
        ("一  \n二", ["body: 一⏎二"]),
        ("一<br>二", ["body: 一⏎二"]),
        ("一<br><br>二", ["body: 一", "body: 二"]),
        ("**一***二*`三`", ["body: **一***二*三"]),
        ("~~一~~", ["body: ~~一~~"]),
        ("<https://a.cn>", ["body: https://a.cn<https://a.cn>"]),
        ("[一](https://a.cn/书.html)", ["body: 一<https://a.cn/书.html>"]),
        ("[一](a/b.md) [二](javascript:x)", ["body: 一 二"]),
        ("一[1]。\n\n[1]: 《县志》", ["body: 一^[1]^。"]),
        ("1) 一\n2) 二",
         ["ordered list", "  '1) '", "    body: 一", "  '2) '", "    body: 二"]),
        ("- 一\n    * 二", ["bulleted list", "  '• '", "    body: 一", "    bulleted list",
         "      '◦ '", "        body: 二"]),
        ("+ 一\n\n  二", ["bulleted list", "  '• '", "    body: 一", "    body: 二"]),
        ("> # 一\n> 二", ["quote", "  body: **一**", "  body: 二"]),
        ("```\n一\n 二\n```", ["verse: 一 /  二"]),
        ("表1 数\n\n|a|b|\n|-|-|\n|一|",
         ["table, 1 head: 表1 数", "  a[l] | b[l]", "  一[l] | [l]"]),
        ("<p align=center>一</p>", ["body: 一"]),
        ("<details>\n\n一\n\n</details>", ["body: 一"]),
        ("---\n\n一。", ["separator", "body: 一。"]),
    ],
)  # fmt: skip
def test_what_a_block_becomes(text: str, described: list[str]) -> None:
    assert lines(text) == described


def test_front_matter_is_title_byline_and_date_and_the_rest_is_told_of() -> None:
    normalized = read(
        "---\ntitle: '守渠'\nauthor: [甲, 乙]\n日期: 2024年\nlayout: post\n# 注\n---\n"
        "# 一\n\n文。\n"
    )
    document = normalized.document
    assert document.metadata.title == "守渠"
    assert document.metadata.author == "甲、乙"
    assert trees.skeleton(document.blocks) == [
        ("byline", [("Text", "甲、乙")]),
        ("date", [("Text", "2024年")]),
        ("section", 1, "一", [("body", [("Text", "文。")])]),
    ]
    assert "layout: post" in normalized.diagnostics[0].message


@pytest.mark.parametrize(
    "head", ["---\ntitle: 守渠\nlang: zh-TW\n---\n", "+++\ntitle = '守渠'\nlang = 'zh-TW'\n+++\n"]
)
def test_the_title_of_a_front_matter_has_its_line(head: str) -> None:
    document = read(head + "## 一\n\n文。\n\n## 二\n\n文。\n").document
    assert document.metadata.language == "zh-TW"
    assert document.title is not None
    assert (document.title.text, document.title.span.first_line) == ("守渠", 2)
    assert [block.span.first_line for block in document.blocks] == [5, 9]


def test_a_title_said_twice_is_one() -> None:
    document = read("---\ntitle: 守渠\n---\n# 守渠\n\n## 一\n\n文。\n").document
    assert document.title is not None
    assert document.title.span.first_line == 4
    assert trees.skeleton(document.blocks) == [("section", 1, "一", [("body", [("Text", "文。")])])]


@pytest.mark.parametrize(
    ("text", "title", "levels", "jumps"),
    [
        ("# 甲\n## 乙\n### 丙", "甲", [1, 2], 0),
        ("# 甲\n# 乙", None, [1, 1], 0),
        ("# 一、甲\n## 乙", None, [1, 2], 0),
        ("## 甲\n## 乙", None, [1, 1], 0),
        ("## 甲\n#### 乙\n### 丙", "甲", [1, 1], 1),
        ("## 甲\n\n文。", "甲", [], 0),
        ("文。\n\n## 甲\n\n文。", None, [1], 0),
        ("## 前言\n\n文。", None, [1], 0),
        ("## 一、甲\n\n文。", None, [1], 0),
        ("### 甲\n## 乙\n### 丙", None, [1, 1, 2], 1),
        ("# 甲\n### 乙\n### 丙\n## 丁", "甲", [1, 1, 1], 2),
    ],
)
def test_levels_begin_at_1_and_have_no_gap(
    text: str, title: str | None, levels: list[int], jumps: int
) -> None:
    normalized = read(text)
    found = [line for line in trees.described(normalized).splitlines() if "section" in line]
    assert (normalized.document.title.text if normalized.document.title else None) == title
    assert [int(line.split()[1][0]) for line in found] == levels
    assert codes(normalized).count("HED001") == jumps


@pytest.mark.parametrize(
    ("text", "title", "headings"),
    [
        # sections of the title's own level
        ("# 守渠\n前言。\n# 一、水\n文。\n# 二、工\n文。", "守渠", ["一、水", "二、工"]),
        ("# 守渠\n前言。\n## 一、水\n文。\n# 附录\n文。", "守渠", ["一、水", "附录"]),
        ("# 守渠\n文。\n# 附录A\n文。\n# 附录B\n文。", "守渠", ["附录A", "附录B"]),
        ("# 前言\n文。\n# 一、水\n文。\n# 二、工\n文。", None, ["前言", "一、水", "二、工"]),
        ("# 守渠\n文。\n# 护林\n文。\n# 附录\n文。", None, ["守渠", "护林", "附录"]),
        ("# 甲\n## 1.1 乙\n文。\n# 二、丙\n# 三、丁", None, ["甲", "1.1 乙", "二、丙", "三、丁"]),
        # typed above them
        ("**守渠**\n\n文。\n\n### 一、水\n文。\n### 二、工\n文。", "守渠", ["一、水", "二、工"]),
        ("守渠\n\n文。\n\n## 水\n文。\n## 工\n文。", "守渠", ["水", "工"]),
        ("**摘要**\n\n文。\n\n## 水\n文。\n## 工\n文。", None, ["水", "工"]),
        ("2024年5月1日\n\n文。\n\n## 水\n文。\n## 工\n文。", None, ["水", "工"]),
        ("说渠。\n\n## 水\n文。\n## 工\n文。", None, ["水", "工"]),
        ("- 渠\n\n## 水\n文。\n## 工\n文。", None, ["水", "工"]),
    ],
)
def test_the_title_is_over_the_sections_whatever_its_level(
    text: str, title: str | None, headings: list[str]
) -> None:
    normalized = read(text)
    assert (normalized.document.title.text if normalized.document.title else None) == title
    assert ("TTL001" in codes(normalized)) == (title is None)
    assert "HED001" not in codes(normalized)
    assert headings == [
        block.heading.full_text
        for block in walk(normalized.document.blocks)
        if isinstance(block, Section)
    ]


@pytest.mark.parametrize(
    ("row", "described", "told"),
    [
        ("| cat a | grep b | 过滤 |", "cat a[l] | grep b[l] | 过滤[l]", ["过滤"]),
        ("cat a \\| grep b | 过滤 | |", "cat a | grep b[l] | 过滤[l]", []),
        ("一 | 二 | | **三** | 四", "一[l] | 二[l] | [l] | **三**[l] | 四[l]", ["| 三 | 四"]),
    ],
)
def test_a_row_keeps_the_cells_that_its_head_has_not(
    row: str, described: str, told: list[str]
) -> None:
    text = f"|命令|说明|\n|-|-|\n|ls|\n{row}\n"
    _, head, short, long = lines(text)
    assert long.strip() == described
    assert head.count("[l]") == short.count("[l]") == long.count("[l]")
    wider = [one for one in read(text).diagnostics if one.code == "MKD005"]
    assert [one.message.partition(" in a row")[0] for one in wider] == told
    assert all(one.span and one.span.first_line == 4 for one in wider)


def test_a_row_of_very_many_cells_makes_no_table_of_as_many_columns() -> None:
    rows = "|命令|说明|\n|-|-|\n" + "|字|" * 1000 + "\n"
    table = read(f"题\n\n{rows}").document.blocks[-1]
    assert isinstance(table, Table)
    assert {len(row) for row in table.rows} == {64}
    text = "".join(text_of(cell.inlines) for row in table.rows for cell in row)
    assert text.count("字") == 1000


@pytest.mark.parametrize(
    ("text", "joined", "alone"),
    [
        # two chapters, each with its own note 1
        ("甲[^1]。\n\n[^1]: 子\n\n乙[^1]。\n\n[^1]: 丑\n", ["子", "丑"], []),
        ("甲[^1]乙[^1]。\n\n[^1]: 子\n\n丙[^1]。\n\n[^1]: 丑\n", ["子", "子", "丑"], []),
        # all notes at the end
        ("甲[^1]。\n\n乙[^1]。\n\n[^1]: 子\n[^1]: 丑\n", ["子", "丑"], []),
        ("甲[^1]乙[^1]丙[^1]。\n\n[^1]: 子\n[^1]: 丑\n", ["子", "丑", "丑"], []),
        # a note twice
        ("甲[^1]。\n\n[^1]: 子\n[^1]: 丑\n", ["子"], ["丑"]),
        ("[^1]: 子\n\n甲[^1]。乙[^1]。\n", ["子", "子"], []),
    ],
)
def test_a_label_that_is_defined_again_is_a_note_more(
    text: str, joined: list[str], alone: list[str]
) -> None:
    normalized = read(f"# 题\n\n{text}")
    notes = {one.identifier: text_of(one.inlines) for one in normalized.document.notes}
    assert {one.label for one in normalized.document.notes} == {"[1] "}
    marks = [
        one.note
        for one in walk_inlines(normalized.document.blocks)
        if isinstance(one, NoteReference)
    ]
    assert [notes[mark] for mark in marks] == joined
    assert [text for mark, text in notes.items() if mark not in marks] == alone
    assert codes(normalized) == ["NOT001"] * len(alone)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<!-- 块\n注 -->", "<!-- 块 注 -->"),
        ("<div>一<!-- 内 -->二</div>", "<!-- 内 -->"),
        ("- 一\n\n  <!-- 项 -->", "<!-- 项 -->"),
        ("一<!-- 行 -->。", "<!-- 行 -->"),
        ('[一](https://a.cn "悬停")', "悬停"),
        ('[一][a]\n\n[a]: https://a.cn "悬停"', "悬停"),
        ("```python 标签\n一\n```", "```python 标签"),
    ],
)
def test_what_no_page_shows_is_told_of(text: str, said: str) -> None:
    (told,) = read(f"# 题\n\n{text}\n").diagnostics
    assert told.code == "MKD003"
    assert said in told.message


def test_notes_are_in_the_order_of_their_marks_and_a_lost_one_is_told_of() -> None:
    normalized = read(
        "# 题\n\n甲[^b]乙[^a]丙[^x]。\n\n[^a]: 子\n\n[^c]: 丑\n\n[^b]: 寅\n    - 卯\n"
    )
    notes = normalized.document.notes
    assert [(note.identifier, trees.inlines(note.inlines)) for note in notes] == [
        ("b", "寅⏎• 卯"),
        ("a", "子"),
        ("c", "丑"),
    ]
    assert "NOT001" in codes(normalized)
    assert "丙[^x]。" in normalized.document.blocks[0].text


@pytest.mark.parametrize(
    ("length", "told"), [(8_000, []), (8_001, ["LNK001"]), (40_000, ["LNK001"])]
)
def test_a_link_longer_than_programs_follow_is_left_out(length: int, told: list[str]) -> None:
    """RFC 9110, 4.1; a string of PDF/A holds 32,767 bytes (ISO 19005-2, 6.1.13)."""
    address = "https://example.com/".ljust(length, "a")
    normalized = read(f"# 题\n\n水位见[水情]({address})。\n")
    assert codes(normalized) == told
    (paragraph,) = normalized.document.blocks
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text == "水位见水情。"
    assert [len(one.target) for one in paragraph.inlines if isinstance(one, Link)] == (
        [] if told else [length]
    )


def test_a_definition_of_a_link_that_nothing_uses_is_told_of() -> None:
    normalized = read("# 题\n\n甲。\n\n[书]: https://a.cn/s\n")
    assert codes(normalized) == ["MKD002"]
    assert "https://a.cn/s" in normalized.diagnostics[0].message


def test_leads_and_numbers_of_unmarked_text_keep_their_emphasis() -> None:
    lines_of_text = ["守渠", "一、水来", "学会做**领跑**的人。甲乙。", "水来了，**人**也来了。"]
    document = read("\n\n".join([*lines_of_text, "二、水去", "水去。"])).document
    assert document.title is not None
    assert trees.skeleton(document.blocks) == [
        (
            "section",
            1,
            "一、水来",
            [
                ("body", [("Text", "学会做"), ("Strong", "领跑"), ("Text", "的人。甲乙。")]),
                ("body", [("Text", "水来了，"), ("Strong", "人"), ("Text", "也来了。")]),
            ],
        ),
        ("section", 1, "二、水去", [("body", [("Text", "水去。")])]),
    ]


def test_the_paid_part_is_paid_with_and_without_headings() -> None:
    inner = "- 子\n\n##paidbegin##\n\n- 丑\n\n**寅**##paidend##\n\n卯。\n"
    for text in (f"# 题\n\n## 节\n\n{inner}", f"题\n\n{inner}"):
        described = trees.described(read(text))
        paid = [line for line in described.splitlines() if line.endswith("(paid)")]
        assert [line.split()[0] for line in paid] == ["bulleted", "body:"]
        assert "##" not in described.partition("info")[0]


def test_a_heading_behind_a_dash_right_below_the_title_is_its_subtitle() -> None:
    normalized = read("# 题\n\n### ——在会上的发言\n\n一。\n\n## 一、节\n\n二。\n")
    assert codes(normalized) == []
    described = trees.blocks(normalized.document.blocks, "")
    assert [line.rpartition(" @")[0] or line for line in described][:2] == [
        "subtitle: ——在会上的发言",
        "body: 一。",
    ]
    assert read("# 题\n\n一。\n\n## ——节\n\n二。\n").document.blocks[-1].span.first_line == 5


@pytest.mark.parametrize(
    ("text", "strong"),
    [
        ("**“加油！”**他喊道。我们**必须（立即）**走。", ["“加油！”", "必须（立即）"]),
        ("**一、学习。**要学，要**重点学。**再说。", ["一、学习。", "重点学。"]),
        ("他说**“学”，**再说**（问）**。", ["“学”，", "（问）"]),
        ("用**Word (2019)**写，中文**(x) Latin**。", ["Word (2019)", "(x) Latin"]),
        ("3 * 5 * 2 是三十，a ** b 不是强调。", []),
        ("见 foo*(bar)*baz 与 **(bar)**baz。", []),
    ],
)
def test_emphasis_ends_beside_chinese_whatever_mark_stands_there(
    text: str, strong: list[str]
) -> None:
    (section,) = read(f"# 题\n\n## 节\n\n{text}\n").document.blocks
    assert isinstance(section, Section)
    (paragraph,) = section.blocks
    assert isinstance(paragraph, Paragraph)
    assert [one.text for one in paragraph.inlines if isinstance(one, Strong)] == strong
    assert "".join(one.text for one in paragraph.inlines).count("*") == text.count("*") - 4 * len(
        strong
    )


def test_a_paid_mark_leaves_a_table() -> None:
    rows = "| 甲 | 乙 |\n|---|---|\n| 一##paidbegin## | 二 |\n"
    described = trees.described(read(f"# 题\n\n## 节\n\n{rows}\n\n密。\n\n##paidend##\n\n明。\n"))
    assert "##" not in described.partition("info")[0]
    assert [line.split()[0] for line in described.splitlines() if "(paid)" in line] == [
        "table,",
        "body:",
    ]
