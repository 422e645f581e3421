"""The preview edition: what comes before the first paid block, and a line on what remains."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from msgspec.structs import replace

from converter.document import (
    Access,
    Block,
    Cell,
    Document,
    Figure,
    Heading,
    Image,
    ListBlock,
    ListItem,
    Metadata,
    Note,
    NoteReference,
    Paragraph,
    Quote,
    Section,
    Span,
    Table,
    Text,
    Title,
    Verse,
)
from converter.editions import preview
from tests.command import ESSAY
from tests.test_document import documents

NOTICE = "（其余 {paragraphs} 段、{characters} 字）"
SPAN = Span(1, 1, 1, 1)


def paragraph(text: str, access: Access = "free") -> Paragraph:
    return Paragraph((Text(text),), SPAN, access)


def section(text: str, *blocks: Block, access: Access = "free") -> Section:
    return Section(Heading(1, "", "一", "、", text, SPAN), blocks, access)


def document(*blocks: Block) -> Document:
    return Document(Metadata("题"), Title("题", SPAN), blocks)


def shape(blocks: tuple[Block, ...]) -> list[object]:
    """The tree as nested lists of texts."""
    return [
        [block.heading.text, *shape(block.blocks)] if isinstance(block, Section) else block.text
        for block in blocks
    ]


def in_order(blocks: tuple[Block, ...]) -> Iterator[tuple[str, str, Access]]:
    """Kind, text and access of each block, in reading order."""
    for block in blocks:
        if isinstance(block, Section):
            yield "heading", block.heading.full_text, block.access
            yield from in_order(block.blocks)
        else:
            yield "paragraph", block.text, block.access


CASES = {
    "in the middle of a section": (
        document(
            paragraph("引言"),
            section("甲", paragraph("甲一"), paragraph("甲二二", "paid")),
            section("乙", paragraph("乙一", "paid"), access="paid"),
        ),
        ["引言", ["甲", "甲一", "（其余 2 段、5 字）"]],
    ),
    "from the first paragraph": (
        document(
            paragraph("引言", "paid"), section("甲", paragraph("甲一", "paid"), access="paid")
        ),
        ["（其余 2 段、4 字）"],
    ),
    "from a section on": (
        document(section("甲", paragraph("甲一")), section("乙", paragraph("乙"), access="paid")),
        [["甲", "甲一", "（其余 1 段、1 字）"]],
    ),
    "below a free heading": (
        document(section("甲", paragraph("甲一", "paid")), paragraph("尾声", "paid")),
        [["甲", "（其余 2 段、4 字）"]],
    ),
    "deep inside": (
        document(
            section("甲", section("乙", paragraph("一"), paragraph("二", "paid")), section("丙"))
        ),
        [["甲", ["乙", "一", "（其余 1 段、1 字）"]]],
    ),
    "and then free again": (
        document(paragraph("一"), paragraph("二", "paid"), paragraph("三三")),
        ["一", "（其余 2 段、3 字）"],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_preview_ends_before_the_paid_part(case: str) -> None:
    whole, expected = CASES[case]
    assert shape(preview(whole, NOTICE).blocks) == expected


def test_a_document_without_a_paid_part_is_its_own_preview() -> None:
    whole = document(paragraph("引言"), section("甲", paragraph("甲一"), section("乙")))
    assert preview(whole, NOTICE) == whole


def test_a_document_without_blocks_is_its_own_preview() -> None:
    assert preview(document(), NOTICE) == document()


def test_the_notice_is_a_free_paragraph_with_a_role_of_its_own() -> None:
    paid = Paragraph((Text("二"),), Span(7, 1, 7, 1), "paid")
    notice = preview(document(paragraph("一"), paid), "完").blocks[-1]
    assert notice == Paragraph((Text("完"),), Span(7, 1, 7, 1), "free", "notice")


def test_title_and_metadata_stay() -> None:
    whole = document(paragraph("一", "paid"))
    cut = preview(whole, NOTICE)
    assert (cut.title, cut.metadata) == (whole.title, whole.metadata)


def test_the_preview_of_the_essay_ends_in_its_first_section(essay_document: Document) -> None:
    lines = ESSAY.read_text(encoding="utf-8").splitlines()
    paid = [line.removeprefix("##paidbegin##") for line in lines[6:18]]
    paragraphs = [line for line in paid if line[1] != "、"]
    cut = preview(essay_document, NOTICE)
    kept = [text for _, text, _ in in_order(cut.blocks)]
    assert kept[:-1] == lines[1:6]
    assert kept[-1] == f"（其余 {len(paragraphs)} 段、{sum(map(len, paragraphs))} 字）"


def test_a_masthead_stays_above_the_title() -> None:
    whole = replace(document(paragraph("一"), paragraph("二", "paid")), masthead=(paragraph("报"),))
    cut = preview(whole, NOTICE)
    assert cut.masthead == whole.masthead
    assert shape(cut.blocks) == ["一", "（其余 1 段、1 字）"]


def test_what_is_paid_above_the_title_is_not_shown_nor_what_follows() -> None:
    masthead = (paragraph("报"), paragraph("导读", "paid"))
    cut = preview(replace(document(paragraph("一")), masthead=masthead), NOTICE)
    assert cut.masthead == masthead[:1]
    assert shape(cut.blocks) == ["（其余 2 段、3 字）"]


def item(label: str, *blocks: Block) -> ListItem:
    return ListItem(label, blocks, SPAN)


def test_lists_and_quotations_are_cut_where_the_paid_part_begins() -> None:
    listing = ListBlock(
        (item("一、", paragraph("甲")), item("二、", paragraph("乙"), paragraph("丙", "paid"))),
        True,
        SPAN,
    )
    cut = preview(document(Quote((listing, paragraph("丁")), SPAN), paragraph("戊")), NOTICE)
    kept = ListBlock((item("一、", paragraph("甲")), item("二、", paragraph("乙"))), True, SPAN)
    assert cut.blocks[:-1] == (Quote((kept,), SPAN),)
    assert cut.blocks[-1].text == "（其余 3 段、3 字）"


def test_a_label_or_a_quotation_of_nothing_is_not_left() -> None:
    listing = ListBlock(
        (item("一、", paragraph("甲")), item("二、", paragraph("乙", "paid"))), True, SPAN
    )
    cut = preview(document(listing, paragraph("丙")), NOTICE)
    assert cut.blocks[0] == ListBlock((item("一、", paragraph("甲")),), True, SPAN)
    quote = Quote((ListBlock((item("一、", paragraph("甲", "paid")),), True, SPAN),), SPAN)
    assert [type(block) for block in preview(document(quote), NOTICE).blocks] == [Paragraph]


def test_every_kind_of_text_counts() -> None:
    line = (Text("一二三"),)
    verse = Verse((line, line), SPAN, "paid")
    table = Table(((Cell(line), Cell(line)),), 1, SPAN, caption=(Text("表"),))
    figure = Figure("甲.png", "画", SPAN, (Text("图"),))
    cut = preview(document(paragraph("文"), verse, table, figure), NOTICE)
    assert cut.blocks[-1].text == "（其余 3 段、14 字）"


def test_notes_and_pictures_of_the_paid_part_go_with_it() -> None:
    def mark(identifier: str) -> NoteReference:
        return NoteReference(identifier, identifier)

    notes = (
        Note("一", "一", (Text("见"), mark("三")), SPAN),
        Note("二", "二", (Text("只在付费部分"),), SPAN),
        Note("三", "三", (Text("注中之注"),), SPAN),
        Note("四", "四", (Text("无人引"),), SPAN),
    )
    images = tuple(Image(name, "image/png", b"", 1, 1) for name in ("甲", "乙"))
    whole = replace(
        document(
            Paragraph((mark("一"),), SPAN),
            Figure("甲", "", SPAN),
            Paragraph((mark("二"), mark("四")), SPAN, "paid"),
            Figure("乙", "", SPAN),
        ),
        notes=notes,
        images=images,
    )
    cut = preview(whole, NOTICE)
    assert [note.identifier for note in cut.notes] == ["一", "三"]
    assert [image.name for image in cut.images] == ["甲"]


@settings(max_examples=100, deadline=None)
@given(documents)
def test_a_preview_is_what_comes_before_the_first_paid_block_in_reading_order(
    whole: Document,
) -> None:
    everything = list(in_order(whole.blocks))
    accesses = [access for _, _, access in everything]
    if "paid" not in accesses:
        assert preview(whole, NOTICE) == whole
        return
    free = everything[: accesses.index("paid")]
    rest = [text for kind, text, _ in everything[len(free) :] if kind == "paragraph"]
    *kept, notice = in_order(preview(whole, NOTICE).blocks)
    assert kept == free
    assert notice[1] == f"（其余 {len(rest)} 段、{sum(map(len, rest))} 字）"
