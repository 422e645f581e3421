"""GB/T 15834: what is reported, in which column, and what is let pass."""

from __future__ import annotations

import pytest

from converter.diagnostics import Diagnostic
from converter.normalizer import punctuation
from converter.normalizer.punctuation import pairing

from .trees import ends

HALF_WIDTH, DASH, UNPAIRED, NESTED = "PUN001", "PUN002", "PUN003", "PUN009"


def check(*lines: str) -> list[Diagnostic]:
    return list(punctuation.check(lines))


def found(*lines: str) -> list[tuple[str, int, int]]:
    return [(finding.code, *finding.place()) for finding in check(*lines)]


RIGHT = [
    "",
    "他说：“你听，‘最后一公里’通了。”",
    "《读〈红楼梦〉有感》（修订稿）【节选】〔1998〕",
    "「他说『好』。」",
    "社区——我们的家——变了样。",
    "2019—2024年，第3—5页，A—B线，10:30开会，比分3:2，1,000人。",
    "他写道：Hello, world! (really?) Yes; no.",
    "It’s Xiaoming’s book, the workers’ club.",
    "他叫O’Neill，不叫Neil。",
    "1）登记；2）核对；a）复印；三）归档。",
    "十）其他",
    "（一）加强领导",
    "见https://example.org/?a=b;c，完。",
]


@pytest.mark.parametrize("line", RIGHT)
def test_right_punctuation_is_let_pass(line: str) -> None:
    assert found(line) == []


@pytest.mark.parametrize(
    ("mark", "due"),
    [(",", "，"), (":", "："), (";", "；"), ("?", "？"), ("!", "！"), ("(", "（"), (")", "）")],
)
def test_a_half_width_mark_between_han_is_reported_with_the_full_width_one(
    mark: str, due: str
) -> None:
    (finding,) = check(f"一路上{mark}没有人说话。")
    assert finding.code == HALF_WIDTH
    assert ends(finding.span) == (1, 4, 1, 4)
    assert finding.hint == f"{due} is due"
    assert mark in finding.message


@pytest.mark.parametrize(
    ("line", "columns"),
    [
        ("他来了,他走了,天黑了。", [4, 8]),
        ("“好”,他说。", [4]),
        ("他说:“好。”", [3]),
        ("《渡口》,《灯》", [5]),
        ("渡口(上)的灯", [3, 5]),
        ("　　天黑了,灯亮了。", [6]),
        ("𠮷日,良辰", [3]),
    ],
)
def test_every_half_width_mark_has_its_column(line: str, columns: list[int]) -> None:
    assert found(line) == [(HALF_WIDTH, 1, column) for column in columns]


@pytest.mark.parametrize(
    ("line", "columns"),
    [
        ("为群众办实事—访民情、知民意", [7]),
        ("“实事”—访民情", [5]),
        ("两点—“公”与“廉”", [3]),
        ("《灯》—《渡口》", [4]),
        ("天—地—人", [2, 4]),
        ("北京—上海", [3]),
        ("天——地", []),
        ("天———地", []),
        ("—天", []),
        ("天—", [2]),
        ("“天—”", [3]),
        ("3—5", []),
        ("三月—5月", []),
    ],
)
def test_a_single_dash_between_han_is_reported(line: str, columns: list[int]) -> None:
    assert found(line) == [(DASH, 1, column) for column in columns]


@pytest.mark.parametrize("mark", pairing.PAIRS)
def test_every_opening_mark_that_is_never_closed_is_reported(mark: str) -> None:
    (finding,) = check(f"打好{mark}组合拳")
    assert finding.code == UNPAIRED
    assert ends(finding.span) == (1, 3, 1, 3)
    assert f"{pairing.PAIRS[mark]} is due" in finding.hint


@pytest.mark.parametrize("mark", pairing.OPENINGS)
def test_every_closing_mark_that_closes_nothing_is_reported(mark: str) -> None:
    (finding,) = check(f"组合拳{mark}打好了")
    assert finding.code == UNPAIRED
    assert ends(finding.span) == (1, 4, 1, 4)
    assert finding.hint == f"{pairing.OPENINGS[mark]} is due before it"


