"""Trees of any shape, for properties that hold of them all."""

from __future__ import annotations

from typing import get_args

from hypothesis import strategies as st

from converter.document import (
    Block,
    Cell,
    Code,
    Document,
    Emphasis,
    Figure,
    Heading,
    Image,
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
    Role,
    Section,
    Separator,
    Strong,
    Table,
    Text,
    Title,
    Verse,
)
from tests.trees.nodes import SPAN, png

IMAGES = tuple(Image(name, "image/png", png(2, 1), 2, 1) for name in ("甲.png", "b"))
NOTES = ("甲", "乙", "丙", "无")
"""The notes that texts refer to; there is none of the last name."""

spellings = st.text("账本记在村口。，、“”——…《》（）①[1] \t　\u00a0aB3<&>\"'%#", max_size=12)
lines = st.text("账本记在村口。，、①1 a", min_size=1, max_size=8)

_inlines = st.one_of(
    st.builds(Text, spellings),
    st.builds(Lead, spellings),
    st.builds(Strong, spellings),
    st.builds(Emphasis, spellings),
    st.builds(
        Link,
        spellings,
        st.sampled_from(["https://example.org/账本?a=1&b=[2] #x#y%", "mailto:a@example.org"]),
    ),
    st.builds(NoteReference, lines, st.sampled_from(NOTES)),
    st.just(LineBreak()),
)
inlines: st.SearchStrategy[Inlines] = st.lists(_inlines, max_size=4).map(tuple)

_paragraphs = st.builds(Paragraph, inlines, st.just(SPAN), role=st.sampled_from(get_args(Role)))


_cells = st.builds(Cell, inlines, st.sampled_from(["left", "center", "right"]))
_rows = st.one_of(
    *(st.lists(st.tuples(*[_cells] * width), max_size=3).map(tuple) for width in range(4))
)
_tables = st.builds(Table, _rows, st.integers(0, 3), st.just(SPAN), inlines)

_leaves = st.one_of(
    _paragraphs,
    st.builds(Verse, st.lists(inlines, max_size=3).map(tuple), st.just(SPAN)),
    st.builds(Code, st.lists(spellings, max_size=3).map(tuple), st.just(SPAN)),
    _tables,
    st.builds(
        Figure, st.sampled_from([one.name for one in IMAGES]), spellings, st.just(SPAN), inlines
    ),
    st.builds(Separator, st.sampled_from(["", "* * *", "———"]), st.just(SPAN)),
)


def _containers(blocks: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    inner = st.lists(blocks, max_size=3).map(tuple)
    items = st.builds(ListItem, spellings, inner, st.just(SPAN))
    headings = st.builds(
        Heading,
        st.integers(1, 7),
        st.just(""),
        st.sampled_from(["一", "（二）", ""]),
        st.sampled_from(["、", " ", ""]),
        lines,
        st.just(SPAN),
        st.booleans(),
    )
    return st.one_of(
        st.builds(ListBlock, st.lists(items, max_size=3).map(tuple), st.booleans(), st.just(SPAN)),
        st.builds(Quote, inner, st.just(SPAN)),
        st.builds(Section, headings, inner),
    )


_any_block = st.recursive(_leaves, _containers, max_leaves=12)
blocks = st.lists(_any_block, max_size=5).map(tuple)
mastheads = st.lists(
    _any_block.filter(lambda block: not isinstance(block, Section)), max_size=2
).map(tuple)
notes = st.tuples(
    *(st.builds(Note, st.just(name), lines, inlines, st.just(SPAN)) for name in NOTES[:-1])
)
documents = st.builds(
    Document,
    st.just(Metadata("账本")),
    st.none() | st.just(Title("账本", SPAN)),
    blocks,
    notes,
    st.just(IMAGES),
    mastheads,
)
