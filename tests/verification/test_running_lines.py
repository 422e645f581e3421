"""Headers and footers of every kind are verified, and what differs in them is named."""

from __future__ import annotations

import io

import pytest
from msgspec.structs import replace

from converter import load_theme, writers
from converter.document import Document, Metadata
from converter.theme import Margin, Theme
from converter.theme.lengths import Points
from converter.verification import Mismatch
from converter.verification.pdf.numerals import han, roman
from tests.trees.nodes import paragraph, table
from tests.verification.compared import compared

SENTENCE = "各村分水，先远后近，先高后低，违者罚工一日，众人无异议。"
LINES = {
    "title": "{title}",
    "page of pages": "第{page}页　共{pages}页",
    "page in Chinese": "· {page_han} ·",
    "title and page": "{title} / {page}",
    "text alone": "内部资料",
}
TITLES = {
    "short": "水利札记",
    "longer than the measure": "乡村水利札记" * 12,
    "in braces": "水利{page}札记",
    "rare": "水利〬𠀀札记",
    "with a control character": "水利\x07札记",
    "with a mark of its own": "水利shui\u030cli\u0300札记",
}


def themed(text: str, alignment: str, *, first_page: bool) -> Theme:
    line = Margin(text, "song", Points(9), alignment, Points(20), first_page=first_page)  # type: ignore[arg-type]
    return replace(load_theme(), header=line, footer=line)


def book(title: str) -> Document:
    return Document(Metadata(title), None, (paragraph(SENTENCE * 30),) * 14)


def written(format_name: str, document: Document, theme: Theme) -> bytes:
    sink = io.BytesIO()
    writers.create(format_name).write(document, theme, sink)
    return sink.getvalue()


@pytest.mark.parametrize("alignment", ["center", "outside"])
@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("format_name", ["docx", "pdf"])
def test_no_false_alarm(format_name: str, line: str, title: str, alignment: str) -> None:
    theme = themed(LINES[line], alignment, first_page=alignment == "center")
    document = book(TITLES[title])
    data = written(format_name, document, theme)
    assert compared(format_name, data, document, theme) == ()


@pytest.mark.parametrize("format_name", ["docx", "pdf"])
@pytest.mark.parametrize(
    ("due", "other"),
    [
        (themed("{title}", "left", first_page=True), themed("{title}", "left", first_page=False)),
        (themed("{page}", "left", first_page=True), themed("{pages}", "left", first_page=True)),
        (themed("{page}", "left", first_page=True), themed("{page_han}", "left", first_page=True)),
        (themed("甲", "left", first_page=True), replace(load_theme(), header=None, footer=None)),
        (replace(load_theme(), header=None, footer=None), themed("甲", "left", first_page=True)),
    ],
    ids=["first page", "pages", "numerals", "lost", "added"],
)
def test_those_of_another_theme_are_noticed(format_name: str, due: Theme, other: Theme) -> None:
    document = book("水利札记")
    found = compared(format_name, written(format_name, document, other), document, due)
    assert {one.place.split()[0] for one in found} == {"header", "footer"}


def test_a_shortened_title_is_noticed_where_it_is_not_too_long() -> None:
    theme = themed("{title}", "center", first_page=True)
    data = written("pdf", book("水利…"), theme)
    due = replace(book("水利…"), metadata=Metadata("水利札记"))
    found = compared("pdf", data, due, theme)
    difference = "character 3 is … (U+2026) in place of 札 (U+672D): 水利[…], not 水利[札]记"
    assert Mismatch("text", difference, "header of page 1") in found


def test_the_repeated_head_of_a_table_is_compared() -> None:
    rows = [["年份", "事项"], *[["一九九八", SENTENCE]] * 60]
    document = Document(Metadata("札记"), None, (table(rows),))
    data = written("pdf", document, load_theme())
    assert compared("pdf", data, document, load_theme()) == ()
    other = replace(document, blocks=(table([["年月", "事项"], *rows[1:]]),))
    found = compared("pdf", data, other, load_theme())
    assert Mismatch("added", "it is not in the source: “年份事项”", "page 2") in found


def test_numerals() -> None:
    assert [roman(number) for number in (1, 4, 9, 14, 40, 90, 400, 1994)] == [
        "i", "iv", "ix", "xiv", "xl", "xc", "cd", "mcmxciv"
    ]  # fmt: skip
    assert [han(number) for number in (1, 10, 12, 20, 105, 110, 1003, 12034)] == [
        "一", "十", "十二", "二十", "一百〇五", "一百一十", "一千〇三", "一二〇三四"
    ]  # fmt: skip
