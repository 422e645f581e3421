"""Every node of the tree in EPUB: its element, its meaning, and its text to the last character."""

from __future__ import annotations

import io
import posixpath
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from lxml import etree
from msgspec.structs import replace
from PIL import ImageChops
from PIL.Image import Image

from converter import theme as themes
from converter.document import Document, Link, Note, NoteReference, Table, Text, lines_of_text
from converter.theme import Theme
from converter.theme.lengths import Ems
from converter.writers.epub import EpubWriter, division
from tests.judges.epubcheck import Message
from tests.rendering import epub_page
from tests.trees import any_tree, nodes
from tests.trees import every_node as sample
from tests.verification.compared import compared
from tests.writers.epub_reader import EPUB_TYPE, NAMESPACES, EpubFile, xpath
from tests.writers.epub_samples import document, paragraph, section

BR = f"{{{NAMESPACES['h']}}}br"


def write(document: Document, theme: str | Theme = "essay") -> bytes:
    sink = io.BytesIO()
    EpubWriter().write(document, themes.load(theme) if isinstance(theme, str) else theme, sink)
    return sink.getvalue()


def read(document: Document, theme: str | Theme = "essay") -> EpubFile:
    return EpubFile(write(document, theme))


@pytest.fixture(scope="module", params=["essay", "gongwen"])
def file(request: pytest.FixtureRequest) -> EpubFile:
    return read(sample.DOCUMENT, request.param)


@pytest.fixture(scope="module")
def essay() -> EpubFile:
    return read(sample.DOCUMENT)


def found(file: EpubFile, path: str) -> list[etree._Element]:
    """What the path finds, over all the files of the text."""
    return [element for _, page in file.content() for element in xpath(page, path)]


def text(element: etree._Element, *, but: etree._Element | None = None) -> str:
    """The text with its line breaks, without what is in ``but``."""
    return "".join(_pieces(element, but))


def _pieces(element: etree._Element, but: etree._Element | None) -> Iterator[str]:
    if element is but:
        return
    yield "\n" if element.tag == BR else element.text or ""
    for inner in element:
        yield from _pieces(inner, but)
        yield inner.tail or ""


def assert_reads_back(document: Document, file: EpubFile) -> None:
    """All the text in order, the notes at the end of files; line ends between blocks apart."""
    body, notes = "", []
    for _, page in file.content():
        (section, *_) = [*xpath(page, "//h:section[@class='notes']"), None]
        body += text(xpath(page, "//h:body")[0], but=section)
        notes += [text(aside) for aside in xpath(page, "//h:aside")]
    expected = "".join(line for line, _ in lines_of_text(replace(document, notes=())))
    assert body.replace("\n", "") == expected.replace("\n", "")
    assert sorted(notes) == sorted(
        note.label + "".join(inline.text for inline in note.inlines) for note in document.notes
    )


# The text


def test_all_the_text_reads_back(file: EpubFile) -> None:
    assert_reads_back(sample.DOCUMENT, file)


@settings(max_examples=25)
@given(any_tree.documents)
def test_the_text_of_any_tree_reads_back(tree: Document) -> None:
    assert_reads_back(tree, read(tree))


def test_what_epubcheck_says(
    tmp_path: Path, epubcheck_messages: Callable[[Sequence[Path]], list[Message]]
) -> None:
    """Nothing, of the sample in both themes and of ten trees."""
    files = {name: write(sample.DOCUMENT, name) for name in ("essay", "gongwen")}

    @settings(max_examples=10)
    @given(any_tree.documents)
    def collect(tree: Document) -> None:
        files[f"tree {len(files)}"] = write(tree)

    collect()
    for name, data in files.items():
        (tmp_path / f"{name}.epub").write_bytes(data)
    assert epubcheck_messages(sorted(tmp_path.glob("*.epub"))) == []


# Roles and inlines


@pytest.mark.parametrize(("role", "line"), [*sample.FRONT, *sample.BACK])
def test_roles_are_classes(role: str, line: str, essay: EpubFile) -> None:
    lines = found(essay, f"//h:p[@class='{role.replace('_', '-')}']")
    assert line in map(text, lines)


def test_some_roles_have_a_meaning_in_the_vocabularies(essay: EpubFile) -> None:
    for role in ("subtitle", "abstract"):
        (line,) = found(essay, f"//h:p[@class='{role}']")
        assert (line.get(EPUB_TYPE), line.get("role")) == (role, f"doc-{role}")


