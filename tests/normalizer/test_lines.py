"""Physical lines: indents, blank lines, line ends, and a diagnostic for all that goes."""

from __future__ import annotations

import pytest

from converter.normalizer import NormalizerError
from converter.sources import decode

from .trees import ends, findings, outline, paragraphs, read, source

TITLE = "渡口"
EVENING = "天黑下来，摆渡的人还没有回来。"
MORNING = "第二天清早，雾散了。"
CODE = "LIN001"


@pytest.mark.parametrize(
    ("indent", "trail"),
    [
        ("　　", ""),
        ("\t", ""),
        ("  ", ""),
        ("", " "),
        ("", "　"),
        ("", "\t\t"),
        (" \t　", "　\t "),
        ("\xa0\u2003", "\u200b"),
        ("\u205f", "\u1680\v\f"),
    ],
    ids=ascii,
)
def test_white_space_at_the_edges_goes_and_is_reported(indent: str, trail: str) -> None:
    normalized = read(f"{TITLE}\n{indent}{EVENING}{trail}\n{MORNING}")
    first, second = paragraphs(normalized.document)
    assert (first.text, second.text) == (EVENING, MORNING)
    column = len(indent) + 1
    assert ends(first.span) == (2, column, 2, len(indent) + len(EVENING))
    assert ends(second.span) == (3, 1, 3, len(MORNING))
    assert findings(normalized) == [(CODE, 2, 1)]
    (finding,) = normalized.diagnostics
    assert ends(finding.span) == (2, 1, 2, len(indent + EVENING + trail))
    assert finding.severity == "info"


@pytest.mark.parametrize("text", ["天黑　下来。", "天 黑\t下来。", "天\u2005黑。"], ids=ascii)
def test_white_space_inside_a_line_stays(text: str) -> None:
    normalized = read(f"{TITLE}\n{text}")
    assert outline(normalized.document.blocks) == (text,)
    assert findings(normalized) == []


def test_tabulators_of_other_kinds_inside_a_line_stay_and_are_reported() -> None:
    normalized = read(f"{TITLE}\n天\v黑\f。")
    assert outline(normalized.document.blocks) == ("天\v黑\f。",)
    assert {code for code, *_ in findings(normalized)} == {"CHR003"}


@pytest.mark.parametrize("blank", ["", "\n", "\n\n\n"])
def test_empty_lines_part_paragraphs_and_say_nothing(blank: str) -> None:
    normalized = read(f"{blank}{TITLE}\n{blank}{EVENING}\n{blank}{MORNING}\n{blank}")
    assert outline(normalized.document.blocks) == (EVENING, MORNING)
    step = len(blank) + 1
    lines = [paragraph.span.first_line for paragraph in paragraphs(normalized.document)]
    assert lines == [2 * step, 3 * step]
    assert findings(normalized) == []


def test_a_line_of_white_space_only_is_blank_and_reported() -> None:
    normalized = read(f"{TITLE}\n　　\n{EVENING}\n\t")
    assert outline(normalized.document.blocks) == (EVENING,)
    assert findings(normalized) == [(CODE, 2, 1)]


def test_white_space_is_reported_once_with_the_number_of_lines() -> None:
    one = read(f"{TITLE}\n　　{EVENING}").diagnostics
    assert [str(finding) for finding in one] == [
        "2:1: LIN001 white space at the edge of 1 line removed"
    ]
    many = read(f"\ufeff{TITLE}\n　　{EVENING}\n\n　　{MORNING} \n　").diagnostics
    assert [str(finding) for finding in many] == [
        "2:1: LIN001 white space at the edges of 3 lines removed"
    ]


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n", "\x85", "\u2028", "\u2029"], ids=ascii)
@pytest.mark.parametrize("last", [False, True])
def test_every_kind_of_line_end_ends_a_line(end: str, last: bool) -> None:
    normalized = read(end.join([TITLE, EVENING, MORNING]) + end * last)
    assert outline(normalized.document.blocks) == (EVENING, MORNING)
    assert [p.span.first_line for p in paragraphs(normalized.document)] == [2, 3]
    assert findings(normalized) == []


def test_line_ends_of_all_kinds_may_be_mixed() -> None:
    normalized = read(f"{TITLE}\r\n\r{EVENING}\n\r\n{MORNING}\u2029{EVENING}\x85\u2028{MORNING}\r")
    assert outline(normalized.document.blocks) == (EVENING, MORNING) * 2
    assert [p.span.first_line for p in paragraphs(normalized.document)] == [3, 5, 6, 8]


def test_a_byte_order_mark_goes_for_it_is_no_text() -> None:
    text = f"{TITLE}\n{EVENING}"
    data = text.encode("utf-8-sig")
    assert decode(data, name="a", stem="a", modified="").text == "\ufeff" + text
    normalized = read("\ufeff" + text)
    title = normalized.document.title
    assert title is not None
    assert title.text == TITLE
    assert ends(title.span) == (1, 2, 1, 3)
    assert findings(normalized) == []


@pytest.mark.parametrize(
    "text", ["", "\n\n", "　　\n\t\r\n", "\ufeff", "##paidbegin##\n##paidend##", "##PAIDEND## "]
)
def test_a_text_without_text_is_refused_with_its_name(text: str) -> None:
    with pytest.raises(NormalizerError, match=r"讲话\.txt: no text in it") as refused:
        read(text)
    assert refused.value.exit_code == 1
    assert refused.value.hint


def test_a_line_of_the_source_is_the_line_of_a_span() -> None:
    text = f"{TITLE}\r\r\n　{EVENING}\n\n{MORNING}"
    lines = source(text).lines()
    for paragraph in paragraphs(read(text).document):
        line, first, _, last = ends(paragraph.span)
        assert lines[line - 1][first - 1 : last] == paragraph.text
