"""Every character is kept where a format can carry it; else it is told, and seen to lack."""

from __future__ import annotations

import io
import re
import unicodedata
from zipfile import ZipFile

import docx
import pypdfium2
import pytest

from converter import convert, load_theme, normalize
from converter.diagnostics import Diagnostic
from converter.document import UNDATED, Document
from converter.sources import SourceError, decode
from tests.writers.epub_reader import EpubFile, text, xpath
from tests.writers.pdf_reader import structure

KEPT = {
    "a variation sequence of Han (IVS)": "葛\U000e0100城市",
    "a standardized variation sequence": "〰\ufe0e与\ufe0f",
    "combining marks": "e\u0301与a\u0304\u0301",
    "emoji with a joiner": "👩\u200d👩\u200d👧",
    "emoji with a skin tone": "👍🏽",
    "a flag": "🇨🇳",
    "Extension B": "𠀀𪛖",
    "Extension G": "\U00030000",
    "Extension H": "\U00031350\U000323af",
    "unassigned characters": "\u0378\U0003fffd",
    "private use": "\ue000\U000f0000",
    "noncharacters": "\U0001fffe\U0010ffff",
    "zero width": "甲\u200b乙\u200d丙\u2060丁",
    "bidirectional marks": "甲\u202e乙\u202c丙\u2067丁\u2069戊",
    "C1 controls": "甲\x80乙\x9f丙",
    "a line separator": "甲\u2028乙",
    "right-to-left scripts": "甲שלום乙سلام丙",
    "markup": "<b>&amp;]]>\\{title}",
}
"""By what they are; every format has them all."""

FORBIDDEN = "\x01\x08\x0b\x0c\x0e\x1b\x1f\ufffe\uffff"
"""Of what a text may have, what XML 1.0 has not (2.2, Char)."""


def written(document: Document, name: str) -> tuple[bytes, list[Diagnostic]]:
    sink = io.BytesIO()
    said = convert(document, name, load_theme(), sink)
    return sink.getvalue(), list(said)


STAND_IN = "\uf8f0"
"""For U+2028, which ends a line of plain text: a tree made of other forms may have it."""


def document_of(line: str) -> Document:
    """A title and a paragraph, both with ``line`` in them."""
    text = f"题{line}目\n甲{line}乙。\n".replace("\u2028", STAND_IN)
    source = decode(text.encode(), name="论.txt", stem="论", modified=UNDATED)
    tree = normalize(source).document.to_json().decode()
    return Document.from_json(tree.replace(STAND_IN, "\u2028"))


def lines_of_docx(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs]


def lines_of_epub(data: bytes) -> list[str]:
    ((_, page),) = EpubFile(data).content()
    return [text(element) for element in xpath(page, "//h:h1|//h:p")]


def lines_of_pdf(data: bytes) -> list[str]:
    return ["".join(str(kid[1]) for kid in kids) for _, kids in structure(data)]


READERS = {"docx": lines_of_docx, "epub": lines_of_epub, "pdf": lines_of_pdf}


@pytest.mark.parametrize("kind", KEPT)
@pytest.mark.parametrize("name", READERS)
def test_it_is_kept(name: str, kind: str) -> None:
    line = KEPT[kind]
    data, _ = written(document_of(line), name)
    assert READERS[name](data) == [f"题{line}目", f"甲{line}乙。"]


@pytest.mark.parametrize("kind", KEPT)
def test_the_tree_and_its_json_keep_it(kind: str) -> None:
    document = document_of(KEPT[kind])
    assert document.metadata.title == f"题{KEPT[kind]}目"
    data, _ = written(document, "json")
    assert Document.from_json(data) == document


@pytest.mark.parametrize("character", FORBIDDEN, ids=lambda one: f"U+{ord(one):04X}")
@pytest.mark.parametrize("name", ["docx", "epub"])
def test_what_xml_forbids_is_replaced_visibly_and_told(name: str, character: str) -> None:
    data, said = written(document_of(character), name)
    assert READERS[name](data) == ["题\ufffd目", "甲\ufffd乙。"]
    told = [one for one in said if one.code == "FMT001"]
    assert {one.span.first_line for one in told if one.span} == {1, 2}
    assert all(f"U+{ord(character):04X}" in one.message for one in told)


@pytest.mark.parametrize("character", FORBIDDEN, ids=lambda one: f"U+{ord(one):04X}")
def test_the_metadata_of_a_pdf_are_xml_too(character: str) -> None:
    data, said = written(document_of(character), "pdf")
    assert pypdfium2.PdfDocument(data).get_metadata_value("Title") == "题\ufffd目"
    assert any(one.code == "FMT001" and one.span is None for one in said)


@pytest.mark.parametrize("character", FORBIDDEN.replace("\ufffe", ""), ids=ascii)
def test_the_text_of_a_pdf_keeps_what_xml_forbids(character: str) -> None:
    data, _ = written(document_of(character), "pdf")
    assert lines_of_pdf(data) == [f"题{character}目", f"甲{character}乙。"]


@pytest.mark.parametrize("character", ["\ufdd0", "\ufdef", "\ufffe"])
def test_what_a_pdf_cannot_hold_is_replaced_visibly_and_told(character: str) -> None:
    data, said = written(document_of(character), "pdf")
    assert lines_of_pdf(data) == ["题\ufffd目", "甲\ufffd乙。"]
    told = [one for one in said if one.code == "FMT001" and one.span]
    assert [one.span.first_line for one in told if one.span] == [1, 2]
    assert all(f"U+{ord(character):04X}" in one.message for one in told)


@pytest.mark.parametrize("character", ["𠀀", "\U00030000", "\ue000", "\U0001f000", "\u0378"])
def test_what_no_font_has_is_a_visible_box_in_the_pdf_and_is_told(character: str) -> None:
    data, said = written(document_of(character), "pdf")
    told = [one for one in said if one.code == "FNT002"]
    assert any(f"U+{ord(character):04X}" in one.message for one in told)
    page = pypdfium2.PdfDocument(data)[0].render(scale=2).to_pil().convert("L")
    blank, _ = written(document_of("\u3000"), "pdf")
    without = pypdfium2.PdfDocument(blank)[0].render(scale=2).to_pil().convert("L")
    assert sum(page.histogram()[:128]) > sum(without.histogram()[:128])


@pytest.mark.parametrize(
    "data", [b"\xed\xa0\x80", b"\xed\xbf\xbf", b"\xf4\x90\x80\x80", b"\xc0\x80"]
)
def test_a_surrogate_or_an_overlong_form_is_no_utf_8(data: bytes) -> None:
    with pytest.raises(SourceError, match="not UTF-8"):
        decode("题目\n".encode() + data, name="论.txt", stem="论", modified=UNDATED)


def test_nothing_is_normalized() -> None:
    line = "e\u0301é神Å"
    assert unicodedata.normalize("NFC", line) != line
    for name, read in READERS.items():
        assert read(written(document_of(line), name)[0])[1] == f"甲{line}乙。"


def test_no_format_mentions_a_character_that_xml_forbids_anywhere() -> None:
    document = document_of(FORBIDDEN)
    for name in ("docx", "epub"):
        data, _ = written(document, name)
        with ZipFile(io.BytesIO(data)) as container:
            for entry in container.namelist():
                if not entry.endswith(".png"):
                    assert not re.search(f"[{FORBIDDEN}]", container.read(entry).decode())
