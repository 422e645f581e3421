"""The DOCX writer, judged by lxml, python-docx's reader, the Open XML SDK and openxml-audit."""

import io
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest
from msgspec.structs import replace
from openxml_audit import OpenXmlValidator

from converter import theme as themes
from converter.document import Document, Lead, Role, Text, lines_of_text, walk
from converter.theme import Theme
from converter.writers import create
from converter.writers.docx import DocxWriter
from tests.writers import docx_samples as samples
from tests.writers.docx_reader import DocxFile, child, text, values

THEMES = ("essay", "gongwen")
STYLES = {
    "Normal",
    "Default Paragraph Font",
    "Title",
    "heading 1",
    "heading 2",
    "heading 3",
    "heading 4",
    "Body Text",
    "Lead",
    "footer",
}


def write(document: Document, theme: str | Theme = "essay") -> DocxFile:
    theme = themes.load(theme) if isinstance(theme, str) else theme
    sink = io.BytesIO()
    DocxWriter().write(document, theme, sink)
    return DocxFile(sink.getvalue())


@pytest.fixture(scope="module", params=THEMES)
def theme(request: pytest.FixtureRequest) -> Theme:
    return themes.load(request.param)


@pytest.fixture(scope="module")
def file(theme: Theme) -> DocxFile:
    return write(samples.essay(), theme)


@pytest.fixture(scope="module")
def essay() -> DocxFile:
    return write(samples.essay(), "essay")


@pytest.fixture(scope="module")
def gongwen() -> DocxFile:
    return write(samples.essay(), "gongwen")


def test_is_registered_under_its_name() -> None:
    assert isinstance(create("docx"), DocxWriter)


# The text


def test_paragraphs_are_the_documents_lines_one_to_one(file: DocxFile) -> None:
    read = docx.Document(io.BytesIO(file.data))
    assert [p.text for p in read.paragraphs] == [t for t, _ in lines_of_text(samples.essay())]


def test_each_paragraph_names_the_style_of_its_role(file: DocxFile) -> None:
    read = docx.Document(io.BytesIO(file.data))
    names = [paragraph.style.name for paragraph in read.paragraphs]
    assert names[:4] == ["Title", "Body Text", "Heading 1", "Body Text"]
    assert names.count("Heading 1") == 3
    assert set(names) == {"Title", "Heading 1", "Body Text"}


def test_a_heading_keeps_its_number_as_text(file: DocxFile) -> None:
    read = docx.Document(io.BytesIO(file.data))
    headings = [p.text for p in read.paragraphs if p.style.name == "Heading 1"]
    assert headings == [
        "一、立干事创业的本领之柱",
        "二、立担当作为的品格之柱",
        "三、立为民服务的思想之柱",
    ]
    assert not file.find("//w:numPr")
    assert not file.find("//w:numPr", "word/styles.xml")


def test_leads_are_runs_in_the_character_style(file: DocxFile) -> None:
    read = docx.Document(io.BytesIO(file.data))
    found = [r.text for p in read.paragraphs for r in p.runs if r.style.name == "Lead"]
    leads = [
        inline.text
        for block in walk(samples.essay().blocks)
        for inline in getattr(block, "inlines", ())
        if isinstance(inline, Lead)
    ]
    assert found == leads
    assert found[:2] == ["学会做独当一面的领跑人。", "学会做能文能武的多面手。"]
    assert len(found) == 9


def test_the_text_has_no_direct_formatting(file: DocxFile) -> None:
    assert file.find("//w:pPr/w:pStyle")
    assert file.find("//w:rPr/w:rStyle")
    assert not file.find("//w:pPr/*[not(self::w:pStyle)] | //w:rPr/*[not(self::w:rStyle)]")


def test_headings_deeper_than_the_styles_look_like_the_last() -> None:
    read = docx.Document(io.BytesIO(write(samples.deep_headings(6)).data))
    assert [p.style.name for p in read.paragraphs] == [
        "Heading 1",
        "Heading 2",
        "Heading 3",
        "Heading 4",
        "Heading 4",
        "Heading 4",
        "Body Text",
    ]


def test_a_notice_has_its_style() -> None:
    notice = samples.paragraph(Text("（试读到此。）"), role="notice")
    read = docx.Document(io.BytesIO(write(samples.document(notice)).data))
    assert [p.style.name for p in read.paragraphs] == ["Notice"]


