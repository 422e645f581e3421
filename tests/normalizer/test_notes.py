"""Marks of notes, joined with the notes that begin with them."""

from __future__ import annotations

import pytest

from converter.document import NoteReference, Paragraph, Section, walk_inlines

from .trees import PROSE, findings, paragraphs, read_lines


def marks(*lines: str) -> list[str]:
    document = read_lines("渡口", *lines).document
    return [one.text for one in walk_inlines(document.blocks) if isinstance(one, NoteReference)]


@pytest.mark.parametrize(
    ("mark", "other"),
    [
        ("[1]", "[2]"),
        ("①", "②"),
        ("〔1〕", "〔2〕"),
        ("〔一〕", "〔二〕"),
        ("〔注一〕", "〔注二〕"),
        ("（注1）", "（注2）"),
        ("（註一）", "（註二）"),
    ],
)
def test_notes_under_their_heading_are_joined(mark: str, other: str) -> None:
    normalized = read_lines(
        "渡口", f"河{mark}深。", f"船{other}慢。", "注释", f"{mark} 河名。", f"{other}船名。"
    )
    document = normalized.document
    assert [(note.label, note.inlines[0].text) for note in document.notes] == [
        (f"{mark} ", "河名。"),
        (other, "船名。"),
    ]
    first, second = document.blocks
    assert isinstance(first, Paragraph)
    assert first.inlines[1] == NoteReference(mark, document.notes[0].identifier)
    assert isinstance(second, Paragraph)
    assert findings(normalized, "NOT002") == [("NOT002", 4, 1)]


@pytest.mark.parametrize(("mark", "other"), [("(1)", "(2)"), ("（1）", "(2)"), ("【1】", "【2】")])
def test_marks_that_count_parts_as_often_are_joined_under_the_heading(
    mark: str, other: str
) -> None:
    text = (f"河{mark}深。", f"船{other}慢，见图(9)。", "注：", f"{mark} 河名。", f"{other}船名。")
    normalized = read_lines("渡口", *text)
    assert [note.inlines[0].text for note in normalized.document.notes] == ["河名。", "船名。"]
    assert marks(*text) == [mark, other]
    assert findings(normalized, "NOT004") == []


@pytest.mark.parametrize(
    "lines",
    [
        ("河(1)深。", "船慢。", "注释", "(1)河名。", "(2)船名。"),
        ("灯塔有三个特点：(1)高；(2)亮。", PROSE, "注释", "(1)高度。", "(2)亮度。"),
        ("河(1)深。", "船(2)慢。", PROSE, "(1)河名。", "(2)船名。"),
        ("河【1】深。", "船【2】慢。", PROSE, "【1】河名。", "【2】船名。"),
    ],
)
def test_they_are_not_where_one_is_missing_or_no_heading_says_so(lines: tuple[str, ...]) -> None:
    assert marks(*lines) == []


def test_notes_at_the_foot_of_a_passage_are_joined_and_may_begin_again() -> None:
    document = read_lines("渡口", "河①深。", "① 河名。", "船①慢。", "① 船名。").document
    assert [note.inlines[0].text for note in document.notes] == ["河名。", "船名。"]
    assert [one.text for one in paragraphs(document)] == ["河①深。", "船①慢。"]


def test_a_note_may_have_several_marks() -> None:
    assert marks("河[1]深，船[1]慢。", "注释", "[1] 水名。") == ["[1]", "[1]"]


def test_a_mark_without_a_note_stays_text_and_a_note_without_a_mark_an_entry() -> None:
    document = read_lines("渡口", "河[1]深[3]。", "注释", "[1] 河名。", "[2] 船名。").document
    assert len(document.notes) == 1
    (section,) = (block for block in document.blocks if isinstance(block, Section))
    assert [(one.role, one.text) for one in paragraphs(document)] == [
        ("body", "河[1]深[3]。"),
        ("reference", "[2] 船名。"),
    ]
    assert section.heading.text == "注释"


def test_entries_of_a_bibliography_stay_where_they_are() -> None:
    document = read_lines("渡口", "河[1]深。", PROSE, "参考文献", "[1] 林守成. 水文[M].").document
    assert document.notes == ()
    assert paragraphs(document)[-1].role == "reference"


def test_a_list_that_a_colon_announces_is_no_notes() -> None:
    assert marks("先做①和②。", "分两步：", "①修堤；", "②清淤。") == []


def test_a_mark_in_a_heading_stays_text() -> None:
    document = read_lines(
        "渡口", "一、河①", PROSE, "二、船", PROSE + "①", "注释", "① 名。"
    ).document
    (note,) = document.notes
    assert note.label == "① "
    assert document.blocks[0].heading.text == "河①"  # type: ignore[union-attr]


@pytest.mark.parametrize("label", ["1. ", "1、", "（1）", "注1："])
def test_mere_numbers_under_their_heading_are_joined_with_marks(label: str) -> None:
    assert marks("河[1]深。", "注释", f"{label}河名。") == ["[1]"]


@pytest.mark.parametrize("lines", [("1. 河名。", "2. 船名。"), ("[1] 河名。", "[2] 船名。")])
def test_notes_whose_marks_are_lost_are_entries_of_a_list(lines: tuple[str, ...]) -> None:
    document = read_lines("渡口", PROSE, "注释", *lines).document
    assert [one.role for one in paragraphs(document)] == ["body", "reference", "reference"]


@pytest.mark.parametrize(("mark", "label"), [("*", "* "), ("※", "※"), ("*", "＊")])
def test_stars_are_marks(mark: str, label: str) -> None:
    document = read_lines("渡口", f"河{mark}深。", PROSE, f"{label}河名。").document
    assert [(note.label, note.inlines[0].text) for note in document.notes] == [(label, "河名。")]


