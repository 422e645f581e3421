"""Headings: every form of number, decided by sequence, and the traps of real texts."""

from __future__ import annotations

import pytest

from tests.normalizer.test_numerals import written
from tests.normalizer.trees import (
    MORE_PROSE,
    PROSE,
    ends,
    findings,
    headings,
    numbered,
    outline,
    paragraphs,
    read_lines,
)

TITLE = "在全县防汛工作会议上的讲话"


def found(*lines: str) -> list[tuple[int, str, str]]:
    """Level, label and text of the headings in a text of these lines under a title."""
    return numbered(read_lines(TITLE, *lines).document)


def with_prose(*lines: str) -> list[str]:
    """Each line with a paragraph under it, as headings stand."""
    return [line for heading in lines for line in (heading, PROSE)]


FORMS = [
    ("一、", "二、", ("", "二", "、")),
    ("一、　", "二、　", ("", "二", "、　")),
    ("（一）", "（二）", ("（", "二", "）")),
    ("(一)", "(二)", ("(", "二", ")")),
    ("（一) ", "(二） ", ("(", "二", "） ")),
    ("1.", "2.", ("", "2", ".")),
    ("1. ", "2. ", ("", "2", ". ")),
    ("1．", "2．", ("", "2", "．")),
    ("1、", "2、", ("", "2", "、")),
    ("１．", "２．", ("", "２", "．")),
    ("１、", "２、", ("", "２", "、")),
    ("01.", "02.", ("", "02", ".")),
    ("（1）", "（2）", ("（", "2", "）")),
    ("(1)", "(2)", ("(", "2", ")")),
    ("（１）", "（２）", ("（", "２", "）")),
    ("第一章", "第二章", ("第", "二", "章")),
    ("第一章　", "第二章　", ("第", "二", "章　")),
    ("第1章 ", "第2章 ", ("第", "2", "章 ")),
    ("第１章\t", "第２章\t", ("第", "２", "章\t")),
    ("第一节", "第二节", ("第", "二", "节")),
    ("1）", "2）", ("", "2", "）")),
    ("1) ", "2) ", ("", "2", ") ")),
    ("1 ", "2 ", ("", "2", " ")),
    ("一.", "二.", ("", "二", ".")),
    ("一　", "二　", ("", "二", "　")),
    ("【一】", "【二】", ("【", "二", "】")),
    ("〔一〕", "〔二〕", ("〔", "二", "〕")),
    ("[一]", "[二]", ("[", "二", "]")),
    ("壹、", "贰、", ("", "贰", "、")),
    ("壹　", "貳　", ("", "貳", "　")),
    ("㈠", "㈡", ("", "㈡", "")),
    ("⒈", "⒉", ("", "⒉", "")),
    ("⑴", "⑵", ("", "⑵", "")),
    ("（壹）", "（贰）", ("（", "贰", "）")),
    ("第 一 章　", "第 二 章　", ("第 ", "二", " 章　")),
    ("①", "②", ("", "②", "")),
    ("Ⅰ　", "Ⅱ　", ("", "Ⅱ", "　")),
    ("Ⅰ、", "Ⅱ、", ("", "Ⅱ", "、")),
    ("I. ", "II. ", ("", "II", ". ")),
    ("1.1 ", "1.2 ", ("", "1.2", " ")),
    ("1.1、", "1.2、", ("", "1.2", "、")),
    ("１．１　", "１．２　", ("", "１．２", "　")),
    ("其一：", "其二：", ("其", "二", "：")),
    ("其一　", "其二　", ("其", "二", "　")),
    ("第一，", "第二，", ("第", "二", "，")),
    ("第一步：", "第二步：", ("第", "二", "步：")),
    ("第一编　", "第二编　", ("第", "二", "编　")),
    ("第一篇　", "第二篇　", ("第", "二", "篇　")),
    ("第一卷　", "第二卷　", ("第", "二", "卷　")),
    ("卷一　", "卷二　", ("卷", "二", "　")),
    ("第一部　", "第二部　", ("第", "二", "部　")),
    ("第一部分　", "第二部分　", ("第", "二", "部分　")),
    ("第一回　", "第二回　", ("第", "二", "回　")),
    ("第一集　", "第二集　", ("第", "二", "集　")),
    ("第一節　", "第二節　", ("第", "二", "節　")),
    ("第一条　", "第二条　", ("第", "二", "条　")),
    ("第1节 ", "第2节 ", ("第", "2", "节 ")),
]