@pytest.mark.parametrize(
    ("line", "columns"),
    [
        ("《打好“组合拳绘就“五彩图”》", [4]),
        ("“组合拳“五彩图”", [1]),
        ("“组合拳”五彩图”", [9]),
        ("‘甲‘乙’", [1]),
        ("“他说‘走吧。”", [4]),
        ("（见《渡口）", [3]),
        ("（见渡口》）", [5]),
        ("”“", [1, 2]),
        ("《渡口", [1]),
        ("（（渡口）", [1]),
        ("“走吧。“他说。", [5, 1]),
        ("他说：”走吧。“", [4, 8]),
    ],
)
def test_marks_without_their_other_half_have_their_columns(line: str, columns: list[int]) -> None:
    assert found(line) == [(UNPAIRED, 1, column) for column in sorted(columns)]


def test_a_mark_missing_inside_is_due_before_what_shows_it() -> None:
    hints = [finding.hint for finding in check("“他说‘走吧。”", "“甲“乙”", "“丙")]
    assert hints == ["’ is due before ”", "” is due before the next “", "” is due"]


@pytest.mark.parametrize(
    "lines",
    [
        ("（天黑了。", "灯亮了）"),
        ("（天黑了", "", "灯亮了）"),
        ("（天黑了" * 11, "灯亮了）"),
        ("（天黑了", *["灯亮了"] * pairing.MOST_LINES, "灯亮了）"),
        ("（天黑了", "灯亮了》"),
        ("“天黑了", "他说‘灯亮了”"),
        ("（天黑了", "灯亮了"),
    ],
)
def test_pairs_end_with_their_paragraph(lines: tuple[str, ...]) -> None:
    assert UNPAIRED in {code for code, *_ in found(*lines)}


@pytest.mark.parametrize(
    "lines",
    [
        ("在学习“千村示范、", "万村整治”工程经验会上的讲话"),
        ("关于《某某市志（1986—", "2005）》出版发行的通知"),
        ("他念起那几句：", "“人生代代无穷已，", "江月年年望相似。", "但见‘长江’送流水。”"),
        ("他念道：“床前明月光，疑是地上霜。", "举头望明月，低头思故乡。”", "我们都笑了。"),
        ("《灯塔", "　　之歌》和《海", "之歌》"),
    ],
)
def test_a_title_or_a_stanza_set_on_several_lines_has_its_pairs_on_them(
    lines: tuple[str, ...],
) -> None:
    assert found(*lines) == []


def test_other_marks_of_lines_with_one_pair_are_reported() -> None:
    lines = ("《灯塔,灯塔", "之歌》", "《船")
    assert found(*lines) == [(HALF_WIDTH, 1, 4), (UNPAIRED, 3, 1)]


def test_a_quotation_of_several_paragraphs_closes_in_the_last_only() -> None:
    assert found("他说：“天黑了。", "　　“灯亮了。", "“船来了。”", "大家都笑了。") == []


def test_a_quotation_of_several_paragraphs_may_quote() -> None:
    assert found("“他说‘走吧’。", "“我说‘好’。”") == []


def test_a_quotation_that_does_not_open_again_is_not_going_on() -> None:
    assert found("他说：“天黑了。", "灯亮了。”") == [(UNPAIRED, 1, 4), (UNPAIRED, 2, 5)]


def test_only_the_quotation_goes_on_and_nothing_else() -> None:
    assert found("（他说：“天黑了。", "“灯亮了。”）") == [(UNPAIRED, 1, 1), (UNPAIRED, 2, 7)]


def test_the_last_paragraph_of_a_quotation_has_to_close_it() -> None:
    assert found("“天黑了。", "“灯亮了。") == [(UNPAIRED, 2, 1)]


def test_findings_come_in_the_order_of_the_text() -> None:
    assert found("“天黑了,灯—亮了", "", "船来了。") == [
        (UNPAIRED, 1, 1),
        (HALF_WIDTH, 1, 5),
        (DASH, 1, 7),
    ]


def test_all_findings_are_warnings_of_one_character() -> None:
    findings = check("“天黑了,灯—亮了", "船》来了;岸")
    assert len(findings) == 5
    for finding in findings:
        line, first, last_line, last = ends(finding.span)
        assert (line, first) == (last_line, last)
        assert finding.severity == "warning"
        assert finding.hint


@pytest.mark.parametrize("between", ["", "　　"])
def test_a_quotation_goes_on_across_a_blank_line(between: str) -> None:
    assert found("他说：“天黑了。", between, "“灯亮了。”") == []


