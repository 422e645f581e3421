"""Blank lines between all paragraphs say nothing: a text is read as it is without them."""

from __future__ import annotations

import msgspec
import pytest

from converter import normalize
from converter.document import Document, Quote, Section, Span, Table, Verse, walk
from converter.normalizer.trace import Trace
from converter.sources import decode
from tests.corpus.labels import Labelled, corpus
from tests.normalizer.headings.test_unnumbered import TITLE, found
from tests.normalizer.test_blocks import blocks
from tests.normalizer.trees import MORE_PROSE, PROSE, read

WRAPPED = "continues"

TEXTS = [text for text in corpus() if not text.held_aside and WRAPPED not in text.roles.values()][
    ::3
]

LEAST_READ_ALIKE = 0.95


def _without_places(document: Document) -> list[object]:
    """All that the tree says, but where it stands in the source."""

    def bare(node: object) -> object:
        if isinstance(node, Span):
            return None
        if isinstance(node, tuple):
            return tuple(map(bare, node))
        if isinstance(node, msgspec.Struct):
            return type(node), tuple(bare(getattr(node, name)) for name in node.__struct_fields__)
        return node

    return [bare(document.title), bare(document.masthead), bare(document.blocks)]


def _document(text: str) -> Document:
    return normalize(decode(text.encode(), name="x", stem="x", modified="")).document


def test_nearly_all_texts_are_read_alike_with_two_line_ends_for_each() -> None:
    def is_alike(text: Labelled) -> bool:
        source = text.path.read_text(encoding="utf-8")
        single, double = (_document(one) for one in (source, source.replace("\n", "\n\n")))
        return _without_places(single) == _without_places(double)

    assert sum(map(is_alike, TEXTS)) >= LEAST_READ_ALIKE * len(TEXTS)


def _spaced(*lines: str) -> list[str]:
    return [part for line in lines for part in (line, "")]


def test_the_rows_of_a_table_stand_as_far_apart_as_paragraphs() -> None:
    rows = ("项目\t金额", "油费\t1480", "住宿\t2310")
    kinds = [type(block) for block in blocks(*_spaced(PROSE, *rows, PROSE))]
    assert kinds.count(Table) == 1


def test_wider_space_than_usual_stays() -> None:
    verse = ("水轮醒来的时候", "河里还有薄冰", "父亲用斧背", "敲了敲它的骨头")
    lines = _spaced(PROSE, *verse, "", "", *verse, PROSE)
    assert [type(block) for block in blocks(*lines)].count(Verse) == 2


def test_blank_lines_here_and_there_are_kept() -> None:
    assert found(PROSE, "", "渡口", "", PROSE, "", "水磨", "", PROSE, MORE_PROSE * 2) == [
        (1, "渡口"),
        (1, "水磨"),
    ]


@pytest.mark.parametrize("head", [(), ("作者：林小满", "编辑：阿杏")])
def test_each_line_keeps_its_place_in_the_source(head: tuple[str, ...]) -> None:
    lines = [TITLE, *head, "", *_spaced(PROSE, "一、水情", PROSE, "二、工情", PROSE)]
    trace = Trace()
    text = "\n".join(lines)
    document = normalize(
        decode(text.encode(), name="x", stem="x", modified=""), trace=trace
    ).document
    for section in walk(document.blocks):
        if isinstance(section, Section):
            number = section.heading.span.first_line
            assert lines[number - 1] == section.heading.full_text
            assert trace.decided[number].reason
            assert lines[section.blocks[0].span.first_line - 1] == PROSE


def test_a_report_names_the_line_of_the_source() -> None:
    told = read("\n".join([TITLE, "", *_spaced(PROSE, "> " + PROSE, PROSE)])).diagnostics
    assert [one.span.first_line for one in told if one.code == "QUO001" and one.span] == [5]


def test_what_is_said_at_the_end_of_a_spaced_text_is_no_quotation() -> None:
    said = ("“洗照片吗？”", "“洗。”", "“洗什么尺寸？”")
    lines = _spaced(PROSE, MORE_PROSE, PROSE, *said)
    assert not any(
        isinstance(block, Quote) for block in blocks(*lines, "店主姓宿", "街上的人都认得他")
    )