@pytest.mark.parametrize(("first", "second", "parts"), FORMS)
def test_each_form_of_number_makes_headings(
    first: str, second: str, parts: tuple[str, str, str]
) -> None:
    normalized = read_lines(TITLE, *with_prose(first + "认清汛情", second + "备足物资"))
    one, two = headings(normalized.document)
    assert (one.level, two.level) == (1, 1)
    assert (one.full_text, two.full_text) == (first + "认清汛情", second + "备足物资")
    assert (two.prefix, two.number, two.separator, two.text) == (*parts, "备足物资")
    assert ends(two.span) == (4, 1, 4, len(second) + 4)
    assert findings(normalized, "SEQ001", "LIN001") == []


@pytest.mark.parametrize(
    "label",
    ["{}、", "（{}）", "({})", "第{}章　", "第{}节　"],
)
def test_han_numbers_are_followed_to_a_hundred_and_beyond(label: str) -> None:
    lines = [label.format(written(number)) + "巡堤" for number in range(1, 131)]
    normalized = read_lines(TITLE, *with_prose(*lines))
    assert [heading.full_text for heading in headings(normalized.document)] == lines
    assert {heading.level for heading in headings(normalized.document)} == {1}
    assert findings(normalized, "SEQ001") == []


@pytest.mark.parametrize("label", ["{}.", "{}、", "（{}）", "第{}章 ", "第{}节 "])
@pytest.mark.parametrize("digits", ["0123456789", "０１２３４５６７８９"])
def test_arabic_numbers_are_followed_to_a_hundred_and_beyond(label: str, digits: str) -> None:
    table = str.maketrans("0123456789", digits)
    lines = [label.format(str(number).translate(table)) + "巡堤" for number in range(1, 131)]
    normalized = read_lines(TITLE, *with_prose(*lines))
    assert [heading.full_text for heading in headings(normalized.document)] == lines
    assert findings(normalized) == []


def test_forms_nest_as_they_are_used_in_notices() -> None:
    document = read_lines(
        TITLE,
        PROSE,
        "一、严防死守",
        "（一）落实责任",
        "1.包乡到县",
        "（1）定人",
        PROSE,
        "（2）定堤段",
        PROSE,
        "2.包村到乡",
        PROSE,
        "（二）备足物资",
        MORE_PROSE,
        "二、转移群众",
        PROSE,
    ).document
    assert outline(document.blocks) == (
        PROSE,
        (
            "一、严防死守",
            (
                "（一）落实责任",
                ("1.包乡到县", ("（1）定人", PROSE), ("（2）定堤段", PROSE)),
                ("2.包村到乡", PROSE),
            ),
            ("（二）备足物资", MORE_PROSE),
        ),
        ("二、转移群众", PROSE),
    )
    assert [h.level for h in headings(document)] == [1, 2, 3, 4, 4, 3, 2, 1]


def test_chapters_hold_sections_and_sections_hold_numbers() -> None:
    assert found(
        "第一章　汛情",
        *with_prose("第一节　雨情", "一、本月雨量", "二、上月雨量", "第二节　水情"),
        "第二章　工情",
        *with_prose("第一节　堤防", "第二节　水闸"),
    ) == [
        (1, "第一章　", "汛情"),
        (2, "第一节　", "雨情"),
        (3, "一、", "本月雨量"),
        (3, "二、", "上月雨量"),
        (2, "第二节　", "水情"),
        (1, "第二章　", "工情"),
        (2, "第一节　", "堤防"),
        (2, "第二节　", "水闸"),
    ]


def test_levels_follow_the_order_of_use_not_the_form() -> None:
    assert found(
        "（一）当前的形势",
        *with_prose("一、雨情", "二、水情", "（二）今后的任务", "一、加固堤防", "二、转移群众"),
        *with_prose("（三）几点要求"),
    ) == [
        (1, "（一）", "当前的形势"),
        (2, "一、", "雨情"),
        (2, "二、", "水情"),
        (1, "（二）", "今后的任务"),
        (2, "一、", "加固堤防"),
        (2, "二、", "转移群众"),
        (1, "（三）", "几点要求"),
    ]


