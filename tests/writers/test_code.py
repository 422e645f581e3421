"""Code in the files: line by line, with its spaces, at a fixed pitch, and with none put in."""

from __future__ import annotations

import ctypes
import io
import re
from collections.abc import Iterator

import docx
import pypdfium2
import pypdfium2.raw as raw
import pytest
from docx.oxml.ns import qn

from converter import convert, load_theme
from converter.document import Code, Document, Metadata, Paragraph, Text, Title
from tests.trees.nodes import SPAN
from tests.writers.docx_reader import DocxFile, child
from tests.writers.epub_reader import EpubFile, text, xpath
from tests.writers.pdf_reader import structure

LINES = (
    "def 读取(path: str):",
    "    # 读取中文path，“引号”、逗号都照原样",
    "    return open(path)   or  None",
    "",
    "iiii = 'MMMM'",
)
LONG = "x = " + "very_long_name_without_a_space" * 6 + "  # 注"
DOCUMENT = Document(
    Metadata("代码"),
    Title("代码", SPAN),
    (
        Paragraph((Text("先看代码："),), SPAN),
        Code((*LINES, LONG), SPAN),
        Paragraph((Text("再看文字。"),), SPAN),
    ),
)
THEMES = ("essay", "gongwen")


def _written(form: str, theme: str) -> bytes:
    sink = io.BytesIO()
    convert(DOCUMENT, form, load_theme(theme), sink)
    return sink.getvalue()


@pytest.mark.parametrize("theme", THEMES)
def test_docx_has_it_in_the_style_that_word_has_for_it(theme: str) -> None:
    data = _written("docx", theme)
    (code,) = [
        one
        for one in docx.Document(io.BytesIO(data)).paragraphs
        if one.style.name == "HTML Preformatted"
    ]
    assert code.text == "\n".join((*LINES, LONG))
    style = DocxFile(data).style("HTML Preformatted")
    assert child(style, "rPr/rFonts")["ascii"] == "Courier New"
    assert child(style, "rPr/noProof") == {}
    assert child(style, "pPr/jc") == {"val": "left"}
    assert child(style, "pPr/autoSpaceDE") == child(style, "pPr/autoSpaceDN") == {"val": "0"}
    assert not {"firstLine", "firstLineChars"} & (child(style, "pPr/ind") or {}).keys()
    (font,) = DocxFile(data).find("//w:font[@w:name='Courier New']", "word/fontTable.xml")
    assert font.find(qn("w:pitch")).get(qn("w:val")) == "fixed"


@pytest.mark.parametrize("theme", THEMES)
def test_epub_has_it_as_it_was_typed(theme: str) -> None:
    epub = EpubFile(_written("epub", theme))
    (code,) = [one for _, page in epub.content() for one in xpath(page, "//h:pre/h:code")]
    assert text(code) == "\n".join((*LINES, LONG))
    css = epub.zip.read(epub.of_type("text/css")).decode()
    said = " ".join(re.findall(r"^\.code \{(.*?)\}", css, re.DOTALL | re.MULTILINE))
    for declaration in (
        "white-space: pre-wrap",
        "overflow-wrap: anywhere",
        "text-autospace: no-autospace",
        "text-spacing-trim: space-all",
        "text-indent: 0",
        "text-align: left",
        "monospace",
    ):
        assert declaration in said


def _characters(theme: str) -> Iterator[tuple[str, float, float, float, int]]:
    """What pdfium sees: each character, its size, where it begins, its base line, its page."""
    document = pypdfium2.PdfDocument(_written("pdf", theme))
    x, y = ctypes.c_double(), ctypes.c_double()
    for number, page in enumerate(document):
        shown = page.get_textpage()
        for index in range(shown.count_chars()):
            raw.FPDFText_GetCharOrigin(shown, index, x, y)
            size = raw.FPDFText_GetFontSize(shown, index)
            character = chr(raw.FPDFText_GetUnicode(shown, index))
            if character not in "\r\n":
                yield character, size, x.value, y.value, number


def _rows(theme: str) -> list[list[tuple[str, float]]]:
    """The lines of code on the pages: their characters, and where these begin."""
    size = load_theme(theme).style("code").size
    rows: dict[tuple[int, int], list[tuple[str, float]]] = {}
    for character, own, x, y, page in _characters(theme):
        if own == pytest.approx(size, abs=0.01):
            rows.setdefault((page, round(y)), []).append((character, x))
    return [*rows.values()]


@pytest.mark.parametrize("theme", THEMES)
def test_pdf_sets_letters_half_as_wide_as_ideographs(theme: str) -> None:
    size, rows = load_theme(theme).style("code").size, _rows(theme)
    rows = [row for row in rows if "".join(one for one, _ in row).strip()]
    shown = ["".join(one for one, _ in row if not one.isspace()) for row in rows]
    assert ["".join(line.split()) for line in LINES if line] == shown[:4]
    left = rows[0][0][1]
    for line, row in zip((line for line in LINES if line), rows, strict=False):
        typed = len(line) - len(line.lstrip())
        seen = [x for one, x in row if not one.isspace()]
        at, places = left + typed * size / 2, []
        for one in line[typed:]:
            if not one.isspace():
                places.append(at)
            at += size / 2 if one.isascii() else size
        assert seen == pytest.approx(places, abs=0.05)


@pytest.mark.parametrize("theme", THEMES)
def test_pdf_breaks_long_lines_inside_the_page(theme: str) -> None:
    look = load_theme(theme)
    size, right = look.style("code").size, look.page.width - look.page.margin_right
    rows = _rows(theme)
    assert all(x + size / 2 <= right + 0.5 for row in rows for one, x in row if one.isascii())
    whole = "".join(one for row in rows for one, _ in row)
    assert whole.count("very_long_name_without_a_space") == 6


def test_pdf_says_what_is_code() -> None:
    (division,) = [kids for tag, kids in structure(_written("pdf", "essay")) if tag == "Div"]
    assert isinstance(division, list)
    assert [tag for tag, _ in division] == ["P"] * 6
    code = [one for _, kids in division for one in kids]
    assert [tag for tag, _ in code] == ["Code"] * 6
    said = ["".join(said for _, said in kids) for _, kids in code]
    assert [one.rstrip() for one in said[:5]] == [*LINES]
