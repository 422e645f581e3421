"""What an official document has in DOCX too: a title broken between words, an imprint in rules."""

from __future__ import annotations

import io
import re
from pathlib import Path

import docx
import pypdfium2
import pytest

from converter import Document, load_theme, normalize, verification, writers
from converter.document import UNDATED
from converter.sources import decode
from tests.judges import ooxml
from tests.rendering import docx_to_pdf
from tests.writers.docx_reader import DocxFile, child

TITLE = "宁川县人民政府关于进一步加强防汛抗旱工作的通知"
COPIES = (
    "抄送：县委办公室，县人大常委会办公室，县政协办公室，县纪委监委，县人武部，县法院，县检察院。"
)
ISSUE = "宁川县人民政府办公室　　2026年4月12日印发"
NOTICE = "各乡镇要充分认识防汛抗旱工作的重要性，层层压实责任，把各项措施落到实处。"
LINES = (TITLE, "各乡镇人民政府：", NOTICE, "宁川县人民政府", "2026年4月12日", COPIES, ISSUE)


def document(*lines: str) -> Document:
    text = "\n\n".join(lines) + "\n"
    return normalize(decode(text.encode(), name="文", stem="文", modified=UNDATED)).document


def write(found: Document, theme: str = "gongwen") -> bytes:
    sink = io.BytesIO()
    writers.create("docx").write(found, load_theme(theme), sink)
    return sink.getvalue()


def titled(title: str) -> DocxFile:
    return DocxFile(write(document(title, *LINES[1:])))


@pytest.fixture(scope="module")
def data() -> bytes:
    return write(document(*LINES))


@pytest.fixture(scope="module")
def shown(data: bytes, tmp_path_factory: pytest.TempPathFactory) -> pypdfium2.PdfDocument:
    """What LibreOffice makes of it."""
    folder = tmp_path_factory.mktemp("official")
    file = folder / "通知.docx"
    file.write_bytes(data)
    assert ooxml.judge(file) == []
    return pypdfium2.PdfDocument(docx_to_pdf(file, folder))


def test_the_text_is_that_of_the_source(data: bytes) -> None:
    """But for the tab that has the date of issue at the end of its line."""
    said = [one.text for one in docx.Document(io.BytesIO(data)).paragraphs]
    assert [one.replace("\t", "") for one in said] == [*LINES]
    found = verification.compare("docx", io.BytesIO(data), document(*LINES), load_theme("gongwen"))
    assert not found


def test_a_title_of_two_lines_is_as_narrow_as_its_words_want(
    data: bytes, shown: pypdfium2.PdfDocument
) -> None:
    indents = child(DocxFile(data).style("Title"), "pPr/ind")
    assert indents is not None
    assert indents["left"] == indents["right"]
    lines = shown[0].get_textpage().get_text_range().splitlines()
    assert lines[:2] == ["宁川县人民政府关于进一步", "加强防汛抗旱工作的通知"]


@pytest.mark.parametrize(
    "title",
    [
        "关于防汛抗旱工作的通知",
        "关于推广使用Microsoft Word和LibreOffice编排公文的通知",
        "论" * 200,
    ],
    ids=["one line", "letters of unknown width", "many lines"],
)
def test_a_title_that_wants_none_has_no_indents(title: str) -> None:
    assert child(titled(title).style("Title"), "pPr/ind") is None


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        (TITLE, ["宁川县人民政府关于进一步", "加强防汛抗旱工作的通知"]),
        (
            "关于印发《宁川县防汛抗旱应急预案》和2026年度工作要点的通知",
            ["关于印发《宁川县防汛抗旱应急预案》", "和2026年度工作要点的通知"],
        ),
        (
            "安平市住房和城乡建设局安平市财政局关于印发《安平市2026年城镇老旧小区改造专项资金管理办法（试行）》的通知",
            [
                "安平市住房和城乡建设局安平市财政局关于",
                "印发《安平市2026年城镇老旧小区改造专项",
                "资金管理办法（试行）》的通知",
            ],
        ),
    ],
    ids=["words", "whole titles of works", "all words but one"],
)
def test_lines_filled_to_the_width_of_a_title_end_with_words(title: str, lines: list[str]) -> None:
    indents = child(titled(title).style("Title"), "pPr/ind")
    assert indents is not None
    width = 8845 - int(indents["left"]) - int(indents["right"])
    assert filled(title, width / 20 / 21.75) == lines