def test_an_inner_sequence_starts_anew_under_each_parent() -> None:
    lines = with_prose(
        "一、水情", "（一）上游", "（二）下游", "二、工情", "（一）堤防", "（二）水闸"
    )
    assert [(level, label) for level, label, _ in found(*lines)] == [
        (1, "一、"),
        (2, "（一）"),
        (2, "（二）"),
        (1, "二、"),
        (2, "（一）"),
        (2, "（二）"),
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("一二", "一二"),
        ("一二三", "一二"),
        ("一二三四", "一二三"),
        ("一二", "一二三"),
        ("一二三", "一二三四五"),
    ],
)
def test_a_second_essay_in_the_file_starts_its_sequence_anew(first: str, second: str) -> None:
    one, other = ([f"{number}、渡口" for number in numbers] for numbers in (first, second))
    normalized = read_lines("渡口（上）", *with_prose(*one), "渡口（下）", *with_prose(*other))
    *sections, last = ((line, PROSE) for line in one)
    assert outline(normalized.document.blocks) == (
        *sections,
        (*last, "渡口（下）"),
        *((line, PROSE) for line in other),
    )
    assert findings(normalized) == []


@pytest.mark.parametrize("items", ["一二", "一二三"])
def test_a_list_in_the_form_of_the_sections_does_not_end_their_sequence(items: str) -> None:
    listed = [f"{number}、查隐患" for number in items]
    before = with_prose("一、水情", "二、工情", "三、险情", "四、要求")
    lines = [*before, *listed, *with_prose("五、保障", "六、督查")]
    assert [label for _, label, _ in found(*lines)] == [f"{number}、" for number in "一二三四五六"]


def test_one_number_alone_is_a_heading_where_others_below_it_are() -> None:
    inner = with_prose("（1）建立清单", "（2）推广制度")
    lines = ["一、现状", PROSE, "二、对策", "1.开展专项行动", *inner, "三、保障", PROSE]
    assert [(level, text) for level, _, text in found(*lines)] == [
        (1, "现状"),
        (1, "对策"),
        (2, "开展专项行动"),
        (3, "建立清单"),
        (3, "推广制度"),
        (1, "保障"),
    ]
    alone = ["一、现状", PROSE, "二、对策", "1.开展专项行动", PROSE, "三、保障", PROSE]
    assert [level for level, _, _ in found(*alone)] == [1, 1, 1]


def test_text_before_the_first_heading_belongs_to_the_document() -> None:
    document = read_lines(TITLE, "同志们：", PROSE, *with_prose("一、水情", "二、工情")).document
    assert outline(document.blocks)[:2] == ("同志们：", PROSE)


@pytest.mark.parametrize("length", [30, 60, 200, 2000])
def test_no_length_makes_a_heading_a_paragraph(length: int) -> None:
    long = "坚持把防汛抗旱作为头等大事来抓" * (length // 15)
    assert found(*with_prose(f"一、{long}", f"二、{long}")) == [
        (1, "一、", long),
        (1, "二、", long),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "什么是责任？",
        "同志们，加油干！",
        "落实责任。",
        "推进“三去一降一补”",
        "学习《条例》，落实责任",
        "2024年工作回顾",
        "关于水价、电价和气价",
        "总体要求：稳中求进",
        "二十年来的变化",
        "三大攻坚战",
        "十五时期的成就",
    ],
)
def test_headings_may_hold_marks_numbers_and_a_last_full_stop(text: str) -> None:
    assert found(*with_prose("一、" + text, "二、" + text)) == [
        (1, "一、", text),
        (1, "二、", text),
    ]


def test_indented_headings_are_headings() -> None:
    document = read_lines(TITLE, *with_prose("　　一、水情", "　　二、工情")).document
    assert [ends(heading.span) for heading in headings(document)] == [(2, 3, 2, 6), (4, 3, 4, 6)]


def test_a_chapter_needs_neither_text_nor_a_second_one() -> None:
    assert found("第一章", PROSE) == [(1, "第一章", "")]
    assert found("第一章　总则", PROSE) == [(1, "第一章　", "总则")]


PARAGRAPHS = {
    "several sentences": with_prose(
        "一、大家知道，这条堤修了三十年。三十年里，它没有决过口。",
        "二、大家也知道，今年的雨来得早。上游已经开了闸。",
    ),
    "one number alone": with_prose("一、水情"),
    "a number in brackets alone": with_prose("（一）水情"),
    "two sentences that begin with a later number": with_prose("三、水退了。", "四、桥在。"),
    "a comma at the end": with_prose("一、水情，", "二、工情，"),
    "items ended by semicolons": ["带齐：", "1.雨衣；", "2.手电；", "3.铁锹。", PROSE],
    "items with semicolons and text": with_prose("1.雨衣；", "2.手电；"),
    "items one after another": ["带齐：", "1.雨衣", "2.手电", "3.铁锹", PROSE],
    "items in Han one after another": ["带齐：", "一、雨衣", "二、手电", "三、铁锹", PROSE],
    "items in brackets": ["带齐：", "（1）雨衣", "（2）手电", PROSE],
    "two lists": ["带齐：", "1.雨衣", "2.手电", "备好：", "1.铁锹", "2.木桩", PROSE],
    "decimals": with_prose("1.5米的水深", "2.5倍的流量"),
    "full-width decimals": with_prose("１．５米的水深", "２．５倍的流量"),
    "ranges of months": with_prose("1、2月", "2、3月", "3、4月"),
    "one range of months": with_prose("一、二月的河面结着厚冰"),
    "lessons": with_prose("第一节课", "第二节课"),
    "subjects": with_prose("第一节目", "第二节日"),
    "statutes": with_prose("第一章程", "第二章法"),
    "months": with_prose("一月", "二月"),
    "dates": with_prose("1月2日", "2月3日"),
    "years": with_prose("1998年", "1999年"),
    "bare markers": with_prose("一、", "二、"),
    "hashes": with_prose("#一、水情", "#二、工情"),
    "quoted": with_prose("“一、水情”", "“二、工情”"),
}


