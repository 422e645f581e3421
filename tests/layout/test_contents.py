"""The table of contents: entries, page numbers, leaders, and pages of their own."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from converter import theme
from converter.document import Block, Document, Heading, Metadata, Paragraph, Section, Span, Text
from converter.layout import lay_out
from converter.layout.area import type_area
from converter.layout.contents import LEADER, NUMBER
from converter.layout.origins import ContentsEntry, ContentsHeading
from converter.layout.pages import LaidOutPage, Placed
from converter.theme import Contents, Style, Theme
from converter.theme.lengths import Ems, Points
from tests.layout.ink import are_joined, right_edge

SPAN = Span(1, 1, 1, 1)


def style(indent: float = 0) -> Style:
    return Style("song", Points(12), Points(20), "left", Ems(indent))


@pytest.fixture(scope="module")
def look() -> Theme:
    heading = Style("hei", Points(16), Points(24), "center", space_after=Points(12))
    contents = Contents("目录", heading, (style(), style(2)))
    return replace(theme.load("essay"), contents=contents)


def section(text: str, *blocks: Block, level: int = 1) -> Section:
    return Section(Heading(level, "", "一", "、", text, SPAN), blocks)


def book(sections: int) -> Document:
    text = Paragraph((Text("基" * 700),), SPAN)
    inner = section("其中", text, section("不列", level=3), level=2)
    return Document(
        Metadata("书"),
        None,
        tuple(section(f"第{number}部分", text, inner) for number in range(sections)),
    )


def entries(pages: list[LaidOutPage]) -> list[Placed]:
    return [
        placed
        for page in pages
        for placed in page.lines
        if isinstance(placed.origin, ContentsEntry)
    ]


def test_the_contents_have_an_entry_for_each_section_with_its_page(look: Theme) -> None:
    pages = list(lay_out(book(5), look).pages)
    assert isinstance(pages[0].lines[0].origin, ContentsHeading)
    assert len(entries(pages)) == 10, "level 3 has no style"
    for placed in entries(pages):
        assert isinstance(placed.origin, ContentsEntry)
        (page,) = [page for page in pages if page.label == str(placed.origin.page)]
        assert any(one.origin is placed.origin.section for one in page.lines)
        assert placed.line.text.startswith(placed.origin.section.heading.full_text)
        assert placed.line.text.endswith(str(placed.origin.page))


def test_pages_of_the_contents_are_numbered_apart(look: Theme) -> None:
    pages = list(lay_out(book(20), look).pages)
    assert [page.label for page in pages[:4]] == ["i", "ii", "1", "2"]
    assert [page.number for page in pages[:4]] == [1, 2, 1, 2]
    assert pages[1].margins[-1].line.text == "ii"


def test_leaders_and_numbers_are_runs_of_their_own_flush_right(look: Theme) -> None:
    area = type_area(look.page, look.body)
    for placed in entries(list(lay_out(book(8), look).pages)):
        runs = {run.piece: run for run in placed.line.runs}
        assert set(runs[LEADER].text) == {"·"}
        assert right_edge(placed.line) == pytest.approx(area.width)
        assert are_joined(placed.line)
        assert runs[NUMBER].text == placed.line.text.rsplit("·")[-1]


def test_the_dots_of_all_leaders_stand_in_columns(look: Theme) -> None:
    ends = set()
    for placed in entries(list(lay_out(book(8), look).pages)):
        (leader,) = [run for run in placed.line.runs if run.piece == LEADER]
        dots = sum(map(leader.typeface.widths.__getitem__, leader.text))
        inner = sum(kern for at, kern in leader.kerns if at < len(leader.text))
        ends.add(round(leader.x + (dots + inner) * 12 / 1000, 2))
    assert len(ends) == 1


def test_a_long_entry_leaves_the_column_of_numbers_free(look: Theme) -> None:
    document = Document(Metadata("书"), None, (section("基" * 100),))
    *others, last = entries(list(lay_out(document, look).pages))
    assert len(others) == 2
    assert all(right_edge(one.line) < right_edge(last.line) - 12 for one in others)


def test_on_facing_pages_the_text_begins_on_the_right(look: Theme) -> None:
    facing = replace(look, page=replace(look.page, facing=True))
    pages = list(lay_out(book(5), facing).pages)
    assert [page.label for page in pages[:3]] == ["i", "ii", "1"]
    assert pages[1].lines == ()


def test_a_document_without_sections_has_no_contents(look: Theme) -> None:
    document = Document(Metadata("文"), None, (Paragraph((Text("基"),), SPAN),))
    assert [page.label for page in list(lay_out(document, look).pages)] == ["1"]
