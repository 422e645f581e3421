"""The PDF writer: its fonts, what it says of itself, and what readers get out of it."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import threading
import unicodedata
from itertools import pairwise
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from fontTools.ttLib import TTFont
from msgspec.structs import replace
from pypdf import PdfReader

from converter import ConverterError, load_theme
from converter.document import Document, Metadata, Section
from converter.layout import lay_out, parallel
from converter.writers.pdf import PdfWriter, drawing
from converter.writers.pdf.deflated import DeflatedAside
from tests.judges.pdf import wrong_widths
from tests.rendering import pdf_pages
from tests.tools import require
from tests.writers.pdf_samples import HARD_CASES, HYPHENS, document, paragraph, section, write


def fonts(data: bytes) -> list[Any]:
    """The composite fonts of a file."""
    resources: Any = PdfReader(io.BytesIO(data)).pages[0]["/Resources"]
    return [reference.get_object() for reference in resources["/Font"].values()]


def content(data: bytes) -> bytes:
    """The operators of the first page."""
    contents = PdfReader(io.BytesIO(data)).pages[0].get_contents()
    assert contents is not None
    return contents.get_data()


@pytest.fixture(scope="module", params=["essay", "gongwen"])
def file(request: pytest.FixtureRequest, essay_document: Document) -> bytes:
    return write(essay_document, request.param)


def test_there_is_one_composite_font_a_face_and_no_other(file: bytes) -> None:
    found = fonts(file)
    assert [font["/Subtype"] for font in found] == ["/Type0"] * len(found)
    assert [font["/Encoding"] for font in found] == ["/Identity-H"] * len(found)
    faces = [font["/BaseFont"].split("+")[1] for font in found]
    assert len(faces) == len(set(faces)) <= 4
    assert not any("Helvetica" in face for face in faces)


def test_the_widths_are_those_of_the_embedded_font(file: bytes) -> None:
    assert wrong_widths(file) == []


def test_letters_with_marks_of_their_own_look_as_one_character_and_are_copied_as_they_are() -> None:
    """Alone a combining mark of a Chinese face stands on the letter behind it."""
    text = "拼音nǐ hǎo，Antonín Dvořák的café在此，ǜ、がぎ，“é”。" * 4
    parted = unicodedata.normalize("NFD", text)
    whole, split = (write(document(paragraph(one))) for one in (text, parted))
    pages = [pypdfium2.PdfDocument(one)[0] for one in (whole, split)]
    drawn = [page.render(scale=2).to_pil().tobytes() for page in pages]
    assert drawn[0] == drawn[1]
    assert normal(parted) in normal(pages[1].get_textpage().get_text_bounded())
    assert wrong_widths(split) == []


def normal(text: str) -> str:
    """The text without spaces and line ends."""
    return "".join(text.split())


def test_the_last_character_of_a_loose_line_is_as_wide_as_it_is() -> None:
    """Nothing leaves the type area: the space between the characters of a line ends before it."""
    text = "乘" + "基" * 20 + "supercalifragilisticexpialidocious"
    data = write(document(*(paragraph("层" * number + text) for number in range(14))))
    page = pypdfium2.PdfDocument(data)[0]
    text_page = page.get_textpage()
    boxes = [text_page.get_charbox(place, loose=True) for place in range(text_page.count_chars())]
    margin = load_theme("essay").page.margin_right
    assert max(right for _, _, right, _ in boxes) <= page.get_width() - margin + 0.05


def test_the_font_programs_are_sound(file: bytes) -> None:
    for font in fonts(file):
        (descendant,) = (one.get_object() for one in font["/DescendantFonts"])
        data = descendant["/FontDescriptor"]["/FontFile2"].get_data()
        program = TTFont(io.BytesIO(data), checkChecksums=2)
        assert set(program.reader.keys()) <= {
            "glyf", "loca", "head", "hhea", "hmtx", "maxp", "cvt ", "fpgm", "prep",
        }  # fmt: skip
        for name in program.getGlyphOrder():
            glyph = program["glyf"][name]
            components = glyph.getComponentNames(program["glyf"])
            assert set(components) <= set(program.getGlyphOrder())


@pytest.mark.parametrize("text", HARD_CASES)
@pytest.mark.parametrize("theme", ["essay", "gongwen"])
def test_poppler_and_pdfium_copy_hard_cases_out(text: str, theme: str, tmp_path: Path) -> None:
    path = tmp_path / "hard.pdf"
    path.write_bytes(write(document(paragraph(text)), theme))
    poppler = subprocess.run(
        [require("pdftotext"), path, "-"], capture_output=True, check=True, encoding="utf-8"
    ).stdout
    pdfium = pypdfium2.PdfDocument(path)[0].get_textpage().get_text_bounded()
    for read in (poppler, pdfium):
        assert squeezed(text) in squeezed(read)


def squeezed(text: str) -> str:
    """The text without spaces and line ends: of those the page decides."""
    return "".join(text.split())


def test_a_space_that_is_closed_up_is_copied_out(tmp_path: Path) -> None:
    """It has ActualText and a glyph, for readers that know it and for those that do not."""
    text = "研究制定“九五 ”计划，所谓 「绝对民主」， 也是"
    path = tmp_path / "spaces.pdf"
    path.write_bytes(write(document(paragraph(text))))
    commands = [
        [require("pdftotext"), path, "-"],
        [require("mutool"), "draw", "-q", "-F", "txt", path],
    ]
    for command in commands:
        read = subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout
        assert text in read
    assert text in pypdfium2.PdfDocument(path)[0].get_textpage().get_text_bounded()


@pytest.mark.parametrize("theme", ["essay", "gongwen"])
def test_the_hyphen_at_the_end_of_a_line_is_copied_out(theme: str, tmp_path: Path) -> None:
    """PDFium and Poppler take it for one that parts a word, and leave it out."""
    texts = ["水" * count + f"{count}{HYPHENS}{count}水利设施。" for count in range(40)]
    path = tmp_path / "hyphens.pdf"
    path.write_bytes(write(document(*map(paragraph, texts)), theme))
    poppler = [require("pdftotext"), path, "-"]
    mutool = [require("mutool"), "draw", "-q", "-F", "txt", path]
    pages = [one.get_textpage() for one in pypdfium2.PdfDocument(path)]
    copies = ["".join(one.get_text_bounded() for one in pages)]
    for command in (poppler, [*poppler[:1], "-raw", *poppler[1:]], mutool):
        done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")
        copies.append(done.stdout)
    for copy in copies:
        assert not {"\x02", "\ufffe"} & set(copy)
        assert [one for one in texts if squeezed(one) not in squeezed(copy)] == []


def test_nothing_is_copied_out_between_the_characters_of_a_loose_line(tmp_path: Path) -> None:
    """Poppler takes a gap of a tenth of an em for a space; a line may give each gap ¼ em."""
    text = "他在今天的会上，讲到了英语的词典里最长的一个单词的由来和它的" + "a" * 60 + "里的意思"
    path = tmp_path / "loose.pdf"
    path.write_bytes(write(document(paragraph(text))))
    spacings = [run.spacing for page in lay_out(document(paragraph(text)), load_theme()).pages
                for placed in page.lines for run in placed.line.runs]  # fmt: skip
    assert max(spacings) > 100
    assert wrong_widths(path.read_bytes()) == []
    readers = [
        [require("pdftotext"), path, "-"],
        [require("pdftotext"), "-raw", path, "-"],
        [require("mutool"), "draw", "-q", "-F", "txt", path],
    ]
    for command in readers:
        read = subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout
        assert text in read.replace("\n", "")


@pytest.mark.parametrize("dash", ["——", "――"])
def test_a_dash_is_drawn_without_a_gap(dash: str, tmp_path: Path) -> None:
    """GB/T 15834-2011, 5.1.6, whichever character A1AA of GB 2312 was mapped to."""
    path = tmp_path / "dash.pdf"
    path.write_bytes(write(document(paragraph(dash * 3))))
    (page,) = pdf_pages(path, 300)
    top = round(page.height * (85 + 32 + 28 + 20) / 842)
    row = min(
        (page.crop((0, y, page.width, y + 1)) for y in range(top, top + 80)),
        key=lambda line: sum(line.get_flattened_data()),
    )
    ink = [x for x, grey in enumerate(row.get_flattened_data()) if grey < 128]
    gaps = [right - left for left, right in pairwise(ink) if right - left > 1]
    assert len(gaps) == 2, "between the three dashes, and none inside"


def test_the_outline_names_a_run_in_heading_without_its_full_stop() -> None:
    run_in = replace(section(1, "雨情偏重。").heading, run_in=True)
    data = write(document(Section(run_in, (paragraph("雨多。"),))))
    assert [one.title for one in PdfReader(io.BytesIO(data)).outline] == ["1.雨情偏重"]


def test_the_outline_nests_as_the_sections_do() -> None:
    data = write(
        document(
            section(1, "甲", section(2, "乙", paragraph("某")), section(2, "丙")), section(1, "丁")
        )
    )
    outline = PdfReader(io.BytesIO(data)).outline
    titles = [
        one["/Title"] if not isinstance(one, list) else [e["/Title"] for e in one]
        for one in outline
    ]
    assert titles == ["1.甲", ["2.乙", "2.丙"], "1.丁"]


def test_what_the_file_says_of_itself() -> None:
    metadata = Metadata("挂职感悟", "某作者", "zh-Hans", "2024-05-06T07:08:09Z")
    data = write(Document(metadata, None, ()))
    reader = PdfReader(io.BytesIO(data))
    assert reader.metadata is not None
    assert reader.metadata.title == "挂职感悟"
    assert reader.metadata.author == "某作者"
    assert reader.metadata["/CreationDate"] == "D:20240506070809+00'00'"
    catalog: Any = reader.trailer["/Root"]
    assert catalog["/Lang"] == "zh-Hans"
    assert catalog["/ViewerPreferences"]["/DisplayDocTitle"]


def test_the_id_of_a_file_is_that_of_its_content() -> None:
    one, same, other = (
        PdfReader(io.BytesIO(write(document(paragraph(text))))).trailer["/ID"]
        for text in ("甲", "甲", "乙")
    )
    assert one == same != other


def test_another_process_gives_the_same_bytes(essay_path: Path) -> None:
    command = [sys.executable, "-m", "converter", "convert", str(essay_path), "--to", "pdf"]
    first, second = (
        subprocess.run(
            [*command, "--output", "-"],
            capture_output=True,
            check=True,
            env={"PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    )
    assert first == second
    assert first.startswith(b"%PDF-1.7")


def test_several_cores_give_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    tree = document(*[paragraph(text * 9) for text in HARD_CASES for _ in range(9)])
    monkeypatch.setattr(parallel, "MOST", 500)
    monkeypatch.setattr(drawing, "MOST", 50)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0})
    on_one = write(tree)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1, 2})
    assert write(tree) == on_one


def test_a_document_with_nothing_in_it_is_a_page() -> None:
    assert len(PdfReader(io.BytesIO(write(Document(Metadata("某文"), None, ())))).pages) == 1


def test_sections_are_named_destinations_that_the_outline_goes_to() -> None:
    many = [section(1, "章", paragraph("文"), section(2, "节")) for _ in range(6)]
    reader = PdfReader(io.BytesIO(write(document(*many))))
    names = [f"section-{number}" for number in range(1, 13)]
    assert sorted(reader.named_destinations) == sorted(names)
    tree: Any = reader.trailer["/Root"]["/Names"]["/Dests"]["/Names"]  # type: ignore[index]
    assert tree[::2] == sorted(names), "a name tree is searched by halves"
    first: Any = reader.trailer["/Root"]["/Outlines"]["/First"]  # type: ignore[index]
    assert first["/Dest"] == "section-1"
    assert first["/First"]["/Dest"] == "section-2"


def test_pages_are_called_as_their_footers_number_them() -> None:
    reader = PdfReader(io.BytesIO(write(document(*[paragraph("某文。" * 300)] * 4))))
    assert reader.page_labels == [str(number + 1) for number in range(len(reader.pages))]


def test_text_is_in_gray_or_as_asked_in_the_black_of_cmyk() -> None:
    gray, cmyk = (content(write(document(paragraph("文")), color=c)) for c in ("gray", "cmyk"))
    assert b" k" not in gray
    assert cmyk.startswith(b"0 0 0 1 k BT")
    with pytest.raises(ConverterError, match="color=red"):
        PdfWriter(color="red")


def test_streams_are_binary_and_reportlab_is_left_as_it_was(file: bytes) -> None:
    from reportlab import rl_config

    assert b"ASCII85Decode" not in file
    assert rl_config.useA85 == 1


@pytest.mark.parametrize("refused", ["start", "_deflate"])
def test_the_fonts_are_the_same_where_no_thread_deflates_them(
    refused: str, essay_document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: object) -> None:
        raise RuntimeError("can't start new thread")

    whole = write(essay_document)
    if refused == "start":
        monkeypatch.setattr(threading.Thread, "start", refuse)
    else:
        monkeypatch.setattr(DeflatedAside, "_deflate", lambda _: None)
    assert write(essay_document) == whole
    assert threading.active_count() == 1


def test_reportlab_can_use_the_font_for_its_own_drawing() -> None:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfgen.canvas import Canvas

    from converter.fonts.catalogue import find
    from converter.writers.pdf.composite_font import composite_font

    font = composite_font(find(["Noto Serif SC"]).face)
    pdfmetrics.registerFont(font)
    sink = io.BytesIO()
    canvas = Canvas(sink, initialFontName=font.fontName)
    canvas.setFont(font.fontName, 20)
    canvas.drawString(72, 700, "夯基立柱")
    canvas.save()
    assert "夯基立柱" in PdfReader(sink).pages[0].extract_text()
    assert pdfmetrics.stringWidth("夯基立柱", font.fontName, 20) == 80


def test_writing_loads_no_library_that_reads_pdf(essay_path: Path, tmp_path: Path) -> None:
    code = f"""
import sys
from converter import convert, load_theme, normalize, read
with open({str(tmp_path / "a.pdf")!r}, "wb") as sink:
    convert(normalize(read({str(essay_path)!r})).document, "pdf", load_theme(), sink)
print({{"pikepdf"}} & sys.modules.keys())
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert done.stdout == "set()\n"
