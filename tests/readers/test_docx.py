"""DOCX: styles, automatic numbers, tracked changes, notes, tables, and what is left out."""

from __future__ import annotations

import io
from collections.abc import Callable

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph as Written
from PIL import Image as Pillow

from converter import readers
from converter.normalized import Normalized
from converter.readers.numbers import formatted
from converter.sources.inputs import Input
from tests.readers import trees

Made = docx.document.Document
NAMES = nsdecls("w")


def read(made: Made) -> Normalized:
    buffer = io.BytesIO()
    made.save(buffer)
    return readers.read(Input("文.docx", "文", buffer.getvalue()))


def described(made: Made) -> list[str]:
    lines = trees.blocks(read(made).document.blocks, "")
    return [line.rpartition(" @")[0] or line for line in lines]


def numbered(made: Made, levels: list[tuple[str, str]], suffix: str = "tab") -> Callable[..., None]:
    """Define numbering with these formats and texts by level; return what numbers a paragraph."""
    root = made.part.numbering_part.element
    inner = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:suff w:val="{suffix}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for level, (form, text) in enumerate(levels)
    )
    definition = parse_xml(f'<w:abstractNum {NAMES} w:abstractNumId="99">{inner}</w:abstractNum>')
    root.insert(0, definition)
    root.append(parse_xml(f'<w:num {NAMES} w:numId="99"><w:abstractNumId w:val="99"/></w:num>'))

    def number(paragraph: Written, level: int = 0) -> None:
        properties = paragraph._p.get_or_add_pPr()
        properties.append(
            parse_xml(f'<w:numPr {NAMES}><w:ilvl w:val="{level}"/><w:numId w:val="99"/></w:numPr>')
        )

    return number


def test_a_tab_of_our_own_files_is_no_character_of_the_text() -> None:
    """It moves the text of an item to its place; any other tab is white space."""
    made = docx.Document()
    made.styles.add_style("Label Tab", WD_STYLE_TYPE.CHARACTER)
    made.add_paragraph("守渠", "Title")
    item = made.add_paragraph("引")
    item.add_run("\t", "Label Tab")
    item.add_run("水")
    made.add_paragraph("甲\t乙")
    assert described(made) == ["body: 引水", "body: 甲　乙"]


def test_styles_say_what_paragraphs_are() -> None:
    made = docx.Document()
    made.add_paragraph("守渠", "Title")
    made.add_paragraph("——一个村庄的三十年", "Subtitle")
    made.add_heading("第一章 水来", 1)
    made.add_paragraph("水来了。")
    made.add_heading("1.1 开渠", 2)
    made.add_paragraph("问渠那得清如许？", "Quote")
    made.add_paragraph("为有源头活水来。", "Intense Quote")
    made.add_paragraph("清淤", "List Bullet")
    made.add_paragraph("护坡", "List Number")
    assert described(made) == [
        "subtitle: ——一个村庄的三十年",
        "section 1: 第|一|章 |水来",
        "  body: 水来了。",
        "  section 2: |1.1| |开渠",
        "    quote",
        "      body: 问渠那得清如许？",
        "      body: 为有源头活水来。",
        "    bulleted list",
        "      '• '",
        "        body: 清淤",
        "    ordered list",
        "      '1. '",
        "        body: 护坡",
    ]


def test_chinese_names_and_outline_levels_are_headings_too() -> None:
    made = docx.Document()
    style = made.styles.add_style("标题 1 (自定义)", 1)
    properties = style.element.get_or_add_pPr()
    level = OxmlElement("w:outlineLvl")
    level.set(qn("w:val"), "0")
    properties.append(level)
    made.add_paragraph("一、水来", style)
    made.add_paragraph("水来了。")
    made.add_paragraph("二、水去", style)
    made.styles.add_style("标题 2", 1)
    made.add_paragraph("（一）去处", "标题 2")
    assert described(made) == [
        "section 1: |一|、|水来",
        "  body: 水来了。",
        "section 1: |二|、|水去",
        "  section 2: （|一|）|去处",
    ]


