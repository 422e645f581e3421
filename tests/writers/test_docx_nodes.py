"""Every node of the tree in DOCX: its style, its place, and its text to the last character."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from tempfile import NamedTemporaryFile
from zipfile import ZipFile

import docx
import pytest
from hypothesis import given, settings
from lxml import etree
from msgspec.structs import replace
from openxml_audit import OpenXmlValidator

from converter import theme as themes
from converter.document import (
    Cell,
    Document,
    Emphasis,
    Metadata,
    Note,
    Span,
    Table,
    Text,
    lines_of_text,
)
from converter.theme import Contents, LineBreaking, Theme
from converter.theme.lengths import Ems
from converter.writers.docx import DocxWriter
from tests.trees import any_tree, nodes
from tests.trees import every_node as sample
from tests.writers.docx_reader import NAMESPACES, DocxFile, child, text, values
from tests.writers.docx_samples import document

FOOTNOTES = "word/footnotes.xml"
W = f"{{{NAMESPACES['w']}}}"
ROLES = {
    "subtitle": "Subtitle",
    "byline": "Author",
    "source": "Source",
    "date": "Date",
    "editor_note": "Editor's Note",
    "abstract": "Abstract",
    "keywords": "Keywords",
    "salutation": "Salutation",
    "question": "Question",
    "answer": "Answer",
    "closing": "Closing",
    "signature": "Signature",
    "signature_date": "Signature Date",
    "attachment": "Attachment",
    "attachment_item": "Attachment Item",
    "contact": "Contact",
    "caption": "caption",
    "reference": "Bibliography",
    "notice": "Notice",
}


LABEL_TAB = "w:rPr/w:rStyle/@w:val='LabelTab'"


def write(document: Document, theme: str | Theme = "essay") -> DocxFile:
    sink = io.BytesIO()
    DocxWriter().write(document, themes.load(theme) if isinstance(theme, str) else theme, sink)
    return DocxFile(sink.getvalue())


@pytest.fixture(scope="module", params=["essay", "gongwen"])
def file(request: pytest.FixtureRequest) -> DocxFile:
    return write(sample.DOCUMENT, request.param)


@pytest.fixture(scope="module")
def essay() -> DocxFile:
    return write(sample.DOCUMENT, "essay")


def read(element: etree._Element) -> str:
    """The text with tabs and line ends, as Word copies it out, but for the tabs behind labels."""
    pieces = {W + "t": lambda t: t.text or "", W + "tab": lambda _: "\t", W + "br": lambda _: "\n"}
    moving = element.xpath(f".//w:r[{LABEL_TAB}]/w:tab", namespaces=NAMESPACES)
    return "".join(pieces[e.tag](e) for e in element.iter(*pieces) if e not in moving)


def with_text(file: DocxFile, beginning: str, part: str = "word/document.xml") -> etree._Element:
    """The first paragraph that begins so."""
    return next(p for p in file.find("//w:p", part) if read(p).startswith(beginning))


def style_of(file: DocxFile, paragraph: etree._Element) -> str:
    identifier = child(paragraph, "pPr/pStyle")["val"]
    name = file.one(f"//w:style[@w:styleId='{identifier}']/w:name", "word/styles.xml")
    return values(name)["val"]


def notes_at_foot(file: DocxFile) -> list[str]:
    if FOOTNOTES not in file.names():
        return []
    return [read(note) for note in file.find("//w:footnote[not(@w:type)]", FOOTNOTES)]


def assert_reads_back(document: Document, file: DocxFile) -> None:
    """All the text in order; notes at the foot, and those without a mark after everything."""
    expected = "".join(line for line, _ in lines_of_text(replace(document, notes=())))
    all_notes = [note.label + "".join(i.text for i in note.inlines) for note in document.notes]
    at_foot = notes_at_foot(file)
    rest = list(all_notes)
    for note in at_foot:
        rest.remove(note)
    body = "".join(read(p) for p in file.find("//w:p"))
    # The line ends of verse are the reader's: the tree has them as lines.
    assert body.replace("\n", "") == (expected + "".join(rest)).replace("\n", "")


# The text


def test_all_the_text_reads_back(file: DocxFile) -> None:
    assert_reads_back(sample.DOCUMENT, file)
    assert len(notes_at_foot(file)) == 3


@settings(max_examples=30)
@given(any_tree.documents)
def test_the_text_of_any_tree_reads_back(tree: Document) -> None:
    assert_reads_back(tree, write(tree))


# Styles


@pytest.mark.parametrize(("role", "style"), ROLES.items())
def test_roles_have_named_styles(role: str, style: str, file: DocxFile) -> None:
    line = dict((*sample.FRONT, *sample.BACK))[role]
    assert style_of(file, with_text(file, line)) == style


def test_only_what_is_used_is_in_the_style_sheet(essay: DocxFile) -> None:
    parts = [n for n in essay.names() if n.startswith("word/") and n.count("/") == 1]
    used = {
        values(e)["val"]
        for part in parts
        if part.endswith(".xml")
        for e in essay.find("//w:pStyle|//w:rStyle|//w:tblStyle", part)
    }
    there = {values(e)["styleId"] for e in essay.find("//w:style", "word/styles.xml")}
    always = {"Normal", "DefaultParagraphFont", "TableNormal", "Title", "BodyText"}
    assert there == used | always | {f"Heading{level}" for level in range(1, 5)}


def test_inlines_are_runs_in_character_styles(file: DocxFile) -> None:
    for style, beginning in (
        ("Strong", "两本账"),
        ("Emphasis", "最厚的"),
        ("Lead", "账要有人看。"),
        ("Hyperlink", "全文在此"),
    ):
        runs = file.find(f"//w:r[w:rPr/w:rStyle/@w:val='{style}']")
        assert read(runs[0]) == beginning


def test_blocks_hang_by_their_labels(essay: DocxFile) -> None:
    assert child(essay.style("List"), "pPr/ind") == {"left": "480", "hanging": "480"}
    assert child(essay.style("List 2"), "pPr/ind") == {"left": "1080", "hanging": "600"}
    assert child(essay.style("List Continue 2"), "pPr/ind") == {"left": "1080"}


def test_where_first_lines_are_indented_items_look_like_paragraphs() -> None:
    file = write(sample.DOCUMENT, "gongwen")
    ind = {"firstLineChars": "200", "firstLine": "640"}
    assert child(file.style("List"), "pPr/ind") == ind
    cell = 156 / 28 / 25.4 * 1440  # two characters of the grid further in (GB/T 9704-2012, 5.2.3)
    for name, further in (("List 2", 2), ("List 3", 4), ("List Continue 2", 2)):
        found = child(file.style(name), "pPr/ind") or {}
        assert found.keys() == {"left", "firstLine"}
        assert int(found["left"]) == pytest.approx(further * cell, abs=2)


def test_side_indents_and_hanging_lines(essay: DocxFile) -> None:
    assert child(essay.style("Editor's Note"), "pPr/ind") == {
        "left": "480",
        "right": "480",
        "firstLine": "480",
    }
    assert child(essay.style("Bibliography"), "pPr/ind") == {"left": "420", "hanging": "420"}
    assert child(essay.style("Signature"), "pPr/ind") == {"right": "480"}
    assert child(essay.style("Quote 2"), "pPr/ind")["left"] == "960"


def test_a_theme_says_itself_how_far_labels_hang() -> None:
    theme = themes.load()
    own = replace(theme.style("list"), left_indent=Ems(3), first_line_indent=Ems(-3))
    file = write(sample.DOCUMENT, replace(theme, styles={**theme.styles, "list": own}))
    assert child(file.style("List"), "pPr/ind") == {"left": "720", "hanging": "720"}
    assert child(file.style("List 2"), "pPr/ind") == {"left": "1440", "hanging": "720"}


def test_a_tab_moves_the_text_behind_its_label(essay: DocxFile) -> None:
    """So its first line begins where the others do: at the left indent (17.3.1.37)."""
    for beginning, tabs in (("1. 记账的人", 1), ("（1）修路", 0), ("• 雨天", 1), ("3. ", 0)):
        paragraph = with_text(essay, beginning)
        assert len(paragraph.xpath(f"w:r[{LABEL_TAB}]/w:tab", namespaces=NAMESPACES)) == tabs
    assert child(essay.style("List"), "pPr/tabs") is None


def test_where_items_look_like_paragraphs_no_tab_parts_their_labels() -> None:
    assert not write(sample.DOCUMENT, "gongwen").find(f"//w:r[{LABEL_TAB}]")


# Blocks


def test_labels_open_their_paragraphs(essay: DocxFile) -> None:
    assert style_of(essay, with_text(essay, "1. 记账的人")) == "List"
    assert style_of(essay, with_text(essay, "（1）修路")) == "List 2"
    assert style_of(essay, with_text(essay, "多出来的天数")) == "List Continue 2"
    assert style_of(essay, with_text(essay, "• 雨天")) == "List 3"
    assert style_of(essay, with_text(essay, "账不怕细")) == "Quote 2"
    assert [style_of(essay, with_text(essay, one)) for one in ("3. ", "a. ")] == ["List", "List 2"]


def test_a_run_in_heading_stands_in_its_paragraph(file: DocxFile) -> None:
    paragraph = with_text(file, "（一）谁来看账。看账的人")
    assert style_of(file, paragraph) == "Body Text"
    first = paragraph.find("w:r", NAMESPACES)
    assert child(first, "rPr/rStyle") == {"val": "RuninHeading2"}
    assert read(first) == "（一）谁来看账。"
    face = child(file.style("Run-in Heading 2"), "rPr/rFonts")
    assert face == child(file.style("heading 2"), "rPr/rFonts")
    assert style_of(file, with_text(file, "（三）看不懂怎么办。")) == "heading 2"
    assert style_of(file, with_text(file, "1. 没有正文的标题。")) == "heading 3"


def test_a_stanza_is_one_paragraph_that_stays_together(file: DocxFile) -> None:
    stanza = with_text(file, "溪水从村口过")
    assert read(stanza) == "溪水从村口过，\n把去年的账，②\n也带走了。"
    assert style_of(file, stanza) == "Verse"
    assert child(file.style("Verse"), "pPr/keepLines") == {}
    assert file.find("//w:compat/w:doNotExpandShiftReturn", "word/settings.xml")


def test_separators(file: DocxFile) -> None:
    assert style_of(file, with_text(file, "* * *")) == "Separator"
    assert child(file.style("Separator Rule"), "pPr/pBdr/bottom")["val"] == "single"
    assert len(file.find("//w:p[w:pPr/w:pStyle/@w:val='SeparatorRule']")) == 2


def test_tables_have_three_rules_and_repeated_heads(file: DocxFile) -> None:
    first, *_ = tables = file.find("//w:tbl")
    assert [len(t.findall("w:tr/w:trPr/w:tblHeader", NAMESPACES)) for t in tables] == [
        *(1, 0, 2),
        *(1, 0),
    ]
    assert all(
        len(t.findall("w:tr", NAMESPACES)) == len(t.findall("w:tr/w:trPr/w:cantSplit", NAMESPACES))
        for t in tables
    )
    borders = child(file.style("Three-Line Table"), "tblPr/tblBorders/top")
    assert borders == child(file.style("Three-Line Table"), "tblPr/tblBorders/bottom")
    assert borders["sz"] == "12"
    ruled = first.findall("w:tr/w:tc/w:tcPr/w:tcBorders/w:bottom", NAMESPACES)
    assert [values(rule)["sz"] for rule in ruled] == ["6", "6", "6", "12", "12", "12"]
    caption = first.getprevious()
    assert (read(caption), style_of(file, caption)) == ("表1　溪口村集体收入", "Table Caption")
    assert child(file.style("Table Caption"), "pPr/keepNext") == {}


def test_tables_are_as_wide_as_what_is_in_them(file: DocxFile) -> None:
    page, margins = values(file.one("//w:pgSz")), values(file.one("//w:pgMar"))
    width = int(page["w"]) - int(margins["left"]) - int(margins["right"])
    for table in file.find("//w:tbl"):
        columns = [int(values(c)["w"]) for c in table.findall("w:tblGrid/w:gridCol", NAMESPACES)]
        assert sum(columns) <= width
        assert int(values(table.find("w:tblPr/w:tblW", NAMESPACES))["w"]) == sum(columns)
    columns = [int(values(c)["w"]) for c in file.find("(//w:tbl)[1]/w:tblGrid/w:gridCol")]
    assert columns[0] < columns[1] < columns[2]


def test_tables_are_in_the_middle_and_their_rows_have_the_space_of_the_theme() -> None:
    """Above and below its lines a cell has what LibreOffice and Word add to them (17.4.42)."""
    for theme, line, space in (("essay", 320, 40), ("gongwen", 420, 80)):
        file = write(sample.DOCUMENT, theme)
        assert {values(jc)["val"] for jc in file.find("//w:tbl/w:tblPr/w:jc")} == {"center"}
        assert len(file.find("//w:tbl/w:tblPr/w:jc")) == len(file.find("//w:tbl"))
        margins = child(file.style("Three-Line Table"), "tblPr/tblCellMar/top")
        assert margins == child(file.style("Three-Line Table"), "tblPr/tblCellMar/bottom")
        assert margins["w"] == str(space)
        assert child(file.style("Table Text"), "pPr/spacing")["line"] == str(line)


def test_a_column_is_as_wide_as_its_longest_number() -> None:
    span = Span(1, 1, 1, 1)
    texts = (
        "1",
        "经济技术开发区（含综合保税区）",
        "1,234,567.89",
        "6.7",
        "8.9",
        "12.3",
        "123.4",
        "98.7",
    )
    cells = tuple(Cell((Text(text),)) for text in texts)
    tree = Document(Metadata("表"), None, (Table((cells, cells, cells), 1, span),))
    file = write(tree, "gongwen")
    columns = [int(values(c)["w"]) for c in file.find("//w:tblGrid/w:gridCol")]
    sides = file.find("(//w:tblPr/w:tblCellMar)[1]/*[self::w:left or self::w:right]")
    margins = [int(values(side)["w"]) for side in sides]
    number, size = "1,234,567.89", 10.5
    assert columns[2] - sum(margins) >= 20 * size * 0.25 * (2 * sum(map(str.isdigit, number)) + 3)
    assert columns[0] - sum(margins) >= 20 * size


def test_a_column_has_room_for_what_is_set_between_chinese_and_numbers() -> None:
    """A quarter of an em beside each (17.3.1.2, autoSpaceDN), as LibreOffice has it too."""
    span = Span(1, 1, 1, 1)
    texts = ("供水管网漏损治理与在线监测平台" * 4, "2025年10月1日前", "－12.093")
    row = tuple(Cell((Text(text),)) for text in texts)
    file = write(Document(Metadata("表"), None, (Table((row, row), 0, span),)), "gongwen")
    columns = [int(values(c)["w"]) for c in file.find("//w:tblGrid/w:gridCol")]
    sides = child(file.style("Three-Line Table"), "tblPr/tblCellMar/left")["w"]
    date, number = (column - 2 * int(sides) for column in columns[1:])
    assert date >= 20 * 14 * (4 + 7 * 0.5 + 6 * 0.25)
    assert number >= 20 * 14 * (1 + 5 * 0.5 + 0.25 + 0.25)


def test_cells_have_the_styles_of_their_alignments(file: DocxFile) -> None:
    first = file.find("//w:tbl")[0]
    names = [style_of(file, p) for p in first.findall("w:tr/w:tc/w:p", NAMESPACES)]
    assert names == [
        *["Table Heading Center"] * 3,
        *["Table Text", "Table Text Right", "Table Text"] * 2,
    ]


def test_tables_do_not_touch(file: DocxFile) -> None:
    for table in file.find("//w:tbl"):
        assert table.getnext().tag == W + "p"


def test_pictures_are_in_the_line_with_their_alternate_text(file: DocxFile) -> None:
    read_back = docx.Document(io.BytesIO(file.data))
    width = read_back.sections[0].page_width - (
        read_back.sections[0].left_margin + read_back.sections[0].right_margin
    )
    shapes = read_back.inline_shapes
    assert len(shapes) == 4
    assert abs(shapes[0].width - width) < 1000
    assert abs(shapes[0].width / shapes[0].height - 2) < 0.01
    assert (shapes[1].width, shapes[1].height) == (60 * 9525, 30 * 9525)
    assert shapes[0]._inline.docPr.get("descr") == sample.FIGURES[0].alternate
    # Each file is there once, however often it is shown.
    assert sorted(n for n in file.names() if "media" in n) == [
        "word/media/image1.png",
        "word/media/image2.png",
    ]
    assert file.find("//w:pPr[w:pStyle/@w:val='Figure']")
    assert child(file.style("Figure"), "pPr/spacing")["lineRule"] == "auto"


def test_a_picture_that_is_not_there_is_its_alternate_text() -> None:
    file = write(document(replace(sample.FIGURES[0], caption=())))
    assert [read(p) for p in file.find("//w:p")] == [sample.FIGURES[0].alternate]


# Links and notes


def test_links_are_relations_of_their_part(file: DocxFile) -> None:
    for part, wanted in (
        ("document", {sample.HOMEPAGE, "mailto:nobody@example.org"}),
        ("footnotes", {sample.HOMEPAGE}),
    ):
        relations = file.part(f"word/_rels/{part}.xml.rels")
        external = {r.get("Target") for r in relations if r.get("TargetMode") == "External"}
        assert external == wanted


def test_a_link_leads_to_a_uri() -> None:
    link = sample.Link("此处", "https://example.org/账 本?[1]#a#b%")
    file = write(document(nodes.paragraph(link)))
    relations = file.part("word/_rels/document.xml.rels")
    (target,) = [r.get("Target") for r in relations if r.get("TargetMode")]
    assert target == "https://example.org/%E8%B4%A6%20%E6%9C%AC?%5B1%5D#a%23b%25"


def test_marks_stand_as_typed(file: DocxFile) -> None:
    references = file.find("//w:footnoteReference")
    assert [values(r) for r in references] == [
        {"customMarkFollows": "1", "id": number} for number in ("1", "2", "3")
    ]
    assert "会计，[1]他把" in read(with_text(file, "账要有人看"))
    assert file.find("//w:footnote/@w:id", FOOTNOTES) == ["-1", "0", "1", "2", "3"]
    listed = file.find("//w:footnotePr/w:footnote/@w:id", "word/settings.xml")
    assert listed == ["-1", "0"]


def test_a_second_mark_leads_to_the_first(file: DocxFile) -> None:
    again = with_text(file, "（二）怎么看账").find("w:hyperlink", NAMESPACES)
    assert (read(again), values(again)["anchor"]) == ("[1]", "_note1")
    (bookmark,) = file.find("//w:bookmarkStart[@w:name='_note1']")
    assert read(bookmark.getparent()).startswith("账要有人看")


def test_notes_that_nothing_refers_to_come_last(file: DocxFile) -> None:
    last = file.find("//w:p")[-1]
    assert (read(last), style_of(file, last)) == ("[4] 没有人引的注，也要留下。", "footnote text")


def test_two_notes_of_one_name_are_both_kept() -> None:
    mark = sample.NoteReference("①", "甲")
    notes = tuple(Note("甲", "① ", (Text(one),), nodes.SPAN) for one in "前后")
    file = write(replace(document(nodes.paragraph("文", mark)), notes=notes))
    assert notes_at_foot(file) == ["① 前"]
    assert text(file.find("//w:p")[-1]) == "① 后"


def test_without_notes_there_is_no_part_for_them() -> None:
    file = write(document(nodes.paragraph(Emphasis("无"))))
    assert FOOTNOTES not in file.names()
    assert not file.find("//w:footnotePr", "word/settings.xml")


# The table of contents


def with_contents() -> Theme:
    theme = themes.load()
    levels = (theme.body, replace(theme.body, left_indent=Ems(2), first_line_indent=Ems(0)))
    return replace(theme, contents=Contents("目　录", theme.heading(1), levels))


def test_a_table_of_contents_has_its_entries_already() -> None:
    file = write(sample.DOCUMENT, with_contents())
    entries = file.find("//w:p[contains('TOCHeading Toc1 Toc2', w:pPr/w:pStyle/@w:val)]")
    assert [read(entry) for entry in entries] == [
        "目　录",
        "一、立规矩\t",
        "（一）谁来看账\t",
        "（二）怎么看账\t",
        "（三）看不懂怎么办\t",
        "二、算细账\t",
        "（一）最后一张表\t",
    ]
    assert [style_of(file, entry) for entry in entries[:3]] == ["TOC Heading", "toc 1", "toc 2"]
    for entry in entries[1:]:
        link = entry.find("w:hyperlink", NAMESPACES)
        (start,) = file.find(f"//w:bookmarkStart[@w:name='{values(link)['anchor']}']")
        assert read(start.getnext()).removesuffix("。") == read(entry).rstrip()
    marks = [values(mark)["fldCharType"] for mark in file.find("//w:fldChar")]
    assert marks == ["begin", "separate", *["begin", "separate", "end"] * 6, "end"]
    assert child(file.style("toc 1"), "pPr/tabs/tab")["leader"] == "middleDot"
    assert not file.find("//w:updateFields", "word/settings.xml")


def test_the_pages_of_the_contents_have_roman_numerals() -> None:
    file = write(sample.DOCUMENT, with_contents())
    numberings = [values(one) for one in file.find("//w:sectPr/w:pgNumType")]
    assert numberings == [{"fmt": "lowerRoman", "start": "1"}, {"start": "1"}]
    assert not write(sample.DOCUMENT).find("//w:pgNumType")


def test_without_headings_there_are_no_contents() -> None:
    file = write(document(nodes.paragraph("文")), with_contents())
    assert [read(p) for p in file.find("//w:p")] == ["文"]


# Line breaking


def test_strict_line_breaking_is_asked_for() -> None:
    strict = replace(themes.load(), line_breaking=LineBreaking(prohibition="strict"))
    file = write(sample.DOCUMENT, strict)
    (before,) = file.find("//w:noLineBreaksBefore", "word/settings.xml")
    (after,) = file.find("//w:noLineBreaksAfter", "word/settings.xml")
    assert set("—―…，。") <= set(values(before)["val"])
    assert set("“《/") <= set(values(after)["val"])
    assert values(after)["lang"] == "zh-CN"
    assert not write(sample.DOCUMENT).find("//w:noLineBreaksBefore", "word/settings.xml")


# The judges


@pytest.mark.parametrize("theme", ["essay", "gongwen", "strict", "contents"])
def test_the_judges_find_nothing(
    theme: str, tmp_path: Path, ooxml_validator: Callable[[Path], None]
) -> None:
    strict = replace(themes.load(), line_breaking=LineBreaking(prohibition="strict"))
    own = {"strict": strict, "contents": with_contents()}
    path = tmp_path / "document.docx"
    path.write_bytes(write(sample.DOCUMENT, own.get(theme, theme)).data)
    ooxml_validator(path)
    result = OpenXmlValidator().validate(path)
    assert result.is_valid, result.errors


@settings(max_examples=15)
@given(any_tree.documents)
def test_any_tree_is_valid(tree: Document) -> None:
    with NamedTemporaryFile(suffix=".docx") as file:
        file.write(write(tree).data)
        file.flush()
        result = OpenXmlValidator().validate(file.name)
    assert result.is_valid, result.errors


def test_pictures_outlive_the_replacing_of_illegal_characters() -> None:
    illegal = nodes.paragraph("账\x00本")
    tree = replace(sample.DOCUMENT, blocks=(illegal, *sample.FIGURES))
    container = ZipFile(io.BytesIO(write(tree).data))
    assert container.read("word/media/image1.png") == sample.DOCUMENT.images[0].data