@pytest.mark.parametrize("lines", PARAGRAPHS.values(), ids=PARAGRAPHS)
def test_what_only_looks_like_headings_stays_paragraphs(lines: list[str]) -> None:
    normalized = read_lines(TITLE, *lines)
    assert outline(normalized.document.blocks) == tuple(lines)
    assert findings(normalized, "SEQ001") == []


def test_a_run_in_heading_keeps_its_line_and_loses_nothing() -> None:
    lines = [
        "一、今年的任务",
        "（一）加强领导。各级各部门要把防汛抗旱摆上重要位置，一把手亲自抓。",
        "（二）备足物资。麻袋、木桩、块石要一次到位，专人看管，登记造册。",
        "二、几点要求",
        PROSE,
    ]
    document = read_lines(TITLE, *lines).document
    assert outline(document.blocks) == (
        (
            lines[0],
            ("（一）加强领导。", "各级各部门要把防汛抗旱摆上重要位置，一把手亲自抓。"),
            ("（二）备足物资。", "麻袋、木桩、块石要一次到位，专人看管，登记造册。"),
        ),
        (lines[3], PROSE),
    )
    run_in = headings(document)[1]
    assert run_in.run_in
    assert ends(run_in.span) == (3, 1, 3, 8)
    assert ends(paragraphs(document)[0].span) == (3, 9, 3, len(lines[1]))


def test_a_table_of_contents_makes_no_sections() -> None:
    normalized = read_lines(
        TITLE,
        "目　录",
        "一、水情",
        "二、工情",
        "三、要求",
        *with_prose("一、水情", "二、工情", "三、要求"),
    )
    assert outline(normalized.document.blocks) == (
        ("一、水情", PROSE),
        ("二、工情", PROSE),
        ("三、要求", PROSE),
    )
    assert [code for code, *_ in findings(normalized)] == ["FUR001"] * 4


def test_a_list_inside_a_section_stays_a_list() -> None:
    document = read_lines(
        TITLE, "一、物资", "1.雨衣", "2.手电", "二、人员", "1.民兵", "2.党员", MORE_PROSE
    ).document
    assert outline(document.blocks) == (
        ("一、物资", "1.雨衣", "2.手电"),
        ("二、人员", "1.民兵", "2.党员", MORE_PROSE),
    )


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        ("一二三", []),
        ("一三", [(4, "三、 comes after 一、", "is 二、 missing?")]),
        ("一五", [(4, "五、 comes after 一、", "are 二、 to 四、 missing?")]),
        ("一二四五", [(6, "四、 comes after 二、", "is 三、 missing?")]),
        ("一二二三", [(6, "二、 comes twice", "should it be 三、?")]),
        (
            "一三三五",
            [
                (4, "三、 comes after 一、", "is 二、 missing?"),
                (6, "三、 comes twice", "should it be 四、?"),
                (8, "五、 comes after 三、", "is 四、 missing?"),
            ],
        ),
    ],
)
def test_a_hole_or_a_repeated_number_is_reported(
    labels: str, expected: list[tuple[int, str, str]]
) -> None:
    lines = [f"{label}、第{place}件事" for place, label in enumerate(labels)]
    normalized = read_lines(TITLE, *with_prose(*lines))
    assert [heading.full_text for heading in headings(normalized.document)] == lines
    assert [
        (finding.place()[0], finding.message, finding.hint) for finding in normalized.diagnostics
    ] == expected
    assert {finding.code for finding in normalized.diagnostics} <= {"SEQ001"}