def test_a_centred_first_line_over_styled_headings_is_the_title() -> None:
    made = docx.Document()
    made.add_paragraph("守渠人").alignment = WD_ALIGN_PARAGRAPH.CENTER
    made.add_heading("水来", 1)
    made.add_paragraph("水来了。")
    normalized = read(made)
    assert normalized.document.title is not None
    assert normalized.document.title.text == "守渠人"
    assert trees.skeleton(normalized.document.blocks)[0][:3] == ("section", 1, "水来")


def test_automatic_numbers_of_headings_are_text() -> None:
    made = docx.Document()
    number = numbered(
        made, [("chineseCountingThousand", "第%1章"), ("decimal", "%1.%2"), ("decimal", "（%3）")]
    )
    for text, level in [("水来", 0), ("开渠", 1), ("选址", 2), ("引水", 1), ("水去", 0), ("归", 1)]:
        number(made.add_heading(text, level + 1), level)
    assert described(made) == [
        "section 1: 第|一|章 |水来",
        "  section 2: |||一.1 开渠",
        "    section 3: （|1|）|选址",
        "  section 2: |||一.2 引水",
        "section 1: 第|二|章 |水去",
        "  section 2: |||二.1 归",
    ]


def test_automatic_numbers_without_styles_make_headings_as_typed_ones_do() -> None:
    made = docx.Document()
    number = numbered(made, [("chineseCounting", "%1、"), ("chineseCounting", "（%2）")])
    made.add_paragraph("关于防汛的通知")
    for text, level in [
        ("压实责任", 0),
        ("加强巡查", 0),
        ("查堤防", 1),
        ("查水库", 1),
        ("值守", 0),
    ]:
        number(made.add_paragraph(text), level)
        made.add_paragraph("此项工作，务必做好。")
    sections = [line for line in described(made) if "section" in line]
    assert sections == [
        "section 1: |一|、|压实责任",
        "section 1: |二|、|加强巡查",
        "  section 2: （|一|）|查堤防",
        "  section 2: （|二|）|查水库",
        "section 1: |三|、|值守",
    ]


@pytest.mark.parametrize(
    ("form", "number", "text"),
    [
        ("decimal", 12, "12"),
        ("chineseCounting", 10, "十"),
        ("chineseCounting", 12, "十二"),
        ("chineseCounting", 20, "二十"),
        ("chineseCountingThousand", 103, "一百〇三"),
        ("chineseCountingThousand", 110, "一百一十"),
        ("chineseCountingThousand", 2024, "二千〇二十四"),
        ("chineseLegalSimplified", 3, "叁"),
        ("ideographTraditional", 3, "丙"),
        ("decimalEnclosedCircle", 20, "⑳"),
        ("decimalEnclosedCircle", 21, "㉑"),
        ("decimalEnclosedCircle", 51, "51"),
        ("upperRoman", 14, "XIV"),
        ("lowerLetter", 28, "bb"),
        ("decimalFullWidth", 12, "１２"),
        ("decimalEnclosedParen", 2, "⑵"),
        ("none", 2, ""),
        ("upperRoman", 0, "0"),
    ],
)
def test_numbers_have_the_format_of_the_list(form: str, number: int, text: str) -> None:
    assert formatted(number, form) == text


def test_insertions_stay_and_deletions_go_and_are_told_of() -> None:
    made = docx.Document()
    made.add_heading("题", 1)
    written = made.add_paragraph("甲")
    written._p.append(
        parse_xml(f"<w:ins {NAMES}><w:r><w:t>乙</w:t></w:r><w:r><w:t>丙</w:t></w:r></w:ins>")
    )
    written._p.append(parse_xml(f"<w:del {NAMES}><w:r><w:delText>丁</w:delText></w:r></w:del>"))
    normalized = read(made)
    assert trees.skeleton(normalized.document.blocks) == [("body", [("Text", "甲乙丙")])]
    (message,) = [one.message for one in normalized.diagnostics if one.code == "DOC001"]
    assert message.endswith(": 丁")


