"""Holes, repeats and changed places in the numbers of a text: each is said where it stands."""

from __future__ import annotations

import pytest

from tests.normalizer.trees import PROSE, headings, read_lines

TITLE = "在全县防汛工作会议上的讲话"


def said(*lines: str) -> list[tuple[int, str, str]]:
    """What is said of the numbers in a text of these lines: line, message and question."""
    return [
        (one.place()[0], one.message, one.hint)
        for one in read_lines(*lines).diagnostics
        if one.code.startswith("SEQ")
    ]


def spaced(*lines: str) -> list[str]:
    """A title and each line with a paragraph under it: the nth is on line 2n + 1."""
    return [line for heading in (TITLE, *lines) for line in (heading, PROSE)]


FINDINGS = [
    ("一三", [(5, "三、 comes after 一、", "is 二、 missing?")]),
    ("二三", [(3, "二、 comes first", "is 一、 missing?")]),
    ("二三四", [(3, "二、 comes first", "is 一、 missing?")]),
    ("一二二", [(7, "二、 comes twice", "should it be 三、?")]),
    ("一二四三", [(9, "三、 comes after 四、", "should it stand before that?")]),
    ("一二四三五", [(9, "三、 comes after 四、", "should it stand before that?")]),
    ("一二一二", [(7, "一、 comes after 二、", "should it be 三、?")]),
    (
        "一一一",
        [
            (5, "一、 comes twice", "should it be 二、?"),
            (7, "一、 comes twice", "should it be 三、?"),
        ],
    ),
    ("一一", [(5, "一、 comes twice", "should it be 二、?")]),
    ("一二三", []),
    ("三四五", []),
    ("三四", []),
    ("八九一二", [(7, "一、 comes after 九、", "should it be 十、?")]),
    ("一二九十", [(7, "九、 comes after 二、", "are 三、 to 八、 missing?")]),
    ("一二九", [(7, "九、 comes after 二、", "are 三、 to 八、 missing?")]),
    ("一七八", [(5, "七、 comes after 一、", "are 二、 to 六、 missing?")]),
]


@pytest.mark.parametrize(("numbers", "findings"), FINDINGS)
def test_what_does_not_run_on_is_a_heading_and_is_told_of(
    numbers: str, findings: list[tuple[int, str, str]]
) -> None:
    lines = spaced(*(f"{number}、查堤" for number in numbers))
    assert len(headings(read_lines(*lines).document)) == len(numbers)
    assert said(*lines) == findings


@pytest.mark.parametrize("form", ["{}. 查堤", "{}、查堤", "（{}）查堤", "1.{} 查堤"])
def test_behind_a_long_hole_two_numbers_go_on_in_any_form(form: str) -> None:
    lines = spaced(*(form.format(number) for number in (1, 2, 9, 10)))
    assert len(headings(read_lines(*lines).document)) == 4
    one, two, eight, nine = (form.format(number).split("查")[0].strip() for number in (2, 3, 8, 9))
    assert said(*lines) == [(7, f"{nine} comes after {one}", f"are {two} to {eight} missing?")]


@pytest.mark.parametrize("form", ["{}. 查堤", "1.{} 查堤", "{}、查堤"])
def test_one_arabic_number_behind_a_long_hole_is_told_of_and_no_heading(form: str) -> None:
    lines = spaced(*(form.format(number) for number in (1, 2, 9)))
    assert len(headings(read_lines(*lines).document)) == 2
    ((line, message, hint),) = said(*lines)
    assert (line, hint.startswith("are ")) == (7, True)
    assert message.endswith(", and is no heading")


@pytest.mark.parametrize(
    "lines",
    [
        ("1. 雨", "2. 河", "2020. 堤", "2021. 闸"),
        ("一、雨", "二、河", "四十、堤"),
        ("1. 雨", "2. 河", "3. 堤", "2. 名单"),
        ("一、雨", "二、河", "9. 名单"),
        ("一、雨", "九、河"),
    ],
)
def test_a_number_of_something_else_is_no_leap(lines: tuple[str, ...]) -> None:
    assert said(*spaced(*lines)) == []