def filled(title: str, width: float) -> list[str]:
    """The lines, of so many em, that one character after another fills; Latin ones are half one.

    A quarter of an em is on either side of a number.
    """
    lines, left = [""], width
    for one in re.findall("[0-9]+|.", title):
        own = 0.5 * len(one) + 0.5 if one.isascii() else 1.0
        if own > left:
            lines.append("")
            left = width
        lines[-1] += one
        left -= own
    return lines


def rules(data: bytes, style: str) -> dict[str, str]:
    borders = DocxFile(data).style(style).find("{*}pPr/{*}pBdr")
    assert borders is not None
    return {
        one.tag.rpartition("}")[2]: one.get(f"{one.tag.partition('}')[0]}}}sz", "")
        for one in borders
        if one.get(f"{one.tag.partition('}')[0]}}}color") == "auto"
    }


def styles(data: bytes) -> list[str]:
    return [str(one.style and one.style.name) for one in docx.Document(io.BytesIO(data)).paragraphs]


def test_the_imprint_stands_between_rules(data: bytes) -> None:
    assert styles(data)[-2:] == ["Imprint Copies", "Imprint Issue"]
    assert rules(data, "Imprint Copies") == {"top": "8", "bottom": "6"}
    assert rules(data, "Imprint Issue") == {"bottom": "8"}


def test_an_imprint_of_one_kind_of_lines_has_one_style() -> None:
    alone = write(document(*LINES[:-2], ISSUE))
    assert styles(alone)[-1] == "Imprint"
    assert rules(alone, "Imprint") == {"top": "8", "bottom": "8"}
    main = "主送：各乡镇人民政府。"
    both = write(document(*LINES[:-2], main, COPIES))
    assert styles(both)[-2:] == ["Imprint", "Imprint"]


def test_no_other_theme_has_an_imprint() -> None:
    assert styles(write(document(*LINES), "essay"))[-2:] == ["Contact", "Contact"]


def test_the_date_of_issue_ends_its_line(shown: pypdfium2.PdfDocument) -> None:
    """A character before the edge of the type area (GB/T 9704-2012, 7.4.3), or a little more."""
    page = shown[0]
    text = page.get_textpage()
    last = text.get_text_range().rindex("印发") + 1
    _, _, right, _ = text.get_charbox(last)
    theme = load_theme("gongwen")
    assert theme.imprint is not None
    edge = theme.page.width - theme.page.margin_right - theme.imprint.style.size
    assert edge - theme.imprint.style.size < right < edge + 1


@pytest.mark.parametrize("gap", ["　　　　", 20 * " ", 40 * "　"])
def test_who_signed_stands_at_the_end_of_the_line_of_the_number(gap: str, tmp_path: Path) -> None:
    """A character from either edge, the name in Kai (GB/T 9704-2012, 7.2.5, 7.2.6)."""
    number = f"宁水〔2026〕9号{gap}签发人：陈建国"
    found = write(document("宁川县水利局文件", number, "关于请求解决排涝资金的请示", *LINES[1:3]))
    line = docx.Document(io.BytesIO(found)).paragraphs[1]
    assert line.text.replace("\t", "") == number
    assert line.style
    assert line.style.name == "Document Number Signed"
    assert [(run.text, run.style.name) for run in line.runs][-1] == ("陈建国", "Signer")
    (tmp_path / "请示.docx").write_bytes(found)
    page = pypdfium2.PdfDocument(docx_to_pdf(tmp_path / "请示.docx", tmp_path))[0]
    text = page.get_textpage()
    first, last = (text.get_charbox(text.get_text_range().index(one)) for one in ("宁水", "国\r"))
    theme = load_theme("gongwen")
    size = theme.style("document_number").size
    assert first[0] - theme.page.margin_left == pytest.approx(size, abs=0.2 * size)
    right = theme.page.width - theme.page.margin_right - last[2]
    assert right == pytest.approx(size, abs=0.2 * size)
    assert first[1] == pytest.approx(last[1], abs=0.2 * size), "on one line"
