"""The table of contents of a PDF: tagged, linked, and numbered apart from the text."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path

import pikepdf
import pytest
from msgspec.structs import replace
from pypdf import PdfReader

from converter import load_theme
from converter.document import Document
from converter.theme import Contents, Style
from converter.theme.lengths import Ems, Points
from converter.writers.pdf import PdfWriter
from tests.judges import pdf as judges
from tests.tools import require
from tests.writers.pdf_samples import SENTENCE, document, paragraph, section

HEADINGS = [f"1.第{number}部分" for number in range(1, 61)]


def style(indent: float = 0) -> Style:
    return Style("song", Points(12), Points(20), "left", Ems(indent))


@pytest.fixture(scope="module")
def tree() -> Document:
    text = paragraph(SENTENCE * 20)
    parts = (
        section(1, f"第{number}部分", text, section(2, "其中" + "很长的标题" * 9, text))
        for number in range(1, 61)
    )
    return document(*parts)


@pytest.fixture(scope="module")
def data(tree: Document) -> bytes:
    heading = Style("hei", Points(16), Points(24), "center", space_after=Points(12))
    contents = Contents("目录", heading, (style(), style(2)))
    sink = io.BytesIO()
    PdfWriter().write(tree, replace(load_theme(), contents=contents), sink)
    return sink.getvalue()


def test_it_conforms(data: bytes, tmp_path: Path) -> None:
    assert judges.judge(data) == []
    file = tmp_path / "contents.pdf"
    file.write_bytes(data)
    assert judges.qpdf(file) == ""


def test_every_entry_is_in_the_tree_with_its_text_and_number(data: bytes, tmp_path: Path) -> None:
    file = tmp_path / "contents.pdf"
    file.write_bytes(data)
    said = subprocess.run(
        [require("pdfinfo"), "-struct-text", file],
        capture_output=True,
        encoding="utf-8",
        check=True,
    ).stdout
    lines = [line.strip() for line in said.splitlines()]
    assert lines.count("TOC") + sum(line.startswith("TOC ") for line in lines) == 1
    assert sum(line.startswith("TOCI") for line in lines) == 120
    assert not any("…" in line or "....." in line for line in lines), "leaders are artifacts"
    first = lines.index("Link (inline)")
    assert lines[first + 1 : first + 3] == ['"1.第1部分"', '"1"']


def test_every_entry_links_to_its_heading(data: bytes) -> None:
    reader = PdfReader(io.BytesIO(data))
    links = [
        annotation.get_object() for page in reader.pages for annotation in page.get("/Annots", [])
    ]
    first_level = [link for link in links if str(link["/Contents"]) in HEADINGS]
    assert [str(link["/Contents"]) for link in first_level] == HEADINGS
    for link in first_level:
        destination = reader.named_destinations[link["/Dest"]]
        page = reader.pages[reader.get_destination_page_number(destination)]
        assert str(link["/Contents"]) in page.extract_text()


def test_a_link_lies_on_the_lines_of_its_entry(data: bytes) -> None:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        (first, second, *_) = pdf.pages[0].Annots
    left, bottom, right, top = (float(edge) for edge in first.Rect)
    assert (left, right) == pytest.approx((81.6, 513.6), abs=0.1)
    assert top - bottom == pytest.approx(12, abs=0.02)
    assert float(second.Rect[3]) - float(second.Rect[1]) == pytest.approx(32, abs=0.02), "two lines"


def test_its_pages_are_numbered_apart(data: bytes) -> None:
    labels = PdfReader(io.BytesIO(data)).page_labels
    assert labels[:2] == ["i", "ii"]
    assert labels[labels.index("1") :][:3] == ["1", "2", "3"]
