"""Forms of headings that editors paste, and the tasks, facts and sentences that look like some."""

from __future__ import annotations

import pytest

from tests.normalizer.trees import MORE_PROSE, PROSE, headings, numbered, read_lines

TITLE = "河边的村子"
NAMES = ("渡口", "石桥", "灯塔")


def outline(*lines: str) -> list[tuple[int, str]]:
    """The headings below a title: the level and the whole of each."""
    return [(one.level, one.full_text) for one in headings(read_lines(TITLE, *lines).document)]


@pytest.mark.parametrize("sign", ["| ", "｜", "// ", "🔸", "√ ", "♦ "])
def test_a_sign_before_each_title_makes_it_one(sign: str) -> None:
    titles = [f"{sign}{name}还在！" for name in NAMES]
    lines = [line for title in titles for line in (title, PROSE, MORE_PROSE)]
    assert outline(PROSE, *lines) == [(1, title) for title in titles]


@pytest.mark.parametrize("form", ["<{}>", "· {}：那一年的事"])
def test_a_frame_or_a_dot_makes_titles_of_words_set_wide_or_with_a_colon(form: str) -> None:
    titles = [form.format(name) for name in ("渡　　口", "石　　桥", "灯　　塔")]
    lines = [line for title in titles for line in (title, PROSE, MORE_PROSE)]
    assert outline(PROSE, *lines) == [(1, title) for title in titles]


@pytest.mark.parametrize("mark", ["·", "｜", "丨", "/"])
def test_a_formal_number_may_be_parted_from_its_title_by_any_of_these(mark: str) -> None:
    lines = [f"壹{mark}渡口", PROSE, f"贰{mark}石桥", PROSE, f"叁{mark}灯塔", PROSE]
    assert numbered(read_lines(TITLE, PROSE, *lines).document) == [
        (1, f"{number}{mark}", name) for number, name in zip("壹贰叁", NAMES, strict=True)
    ]


def test_a_title_behind_a_sign_may_stand_over_a_list_if_others_stand_over_text() -> None:
    lines = ["➤渡口", PROSE, "➤石桥", "- 桥面", "- 桥墩", "➤灯塔", PROSE, "➤水磨", PROSE]
    assert outline(PROSE, *lines, "➤闸门", PROSE) == [
        (1, f"➤{name}") for name in (*NAMES, "水磨", "闸门")
    ]


def test_a_bold_title_is_run_in_where_a_full_stop_ends_it() -> None:
    bold = [f"**{number}.修{name}。** {PROSE}" for number, name in enumerate(NAMES, start=1)]
    assert [title for _, title in outline("一、措施", *bold, "二、时间", PROSE)] == [
        "一、措施",
        *(f"**{number}.修{name}。**" for number, name in enumerate(NAMES, start=1)),
        "二、时间",
    ]
    for text in ("**1.渡口** {}", "**1.修渡口。{}** 限期完成。"):
        lines = [text.format(PROSE), text.replace("1", "2").format(PROSE)]
        assert outline("一、措施", *lines, "二、时间", PROSE) == [(1, "一、措施"), (1, "二、时间")]


def test_one_title_with_more_hashes_than_others_is_below_them() -> None:
    lines = ["## 渡口", PROSE, "### 船", PROSE, "## 石桥", PROSE, MORE_PROSE]
    assert outline(PROSE, *lines) == [(1, "## 渡口"), (2, "### 船"), (1, "## 石桥")]
    assert outline(PROSE, "### 船", PROSE, MORE_PROSE) == []


def test_numbers_alone_are_joined_with_titles_that_are_over_others() -> None:
    lines = ["01", "渡口", "船", PROSE, "桨", PROSE, "02", "石桥", "桥面", PROSE, "桥墩", PROSE]
    assert [title for level, title in outline(PROSE, *lines) if level == 1] == [
        "01　渡口",
        "02　石桥",
    ]


def test_numbers_amid_sections_in_frames_are_of_the_one_above_them() -> None:
    lines = ["【渡口】", PROSE, "【石桥】", PROSE, MORE_PROSE]
    lines += ["一、桥面", PROSE, "二、桥墩", PROSE, "【灯塔】", PROSE, "【水磨】", PROSE]
    assert [level for level, _ in outline(PROSE, *lines)] == [1, 1, 2, 2, 1, 1]


@pytest.mark.parametrize(
    "word", ["总　则", "罚　则", "综　述", "序　一", "序　二　河的另一种写法", "附　录：渡口一览"]
)
def test_words_of_books_set_wide_are_headings(word: str) -> None:
    assert outline("", word, "", PROSE, MORE_PROSE) == [(1, word)]


