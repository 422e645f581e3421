"""Notes below a table and the unit above it, in all files (CY/T 170-2019)."""

from __future__ import annotations

import ctypes
import io

import docx
import pypdfium2
import pypdfium2.raw as raw
import pytest

from converter import convert, load_theme
from converter.document import Document, LineBreak, Metadata, Table, Text, Title
from converter.layout import lay_out
from tests.trees.nodes import SPAN, cells, paragraph
from tests.writers.docx_reader import DocxFile, child
from tests.writers.epub_reader import EpubFile, text, xpath

NAME, UNIT, NOTE, SOURCE = "表1　产量", "单位：万吨", "注：为快报数。", "资料来源：年报。"
PROSE = "从表中看出，水稻增产最多，小麦次之，油菜的面积也有所扩大。" * 2
DOCUMENT = Document(
    Metadata("产量"),
    Title("产量", SPAN),
    (
        paragraph(PROSE),
        Table(
            (
                cells("作物", "2022年", "2023年"),
                cells("水稻", "12.6", "13.1"),
                cells("小麦", "4.2", "4.4"),
            ),
            1,
            SPAN,
            (Text(NAME), LineBreak(), Text(UNIT)),
        ),
        paragraph(NOTE, role="table_note"),
        paragraph(SOURCE, role="table_note"),
        paragraph(PROSE),
    ),
)
THEMES = ("essay", "gongwen")


def _written(form: str, theme: str) -> bytes:
    sink = io.BytesIO()
    convert(DOCUMENT, form, load_theme(theme), sink)
    return sink.getvalue()


def _places(theme: str) -> dict[str, tuple[float, float, float]]:
    """Where lines of the page begin and end, and their base lines, as pdfium sees them."""
    page = pypdfium2.PdfDocument(_written("pdf", theme))[0]
    shown = page.get_textpage()
    x, y = ctypes.c_double(), ctypes.c_double()
    found: dict[str, tuple[float, float, float]] = {}
    whole = shown.get_text_range()
    for line in filter(None, whole.replace("\r", "").split("\n")):
        start = whole.index(line)
        raw.FPDFText_GetCharOrigin(shown, start, x, y)
        *_, right, _ = shown.get_charbox(start + len(line) - 1)
        found[line] = x.value, right, y.value
    return found


@pytest.mark.parametrize("theme", THEMES)
def test_pdf_sets_them_at_the_sides_of_the_table(theme: str) -> None:
    look = load_theme(theme)
    (page,) = lay_out(DOCUMENT, look).pages
    rule = max(page.rules, key=lambda one: one.width)
    left = rule.left
    places = _places(theme)
    assert places[NOTE][0] == pytest.approx(places[SOURCE][0], abs=0.1)
    assert places[NOTE][0] == pytest.approx(left, abs=1)
    assert places[UNIT][1] == pytest.approx(left + rule.width, abs=look.body.size / 2)
    rows = next(y for line, (_, _, y) in places.items() if line.startswith("小麦"))
    assert 0 < rows - places[NOTE][2] < 2 * look.body.leading
    assert places[NOTE][2] > places[SOURCE][2]


@pytest.mark.parametrize("theme", THEMES)
def test_docx_has_styles_for_them(theme: str) -> None:
    file = DocxFile(_written("docx", theme))
    read = docx.Document(io.BytesIO(file.data))
    styles = {one.text: one.style.name for one in read.paragraphs if one.style}
    assert styles[NAME] == "Table Caption"
    assert styles[UNIT] == "Table Unit"
    assert styles[NOTE] == styles[SOURCE] == "Table Note"
    assert child(file.style("Table Unit"), "pPr/jc") == {"val": "right"}
    assert child(file.style("Table Unit"), "pPr/keepNext") == {}
    assert child(file.style("Table Note"), "pPr/jc") == {"val": "left"}
    sizes = [
        int((child(file.style(name), "rPr/sz") or {})["val"])
        for name in ("Table Note", "Body Text")
    ]
    assert sizes[0] < sizes[1]
    width = sum(int(one.get(f"{{{W}}}w")) for one in file.find("//w:tbl/w:tblGrid/w:gridCol"))
    (unit,) = file.find("//w:p[w:pPr/w:pStyle/@w:val='TableUnit']")
    notes = file.find("//w:p[w:pPr/w:pStyle/@w:val='TableNote']")
    page = load_theme(theme).page
    area = 20 * (page.width - page.margin_left - page.margin_right)
    right = int((child(unit, "pPr/ind") or {"right": "0"})["right"])
    assert width + 2 * right == pytest.approx(area, abs=20)
    assert {int((child(one, "pPr/ind") or {"left": "0"})["left"]) for one in notes} == {right}


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@pytest.mark.parametrize("theme", THEMES)
def test_epub_has_them_beside_the_table(theme: str) -> None:
    epub = EpubFile(_written("epub", theme))
    ((_, page),) = epub.content()
    (caption,) = xpath(page, "//h:table/h:caption")
    assert [text(one) for one in xpath(caption, "h:span[@class='unit']")] == [UNIT]
    assert text(caption) == NAME + UNIT
    notes = xpath(page, "//h:table/following-sibling::h:p[@class='table-note']")
    assert [text(one) for one in notes] == [NOTE, SOURCE]
    css = epub.zip.read(epub.of_type("text/css")).decode()
    rule = css[css.index("\n.table-note {") :].partition("}")[0]
    assert "text-align: left" in rule
