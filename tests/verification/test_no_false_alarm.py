"""What the writers write is verified, whatever the text."""

from __future__ import annotations

import io
import json
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from converter import Document, load_theme, normalize, verification, writers
from converter.document import (
    Emphasis,
    Heading,
    Lead,
    Link,
    Metadata,
    Paragraph,
    Section,
    Span,
    Strong,
    Text,
    Title,
)
from converter.sources import decode
from converter.verification import Mismatch
from tests.trees.nodes import table
from tests.verification.compared import compared
from tests.writers import docx_samples, epub_samples, pdf_samples

SAMPLES = {
    **{f"docx {name}": tree for name, tree in (("essay", docx_samples.essay()),)},
    "docx deep headings": docx_samples.deep_headings(8),
    **{f"epub {name}": tree for name, tree in epub_samples.ALL.items()},
    **{f"pdf {name}": tree for name, tree in pdf_samples.SAMPLES.items()},
}
BINARY_FORMATS = ("docx", "epub", "pdf")
SPAN = Span(1, 1, 1, 1)


def mismatches(
    format_name: str, document: Document, theme: str = "essay", **options: str
) -> tuple[Mismatch, ...]:
    look, sink = load_theme(theme), io.BytesIO()
    writers.create(format_name, options).write(document, look, sink)
    return compared(format_name, sink.getvalue(), document, look)


@pytest.mark.parametrize("theme", ["essay", "gongwen"])
@pytest.mark.parametrize("format_name", verification.FORMATS)
def test_the_essay(essay_document: Document, format_name: str, theme: str) -> None:
    assert mismatches(format_name, essay_document, theme) == ()


@pytest.mark.parametrize("format_name", BINARY_FORMATS)
@pytest.mark.parametrize("name", SAMPLES)
def test_samples(name: str, format_name: str) -> None:
    assert mismatches(format_name, SAMPLES[name]) == ()


def test_black_for_print(essay_document: Document) -> None:
    assert mismatches("pdf", essay_document, color="cmyk") == ()


@pytest.mark.parametrize("format_name", BINARY_FORMATS)
def test_neighbours_of_two_marks(format_name: str) -> None:
    inlines = (Lead("先说要紧的话。"), Strong("此事"), Emphasis("不可不察"), Text("。"))
    document = Document(Metadata("札记"), None, (Paragraph(inlines, SPAN),))
    assert mismatches(format_name, document) == ()


@pytest.mark.parametrize("theme", ["essay", "gongwen"])
def test_a_face_that_helps_is_that_of_its_own_text(theme: str) -> None:
    """A tone mark that the face of the text lacks, beside a footer in the face that has it."""
    document = Document(Metadata("札记"), None, (Paragraph((Text("癸〬"),), SPAN),))
    assert mismatches("pdf", document, theme) == ()


TEXTS = st.text(
    st.one_of(
        st.sampled_from("的一是在不了有和人这中大为上个国我以要他，。、；：“”‘’！？（）《》——…·"),
        st.sampled_from("abc XYZ 123 -/.,%\t\n\r\u3000\xa0\xad\u200b\u200d\ufeff\u2060"),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=120,
)


@st.composite
def paragraphs(draw: st.DrawFn) -> Paragraph:
    inlines = draw(
        st.lists(st.builds(Lead, TEXTS) | st.builds(Text, TEXTS), min_size=1, max_size=4)
    )
    return Paragraph(tuple(inlines), SPAN, role=draw(st.sampled_from(["body", "notice"])))


@st.composite
def sections(draw: st.DrawFn, level: int = 1) -> Section:
    text = draw(TEXTS.filter(str.strip))
    blocks: list[Paragraph | Section] = draw(st.lists(paragraphs(), max_size=2))
    if level < 4 and draw(st.booleans()):
        blocks.append(draw(sections(level + draw(st.integers(1, 2)))))
    return Section(Heading(level, "", "一", "、", text, SPAN), tuple(blocks))


DESCRIPTIONS = TEXTS.map(lambda text: re.sub("[\x00-\x1f\x7f-\x9f\ufffe\uffff]", "", text))
"""Titles and authors: the command takes no unprintable character in them."""


@st.composite
def documents(draw: st.DrawFn) -> Document:
    title = draw(DESCRIPTIONS.filter(lambda text: re.search(r"\w", text)))
    blocks = draw(st.lists(paragraphs() | sections(), max_size=4))
    printed = Title(draw(TEXTS.filter(str.strip)), SPAN) if draw(st.booleans()) else None
    return Document(Metadata(title, draw(DESCRIPTIONS)), printed, tuple(blocks))


@pytest.mark.parametrize("format_name", verification.FORMATS)
@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(documents())
def test_any_tree(format_name: str, document: Document) -> None:
    assert mismatches(format_name, document) == ()


@pytest.mark.parametrize("format_name", verification.FORMATS)
@settings(max_examples=40, suppress_health_check=list(HealthCheck))
@given(TEXTS)
def test_any_source(format_name: str, text: str) -> None:
    data = f"札记\n{text}".replace("\0", "").encode()
    source = decode(data, name="x", stem="x", modified="2024-05-06T07:08:09Z")
    assert mismatches(format_name, normalize(source).document) == ()


def test_a_json_of_another_day_is_verified(essay_document: Document) -> None:
    later = replace(
        essay_document, metadata=replace(essay_document.metadata, modified="2030-01-01T00:00:00Z")
    )
    assert compared("json", later.to_json(), essay_document, load_theme()) == ()


def test_a_json_in_another_order_is_verified(essay_document: Document) -> None:
    tree = json.loads(essay_document.to_json())
    other = json.dumps(dict(reversed(tree.items())), sort_keys=False).encode()
    assert compared("json", other, essay_document, load_theme()) == ()
    assert compared("json", other + b"x", essay_document, load_theme())


def test_a_json_that_differs_is_not(essay_document: Document) -> None:
    for other in (
        replace(essay_document, blocks=essay_document.blocks[1:]),
        replace(essay_document, blocks=essay_document.blocks[:-1]),
        replace(essay_document, blocks=essay_document.blocks * 2),
        replace(essay_document, title=None),
        replace(essay_document, metadata=replace(essay_document.metadata, author="某人")),
    ):
        assert compared("json", other.to_json(), essay_document, load_theme())


@pytest.mark.parametrize("theme", ["essay", "gongwen"])
def test_cells_that_go_on_on_the_next_page(theme: str) -> None:
    """Without tags a page is read after the other, and of each the cells from left to right."""
    long = "堤防之议，始于前朝，历经三百年，至今未绝。" * 60
    rows = [["首", "次"], [long, long + long], ["甲", "乙"], [long, "丁"]]
    assert mismatches("pdf", pdf_samples.document(table(rows)), theme) == ()


def test_a_link_on_a_space_without_a_width() -> None:
    link = Link(" ", "https://example.com/")
    own = Paragraph((Text("他说："), link, Text("会议很好。")), SPAN)
    assert mismatches("pdf", pdf_samples.document(own)) == ()


@pytest.mark.parametrize(
    "character", ["\U000e0067", "\u180b", "\u3164", "\u2028", "\u2000", "\u200a", "\v", "\u0301"]
)
@pytest.mark.parametrize("theme", ["essay", "gongwen"])
def test_what_is_not_seen_is_everywhere_on_lines(character: str, theme: str) -> None:
    """The flag of England, as an emoji, has such characters."""
    text = "".join("堤防之议始于前朝"[: 1 + number % 7] + character for number in range(200))
    own = Paragraph((Text(text),), SPAN)
    assert mismatches("pdf", pdf_samples.document(own), theme) == ()