def test_words_in_brackets_may_be_parted_from_their_text_by_a_space() -> None:
    lines = [f"【{name}】　{PROSE}" for name in ("粮食生产", "蔬菜", "“小田并大田”")]
    assert [title.strip("　") for _, title in outline("种植业", PROSE, *lines)] == [
        "【粮食生产】",
        "【蔬菜】",
        "【“小田并大田”】",
    ]


@pytest.mark.parametrize("title", ["【思考与练习】", "课后作业", "【课前预习】"])
def test_tasks_below_their_title_are_no_headings(title: str) -> None:
    tasks = [
        "一、解释下列句中加点的词：去彼取此；奚足争；舁盂以送。",
        "二、“然则何为争之”一句，妙在何处？",
        "三、作者为什么不肯带走石盂？谈谈你的看法。",
    ]
    found = outline("【原文】", PROSE, "【译文】", PROSE, title, *tasks)
    assert not any(text.startswith(("一", "二", "三")) for _, text in found)


def test_a_line_for_the_answer_makes_a_question_a_task() -> None:
    lines = ["1.桥有几个墩？", "答：____________", "2.船从哪里来？", "答：____________", PROSE]
    assert outline(PROSE, *lines) == []


def test_sentences_of_several_clauses_are_items() -> None:
    lines = [
        "一、感謝各位同仁。本學期學生增為101人。",
        "二、工程因雨延宕，預計三月完工，請加強導護。",
    ]
    assert outline("壹、主席報告", *lines, "貳、討論", PROSE) == [
        (1, "壹、主席報告"),
        (1, "貳、討論"),
    ]


def test_facts_of_a_meeting_are_run_in_beside_headings() -> None:
    lines = ["壹、時間：115年1月19日13時", "貳、地點：二樓圖書室"]
    lines += ["參、主席報告", PROSE, "肆、提案討論", PROSE, "伍、散會：15時"]
    assert [title for _, title in outline(*lines)] == [
        "壹、時間：",
        "貳、地點：",
        "參、主席報告",
        "肆、提案討論",
        "伍、散會：",
    ]


def test_explanations_below_a_motion_are_no_section_of_a_letter() -> None:
    lines = ["案由：修訂辦法，提請討論。", "說明：", "一、依據函釋辦理。", "二、業經審議通過。"]
    assert "說明：" not in [
        title for _, title in outline("壹、提案", *lines, "決議：照案通過。", "貳、散會", PROSE)
    ]


def test_a_heading_goes_over_the_word_behind_its_colon() -> None:
    lines = [
        f"（{number}）{name}：住。{PROSE}{MORE_PROSE}"
        for number, name in zip("一二三", NAMES, strict=True)
    ]
    assert [title for _, title in outline(PROSE, *lines)] == [
        "（一）渡口：住。",
        "（二）石桥：住。",
        "（三）灯塔：住。",
    ]


def test_lines_shown_one_by_one_are_no_titles() -> None:
    shown = ["欠老郭家　二升米（六〇年）", "欠夏会计　一条命（七五年）", "欠秀珍　一辈子"]
    lines = ["", "一把錾子", "", PROSE, "", "一本账", "", "最后一页写着：", *shown, PROSE]
    assert [title for _, title in outline(PROSE, *lines)] == ["一把錾子", "一本账"]


def test_the_name_of_a_file_is_no_title_of_an_annex() -> None:
    lines = ["附件：", "招标文件（定稿）.docx", "资格证明.pdf"]
    assert outline("一、公告期限", PROSE, "二、其他", PROSE, "", *lines) == [
        (1, "一、公告期限"),
        (1, "二、其他"),
    ]


def test_a_number_of_things_behind_a_sign_is_no_article() -> None:
    lines = ["■ 第一条船", PROSE, "■ 石桥", PROSE, "■ 灯塔", PROSE]
    assert [text for _, _, text in numbered(read_lines(TITLE, PROSE, *lines).document)] == [
        "第一条船",
        "石桥",
        "灯塔",
    ]


def test_what_was_left_out_above_a_title_leaves_no_space_there() -> None:
    texts = [TITLE, PROSE, "（文末有福利）", "“莨”是一种吃土的植物", MORE_PROSE, PROSE, MORE_PROSE]
    texts += ["过乌只有一夜", PROSE, MORE_PROSE, PROSE, "三十次以后", PROSE, MORE_PROSE, PROSE]
    found = headings(read_lines(*"\n\n".join(texts).split("\n")).document)
    assert [one.text for one in found] == ["“莨”是一种吃土的植物", "过乌只有一夜", "三十次以后"]
