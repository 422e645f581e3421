"""Site marks: what they do to access, and that they leave without a trace but a diagnostic."""

from __future__ import annotations

import pytest

from .trees import ends, findings, headings, outline, paragraphs, read_lines

TITLE = "渡口"
FREE = "天黑下来，摆渡的人还没有回来。"
PAID = "第二天清早，他在芦苇里找到了那条船。"
LAST = "船上什么也没有。"
BEGIN, END = "##paidbegin##", "##paidend##"


def accesses(*lines: str) -> list[tuple[str, str]]:
    document = read_lines(TITLE, *lines).document
    return [(paragraph.text, paragraph.access) for paragraph in paragraphs(document)]


@pytest.mark.parametrize(
    "lines",
    [
        (FREE, BEGIN + PAID, END + LAST),
        (FREE, BEGIN, PAID, END, LAST),
        (FREE + BEGIN, PAID + END, LAST),
        (FREE, BEGIN + PAID + END, LAST),
        (FREE, "##PAIDBEGIN##" + PAID, "##PaidEnd##" + LAST),
        (FREE, "", "　" + BEGIN, PAID, END + "　", "", LAST),
        (FREE, f"{BEGIN}{END}{BEGIN}{PAID}", END + LAST),
        (FREE + BEGIN + END, BEGIN, PAID + END + BEGIN + END, LAST),
    ],
)
def test_what_stands_between_the_marks_is_paid(lines: tuple[str, ...]) -> None:
    assert accesses(*lines) == [(FREE, "free"), (PAID, "paid"), (LAST, "free")]


@pytest.mark.parametrize(
    ("line", "columns"),
    [
        (BEGIN + PAID, [(1, 13)]),
        (PAID + BEGIN, [(19, 31)]),
        (PAID[:4] + BEGIN + PAID[4:], [(5, 17)]),
        (BEGIN + PAID + END, [(1, 13), (32, 42)]),
        (BEGIN + END, [(1, 13), (14, 24)]),
        ("　　" + BEGIN, [(3, 15)]),
    ],
)
def test_every_mark_is_reported_where_it_stood(line: str, columns: list[tuple[int, int]]) -> None:
    normalized = read_lines(TITLE, FREE, line, LAST)
    marks = [finding for finding in normalized.diagnostics if finding.code == "MRK001"]
    assert [ends(mark.span) for mark in marks] == [(3, one, 3, other) for one, other in columns]
    for mark, (one, other) in zip(marks, columns, strict=True):
        assert line[one - 1 : other] in mark.message


@pytest.mark.parametrize(
    ("line", "first_column"),
    [
        (PAID, 1),
        (BEGIN + PAID, 14),
        (BEGIN + END + PAID, 25),
        (BEGIN + "　　" + PAID, 16),
        (PAID + END, 1),
        (BEGIN + PAID + END, 14),
        ("　　" + BEGIN + PAID, 16),
        (BEGIN + " " + END + PAID, 26),
        ("\ufeff" + BEGIN + PAID, 15),
    ],
)
def test_the_text_beside_a_mark_has_its_own_columns(line: str, first_column: int) -> None:
    (_, paragraph) = paragraphs(read_lines(TITLE, FREE, line).document)
    assert paragraph.text == PAID
    assert line[first_column - 1 :].startswith(PAID)
    assert ends(paragraph.span) == (3, first_column, 3, first_column + len(PAID) - 1)


def test_a_paragraph_with_a_mark_inside_ends_where_it_ends_in_the_source() -> None:
    line = PAID[:6] + BEGIN + PAID[6:]
    (paragraph,) = paragraphs(read_lines(TITLE, line).document)
    assert ends(paragraph.span) == (2, 1, 2, len(line))


@pytest.mark.parametrize(
    "line",
    [
        FREE + BEGIN + PAID,
        FREE + BEGIN + PAID + END,
        FREE + BEGIN + PAID + END + LAST,
        f"{FREE}{BEGIN}{PAID}{END}{BEGIN}{LAST}",
    ],
)
def test_a_paragraph_that_is_paid_in_part_is_paid_as_a_whole(line: str) -> None:
    normalized = read_lines(TITLE, line, END)
    (paragraph,) = paragraphs(normalized.document)
    assert paragraph.text == line.replace(BEGIN, "").replace(END, "")
    assert paragraph.access == "paid"
    assert findings(normalized, "MRK003") == [("MRK003", 2, 1)]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ((FREE, BEGIN, PAID), [("MRK002", 3, 1)]),
        ((FREE, END, PAID), [("MRK002", 3, 1)]),
        ((BEGIN, BEGIN, PAID, END), [("MRK002", 2, 1)]),
        ((BEGIN, PAID, BEGIN + PAID, END, LAST, END), []),
        ((BEGIN, BEGIN, PAID), [("MRK002", 2, 1), ("MRK002", 3, 1)]),
        ((BEGIN, PAID, END, END), [("MRK002", 5, 1)]),
        ((f"{BEGIN}{BEGIN}{PAID}{END}{END}",), []),
        ((BEGIN, PAID, END), []),
        ((FREE,), []),
    ],
)
def test_marks_without_their_other_half_are_reported(
    lines: tuple[str, ...], expected: list[tuple[str, int, int]]
) -> None:
    assert findings(read_lines(TITLE, *lines), "MRK002") == expected


def test_a_region_that_never_ends_reaches_to_the_end() -> None:
    assert accesses(FREE, BEGIN + PAID, LAST) == [(FREE, "free"), (PAID, "paid"), (LAST, "paid")]


