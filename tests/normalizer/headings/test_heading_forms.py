"""Headings as the web and offices set them: framed numbers, pictographs, annexes, letters."""

from __future__ import annotations

import pytest

from tests.normalizer.trees import MORE_PROSE, PROSE, numbered, read_lines

TITLE = "河边的村子"
TITLES = ("渡口的灯", "水磨坊", "最后一班船")
FRAMES = [
    ("PART.01", "PART.02", "PART.03"),
    ("Part One", "Part Two", "Part Three"),
    ("/ 01 /", "/ 02 /", "/ 03 /"),
    ("01/", "02/", "03/"),
    ("【01】", "【02】", "【03】"),
    ("▼ 01", "▼ 02", "▼ 03"),
    ("▌一、", "▌二、", "▌三、"),
    ("1️⃣", "2️⃣", "3️⃣"),
    ("①", "②", "③"),
    ("01｜", "02｜", "03｜"),
    ("〔1〕", "〔2〕", "〔3〕"),
    ("第一章、", "第二章、", "第三章、"),
    ("1.", "2.", "3."),
]
INLINE = [
    ("1️⃣ ", "2️⃣ ", "3️⃣ "),
    ("1⃣️", "2⃣️", "3⃣️"),
    ("01丨", "02丨", "03丨"),
    ("1｜", "2｜", "3｜"),
    ("〔1〕", "〔2〕", "〔3〕"),
    ("（甲）", "（乙）", "（丙）"),
    ("(A)", "(B)", "(C)"),
]
ANNEXED = "关于印发《城区扬尘治理实施方案》的通知"
NOTICE = ("各县人民政府：", PROSE, "", "江城市人民政府办公室", "2024年2月26日", "（此件公开发布）")


def found(*lines: str, title: str = TITLE) -> list[tuple[int, str]]:
    """Level and text of the headings under a title."""
    return [
        (level, label + text) for level, label, text in numbered(read_lines(title, *lines).document)
    ]


@pytest.mark.parametrize("frames", FRAMES)
@pytest.mark.parametrize("blank", [False, True])
def test_a_number_in_its_frame_and_the_title_below_are_one(
    frames: tuple[str, ...], *, blank: bool
) -> None:
    space = ("",) * blank
    lines = [PROSE]
    for frame, title in zip(frames, TITLES, strict=True):
        lines += [*space, frame, *space, title, *space, PROSE, *space, MORE_PROSE]
    headings = found(*lines)
    assert [level for level, _ in headings] == [1, 1, 1]
    pairs = zip(headings, frames, TITLES, strict=True)
    assert all(frame in text and title in text for (_, text), frame, title in pairs)


@pytest.mark.parametrize("numbers", INLINE)
def test_forms_of_numbers_of_the_web(numbers: tuple[str, ...]) -> None:
    lines = [PROSE]
    for number, title in zip(numbers, TITLES, strict=True):
        lines += [number + title, PROSE, MORE_PROSE]
    assert [level for level, _ in found(*lines)] == [1, 1, 1]


def test_keycaps_in_a_row_are_a_list() -> None:
    assert found(PROSE, "1️⃣ 带点现金", "2️⃣ 问清楚是斤还是公斤", "3️⃣ 别捡海螺壳", PROSE) == []


def test_pictographs_before_titles_need_no_paragraph_around_them() -> None:
    lines = ("先说结论：", "✅适合：带娃的", "📍怎么去", PROSE, "🚢船班（5月）", "首班 7:20")
    more = ("末班 17:00", "⚠️踩坑提醒", "1️⃣ 带点现金", "2️⃣ 别捡海螺壳")
    assert [text for _, text in found(PROSE, *lines, *more, PROSE)] == [
        "📍怎么去",
        "🚢船班（5月）",
        "⚠️踩坑提醒",
    ]


@pytest.mark.parametrize("title", ["城区扬尘治理实施方案", "江城市城区扬尘治理实施方案（试行）"])
def test_numbers_stand_below_the_title_of_what_a_notice_issues(title: str) -> None:
    document = ("", title, "", PROSE, "一、目标", PROSE, "（一）工地", PROSE, "（二）道路", PROSE)
    assert found(*NOTICE, *document, "二、任务", PROSE, title=ANNEXED) == [
        (1, title),
        (2, "一、目标"),
        (3, "（一）工地"),
        (3, "（二）道路"),
        (2, "二、任务"),
    ]


