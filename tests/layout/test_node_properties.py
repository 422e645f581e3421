"""Whatever the tree: nothing leaves the type area, and nothing is lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from converter import theme
from converter.document import (
    Block,
    Cell,
    Document,
    Emphasis,
    Figure,
    Heading,
    Inlines,
    Lead,
    LineBreak,
    Link,
    ListBlock,
    ListItem,
    Metadata,
    Note,
    NoteReference,
    Paragraph,
    Quote,
    Section,
    Separator,
    Strong,
    Table,
    Text,
    Verse,
    lines_of_text,
)
from converter.layout import lay_out
from converter.layout.pages import LaidOutPage
from converter.theme import Theme
from tests.layout.inside import assert_inside, huge, tiny
from tests.trees.nested import DOCUMENT, IMAGES, ROLES
from tests.trees.nodes import SPAN, image, items, paragraph, table

TEXT = st.text(st.sampled_from("的一基柱，。“”（）《》—…·aZ09% -/."), max_size=60)
INLINES: st.SearchStrategy[Inlines] = st.lists(
    st.one_of(
        st.builds(Text, TEXT),
        st.builds(Lead, TEXT),
        st.builds(Strong, TEXT),
        st.builds(Emphasis, TEXT),
        st.builds(Link, TEXT, st.just("https://example.org/")),
        st.builds(NoteReference, st.sampled_from(["①", "[12]", "*"]), st.sampled_from("abx")),
        st.just(LineBreak()),
    ),
    max_size=4,
).map(tuple)
LEAVES: st.SearchStrategy[Block] = st.one_of(
    st.builds(Paragraph, INLINES, st.just(SPAN), role=st.sampled_from(ROLES)),
    st.builds(Verse, st.lists(INLINES, max_size=10).map(tuple), st.just(SPAN)),
    st.builds(Separator, st.sampled_from(["", " ", "* * *"]), st.just(SPAN)),
    st.builds(Figure, st.sampled_from([one.name for one in IMAGES]), TEXT, st.just(SPAN), INLINES),
)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    columns = draw(st.integers(1, 7))
    cell = st.builds(Cell, INLINES, st.sampled_from(["left", "center", "right"]))
    row = st.lists(cell, min_size=columns, max_size=columns).map(tuple)
    rows = draw(st.lists(row, max_size=5))
    return Table(tuple(rows), draw(st.integers(0, 3)), SPAN, draw(INLINES))


def nest(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    blocks = st.lists(inner, max_size=3).map(tuple)
    label = st.sampled_from(["", "• ", "1. ", "（十二）", "第" * 40])
    item = st.builds(ListItem, label, blocks, st.just(SPAN))
    heading = st.builds(
        Heading,
        st.integers(1, 7),
        st.just("第"),
        st.just("一"),
        st.just("章　"),
        TEXT,
        st.just(SPAN),
        st.booleans(),
    )
    return st.one_of(
        st.builds(ListBlock, st.lists(item, max_size=3).map(tuple), st.booleans(), st.just(SPAN)),
        st.builds(Quote, blocks, st.just(SPAN)),
        st.builds(Section, heading, blocks, st.just(SPAN)),
    )


BLOCKS = st.lists(st.recursive(st.one_of(LEAVES, tables()), nest, max_leaves=6), max_size=4)
NOTES = (
    Note("a", "① ", (Text("出处在此。" * 20),), SPAN),
    Note("b", "[12] ", (Text("又见"), NoteReference("①", "a"), Text("其书" * 300)), SPAN),
)


def assert_whole(tree: Document, pages: list[LaidOutPage]) -> None:
    """All the text is there, as often as in the tree."""
    found = sorted(
        character
        for page in pages
        for placed in page.lines
        for run in placed.line.runs
        if placed.elements and placed.elements[run.piece]
        for character in placed.line.__class__((run,), 1.0, 1.0).text
        if not character.isspace()
    )
    expected = "".join("".join(text.split()) for text, _ in lines_of_text(tree))
    assert found == sorted(expected)


@pytest.mark.parametrize("name", theme.names())
@pytest.mark.parametrize("change", [lambda look: look, tiny, huge], ids=["", "tiny", "huge"])
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(BLOCKS)
def test_nothing_leaves_the_type_area_and_nothing_is_lost(
    name: str, change: Callable[[Theme], Theme], blocks: list[Block]
) -> None:
    look = change(theme.load(name))
    tree = Document(Metadata("某文"), None, tuple(blocks), NOTES, IMAGES)
    pages = list(lay_out(tree, look).pages)
    assert_inside(look, pages)
    assert_whole(tree, pages)


def deep(levels: int) -> Block:
    inner: Block = paragraph("甲" * 30)
    for _ in range(levels):
        inner = items(True, (inner,))
    return inner


GIANT = image("巨.png", "L", "PNG", (4000, 6000))
HARD: dict[str, Block] = {
    "a cell of 300 letters": table([["甲", "a" * 300, "乙"], ["丙", "丁", "b" * 300]]),
    "50 columns": table([["甲乙丙丁"] * 50, ["word"] * 50] * 3),
    "a head higher than a page": table([["甲" * 3000, "乙"], ["丙", "丁"]]),
    "a row higher than a page": table([["甲", "乙"], ["丙" * 5000, "丁" * 3000]]),
    "60 lists": deep(60),
    "a giant picture": Figure("巨.png", "", SPAN, (Text("图一" * 100),)),
    "a caption longer than a page": Figure("巨.png", "", SPAN, (Text("图一" * 2000),)),
    "a long label": ListBlock((ListItem("a" * 300, (deep(3),), SPAN),), True, SPAN),
}


@pytest.mark.parametrize("name", theme.names())
@pytest.mark.parametrize("change", [lambda look: look, tiny, huge], ids=["", "tiny", "huge"])
@pytest.mark.parametrize("block", HARD.values(), ids=list(HARD))
def test_nothing_leaves_the_type_area_in_hard_cases(
    name: str, change: Callable[[Theme], Theme], block: Block
) -> None:
    look = change(theme.load(name))
    tree = Document(Metadata("某文"), None, (block, block), images=(GIANT,))
    pages = list(lay_out(tree, look).pages)
    assert_inside(look, pages)
    assert_whole(tree, pages)


@pytest.mark.parametrize("name", theme.names())
@pytest.mark.parametrize("change", [lambda look: look, tiny, huge], ids=["", "tiny", "huge"])
def test_every_node_is_inside_the_type_area(name: str, change: Callable[[Theme], Theme]) -> None:
    look = change(theme.load(name))
    assert_inside(look, lay_out(DOCUMENT, look).pages)
