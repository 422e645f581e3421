"""Themes: the two that come along have the norms' numbers; what is wrong is told by its line."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from converter import theme
from converter.diagnostics import UsageError
from converter.document import Document, Metadata, Paragraph, Role, Span, Text
from converter.theme import Theme, official
from converter.theme.lengths import Ems, Points
from tests.command import ROOT

POINTS_PER_UNIT = {"pt": 1, "mm": 72 / 25.4, "cm": 720 / 25.4, "in": 72}
HEADINGS = 4


def mm(number: float) -> object:
    """``number`` millimetres, in points."""
    return pytest.approx(number / 25.4 * 72)


@pytest.fixture(scope="module")
def essay() -> Theme:
    return theme.load("essay")


@pytest.fixture(scope="module")
def gongwen() -> Theme:
    return theme.load("gongwen")


# The themes that come along (the numbers: TYPOGRAPHY.md)


def test_there_are_two_themes_and_essay_is_the_default(essay: Theme) -> None:
    assert theme.names() == ["essay", "gongwen"]
    assert theme.load() == essay


def test_gongwen_has_the_page_of_the_standard(gongwen: Theme) -> None:
    page = gongwen.page
    assert (page.width, page.height) == (mm(210), mm(297))
    assert (page.margin_top, page.margin_bottom) == (mm(37), mm(35))
    assert (page.margin_left, page.margin_right) == (mm(28), mm(26))
    assert page.width - page.margin_left - page.margin_right == mm(156)
    assert page.height - page.margin_top - page.margin_bottom == mm(225)


def test_gongwen_has_the_grid_of_the_standard(gongwen: Theme) -> None:
    grid = gongwen.page.grid
    assert grid is not None
    assert (grid.lines_per_page, grid.characters_per_line) == (22, 28)


def test_gongwen_has_the_sizes_and_faces_of_the_standard(gongwen: Theme) -> None:
    assert (gongwen.title.size, gongwen.title.alignment) == (22, "center")
    assert (gongwen.body.size, gongwen.body.alignment) == (16, "justify")
    assert gongwen.body.first_line_indent == 2
    assert [heading.size for heading in gongwen.headings] == [16] * HEADINGS
    assert [heading.font for heading in gongwen.headings] == ["hei", "kai", "fangsong", "fangsong"]
    assert {heading.first_line_indent for heading in gongwen.headings} == {2}
    assert gongwen.font(gongwen.title.font).named.startswith("FZXiaoBiaoSong")
    assert gongwen.font(gongwen.body.font).named == "FangSong"


def test_gongwen_has_the_masthead_of_the_standard(gongwen: Theme) -> None:
    assert gongwen.masthead is not None
    assert (gongwen.masthead.colour, gongwen.masthead.distance) == ("#ff0000", mm(4))
    assert {gongwen.style(name).alignment for name in ("issuer", "document_number")} == {"center"}
    assert gongwen.style("issuer").font == gongwen.title.font
    assert gongwen.style("document_number").size == gongwen.body.size


def test_an_issuer_looks_like_a_source_where_a_theme_says_no_more(gongwen: Theme) -> None:
    styles = {"source": gongwen.style("source")}
    assert replace(gongwen, styles=styles).style("issuer") == styles["source"]
    assert replace(gongwen, styles={}).style("document_number") == gongwen.body


def test_gongwen_has_the_page_number_of_the_standard(gongwen: Theme) -> None:
    footer = gongwen.footer
    assert footer is not None
    assert (footer.text, footer.size, footer.alignment) == ("— {page} —", 14, "outside")
    assert (footer.distance, footer.inset) == (mm(4.5), 1)
    assert gongwen.header is None


def test_gongwen_fits_its_lines_on_the_page(gongwen: Theme) -> None:
    height = gongwen.page.height - gongwen.page.margin_top - gongwen.page.margin_bottom
    assert 21 * gongwen.body.leading + gongwen.body.size <= height
    assert 22 * gongwen.body.leading + gongwen.body.size > height


def test_essay_is_song_with_hei_headings_and_kai_leads_on_a4(essay: Theme) -> None:
    assert (essay.page.width, essay.page.height) == (mm(210), mm(297))
    assert essay.font(essay.body.font).named == "SimSun"
    assert essay.font(essay.headings[0].font).named == "SimHei"
    assert essay.font(essay.lead.font).named == "KaiTi"
    assert (essay.body.alignment, essay.body.first_line_indent) == ("justify", 2)


def test_essay_has_a_whole_number_of_characters_a_line(essay: Theme) -> None:
    width = essay.page.width - essay.page.margin_left - essay.page.margin_right
    assert width / essay.body.size == pytest.approx(36, abs=0.05)


def test_a_heading_deeper_than_the_styles_looks_like_the_last(essay: Theme) -> None:
    assert essay.heading(1) is essay.headings[0]
    assert essay.heading(HEADINGS) is essay.headings[HEADINGS - 1]
    assert essay.heading(9) is essay.headings[HEADINGS - 1]


@pytest.mark.parametrize("name", ["essay", "gongwen"])
def test_the_notice_of_a_preview_says_how_much_remains(name: str) -> None:
    notice = theme.load(name).preview.notice
    assert "{paragraphs}" in notice
    assert "{characters}" in notice


# Lengths


@given(
    st.decimals(-1000, 1000, places=3).map(lambda number: f"{number:f}"),
    st.sampled_from(sorted(POINTS_PER_UNIT)),
)
def test_a_length_is_its_number_times_its_unit(number: str, unit: str) -> None:
    points = Points.parse(number + unit)
    assert points == pytest.approx(float(number) * POINTS_PER_UNIT[unit])


@given(st.integers(-100, 100))
def test_ems_are_their_number(number: int) -> None:
    assert Ems.parse(f"{number}em") == number


@settings(max_examples=50)
@given(
    st.text(max_size=12).filter(lambda text: not re.fullmatch(r"-?\d+(\.\d+)?(pt|mm|cm|in)", text))
)
def test_what_is_no_length_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a length such as 12pt"):
        Points.parse(text)


@pytest.mark.parametrize("text", ["", "2", "2 em", "em", "2pt", "2EM", "2em ", ".5em", "1e3em"])
def test_what_is_not_in_ems_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a length such as 2em"):
        Ems.parse(text)


# Errors: every line of both themes, spoilt in turn


def lines_of(name: str) -> list[str]:
    return (ROOT / "templates" / name / "theme.toml").read_text(encoding="utf-8").splitlines()


def assignments(pattern: str) -> list[tuple[str, int]]:
    """Theme and line number of each line with ``pattern`` in it."""
    return [
        (name, number)
        for name in ("essay", "gongwen")
        for number, line in enumerate(lines_of(name), start=1)
        if re.search(pattern, line)
    ]


def error_of(lines: list[str], folder: Path) -> UsageError:
    """What loading a theme of these lines says."""
    (folder / "theme.toml").write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        theme.load(f"{folder}/")
    return caught.value


@pytest.mark.parametrize(("name", "number"), assignments(r'"-?[\d.]+(pt|mm)"'))
def test_a_bad_unit_is_told_with_its_line(name: str, number: int, tmp_path: Path) -> None:
    lines = lines_of(name)
    lines[number - 1] = re.sub(r'(pt|mm)"', 'furlong"', lines[number - 1])
    error = error_of(lines, tmp_path)
    assert (error.place, error.line) == (str(tmp_path / "theme.toml"), number)
    assert "furlong' is not a length such as" in error.message


@pytest.mark.parametrize(("name", "number"), assignments(r"^\w+ = "))
def test_an_unknown_key_is_told_with_its_line(name: str, number: int, tmp_path: Path) -> None:
    lines = lines_of(name)
    lines.insert(number, "colour_of_the_moon = 1")
    error = error_of(lines, tmp_path)
    assert error.line == number + 1
    assert error.message.startswith("unknown key 'colour_of_the_moon' in ")


@pytest.mark.parametrize(("name", "number"), assignments(r'^font = "'))
def test_an_unknown_font_is_told_with_its_line(name: str, number: int, tmp_path: Path) -> None:
    lines = lines_of(name)
    lines[number - 1] = 'font = "ming"'
    error = error_of(lines, tmp_path)
    assert error.line == number
    assert error.message == "no font 'ming'"
    assert "the theme has " in error.hint


@pytest.mark.parametrize("number", [1, 6, 40, 117])
def test_a_syntax_error_is_told_with_its_line(number: int, tmp_path: Path) -> None:
    lines = lines_of("essay")
    lines.insert(number - 1, "这不是 TOML")
    error = error_of(lines, tmp_path)
    assert error.line == number
    assert "not TOML" in error.message


@pytest.mark.parametrize(
    ("table", "key"),
    [
        ("page", "width"),
        ("page", "margin_left"),
        ("fonts.song", "embedded"),
        ("title", "font"),
        ("body", "leading"),
        ("preview", "notice"),
        ("footer", "distance"),
        ("cover", "ink"),
    ],
)
def test_a_missing_key_is_told_with_the_line_of_its_table(
    table: str, key: str, tmp_path: Path
) -> None:
    lines = lines_of("essay")
    header = lines.index(f"[{table}]")
    key_line = next(
        index for index, line in enumerate(lines) if index > header and line.startswith(f"{key} = ")
    )
    del lines[key_line]
    error = error_of(lines, tmp_path)
    assert error.line == header + 1
    assert f"{table} lacks the key '{key}'" in error.message
    assert error.hint == "add it"


def test_a_missing_key_of_a_heading_is_told_with_the_line_of_that_heading(tmp_path: Path) -> None:
    lines = lines_of("essay")
    headers = [index for index, line in enumerate(lines) if line == "[[headings]]"]
    del lines[headers[2] + 1]
    error = error_of(lines, tmp_path)
    assert error.line == headers[2] + 1
    assert error.message == "headings.2 lacks the key 'font'"


def test_another_number_of_heading_styles_is_told(tmp_path: Path) -> None:
    lines = lines_of("essay")
    first = lines.index("[[headings]]")
    error = error_of([*lines[:first], *lines[first + 8 :]], tmp_path)
    assert error.line == first + 1
    assert "3 heading styles instead of 4" in error.message


def test_the_key_that_is_not_for_users_is_unknown(tmp_path: Path) -> None:
    error = error_of(['folder = "elsewhere"', *lines_of("essay")], tmp_path)
    assert error.line == 1
    assert "unknown key 'folder'" in error.message


def test_a_value_of_another_type_is_told_with_its_line(tmp_path: Path) -> None:
    lines = lines_of("gongwen")
    number = next(i for i, line in enumerate(lines) if line.startswith("lines_per_page"))
    lines[number] = 'lines_per_page = "22"'
    error = error_of(lines, tmp_path)
    assert error.line == number + 1
    assert "page.grid.lines_per_page" in error.message


SPOILT = [
    ("title", "size", '"0pt"', "title.size"),
    ("body", "size", '"-12pt"', "body.size"),
    ("body", "leading", '"0mm"', "body.leading"),
    ("footer", "size", '"0pt"', "footer.size"),
    ("page", "width", '"-210mm"', "page.width"),
    ("page", "height", '"0in"', "page.height"),
    ("page", "margin_right", '"-1mm"', "page.margin_right"),
    ("page", "margin_left", '"180mm"', "page.margin_left"),
    ("page", "margin_top", '"268mm"', "page.margin_top"),
    ("header", "text", '"{titel}"', "header.text"),
    ("footer", "text", '"{pags}"', "footer.text"),
    ("footer", "text", '"{page"', "footer.text"),
    ("footer", "text", '"{}"', "footer.text"),
    ("preview", "notice", '"其余 {page} 页"', "preview.notice"),
    ("cover", "paper", '"paper"', "cover.paper"),
    ("cover", "ink", '"#12345"', "cover.ink"),
    ("body", "alignment", '"both"', "body.alignment"),
]


@pytest.mark.parametrize(("table", "key", "value", "words"), SPOILT)
def test_a_value_that_makes_no_sense_is_told_with_its_line(
    table: str, key: str, value: str, words: str, tmp_path: Path
) -> None:
    lines = lines_of("essay")
    header = lines.index(f"[{table}]")
    number = next(i for i in range(header, len(lines)) if lines[i].startswith(f"{key} = "))
    lines[number] = f"{key} = {value}"
    error = error_of(lines, tmp_path)
    assert error.line == number + 1
    assert words in error.message


# A user's own folder


def test_a_folder_of_the_user_is_a_theme(tmp_path: Path, essay: Theme) -> None:
    folder = tmp_path / "我的"
    shutil.copytree(ROOT / "templates" / "essay", folder)
    file = folder / "theme.toml"
    file.write_text(file.read_text(encoding="utf-8").replace('"12pt"', '"10.5pt"'))
    mine = theme.load(str(folder))
    assert mine.body.size == 10.5
    assert mine.page == essay.page
    assert mine.folder == folder


def test_a_theme_saved_by_notepad_is_read(tmp_path: Path, essay: Theme) -> None:
    """It puts a byte order mark before UTF-8."""
    text = "\r\n".join(lines_of("essay"))
    (tmp_path / "theme.toml").write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert theme.load(f"{tmp_path}/").body == essay.body


@pytest.mark.parametrize("name", ["", "nonsense", "Essay", "./nonsense", "/", ".."])
def test_a_theme_that_is_not_there_is_told_with_the_ones_that_are(name: str) -> None:
    with pytest.raises(UsageError, match="no theme") as caught:
        theme.load(name)
    assert repr(name) in caught.value.message
    assert "essay, gongwen" in caught.value.hint


def signed(*roles_and_texts: tuple[Role, str]) -> Document:
    span = Span(1, 1, 1, 1)
    lines = (Paragraph((Text(text),), span, role=role) for role, text in roles_and_texts)
    return Document(Metadata("通知"), None, tuple(lines))


@pytest.mark.parametrize(
    ("signature", "date", "left"),
    [
        ("云河省水利厅", "2026年11月5日", 28 - 2 - (3 + 7 * 0.5 + 5 * 0.25) - 2),
        ("云河省防汛抗旱指挥部办公室", "2026年5月1日", 28 - 2 - 13),
        ("云河省" * 12, "2026年5月1日", 0),
    ],
)
def test_the_longer_of_signature_and_date_ends_two_characters_in(
    gongwen: Theme, signature: str, date: str, left: float
) -> None:
    """GB/T 9704-2012, 7.3.5.2, on 28 characters a line; digits are half as wide, ¼ em apart."""
    document = signed(("signature", signature), ("signature_date", date))
    own = official.fitted(gongwen, document)
    assert own.style("signature").left_indent == pytest.approx(left)
    assert own.style("signature_date").left_indent == pytest.approx(left + 2)
    assert official.fitted(own, document) == own


def test_a_date_alone_and_other_themes_stay_as_they_are(essay: Theme, gongwen: Theme) -> None:
    both = signed(("signature", "云河省水利厅"), ("signature_date", "2026年11月5日"))
    assert official.fitted(essay, both) == essay
    assert official.fitted(gongwen, signed(("signature_date", "2026年11月5日"))) == gongwen
    apart = signed(("signature", "王小明"), ("body", "正文。"), ("signature_date", "2026年11月5日"))
    assert official.fitted(gongwen, apart) == gongwen