def test_inlines(essay: EpubFile) -> None:
    assert text(found(essay, "//h:strong")[0]) == "两本账"
    assert text(found(essay, "//h:em")[0]) == "最厚的"
    assert [link.get("href") for link in found(essay, "//h:a[not(@role)]")][:2] == [
        sample.HOMEPAGE,
        sample.HOMEPAGE,
    ]
    assert text(found(essay, "//h:p[h:br]")[0]).startswith("第一行，\n第二行。")


def test_a_link_leads_to_a_uri() -> None:
    target = "https://example.org/账 本?[1]#a#b%"
    (link,) = found(read(document(nodes.paragraph(Link("此处", target)))), "//h:a")
    assert link.get("href") == "https://example.org/%E8%B4%A6%20%E6%9C%AC?%5B1%5D#a%23b%25"


# Blocks


def test_a_run_in_heading_is_a_heading_on_one_line_with_its_paragraph(essay: EpubFile) -> None:
    first, second = found(essay, "//h:div[@class='run-in']")
    heading, paragraph = first
    assert (heading.tag[-2:], heading.get("class")) == ("h3", "heading-2")
    assert text(heading) == "（一）谁来看账。"
    assert text(paragraph).startswith("看账的人")
    assert (heading.tail, first.text) == (None, None)
    labels = [label for label, _, _ in essay.navigation()]
    assert {"（一）谁来看账", "（二）怎么看账", "（三）看不懂怎么办"} <= set(labels)
    assert text(second) == "（二）怎么看账每月初一，[1]在祠堂。"


def test_lists_keep_their_labels_as_text(essay: EpubFile) -> None:
    first = found(essay, "//h:ol")[0]
    assert [text(label) for label in xpath(first, "h:li/h:p[1]/h:span[@class='label']")] == [
        "1. ",
        "2. ",
        "3. ",
    ]
    assert first.get("class") == "list labels-4"
    inner = xpath(first, "h:li/h:ol")[0]
    assert inner.get("class") == "list labels-10"
    assert [item.get("class") for item in xpath(inner, ".//h:ul")] == ["list labels-5"]


def test_labels_have_room_beside_the_text(essay: EpubFile) -> None:
    sheet = essay.style_sheet()
    assert ".labels-4 {\n  margin-left: 2em;\n}" in sheet
    assert ".labels-10 {\n  margin-left: 2.5em;\n}" in sheet
    label = sheet[sheet.index(".labels-10 > li > p > .label {") :]
    assert "margin-left: -2.5em;\n  min-width: 2.5em;" in label[: label.index("}")]


def test_where_first_lines_are_indented_items_look_like_paragraphs() -> None:
    gongwen = read(sample.DOCUMENT, "gongwen")
    assert found(gongwen, "//h:ol")[0].get("class") == "list labels-0"
    assert ".labels-0" not in gongwen.style_sheet()
    assert ".list > li > p {\n  text-align: justify;\n  text-indent: 2em;\n}" in (
        gongwen.style_sheet()
    )


def test_a_theme_says_itself_how_far_labels_hang() -> None:
    theme = themes.load()
    own = replace(theme.style("list"), left_indent=Ems(3), first_line_indent=Ems(-3))
    styled = replace(theme, styles={**theme.styles, "list": own})
    assert found(read(sample.DOCUMENT, styled), "//h:ol")[0].get("class") == "list labels-12"


def test_quotations_and_verse(essay: EpubFile) -> None:
    in_a_list = found(essay, "//h:li/h:blockquote")
    assert {text(one).strip() for one in in_a_list} == {"账不怕细，就怕没人看。"}
    inner = found(essay, "//h:blockquote/h:blockquote")
    assert {text(one).strip() for one in inner} == {"三十年里，只有两页被撕过。"}
    stanzas = found(essay, "//h:div[@class='verse']")
    assert [text(line) for line in xpath(stanzas[-2], "h:p")] == [
        "溪水从村口过，",
        "把去年的账，②",
        "也带走了。",
    ]


def test_separators(essay: EpubFile) -> None:
    assert [text(one) for one in found(essay, "//h:p[@class='separator']")] == ["* * *", "———"]
    assert len(found(essay, "//h:hr")) == 2


def test_tables(essay: EpubFile) -> None:
    tables = found(essay, "//h:table")
    assert [text(caption) for caption in xpath(tables[0], "h:caption")] == ["表1　溪口村集体收入"]
    assert [(len(xpath(t, "h:thead/h:tr")), len(xpath(t, "h:tbody/h:tr"))) for t in tables] == [
        *((1, 2), (0, 2), (2, 1)),
        *((1, 2), (0, 2)),
    ]
    heads = xpath(tables[0], "h:thead/h:tr/h:th")
    assert {(head.get("scope"), head.get("class")) for head in heads} == {("col", "center kept")}
    assert [cell.get("class") for cell in xpath(tables[0], "h:tbody/h:tr[2]/h:td")] == [
        "whole",
        "right whole",
        None,
    ]


