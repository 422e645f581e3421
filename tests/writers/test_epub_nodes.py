"""Every node of the tree in the EPUB, read back with zipfile and lxml."""

from __future__ import annotations

import io

import pytest

from converter import convert, load_theme
from converter.document import (
    Document,
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
from tests.nodes import DOCUMENT, ROLES, SPAN, heading, paragraph
from tests.writers.epub_reader import EpubFile, xpath


def written(document: Document, theme: str = "essay") -> EpubFile:
    sink = io.BytesIO()
    convert(document, "epub", load_theme(theme), sink)
    return EpubFile(sink.getvalue())


@pytest.fixture(scope="module", params=["essay", "gongwen"])
def file(request: pytest.FixtureRequest) -> EpubFile:
    return written(DOCUMENT, request.param)


def texts(file: EpubFile, path: str) -> list[str]:
    return ["".join(one.itertext()) for _, page in file.content() for one in xpath(page, path)]


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_all_the_text_is_there_in_its_order(file: EpubFile) -> None:
    notes = {note.label + text_of(note.inlines) for note in DOCUMENT.notes}
    lines = [line for line, _ in lines_of_text(DOCUMENT) if line not in notes]
    bodies = []
    for _, page in file.content():
        for aside in xpath(page, "//h:aside"):
            aside.getparent().remove(aside)
        bodies += ["".join(one.itertext()) for one in xpath(page, "//h:body")]
    assert squeezed("".join(bodies)) == squeezed("".join(lines))


def test_every_note_stands_once_where_it_is_referred_to_first(file: EpubFile) -> None:
    asides = texts(file, "//h:aside[@role='doc-footnote']")
    assert asides == [note.label + text_of(note.inlines) for note in DOCUMENT.notes]
    for _, page in file.content():
        identifiers = set(xpath(page, "//@id"))
        for link in xpath(page, "//h:aside//h:a/@href"):
            assert link.removeprefix("#") in identifiers
        for aside in xpath(page, "//h:aside[.//h:a]/@id"):
            assert xpath(page, f"//h:a[@role='doc-noteref'][@href='#{aside}']")


def test_a_note_referred_to_in_two_files_is_reached_from_both() -> None:
    reference = Paragraph((Text("甲"), NoteReference("[1]", "n")), SPAN)
    sections = (heading(1, "一", "甲", reference), heading(1, "二", "乙", reference))
    document = Document(Metadata("题"), None, sections, (Note("n", "[1] ", (Text("注文"),), SPAN),))
    file = written(document)
    (place,) = [path for path, page in file.content() if xpath(page, "//h:aside")]
    links = [
        (path, link)
        for path, page in file.content()
        for link in xpath(page, "//h:a[@role='doc-noteref']/@href")
    ]
    assert [link for path, link in links if path == place] == ["#note-1"]
    assert [link for path, link in links if path != place] == [f"{place.split('/')[-1]}#note-1"]


def test_a_role_is_a_class(file: EpubFile) -> None:
    for role in ROLES:
        if role != "body":
            found = texts(file, f"//h:p[@class='{role.replace('_', '-')}']")
            assert any(role in text for text in found)


def test_a_run_in_heading_is_a_heading_on_the_line_of_its_text(file: EpubFile) -> None:
    for path in ("//h:div[@class='run-in']/*[1]", "//h:div[@class='run-in']/*[2]"):
        assert texts(file, path)
    (first, *_) = texts(file, "//h:div[@class='run-in']")
    assert first.startswith("（二）加强领导各级都要重视")
    assert any("加强领导" in label for label, _, _ in file.navigation())


def test_a_table_has_heads_with_a_scope(file: EpubFile) -> None:
    tables = [block for block in walk(DOCUMENT.blocks) if isinstance(block, Table)]
    cells = [len(block.rows[0]) * block.header_rows for block in tables]
    found = [one for _, page in file.content() for one in xpath(page, "//h:table")]
    assert [len(xpath(one, ".//h:th[@scope='col']")) for one in found] == cells


def test_a_picture_has_its_bytes_and_says_what_it_shows(file: EpubFile) -> None:
    images = [one for _, page in file.content() for one in xpath(page, "//h:figure/h:img")]
    assert [image.get("alt") for image in images[:7]] == [f"第{n}幅画" for n in range(7)]
    for image, source in zip(images[:7], DOCUMENT.images[:7], strict=True):
        assert file.zip.read(f"EPUB/{image.get('src')}") == source.data
    assert "visual" in file.meta("schema:accessMode")


def test_a_text_without_pictures_says_so() -> None:
    document = Document(Metadata("题"), None, (paragraph("只有文字。"),))
    assert written(document).meta("schema:accessMode") == ["textual"]