def test_numbers_begin_anew_below_an_annex() -> None:
    text = ("一、目标", PROSE, "二、任务", PROSE, "", "附件1", "", "安全承诺书", "")
    assert found(*text, "一、按时接送", PROSE, "二、遵守纪律", PROSE) == [
        (1, "一、目标"),
        (1, "二、任务"),
        (1, "安全承诺书"),
        (2, "一、按时接送"),
        (2, "二、遵守纪律"),
    ]


@pytest.mark.parametrize("title", ["常见问题", "六、常见问题解答", "大家常问", "FAQ"])
def test_questions_under_their_title_are_headings_below_it(title: str) -> None:
    questions = ("有反光怎么办？", PROSE, "照片卷了压不平？", PROSE, "底片能拍吗？", PROSE)
    before = [f"{n}、{one}" for n, one in zip("一二三四五", "灯架机纸夹", strict=True)]
    lines = [line for one in before for line in (one, PROSE)]
    assert found(*lines, title, *questions)[-3:] == [
        (2, "有反光怎么办？"),
        (2, "照片卷了压不平？"),
        (2, "底片能拍吗？"),
    ]


def test_questions_with_a_marked_answer_are_turns() -> None:
    lines = ("常见问题", "能去吗？", "答：能。", "下水呢？", "答：再等等。", "写在最后", PROSE)
    assert "能去吗？" not in [text for _, text in found(PROSE, *lines)]


def test_items_after_a_colon_that_are_one_sentence_are_no_headings() -> None:
    items = ("（1）时间短。超过两年的只有十一篇；", "（2）不算账。水费很少有人报告。")
    assert found("一、成效", "不足方面：", *items, "二、展望", PROSE) == [
        (1, "一、成效"),
        (1, "二、展望"),
    ]


def test_an_outline_has_run_in_headings() -> None:
    lines = ("4　机制", "4.1　规则。" + PROSE, "4.2　骨干。" + PROSE, "5　展望", PROSE)
    text = [line for n in "123" for line in (f"{n}　节{n}", PROSE)]
    assert [level for level, _ in found(*text, *lines)] == [1, 1, 1, 1, 2, 2, 1]


def test_the_subject_of_a_letter_and_who_signs_it_are_no_headings() -> None:
    head = ("", "清洗食水缸暫停供水事宜", "", "敬啟者：", "", PROSE, "")
    text = ("甲、食水", "", PROSE, "", "乙、費用", "", PROSE, "")
    tail = ("此致", "列位住戶", "", "翠屏花園管理處", "物業主任　伍國樑")
    assert found(*head, *text, *tail, title="通告") == [(1, "甲、食水"), (1, "乙、費用")]


@pytest.mark.parametrize(
    "days",
    [
        ("三月十二日　晴", "三月十三日　阴，冷", "四月一日　雨　嫁接第一天"),
        ("2021年3月12日　星期五　晴", "2021年3月13日　星期六　小雨，东风三级", "2021年4月1日"),
        ("3月12日（剪枝）", "4月1日：花开", "谷雨"),
        ("正月初三", "清明", "腊月廿三日　扫尘"),
    ],
)
def test_the_days_of_a_diary_with_whatever_is_said_of_them(days: tuple[str, ...]) -> None:
    assert found(*(line for day in days for line in (day, PROSE))) == [(1, day) for day in days]


def test_the_parts_of_a_lesson_stand_below_its_course() -> None:
    head = ("教学目标：", "1．会读会写。", "2．会比较。", "教学难点", PROSE)
    course = ("教学过程", PROSE, "一、导入", PROSE, "二、新授", PROSE, "板书设计", "分数")
    assert found(*head, *course, "教学反思", PROSE) == [
        (1, "教学目标："),
        (1, "教学难点"),
        (1, "教学过程"),
        (2, "一、导入"),
        (2, "二、新授"),
        (1, "板书设计"),
        (1, "教学反思"),
    ]


def test_what_an_editor_adds_is_a_heading_and_who_he_is_none() -> None:
    lines = (PROSE, "", "旧渡口", "", PROSE, "", "新桥", "", PROSE, "")
    assert found(*lines, "记者手记", "", PROSE)[-1] == (1, "记者手记")
    assert found(*lines, "记者陆离", "", PROSE)[-1] == (1, "新桥")


