"""The imprint of an official document in an EPUB: between rules (GB/T 9704-2012, 7.4)."""

from __future__ import annotations

import io
import re

import pytest

from converter import convert, load_theme
from converter.document import Document, Metadata, Title
from tests.trees.nodes import SPAN, paragraph, section
from tests.writers.epub_reader import EpubFile, text, xpath

COPIES = ("主送：各县人民政府。", "抄送：市委办公室，市人大常委会办公室。")
ISSUED = "××市人民政府办公室　　2024年4月12日印发"


def _read(*lines: str, theme: str = "gongwen") -> EpubFile:
    contacts = (paragraph(line, role="contact") for line in lines)
    blocks = (section(1, "一、", "责任", paragraph("各级负责。"), *contacts),)
    sink = io.BytesIO()
    document = Document(Metadata("通知"), Title("通知", SPAN), blocks)
    convert(document, "epub", load_theme(theme), sink)
    return EpubFile(sink.getvalue())


def _boxes(epub: EpubFile) -> list[tuple[str, list[str]]]:
    pages = [page for _, page in epub.content()]
    return [
        (box.get("class"), [text(line) for line in xpath(box, "h:p[@class='contact']")])
        for page in pages
        for box in xpath(page, "//h:div[starts-with(@class, 'imprint')]")
    ]


def test_who_gets_it_and_who_issued_it_are_boxes() -> None:
    epub = _read(*COPIES, ISSUED)
    assert _boxes(epub) == [("imprint-copies", [*COPIES]), ("imprint-issue", [ISSUED])]
    css = epub.zip.read(epub.of_type("text/css")).decode()
    rules = dict(re.findall(r"^\.(imprint[\w-]*) \{(.*?)\}", css, re.DOTALL | re.MULTILINE))
    assert {"border-top:", "border-bottom:"} <= set(rules["imprint-copies"].split())
    assert "border-top" not in rules["imprint-issue"]
    assert "border-bottom" in rules["imprint-issue"]


def test_when_it_was_issued_stands_at_the_other_side() -> None:
    (page,) = [page for _, page in _read(ISSUED).content() if xpath(page, "//h:div[@class]")]
    (issued,) = xpath(page, "//h:div[@class='imprint']/h:p/h:span[@class='issued']")
    assert text(issued) == "2024年4月12日印发"


@pytest.mark.parametrize("lines", [COPIES, (ISSUED,), (ISSUED, *COPIES)])
def test_lines_of_one_kind_or_in_no_order_are_one_box(lines: tuple[str, ...]) -> None:
    assert _boxes(_read(*lines)) == [("imprint", [*lines])]


def test_a_theme_without_an_imprint_has_no_boxes() -> None:
    assert not _boxes(_read(*COPIES, ISSUED, theme="essay"))