@pytest.mark.parametrize(
    "spelling",
    ["甲\t乙", "\t甲\t", "　甲　", "  甲  乙 ", "甲\n乙", "甲\u00a0乙", "", "𠮷野家", "<&>\"'"],
)
def test_white_space_and_rare_characters_are_kept(spelling: str) -> None:
    file = write(samples.document(samples.paragraph(Text(spelling))))
    assert [p.text for p in docx.Document(io.BytesIO(file.data)).paragraphs] == [spelling]


# Characters that XML cannot hold


@pytest.mark.parametrize("character", ["\x00", "\x08", "\x0b", "\x1f", "\ud800", "\uffff"])
def test_an_illegal_character_is_replaced_and_reported(character: str) -> None:
    sink = io.BytesIO()
    document = samples.document(samples.paragraph(Text(f"学会{character}做"), line=7))
    (diagnostic,) = DocxWriter().write(document, themes.load(), sink)
    assert text(DocxFile(sink.getvalue()).one("//w:p")) == "学会\ufffd做"
    assert (diagnostic.code, diagnostic.severity) == ("FMT001", "warning")
    assert f"U+{ord(character):04X}" in diagnostic.message
    assert diagnostic.span == samples.span(7)


def test_illegal_characters_in_the_metadata_are_replaced_and_reported() -> None:
    sink = io.BytesIO()
    document = samples.document(title="样\x01张", author="某\x02人")
    (diagnostic,) = DocxWriter().write(document, themes.load(), sink)
    properties = docx.Document(sink).core_properties
    assert (properties.title, properties.author) == ("样\ufffd张", "某\ufffd人")
    assert "U+0001, U+0002" in diagnostic.message
    assert diagnostic.span is None
    assert text(DocxFile(sink.getvalue()).running_line("header", "default")) == "样\ufffd张"


def test_legal_text_has_nothing_to_report() -> None:
    assert DocxWriter().write(samples.essay(), themes.load(), io.BytesIO()) == ()


# The styles


def test_the_style_sheet_has_the_styles_of_the_text_and_no_other(
    essay: DocxFile, gongwen: DocxFile
) -> None:
    def names(file: DocxFile) -> set[str]:
        return {values(e)["val"] for e in file.find("//w:style/w:name", "word/styles.xml")}

    assert names(essay) == STYLES | {"header"}
    assert names(gongwen) == STYLES | {"Footer Even"}


def test_every_style_names_its_faces(file: DocxFile) -> None:
    for style in file.find("//w:style[@w:styleId!='DefaultParagraphFont']", "word/styles.xml"):
        faces = child(style, "rPr/rFonts")
        assert set(faces) == {"hint", "ascii", "hAnsi", "eastAsia", "cs"}
        assert all(faces.values())


@pytest.mark.parametrize(
    ("theme_name", "style", "han", "latin"),
    [
        ("essay", "Title", "SimHei", "Arial"),
        ("essay", "heading 4", "KaiTi", "Times New Roman"),
        ("essay", "Body Text", "SimSun", "Times New Roman"),
        ("essay", "Lead", "KaiTi", "Times New Roman"),
        ("gongwen", "Title", "FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05S"),
        ("gongwen", "heading 1", "SimHei", "SimHei"),
        ("gongwen", "heading 2", "KaiTi", "KaiTi"),
        ("gongwen", "heading 3", "FangSong", "FangSong"),
        ("gongwen", "Body Text", "FangSong", "FangSong"),
        ("gongwen", "footer", "SimSun", "SimSun"),
    ],
)
def test_faces(theme_name: str, style: str, han: str, latin: str) -> None:
    faces = child(write(samples.essay(), theme_name).style(style), "rPr/rFonts")
    assert (faces["eastAsia"], faces["ascii"], faces["hAnsi"]) == (han, latin, latin)


def test_no_face_is_made_bold_slanted_or_coloured(file: DocxFile) -> None:
    assert not file.find("//w:b | //w:i | //w:color", "word/styles.xml")


def test_the_language_is_the_documents() -> None:
    file = write(samples.document(language="zh-Hans"))
    language = values(file.one("//w:docDefaults//w:lang", "word/styles.xml"))
    assert language == {"val": "en-US", "eastAsia": "zh-Hans"}
    assert values(file.one("//w:themeFontLang", "word/settings.xml")) == language