def test_who_signs_each_of_several_letters_is_no_heading() -> None:
    letters = [("第一封", "2020年3月1日"), ("第二封", "2021-03-01"), ("第三封", "三月初一")]
    lines = [one for number, day in letters for one in (number, "小满：", PROSE, "爸爸", day)]
    assert found(*lines) == [(1, number) for number, _ in letters]


def test_years_alone_over_what_happened_in_them() -> None:
    years = ("1958", "1976", "1998", "2018")
    assert found(*(line for year in years for line in (year, PROSE))) == [(1, y) for y in years]


@pytest.mark.parametrize(
    "frame", ["[{}]", "〖{}〗", ">> {}", "→ {}", "● {}", "👉 {}", "▎{}", "◇ {} ◇", "【{}】"]
)
def test_marks_before_and_around_titles(frame: str) -> None:
    titles = [frame.format(title) for title in TITLES]
    lines = [line for title in titles for line in (title, PROSE, MORE_PROSE)]
    assert [level for level, _ in found(*lines)] == [1, 1, 1]


def test_the_questions_of_a_questionnaire_are_none() -> None:
    questions = ("1.您常去吗？", "A.常去　B.不常去", "2.您满意吗？", "□满意　□不满意")
    assert found("一、数据", PROSE, "二、问卷", *questions) == [(1, "一、数据"), (1, "二、问卷")]


def test_clauses_that_a_semicolon_parts_are_one_heading() -> None:
    titles = ("一、学思想，把准方向", "二、强党性；守底线", "三、重实践，建新功")
    assert [text for _, text in found(*(one for t in titles for one in (t, PROSE)))] == [*titles]


def test_points_of_one_shape_are_run_in_headings() -> None:
    points = ("第一点，认识要再提高。", "第二点，服务要再细致。", "第三点，责任要再压实。")
    assert [text for _, text in found(PROSE, *(one + PROSE for one in points))] == [*points]
    assert found(PROSE, "第一点，我同意。" + PROSE, "第二点，谁也没有说出口。" + PROSE) == []


@pytest.mark.parametrize(
    "headings",
    [
        ("（I）缘起", "（II）细读", "（III）余论"),
        ("第Ⅰ部分　综述", "第Ⅱ部分　方法"),
        ("第Ⅰ卷（选择题）", "第Ⅱ卷（非选择题）"),
        ("第一分编　通则", "第二分编　物权"),
        ("第1、加强学习", "第2、深入基层"),
    ],
)
def test_numbers_of_every_form_are_headings_in_sequence(headings: tuple[str, ...]) -> None:
    assert found(*(line for one in headings for line in (one, PROSE))) == [
        (1, one) for one in headings
    ]


def test_clauses_stand_in_articles() -> None:
    first = ("第一条　标的", PROSE, "第一款　质量", "符合国标。", "第二款　包装", "袋装。")
    assert [level for level, _ in found(*first, "第二条　价款", "面议。")] == [1, 2, 2, 1]


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        (("1 总则", "1.1 范围", "2 安装", "2.1 水泵", "3 验收", "3.1 签字"), [1, 2] * 3),
        (("1.1 概述", "1.2 组成", "2.1 安装", "3.1 验收"), [1] * 4),
    ],
)
def test_an_outline_number_alone_in_its_section_is_a_heading_as_others_are(
    headings: tuple[str, ...], expected: list[int]
) -> None:
    lines = (line for one in headings for line in (one, PROSE))
    assert [level for level, _ in found(*lines)] == expected
    other = ("1 总则", PROSE, "1.1 范围", PROSE, "1.2 引用", PROSE, "2 安装", PROSE, "2.1 倍。")
    assert [level for level, _ in found(*other)] == [1, 2, 2, 1]


@pytest.mark.parametrize(
    "before", [("一、教材", "二、学情"), ("一、教材", "二、目标", "1.知识", "2.方法")]
)
def test_lines_of_which_one_has_headings_below_it_are_no_list(before: tuple[str, ...]) -> None:
    rest = (
        "三、重点",
        "四、过程",
        "（一）导入",
        PROSE,
        "（二）小结",
        PROSE,
        "五、板书",
        "六、反思",
    )
    assert [level for level, _ in found(*before, *rest)] == [1, 1, 1, 1, 2, 2, 1, 1]
    listed = ("一、水情", "二、工情", "三、人情", "（一）水闸", PROSE, "（二）堤防", PROSE)
    assert [text for _, text in found(*listed)] == ["（一）水闸", "（二）堤防"]