def test_what_is_in_the_outer_of_two_regions_is_paid() -> None:
    lines = (BEGIN, PAID, BEGIN, PAID, END, LAST, END, FREE)
    assert accesses(*lines) == [
        (PAID, "paid"),
        (PAID, "paid"),
        (LAST, "paid"),
        (FREE, "free"),
    ]


@pytest.mark.parametrize(
    ("begin", "end"),
    [
        ("＃＃paidbegin＃＃", "＃＃paidend＃＃"),
        ("＃＃ｐａｉｄｂｅｇｉｎ##", "##paidend##"),
        ("＃#PaidBegin#＃", "##ＰＡＩＤＥＮＤ＃＃"),
    ],
)
def test_marks_typed_in_full_width_are_marks(begin: str, end: str) -> None:
    assert accesses(FREE, begin + PAID, end + LAST) == [
        (FREE, "free"),
        (PAID, "paid"),
        (LAST, "free"),
    ]


def test_a_begin_alone_ends_with_those_inside_it() -> None:
    assert accesses(BEGIN, PAID, BEGIN, FREE, END, LAST) == [
        (PAID, "paid"),
        (FREE, "paid"),
        (LAST, "free"),
    ]


def test_a_mark_glued_to_a_heading_hides_no_heading() -> None:
    normalized = read_lines(
        TITLE, "一、汛情", FREE, BEGIN + "二、抢险", PAID, "三、善后" + END, LAST
    )
    assert [h.full_text for h in headings(normalized.document)] == [
        "一、汛情",
        "二、抢险",
        "三、善后",
    ]
    assert [section.access for section in normalized.document.blocks] == ["free", "paid", "paid"]
    assert ends(headings(normalized.document)[1].span) == (4, 14, 4, 17)


def test_a_mark_glued_to_the_title_hides_no_title() -> None:
    document = read_lines(BEGIN + TITLE + END, FREE).document
    assert document.title is not None
    assert document.title.text == TITLE
    assert ends(document.title.span) == (1, 14, 1, 15)


def test_a_region_inside_another_is_told_and_is_no_mistake() -> None:
    normalized = read_lines(TITLE, BEGIN, PAID, BEGIN + PAID, END, LAST, END)
    (nested,) = [one for one in normalized.diagnostics if one.code == "MRK005"]
    assert nested.severity == "info"
    assert ends(nested.span) == (4, 1, 4, 13)


@pytest.mark.parametrize("sign", ["#", "##", "###", "####", "########", "＃", "#＃"])
@pytest.mark.parametrize("space", ["", " ", "\u3000", "_", "-", "\t"])
@pytest.mark.parametrize(
    ("paid", "begin", "end"), [("paid", "begin", "end"), ("PAID", "Begin", "END")]
)
def test_spaces_case_and_number_of_signs_do_not_matter(
    sign: str, space: str, paid: str, begin: str, end: str
) -> None:
    for inner in ("", space):
        one = sign + space + paid + inner + begin + space + sign
        other = sign + space + paid + inner + end + space + sign
        for lines in ((FREE, one, PAID, other, LAST), (FREE, one + PAID + other, LAST)):
            normalized = read_lines(TITLE, *lines)
            read = [(block.text, block.access) for block in paragraphs(normalized.document)]
            assert read == [(FREE, "free"), (PAID, "paid"), (LAST, "free")]
            assert [code for code, _, _ in findings(normalized)] == ["MRK001", "MRK001"]


@pytest.mark.parametrize("sign", ["#", "##", "###", "####"])
def test_marks_that_touch_share_the_signs_between_them(sign: str) -> None:
    marks = f"{sign}paidend{sign}{sign}paidbegin{sign}"
    normalized = read_lines(TITLE, BEGIN, PAID, marks, PAID, END)
    assert [code for code, _, _ in findings(normalized)] == ["MRK001"] * 4
    assert "MRK004" not in {one.code for one in normalized.diagnostics}


@pytest.mark.parametrize(
    ("begin", "end"),
    [("##paidbegin", "##paidend"), ("paidbegin##", "paidend##"), ("#paid begin", "＃paidend")],
)
def test_a_mark_that_lost_half_of_its_signs_is_the_mark_and_is_doubted(
    begin: str, end: str
) -> None:
    assert accesses(FREE, begin, PAID, end, LAST) == [
        (FREE, "free"),
        (PAID, "paid"),
        (LAST, "free"),
    ]
    normalized = read_lines(TITLE, FREE, begin, PAID, end, LAST)
    assert findings(normalized, "MRK004") == [("MRK004", 3, 1), ("MRK004", 5, 1)]


@pytest.mark.parametrize(
    "text",
    [
        "##paid##",
        "##paidbegins##",
        "paidbegin",
        "[paidend]",
        "## padibegin ##",
        "##free##",
        "##付费开始##",
    ],
)
def test_what_only_looks_like_a_mark_is_text_and_is_doubted(text: str) -> None:
    normalized = read_lines(TITLE, text, FREE)
    assert outline(normalized.document.blocks) == (text, FREE)
    assert [code for code, _, _ in findings(normalized)] == ["MRK004"]


@pytest.mark.parametrize(
    "text", ["##", "#话题#很热", "C## 与 F#", "C#和C##的区别", "####", "# 标题", "a prepaid end"]
)
def test_what_has_but_the_signs_of_a_mark_is_text(text: str) -> None:
    normalized = read_lines(TITLE, text, FREE)
    assert outline(normalized.document.blocks) == (text, FREE)
    assert findings(normalized) == []
