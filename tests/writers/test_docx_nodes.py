"""Every node of the tree in the DOCX, read back with zipfile and lxml."""

from __future__ import annotations

import re

import pytest

from converter.document import (
    Document,
    Inlines,
    Link,
    Metadata,
    Note,
    NoteReference,
    Paragraph,
    Table,
    Text,
    lines_of_text,
    text_of,
    walk,
)
from tests.nodes import DOCUMENT, ROLES, SPAN, paragraph, table
from tests.writers.docx_reader import NAMESPACES, DocxFile, child, values
from tests.writers.test_docx import write

STYLE_BY_ROLE = {
    "body": "Body Text", "subtitle": "Subtitle", "byline": "Author", "source": "Source",
    "date": "Date", "editor_note": "Editor's Note", "abstract": "Abstract",
    "keywords": "Keywords", "salutation": "Salutation", "closing": "Closing",
    "signature": "Signature", "signature_date": "Signature Date", "attachment": "Attachment",
    "contact": "Contact", "reference": "Bibliography", "question": "Question",
    "answer": "Answer", "notice": "Notice",
}  # fmt: skip
FOOTNOTES = "word/footnotes.xml"


@pytest.fixture(scope="module", params=["essay", "gongwen"])
def file(request: pytest.FixtureRequest) -> DocxFile:
    return write(DOCUMENT, request.param)


def text_in(file: DocxFile, part: str = "word/document.xml") -> str:
    """All the text of a part; a line break is a line end."""
    pieces = file.find("//w:t | //w:br", part)
    return "".join("\n" if element.tag.endswith("}br") else element.text for element in pieces)


def styles_of_paragraphs(file: DocxFile) -> dict[str, str]:
    """The style's name by the text of each paragraph."""
    names = {
        values(style)["styleId"]: child(style, "name")["val"]
        for style in file.find("//w:style", "word/styles.xml")
    }
    return {
        "".join(element.itertext()): names[child(element, "pPr/pStyle")["val"]]
        for element in file.find("//w:p[w:pPr/w:pStyle]")
    }


def test_all_the_text_is_there_in_its_order(file: DocxFile) -> None:
    notes = {note.label + text_of(note.inlines) for note in DOCUMENT.notes}
    lines = [line for line, _ in lines_of_text(DOCUMENT) if line not in notes]
    found = text_in(file).replace("\n", "")
    left = [note for note in DOCUMENT.notes if note.identifier == "n3"]
    lines += [note.label + text_of(note.inlines) for note in left]
    assert found == "".join(lines).replace("\n", "")


def test_every_referenced_note_is_a_footnote_with_its_own_mark(file: DocxFile) -> None:
    notes = file.find("//w:footnote[not(@w:type)]", FOOTNOTES)
    assert ["".join(note.itertext()) for note in notes] == [
        note.label + text_of(note.inlines) for note in DOCUMENT.notes[:2]
    ]
    references = file.find("//w:footnoteReference")
    assert [values(one)["customMarkFollows"] for one in references] == ["1", "1"]
    assert [values(one)["id"] for one in references] == [values(note)["id"] for note in notes]


def test_a_role_is_a_style_by_name(file: DocxFile) -> None:
    styles = styles_of_paragraphs(file)
    written = {
        block.role: styles[block.text]
        for block in walk(DOCUMENT.blocks)
        if isinstance(block, Paragraph) and block.text in styles and block.role in block.text
    }
    assert written == {role: STYLE_BY_ROLE[role] for role in ROLES}


def test_a_style_that_nothing_uses_is_not_written() -> None:
    plain = write(Document(Metadata("题"), None, (paragraph("只有正文。"),)))
    names = {values(one)["val"] for one in plain.find("//w:style/w:name", "word/styles.xml")}
    assert not names & (set(STYLE_BY_ROLE.values()) - {"Body Text"})
    assert FOOTNOTES not in plain.names()