def test_headings_have_outline_levels_and_stay_with_what_follows(file: DocxFile) -> None:
    for level in range(1, 5):
        style = file.style(f"heading {level}")
        assert child(style, "pPr/outlineLvl") == {"val": str(level - 1)}
        assert child(style, "pPr/keepNext") == child(style, "pPr/keepLines") == {}
    assert child(file.style("Title"), "pPr/keepNext") == {}
    assert child(file.style("Body Text"), "pPr/keepNext") is None


def test_offices_that_sign_jointly_have_no_space_between_them() -> None:
    """ECMA-376-1, 17.3.1.9: contextualSpacing."""
    signed = (samples.paragraph(Text(one), role="signature") for one in ("甲局", "乙局"))
    file = write(samples.document(*signed), "gongwen")
    assert child(file.style("Signature"), "pPr/contextualSpacing") == {}


@pytest.mark.parametrize("role", ["salutation", "subtitle", "question"])
def test_what_opens_a_text_stays_with_it(role: Role) -> None:
    opening = samples.paragraph(Text("——在会上的讲话"), role=role)
    file = write(samples.document(opening, samples.paragraph(Text("各位好。"))))
    assert child(file.style(role.title()), "pPr/keepNext") == {}


@pytest.mark.parametrize(("theme_name", "twips"), [("essay", "480"), ("gongwen", "640")])
def test_the_first_line_stands_two_characters_in(theme_name: str, twips: str) -> None:
    indent = child(write(samples.document(), theme_name).style("Body Text"), "pPr/ind")
    assert indent == {"firstLineChars": "200", "firstLine": twips}


def test_only_gongwen_indents_its_headings(essay: DocxFile, gongwen: DocxFile) -> None:
    for level in range(1, 5):
        assert child(essay.style(f"heading {level}"), "pPr/ind") is None
        assert child(gongwen.style(f"heading {level}"), "pPr/ind")["firstLineChars"] == "200"


def test_sizes_are_in_half_points(essay: DocxFile, gongwen: DocxFile) -> None:
    names = ("Title", "heading 1", "Body Text", "footer")
    assert [child(essay.style(n), "rPr/sz")["val"] for n in names] == ["44", "32", "24", "18"]
    assert [child(gongwen.style(n), "rPr/sz")["val"] for n in names] == ["44", "32", "32", "28"]


def test_lines_are_exact_off_a_grid_and_single_on_one(essay: DocxFile, gongwen: DocxFile) -> None:
    assert child(essay.style("Title"), "pPr/spacing") == {
        "before": "400",
        "after": "560",
        "line": "640",
        "lineRule": "exact",
    }
    assert child(gongwen.style("heading 1"), "pPr/spacing") == {
        "beforeLines": "0",
        "before": "0",
        "afterLines": "0",
        "after": "0",
        "line": "240",
        "lineRule": "auto",
    }


def test_a_face_that_may_be_taller_than_a_line_of_the_grid_has_exact_ones(
    gongwen: DocxFile,
) -> None:
    """A title of 22 pt would else have lines of two (GB/T 9704-2012, 7.3.1: two below the rule)."""
    assert child(gongwen.style("Title"), "pPr/spacing") == {
        "beforeLines": "0",
        "before": "0",
        "afterLines": "100",
        "after": "579",
        "line": "579",
        "lineRule": "exact",
    }
    assert child(gongwen.style("Title"), "pPr/snapToGrid") == {"val": "0"}


def test_alignment(essay: DocxFile) -> None:
    names = ("Title", "heading 1", "Body Text")
    assert [child(essay.style(n), "pPr/jc")["val"] for n in names] == ["center", "left", "both"]


def test_chinese_line_breaking_is_on(file: DocxFile) -> None:
    normal = file.style("Normal")
    for switch in ("widowControl", "kinsoku", "overflowPunct", "autoSpaceDE", "autoSpaceDN"):
        assert child(normal, f"pPr/{switch}") == {}
    spacing = file.one("//w:characterSpacingControl", "word/settings.xml")
    assert values(spacing) == {"val": "compressPunctuation"}


def test_word_opens_it_as_one_of_its_own(file: DocxFile) -> None:
    mode = file.one("//w:compatSetting[@w:name='compatibilityMode']", "word/settings.xml")
    assert values(mode)["val"] == "15"