DELETED = f"<w:rPr {NAMES}><w:del/></w:rPr>"


def test_a_paragraph_whose_end_is_deleted_goes_on_in_the_next() -> None:
    made = docx.Document()
    made.add_heading("题", 1)
    for text, is_deleted in (
        ("甲", True),
        ("乙", True),
        ("", True),
        ("丙。", False),
        ("丁。", True),
    ):
        properties = made.add_paragraph(text)._p.get_or_add_pPr()
        if is_deleted:
            properties.append(parse_xml(DELETED))
    made.add_table(1, 1)
    normalized = read(made)
    assert trees.skeleton(normalized.document.blocks)[:2] == [
        ("body", [("Text", "甲乙丙。")]),
        ("body", [("Text", "丁。")]),
    ]
    said = [one for one in normalized.diagnostics if one.code == "DOC001"]
    assert [(one.span.first_line, "goes on" in one.message) for one in said] == [(2, True)]


def test_a_paragraph_that_is_deleted_with_its_end_is_gone() -> None:
    made = docx.Document()
    made.add_heading("题", 1)
    written = made.add_paragraph()
    written._p.get_or_add_pPr().append(parse_xml(DELETED))
    written._p.append(parse_xml(f"<w:del {NAMES}><w:r><w:delText>丁</w:delText></w:r></w:del>"))
    made.add_heading("节", 2)
    made.add_paragraph("水来了。")
    assert described(made) == ["section 1: |||节", "  body: 水来了。"]


@pytest.mark.parametrize("title", ["目录", "目　录", "目次"])
@pytest.mark.parametrize("style", ["Normal", "Heading 1"])
def test_what_stands_above_a_table_of_contents_goes_with_it(title: str, style: str) -> None:
    made = docx.Document()
    made.styles.add_style("toc 1", 1)
    made.add_paragraph("守渠", "Title")
    made.add_paragraph(title, style)
    made.add_paragraph()
    made.add_paragraph("水来 3", "toc 1")
    made.add_heading("水来", 1)
    made.add_paragraph("水来了。")
    normalized = read(made)
    assert described(made) == ["section 1: |||水来", "  body: 水来了。"]
    told = [one.message.rpartition(": ")[2] for one in normalized.diagnostics]
    assert told == [title, "水来 3"]


@pytest.mark.parametrize("gap", ["\t3", "……3", "", " 3"])
def test_a_typed_table_of_contents_is_told_by_the_headings_it_says(gap: str) -> None:
    made = docx.Document()
    for text in ("目录", f"一、水来{gap}", f"二、水 去{gap}"):
        made.add_paragraph(text)
    for heading in ("一、水来", "二、水去"):
        made.add_heading(heading, 1)
        made.add_paragraph("水来了。")
    assert described(made) == [
        "section 1: |一|、|水来",
        "  body: 水来了。",
        "section 1: |二|、|水去",
        "  body: 水来了。",
    ]
    assert sum(one.code == "DOC005" for one in read(made).diagnostics) == 3


@pytest.mark.parametrize("lines", [["水来"], ["水来的那年", "水去的那年"], []])
def test_a_line_that_says_contents_above_none_is_text(lines: list[str]) -> None:
    made = docx.Document()
    for text in ("目录", *lines):
        made.add_paragraph(text)
    for heading in ("水来", "水去"):
        made.add_heading(heading, 1)
        made.add_paragraph("水来了。")
    assert described(made)[0] == "body: 目录"