@pytest.mark.parametrize(
    "lines",
    [
        ("三乘四是3*4。", "* 河名。"),
        ("这**很**重要。", "* 河名。"),
        ("河*深。", "* 雨衣", "* 手电"),
        ("河*深。", "** 河名。"),
        ("河*深，船*慢。", "* 河名。"),
    ],
)
def test_other_stars_are_no_marks(lines: tuple[str, ...]) -> None:
    assert marks(*lines, PROSE) == []


def test_the_rule_above_the_notes_of_a_page_goes_with_them() -> None:
    normalized = read_lines("渡口", "河①深。", "————————", "① 河名。", PROSE)
    assert [type(block).__name__ for block in normalized.document.blocks] == ["Paragraph"] * 2
    assert findings(normalized, "NOT002") == [("NOT002", 3, 1)]


def test_a_note_below_a_rule_whose_mark_is_lost_is_an_entry() -> None:
    document = read_lines("渡口", "河①深。", "————————", "① 河名。", "② 船名。", PROSE).document
    assert len(document.notes) == 1
    assert [one.role for one in paragraphs(document)] == ["body", "reference", "body"]


def test_a_mark_behind_a_run_in_heading_is_one() -> None:
    lines = (
        "（一）修渠。渠长三里①。",
        "（二）清淤。淤深二尺②。",
        "三里之渠。",
        "① 渠名。",
        "② 尺名。",
    )
    document = read_lines("渡口", PROSE, *lines).document
    assert [note.label for note in document.notes] == ["① ", "② "]


@pytest.mark.parametrize(
    "text",
    [
        "灯塔有三个特点：①高；②亮；③远。",
        "灯塔有三个特点：①高，②亮，③远。",
        "灯塔有三个特点：①高。②亮。③远。",
        "灯塔有①高、②亮、③远三个特点。",
        "灯塔有①高和②亮以及③远三个特点。",
        "灯塔有①高处，②亮处，③远处。",
    ],
)
def test_marks_that_count_the_parts_of_a_sentence_lead_to_no_notes(text: str) -> None:
    document = read_lines(
        "灯塔", PROSE, text, "①这是第一个。", "②这是第二个。", "③这是第三个。"
    ).document
    assert document.notes == ()


@pytest.mark.parametrize(
    "text",
    [
        "河①深，船②慢，人③多。",
        "河深①，船慢②。人多③。",
        "河深，①船慢，②人多。③",
        "他写道：“河深。”①又写道：“船慢。”②③",
    ],
)
def test_marks_behind_what_they_note_lead_to_notes(text: str) -> None:
    assert marks(text, PROSE, "① 河名。", "② 船名。", "③ 人名。") == ["①", "②", "③"]


def test_lines_that_say_again_what_the_marks_stand_before_are_no_notes() -> None:
    assert marks("灯塔①导航用，也②报时用。", "①导航是第一种。", "②报时是第二种。", PROSE) == []


def test_each_joining_is_told() -> None:
    normalized = read_lines("渡口", "河[1]深，船[2]慢。", PROSE, "[1] 河名。", "[2] 船名。")
    assert findings(normalized, "NOT003") == [("NOT003", 4, 1), ("NOT003", 5, 1)]


def test_notes_of_several_forms_stand_under_one_heading() -> None:
    lines = ("河[1]深①。", PROSE, "注释：", "[1] 河名。", "① 深浅。")
    assert marks(*lines) == ["[1]", "①"]


def test_a_number_that_comes_twice_leaves_the_others_joined() -> None:
    lines = ("河[1]深，船[2]慢。", "注释", "[1] 河名。", "[1] 又名。", "[2] 船名。")
    assert marks(*lines) == ["[1]", "[2]"]
    assert findings(read_lines("渡口", *lines), "NOT005") == [("NOT005", 5, 1)]


def test_most_of_the_notes_are_joined_where_some_have_no_mark() -> None:
    lines = ("河[1]深，船[2]慢，人[4]多。", PROSE, "[1] 河名。", "[2] 船名。", "[3] 人名。")
    assert marks(*lines) == ["[1]", "[2]"]
    normalized = read_lines("渡口", *lines)
    assert findings(normalized, "NOT004") == [("NOT004", 2, 14)]
    assert findings(normalized, "NOT005") == [("NOT005", 6, 1)]


def test_marks_of_several_forms_in_one_line_are_joined() -> None:
    lines = ("河很深*，船很慢**，人很多¹。", PROSE, "* 河名。", "** 船名。", "¹ 人名。")
    assert marks(*lines) == ["*", "**", "¹"]


def test_units_are_no_marks() -> None:
    assert marks("屋子有九十平方米²。", PROSE, "² 屋名。") == []


def test_the_heading_of_notes_goes_where_only_what_closes_the_text_stands_below() -> None:
    notes = ("河①深。" + PROSE, PROSE, "注释", "① 河名。")
    normalized = read_lines("渡口", *notes, "（作者单位：江城大学历史系）")
    assert [type(block).__name__ for block in normalized.document.blocks] == ["Paragraph"] * 3
    assert findings(normalized, "NOT002") == [("NOT002", 4, 1)]
    assert findings(read_lines("渡口", *notes, PROSE), "NOT002") == []


def test_notes_of_two_forms_begin_again_each() -> None:
    text = ("河（注1）深〔一〕。", "船（注2）慢〔二〕。")
    notes = ("（注1）水名。", "（注2）船名。", "〔一〕丈二。", "〔二〕见县志。")
    assert marks(*text, *notes) == ["（注1）", "〔一〕", "（注2）", "〔二〕"]


def test_a_number_in_brackets_that_is_no_note_stays() -> None:
    assert marks("县政发〔二〕号，（一）河深。", "（一）修堤。", "（二）清淤。") == []
