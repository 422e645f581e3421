"""The tree: its JSON form is exact, and walking it is reading it."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from converter.document import (
    Block,
    Document,
    DocumentError,
    Heading,
    Lead,
    Metadata,
    Paragraph,
    Section,
    Span,
    Text,
    Title,
    lines_of_text,
    walk,
)
from tests.command import ESSAY

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
numbers = st.integers(0, 2**40)
spans = st.builds(Span, numbers, numbers, numbers, numbers)
accesses = st.sampled_from(["free", "paid"])
inlines = st.lists(st.builds(Text, texts) | st.builds(Lead, texts), max_size=3).map(tuple)
paragraphs = st.builds(Paragraph, inlines, spans, accesses, st.sampled_from(["body", "notice"]))
headings = st.builds(Heading, st.integers(1, 9), texts, texts, texts, texts, spans)


def sections(blocks: st.SearchStrategy[Block]) -> st.SearchStrategy[Section]:
    inner = st.lists(blocks, max_size=3).map(tuple)
    return st.builds(Section, headings, inner, accesses)


blocks = st.recursive(paragraphs, sections, max_leaves=12)
metadata = st.builds(Metadata, texts, texts, texts, texts)
titles = st.none() | st.builds(Title, texts, spans)
documents = st.builds(Document, metadata, titles, st.lists(blocks, max_size=4).map(tuple))


def plain(document: Document) -> dict[str, object]:
    """The JSON form read by another reader than ours."""
    tree: dict[str, object] = json.loads(document.to_json())
    return tree


@settings(max_examples=60, deadline=None)
@given(documents)
def test_the_json_form_gives_back_an_equal_tree(document: Document) -> None:
    again = Document.from_json(document.to_json())
    assert again == document
    assert again.to_json() == document.to_json()


@settings(max_examples=30, deadline=None)
@given(documents)
def test_the_json_form_may_be_laid_out_in_any_way(document: Document) -> None:
    other = json.dumps(plain(document), indent=3, sort_keys=True)
    assert Document.from_json(other) == document


def test_the_json_form_of_the_essay_names_its_nodes(essay_document: Document) -> None:
    tree = plain(essay_document)
    assert tree["schema"] == 3
    assert tree["title"] == {
        "type": "title",
        "text": "挂职感悟：夯基立柱，行稳致远",
        "span": [1, 1, 1, 14],
    }
    blocks = tree["blocks"]
    assert isinstance(blocks, list)
    assert [block["type"] for block in blocks] == ["paragraph", "section", "section", "section"]
    heading = blocks[1]["heading"]
    assert (heading["number"], heading["separator"]) == ("一", "、")
    assert heading["text"] == "立干事创业的本领之柱"
    lead = blocks[1]["blocks"][1]["inlines"][0]
    assert lead == {"type": "lead", "text": "学会做独当一面的领跑人。"}


MINIMAL: dict[str, object] = {"metadata": {"title": "题"}, "title": None, "blocks": [], "schema": 3}
HEADING = dict.fromkeys(("prefix", "number", "separator", "text"), "") | {"level": 1}
SECTION = {
    "type": "section",
    "heading": HEADING | {"span": [1, 1, 1, 1]},
    "blocks": [],
}
PARAGRAPH = {"type": "paragraph", "inlines": [], "span": [1, 1, 1, 1]}


def test_the_least_document_is_read() -> None:
    assert Document.from_json(json.dumps(MINIMAL)) == Document(Metadata("题"), None, ())


def test_a_section_has_no_place_above_the_title() -> None:
    assert Document.from_json(json.dumps(MINIMAL | {"blocks": [SECTION]})).blocks
    with pytest.raises(DocumentError):
        Document.from_json(json.dumps(MINIMAL | {"masthead": [SECTION]}))


@pytest.mark.parametrize(
    "data",
    [
        "",
        "null",
        "[]",
        "{}",
        "题",
        json.dumps(MINIMAL)[:-1],
        json.dumps(MINIMAL) + "x",
        json.dumps(MINIMAL | {"extra": 1}),
        json.dumps(MINIMAL | {"blocks": [{"type": "table"}]}),
        json.dumps(MINIMAL | {"blocks": [PARAGRAPH | {"access": "secret"}]}),
        json.dumps(MINIMAL | {"blocks": [PARAGRAPH | {"span": [1, 1, 1]}]}),
        json.dumps(MINIMAL | {"metadata": {}}),
        '{"metadata": {"title": "\ud800"}}',
    ],
)
def test_what_is_no_document_is_refused(data: str) -> None:
    with pytest.raises(DocumentError):
        Document.from_json(data)


@pytest.mark.parametrize("data", [b"\xff", b'{"metadata": {"title": "\xff"}}', ESSAY.read_bytes()])
def test_bytes_that_are_no_document_are_refused(data: bytes) -> None:
    with pytest.raises(DocumentError):
        Document.from_json(data)


def test_a_tree_too_deep_to_be_a_document_is_refused() -> None:
    section = (
        '{"type":"section","heading":{"level":1,"prefix":"","number":"","separator":"","text":"",'
        '"span":[1,1,1,1]},"blocks":['
    )
    data = '{"metadata":{"title":"题"},"title":null,"blocks":[' + section * 20_000
    with pytest.raises(DocumentError):
        Document.from_json(data)


@pytest.mark.parametrize("schema", [0, 1, 2, 99])
def test_another_schema_is_refused_by_its_number(schema: int) -> None:
    data = json.dumps(MINIMAL | {"schema": schema, "a_field_of_the_future": []})
    with pytest.raises(DocumentError, match=f"schema {schema} is not the supported 3"):
        Document.from_json(data)


def section(name: str, *blocks: Block) -> Section:
    span = Span(1, 1, 1, 1)
    return Section(Heading(1, "（", name, "）", "节", span), blocks)


def paragraph(text: str) -> Paragraph:
    return Paragraph((Lead(text), Text("。")), Span(1, 1, 1, 1))


def test_walking_goes_through_the_blocks_in_reading_order() -> None:
    inner = section("二", paragraph("乙"))
    outer = section("一", paragraph("甲"), inner, paragraph("丙"))
    last = paragraph("丁")
    assert list(walk((outer, last))) == [
        outer,
        outer.blocks[0],
        inner,
        inner.blocks[0],
        outer.blocks[2],
        last,
    ]


def test_the_lines_of_text_are_title_headings_and_paragraphs_in_reading_order() -> None:
    span = Span(1, 1, 1, 1)
    blocks = (paragraph("甲"), section("一", paragraph("乙"), section("二", paragraph("丙"))))
    document = Document(Metadata("题"), Title("题", span), blocks)
    assert [text for text, _ in lines_of_text(document)] == [
        "题",
        "甲。",
        "（一）节",
        "乙。",
        "（二）节",
        "丙。",
    ]


def test_what_stands_above_a_title_comes_first() -> None:
    above, below = paragraph("某报"), paragraph("甲")
    document = Document(Metadata("题"), Title("题", Span(1, 1, 1, 1)), (below,), masthead=(above,))
    assert document.all_blocks == (above, below)
    assert [text for text, _ in lines_of_text(document)] == ["某报。", "题", "甲。"]
    assert Document.from_json(document.to_json()) == document


def test_the_lines_of_text_of_the_essay_are_its_lines(essay_document: Document) -> None:
    source = ESSAY.read_text(encoding="utf-8").replace("##paidbegin##", "")
    expected = source.replace("##paidend##", "").split()
    assert [text for text, _ in lines_of_text(essay_document)] == expected
    assert [span.first_line for _, span in lines_of_text(essay_document)] == list(
        range(1, len(expected) + 1)
    )
