"""Documents in which markup says a part of the structure, and the text the rest."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from PIL import Image as Pillow

from converter import readers
from converter.document import Section
from converter.normalized import Normalized
from tests.readers import test_docx, test_html, test_markdown, trees

SENTENCE = "各村都登记造册，逐户签字。"


def outline(normalized: Normalized) -> list[tuple[int, str, bool]]:
    """Level, text and kind of the headings."""

    def of(blocks: tuple[object, ...]) -> list[tuple[int, str, bool]]:
        return [
            one
            for block in blocks
            if isinstance(block, Section)
            for one in (
                (block.heading.level, block.heading.full_text, block.heading.run_in),
                *of(block.blocks),
            )
        ]

    return of(normalized.document.blocks)


MIXED = [
    (
        f"一、水情|-（一）雨|-{SENTENCE}|-（二）河|-{SENTENCE}|二、工情|-{SENTENCE}",
        [(1, "一、水情"), (2, "（一）雨"), (2, "（二）河"), (1, "二、工情")],
    ),
    (
        f"水情|-1．雨|-{SENTENCE}|-2．河|-{SENTENCE}|工情|-{SENTENCE}",
        [(1, "水情"), (2, "1．雨"), (2, "2．河"), (1, "工情")],
    ),
    (
        f"水情|-一、雨|-（一）量|-{SENTENCE}|-（二）时|-{SENTENCE}|-二、河|-{SENTENCE}",
        [(1, "水情"), (2, "一、雨"), (3, "（一）量"), (3, "（二）时"), (2, "二、河")],
    ),
    ("水情|-带齐：|-1．雨衣|-2．手电|工情", [(1, "水情"), (1, "工情")]),
    (
        f"（一）水情|-一、雨|-{SENTENCE}|-二、河|-{SENTENCE}|（二）工情",
        [(1, "（一）水情"), (1, "（二）工情")],
    ),
    (f"水情|-（一）雨|-{SENTENCE}|工情", [(1, "水情"), (1, "工情")]),
]


@pytest.mark.parametrize(("lines", "headings"), MIXED)
def test_numbered_lines_of_an_inner_form_below_marked_headings_are_headings(
    lines: str, headings: list[tuple[int, str]]
) -> None:
    made, page = docx.Document(), "<h1>守渠</h1>"
    made.add_paragraph("守渠", "Title")
    for line in lines.split("|"):
        text = line.removeprefix("-")
        made.add_paragraph(text, "Normal" if line != text else "Heading 1")
        page += f"<p>{text}</p>" if line != text else f"<h2>{text}</h2>"
    assert [one[:2] for one in outline(test_docx.read(made))] == headings
    assert [one[:2] for one in outline(test_html.read(page))] == headings


def test_a_run_in_heading_below_a_marked_one_keeps_its_text_and_emphasis() -> None:
    text = f"# 守渠\n\n## 水情\n\n（一）雨。**{SENTENCE}**\n\n（二）河。{SENTENCE}\n"
    normalized = test_markdown.read(text)
    assert outline(normalized) == [
        (1, "水情", False),
        (2, "（一）雨。", True),
        (2, "（二）河。", True),
    ]
    assert [line.split(" @")[0].strip() for line in trees.blocks(normalized.document.blocks, "")][
        2
    ] == f"body: **{SENTENCE}**"


def test_soft_breaks_part_sections_and_keep_the_lines_of_an_address() -> None:
    made = docx.Document()
    made.add_paragraph("守渠")
    made.add_paragraph(f"一、水情\n{SENTENCE}\n二、工情\n{SENTENCE}")
    assert outline(test_docx.read(made)) == [(1, "一、水情", False), (1, "二、工情", False)]
    page = f"<h1>守渠</h1><p>一、水情<br>{SENTENCE}<br>二、工情<br>{SENTENCE}</p>"
    assert len(outline(test_html.read(page))) == 2
    for kept in ("甲县<br>乙乡<br>丙村", f"一、{SENTENCE}<br>二、{SENTENCE}<br>三、{SENTENCE}"):
        (block,) = test_html.read(f"<h1>守渠</h1><p>{kept}</p>").document.blocks
        assert kept.count("<br>") == "".join(trees.blocks((block,), "")).count("⏎")


@pytest.mark.parametrize(
    ("text", "title", "headings"),
    [
        ("# 守渠\n# 一、水\n文。\n# 二、工\n文。", "守渠", ["一、水", "二、工"]),
        ("# 守渠\n文。\n# 一、水\n文。", None, ["守渠", "一、水"]),
        ("# 守渠\n# 水\n文。", None, ["守渠", "水"]),
        ("# 第三章 守渠\n## 一、水\n文。", None, ["第三章 守渠", "一、水"]),
        ("# Day 3　守渠\n## 一、水\n文。", "Day 3　守渠", ["一、水"]),
        ("# Day 3　守渠\n# Day 4　水\n文。", None, ["Day 3　守渠", "Day 4　水"]),
        ("# A 股周评\n## 一、水\n文。", "A 股周评", ["一、水"]),
    ],
)
def test_what_stands_right_above_numbered_headings_of_its_level_is_the_title(
    text: str, title: str | None, headings: list[str]
) -> None:
    normalized = test_markdown.read(text)
    assert (normalized.document.title.text if normalized.document.title else None) == title
    assert [one[1] for one in outline(normalized)] == headings


def test_a_caption_that_says_its_number_again_takes_the_place_of_the_description(
    tmp_path: Path,
) -> None:
    picture = io.BytesIO()
    Pillow.new("RGB", (2, 2)).save(picture, "PNG")
    (tmp_path / "p.png").write_bytes(picture.getvalue())
    text = "# 守渠\n\n![图1 渠](p.png)\n\n图1 老渠全景\n\n![图2 渠](p.png)\n\n图3 新渠\n"
    (tmp_path / "文.md").write_text(text)
    blocks = readers.read_document(tmp_path / "文.md").document.blocks
    said = [line.split(" @")[0] for line in trees.blocks(blocks, "")]
    assert sum("图1" in line for line in said) == 1
    assert any("老渠全景" in line for line in said)
    assert any("图2 渠" in line for line in said)
    assert any("图3 新渠" in line for line in said)


def test_deleted_text_of_a_page_is_left_out_and_told_of() -> None:
    page = f"<h1>守渠</h1><p>{SENTENCE}<del>不准外传。</del></p>"
    normalized = test_html.read(page)
    assert "不准外传" not in "".join(trees.blocks(normalized.document.blocks, ""))
    assert [one.message for one in normalized.diagnostics if "不准外传" in one.message]


@pytest.mark.parametrize(
    ("lines", "headings"),
    [
        (["*夜色", SENTENCE, "*黎明", SENTENCE], ["夜色", "黎明"]),
        (["*夜色", SENTENCE, SENTENCE], []),
        (["*夜色？", SENTENCE, "*黎明？", SENTENCE], []),
        (["*夜色", "*黎明", SENTENCE], []),
        (
            ["*一、夜色", SENTENCE, "*注意", SENTENCE, "*二、黎明", SENTENCE],
            ["一、夜色", "二、黎明"],
        ),
    ],
)
def test_bold_lines_over_texts_are_headings_where_there_are_no_others(
    lines: list[str], headings: list[str]
) -> None:
    made = docx.Document()
    made.add_paragraph("守渠")
    for line in lines:
        text = line.removeprefix("*")
        made.add_paragraph().add_run(text).bold = text != line
    assert [one[1] for one in outline(test_docx.read(made))] == headings