def test_a_sentence_behind_a_long_hole_is_no_heading() -> None:
    lines = ("一、雨", "二、河", f"十、{PROSE}")
    assert [one.full_text for one in headings(read_lines(*spaced(*lines)).document)] == [*lines[:2]]


def test_the_first_of_an_inner_sequence_is_missing_in_its_section() -> None:
    lines = spaced("一、水情", "（一）雨量", "（二）水位", "二、工情", "（二）堤防", "（三）涵闸")
    assert len(headings(read_lines(*lines).document)) == 6
    assert said(*lines) == [(11, "（二） comes first", "is （一） missing?")]


def test_numbers_that_begin_anew_in_each_section_or_run_on_through_them_have_no_hole() -> None:
    assert (
        said(*spaced("一、水情", "（一）雨", "（二）河", "二、工情", "（一）堤", "（二）闸")) == []
    )
    assert (
        said(*spaced("一、水情", "（一）雨", "（二）河", "二、工情", "（三）堤", "（四）闸")) == []
    )


CHAPTERS = [
    (
        ("第一章 雨", "第二章 河", "第一章 堤"),
        [(7, "第一章 comes after 第二章", "should it be 第三章?")],
    ),
    (("第一卷 雨", "第一章 河", "第二章 堤", "第二卷 闸", "第一章 渠"), []),
    (
        ("第一章 雨", "第一节 河", "第二节 堤", "第二章 闸", "第三节 渠", "第三章 坝", "第五节 桥"),
        [(15, "第五节 comes after 第三节", "is 第四节 missing?")],
    ),
    (("第一章 雨", "第一节 河", "第二节 堤", "第二章 闸", "第一节 渠", "第二节 桥"), []),
    (("第四章至第六章 雨", "第七章 河"), []),
]


@pytest.mark.parametrize(("lines", "findings"), CHAPTERS)
def test_chapters_and_sections_run_on_through_the_book(
    lines: tuple[str, ...], findings: list[tuple[int, str, str]]
) -> None:
    assert said(*spaced(*lines)) == findings


def test_articles_run_on_through_chapters_as_paragraphs_too() -> None:
    articles = [f"第{number}条 {PROSE}" for number in "一二四七七"]
    findings = [
        ("第四条 comes after 第二条", "is 第三条 missing?"),
        ("第七条 comes after 第四条", "are 第五条 to 第六条 missing?"),
        ("第七条 comes twice", "should it be 第八条?"),
    ]
    assert [two for _, *two in said("章程", *articles)] == [list(one) for one in findings]
    chapters = ("章程", "第一章 总则", *articles[:4], "第二章 附则", articles[4])
    assert [two for _, *two in said(*chapters)] == [list(one) for one in findings]


@pytest.mark.parametrize(
    "articles",
    [
        "第一条 第二条 第三条 第三条之一 第四条",
        "第五条 第七条 第十条",
        "第一条 第二条 第一条 第二条 第三条",
    ],
)
def test_articles_put_in_quoted_or_of_another_statute_are_no_hole(articles: str) -> None:
    assert said("章程", *(f"{one} {PROSE}" for one in articles.split())) == []


def test_answers_to_choose_from_are_not_numbers_that_are_all_1() -> None:
    tasks = [line for number in "123" for line in (f"{number}. 选择：（　　）", "A. 雨　　B. 河")]
    assert said("试卷", *tasks) == []


def test_an_excerpt_leaves_out_chapters_and_no_others() -> None:
    lines = ("第二章 雨", "一、河", "三、堤", "第五章 闸")
    first = ("第二章 comes first", "第五章 comes after 第二章", "三、 comes after 一、")
    whole = [message for _, message, _ in said(*spaced(*lines))]
    excerpt = [message for _, message, _ in said("县志（节选）", *spaced(*lines)[1:])]
    assert (sorted(whole), excerpt) == (sorted(first), [first[2]])
