"""The masthead in files: above the title, the issuer in red, a rule below the number."""

from __future__ import annotations

import io
import re

import docx
import pypdfium2
import pytest
from pypdf import PdfReader

from converter import load_theme, writers
from converter.document import Document, Metadata, Paragraph, Role, Span, Text, Title
from tests.writers.docx_reader import DocxFile, child
from tests.writers.epub_reader import EpubFile
from tests.writers.pdf_reader import structure

SPAN = Span(1, 1, 1, 1)
ISSUER, NUMBER, TITLE, BODY = LINES = (
    "溪口乡人民政府文件",
    "溪政发〔2024〕3号",
    "关于防汛的通知",
    "今年汛期来得早。",
)


def paragraph(text: str, role: Role = "body") -> Paragraph:
    return Paragraph((Text(text),), SPAN, role=role)


DOCUMENT = Document(
    Metadata(TITLE),
    Title(TITLE, SPAN),
    (paragraph(BODY),),
    masthead=(paragraph(ISSUER, "issuer"), paragraph(NUMBER, "document_number")),
)


def write(name: str, theme: str = "gongwen", **options: str) -> bytes:
    sink = io.BytesIO()
    writers.create(name, options).write(DOCUMENT, load_theme(theme), sink)
    return sink.getvalue()


def content(data: bytes) -> str:
    found = PdfReader(io.BytesIO(data)).pages[0].get_contents()
    assert found is not None
    return found.get_data().decode("latin-1")


@pytest.mark.parametrize("theme", ["essay", "gongwen"])
def test_the_order_is_that_of_the_source(theme: str) -> None:
    read = docx.Document(io.BytesIO(write("docx", theme)))
    assert tuple(one.text for one in read.paragraphs) == LINES
    assert [one.style.name for one in read.paragraphs if one.style] == [
        "Issuer", "Document Number", "Title", "Body Text",
    ]  # fmt: skip
    ((_, page),) = EpubFile(write("epub", theme)).content()
    texts = [text.strip() for text in page.itertext() if text.strip()]
    assert texts[-4:] == [*LINES]
    tagged = [
        (tag, "".join(text for _, text in inner)) for tag, inner in structure(write("pdf", theme))
    ]
    assert [tag for tag, _ in tagged] == ["P", "P", "Title", "P"]
    assert [text for _, text in tagged] == [*LINES]
    assert Document.from_json(write("json", theme)) == DOCUMENT


def test_a_docx_has_the_issuer_in_red_and_a_red_rule_below_the_number() -> None:
    file = DocxFile(write("docx"))
    assert child(file.style("Issuer"), "rPr/color") == {"val": "FF0000"}
    assert child(file.style("Document Number"), "pPr/pBdr/bottom") == {
        "val": "single", "sz": "12", "space": "5", "color": "FF0000",
    }  # fmt: skip
    assert child(file.style("Title"), "rPr/color") is None
    assert child(DocxFile(write("docx", "essay")).style("Issuer"), "rPr/color") is None


def test_an_epub_has_the_issuer_in_red_and_a_red_rule_below_the_number() -> None:
    file = EpubFile(write("epub"))
    sheet = file.zip.read(file.of_type("text/css")).decode()
    assert re.search(r"\.issuer \{[^}]*color: #ff0000;", sheet)
    assert re.search(r"\.document-number \{\s*border-bottom: 0\.09375em solid #ff0000;", sheet)


def test_a_pdf_has_the_issuer_and_the_rule_in_red_and_all_else_in_black() -> None:
    operators = content(write("pdf"))
    assert operators.count("1 0 0 rg") == operators.count("\n0 g") == 2
    assert re.match(r"/Artifact BMC\n1 0 0 rg\n[\d. ]+ re f\n0 g\nEMC\nBT\n", operators)
    red = operators.split("1 0 0 rg")[2].partition("\n0 g")[0]
    assert red.count(" Td") == 1
    assert "rg" not in content(write("pdf", "essay"))


def test_pure_black_ink_has_no_red() -> None:
    operators = content(write("pdf", color="cmyk"))
    assert operators.startswith("0 0 0 1 k ")
    assert "rg" not in operators
    assert "\n0 g" not in operators


BELOW = Document(
    Metadata(TITLE),
    Title(TITLE, SPAN),
    (paragraph(NUMBER, "document_number"), paragraph(BODY)),
)


def _below(name: str) -> bytes:
    sink = io.BytesIO()
    writers.create(name, {}).write(BELOW, load_theme("gongwen"), sink)
    return sink.getvalue()


def test_below_a_title_the_number_is_centred_without_a_rule() -> None:
    """The rule is that of a masthead (GB/T 9704-2012, 7.2.7); centred it is by 7.2.5."""
    file = DocxFile(_below("docx"))
    style = file.style("Document Number below Title")
    (number,) = [
        one
        for one in docx.Document(io.BytesIO(file.data)).paragraphs
        if one.style and one.style.name == "Document Number below Title"
    ]
    assert number.text == NUMBER
    assert child(style, "pPr/jc") == {"val": "center"}
    assert child(style, "pPr/pBdr/bottom") is None
    css = EpubFile(_below("epub")).zip.read("EPUB/style.css").decode()
    assert re.search(r"\.title ~ \.document-number \{[^}]*border-bottom: 0;", css)
    assert "1 0 0 RG" not in content(_below("pdf"))
    page = pypdfium2.PdfDocument(_below("pdf"))[0]
    boxes = page.get_textpage().get_text_range()
    assert NUMBER in boxes.replace("\r\n", "\n").split("\n")
    text_page = page.get_textpage()
    start = text_page.get_text_range().index(NUMBER)
    left, *_ = text_page.get_charbox(start)
    *_, right, _ = text_page.get_charbox(start + len(NUMBER) - 1)
    theme = load_theme("gongwen").page
    middle = (theme.margin_left + theme.width - theme.margin_right) / 2
    assert (left + right) / 2 == pytest.approx(middle, abs=2)