def test_a_quotation_goes_on_behind_a_site_mark() -> None:
    assert found("他说：“天黑了。", "##paidbegin##“灯亮了。”") == []


def test_an_apostrophe_between_letters_closes_nothing() -> None:
    assert found("他说“‘it’s好’”。") == []


@pytest.mark.parametrize("line", ["A）登记", "１）登记", "①）登记", "1980’s"])
def test_an_enumeration_in_capitals_or_full_width_is_let_pass(line: str) -> None:
    assert found(line) == []


@pytest.mark.parametrize(
    ("line", "column"), [("天黑了, 灯亮了。", 4), ("我们走吧!", 5), ("他说: “好。”", 3)]
)
def test_a_half_width_mark_before_white_space_is_reported(line: str, column: int) -> None:
    assert found(line) == [(HALF_WIDTH, 1, column)]


@pytest.mark.parametrize(
    ("line", "columns"),
    [("(一)加强领导", [1, 3]), ("小区170个(含老旧小区)。", [7, 13]), ("共10人(含党员)", [5, 9])],
)
def test_both_half_width_brackets_of_a_pair_are_reported(line: str, columns: list[int]) -> None:
    assert found(line) == [(HALF_WIDTH, 1, column) for column in columns]


@pytest.mark.parametrize("lines", [("“《（" * 700,), ("《",) * 2100], ids=["one line", "lines"])
def test_of_very_many_findings_the_last_are_only_counted(lines: tuple[str, ...]) -> None:
    *told, last = check(*lines)
    assert len(told) == punctuation.MOST + 2100 // punctuation.DENSEST
    assert {one.code for one in told} == {UNPAIRED}
    assert (last.code, last.span) == (UNPAIRED, None)
    assert last.message == f"{2100 - len(told)} more are not told one by one"


@pytest.mark.parametrize(
    ("line", "column", "due"),
    [
        ("“外“内”错”", 3, "‘"),
        ("““””", 2, "‘"),
        ("他说“甲‘乙‘丙’丁’戊”", 7, "“"),
        ("《外《内》外》", 3, "〈"),
        ("「外「內」外」", 3, "『"),
        ("‘外“内双”错了’", 1, "“"),
        ("他说：‘走吧’", 4, "“"),
    ],
)
def test_a_pair_inside_a_wrong_one_is_reported_as_that(line: str, column: int, due: str) -> None:
    (finding,) = check(line)
    assert (finding.code, *finding.place()) == (NESTED, 1, column)
    assert finding.hint == f"{due} and {pairing.PAIRS[due]} are due"


@pytest.mark.parametrize(
    "line",
    ["「他說‘好’。」", '他说"听‘好’的"。', "“他说‘听“好”的’。”", "（（甲）乙）", "《读〈红〉》"],
)
def test_pairs_in_their_order_are_let_pass(line: str) -> None:
    assert found(line) == []


def test_every_pair_inside_the_same_marks_is_reported() -> None:
    assert found("“外“内”外“内”外”") == [(NESTED, 1, 3), (NESTED, 1, 7)]


@pytest.mark.parametrize(
    ("line", "columns"),
    [
        ("他说：“走!”", [6]),
        ("（真的!）", [4]),
        ("(真的!)", [1, 4, 5]),
        ("走吧!!好吗??", [3, 4, 7, 8]),
        ("在2024年,3月", [7]),
        ("5%,达到", [3]),
        ("他用Python,我用Go", [9]),
        ("共12345,我们都去", [7]),
        ("他得“100!”", [7]),
        ("你好 ! 我们走 , 好", [4, 10]),
        ("作者:Tom", [3]),
        ("来源:https://example.org/a?b=c,d", [3]),
        ("时间:2024年", [3]),
        ("价格:¥5", [3]),
    ],
)
def test_a_half_width_mark_beside_han_is_reported(line: str, columns: list[int]) -> None:
    assert found(line) == [(HALF_WIDTH, 1, column) for column in columns]


@pytest.mark.parametrize(
    "line",
    [
        "1,加强领导",
        "比例尺是1:五十万",
        "开心:D，难过:-(",
        "[1] 苏一苇,柳青. 冷却的观测[J]. 气象, 2016(3): 44",
        "见https://example.org/?q=a,b:c;d!",
        "3:00, Python: a, b",
        "One of my students, 小周, put it this way.",
    ],
)
def test_half_width_marks_in_their_place_are_let_pass(line: str) -> None:
    assert found(line) == []
