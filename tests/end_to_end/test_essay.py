"""The essay of the mission, converted by the command and read back by other people's programs."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from zipfile import ZipFile

import docx
import pypdfium2
import pytest
from lxml import etree
from PIL import ImageChops
from pypdf import PdfReader

from tests.judges import pdfjs
from tests.rendering import docx_to_pdf, pdf_pages, pdf_text
from tests.tools import require

MILLIMETRE = 72 / 25.4
THEMES = ("essay", "gongwen")
MARKS = ("##paidbegin##", "##paidend##")
XHTML = "{http://www.w3.org/1999/xhtml}"

TITLE = "挂职感悟：夯基立柱，行稳致远"
HEADINGS = ["一、立干事创业的本领之柱", "二、立担当作为的品格之柱", "三、立为民服务的思想之柱"]
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
AREAS = {"essay": (28.8, 30, 152.4, 239), "gongwen": (28, 37, 156, 225)}
"""The type areas in millimetres: left, top, width, height."""

PAGES = {"essay": 4, "gongwen": 6}
Files = Mapping[str, Path]


@pytest.fixture(scope="module")
def lines(essay_path: Path) -> list[str]:
    """The source's lines without its two marks."""
    text = essay_path.read_text(encoding="utf-8")
    for mark in MARKS:
        assert text.count(mark) == 1
        text = text.replace(mark, "")
    return list(filter(None, text.split("\n")))


