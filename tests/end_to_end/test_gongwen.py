"""An official document after GB/T 9704-2012, measured on the pages of poppler and LibreOffice.

All lengths are in millimetres from the top left corner of the page unless they say otherwise.
"""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import NamedTuple

import pytest
from lxml import etree
from PIL import Image, ImageOps

from tests.command import assert_succeeded, run
from tests.rendering import docx_to_pdf, pdf_pages
from tests.tools import require
from tests.writers.epub_reader import EpubFile

LEFT, RIGHT, TOP, BOTTOM = 28, 210 - 26, 37, 297 - 35
"""The type area (5.2.1)."""

CHARACTER, PITCH = 156 / 28, (225 - 156 / 28) / 21
POINT, DPI = 25.4 / 72, 200

OFFICE, DATE = "云河省水利厅", "2026年11月5日"
LONG_OFFICE, LONG_DATE = "云河省防汛抗旱指挥部办公室", "2026年5月1日"
LINES = (
    "云河省水利厅关于印发水毁工程修复管理办法的通知",
    "各市水利局：",
    "现将《水毁工程修复管理办法》印发给你们，请认真贯彻执行。",
    "一、高度重视",
    "各地要高度重视，加强领导，把修复工作摆在突出的位置。",
    "二、抓好落实",
    "各地要抓好落实，确保成效，每月五日以前报送上月进度。",
    "附件：1.水毁工程修复管理办法",
    "2.水毁工程修复进度月报表",
    OFFICE,
    DATE,
    "附件1",
    "水毁工程修复管理办法",
    "一、总则",
    "为规范水毁工程修复管理，制定本办法。",
    "二、附则",
    "本办法自印发之日起施行。",
    "附件2",
    "水毁工程修复进度月报表",
    "各市应当于每月五日以前报送上月的进度。",
    LONG_OFFICE,
    LONG_DATE,
)
LONG_SIGNED = (*LINES[:9], LONG_OFFICE, LONG_DATE)


class Line(NamedTuple):
    """A line of text on a page, and where it is."""

    page: int
    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


def made(folder: Path, lines: tuple[str, ...]) -> Path:
    (folder / "通知.txt").write_text("\n".join(lines), encoding="utf-8")
    formats = ("--to", "docx,pdf,epub", "--theme", "gongwen", "--output", ".")
    assert_succeeded(run("convert", "通知.txt", *formats, cwd=folder))
    files = ("通知.docx", "通知.pdf", "通知.epub")
    look = ("--against", "通知.txt", "--theme", "gongwen")
    assert_succeeded(run("verify", *files, *look, cwd=folder))
    docx_to_pdf(folder / "通知.docx", folder)
    return folder


@pytest.fixture(scope="module")
def notice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A notice whose date is longer than its signature, with two annexes."""
    return made(tmp_path_factory.mktemp("notice"), LINES[:20])


@pytest.fixture(scope="module")
def long_signed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A notice whose signature is longer than its date."""
    return made(tmp_path_factory.mktemp("signed"), LONG_SIGNED)


@pytest.fixture(params=["通知.pdf", "office/通知.pdf"], ids=["PDF", "DOCX"])
def shown(request: pytest.FixtureRequest) -> str:
    """The pages of the PDF, and those that LibreOffice makes of the DOCX."""
    name: str = request.param
    return name


def lines_of(pdf: Path) -> list[Line]:
    """The lines of a PDF in its order, as poppler sees them, without spaces."""
    command = [require("pdftotext"), "-bbox-layout", str(pdf), "-"]
    said = subprocess.run(command, check=True, capture_output=True).stdout
    found = []
    for number, page in enumerate(etree.fromstring(said).iterfind(".//{*}page"), start=1):
        for line in page.iterfind(".//{*}line"):
            left, top, right, bottom = (
                float(line.get(side, "")) * POINT for side in ("xMin", "yMin", "xMax", "yMax")
            )
            text = "".join(word.text or "" for word in line.iterfind("{*}word"))
            found.append(Line(number, text, left, top, right, bottom))
    return found


def line(pdf: Path, text: str) -> Line:
    (found,) = (one for one in lines_of(pdf) if one.text == text)
    return found


def dash(page: Image.Image, left: float, right: float) -> tuple[float, float]:
    """The upper and the lower edge of the first ink below the type area between these places."""
    scale = DPI / 25.4
    top = round((BOTTOM + 2) * scale)
    below = page.crop((round(left * scale), top, round(right * scale), page.height))
    ink = ImageOps.invert(below.convert("L")).point(lambda one: 255 if one > 127 else 0).getbbox()
    assert ink is not None
    return (top + ink[1]) / scale, (top + ink[3]) / scale


def test_the_dashes_of_the_page_number_are_7_mm_below_the_type_area(
    notice: Path, shown: str
) -> None:
    """7.5: 一字线上距版心下边缘7mm; right on odd pages, left on even ones."""
    for number, page in enumerate(pdf_pages(notice / shown, DPI)[:2], start=1):
        edges = (RIGHT - 9, RIGHT - 5.5) if number % 2 else (LEFT + 5.5, LEFT + 9)
        upper, lower = dash(page, *edges)
        assert lower - upper < 0.6, "no dash"
        assert (upper + lower) / 2 - BOTTOM == pytest.approx(7, abs=0.2)