def test_figures(essay: EpubFile) -> None:
    figures = found(essay, "//h:figure")
    images = [xpath(figure, "h:img")[0] for figure in figures]
    assert [image.get("alt") for image in images[:2]] == ["溪口村的地图：溪水在南，村子在北", ""]
    assert [text(one) for one in xpath(figures[0], "h:figcaption")] == ["图1　溪口村，据实测"]
    folder = posixpath.dirname(essay.package_path)
    for image, data in zip(images, sample.DOCUMENT.images, strict=False):
        path = posixpath.join(folder, image.get("src"))
        assert path in essay.items.values()
        assert essay.zip.read(path) == data.data


def test_a_picture_that_is_not_there_is_its_alternate_text() -> None:
    (figure,) = found(read(document(sample.FIGURES[0])), "//h:figure")
    assert text(figure[0]) == sample.FIGURES[0].alternate


def test_pictures_are_told_of_in_the_metadata(essay: EpubFile) -> None:
    assert essay.meta("schema:accessMode") == ["textual", "visual"]
    assert essay.meta("schema:accessModeSufficient") == ["textual,visual"]
    assert "alternativeText" not in essay.meta("schema:accessibilityFeature")
    described = replace(document(sample.FIGURES[0]), images=sample.DOCUMENT.images)
    file = read(described)
    assert file.meta("schema:accessMode") == ["textual", "visual"]
    assert file.meta("schema:accessModeSufficient") == ["textual"]
    assert "alternativeText" in file.meta("schema:accessibilityFeature")


# Notes


def test_marks_lead_to_notes_and_notes_back(essay: EpubFile) -> None:
    pages = {posixpath.basename(path): page for path, page in essay.content()}
    marks = found(essay, "//h:a[@role='doc-noteref']")
    assert {mark.get(EPUB_TYPE) for mark in marks} == {"noteref"}
    for name, page in pages.items():
        for mark in xpath(page, "//h:a[@role='doc-noteref']"):
            path, _, identifier = mark.get("href").partition("#")
            (aside,) = xpath(pages[path or name], f"//h:aside[@id='{identifier}']")
            assert (aside.get(EPUB_TYPE), aside.get("role")) == ("footnote", "doc-footnote")
            assert text(aside).startswith(text(mark))
            (back,) = xpath(aside, ".//h:a[@role='doc-backlink']")
            (first,) = xpath(pages[path or name], f"//h:a[@id='{back.get('href')[1:]}']")
            assert text(first) == text(mark)


def test_a_note_is_in_the_file_of_its_first_mark(essay: EpubFile) -> None:
    notes = {
        posixpath.basename(path): [text(aside)[:4] for aside in xpath(page, "//h:aside")]
        for path, page in essay.content()
    }
    assert notes == {
        "opening.xhtml": ["[1] "],
        "section-1.xhtml": [],
        "section-2.xhtml": ["② 指2", "[3] ", "[4] "],
    }


def test_a_mark_without_a_note_is_text(essay: EpubFile) -> None:
    assert [text(mark) for mark in found(essay, "//h:span[@class='noteref']")] == ["[无]"]


def test_a_note_that_only_a_note_refers_to() -> None:
    notes = (
        Note("甲", "[1]", (Text("见"), NoteReference("[2]", "乙")), nodes.SPAN),
        Note("乙", "[2]", (Text("此"),), nodes.SPAN),
    )
    text_ = nodes.paragraph("文", NoteReference("[1]", "甲"))
    section = nodes.section(1, "一、", "甲", text_)
    file = read(replace(document(section, nodes.section(1, "二、", "乙")), notes=notes))
    assert [text(aside) for aside in found(file, "//h:aside")] == ["[1]见[2]", "[2]此"]
    assert_reads_back(replace(document(section, nodes.section(1, "二、", "乙")), notes=notes), file)


# The look


def test_chromium_shows_a_run_in_heading_on_the_line_of_its_paragraph(tmp_path: Path) -> None:
    """The ink ends higher than where the paragraph has a line of its own."""

    def bottom(*, run_in: bool) -> int:
        section = nodes.section(1, "一、", "标题。", nodes.paragraph("正文。"), run_in=run_in)
        folder = tmp_path / str(run_in)
        folder.mkdir()
        path = folder / "essay.epub"
        path.write_bytes(write(document(section, printed=False)))
        picture = epub_page(path, "section-1.xhtml", folder, (400, 200)).convert("L")
        box = ImageChops.invert(picture).getbbox()
        assert box
        return box[3]

    assert 0 < bottom(run_in=True) < bottom(run_in=False) - 12