# The page


def test_gongwen_page_is_the_standards(gongwen: DocxFile) -> None:
    """GB/T 9704-2012, 5.1 and 5.2: A4, margins of 37, 28, 26 and 35 mm."""
    assert values(gongwen.one("//w:pgSz")) == {"w": "11906", "h": "16838"}
    margins = values(gongwen.one("//w:pgMar"))
    assert [margins[side] for side in ("top", "bottom", "left", "right")] == [
        "2098",
        "1984",
        "1587",
        "1474",
    ]


def test_gongwen_fits_22_lines_of_28_characters(gongwen: DocxFile) -> None:
    """GB/T 9704-2012, 5.2.3; the last line and the last character may not stand out."""
    page, margins = values(gongwen.one("//w:pgSz")), values(gongwen.one("//w:pgMar"))
    height = int(page["h"]) - int(margins["top"]) - int(margins["bottom"])
    width = int(page["w"]) - int(margins["left"]) - int(margins["right"])
    grid = values(gongwen.one("//w:docGrid"))
    body = gongwen.style("Body Text")
    character = 10 * int(child(body, "rPr/sz")["val"]) + int(child(body, "rPr/spacing")["val"])
    assert grid == {"type": "lines", "linePitch": "579"}
    assert height // int(grid["linePitch"]) == 22
    assert width // character == 28


def test_only_text_keeps_to_the_grid(gongwen: DocxFile) -> None:
    assert child(gongwen.style("Body Text"), "pPr/snapToGrid") == {"val": "1"}
    assert child(gongwen.style("footer"), "pPr/snapToGrid") == {"val": "0"}
    for name in ("Normal", "footer", "Footer Even"):
        assert child(gongwen.style(name), "rPr/spacing") is None


def test_an_essay_has_no_grid(essay: DocxFile) -> None:
    assert not essay.find("//w:docGrid")
    assert child(essay.style("Body Text"), "rPr/spacing") is None


def test_gongwen_page_number_stands_7_mm_below_the_type_area(gongwen: DocxFile) -> None:
    """GB/T 9704-2012, 7.5: 35 mm less 4.5 mm to the line of 14 pt, in whose middle the dash is."""
    assert values(gongwen.one("//w:pgMar"))["footer"] == "1449"
    assert child(gongwen.style("footer"), "pPr/spacing")["line"] == "280"


def test_gongwen_page_number_is_outside_and_one_character_in(gongwen: DocxFile) -> None:
    odd, even = gongwen.style("footer"), gongwen.style("Footer Even")
    assert (child(odd, "pPr/jc"), child(odd, "pPr/ind")) == ({"val": "right"}, {"right": "280"})
    assert (child(even, "pPr/jc"), child(even, "pPr/ind")) == ({"val": "left"}, {"left": "280"})
    assert gongwen.find("//w:evenAndOddHeaders", "word/settings.xml")
    for pages, style in (("default", "Footer"), ("even", "FooterEven")):
        line = gongwen.running_line("footer", pages)
        assert child(line, "p/pPr/pStyle") == {"val": style}
        assert child(line, "p/fldSimple") == {"instr": " PAGE "}
        assert text(line) == "— 1 —"


def test_gongwen_has_no_header_and_numbers_its_first_page(gongwen: DocxFile) -> None:
    assert not gongwen.find("//w:headerReference | //w:titlePg")


def test_essay_header_is_the_title_from_the_second_page_on(essay: DocxFile) -> None:
    assert essay.find("//w:titlePg")
    assert text(essay.running_line("header", "default")) == "挂职感悟：夯基立柱，行稳致远"
    assert text(essay.running_line("header", "first")) == ""
    assert child(essay.running_line("header", "first"), "p/pPr/pStyle") == {"val": "Header"}


def test_essay_footer_is_the_page_number_on_every_page(essay: DocxFile) -> None:
    for pages in ("default", "first"):
        line = essay.running_line("footer", pages)
        assert child(line, "p/fldSimple") == {"instr": " PAGE "}
        assert text(line) == "1"
    assert not essay.find("//w:footerReference[@w:type='even']")
    assert not essay.find("//w:evenAndOddHeaders", "word/settings.xml")