@pytest.mark.parametrize("label", ["第一章 ", "第一章　"])
@pytest.mark.parametrize("text", ["总则", "雪夜归人", "人物、地点与时间"])
def test_the_white_space_behind_a_chapter_number_is_its_separator(label: str, text: str) -> None:
    assert found(label + text, PROSE) == [(1, label, text)]


@pytest.mark.parametrize(
    ("label", "text"),
    [("第一章 ", "法律责任"), ("第一章　", "程序"), ("第一节 ", "课程设置"), ("第一节　", "目标")],
)
def test_a_title_that_begins_like_a_trap_behind_white_space_is_whole(label: str, text: str) -> None:
    assert found(label + text, PROSE) == [(1, label, text)]


@pytest.mark.parametrize("text", ["法律责任", "程序"])
def test_a_chapter_on_law_or_procedure_is_a_chapter(text: str) -> None:
    assert found("第一章" + text, PROSE) == [(1, "第一章", text)]


@pytest.mark.parametrize(
    "line",
    [
        "第一章讲的是货币的起源。",
        "第一章的注释比正文还长。",
        "第一节是语文课，老师来晚了。",
        "第一章、第二章可以跳过不读。",
        "第一章中，作者回到了故乡。",
    ],
)
def test_a_sentence_about_a_chapter_is_a_paragraph(line: str) -> None:
    assert found(line, PROSE) == []


@pytest.mark.parametrize(
    "line",
    [
        "二、三月份，全县降水偏少，旱情严重。",
        "二、三月间的河水最冷",
        "二、三等奖也由他颁发。",
        "两、三人一组下村",
    ],
)
def test_an_approximate_number_is_no_heading_even_where_its_number_is_due(line: str) -> None:
    assert found("一、旱情", PROSE, line, *with_prose("二、做法", "三、打算")) == [
        (1, "一、", "旱情"),
        (1, "二、", "做法"),
        (1, "三、", "打算"),
    ]


@pytest.mark.parametrize("separator", [".", "．", "、"])
def test_a_heading_may_begin_with_a_year(separator: str) -> None:
    lines = with_prose(f"1{separator}2023年工作回顾", f"2{separator}2024年工作打算")
    assert found(*lines) == [
        (1, f"1{separator}", "2023年工作回顾"),
        (1, f"2{separator}", "2024年工作打算"),
    ]


def test_a_table_of_contents_of_two_levels_makes_no_sections() -> None:
    contents = ["一、水情", "（一）上游", "（二）下游", "二、工情", "（一）堤防", "（二）水闸"]
    document = read_lines(TITLE, *contents, *with_prose(*contents)).document
    assert outline(document.blocks) == (
        *contents,
        ("一、水情", PROSE, ("（一）上游", PROSE), ("（二）下游", PROSE)),
        ("二、工情", PROSE, ("（一）堤防", PROSE), ("（二）水闸", PROSE)),
    )


def test_one_explained_item_makes_no_headings_of_a_list() -> None:
    lines = ["带齐：", "1.身份证", "2.户口本", "原件和复印件都要。", "3.照片", PROSE]
    assert outline(read_lines(TITLE, *lines).document.blocks) == tuple(lines)


def test_a_wide_hole_in_a_sequence_is_reported() -> None:
    normalized = read_lines(TITLE, *with_prose("一、水情", "二、工情", "五、要求"))
    assert findings(normalized, "SEQ001") == [("SEQ001", 6, 1)]


def test_a_volume_may_start_at_a_later_chapter() -> None:
    lines = ["第十一章　雪夜归人", PROSE, "第十二章　渡口", PROSE]
    assert found(*lines) == [(1, "第十一章　", "雪夜归人"), (1, "第十二章　", "渡口")]


def test_fiction_by_chapters_keeps_its_dialogue_out_of_the_headings() -> None:
    document = read_lines(
        "渡口",
        "第一章　雾",
        "“第一，你不许过河；第二，你不许回头。”老人说。",
        "“一、二、三，推！”",
        "一、二、三——船动了。",
        "第二章　船",
        "（一个月以后，他又来了。）",
        "第三回来的时候，天已经黑了。",
        "第三章　灯",
        MORE_PROSE,
    ).document
    assert [heading.full_text for heading in headings(document)] == [
        "第一章　雾",
        "第二章　船",
        "第三章　灯",
    ]
    assert len(paragraphs(document)) == 6


def test_one_empty_section_does_not_undo_its_siblings() -> None:
    lines = (TITLE, "一、提高思想认识", PROSE, "二、落实工作责任", "三、严肃工作纪律", PROSE)
    assert [label for _, label, _ in numbered(read_lines(*lines).document)] == [
        "一、",
        "二、",
        "三、",
    ]