def test_text_that_is_not_of_the_body_is_told_of() -> None:
    made = docx.Document()
    made.add_paragraph("守渠", "Title")
    made.add_paragraph("水来了。").add_run("暗语").font.hidden = True
    made.sections[0].header.paragraphs[0].text = "内部资料"
    made.sections[0].footer.paragraphs[0].text = "第 1 页"
    made.styles.add_style("toc 1", 1)
    made.add_paragraph("一、水来 3", "toc 1")
    run = made.paragraphs[1].runs[0]
    made.add_comment(run, text="此处再议", author="甲", initials="甲")
    said = {(one.code, one.message.rpartition(": ")[2]) for one in read(made).diagnostics}
    assert said >= {
        ("DOC002", "暗语"),
        ("DOC006", "内部资料"),
        ("DOC006", "第 1 页"),
        ("DOC005", "一、水来 3"),
        ("DOC006", "此处再议"),
    }


def test_what_stands_in_boxes_fields_and_controls_is_read_once() -> None:
    made = docx.Document()
    made.add_heading("题", 1)
    box = "<w:txbxContent><w:p><w:r><w:t>框内。</w:t></w:r></w:p></w:txbxContent>"
    drawing = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f'<mc:Choice Requires="wps"><w:drawing>{box}</w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent>"
    )
    inner = (
        "<w:r><w:t>甲</w:t></w:r>"
        '<w:fldSimple w:instr="DATE"><w:r><w:t>乙</w:t></w:r></w:fldSimple>'
        "<w:sdt><w:sdtContent><w:r><w:t>丙</w:t></w:r></w:sdtContent></w:sdt>"
        "<w:smartTag><w:r><w:t>丁</w:t><w:tab/><w:t>戊</w:t><w:br/><w:t>己。</w:t></w:r></w:smartTag>"
        '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText></w:r>'
    )
    body = made.element.body
    body.insert(1, parse_xml(f"<w:p {NAMES}>{inner}<w:r>{drawing}</w:r></w:p>"))
    assert described(made) == ["body: 甲乙丙丁　戊⏎己。", "body: 框内。"]


def test_tables_have_whole_rows_and_their_captions() -> None:
    made = docx.Document()
    made.add_heading("题", 1)
    made.add_paragraph("渠段", "Caption")
    table = made.add_table(3, 3)
    for row, texts in enumerate([("甲", "乙", "丙"), ("丁", "戊", "己"), ("庚", "辛", "壬")]):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    table.cell(0, 0).merge(table.cell(0, 1))
    table.cell(1, 2).merge(table.cell(2, 2))
    table.cell(1, 1).paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    assert described(made) == [
        "table, 0 head: 渠段",
        "  甲⏎乙[l] | [l] | 丙[l]",
        "  丁[l] | 戊[r] | 己⏎壬[l]",
        "  庚[l] | 辛[l] | [l]",
    ]


def test_pictures_are_taken_in_and_others_are_told_of() -> None:
    made = docx.Document()
    made.add_heading("题", 1)
    picture = io.BytesIO()
    Pillow.new("RGB", (40, 30), "white").save(picture, "PNG")
    made.add_picture(picture)
    made.add_paragraph("图1 渠首", "Caption")
    made.add_paragraph("水来了。")
    bitmap = io.BytesIO()
    Pillow.new("RGB", (4, 3), "white").save(bitmap, "BMP")
    made.add_picture(bitmap)
    normalized = read(made)
    assert trees.skeleton(normalized.document.blocks) == [
        ("figure", [("Text", "图1 渠首")]),
        ("body", [("Text", "水来了。")]),
    ]
    (image,) = normalized.document.images
    assert (image.media_type, image.width, image.height) == ("image/png", 40, 30)
    assert image.data == picture.getvalue()
    assert ["not a PNG, JPEG or GIF" in one.message for one in normalized.diagnostics] == [True]


def test_places_are_the_numbers_of_paragraphs() -> None:
    made = docx.Document()
    for text in ("守渠", "", "一、水来", "水来了,人也来了。", "二、水去", "水去了。"):
        made.add_paragraph(text)
    normalized = read(made)
    (finding,) = [one for one in normalized.diagnostics if one.code == "PUN001"]
    assert finding.span is not None
    assert (finding.span.first_line, finding.span.first_column) == (4, 4)
    assert [block.span.first_line for block in normalized.document.blocks] == [3, 5]