def test_an_annex_opens_a_page_its_title_in_the_third_line(notice: Path, shown: str) -> None:
    """7.3.7: 另面编排, 附件1 in Hei at the top left, its title in the middle of the third line."""
    pdf = notice / shown
    lines = lines_of(pdf)
    for label, name in (("附件1", LINES[12]), ("附件2", LINES[18])):
        own = line(pdf, label)
        page = [one for one in lines if one.page == own.page]
        assert page[0] == own
        assert own.page > line(pdf, DATE).page
        assert own.left == pytest.approx(LEFT, abs=0.5)
        assert TOP - 1 < own.top < own.bottom < TOP + PITCH + 1
        (title,) = (one for one in page if one.text == name)
        assert (title.left + title.right) / 2 == pytest.approx((LEFT + RIGHT) / 2, abs=0.7)
        assert title.middle - own.middle == pytest.approx(2 * PITCH, abs=1.5)
        assert title.right - title.left == pytest.approx(len(name) * 22 * POINT, rel=0.03)


def test_what_is_in_an_annex_looks_as_the_text_does(notice: Path, shown: str) -> None:
    """7.3.7: 附件格式要求同正文: 一、 in the face that it has there, which is Hei (7.3.3)."""
    fonts = subprocess.run(
        [require("pdftohtml"), "-xml", "-stdout", "-i", str(notice / shown)],
        check=True,
        capture_output=True,
    ).stdout
    root = etree.fromstring(fonts)
    faces = {
        "".join(text.itertext()).replace(" ", ""): text.get("font") for text in root.iter("text")
    }
    assert faces["一、总则"] == faces["一、高度重视"] == faces["附件1"]
    assert faces["一、总则"] != faces["各市水利局："]


def test_the_list_of_annexes_stands_a_line_below_the_text(notice: Path, shown: str) -> None:
    """7.3.4: 在正文下空一行左空二字编排."""
    pdf = notice / shown
    text, listed = line(pdf, LINES[6]), line(pdf, LINES[7])
    assert listed.top - text.top == pytest.approx(2 * PITCH, abs=0.5)
    assert listed.left == pytest.approx(LEFT + 2 * CHARACTER, abs=0.7)


def test_the_name_of_an_annex_goes_on_under_its_first_character(tmp_path: Path) -> None:
    """7.3.4: 附件名称较长需回行时，应当与上一行附件名称的首字对齐."""
    name = "云河省今冬明春农田水利基本建设任务分解表以及水毁工程修复资金安排计划明细"
    for start, first in (("附件：", ""), ("附件：1.", "2.")):
        (tmp_path / first).mkdir(exist_ok=True)
        folder = made(tmp_path / first, (*LINES[:7], start + name, first + name, OFFICE, DATE))
        for shown in ("通知.pdf", "office/通知.pdf"):
            lines = lines_of(folder / shown)
            opened = next(i for i, one in enumerate(lines) if one.text.startswith(start))
            text, rest = lines[opened], lines[opened + 1]
            begin = text.right - len(text.text.removeprefix(start)) * CHARACTER
            assert rest.left == pytest.approx(begin, abs=CHARACTER / 4)


def test_a_longer_date_ends_two_characters_in(notice: Path, shown: str) -> None:
    """7.3.5.2: 成文日期右空二字; the signature begins two characters before it."""
    office, date = line(notice / shown, OFFICE), line(notice / shown, DATE)
    assert date.left - office.left == pytest.approx(2 * CHARACTER, abs=0.5)
    assert RIGHT - date.right == pytest.approx(2 * CHARACTER, abs=0.5 if shown[0] != "o" else 3)


def test_a_longer_signature_ends_two_characters_in(long_signed: Path, shown: str) -> None:
    """7.3.5.2: 右空二字编排发文机关署名, the date 首字比发文机关署名首字右移二字."""
    office, date = line(long_signed / shown, LONG_OFFICE), line(long_signed / shown, LONG_DATE)
    assert date.left - office.left == pytest.approx(2 * CHARACTER, abs=0.5)
    assert RIGHT - office.right == pytest.approx(2 * CHARACTER, abs=0.7)


def test_an_epub_has_an_annex_in_a_file_of_its_own_and_its_signature_on_the_right(
    notice: Path,
) -> None:
    file = EpubFile((notice / "通知.epub").read_bytes())
    pages = ["".join("".join(page.itertext()).split()) for _, page in file.content()]
    (annex,) = (text for text in pages if "附件1" + LINES[12] in text)
    assert "附件1" + LINES[12] + LINES[13] in annex
    assert LINES[6] not in annex
    sheet = file.zip.read(file.of_type("text/css")).decode()
    assert re.search(r"\.annex \{[^}]*break-before: page;", sheet)
    widths = dict(
        re.findall(r"\.(signature(?:-date)?) \{\s+margin-left: auto;[^}]*width: ([\d.]+)em", sheet)
    )
    assert float(widths["signature"]) - float(widths["signature-date"]) == pytest.approx(2)


def test_two_letters_of_one_file_begin_their_signatures_alike(tmp_path: Path) -> None:
    """The longest signature and the longest date decide for both."""
    pdf = made(tmp_path, (*LINES, "")) / "通知.pdf"
    offices = [line(pdf, OFFICE), line(pdf, LONG_OFFICE)]
    dates = [line(pdf, DATE), line(pdf, LONG_DATE)]
    assert offices[0].left == pytest.approx(offices[1].left, abs=0.1)
    for office, date in zip(offices, dates, strict=True):
        assert date.left - office.left == pytest.approx(2 * CHARACTER, abs=0.5)
        assert date.right < RIGHT
