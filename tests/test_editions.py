"""The preview edition: what comes before the first paid block, and a line on what remains."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings

from converter.document import (
    Access,
    Block,
    Document,
    Heading,
    Metadata,
    Paragraph,
    Section,
    Span,
    Text,
    Title,
)
from converter.editions import preview
from tests.command import ESSAY
from tests.test_document import documents

NOTICE = "（其余 {paragraphs} 段、{characters} 字）"
SPAN = Span(1, 1, 1, 1)


def paragraph(text: str, access: Access = "free") -> Paragraph:
    return Paragraph((Text(text),), SPAN, access)


def section(text: str, *blocks: Block, access: Access = "free") -> Section:
    return Section(Heading(1, "", "一", "、", text, SPAN), blocks, SPAN, access)


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