def test_python_docx_reads_the_page(essay: DocxFile) -> None:
    (section,) = docx.Document(io.BytesIO(essay.data)).sections
    assert section.different_first_page_header_footer
    assert round(section.page_width.mm) == 210
    assert section.header.paragraphs[0].style.name == "Header"
    assert round(section.header_distance.pt, 1) == round((30 - 8) * 72 / 25.4 - 9, 1)


def test_a_theme_without_header_and_footer() -> None:
    file = write(samples.essay(), bare_theme())
    assert not [name for name in file.names() if "header" in name or "footer" in name]
    assert not file.find("//w:headerReference | //w:footerReference | //w:titlePg")


def bare_theme() -> Theme:
    return replace(themes.load(), header=None, footer=None)


# The container


def test_core_properties() -> None:
    document = replace(samples.essay(), title=None)
    properties = docx.Document(io.BytesIO(write(document).data)).core_properties
    instant = datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC)
    assert properties.title == "挂职感悟：夯基立柱，行稳致远"
    assert properties.author == properties.last_modified_by == "某作者"
    assert properties.language == "zh-CN"
    assert (properties.created, properties.modified) == (instant, instant)
    assert properties.revision == 1
    assert properties.comments == ""


def test_a_title_may_be_longer_than_255_characters() -> None:
    title = "夯基立柱" * 100
    properties = docx.Document(
        io.BytesIO(write(samples.document(title=title)).data)
    ).core_properties
    assert properties.title == title


def test_the_parts_are_those_needed_in_a_fixed_order(essay: DocxFile) -> None:
    assert essay.names() == [
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/app.xml",
        "docProps/core.xml",
        "word/_rels/document.xml.rels",
        "word/document.xml",
        "word/fontTable.xml",
        "word/footer3.xml",
        "word/footer4.xml",
        "word/header1.xml",
        "word/header2.xml",
        "word/settings.xml",
        "word/styles.xml",
        "word/theme/theme1.xml",
    ]


@pytest.mark.parametrize(
    ("modified", "date_time"),
    [
        ("2024-05-06T07:08:10Z", (2024, 5, 6, 7, 8, 10)),
        ("1970-01-01T00:00:00Z", (1980, 1, 1, 0, 0, 0)),
        ("2500-01-01T00:00:00Z", (2107, 12, 31, 0, 0, 0)),
    ],
)
def test_zip_entries_carry_the_documents_instant(modified: str, date_time: tuple[int, ...]) -> None:
    file = write(samples.document(modified=modified))
    for entry in ZipFile(io.BytesIO(file.data)).infolist():
        assert entry.date_time == date_time
        assert (entry.create_system, entry.compress_type) == (0, ZIP_DEFLATED)


def test_the_same_document_gives_the_same_bytes(theme: Theme, file: DocxFile) -> None:
    assert write(samples.essay(), theme).data == file.data


@pytest.mark.parametrize("seed", ["1", "2"])
def test_another_process_gives_the_same_bytes(gongwen: DocxFile, seed: str) -> None:
    program = (
        "import sys; from tests.writers import docx_samples, test_docx;"
        "sys.stdout.buffer.write(test_docx.write(docx_samples.essay(), 'gongwen').data)"
    )
    root = str(Path(__file__).parents[2])
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": root, "TZ": "Asia/Tokyo"}
    other = subprocess.run(
        [sys.executable, "-c", program], env=environment, check=True, capture_output=True
    )
    assert other.stdout == gongwen.data


# The judges


JUDGED: dict[str, Callable[[], DocxFile]] = {
    "essay": lambda: write(samples.essay(), "essay"),
    "gongwen": lambda: write(samples.essay(), "gongwen"),
    "bare": lambda: write(samples.essay(), bare_theme()),
    "deep": lambda: write(samples.deep_headings(9), "gongwen"),
    "empty": lambda: write(samples.document()),
    "odd": lambda: write(
        samples.document(samples.paragraph(Lead("\x00甲\t"), Text("\ud800\n"), role="notice"))
    ),
}


@pytest.fixture(params=JUDGED)
def judged(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / "document.docx"
    path.write_bytes(JUDGED[request.param]().data)
    return path


def test_open_xml_sdk_finds_nothing(judged: Path, ooxml_validator: Callable[[Path], None]) -> None:
    ooxml_validator(judged)


def test_openxml_audit_finds_nothing(judged: Path) -> None:
    result = OpenXmlValidator().validate(judged)
    assert result.is_valid, result.errors