def shown(table: Table, folder: Path, width: int) -> Image:
    """The ink of a table that Chromium shows in a window of this width, white on black."""
    path = folder / "essay.epub"
    path.write_bytes(write(document(section("一", "分工", table), printed=False)))
    picture = ImageChops.invert(epub_page(path, "section-1.xhtml", folder, (width, 900)))
    return picture.convert("L").point(lambda value: 255 * (value > 40))


def bands(picture: Image) -> int:
    """How many stretches of rows with ink there are: rules, and lines of text."""
    rows = [picture.crop((0, y, picture.width, y + 1)).getbbox() for y in range(picture.height)]
    return sum(1 for above, row in pairwise([None, *rows]) if row and not above)


@pytest.mark.parametrize("width", [700, 360])
def test_numbers_and_short_texts_of_a_table_are_not_broken(tmp_path: Path, width: int) -> None:
    """In the first and the last column there are three rules, and a line a row."""
    task = "供水管网漏损治理（改造老旧管网，漏损率控制在百分之九以内）" * 4
    office = "市城市管理局、市水利局、各县（区）人民政府"
    rows = [["合计", task, office, "四月底前", "1350.5"], ["乙", task, "局", "五月", "－189.5"]]
    picture = shown(nodes.table([["序号", "任务", "单位", "时限", "投资"], *rows]), tmp_path, width)
    below = 60  # what stands above is the heading
    for left, right in ((0, 30), (width - 45, width)):
        assert bands(picture.crop((left, below, right, picture.height))) == 3 + 3


@pytest.mark.parametrize(
    "rows",
    [
        [
            [f"第{number}季度实际数" for number in "一二三四五六七八"],
            ["12 850.50", "1 350.75", "abcdefghijklmnop", *["1 286.25"] * 5],
        ],
        [
            ["方案", "建索引/min", "索引/GB", "P50/ms", "P99/ms", "MRR@10"],
            ["trigram", "21.4", "5.92", "8.3", "41.7", "0.612"],
            ["jieba＋unicode61", "68.0", "2.07", "3.1", "17.5", "0.703"],
        ],
        [["参数", "WIDTH", "HEIGHT", "MMWW", "DEPTH", "WEIGHT"], ["甲", *["1350.25"] * 5]],
    ],
)
def test_a_table_of_many_columns_stays_on_a_narrow_screen(
    tmp_path: Path, rows: list[list[str]]
) -> None:
    box = shown(nodes.table(rows), tmp_path, 360).getbbox()
    assert box
    assert box[2] <= 352


def test_the_head_of_a_column_is_broken_before_its_unit() -> None:
    units = nodes.table([["项目", "投资（万元）"], ["船", "4200"]])
    classes = [cell.get("class") for cell in found(read(document(units)), "//h:th")]
    assert classes == ["kept", "kept"]


def test_spaces_typed_to_set_columns_are_as_wide_as_they_were_typed(tmp_path: Path) -> None:
    def right_edge(gap: str) -> int:
        folder = tmp_path / str(len(gap))
        folder.mkdir()
        path = folder / "essay.epub"
        signed = section("一", "签字", paragraph(f"甲方：{gap}乙方："))
        path.write_bytes(write(document(signed, printed=False)))
        picture = epub_page(path, "section-1.xhtml", folder, (600, 200)).convert("L")
        box = ImageChops.invert(picture).getbbox()
        assert box
        return box[2]

    assert right_edge(30 * " ") > right_edge(" ") + 80


def test_of_too_many_sections_some_share_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(division, "MOST_FILES", 3)
    chapters = [
        section(number, "修渠", paragraph(f"第{number}段渠。")) for number in "一二三四五六七"
    ]
    tree = document(*chapters, printed=False)
    file = read(tree)
    files = ["section-1.xhtml", "section-4.xhtml", "section-7.xhtml"]
    assert [posixpath.basename(path) for path, _ in file.content()] == files
    due = [
        (f"{number}、修渠", f"{files[index // 3]}#section-{index + 1}", 1)
        for index, number in enumerate("一二三四五六七")
    ]
    assert file.navigation() == file.ncx() == due
    assert not compared("epub", write(tree), tree, themes.load())