@pytest.fixture(scope="module", params=THEMES)
def theme(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def files(theme: str, essay_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Files:
    folder = tmp_path_factory.mktemp(theme)
    command = [sys.executable, "-m", "converter", "convert", str(essay_path)]
    subprocess.run([*command, "--theme", theme, "--output", str(folder)], check=True)
    return {path.suffix[1:]: path for path in folder.iterdir()}


def test_three_files_are_written_and_nothing_else(files: Files) -> None:
    assert sorted(files) == ["docx", "epub", "pdf"]
    assert {path.stem for path in files.values()} == {"夯基立柱行稳致远"}


def test_the_docx_has_every_line_in_order_with_its_style(files: Files, lines: list[str]) -> None:
    document = docx.Document(str(files["docx"]))
    assert [paragraph.text for paragraph in document.paragraphs] == lines
    styles = {paragraph.text: paragraph.style.name for paragraph in document.paragraphs}
    assert styles[TITLE] == "Title"
    assert [text for text, style in styles.items() if style == "Heading 1"] == HEADINGS
    runs = [run for paragraph in document.paragraphs for run in paragraph.runs]
    assert [run.text for run in runs if run.style.name == "Lead"] == LEADS


def test_the_epub_has_every_line_in_order_with_its_element(files: Files, lines: list[str]) -> None:
    elements = [
        element
        for body in _spine(files["epub"])
        for element in body.iter(f"{XHTML}h1", f"{XHTML}h2", f"{XHTML}p")
    ]
    assert ["".join(element.itertext()) for element in elements] == lines
    ranked = {"".join(element.itertext()): etree.QName(element).localname for element in elements}
    assert [text for text, rank in ranked.items() if rank == "h1"] == [TITLE]
    assert [text for text, rank in ranked.items() if rank == "h2"] == HEADINGS
    leads = [
        span for element in elements for span in element.iterfind(f"{XHTML}span[@class='lead']")
    ]
    assert [span.text for span in leads] == LEADS


def test_poppler_reads_every_line_in_order_from_the_pdf(
    files: Files, lines: list[str], theme: str
) -> None:
    read = pdf_text(files["pdf"], _area(theme))
    assert "".join(read) == "".join(lines)
    assert set(HEADINGS) <= set(read)


def test_pdfium_reads_every_line_in_order_from_the_pdf(
    files: Files, lines: list[str], theme: str
) -> None:
    left, top, width, height = _area(theme)
    bottom = 297 * MILLIMETRE - top - height
    read = [
        page.get_textpage().get_text_bounded(
            left - 1, bottom - 1, left + width + 1, bottom + height + 1
        )
        for page in pypdfium2.PdfDocument(files["pdf"])
    ]
    assert re.sub(r"\s", "", "".join(read)) == "".join(lines)


@pytest.mark.parametrize("reader", ["mutool", "pdf.js"])
def test_other_readers_copy_the_text_out_with_nothing_put_in(
    files: Files, lines: list[str], reader: str
) -> None:
    require("mutool" if reader == "mutool" else "npm")
    text = _mutool(files["pdf"]) if reader == "mutool" else pdfjs.text_of(files["pdf"])
    read = [line for line in re.split(r"[\n\f]+", text) if line]
    body = [line for line in read if not re.fullmatch(r"\d|— \d —", line)]
    title, *rest = body
    assert title + "".join(line for line in rest if line != TITLE) == "".join(lines)


def _mutool(file: Path) -> str:
    command = ["mutool", "draw", "-q", "-F", "txt", file]
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout


def test_pypdf_reads_every_line_of_the_pdf_without_spaces_put_in(
    files: Files, lines: list[str]
) -> None:
    text = "\n".join(page.extract_text() for page in PdfReader(files["pdf"]).pages)
    assert " " not in re.sub(r"— \d+ —", "", text)
    joined = text.replace("\n", "")
    for line in lines:
        assert line[:24] in joined


def test_the_outline_of_the_pdf_is_its_headings(files: Files) -> None:
    reader = PdfReader(files["pdf"])
    assert [entry["/Title"] for entry in reader.outline] == HEADINGS
    pages = [reader.get_destination_page_number(entry) for entry in reader.outline]
    assert pages == sorted(pages)


def test_no_site_mark_is_left_in_any_file(files: Files) -> None:
    for path in files.values():
        assert b"##paid" not in _content(path).lower()


def test_epubcheck_finds_nothing(
    files: Files, epubcheck_messages: Callable[..., list[object]]
) -> None:
    assert epubcheck_messages([files["epub"]]) == []


def test_qpdf_finds_nothing(files: Files) -> None:
    said = subprocess.run(
        [require("qpdf"), "--check", files["pdf"]], capture_output=True, encoding="utf-8"
    )
    assert (said.returncode, said.stderr) == (0, "")


def test_the_open_xml_sdk_finds_nothing(
    files: Files, ooxml_validator: Callable[[Path], None]
) -> None:
    ooxml_validator(files["docx"])


def test_the_pages_of_the_pdf_have_ink_in_the_type_area_and_its_margin_lines_alone(
    files: Files, theme: str
) -> None:
    pages = pdf_pages(files["pdf"], 72)
    assert len(pages) == PAGES[theme]
    left, top, width, height = _area(theme)
    for page in pages:
        box = ImageChops.invert(page).getbbox()
        assert box is not None
        assert left - 1 <= box[0] < box[2] <= left + width + 1
        assert box[1] >= top - 9 - 8 * MILLIMETRE - 1
        below = ImageChops.invert(page).crop((0, int(top + height) + 2, *page.size)).getbbox()
        assert below is not None, "no page number"
        assert below[1] >= 4 * MILLIMETRE
        assert below[3] <= 9 * MILLIMETRE + 14


def test_every_glyph_of_the_pdf_is_from_an_embedded_font(files: Files) -> None:
    for page in PdfReader(files["pdf"]).pages:
        for reference in page["/Resources"]["/Font"].values():
            font = reference.get_object()
            (descendant,) = (one.get_object() for one in font["/DescendantFonts"])
            assert font["/Subtype"] == "/Type0"
            assert "/ToUnicode" in font
            assert "/FontFile2" in descendant["/FontDescriptor"]


def test_libreoffice_shows_the_whole_docx_on_as_many_pages(
    files: Files, lines: list[str], theme: str, tmp_path: Path
) -> None:
    pdf = docx_to_pdf(files["docx"], tmp_path)
    assert len(pypdfium2.PdfDocument(pdf)) == PAGES[theme]
    left, top, width, height = _area(theme)
    read = pdf_text(pdf, (left - 12, top - 2, width + 24, height + 4))
    assert re.sub(r"\s", "", "".join(read)) == "".join(lines)


def _area(theme: str) -> tuple[float, float, float, float]:
    left, top, width, height = (edge * MILLIMETRE for edge in AREAS[theme])
    return left, top, width, height


def _spine(epub: Path) -> list[etree._Element]:
    """The bodies of the spine's linear files in order, the cover's apart."""
    with ZipFile(epub) as container:
        package = etree.fromstring(container.read("EPUB/content.opf"))
        namespaces = {"opf": "http://www.idpf.org/2007/opf"}
        hrefs = {
            item.get("id"): item.get("href")
            for item in package.iterfind(".//opf:manifest/opf:item", namespaces)
        }
        order = [
            str(hrefs[item.get("idref")])
            for item in package.iterfind(".//opf:spine/opf:itemref", namespaces)
            if item.get("linear") != "no"
        ]
        bodies = [
            etree.fromstring(container.read(f"EPUB/{name}")).find(f"{XHTML}body") for name in order
        ]
    return [body for body in bodies if body is not None and body.find(f".//{XHTML}img") is None]


def _content(path: Path) -> bytes:
    """All that a file says, decompressed."""
    if path.suffix == ".pdf":
        return "".join(page.extract_text() for page in PdfReader(path).pages).encode()
    with ZipFile(io.BytesIO(path.read_bytes())) as container:
        return b"".join(container.read(name) for name in container.namelist())