def test_every_style_that_is_named_is_written(file: DocxFile) -> None:
    known = {values(one)["styleId"] for one in file.find("//w:style", "word/styles.xml")}
    for part in ("word/document.xml", FOOTNOTES):
        named = file.find("//w:pStyle | //w:rStyle | //w:tblStyle", part)
        assert {values(one)["val"] for one in named} <= known


def test_a_run_in_heading_shares_the_paragraph_of_its_text(file: DocxFile) -> None:
    (first, *_) = file.find("//w:p[w:r/w:rPr/w:rStyle/@w:val='RunInHeading2']")
    runs = ["".join(run.itertext()) for run in first.findall("w:r", NAMESPACES)]
    assert runs[0].endswith("加强领导")
    assert runs[1].startswith("各级都要重视")


def test_a_picture_has_its_bytes_and_says_what_it_shows(file: DocxFile) -> None:
    descriptions = [
        element.get("descr")
        for element in file.part("word/document.xml").iter()
        if element.tag.endswith("}docPr")
    ]
    assert descriptions[:7] == [f"第{number}幅画" for number in range(7)]
    media = [name for name in file.names() if name.startswith("word/media/")]
    assert len(media) == 7


def test_a_table_has_a_head_that_is_repeated_and_rows_that_stay_whole(file: DocxFile) -> None:
    tables = [block for block in walk(DOCUMENT.blocks) if isinstance(block, Table)]
    found = file.find("//w:tbl")
    assert len(found) == len(tables)
    for element, block in zip(found, tables, strict=True):
        rows = element.findall("w:tr", NAMESPACES)
        heads = [row.find("w:trPr/w:tblHeader", NAMESPACES) is not None for row in rows]
        assert heads == [index < block.header_rows for index in range(len(rows))]
        assert all(row.find("w:trPr/w:cantSplit", NAMESPACES) is not None for row in rows)


def test_two_tables_in_a_row_stay_two(file: DocxFile) -> None:
    for element in file.find("//w:tbl"):
        after = element.getnext()
        assert after is not None
        assert not after.tag.endswith("}tbl")


@pytest.mark.parametrize("cells", [["短", "也短"], ["一" * 300, "短"], ["栏"] * 50])
def test_the_columns_of_a_table_fill_the_type_area_and_no_more(cells: list[str]) -> None:
    document = Document(Metadata("题"), None, (table([cells]),))
    widths = [int(values(one)["w"]) for one in write(document).find("//w:gridCol")]
    page = child(write(document).one("//w:sectPr"), "pgSz")
    margins = child(write(document).one("//w:sectPr"), "pgMar")
    area = int(page["w"]) - int(margins["left"]) - int(margins["right"])
    assert area - len(cells) <= sum(widths) <= area
    assert min(widths) > 0


def test_a_link_is_a_relation_out_of_the_file() -> None:
    inlines: Inlines = (Text("见"), Link("水利志", "https://example.org/a?b=c&d"), Text("。"))
    written = write(Document(Metadata("题"), None, (Paragraph(inlines, SPAN),)))
    relation = written.one("//w:hyperlink").get(f"{{{NAMESPACES['r']}}}id")
    (target,) = [
        values(one)
        for one in written.part("word/_rels/document.xml.rels")
        if one.get("Id") == relation
    ]
    assert (target["Target"], target["TargetMode"]) == ("https://example.org/a?b=c&d", "External")
    assert "".join(written.one("//w:hyperlink").itertext()) == "水利志"


def test_a_second_reference_to_a_note_is_no_second_note() -> None:
    inlines: Inlines = (
        Text("甲"),
        NoteReference("[1]", "n"),
        Text("乙"),
        NoteReference("[1]", "n"),
    )
    note = Note("n", "[1] ", (Text("注文"),), SPAN)
    written = write(Document(Metadata("题"), None, (Paragraph(inlines, SPAN),), (note,)))
    assert len(written.find("//w:footnoteReference")) == 1
    assert text_in(written) == "甲[1]乙[1]"
    assert re.fullmatch(r"\[1\] 注文", text_in(written, FOOTNOTES))
