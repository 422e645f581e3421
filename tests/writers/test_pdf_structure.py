"""The structure tree: what assistive technology reads is the document's tree, in its order."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from converter.document import Document, Lead, Section, walk
from tests.tools import require
from tests.writers.pdf_reader import Element, page_marks, structure
from tests.writers.pdf_samples import SAMPLES, SENTENCE, document, paragraph, section, write

TREES = {name: tree for name, tree in SAMPLES.items() if name != "characters without a glyph"}


def expected(tree: Document) -> Iterator[Element]:
    """The elements of a document: none for what has nothing to show."""
    yield from (("P", [("text", block.text)]) for block in tree.masthead)
    if tree.title:
        yield "Title", [("text", tree.title.text)]
    open_levels: list[int] = []
    for block in walk(tree.blocks):
        if isinstance(block, Section):
            open_levels = [level for level in open_levels if level < block.heading.level]
            open_levels.append(block.heading.level)
            yield f"H{min(len(open_levels), 6)}", [("text", block.heading.full_text)]
        else:
            texts: list[Element] = [("text", inline.text) for inline in block.inlines]
            yield (
                "P",
                [
                    ("Span", [text]) if isinstance(inline, Lead) else text
                    for inline, text in zip(block.inlines, texts, strict=True)
                ],
            )


def said(elements: list[Element]) -> list[Element]:
    """The elements with neighbouring texts joined, without spaces, and none that says nothing."""
    joined: list[Element] = []
    for tag, content in elements:
        own = "".join(content.split()) if isinstance(content, str) else said(content)
        if joined and tag == "text" == joined[-1][0]:
            joined[-1] = tag, f"{joined[-1][1]}{own}"
        elif own.strip("\u200b") if isinstance(own, str) else own:
            joined.append((tag, own))
    return joined


@pytest.mark.parametrize("tree", TREES.values(), ids=list(TREES))
@pytest.mark.parametrize("theme", ["essay", "gongwen"])
def test_the_structure_tree_is_the_document_tree(tree: Document, theme: str) -> None:
    assert said(structure(write(tree, theme))) == said(list(expected(tree)))


def test_the_essay_is_tagged_as_it_is_written(essay_document: Document) -> None:
    found = said(structure(write(essay_document)))
    assert found == said(list(expected(essay_document)))
    assert [tag for tag, _ in found].count("H1") == 3
    assert sum(content[0][0] == "Span" for _, content in found if content) >= 9


def test_poppler_reads_the_tree_in_the_order_of_the_text(
    essay_document: Document, tmp_path: Path
) -> None:
    file = tmp_path / "essay.pdf"
    file.write_bytes(write(essay_document))
    command = [require("pdfinfo"), "-struct-text", str(file)]
    lines = subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout
    quoted = (line.strip()[1:-1] for line in lines.splitlines() if line.strip().startswith('"'))
    assert "".join("".join(quoted).split()) == "".join(text_of(list(expected(essay_document))))


def text_of(elements: list[Element]) -> Iterator[str]:
    for _, content in elements:
        if isinstance(content, str):
            yield "".join(content.split())
        else:
            yield from text_of(content)


@pytest.mark.parametrize("theme", ["essay", "gongwen"])
def test_only_headers_and_footers_are_artifacts(essay_document: Document, theme: str) -> None:
    with pikepdf.open(io.BytesIO(write(essay_document, theme))) as pdf:
        for number, page in enumerate(pdf.pages, start=1):
            marks = page_marks(page)
            assert marks.unmarked == ""
            assert str(number) in marks.artifacts["/Footer"]
            header = theme == "essay" and number > 1
            assert marks.artifacts.get("/Header") == (
                essay_document.metadata.title if header else None
            )


def test_pages_refer_to_the_parents_of_what_is_marked_on_them() -> None:
    data = write(document(section(1, "甲", paragraph(SENTENCE * 60, lead=SENTENCE * 60))))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        entries = pdf.Root.StructTreeRoot.ParentTree.Nums
        parents = {int(entries[at]): entries[at + 1] for at in range(0, len(entries), 2)}
        assert len(parents) == len(pdf.pages) > 2
        for page in pdf.pages:
            assert page.Tabs == "/S"
            marks = page_marks(page)
            assert [str(one.S) for one in parents[int(page.StructParents)]] == [
                str(operands[0])
                for operands, operator in pikepdf.parse_content_stream(page)
                if str(operator) == "BDC" and "/MCID" in operands[1]
            ]
            assert sorted(marks.text) == list(range(len(parents[int(page.StructParents)])))


def test_the_title_is_a_paragraph_for_readers_that_know_no_title() -> None:
    with pikepdf.open(io.BytesIO(write(document()))) as pdf:
        assert dict(pdf.Root.StructTreeRoot.RoleMap) == {"/Title": "/P"}


def test_what_no_glyph_says_has_actual_text() -> None:
    text = "甲葛\U000e0100乙\ue123丙\u200d丁\ufeff"
    data = write(document(paragraph(text)))
    assert structure(data)[-1] == ("P", [("text", text)])
    with pikepdf.open(io.BytesIO(data)) as pdf:
        actual = [
            str(operands[1].ActualText)
            for operands, operator in pikepdf.parse_content_stream(pdf.pages[0])
            if str(operator) == "BDC" and "/ActualText" in operands[1]
        ]
    assert actual == ["葛\U000e0100", "\ue123丙\u200d丁\ufeff"]
